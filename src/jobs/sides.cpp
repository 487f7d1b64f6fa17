#include "woo24/jobs/sides.hpp"

namespace woo24::jobs {

Result<void> tell(Sides& sides, const Posting& posting, const std::string& what, const std::string& detail) {
  return sides.tables.trail.add({sides.doors.clock.now(), "order:" + std::to_string(posting.order.value), what, detail});
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
