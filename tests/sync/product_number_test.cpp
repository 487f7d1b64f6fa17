#include "woo24/sync/product_number.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

TEST(NumberKey, IsTheSameForWhatTheShopTakesForTheSame) {
  EXPECT_EQ(number_key("SK-1"), "sk-1");
  EXPECT_EQ(number_key("  Sk-1\t"), number_key("sK-1"));
  EXPECT_EQ(number_key("ÅÄÖ 7"), "åäö 7");
  EXPECT_NE(number_key("SK 1"), number_key("SK1"));
}

TEST(NumberKey, IsNothingForWhatCannotBeLookedUp) {
  EXPECT_EQ(number_key(""), "");
  EXPECT_EQ(number_key("  "), "");
  EXPECT_EQ(number_key(" 0 "), "");
  EXPECT_EQ(number_key("00"), "00");
}

}  // namespace
}  // namespace woo24::sync
