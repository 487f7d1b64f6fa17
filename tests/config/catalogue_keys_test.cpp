// products, stock and brakes, as the file gives them.
#include "woo24/config/keys.hpp"
#include "woo24/words/words.hpp"

#include "config_text.hpp"

namespace woo24::config {
namespace {

using namespace std::chrono_literals;
using settings::Settings;

std::vector<std::string> messages_of(const std::string& yaml) {
  const auto read = config::read(yaml, "woo24.yaml");
  std::vector<std::string> out;
  for (const auto& fault : read.faults)
    out.push_back(place(fault, "woo24.yaml") + ": " + words::text(fault, settings::Language::en));
  return out;
}

Settings good(const std::string& more) {
  const auto read = config::read(minimal(9, more), "woo24.yaml");
  for (const auto& fault : read.faults) ADD_FAILURE() << words::text(fault, settings::Language::en) << "\n" << more;
  return read.settings;
}

TEST(CatalogueKeys, AllOfThem) {
  const auto s = good(
      "products:\n"
      "  mode: two_way\n"
      "  categories: [Verktyg, \"Verktyg > Hand\"]\n"
      "  map:\n"
      "    - { office: Skruv, shop: Skruvar }\n"
      "    - { office: 12, shop: \"Hem > Kök\" }\n"
      "  new_categories: yes\n"
      "  category_meta: [24so_category, kategori]\n"
      "  price: web_price\n"
      "  on_conflict: { name: woocommerce, price: 24sevenoffice }\n"
      "  tax_class: reducerad\n"
      "  expired: draft\n"
      "stock: { mode: from_24sevenoffice }\n"
      "brakes: { prices_changed: 12.5%, stock_to_zero: 40, products_missing: 100 % }\n"
      "every: { products: 30m, stock: 2m, stock_sweep: 1d }");
  const auto& products = s.products;
  EXPECT_EQ(products.mode, settings::ProductMode::two_way);
  EXPECT_EQ(products.categories, (std::vector<settings::Named>{{"Verktyg", 11}, {"Verktyg > Hand", 11}}));
  ASSERT_EQ(products.map.size(), 2U);
  EXPECT_EQ(products.map[1].office, (settings::Named{"12", 14}));
  EXPECT_EQ(products.map[1].shop, (settings::Named{"Hem > Kök", 14}));
  EXPECT_EQ(products.map[1].line, 14);
  EXPECT_TRUE(products.new_categories);
  EXPECT_EQ(products.category_meta, (std::vector<std::string>{"24so_category", "kategori"}));
  EXPECT_EQ(products.price, settings::OfficePrice::web_price);
  EXPECT_EQ(products.owner_name, settings::Owner::shop);
  EXPECT_EQ(products.owner_price, settings::Owner::office);
  EXPECT_EQ(products.tax_class, "reducerad");
  EXPECT_EQ(products.expired, settings::OnExpired::draft);
  EXPECT_EQ(s.stock.mode, settings::StockMode::from_office);
  EXPECT_EQ(s.brakes.prices_changed, Amount::micro(12'500'000));
  EXPECT_EQ(s.brakes.stock_to_zero, Amount::whole(40));
  EXPECT_EQ(s.brakes.products_missing, Amount::whole(100));
  EXPECT_EQ(products.every, 30min);
  EXPECT_EQ(s.stock.every, 2min);
  EXPECT_EQ(s.stock.sweep, 24h);
}

TEST(CatalogueKeys, AListMayBeEmpty) {
  const auto s = good("products: { categories: [], category_meta: [] }");
  EXPECT_TRUE(s.products.categories.empty());
  EXPECT_TRUE(s.products.category_meta.empty());
  EXPECT_TRUE(good("products: { mode: off }").products.mode == settings::ProductMode::off);
}

/// Several of the office's may be one of the shop's while products go one way alone.
TEST(CatalogueKeys, SeveralCategoriesOfTheOfficeMayBeOneOfTheShop) {
  const std::string map = "map: [ { office: A, shop: X }, { office: B, shop: x } ] }";
  EXPECT_EQ(good("products: { mode: from_24sevenoffice, " + map).products.map.size(), 2U);
  EXPECT_EQ(
      messages_of(minimal(9, "products: { mode: two_way, " + map)),
      (std::vector<std::string>{"woo24.yaml:9:59: products.map[2] does not go with products.map[1]: both are for the same "
                                "category of the shop."}));
}

struct Wrong {
  std::string name, yaml;
  std::vector<std::string> messages;
};
class CatalogueKeysWrong : public testing::TestWithParam<Wrong> {};

TEST_P(CatalogueKeysWrong, IsSaidWithItsPlace) { EXPECT_EQ(messages_of(minimal(9, GetParam().yaml)), GetParam().messages); }

INSTANTIATE_TEST_SUITE_P(
    Values, CatalogueKeysWrong,
    testing::Values(Wrong{"a mode",
                          "products: { mode: both }",
                          {"woo24.yaml:9:19: products.mode is 'both'; expected: off | from_24sevenoffice | two_way"}},
                    Wrong{"a mode of the other side",
                          "stock: { mode: two_way }",
                          {"woo24.yaml:9:16: stock.mode is 'two_way'; expected: off | from_24sevenoffice | from_woocommerce"}},
                    Wrong{"a key near another",
                          "products: { categoris: [A] }",
                          {"woo24.yaml:9:13: This version does not know the key products.categoris. Is categories meant?"}},
                    Wrong{"a key of stock in products",
                          "stock: { every: 5m }",
                          {"woo24.yaml:9:10: This version does not know the key stock.every."}},
                    Wrong{"a category that is no text",
                          "products: { categories: [Verktyg, [Hand]] }",
                          {"woo24.yaml:9:35: products.categories is a list; expected: [] | [CATEGORY, …]"}},
                    Wrong{"a category twice",
                          "products: { categories: [Verktyg, Skruv, Verktyg] }",
                          {"woo24.yaml:9:42: products.categories is 'Verktyg'; expected: [] | [CATEGORY, …]"}},
                    Wrong{"categories that are no list",
                          "products: { categories: Verktyg }",
                          {"woo24.yaml:9:25: products.categories is 'Verktyg'; expected: [] | [CATEGORY, …]"}},
                    Wrong{"half a pair",
                          "products: { map: [ { office: Verktyg } ] }",
                          {"woo24.yaml:9: The key products.map[1].shop is missing."}},
                    Wrong{"a pair that is none",
                          "products: { map: [ Verktyg ] }",
                          {"woo24.yaml:9:20: products.map[1] is 'Verktyg'; expected: { … }"}},
                    Wrong{"a pair with another key",
                          "products: { map: [ { office: A, shopp: B } ] }",
                          {"woo24.yaml:9: The key products.map[1].shop is missing.",
                           "woo24.yaml:9:33: This version does not know the key products.map[1].shopp. Is shop meant?"}},
                    Wrong{
                        "a category of the office in two pairs",
                        "products: { map: [ { office: Verktyg, shop: A }, { office: verktyg, shop: B } ] }",
                        {"woo24.yaml:9:50: products.map[2] does not go with products.map[1]: both are for the same category of "
                         "24SevenOffice."}},
                    Wrong{"a price",
                          "products: { price: net }",
                          {"woo24.yaml:9:20: products.price is 'net'; expected: price | web_price | cash_price_inc_tax"}},
                    Wrong{"an owner",
                          "products: { on_conflict: { name: shop } }",
                          {"woo24.yaml:9:34: products.on_conflict.name is 'shop'; expected: 24sevenoffice | woocommerce"}},
                    Wrong{"an owner of all",
                          "products: { on_conflict: woocommerce }",
                          {"woo24.yaml:9:26: products.on_conflict is 'woocommerce'; expected: { … }"}},
                    Wrong{"what becomes of expired ones",
                          "products: { expired: trash }",
                          {"woo24.yaml:9:22: products.expired is 'trash'; expected: leave | draft"}},
                    Wrong{"brakes",
                          "brakes: { prices_changed: 101%, stock_to_zero: -1, products_missing: viele }",
                          {"woo24.yaml:9:27: brakes.prices_changed is '101%'; expected: 0% … 100%",
                           "woo24.yaml:9:48: brakes.stock_to_zero is '-1'; expected: 0% … 100%",
                           "woo24.yaml:9:70: brakes.products_missing is 'viele'; expected: 0% … 100%"}},
                    Wrong{"a brake of two percents",
                          "brakes: { prices_changed: 20%% }",
                          {"woo24.yaml:9:27: brakes.prices_changed is '20%%'; expected: 0% … 100%"}},
                    Wrong{"intervals",
                          "every: { products: 30s, stock: 2d, stock_sweep: 5m }",
                          {"woo24.yaml:9:20: every.products is '30s'; expected: 1m … 1d",
                           "woo24.yaml:9:32: every.stock is '2d'; expected: 1m … 1d",
                           "woo24.yaml:9:49: every.stock_sweep is '5m'; expected: 15m … 7d"}}),
    [](const auto& given) {
      auto name = given.param.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

}  // namespace
}  // namespace woo24::config
