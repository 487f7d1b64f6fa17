#include "woo24/sync/product_price.hpp"

#include "catalogue_samples.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;
using settings::OfficePrice;

std::string in_shop(const std::string& office, const PriceTerms& terms) {
  return shop_price(office.empty() ? std::nullopt : std::optional(amount(office)), terms).value_or("none");
}
std::string in_office(const std::string& shop, const PriceTerms& terms) {
  const auto price = office_price(shop, terms);
  return price ? price->shortest(2) : "none";
}

TEST(PriceTerms, TheShopsOwnCountrySaysTheRate) {
  const auto rules = two_way_rules();
  EXPECT_EQ(price_terms(rules, "taxable", "").vat, amount("25"));
  EXPECT_EQ(price_terms(rules, "taxable", "standard").vat, amount("25"));
  EXPECT_EQ(price_terms(rules, "taxable", "reduced-rate").vat, amount("12"));
  EXPECT_EQ(price_terms(rules, "none", "").vat, amount("0"));
  EXPECT_EQ(price_terms(rules, "taxable", "no-such-class").vat, amount("0"));
}

TEST(PriceTerms, AVariationMayShareItsParentsClass) {
  const auto rules = two_way_rules();
  auto parent = shop_screw(), variation = shop_screw();
  parent.tax_class = "reduced-rate";
  variation.tax_class = "parent";
  EXPECT_EQ(price_terms(rules, variation, &parent).vat, amount("12"));
}

TEST(PriceTerms, AShopWithoutVatHasOnePrice) {
  auto rules = two_way_rules();
  rules.facts.taxes_enabled = false;
  EXPECT_EQ(in_shop("79.20", price_terms(rules, "taxable", "")), "79.20");
}

struct Way {
  bool shop_with_vat;
  OfficePrice price;
  const char* vat_class;
  const char* office;
  const char* shop;
};
class PriceWay : public testing::TestWithParam<Way> {};

TEST_P(PriceWay, GoesThereAndBack) {
  const auto& row = GetParam();
  auto rules = two_way_rules();
  rules.facts.prices_include_tax = row.shop_with_vat;
  rules.settings.products.price = row.price;
  const auto terms = price_terms(rules, "taxable", row.vat_class);
  EXPECT_EQ(in_shop(row.office, terms), row.shop);
  EXPECT_EQ(in_office(row.shop, terms), row.office);
  EXPECT_TRUE(same_price(row.shop, amount(row.office), terms));
}

INSTANTIATE_TEST_SUITE_P(Ways, PriceWay,
                         testing::Values(Way{true, OfficePrice::price, "", "79.20", "99.00"},
                                         Way{true, OfficePrice::web_price, "reduced-rate", "100.00", "112.00"},
                                         Way{true, OfficePrice::price, "zero-rate", "94.34", "100.00"},
                                         Way{false, OfficePrice::price, "", "79.20", "79.20"},
                                         Way{true, OfficePrice::cash_price_inc_tax, "", "99.00", "99.00"},
                                         Way{false, OfficePrice::cash_price_inc_tax, "", "99.00", "79.20"}));

TEST(ShopPrice, WhatIsNoPriceIsNotCarriedOver) {
  const auto terms = price_terms(two_way_rules(), "taxable", "");
  for (const auto* none : {"", "0", "-5", "0.001", "99999999999"}) EXPECT_EQ(in_shop(none, terms), "none") << none;
  for (const auto* none : {"", "0", "0.00", "-5", "abc", "0.001"}) EXPECT_EQ(in_office(none, terms), "none") << none;
  EXPECT_TRUE(same_price("", std::nullopt, terms));
  EXPECT_TRUE(same_price("0", amount("0"), terms));
  EXPECT_FALSE(same_price("", amount("1"), terms));
  EXPECT_FALSE(same_price("1.25", std::nullopt, terms));
}

TEST(ShopPrice, IsRoundedToTheShopsDecimals) {
  auto rules = two_way_rules();
  rules.facts.price_decimals = 0;
  EXPECT_EQ(in_shop("79.20", price_terms(rules, "taxable", "")), "99");
  rules.settings.office.price_decimals = 4;
  EXPECT_EQ(in_office("100", price_terms(rules, "taxable", "reduced-rate")), "89.2857");
}

RC_GTEST_PROP(ShopPriceProperty, WhatOneSideGotFromTheOtherIsTheOthers, ()) {
  auto rules = two_way_rules();
  rules.facts.prices_include_tax = *rc::gen::arbitrary<bool>();
  rules.facts.price_decimals = *rc::gen::element(0, 2, 3);
  rules.settings.office.price_decimals = *rc::gen::inRange(2, 5);
  rules.settings.products.price = *rc::gen::element(OfficePrice::price, OfficePrice::cash_price_inc_tax);
  const auto terms = price_terms(rules, "taxable", *rc::gen::element<std::string>("", "reduced-rate", "zero-rate"));
  const auto office = Amount::micro(*rc::gen::inRange<std::int64_t>(1, 90'000'000) * 10'000);
  if (const auto shop = shop_price(office, terms)) RC_ASSERT(same_price(*shop, office, terms));
  const auto text = office.rounded(terms.shop_decimals).text(terms.shop_decimals);
  if (const auto back = office_price(text, terms)) RC_ASSERT(same_price(text, back, terms));
}

}  // namespace
}  // namespace woo24::sync
