#include "woo24/jobs/sides.hpp"

#include <algorithm>

namespace woo24::jobs {

Result<void> tell(Sides& sides, const Posting& posting, const std::string& what, const std::string& detail) {
  return sides.tables.trail.add({sides.doors.clock.now(), "order:" + std::to_string(posting.order.value), what, detail});
}

namespace {

constexpr const char* k_batch = "batch-size";

}  // namespace

Result<std::size_t> batch_size(Sides& sides) {
  const auto most = static_cast<std::size_t>(std::max(1, sides.rules.settings.office.batch));
  const auto learnt = TRY(sides.tables.memory.get(k_batch));
  const auto size = learnt ? Amount::parse(learnt->value) : std::nullopt;
  return size ? std::clamp<std::size_t>(static_cast<std::size_t>(size->millionths() / Amount::k_scale), 1, most) : most;
}

Result<void> halve_batch(Sides& sides, std::size_t unanswered) {
  const auto half = std::max<std::size_t>(1, unanswered / 2);
  if (half >= TRY(batch_size(sides))) return {};
  return sides.tables.memory.set(k_batch, std::to_string(half), sides.doors.clock.now());
}

bool ends_the_run(const Error& error) {
  switch (error.kind) {
    case Kind::refused:
    case Kind::ambiguous:
    case Kind::moved:
      return false;
    case Kind::unreachable:
    case Kind::sign_in:
    case Kind::paused:
    case Kind::configuration:
    case Kind::state:
    case Kind::usage:
    case Kind::held:
    case Kind::binding:
      return true;
  }
  return true;
}

}  // namespace woo24::jobs
