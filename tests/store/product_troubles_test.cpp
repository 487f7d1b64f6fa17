#include "woo24/store/product_troubles.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, ATroubleLastsWhileItIsFoundAgain) {
  ProductTroubles table(db_);
  const LeaveProduct twice{CatalogueSide::shop, 41, Reason{ReasonId::catalogue_number_twice, {{"ids", "41, 42"}}}};
  const LeaveProduct gone{CatalogueSide::office, 501, Reason{ReasonId::product_gone, {{"id", "7"}}}};
  EXPECT_TRUE(table.put("products", twice, at(1), 1).value());
  EXPECT_TRUE(table.put("products", gone, at(1), 1).value());
  EXPECT_TRUE(table.put("stock", gone, at(1), 1).value());
  EXPECT_FALSE(table.put("products", twice, at(9), 2).value()) << "known since the first run";
  ASSERT_TRUE(table.end_run("products", 2).ok());
  EXPECT_EQ(table.count().value(), 2);
  const auto page = table.page(0, 10).value();
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page.front().what, twice);
  EXPECT_EQ(page.front().since, at(1));
  EXPECT_EQ(page.back().job, "stock");
  EXPECT_EQ(table.of(CatalogueSide::office, 501).value().size(), 1U);
  EXPECT_EQ(table.page(1, 10).value().size(), 1U);
}

}  // namespace
}  // namespace woo24::store
