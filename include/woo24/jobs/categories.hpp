#pragma once
// The job `categories`: which category of the shop is which of the office, and, where the settings want it, those that a side
// lacks.

#include "woo24/jobs/catalogue_sides.hpp"
#include "woo24/sync/category_plan.hpp"

namespace woo24::jobs {

/// Reads both trees and the links of the state file; writes nothing.
Result<sync::CategoryPlan> look_at_categories(CatalogueSides& sides);

struct CategoriesRun {
  sync::CategoryPlan plan;
  int linked = 0, made = 0, failed = 0;
};
/// Links what fits of a plan, and makes what is missing; what became of each is in the plan then.
Result<void> apply_categories(CatalogueSides& sides, CatalogueWriters writers, CategoriesRun& run,
                              const std::function<bool()>& stop);
/// Links what fits, and makes what is missing where `products.new_categories` says so; with its entry in the list of runs.
/// What could not be made is among the plan's LeaveCategory. Errors: those about a whole side.
Result<CategoriesRun> run_categories(CatalogueSides& sides, CatalogueWriters writers, const std::function<bool()>& stop);

}  // namespace woo24::jobs
