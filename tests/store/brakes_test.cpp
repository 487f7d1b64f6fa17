#include "woo24/store/brakes.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, ABrakeStandsUntilItIsReleased) {
  Brakes table(db_);
  EXPECT_EQ(table.of("products").value(), std::nullopt);
  BrakeRow row{"products", Reason{ReasonId::brake_prices, {{"some", "40"}}}, "d1", at(1)};
  ASSERT_TRUE(table.set(row).ok());
  EXPECT_EQ(table.of("products").value(), row);
  row.digest = "d2";
  row.since = at(9);
  ASSERT_TRUE(table.set(row).ok());
  EXPECT_EQ(table.of("products").value()->since, at(1)) << "since the same reason first stopped it";
  EXPECT_EQ(table.of("products").value()->digest, "d2");
  row.reason.id = ReasonId::brake_missing;
  ASSERT_TRUE(table.set(row).ok());
  EXPECT_EQ(table.of("products").value()->since, at(9));
  ASSERT_TRUE(table.release("products").ok());
  EXPECT_EQ(table.of("products").value(), std::nullopt);
}

}  // namespace
}  // namespace woo24::store
