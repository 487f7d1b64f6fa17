#include "woo24/store/product_pairs.hpp"

#include "store/product_rows.hpp"
#include "store/table_fixture.hpp"
#include "woo24/store/office_products.hpp"
#include "woo24/store/shop_products.hpp"

namespace woo24::store {
namespace {

using test::at;

struct PairsTest : TablesTest {
  ProductPairs pairs{db_};
  ShopProducts shop{db_};
  OfficeProducts office{db_};
  void SetUp() override {
    ASSERT_TRUE(
        shop.put_all(std::vector{test::in_shop(41, "SK-1"), test::in_shop(42, "sk-2 "), test::in_shop(43, "SK-3")}, 1).ok());
    ASSERT_TRUE(office.put_all(std::vector{test::in_office(501, "sk-1"), test::in_office(502, "SK-2")}, 1).ok());
  }
  ProductPair link(std::int64_t woo, std::int64_t tfso) {
    const ProductPair pair{{woo}, {tfso}, "number", at(1)};
    EXPECT_TRUE(pairs.link(pair).ok());
    return pair;
  }
};

TEST_F(PairsTest, APairTakesThePlaceOfOthersOfEitherSide) {
  const auto first = link(41, 501);
  EXPECT_EQ(pairs.of_shop({41}).value(), first);
  EXPECT_EQ(pairs.of_office({501}).value(), first);
  ASSERT_TRUE(pairs.agree({41}, ProductField::name, {"A", "B"}).ok());
  const auto second = link(41, 502);
  EXPECT_EQ(pairs.of_office({501}).value(), std::nullopt);
  EXPECT_EQ(pairs.of_shop({41}).value(), second);
  EXPECT_EQ(pairs.count().value(), 1);
  EXPECT_EQ(rows("product_agreed"), 0) << "what the old pair had agreed on is over";
}

TEST_F(PairsTest, WhatIsUnlinkedApartStaysSoUntilItIsLinkedAgain) {
  const auto pair = link(41, 501);
  ASSERT_TRUE(pairs.unlink(pair, true).ok());
  EXPECT_TRUE(pairs.are_apart({41}, {501}).value());
  EXPECT_EQ(pairs.count().value(), 0);
  link(41, 501);
  EXPECT_FALSE(pairs.are_apart({41}, {501}).value());
}

TEST_F(PairsTest, PagesHoldAllThatIsKnown) {
  link(41, 501);
  link(42, 502);
  link(43, 599);
  auto variation = test::in_shop(44, "SK-4");
  variation.parent = {43};
  variation.type = shop::ProductType::variation;
  ASSERT_TRUE(shop.put_all({&variation, 1}, 1).ok());
  link(44, 600);
  ASSERT_TRUE(pairs.agree({42}, ProductField::price, {"125.00", "100.00"}).ok());
  ASSERT_TRUE(pairs.intend({42}, ProductField::name, {CatalogueSide::shop, "Ny", at(2), "", ""}).ok());
  ASSERT_TRUE(pairs.intend({42}, ProductField::name, {CatalogueSide::office, "Nyare", at(3), "Ny", "Gammal"}).ok());
  const auto page = pairs.page({41}, 2).value();
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[0].pair.shop.value, 42);
  EXPECT_EQ(page[0].shop->sku, "sk-2 ");
  EXPECT_EQ(page[0].office->number, "SK-2");
  EXPECT_EQ(page[0].agreed.at(ProductField::price), (Agreed{"125.00", "100.00"}));
  EXPECT_EQ(page[0].intents.at(ProductField::name), (ProductIntent{CatalogueSide::office, "Nyare", at(3), "Ny", "Gammal"}));
  EXPECT_EQ(page[1].office, std::nullopt);
  const auto last = pairs.with_all({44}).value();
  ASSERT_TRUE(last && last->parent);
  EXPECT_EQ(last->parent->id.value, 43);
  EXPECT_TRUE(pairs.page({44}, 10).value().empty());
  ASSERT_TRUE(pairs.agree({42}, ProductField::name, {"Nyare", "Nyare"}).ok());
  EXPECT_TRUE(pairs.with_all({42}).value()->intents.empty());
}

TEST_F(PairsTest, GroupsAreOfOneNumberOnBothSides) {
  link(41, 501);
  auto trashed = test::in_shop(45, "Sk-2");
  trashed.status = "trash";
  ASSERT_TRUE(shop.put_all({&trashed, 1}, 1).ok());
  const auto groups = pairs.groups("", 10).value();
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0].key, "sk-1");
  EXPECT_EQ(groups[0].shop.front().paired, office::ProductId{501});
  EXPECT_FALSE(groups[0].shop.front().partner_gone);
  EXPECT_EQ(groups[0].office.front().paired, shop::ProductId{41});
  EXPECT_EQ(groups[1].shop.size(), 2U);
  EXPECT_TRUE(groups[1].shop.back().trashed);
  EXPECT_EQ(groups[1].office.size(), 1U);
  EXPECT_TRUE(groups[2].office.empty());
  EXPECT_EQ(pairs.groups("sk-1", 1).value().front().key, "sk-2");
  ASSERT_TRUE(office.remove({{501}}).ok());
  EXPECT_TRUE(pairs.groups("", 1).value().front().shop.front().partner_gone);
}

}  // namespace
}  // namespace woo24::store
