#include "woo24/sync/row_match.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

TEST(SameText, ToleratesWhatColumnsDo) {
  EXPECT_TRUE(same_text("Order 1042", "Order 1042 "));
  EXPECT_TRUE(same_text("rad ett\r\nrad två", "rad ett\nrad två"));
  EXPECT_TRUE(same_text("Filt 🧶", "Filt ??"));
  EXPECT_TRUE(same_text("Filt 🧶", "Filt ?"));
  EXPECT_TRUE(same_text("Väldigt långt namn", "Väldigt långt"));
  EXPECT_FALSE(same_text("Väldigt långt namn", "Väldigt")) << "too short to be sure";
  EXPECT_FALSE(same_text("Order 1042", "STOPPAD AV woo24"));
  EXPECT_FALSE(same_text("Order 1042", "Order ?042"));
  EXPECT_FALSE(same_text("Order", "Order?"));
}

TEST(MatchRows, TellsEqualPricesApartByRateAndName) {
  office::Row bread;
  bread.product = {1};
  bread.price = bread.quantity = Amount::whole(1);
  bread.vat_rate = Amount::whole(12);
  bread.name = "Bröd";
  auto book = bread;
  book.vat_rate = Amount::whole(6);
  book.name = "Bok";
  const std::vector<office::Row> wanted{bread, book}, read{book, bread};
  const auto match = match_rows(wanted, read);
  ASSERT_EQ(match.pairs.size(), 2U);
  for (const auto& [want, is] : match.pairs) EXPECT_EQ(want->name, is->name);
  EXPECT_EQ(row_list({&bread}), "1 × 1.00 Bröd");
  EXPECT_EQ(row_list({}), "-");
}

TEST(MatchRows, TellsEqualRowsApartByTheirDimensions) {
  office::Row webb;
  webb.product = {1};
  webb.price = webb.quantity = Amount::whole(1);
  webb.vat_rate = Amount::whole(25);
  webb.department = 10;
  auto store = webb;
  store.department = 12;
  const std::vector<office::Row> wanted{webb, store}, read{store, webb};
  const auto match = match_rows(wanted, read);
  ASSERT_EQ(match.pairs.size(), 2U);
  for (const auto& [want, is] : match.pairs) EXPECT_EQ(want->department, is->department);
}

}  // namespace
}  // namespace woo24::sync
