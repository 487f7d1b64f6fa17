#include "woo24/sandbox/office_money.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

OfficeMoney money(const char* text) { return OfficeMoney::from(text).value(); }

TEST(OfficeMoneyTest, ReadsDecimalsAlone) {
  EXPECT_EQ(money("12.5").shortest(), "12.5");
  EXPECT_EQ(money("-0.01").text(2), "-0.01");
  EXPECT_EQ(money(".5").text(2), "0.50");
  EXPECT_EQ(money("7.").text(0), "7");
  EXPECT_EQ(money("0.123456785").shortest(), "0.12345679");
  for (const char* wrong : {"", "-", ".", "1e3", "1,5", " 1", "1 ", "0x1", "1.2.3", "--1", "NaN"}) {
    EXPECT_FALSE(OfficeMoney::from(wrong)) << wrong;
  }
}

TEST(OfficeMoneyTest, RoundsHalvesAwayFromZero) {
  EXPECT_EQ(money("0.125").text(2), "0.13");
  EXPECT_EQ(money("-0.125").text(2), "-0.13");
  EXPECT_EQ(money("0.124999").text(2), "0.12");
  EXPECT_EQ(money("-0.5").text(0), "-1");
  EXPECT_EQ(money("107.91").rounded(0).text(2), "108.00");
  EXPECT_EQ(money("107.74").rounded_to(money("0.5")).text(2), "107.50");
  EXPECT_EQ(money("107.75").rounded_to(money("0.5")).text(2), "108.00");
  EXPECT_EQ(money("-0.004").text(2), "0.00");
}

TEST(OfficeMoneyTest, ComputesExactly) {
  EXPECT_EQ(money("796.00").percent(money("25")).text(2), "199.00");
  EXPECT_EQ(money("187.74").percent(money("6")).shortest(), "11.2644");
  EXPECT_EQ(money("100").percent(money("25.5")).shortest(), "25.5");
  EXPECT_EQ(money("33.33").times(money("3")).shortest(), "99.99");
  EXPECT_EQ(money("250").scaled(money("100"), money("125")).shortest(), "200");
  EXPECT_EQ(money("100").scaled(money("151.1"), money("100")).shortest(), "151.1");
  EXPECT_EQ(money("1").scaled(money("1"), money("3")).shortest(), "0.33333333");
  EXPECT_EQ(money("999999999").times(money("999999999")).text(0), "999999998000000001");
}

}  // namespace
}  // namespace woo24::sandbox
