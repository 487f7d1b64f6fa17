#include "woo24/jobs/put_back.hpp"

#include "woo24/base/log.hpp"
#include "woo24/store/lease.hpp"
#include "woo24/store/private_file.hpp"
#include "woo24/sync/course.hpp"

namespace woo24::jobs {

namespace {

constexpr const char* k_file = "state-file";

Result<int> doubt_payments(Sides& sides) {
  int doubted = 0;
  for (const auto& posting : TRY(sides.tables.postings.open())) {
    if (posting.kind != PostingKind::order && posting.kind != PostingKind::credit) continue;
    const auto then = sync::after(posting, sync::PutBack{}, sides.limits, sides.doors.clock.now());
    if (then.payment_sent == posting.payment_sent) continue;
    TRY(sides.tables.postings.advance(then, posting.stage));
    TRY(tell(sides, then, "the state file was put back", "a payment may have been sent since that copy: none is sent"));
    ++doubted;
  }
  return doubted;
}

/// To the system it is the same file: once this job has noted its run, that of products sees nothing any more.
Result<void> tell_products(Sides& sides, const std::string& copy) {
  const auto known = TRY(sides.tables.cursors.get(k_products_file));
  return known && *known != copy ? sides.tables.cursors.set(k_products_file, "") : Result<void>{};
}

}  // namespace

std::string copy_of(const std::string& file, std::int64_t noted) { return file + ", older than run " + std::to_string(noted); }

Result<void> notice_put_back(Sides& sides, std::int64_t last_run) {
  const auto& path = sides.tables.db.path();
  const auto is = store::file_identity(path);
  if (is.empty()) return {};
  const auto was = TRY(sides.tables.memory.get(k_file));
  // A copy that was put over the file is the same file to the system, but knows less than it did.
  const auto noted = store::noted_run(path);
  const bool same = !was || was->value == is;
  const bool in_place = same && noted > last_run;
  if (was && same && !in_place) return {};
  int doubted = 0;
  TRY(sides.tables.db.transaction([&]() -> Result<void> {
    if (was) doubted = TRY(doubt_payments(sides));
    if (in_place) TRY(tell_products(sides, copy_of(is, noted)));
    return sides.tables.memory.set(k_file, is, sides.doors.clock.now());
  }));
  if (was) log::warning("the state file is a copy that was put in place", {{"orders_on_their_way", std::to_string(doubted)}});
  return {};
}

}  // namespace woo24::jobs
