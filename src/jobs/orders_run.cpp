#include "woo24/jobs/orders_run.hpp"

#include "woo24/jobs/put_back.hpp"
#include "woo24/store/lease.hpp"

#include <fmt/core.h>

namespace woo24::jobs {

namespace {

std::string counts_json(const RunCounts& counts) {
  return fmt::format(R"({{"seen":{},"sent":{},"waiting":{},"failed":{},"skipped":{}}})", counts.seen, counts.sent,
                     counts.waiting, counts.failed, counts.skipped);
}

Result<OrdersRun> planned_and_applied(Sides& sides, Writers writers, const PlanOptions& options, bool apply,
                                      const std::function<bool()>& stop, const Progress& progress) {
  auto work = TRY(plan_orders(sides, options, apply));
  OrdersRun run{counts_of(work.plan), std::move(work.plan)};
  run.counts.seen = work.seen;
  if (!apply) return run;
  TRY(record_orders(sides, work));
  run.counts = TRY(apply_orders(sides, writers, work, stop, progress));
  return run;
}

}  // namespace

Result<OrdersRun> run_orders(Sides& sides, Writers writers, const std::function<bool()>& stop, const Progress& progress) {
  const bool apply = sides.rules.settings.orders.mode == settings::Mode::send;
  const auto run = TRY(sides.tables.runs.start("orders", sides.doors.clock.now()));
  auto done = [&]() -> Result<OrdersRun> {
    if (apply) TRY(notice_put_back(sides, run - 1));
    store::note_run(sides.tables.db.path(), run);
    PlanOptions options;
    if (apply) options.keep = [&sides](OrderWork& listed) { return record_listed(sides, listed); };
    return planned_and_applied(sides, writers, options, apply, stop, progress);
  }();
  const auto counts = done.ok() ? counts_json(done.value().counts) : std::string("{}");
  TRY(sides.tables.runs.end(run, sides.doors.clock.now(), counts,
                            done.ok() ? std::nullopt : std::optional(done.error().reason)));
  return done;
}

Result<OrdersRun> send_order(Sides& sides, Writers writers, shop::OrderId order, const std::function<bool()>& stop) {
  PlanOptions options;
  options.only = order;
  sides.limits.ignore_pauses = true;
  const auto last = TRY(sides.tables.runs.newest());
  TRY(notice_put_back(sides, last));
  store::note_run(sides.tables.db.path(), last);
  return planned_and_applied(sides, writers, options, true, stop ? stop : [] { return false; }, {});
}

}  // namespace woo24::jobs
