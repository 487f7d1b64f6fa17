#pragma once
// A product of each side, and a shop and an office of two-way settings, to begin from.

#include "samples.hpp"
#include "woo24/model/product_pair.hpp"
#include "woo24/sync/product_fields.hpp"

namespace woo24::samples {

inline sync::Rules two_way_rules() {
  auto settings = example_settings();
  settings.products.mode = settings::ProductMode::two_way;
  settings.stock.mode = settings::StockMode::from_office;
  return rules_of(settings);
}

inline shop::CatalogueProduct shop_screw() {
  shop::CatalogueProduct one;
  one.id = {41};
  one.status = "publish";
  one.sku = "SK-1";
  one.name = "Skruv &amp; mutter";
  one.regular_price = "125.00";
  one.tax_status = "taxable";
  one.categories = {{7}};
  return one;
}

inline office::CatalogueProduct office_screw() {
  office::CatalogueProduct one;
  one.id = {501};
  one.number = "SK-1";
  one.name = "Skruv & mutter";
  one.category = {70};
  one.price = amount("100");
  return one;
}

inline PairedProduct screw_pair() {
  PairedProduct pair;
  pair.pair = {{41}, {501}, "number", {}};
  pair.shop = shop_screw();
  pair.office = office_screw();
  return pair;
}

/// With both sides' present values agreed on.
inline PairedProduct agreed(PairedProduct pair, const sync::Rules& rules) {
  const auto* parent = pair.parent ? &*pair.parent : nullptr;
  for (const auto field : {ProductField::name, ProductField::price, ProductField::number, ProductField::active}) {
    pair.agreed[field] = {sync::raw_value(*pair.shop, parent, field),
                          sync::raw_value(*pair.office, field, rules.settings.products.price)};
  }
  return pair;
}

}  // namespace woo24::samples
