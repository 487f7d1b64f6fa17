#pragma once
// Products that are one by their number become a pair, in the state file alone; and a product that was found after an unclear
// answer is known as made by us.

#include "woo24/jobs/catalogue_sides.hpp"
#include "woo24/model/catalogue_plan.hpp"

#include <functional>

namespace woo24::jobs {

/// Every number once, as the mirrors are; `each` is told the new links, in the transactions that keep them.
Result<void> match_products(CatalogueSides& sides, const std::function<Result<void>(const CatalogueChange&)>& each);

/// Links two, with what they agree on from the start: their number and, where one was made of the other, what was sent then.
/// Both must be in the mirrors. Within a transaction.
Result<void> link_by_number(CatalogueSides& sides, shop::ProductId shop, office::ProductId office);

}  // namespace woo24::jobs
