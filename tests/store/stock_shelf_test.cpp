#include "woo24/store/stock_shelf.hpp"

#include "table_fixture.hpp"
#include "woo24/store/office_products.hpp"
#include "woo24/store/product_pairs.hpp"
#include "woo24/store/shop_products.hpp"

#include <gtest/gtest.h>

namespace woo24::store {
namespace {

using namespace std::chrono_literals;

shop::CatalogueProduct product(std::int64_t id, std::int64_t stock) {
  shop::CatalogueProduct one;
  one.id = {id};
  one.status = "publish";
  one.sku = "SK-" + std::to_string(id);
  one.manage_stock = shop::ManageStock::yes;
  one.stock = stock;
  return one;
}

office::CatalogueProduct article(std::int64_t id, const char* stock) {
  office::CatalogueProduct one;
  one.id = {id};
  one.number = "SK-" + std::to_string(id - 9000);
  one.stock = Amount::parse(stock);
  one.stock_controlled = true;
  return one;
}

class StockShelfTest : public TablesTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(ShopProducts(db_).put_all(std::vector{product(1, 5), product(2, 0), product(3, 7)}, 1).ok());
    ASSERT_TRUE(
        OfficeProducts(db_).put_all(std::vector{article(9001, "5"), article(9002, "2.5"), article(9003, "-1")}, 1).ok());
    ProductPairs pairs(db_);
    ASSERT_TRUE(pairs.link({{1}, {9001}, "number", Instant{1s}}).ok());
    ASSERT_TRUE(pairs.link({{2}, {9002}, "made", Instant{1s}}).ok());
  }
  StockShelf shelf_{db_};
};

TEST_F(StockShelfTest, pairs_are_given_by_the_shops_id) {
  StockPair second;
  second.shop = {2};
  second.office = {9002};
  second.number = "SK-2";
  second.status = "publish";
  second.manage = shop::ManageStock::yes;
  second.shop_stock = 0;
  second.controlled = true;
  second.office_stock = Amount::cents(250);
  second.made = true;
  EXPECT_EQ(shelf_.of({2}).value(), second);
  EXPECT_EQ(shelf_.of({3}).value(), std::nullopt) << "it is linked to none";
  const auto first = shelf_.page({0}, 1).value();
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first.front().shop, shop::ProductId{1});
  EXPECT_EQ(shelf_.page({1}, 10).value(), std::vector{second});
  EXPECT_EQ(shelf_.pairs().value(), 2);
  EXPECT_EQ(shelf_.shop_product_of({9002}).value(), shop::ProductId{2});
  EXPECT_EQ(shelf_.shop_product_of({9003}).value(), std::nullopt);
  EXPECT_EQ(shelf_.office_product_of({1}).value(), office::ProductId{9001});
  ASSERT_TRUE(ProductPairs(db_).link({{3}, {9003}, "hand", Instant{9s}}).ok());
  EXPECT_EQ(shelf_.linked_since(Instant{9s}, 10).value(), std::vector{shop::ProductId{3}});
  EXPECT_EQ(shelf_.linked_since(Instant{0s}, 2).value(), (std::vector{shop::ProductId{1}, shop::ProductId{2}}));
}

TEST_F(StockShelfTest, a_listing_changes_the_stock_and_nothing_else) {
  auto listed = product(1, 4);
  listed.sku = "";
  listed.manage_stock = shop::ManageStock::parent;
  auto unknown = product(99, 1);
  ASSERT_TRUE(shelf_.take(std::vector{listed, unknown}).ok());
  auto here = article(9001, "8.25");
  here.number = "";
  here.stock_controlled.reset();
  ASSERT_TRUE(shelf_.take(std::vector{here}).ok());
  const auto pair = shelf_.of({1}).value();
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->shop_stock, 4);
  EXPECT_EQ(pair->manage, shop::ManageStock::parent);
  EXPECT_EQ(pair->office_stock, Amount::cents(825));
  EXPECT_EQ(pair->controlled, std::nullopt);
  EXPECT_EQ(pair->number, "SK-1");
  EXPECT_EQ(ShopProducts(db_).of({1}).value()->sku, "SK-1");
  EXPECT_EQ(ShopProducts(db_).of({99}).value(), std::nullopt);
  ASSERT_TRUE(shelf_.set_shop({1}, 3).ok());
  ASSERT_TRUE(shelf_.set_office({9001}, Amount::whole(3)).ok());
  EXPECT_EQ(shelf_.of({1}).value()->shop_stock, 3);
  EXPECT_EQ(shelf_.of({1}).value()->manage, shop::ManageStock::yes);
  EXPECT_EQ(shelf_.of({1}).value()->office_stock, Amount::whole(3));
}

TEST_F(StockShelfTest, what_has_pieces_is_counted_a_side) {
  EXPECT_EQ(shelf_.in_stock(CatalogueSide::shop).value(), 1);
  EXPECT_EQ(shelf_.in_stock(CatalogueSide::office).value(), 2);
  auto off = article(9001, "5");
  off.stock_controlled = false;
  ASSERT_TRUE(shelf_.take(std::vector{off}).ok());
  EXPECT_EQ(shelf_.in_stock(CatalogueSide::shop).value(), 0);
  EXPECT_EQ(shelf_.in_stock(CatalogueSide::office).value(), 1);
}

TEST_F(StockShelfTest, what_was_sent_is_kept_until_it_is_taken_out) {
  const StockWrite sent{{1}, -4, Instant{5s}}, waits{{2}, std::nullopt, Instant{6s}};
  ASSERT_TRUE(shelf_.put_write({{1}, 9, Instant{4s}}).ok());
  ASSERT_TRUE(shelf_.put_write(sent).ok());
  ASSERT_TRUE(shelf_.put_write(waits).ok());
  EXPECT_EQ(shelf_.writes().value(), (std::vector{sent, waits}));
  ASSERT_TRUE(shelf_.remove_write({1}).ok());
  EXPECT_EQ(shelf_.writes().value(), std::vector{waits});
}

TEST_F(StockShelfTest, what_was_seen_of_the_office) {
  EXPECT_EQ(shelf_.seen({9001}).value(), std::nullopt);
  ASSERT_TRUE(shelf_.put_seen({9001}, {Amount::cents(250), Instant{7s}}).ok());
  EXPECT_EQ(shelf_.seen({9001}).value(), (StockSeen{Amount::cents(250), Instant{7s}}));
  ASSERT_TRUE(shelf_.forget_seen({9001}).ok());
  EXPECT_EQ(shelf_.seen({9001}).value(), std::nullopt);
}

}  // namespace
}  // namespace woo24::store
