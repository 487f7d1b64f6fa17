#include "woo24/store/office_memory.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, FactsAboutTheOfficeCarryTheirTime) {
  OfficeMemory memory(db_);
  EXPECT_EQ(memory.get("session").value(), std::nullopt);
  ASSERT_TRUE(memory.set("first:paid", "WOO-exempel-1-000000", at(1)).ok());
  ASSERT_TRUE(memory.set("first:invoiced", "WOO-exempel-2-000000", at(2)).ok());
  ASSERT_TRUE(memory.set("first", "not one of them", at(3)).ok());
  ASSERT_TRUE(memory.set("first:paid", "WOO-exempel-3-000000", at(4)).ok());
  EXPECT_EQ(memory.get("first:paid").value(), (OfficeMemory::Fact{"WOO-exempel-3-000000", at(4)}));
  const std::vector<std::pair<std::string, OfficeMemory::Fact>> both{{"first:invoiced", {"WOO-exempel-2-000000", at(2)}},
                                                                     {"first:paid", {"WOO-exempel-3-000000", at(4)}}};
  EXPECT_EQ(memory.with_prefix("first:").value(), both);
  EXPECT_TRUE(memory.with_prefix("%").value().empty());
  ASSERT_TRUE(memory.forget("first:paid").ok());
  EXPECT_EQ(memory.get("first:paid").value(), std::nullopt);
}

TEST_F(TablesTest, OfficeOrdersAreFoundByOurKey) {
  OfficeMemory memory(db_);
  ASSERT_TRUE(memory.saw_orders({{{5003}, "K1"}, {{5001}, "K1"}, {{5002}, ""}}, at(1)).ok());
  EXPECT_EQ(memory.orders_with_key("K1").value(), (std::vector<office::OrderId>{{5001}, {5003}}));
  EXPECT_TRUE(memory.orders_with_key("K2").value().empty());
  EXPECT_TRUE(memory.orders_with_key("").value().empty()) << "orders without a key of ours are nobody's";
  EXPECT_EQ(memory.unknown_of({{5002}, {5004}, {5001}}).value(), (std::vector<office::OrderId>{{5004}}));
  ASSERT_TRUE(memory.saw_orders({{{5003}, ""}}, at(2)).ok());
  EXPECT_EQ(memory.orders_with_key("K1").value(), (std::vector<office::OrderId>{{5001}}));
}

TEST_F(TablesTest, CallsAreCountedByTheHourAndOldHoursGo) {
  OfficeMemory memory(db_);
  const auto hour = at(0);
  EXPECT_EQ(memory.calls_in(hour).value(), 0);
  EXPECT_EQ(memory.take_call(hour).value(), 1);
  EXPECT_EQ(memory.take_call(hour).value(), 2);
  EXPECT_EQ(memory.take_call(hour + Seconds{3600}).value(), 1);
  EXPECT_EQ(memory.calls_in(hour).value(), 2);
  EXPECT_EQ(memory.take_call(hour + Seconds{3600 * 72}).value(), 1);
  EXPECT_EQ(rows("call_hour"), 1);
  // A clock that had run years ahead leaves no hour behind that nothing ever reaches.
  EXPECT_EQ(memory.take_call(hour).value(), 1);
  EXPECT_EQ(rows("call_hour"), 1);
}

}  // namespace
}  // namespace woo24::store
