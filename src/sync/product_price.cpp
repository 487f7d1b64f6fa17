#include "woo24/sync/product_price.hpp"

#include "woo24/base/text.hpp"

namespace woo24::sync {

namespace {

const Amount k_hundred = Amount::whole(100);

/// The shop's own rate of a class: of its country, else of everywhere.
Amount home_rate(const Rules& rules, std::string_view tax_class) {
  const auto wanted = tax_class.empty() ? std::string("standard") : lower(tax_class);
  std::optional<Amount> everywhere;
  for (const auto& rate : rules.facts.tax_rates) {
    if (lower(rate.tax_class.empty() ? "standard" : rate.tax_class) != wanted) continue;
    if (rate.country == rules.home) return rate.percent;
    if (rate.country.empty() && !everywhere) everywhere = rate.percent;
  }
  return everywhere.value_or(Amount{});
}

bool believable(Amount price) { return !price.is_zero() && !price.is_negative() && price.is_believable(); }

Amount with_vat(Amount net, Amount percent) { return net.times_ratio(k_hundred + percent, k_hundred, Rounding::half_up); }
Amount without_vat(Amount gross, Amount percent) {
  return gross.times_ratio(k_hundred, k_hundred + percent, Rounding::half_up);
}

/// What is in one side's terms, in the other's.
Amount converted(Amount price, bool from_gross, bool to_gross, Amount percent) {
  if (from_gross == to_gross) return price;
  return to_gross ? with_vat(price, percent) : without_vat(price, percent);
}

}  // namespace

PriceTerms price_terms(const Rules& rules, std::string_view tax_status, std::string_view tax_class) {
  PriceTerms terms;
  const bool taxed = rules.facts.taxes_enabled && (tax_status.empty() || tax_status == "taxable");
  terms.vat = taxed ? home_rate(rules, tax_class) : Amount{};
  terms.shop_with_vat = rules.facts.prices_include_tax;
  terms.office_with_vat = rules.settings.products.price == settings::OfficePrice::cash_price_inc_tax;
  terms.shop_decimals = rules.facts.price_decimals;
  terms.office_decimals = rules.settings.office.price_decimals;
  return terms;
}

PriceTerms price_terms(const Rules& rules, const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent) {
  const bool shared = product.tax_class == "parent" && parent != nullptr;
  return price_terms(rules, product.tax_status, shared ? parent->tax_class : product.tax_class);
}

std::optional<Amount> chosen_price(const office::CatalogueProduct& product, settings::OfficePrice which) {
  switch (which) {
    case settings::OfficePrice::web_price:
      return product.web_price;
    case settings::OfficePrice::cash_price_inc_tax:
      return product.cash_price_inc_tax;
    case settings::OfficePrice::price:
      break;
  }
  return product.price;
}

void set_chosen_price(office::ProductSave& save, settings::OfficePrice which, Amount price) {
  switch (which) {
    case settings::OfficePrice::web_price:
      save.web_price = price;
      return;
    case settings::OfficePrice::cash_price_inc_tax:
      save.cash_price_inc_tax = price;
      return;
    case settings::OfficePrice::price:
      break;
  }
  save.price = price;
}

std::optional<std::string> shop_price(const std::optional<Amount>& office, const PriceTerms& terms) {
  if (!office || !believable(*office)) return std::nullopt;
  const auto price = converted(*office, terms.office_with_vat, terms.shop_with_vat, terms.vat).rounded(terms.shop_decimals);
  if (!believable(price)) return std::nullopt;
  return price.text(terms.shop_decimals);
}

std::optional<Amount> office_price(std::string_view shop, const PriceTerms& terms) {
  const auto said = Amount::parse(trimmed(shop));
  if (!said || !believable(*said)) return std::nullopt;
  const auto price = converted(*said, terms.shop_with_vat, terms.office_with_vat, terms.vat).rounded(terms.office_decimals);
  if (!believable(price)) return std::nullopt;
  return price;
}

bool same_price(std::string_view shop, const std::optional<Amount>& office, const PriceTerms& terms) {
  const auto said = Amount::parse(trimmed(shop));
  const bool none_in_shop = !said || said->is_zero(), none_in_office = !office || office->is_zero();
  if (none_in_shop || none_in_office) return none_in_shop && none_in_office;
  const auto in_shop = shop_price(office, terms);
  if (in_shop && Amount::parse(*in_shop) == said) return true;
  const auto in_office = office_price(shop, terms);
  return in_office && *in_office == *office;
}

}  // namespace woo24::sync
