#include "woo24/store/stock_orders.hpp"

#include "table_fixture.hpp"

#include <gtest/gtest.h>

namespace woo24::store {
namespace {

using namespace std::chrono_literals;

StockOrder order(std::int64_t id) {
  StockOrder one;
  one.order = {id};
  one.order_key = "wc_order_" + std::to_string(id);
  one.status = "processing";
  one.created = Instant{1'700'000'000s};
  one.credit_open = true;
  one.takes = {{{12}, Amount::whole(2), Amount::whole(3)}, {{13}, Amount::cents(50), Amount::cents(50)}};
  StockPart sale{{id * 10}, false, "Invoiced",
                 false,     true,  {{{9001}, Amount::whole(3), Amount::whole(1)}, {{9002}, Amount::cents(50), {}}}};
  StockPart credit{{id * 10 + 1}, true, "Web", true, false, {{{9001}, Amount::whole(-1), {}}}};
  one.parts = {sale, credit};
  return one;
}

class StockOrdersTest : public TablesTest {
 protected:
  StockOrders table_{db_};
};

TEST_F(StockOrdersTest, an_order_comes_back_as_it_was_put) {
  auto other = order(1043);
  other.awaited = false;
  other.created.reset();
  other.takes.clear();
  other.parts.clear();
  ASSERT_TRUE(table_.put(other).ok());
  ASSERT_TRUE(table_.put(order(1042)).ok());
  EXPECT_EQ(table_.of({1042}).value(), order(1042));
  EXPECT_EQ(table_.of({1043}).value(), other);
  EXPECT_EQ(table_.of({1044}).value(), std::nullopt);
  EXPECT_EQ(table_.all().value(), (std::vector{order(1042), other}));
}

TEST_F(StockOrdersTest, another_put_takes_the_place_of_all_of_it) {
  ASSERT_TRUE(table_.put(order(1042)).ok());
  auto changed = order(1042);
  changed.takes.pop_back();
  changed.parts.pop_back();
  changed.parts.front().rows.clear();
  ASSERT_TRUE(table_.put(changed).ok());
  EXPECT_EQ(table_.all().value(), std::vector{changed});
  ASSERT_TRUE(table_.remove({1042}).ok());
  for (const auto* name : {"stock_order", "stock_take", "stock_part", "stock_row"}) EXPECT_EQ(rows(name), 0) << name;
}

TEST_F(StockOrdersTest, orders_of_one_product) {
  ASSERT_TRUE(table_.put(order(1042)).ok());
  auto other = order(1043);
  other.takes = {{{77}, Amount::whole(1), Amount::whole(1)}};
  ASSERT_TRUE(table_.put(other).ok());
  EXPECT_EQ(table_.of_product({12}).value(), std::vector{order(1042)});
  EXPECT_EQ(table_.of_product({77}).value(), std::vector{other});
  EXPECT_TRUE(table_.of_product({9001}).value().empty()) << "an id of the other side";
}

TEST_F(StockOrdersTest, an_order_of_the_office_stands_with_the_one_that_has_it_now) {
  ASSERT_TRUE(table_.put(order(1042)).ok());
  auto other = order(1043);
  other.parts = {order(1042).parts.front()};
  ASSERT_TRUE(table_.put(other).ok());
  EXPECT_EQ(table_.of({1042}).value()->parts.size(), 1U);
  EXPECT_EQ(table_.of({1043}).value(), other);
}

}  // namespace
}  // namespace woo24::store
