#pragma once
// The job `products`. Plan: list both sides into the mirrors, match by number, compare each pair with what was agreed. The plan
// is walked, not held, so that memory stays flat: once to count and to hold it against the brakes, once to apply it; what the
// second walk brings that the first had not, or other than the first, is left for the next run.

#include "woo24/jobs/catalogue_listing.hpp"
#include "woo24/jobs/categories.hpp"
#include "woo24/jobs/planned_changes.hpp"
#include "woo24/model/catalogue_plan.hpp"

#include <functional>
#include <string>
#include <vector>

namespace woo24::jobs {

using ChangeTaker = std::function<Result<void>(const CatalogueChange&)>;

struct ProductOptions {
  bool full = false;  ///< list all there is
  bool yes = false;   ///< a person releases what the brake holds, if it is still the same plan
  std::function<bool()> stop = [] { return false; };
  CatalogueProgress progress;
  ChangeTaker held = {};  ///< is told each change that a brake holds
};

/// What a plan comes to.
struct ProductPlan {
  CatalogueCounts counts;
  PlannedChanges changes;
  std::string digest;  ///< of everything that would be written, and what stood there
  std::optional<Reason>
      braked;          ///< brake-prices, brake-missing: nothing is written; differences-wait: the held ones alone wait
  bool stops = false;  ///< nothing at all is written
  sync::CategoryMap categories;
};

/// Every change in turn, from the mirrors and pairs as they are. Writes nothing but what both sides agree on already.
Result<ProductPlan> walk_products(CatalogueSides& sides, const sync::CategoryMap& categories, const ChangeTaker& each);

struct ProductsRun {
  CatalogueCounts counts;
  std::optional<Reason> braked;
  std::vector<CategoryChange> categories;
  Listed listed;
};

/// For a dry run: over a scratch copy of the state file (CatalogueTables); `each` is told every change.
Result<ProductsRun> plan_products(CatalogueSides& sides, const ProductOptions& options, const ChangeTaker& each);

/// What a person asks of the next run ("full yes"; "" takes it back), where the service makes it.
Result<void> ask_of_products(CatalogueTables& tables, const std::string& words);

/// One run, with its entry in the list of runs. Where a brake stops it, that is kept in the state file and said; `yes` releases
/// exactly what was said then. Errors: those about a whole side; what was done stays done.
Result<ProductsRun> run_products(CatalogueSides& sides, CatalogueWriters writers, const ProductOptions& options);

/// {"linked":…}, as the list of runs keeps it.
std::string counts_json(const CatalogueCounts& counts);

// A person's word. Errors: product-not-known, product-linked-already, product-not-linked.
Result<ProductPair> link_products(CatalogueTables& tables, Instant now, shop::ProductId shop, office::ProductId office);
Result<ProductPair> unlink_product(CatalogueTables& tables, Instant now, shop::ProductId shop);

/// For `woo24 check`: categories that do not fit, numbers that are there twice (of the mirrors as last listed).
Result<std::vector<Reason>> catalogue_findings(CatalogueSides& sides);

}  // namespace woo24::jobs
