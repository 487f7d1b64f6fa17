#pragma once
// A product that one side lacks, as it would be made there.

#include "woo24/model/catalogue_plan.hpp"
#include "woo24/sync/category_plan.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

/// Whether a product is for the other side at all; a reason only where a person should hear of it.
struct Wanted {
  bool wanted = false;
  std::optional<Reason> reason;
  friend bool operator==(const Wanted&, const Wanted&) = default;
};

/// An active product of a chosen category; not one that the settings book rows on (shipping, fees, rounding).
Wanted wanted_in_shop(const office::CatalogueProduct& product, const Rules& rules, const CategoryMap& categories);
/// two_way: simple products and variations that are published (or private), have a number, and whose category or meta is one
/// of the office's. `parent`: of a variation, whose category it has.
Wanted wanted_in_office(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent, const Rules& rules,
                        const CategoryMap& categories);

/// A draft for the shop. Error: none; what the office's product lacks is left out. `weight_unit`: the shop's.
MakeShopProduct draft_for_shop(const office::CatalogueProduct& product, const Rules& rules, const CategoryMap& categories,
                               const std::string& weight_unit);
/// Precondition: wanted_in_office.
MakeOfficeProduct draft_for_office(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent,
                                   const Rules& rules, const CategoryMap& categories, const std::string& weight_unit);

}  // namespace woo24::sync
