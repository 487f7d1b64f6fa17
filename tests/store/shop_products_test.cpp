#include "woo24/store/shop_products.hpp"

#include "store/product_rows.hpp"
#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;
using test::in_shop;

TEST_F(TablesTest, AShopsProductComesBackAsItWas) {
  ShopProducts table(db_);
  shop::CatalogueProduct one;
  one.id = {44};
  one.parent = {43};
  one.type = shop::ProductType::variation;
  one.status = "publish";
  one.sku = " SK-44";
  one.name = "Skruv &amp; mutter";
  one.regular_price = "125.00";
  one.sale_price = "99";
  one.description = "<p>Bra.</p>";
  one.tax_status = "taxable";
  one.tax_class = "parent";
  one.weight = "0.2";
  one.global_unique_id = "7312345678905";
  one.knows_global_unique_id = true;
  one.manage_stock = shop::ManageStock::parent;
  one.stock = -3;
  one.backorders = "notify";
  one.categories = {{7}, {8}};
  one.attributes = {{"Färg", "Blå"}, {"Storlek", ""}};
  one.meta = {{"24so_category", "Verktyg > Hand"}};
  one.modified = at(9);
  ASSERT_TRUE(table.put_all({&one, 1}, 1).ok());
  EXPECT_EQ(table.of({44}).value(), one);
  EXPECT_EQ(table.with_key("sk-44").value(), std::vector{one});
  one.stock.reset();
  one.type = shop::ProductType::grouped;
  one.attributes.clear();
  one.meta.clear();
  ASSERT_TRUE(table.put_all({&one, 1}, 1).ok());
  EXPECT_EQ(table.of({44}).value(), one);
  EXPECT_EQ(table.count().value(), 1);
}

TEST_F(TablesTest, WhatAFullListingDidNotGiveIsMissing) {
  ShopProducts table(db_);
  ASSERT_TRUE(table.put_all(std::vector{in_shop(1, "A"), in_shop(2, "B"), in_shop(3, "C"), in_shop(4, "")}, 1).ok());
  ASSERT_TRUE(table.put_all(std::vector{in_shop(1, "A")}, 2).ok());
  ASSERT_TRUE(table.saw({{3}}, 2).ok());
  EXPECT_EQ(table.missing(2).value(), 2);
  EXPECT_EQ(table.without_number().value(), 1);
  ASSERT_TRUE(table.remove_missing(2).ok());
  EXPECT_EQ(table.count().value(), 2);
  EXPECT_EQ(table.of_ids({{1}, {2}, {3}}).value().size(), 2U);
  EXPECT_EQ(table.page({1}, 10).value().front().id.value, 3);
}

TEST_F(TablesTest, VariationsThatTheirParentNoLongerNamesAreGone) {
  ShopProducts table(db_);
  auto parent = in_shop(1, "");
  parent.type = shop::ProductType::variable;
  auto blue = in_shop(2, "B"), red = in_shop(3, "R");
  blue.parent = red.parent = {1};
  ASSERT_TRUE(table.put_all(std::vector{parent, blue, red}, 1).ok());
  EXPECT_EQ(table.variable_parents().value(), std::vector<shop::ProductId>{{1}});
  ASSERT_TRUE(table.keep_variations({1}, {{3}}).ok());
  EXPECT_EQ(table.of({2}).value(), std::nullopt);
  EXPECT_NE(table.of({3}).value(), std::nullopt);
}

}  // namespace
}  // namespace woo24::store
