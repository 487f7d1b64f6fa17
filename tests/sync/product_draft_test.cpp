#include "woo24/sync/product_draft.hpp"

#include "catalogue_samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

CategoryMap tools() {
  CategoryMap map;
  map.chosen = {70};
  map.office_of_shop = {{7, 70}, {9, 90}};
  map.shop_of_office = {{70, 7}, {90, 9}};
  map.office = {{{70}, {0}, "Verktyg", ""}, {{90}, {0}, "Kontor", ""}};
  return map;
}

TEST(WantedInShop, AreActiveProductsOfChosenCategoriesWithANumber) {
  const auto rules = two_way_rules();
  const auto wanted = [&](office::CatalogueProduct one) { return wanted_in_shop(one, rules, tools()).wanted; };
  EXPECT_TRUE(wanted(office_screw()));
  auto one = office_screw();
  one.active = false;
  EXPECT_FALSE(wanted(one));
  one = office_screw();
  one.category = {90};
  EXPECT_FALSE(wanted(one));
  one = office_screw();
  one.number = "";
  EXPECT_FALSE(wanted(one));
  one.number = "frakt";
  EXPECT_FALSE(wanted(one)) << "rows are booked on it";
  one.number = "PANT";
  EXPECT_FALSE(wanted(one));
}

TEST(WantedInOffice, AreShownProductsOfAMappedCategory) {
  const auto rules = two_way_rules();
  const auto wanted = [&](const shop::CatalogueProduct& one) { return wanted_in_office(one, nullptr, rules, tools()).wanted; };
  EXPECT_TRUE(wanted(shop_screw()));
  auto one = shop_screw();
  one.status = "draft";
  EXPECT_FALSE(wanted(one));
  one = shop_screw();
  one.categories = {{9}};
  EXPECT_FALSE(wanted(one)) << "the office's category is not chosen";
  one.meta = {{"24so_category", "Kontor"}};
  EXPECT_TRUE(wanted(one)) << "the product names it itself";
  one.type = shop::ProductType::variable;
  EXPECT_FALSE(wanted(one));
  auto first_option = two_way_rules();
  first_option.settings.products.mode = settings::ProductMode::from_office;
  EXPECT_FALSE(wanted_in_office(shop_screw(), nullptr, first_option, tools()).wanted);
}

TEST(WantedInOffice, AnUnknownCategoryAndATooLongNumberAreSaid) {
  const auto rules = two_way_rules();
  auto one = shop_screw();
  one.meta = {{"24so_category", "Trädgård"}};
  EXPECT_EQ(told(wanted_in_office(one, nullptr, rules, tools()).reason.value()),
            "office-category-unknown name=Trädgård number=SK-1");
  one = shop_screw();
  one.sku = std::string(101, '7');
  EXPECT_EQ(wanted_in_office(one, nullptr, rules, tools()).reason.value().id, ReasonId::number_too_long);
}

TEST(WantedInOffice, AVariationHasItsParentsCategory) {
  const auto rules = two_way_rules();
  auto parent = shop_screw(), variation = shop_screw();
  variation.type = shop::ProductType::variation;
  variation.categories.clear();
  EXPECT_TRUE(wanted_in_office(variation, &parent, rules, tools()).wanted);
  parent.status = "draft";
  EXPECT_FALSE(wanted_in_office(variation, &parent, rules, tools()).wanted);
  EXPECT_FALSE(wanted_in_office(variation, nullptr, rules, tools()).wanted);
}

TEST(DraftForShop, HasWhatTheOfficeSays) {
  auto one = office_screw();
  one.number = " SK-1 ";
  one.description = "För trä <10 mm";
  one.ean = "7312345678905";
  one.weight = amount("0.25");
  one.stock = amount("7.9");
  one.stock_controlled = true;
  const auto change = draft_for_shop(one, two_way_rules(), tools(), "g");
  const auto& draft = change.draft;
  EXPECT_EQ(draft.sku, "SK-1");
  EXPECT_EQ(draft.name, "Skruv &amp; mutter");
  EXPECT_EQ(draft.regular_price, "125.00");
  EXPECT_EQ(draft.description, "För trä &lt;10 mm");
  EXPECT_EQ(draft.global_unique_id, "7312345678905");
  EXPECT_EQ(draft.weight, "250");
  EXPECT_EQ(draft.stock, 7);
  EXPECT_EQ(draft.categories, std::vector<shop::CategoryId>{{7}});
  EXPECT_EQ(change.name, (Agreed{"Skruv &amp; mutter", "Skruv & mutter"}));
  EXPECT_EQ(change.price, (Agreed{"125.00", "100.00"}));
}

TEST(DraftForShop, LeavesOutWhatIsNotKnown) {
  auto one = office_screw();
  one.name = "";
  one.price.reset();
  one.ean = "A-1";
  one.weight = amount("0.25");
  one.stock = amount("7");
  one.category = {99};
  const auto draft = draft_for_shop(one, two_way_rules(), tools(), "").draft;
  EXPECT_EQ(draft.name, "SK-1");
  EXPECT_EQ(draft.regular_price, "");
  EXPECT_EQ(draft.global_unique_id, "");
  EXPECT_EQ(draft.weight, "");
  EXPECT_EQ(draft.stock, std::nullopt) << "the office does not control it";
  EXPECT_TRUE(draft.categories.empty());
}

TEST(DraftForShop, StockIsFlooredBelowZeroToo) {
  auto one = office_screw();
  one.stock = amount("-0.5");
  one.stock_controlled = true;
  EXPECT_EQ(draft_for_shop(one, two_way_rules(), tools(), "").draft.stock, -1);
  auto rules = two_way_rules();
  rules.settings.stock.mode = settings::StockMode::off;
  EXPECT_EQ(draft_for_shop(one, rules, tools(), "").draft.stock, std::nullopt);
}

TEST(DraftForOffice, HasWhatTheShopSays) {
  auto one = shop_screw();
  one.description = "<p>För <b>trä</b>.</p>";
  one.weight = "250";
  one.global_unique_id = "7312345678905";
  const auto change = draft_for_office(one, nullptr, two_way_rules(), tools(), "g");
  const auto& draft = change.draft;
  EXPECT_EQ(draft.id.value, 0);
  EXPECT_EQ(draft.number, "SK-1");
  EXPECT_EQ(draft.name, "Skruv & mutter");
  EXPECT_EQ(draft.description, "För trä .");
  EXPECT_EQ(draft.ean, "7312345678905");
  EXPECT_EQ(draft.category, office::CategoryId{70});
  EXPECT_EQ(draft.price, amount("100"));
  EXPECT_EQ(draft.weight, amount("0.25"));
  EXPECT_EQ(change.price, (Agreed{"125.00", "100.00"}));
}

TEST(DraftForOffice, AVariationBearsAReadableName) {
  auto parent = shop_screw(), variation = shop_screw();
  parent.name = "Tröja";
  variation.type = shop::ProductType::variation;
  variation.name = "";
  variation.attributes = {{"Färg", "Blå"}, {"Storlek", "XL"}};
  EXPECT_EQ(draft_for_office(variation, &parent, two_way_rules(), tools(), "").draft.name, "Tröja – Blå, XL");
}

}  // namespace
}  // namespace woo24::sync
