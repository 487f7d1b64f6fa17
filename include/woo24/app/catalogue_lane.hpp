#pragma once
// One run of each job of the catalogue as the service makes it.

#include "woo24/app/workplace.hpp"
#include "woo24/model/plan.hpp"

namespace woo24::app {

/// Both catalogues, categories with them. What a brake holds waits; `woo24 products list` says so.
Result<RunCounts> keep_products(Workplace& place, bool wished);
/// Categories alone, for `woo24 sync categories`.
Result<RunCounts> keep_categories(Workplace& place, bool wished);

}  // namespace woo24::app
