#pragma once
// One run of the job `stock` as the service makes it.

#include "woo24/app/workplace.hpp"
#include "woo24/model/plan.hpp"

namespace woo24::app {

/// Counts as stock_lines has them. What a brake holds waits; `woo24 products list` says so.
Result<RunCounts> keep_stock(Workplace& place, bool wished);

}  // namespace woo24::app
