#pragma once
// One product, found by what a person calls it, and its story.

#include "woo24/app/program.hpp"
#include "woo24/jobs/catalogue_sides.hpp"
#include "woo24/store/lease.hpp"
#include "woo24/store/wishes.hpp"

#include <optional>
#include <string>

namespace woo24::app {

/// By SKU, else by id, among what was last listed. Errors: product-not-known; catalogue-number-twice.
Result<shop::ProductId> shop_product_of(jobs::CatalogueTables& tables, const std::string& key);
Result<office::ProductId> office_product_of(jobs::CatalogueTables& tables, const std::string& key);

/// What the service did for `woo24 sync products`.
Exit print_catalogue_granted(Context& context, const store::Granted& granted);

/// Leaves with `ask` what the command's run is to be like (`--full`, `--yes`), whoever makes it, and takes the lease for it. An
/// exit: it is over already, since the service made the run, or something failed.
std::optional<Exit> take_catalogue_turn(Context& context, Result<void> (*ask)(Context&, const std::string& words),
                                        std::optional<store::Lease>& lease);

}  // namespace woo24::app
