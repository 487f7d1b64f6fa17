#include "woo24/app/lane_jobs.hpp"

#include "woo24/base/log.hpp"
#include "woo24/jobs/completed.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/proof.hpp"

namespace woo24::app {

namespace {

void log_counts(const char* what, const char* done, const RunCounts& counts) {
  if (counts.seen == 0) return;
  log::info(what, {{"seen", std::to_string(counts.seen)},
                   {done, std::to_string(counts.sent)},
                   {"waiting", std::to_string(counts.waiting)},
                   {"failed", std::to_string(counts.failed)}});
}

/// `run` gets the sides, and gives something with counts.
template <typename Run>
Result<RunCounts> counted(Workplace& place, bool wished, const char* what, const char* done, const Run& run) {
  auto& sides = *TRY(place.sides());
  const auto before = place.answers();
  sides.limits.ignore_pauses = wished;
  auto ran = run(sides);
  sides.limits.ignore_pauses = false;
  auto counts = TRY(std::move(ran)).counts;
  counts.shop_calls = place.answers().shop.calls - before.shop.calls;
  counts.office_calls = place.answers().office.calls - before.office.calls;
  log_counts(what, done, counts);
  return counts;
}

}  // namespace

Result<RunCounts> export_orders(Workplace& place, bool wished) {
  return counted(place, wished, "orders", "sent", [&](jobs::Sides& sides) {
    return jobs::run_orders(sides, place.writers(), [&] { return place.leave_off(); }, {});
  });
}

Result<RunCounts> note_completed(Workplace& place, bool wished) {
  return counted(place, wished, "invoiced", "completed", [&](jobs::Sides& sides) {
    return jobs::run_completed(sides, place.writers(), [&] { return place.leave_off(); });
  });
}

Result<RunCounts> import_office_orders(Workplace& place, bool wished) {
  const bool sends = place.settings().office_orders.mode == settings::Mode::send;
  const auto* what = sends ? "orders of the office" : "orders of the office, only watched";
  return counted(place, wished, what, "made", [&](jobs::Sides& sides) {
    return jobs::run_imports(sides, place.writers(), [&] { return place.leave_off(); });
  });
}

Result<RunCounts> prove_nightly(Workplace& place, bool /*wished*/) {
  auto& sides = *TRY(place.sides());
  const auto proved = TRY(jobs::run_nightly_proof(sides, [&] { return place.leave_off(); }));
  if (!proved) return RunCounts{};
  log::write(proved->equal() ? log::Level::info : log::Level::warning,
             proved->equal() ? "proof: all equal" : "proof: not all is equal; `woo24 status` shows what",
             {{"orders", std::to_string(proved->orders)},
              {"credits", std::to_string(proved->credits)},
              {"findings", std::to_string(proved->findings.size())},
              {"listed", std::to_string(proved->listed.size())}});
  return RunCounts{};
}

}  // namespace woo24::app
