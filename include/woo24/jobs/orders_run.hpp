#pragma once
// One run of the job `orders` from start to end, as the service and `woo24 sync` both make it, with its entry in the list of
// runs.

#include "woo24/jobs/export_orders.hpp"

namespace woo24::jobs {

struct OrdersRun {
  RunCounts counts;
  OrderPlan plan;
};

/// Lists, plans, records and, in mode `send`, applies. In mode `watch` nothing but the plan comes of it, and nothing is
/// recorded.
Result<OrdersRun> run_orders(Sides& sides, Writers writers, const std::function<bool()>& stop, const Progress& progress);

/// One order alone, whatever the mode (`orders send`).
Result<OrdersRun> send_order(Sides& sides, Writers writers, shop::OrderId order, const std::function<bool()>& stop = {});

}  // namespace woo24::jobs
