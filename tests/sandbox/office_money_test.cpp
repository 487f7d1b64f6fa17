#include "woo24/sandbox/office_money.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

OfficeMoney money(const char* text) { return OfficeMoney::from(text).value(); }

TEST(OfficeMoney, reads_decimals_and_nothing_else) {
  EXPECT_EQ(money("1249.00"), OfficeMoney::whole(1249));
  EXPECT_EQ(money("-0.5").text(2), "-0.50");
  EXPECT_EQ(money(".25").text(2), "0.25");
  EXPECT_EQ(money("0.123456789").shortest(), "0.12345679");
  for (const auto* wrong : {"", "-", ".", "1e3", "1,5", " 1", "1 ", "abc", "1.2.3", "123456789012345678901"}) {
    EXPECT_FALSE(OfficeMoney::from(wrong)) << wrong;
  }
}

TEST(OfficeMoney, halves_go_away_from_zero) {
  struct Case {
    const char *given, *rounded;
  };
  for (const auto& one : {Case{"0.005", "0.01"}, {"-0.005", "-0.01"}, {"0.004", "0.00"}, {"2.675", "2.68"}, {"33.33", "33.33"}}) {
    EXPECT_EQ(money(one.given).rounded(2).text(2), one.rounded) << one.given;
  }
  EXPECT_EQ(money("99.5").rounded(0).text(2), "100.00");
  EXPECT_EQ(money("10.26").rounded_to(money("0.5")).text(2), "10.50");
}

TEST(OfficeMoney, rates_and_shares) {
  EXPECT_EQ(money("103.92").percent(money("25")).text(2), "25.98");
  EXPECT_EQ(money("100").percent(money("25.5")).text(2), "25.50");
  EXPECT_EQ(money("125").scaled(money("100"), money("125")).text(2), "100.00");
  EXPECT_EQ(money("1").scaled(money("1"), OfficeMoney{}).text(2), "0.00");
  EXPECT_EQ(money("25.50").shortest(), "25.5");
  EXPECT_EQ(money("25.00").shortest(), "25");
}

}  // namespace
}  // namespace woo24::sandbox
