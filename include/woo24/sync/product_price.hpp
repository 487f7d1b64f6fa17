#pragma once
// A product's price on both sides: the office's with or without VAT by which of its prices is chosen, the shop's as its own
// setting says. Each is rounded to its own side's decimals, and is never compared with anything but its own last value.

#include "woo24/base/amount.hpp"
#include "woo24/model/office_product.hpp"
#include "woo24/model/shop_product.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace woo24::sync {

struct PriceTerms {
  bool shop_with_vat = false, office_with_vat = false;
  Amount vat;  ///< percent
  int shop_decimals = 2, office_decimals = 2;
  friend bool operator==(const PriceTerms&, const PriceTerms&) = default;
};

/// The rate of a tax class ("" or "standard", a slug) in the shop's own country; 0 where the shop has no such rate, does not
/// count VAT, or `tax_status` is not taxable.
PriceTerms price_terms(const Rules& rules, std::string_view tax_status, std::string_view tax_class);
/// Of a product; `parent` of a variation, whose class it may share.
PriceTerms price_terms(const Rules& rules, const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent);

/// Which of the office's prices the settings choose.
std::optional<Amount> chosen_price(const office::CatalogueProduct& product, settings::OfficePrice which);
void set_chosen_price(office::ProductSave& save, settings::OfficePrice which, Amount price);

/// The shop's regular price for one of the office's. Nothing for none and for 0, which is what an unset price looks like, for
/// negative ones, and for one that no side may say.
std::optional<std::string> shop_price(const std::optional<Amount>& office, const PriceTerms& terms);
/// The other way.
std::optional<Amount> office_price(std::string_view shop, const PriceTerms& terms);
/// Whether one is the other's, in either direction.
bool same_price(std::string_view shop, const std::optional<Amount>& office, const PriceTerms& terms);

}  // namespace woo24::sync
