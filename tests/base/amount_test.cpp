#include "woo24/base/amount.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace woo24 {
namespace {

__extension__ using Wide = __int128;
constexpr std::int64_t k_most = std::numeric_limits<std::int64_t>::max();

TEST(Amount, ReadsNumbersExactly) {
  const std::vector<std::pair<std::string, std::int64_t>> rows{
      {"0", 0},
      {"-0.00", 0},
      {"79.992", 79'992'000},
      {"-79.992", -79'992'000},
      {"+1.5", 1'500'000},
      {".5", 500'000},
      {"5.", 5'000'000},
      {" 12 ", 12'000'000},
      {"007", 7'000'000},
      {"0.000001", 1},
      {"1E+2", 100'000'000},
      {"1e2", 100'000'000},
      {"1e-6", 1},
      {"125e-2", 1'250'000},
      {"0.0000010000", 1},
      {"10e-7", 1},
      {"9223372036854.775807", k_most},
      {"-9223372036854.775807", -k_most},
      {"0e5", 0},
      {"0.000000000000000000000000000000", 0},
  };
  for (const auto& [text, millionths] : rows) {
    const auto amount = Amount::parse(text);
    ASSERT_TRUE(amount) << text;
    EXPECT_EQ(amount->millionths(), millionths) << text;
    EXPECT_EQ(Amount::parse_noisy(text), amount) << text;
  }
}

TEST(Amount, RefusesWhatIsNoNumberOrDoesNotFit) {
  for (const auto* text : {"",
                           " ",
                           "-",
                           "+",
                           ".",
                           "-.",
                           "abc",
                           "1a",
                           "1,5",
                           "1 000",
                           "1.2.3",
                           "--1",
                           "1e",
                           "1e+",
                           "e5",
                           "1e1.5",
                           "0x10",
                           "NaN",
                           "Infinity",
                           "1e9999",
                           "9223372036854.775808",
                           "-9223372036854.775808",
                           "10000000000000",
                           "1e13",
                           "null",
                           "12 kr"}) {
    EXPECT_FALSE(Amount::parse(text)) << text;
    EXPECT_FALSE(Amount::parse_noisy(text)) << text;
  }
}

TEST(Amount, ASeventhDecimalIsRefusedOrRounded) {
  const std::vector<std::pair<std::string, std::int64_t>> rows{
      {"0.7919999999999999", 792'000},
      {"19.990000000000002", 19'990'000},
      {"0.0000005", 1},
      {"-0.0000005", -1},
      {"0.00000049999", 0},
      {"5e-7", 1},
      {"5e-8", 0},
      {"1e-99", 0},
      {"1.0000004", 1'000'000},
      {"-1.0000015", -1'000'002},
      {"99.9999999", 100'000'000},
  };
  for (const auto& [text, millionths] : rows) {
    EXPECT_FALSE(Amount::parse(text)) << text;
    const auto amount = Amount::parse_noisy(text);
    ASSERT_TRUE(amount) << text;
    EXPECT_EQ(amount->millionths(), millionths) << text;
  }
  EXPECT_FALSE(Amount::parse_noisy("9223372036854.7758075"));
}

TEST(Amount, RoundsAsNamed) {
  struct Row {
    const char* amount;
    int decimals;
    const char *half_up, *down, *up;
  };
  for (const auto& row : {
           Row{"1.005", 2, "1.01", "1.00", "1.01"},
           Row{"-1.005", 2, "-1.01", "-1.00", "-1.01"},
           Row{"1.004999", 2, "1.00", "1.00", "1.01"},
           Row{"1.000001", 2, "1.00", "1.00", "1.01"},
           Row{"-1.000001", 2, "-1.00", "-1.00", "-1.01"},
           Row{"0.5", 0, "1", "0", "1"},
           Row{"-0.5", 0, "-1", "0", "-1"},
           Row{"2.5", 0, "3", "2", "3"},
           Row{"79.992", 3, "79.992", "79.992", "79.992"},
           Row{"0.123456", 6, "0.123456", "0.123456", "0.123456"},
           Row{"0", 2, "0.00", "0.00", "0.00"},
       }) {
    const auto amount = Amount::parse(row.amount).value();
    EXPECT_EQ(amount.rounded(row.decimals), Amount::parse(row.half_up)) << row.amount;
    EXPECT_EQ(amount.rounded(row.decimals, Rounding::down), Amount::parse(row.down)) << row.amount;
    EXPECT_EQ(amount.rounded(row.decimals, Rounding::up), Amount::parse(row.up)) << row.amount;
    EXPECT_EQ(amount.text(row.decimals), row.half_up) << row.amount;
  }
}

TEST(Amount, ShowsAsManyDecimalsAsAsked) {
  EXPECT_EQ(Amount::cents(10'790).text(2), "107.90");
  EXPECT_EQ(Amount::cents(-5).text(2), "-0.05");
  EXPECT_EQ(Amount::micro(-1).text(2), "0.00") << "no minus before nothing";
  EXPECT_EQ(Amount::whole(3).text(6), "3.000000");
  EXPECT_EQ(Amount::whole(25).shortest(), "25");
  EXPECT_EQ(Amount::parse("25.5")->shortest(), "25.5");
  EXPECT_EQ(Amount::parse("25.5")->shortest(2), "25.50");
  EXPECT_EQ(Amount::parse("79.992")->shortest(2), "79.992");
  EXPECT_EQ(Amount::micro(1).shortest(), "0.000001");
  EXPECT_EQ(Amount::micro(-k_most).text(6), "-9223372036854.775807");
}

TEST(Amount, MultipliesAndDividesByNamedRoundings) {
  const auto net = Amount::parse("79.992").value(), rate = Amount::whole(25), hundred = Amount::whole(100);
  EXPECT_EQ(net.times_ratio(rate, hundred, Rounding::half_up).shortest(), "19.998");
  EXPECT_EQ(Amount::cents(9'999).times_ratio(rate, Amount::whole(125), Rounding::half_up).shortest(), "19.998");
  EXPECT_EQ(Amount::whole(10).divided_by(Amount::whole(3), Rounding::half_up).text(6), "3.333333");
  EXPECT_EQ(Amount::whole(10).divided_by(Amount::whole(3), Rounding::up).text(6), "3.333334");
  EXPECT_EQ(Amount::whole(20).divided_by(Amount::whole(-3), Rounding::half_up).text(6), "-6.666667");
  EXPECT_EQ(Amount::whole(20).divided_by(Amount::whole(-3), Rounding::down).text(6), "-6.666666");
  EXPECT_EQ(Amount::parse("0.001")->times(*Amount::parse("0.0005"), Rounding::half_up).millionths(), 1);
  EXPECT_EQ(Amount::parse("0.001")->times(*Amount::parse("0.0005"), Rounding::down).millionths(), 0);
}

TEST(Amount, AProductThatDoesNotFitStaysAtTheEdge) {
  const auto most = Amount::micro(k_most);
  EXPECT_EQ(most.times(Amount::whole(2), Rounding::half_up), most);
  EXPECT_EQ(most.times(Amount::whole(-2), Rounding::half_up), -most);
  EXPECT_EQ(most.divided_by(Amount::micro(-1), Rounding::half_up).abs(), most);
  EXPECT_EQ(most.rounded(2), most);
  EXPECT_EQ((-most).rounded(0), -most);
}

TEST(Amount, AddsAndCompares) {
  auto sum = Amount::cents(10) + Amount::cents(20);
  EXPECT_EQ(sum, Amount::cents(30)) << "0.1 + 0.2 is 0.3 here";
  sum -= Amount::whole(1);
  EXPECT_EQ(sum.text(2), "-0.70");
  EXPECT_TRUE(sum.is_negative());
  EXPECT_LT(sum, Amount());
  EXPECT_EQ(sum.abs(), Amount::cents(70));
  EXPECT_EQ(Amount::cents(199) * 3, Amount::cents(597));
  EXPECT_TRUE(Amount::cents(150).is_whole_in(1));
  EXPECT_FALSE(Amount::cents(155).is_whole_in(1));
}

TEST(Amount, ASumThatDoesNotFitStaysAtTheEndOfTheRange) {
  const auto most = Amount::micro(k_most), one = Amount::micro(1);
  EXPECT_EQ(most + one, most);
  EXPECT_EQ(-most - one, -most) << "the least number of all has no opposite";
  EXPECT_EQ(-most - most, -most);
  EXPECT_EQ(most * 2, most);
  EXPECT_EQ(most * -2, -most);
  EXPECT_EQ(-most * 2, -most);
  auto sum = Amount();
  for (int n = 0; n < 2'000; ++n) sum += Amount::whole(9'999'999'999);
  EXPECT_EQ(sum, most);
  for (int n = 0; n < 4'000; ++n) sum -= Amount::whole(9'999'999'999);
  EXPECT_EQ(sum, -most);
}

TEST(Amount, IsBelievableBelowTenThousandMillion) {
  EXPECT_TRUE(Amount::parse("9999999999.999999")->is_believable());
  EXPECT_TRUE(Amount::parse("-9999999999.999999")->is_believable());
  EXPECT_FALSE(Amount::parse("10000000000")->is_believable());
  EXPECT_FALSE(Amount::parse("-10000000000")->is_believable());
  EXPECT_FALSE(Amount::micro(-k_most).is_believable());
}

/// Any amount that two of may be added up.
rc::Gen<Amount> amounts() { return rc::gen::map(rc::gen::inRange<std::int64_t>(-k_most / 2, k_most / 2), &Amount::micro); }
rc::Gen<Rounding> roundings() { return rc::gen::element(Rounding::half_up, Rounding::down, Rounding::up); }

RC_GTEST_PROP(AmountProperty, TextIsReadBack, ()) {
  const auto amount = *amounts();
  RC_ASSERT(Amount::parse(amount.text(6)) == amount);
  RC_ASSERT(Amount::parse(amount.shortest()) == amount);
  RC_ASSERT(Amount::parse_noisy(amount.text(6) + "4999") == amount);
}

RC_GTEST_PROP(AmountProperty, RoundingIsNearAndSymmetric, ()) {
  const auto amount = *amounts();
  const auto decimals = *rc::gen::inRange(0, 7);
  const auto how = *roundings();
  const auto rounded = amount.rounded(decimals, how);
  RC_ASSERT(rounded.is_whole_in(decimals));
  RC_ASSERT(rounded == -((-amount).rounded(decimals, how)));
  std::int64_t unit = 1;
  for (int n = decimals; n < 6; ++n) unit *= 10;
  const auto off = (rounded - amount).abs().millionths();
  RC_ASSERT((how == Rounding::half_up ? off * 2 <= unit : off < unit));
  if (how == Rounding::down) RC_ASSERT(rounded.abs() <= amount.abs());
  if (how == Rounding::up) RC_ASSERT(rounded.abs() >= amount.abs());
}

RC_GTEST_PROP(AmountProperty, ARatioIsTheNearestQuotient, ()) {
  const auto one = Amount::micro(*rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000));
  const auto num = Amount::micro(*rc::gen::inRange<std::int64_t>(-100'000'000, 100'000'000));
  const auto size =
      *rc::gen::inRange<std::int64_t>(100, 1'000'000'000);  // small enough to round, large enough for the result to fit
  const auto den = Amount::micro(*rc::gen::arbitrary<bool>() ? size : -size);
  const auto exact = static_cast<Wide>(one.millionths()) * num.millionths();
  const auto got = static_cast<Wide>(one.times_ratio(num, den, Rounding::half_up).millionths()) * den.millionths();
  const auto off = got > exact ? got - exact : exact - got;
  RC_ASSERT((off * 2 <= size));
}

}  // namespace
}  // namespace woo24
