#include "woo24/sandbox/shop_money.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

TEST(ShopMoney, ReadsDecimals) {
  EXPECT_EQ(money_from("249.00")->micro, 249'000'000);
  EXPECT_EQ(money_from("-0.052048")->micro, -52'048);
  EXPECT_EQ(money_from("5")->micro, 5'000'000);
  EXPECT_EQ(money_from("0.0000005")->micro, 1);
  for (const auto* wrong : {"", "-", "1.2.3", "1,5", "abc", "1e3"}) EXPECT_FALSE(money_from(wrong)) << wrong;
}

TEST(ShopMoney, WritesWithDecimals) {
  EXPECT_EQ(money_text(money_or_zero("79.992"), 2), "79.99");
  EXPECT_EQ(money_text(money_or_zero("79.995"), 2), "80.00");
  EXPECT_EQ(money_text(money_or_zero("-0.005"), 2), "-0.01");
  EXPECT_EQ(money_text(money_or_zero("-0.004"), 2), "0.00");
  EXPECT_EQ(money_text(money_or_zero("47.2"), 6), "47.200000");
  EXPECT_EQ(money_text(money_or_zero("311.76"), 0), "312");
  EXPECT_EQ(money_trimmed(money_or_zero("179.100")), "179.1");
  EXPECT_EQ(money_trimmed(money_or_zero("179")), "179");
}

TEST(ShopMoney, RoundsHalvesBothWays) {
  EXPECT_EQ(rounded(money_or_zero("0.125"), 2), money_or_zero("0.13"));
  EXPECT_EQ(rounded(money_or_zero("0.125"), 2, Half::towards_zero), money_or_zero("0.12"));
  EXPECT_EQ(rounded(money_or_zero("-0.125"), 2, Half::towards_zero), money_or_zero("-0.12"));
  EXPECT_EQ(rounded(money_or_zero("0.1251"), 2, Half::towards_zero), money_or_zero("0.13"));
}

TEST(ShopMoney, TaxAndNet) {
  EXPECT_EQ(net_of(money_or_zero("99.99"), money_or_zero("25")), money_or_zero("79.992"));
  EXPECT_EQ(tax_on(money_or_zero("398.4"), money_or_zero("25.5")), money_or_zero("101.592"));
}

}  // namespace
}  // namespace woo24::sandbox
