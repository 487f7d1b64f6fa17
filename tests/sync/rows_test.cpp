#include "woo24/sync/rows.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

std::string shown(const std::vector<PricedPart>& parts) {
  std::string out;
  for (const auto& [quantity, price] : parts)
    out += (out.empty() ? "" : " + ") + quantity.shortest() + " × " + price.shortest(2);
  return out;
}

struct Split {
  const char* net;
  const char* quantity;
  int decimals;
  const char* rows;
};
class SplitTest : public testing::TestWithParam<Split> {};

TEST_P(SplitTest, IsExactAndKeepsThePieces) {
  const auto& row = GetParam();
  EXPECT_EQ(shown(split_exact(amount(row.net), amount(row.quantity), row.decimals)), row.rows);
}

INSTANTIATE_TEST_SUITE_P(
    Nets, SplitTest,
    testing::Values(Split{"100.00", "3", 2, "2 × 33.33 + 1 × 33.34"}, Split{"398.40", "2", 2, "2 × 199.20"},
                    Split{"79.99", "3", 2, "2 × 26.66 + 1 × 26.67"}, Split{"0.02", "7", 2, "5 × 0.00 + 2 × 0.01"},
                    Split{"-100.00", "3", 2, "2 × -33.33 + 1 × -33.34"}, Split{"0", "4", 2, "4 × 0.00"},
                    Split{"79.992", "3", 4, "3 × 26.664"}, Split{"100.00", "3", 4, "2 × 33.3333 + 1 × 33.3334"},
                    // By weight: the pieces that cost more are broken too.
                    Split{"30.00", "1.5", 2, "1.5 × 20.00"}, Split{"40.31", "0.35", 2, "0.3 × 115.17 + 0.05 × 115.18"},
                    Split{"10.00", "0.333", 2, "0.332 × 30.03 + 0.001 × 30.04"},
                    Split{"-10.00", "0.3", 2, "0.2 × -33.33 + 0.1 × -33.34"},
                    Split{"10.00", "0.3", 4, "0.2 × 33.3333 + 0.1 × 33.3334"},
                    Split{"0.01", "12.005", 2, "11.005 × 0.00 + 1 × 0.01"}));

BookRow book_row(const std::string& net, const std::string& tax, const std::string& rate, const std::string& quantity = "1") {
  BookRow row;
  row.name = "Vara";
  row.quantity = amount(quantity);
  row.part = {Treatment::home, "SE", amount(rate), amount(net), amount(tax), 201, 0};
  return row;
}

TEST(PricedRow, ABrokenQuantityIsSplitAsPiecesAre) {
  auto row = book_row("30.00", "7.50", "25", "1.5");
  row.booked = row.part.net;
  EXPECT_EQ(shown(priced(row, 2).value()), "1.5 × 20.00");
  row.booked = amount("10.00");
  row.quantity = amount("0.3");
  EXPECT_EQ(shown(priced(row, 2).value()), "0.2 × 33.33 + 0.1 × 33.34");
}

TEST(PricedRow, NothingLessThanNothingAndNoFifthDecimalIsAQuantity) {
  auto row = book_row("30.00", "7.50", "25");
  row.booked = row.part.net;
  for (const auto* quantity : {"-1", "0", "0.33333", "-0.5"}) {
    row.quantity = amount(quantity);
    EXPECT_EQ(told(priced(row, 2)), std::string("quantity-not-handled row=Vara quantity=") + quantity);
  }
}

TEST(BookedNets, AreTheShopsWhereTheyAreWhole) {
  std::vector<BookRow> rows{book_row("398.40", "99.60", "25", "2"), book_row("47.20", "11.80", "25")};
  EXPECT_EQ(book_nets(rows, amount("557.00"), 2), Amount());
  EXPECT_EQ(rows[0].booked, amount("398.40"));
  EXPECT_EQ(rows[1].booked, amount("47.20"));
}

TEST(BookedNets, BrokenOeresNeverAddUp) {
  // Each alone would lose 0.004; together the office would be an öre short of 107.91.
  std::vector<BookRow> rows{book_row("79.992", "19.998", "25", "3"), book_row("0.792", "0.198", "25"),
                            book_row("5.544", "1.386", "25", "7")};
  EXPECT_EQ(book_nets(rows, amount("107.91"), 2), Amount());
  EXPECT_EQ(rows[0].booked + rows[1].booked + rows[2].booked, amount("86.33"));
}

TEST(BookedNets, FollowTheGrossWhereTheShopRoundsToKronor) {
  // The shop takes 698 and says VAT is 140; 25 % of its nets would be 139.54.
  std::vector<BookRow> rows{book_row("311.76", "78", "25", "3"), book_row("199.20", "50", "25"), book_row("47.20", "12", "25")};
  const auto gap = book_nets(rows, amount("698.00"), 2);
  EXPECT_EQ(gap, amount("0.16"));
  EXPECT_EQ(rows[0].booked, amount("312.13")) << "the largest row takes the difference";
  EXPECT_EQ(rows[1].booked, amount("199.20"));
}

TEST(BookedNets, TakeUpWhatAShopOfWholeKronorIsOffItsOwnSum) {
  // 39.00 and 159.20 freight count as 39 and 159: 347.63 by the rows, 347 by the shop; more than a rounding row may mend.
  const std::vector<BookRow> shop{book_row("79.90", "19.975", "25"), book_row("39.00", "9.75", "25"),
                                  book_row("159.20", "39.80", "25")};
  auto rows = shop;
  EXPECT_EQ(book_nets(rows, amount("347"), 2), amount("0.63"));
  rows = shop;
  EXPECT_EQ(book_nets(rows, amount("347"), 2, amount("0.60")), Amount());
  EXPECT_EQ(rows[0].booked, amount("79.90"));
  EXPECT_EQ(rows[2].booked, amount("158.70"));
}

TEST(BookedNets, StayTheShopsForAFewOere) {
  std::vector<BookRow> rows{book_row("100.00", "25.04", "25")};
  EXPECT_EQ(book_nets(rows, amount("125.04"), 2), amount("0.04"));
  EXPECT_EQ(rows[0].booked, amount("100.00"));
  rows = {book_row("100.00", "25.05", "25")};
  EXPECT_EQ(book_nets(rows, amount("125.05"), 2), amount("0.05")) << "more than 0.05 is what lets the gross decide";
  EXPECT_EQ(rows[0].booked, amount("100.00"));
  rows = {book_row("100.00", "25.06", "25")};
  EXPECT_LT(book_nets(rows, amount("125.06"), 2), amount("0.02"));
  EXPECT_EQ(rows[0].booked, amount("100.05"));
}

rc::Gen<BookRow> any_row() {
  return rc::gen::apply(
      [](std::int64_t micro, std::int64_t quantity, int rate) {
        static constexpr std::array<std::int64_t, 4> k_rates{25, 12, 6, 0};
        auto row = book_row("0", "0", "0");
        row.quantity = Amount::whole(quantity);
        row.part.rate = Amount::whole(k_rates[static_cast<std::size_t>(rate)]);
        row.part.net = Amount::micro(micro);
        row.part.vat = row.part.net.times_ratio(row.part.rate, Amount::whole(100), Rounding::half_up);
        return row;
      },
      rc::gen::inRange<std::int64_t>(-50'000'000'000, 50'000'000'000), rc::gen::inRange<std::int64_t>(1, 200),
      rc::gen::inRange(0, 4));
}

RC_GTEST_PROP(RowsProperty, SplittingNeverLosesAnOereOrAPiece, ()) {
  const auto decimals = *rc::gen::inRange(2, 5);
  const auto net = Amount::micro(*rc::gen::inRange<std::int64_t>(-90'000'000'000, 90'000'000'000)).rounded(decimals);
  const auto grain = *rc::gen::element<std::int64_t>(1'000'000, 100'000, 10'000, decimals == 2 ? 100 : 10'000);
  const auto quantity = Amount::micro(*rc::gen::inRange<std::int64_t>(1, 5000) * grain);
  const auto parts = split_exact(net, quantity, decimals);
  Amount sum, pieces;
  for (const auto& part : parts) {
    RC_ASSERT(part.price.is_whole_in(decimals));
    RC_ASSERT(part.quantity > Amount());
    RC_ASSERT(part.quantity.millionths() % grain == 0);
    sum += part.price.times(part.quantity, Rounding::half_up);
    pieces += part.quantity;
  }
  RC_ASSERT(sum == net);
  RC_ASSERT(pieces == quantity);
  RC_ASSERT(parts.size() <= 2U);
}

RC_GTEST_PROP(RowsProperty, BookedNetsAreNearTheShopsAndPredictTheTotal, ()) {
  auto rows = *rc::gen::container<std::vector<BookRow>>(any_row());
  RC_PRE(!rows.empty() && rows.size() < 30U);
  Amount exact;
  std::map<Amount, Amount> nets, booked;
  for (const auto& row : rows) exact += row.part.net + row.part.vat;
  const auto total = exact.rounded(2);
  const auto gap = book_nets(rows, total, 2);
  for (const auto& row : rows) {
    RC_ASSERT(row.booked.is_whole_in(2));
    nets[row.part.rate] += row.part.net;
    booked[row.part.rate] += row.booked;
  }
  for (const auto& [rate, net] : nets) RC_ASSERT((net - booked[rate]).abs() <= Amount::micro(5000));
  RC_ASSERT(gap == predict(rows, 2).gap(total));
  RC_ASSERT(gap <= Amount::cents(5));  // four rates, each rounded once
}

}  // namespace
}  // namespace woo24::sync
