// Which pieces a refund put back on the shop's shelf: a row of the table is what the shop shows.
#include "refund_samples.hpp"

#include "woo24/sync/divided_credit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace woo24::sync {
namespace {

/// What the shop's two rows say of their stock: pieces it holds for the order still, and pieces that refunds have put back.
struct Shelf {
  const char* hammers_held;
  const char* hammers_back;
  const char* books_held;
  const char* books_back;
};

shop::Order sale_with(const Shelf& shelf) {
  const auto pieces = [](const char* text) { return *text == '\0' ? std::nullopt : std::optional(amount(text)); };
  auto order = sale();
  order.lines[0].stock_reduced = pieces(shelf.hammers_held);
  order.lines[0].restocked = pieces(shelf.hammers_back);
  order.lines[1].stock_reduced = pieces(shelf.books_held);
  order.lines[1].restocked = pieces(shelf.books_back);
  return order;
}

/// "25:1 26:1"
std::string said(const LinePieces& pieces) {
  std::string text;
  for (const auto& [line, count] : pieces) text += (text.empty() ? "" : " ") + std::to_string(line) + ":" + count.shortest();
  return text;
}

shop::Refund hammers(std::int64_t id, const char* quantity) {
  return refund(id, "249.00", {back(25, quantity, "-199.20", "-49.80")});
}
shop::Refund both(std::int64_t id, const char* of_hammers = "-1") {
  return refund(id, "535.20", {back(25, of_hammers, "-199.20", "-49.80"), back(26, "-1", "-270.00", "-16.20", 3)});
}

struct Row {
  const char* why;
  Shelf shelf;
  std::vector<shop::Refund> refunds;  ///< the first is asked about
  const char* back;
};

TEST(Restocked, IsToldByTheRowsOfTheSale) {
  const auto scratch = refund(8, "100.00", {back(25, "0", "-80.00", "-20.00")});
  const std::vector<Row> k_rows{
      {"not ticked", {"3", "", "1", ""}, {hammers(9, "-1")}, ""},
      {"ticked", {"2", "1", "1", ""}, {hammers(9, "-1")}, "25:1"},
      {"both rows back", {"2", "1", "0", "1"}, {both(9)}, "25:1 26:1"},
      {"the shop keeps no stock of books: the box was ticked all the same", {"2", "1", "", ""}, {both(9)}, "25:1 26:1"},
      {"nor of anything", {"", "", "", ""}, {both(9)}, ""},
      {"one row of two is back, though the shop holds pieces of both", {"2", "1", "1", ""}, {both(9)}, "25:1"},
      {"two pieces of three are back", {"1", "2", "1", ""}, {hammers(9, "-3")}, "25:2"},
      {"an earlier one put its two back, this one did not", {"1", "2", "1", ""}, {hammers(9, "-1"), hammers(7, "-2")}, ""},
      {"and the other way round", {"1", "2", "1", ""}, {hammers(7, "-2"), hammers(9, "-1")}, "25:2"},
      {"one of two that are alike: the earlier", {"2", "1", "1", ""}, {hammers(7, "-1"), hammers(9, "-1")}, "25:1"},
      {"so the later did not", {"2", "1", "1", ""}, {hammers(9, "-1"), hammers(7, "-1")}, ""},
      {"the books tell which of the two it was", {"2", "1", "0", "1"}, {hammers(7, "-1"), both(9)}, ""},
      {"none fits as a whole: row by row in the order of the ids",
       {"0", "3", "1", ""},
       {hammers(7, "-2"), hammers(9, "-2")},
       "25:2"},
      {"and what is left for the later", {"0", "3", "1", ""}, {hammers(9, "-2"), hammers(7, "-2")}, "25:1"},
      {"money alone moves no piece", {"3", "", "1", ""}, {scratch}, ""},
      {"nor beside one that did", {"2", "1", "1", ""}, {scratch, hammers(7, "-1")}, ""},
      {"more is back than the refunds that are there took: one was deleted since",
       {"1", "2", "1", ""},
       {hammers(9, "-1")},
       "25:1"},
  };
  for (const auto& row : k_rows)
    EXPECT_EQ(said(restocked(sale_with(row.shelf), row.refunds.front(), row.refunds, {})), row.back) << row.why;
}

TEST(Restocked, WhatIsSettledOfOneRefundIsNotGivenToAnother) {
  const std::vector alike{hammers(7, "-1"), hammers(9, "-1")};
  const auto later = sale_with({"2", "1", "1", ""});
  EXPECT_EQ(said(restocked(later, alike[1], alike, {{{7}, {}}})), "25:1") << "seen before the later was made: it put back none";
  EXPECT_EQ(said(restocked(later, alike[0], alike, {{{9}, {{25, Amount::whole(1)}}}})), "") << "the later is settled already";
  EXPECT_EQ(said(restocked(later, alike[0], alike, {{{7}, {}}})), "") << "what is settled of the very refund stays so";
  const std::vector alone{hammers(9, "-1")};
  EXPECT_EQ(said(restocked(sale_with({"1", "1", "1", ""}), alone[0], alone, {{{7}, {{25, Amount::whole(1)}}}})), "")
      << "it was put back by one that is deleted, whose credit stands";
}

TEST(Restocked, OnlyWhatMayBeToldOtherwiseIsLookedFor) {
  const std::vector one{hammers(9, "-2")};
  const std::vector two{hammers(7, "-1"), hammers(9, "-2")};
  EXPECT_FALSE(is_open_question(sale_with({"3", "", "1", ""}), one[0], one, {}));
  EXPECT_FALSE(is_open_question(sale_with({"1", "2", "1", ""}), one[0], one, {}));
  EXPECT_TRUE(is_open_question(sale_with({"2", "1", "1", ""}), one[0], one, {})) << "in part";
  EXPECT_TRUE(is_open_question(sale_with({"1", "2", "1", ""}), two[0], two, {})) << "of two";
  EXPECT_FALSE(is_open_question(sale_with({"1", "2", "1", ""}), two[0], two, {{{9}, {{25, amount("2")}}}})) << "of one";
  EXPECT_FALSE(is_open_question(sale_with({"3", "", "1", ""}), two[0], two, {})) << "nothing is back";
}

/// Refunds come one after the other, each put back as it pleased the shop; they are seen sooner or later, in any order.
TEST(Restocked, TheSumOfEachRowIsRightInWhateverOrderRefundsAreSeen) {
  std::mt19937 dice(7);
  const auto below = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 2000; ++round) {
    auto order = sale_with({"9", "", "9", ""});
    std::vector<shop::Refund> all;
    std::vector<std::size_t> unseen;
    Restocked settled;
    LinePieces shelf;
    const auto see = [&] {
      if (unseen.empty()) return;
      const auto at = unseen.begin() + below(static_cast<int>(unseen.size()));
      const auto& seen = all[*at];
      const auto is = restocked(order, seen, all, settled);
      for (const auto& [line, pieces] : is) {
        ASSERT_GT(pieces, Amount());
        ASSERT_LE(pieces, pieces_of(seen).at(line));
      }
      settled[seen.id] = is;
      unseen.erase(at);
    };
    const int count = 1 + below(5);
    for (int n = 0; n < count; ++n) {
      const auto quantity = std::to_string(-1 - below(3));
      all.push_back(below(3) == 0 ? both(n + 1, quantity.c_str()) : hammers(n + 1, quantity.c_str()));
      const auto how = below(3);  // none, all, or some
      for (const auto& [line, pieces] : pieces_of(all.back())) {
        const auto most = static_cast<int>(pieces.millionths() / Amount::k_scale);
        shelf[line] += how == 0 ? Amount() : how == 1 ? pieces : Amount::whole(below(most + 1));
      }
      order.lines[0].restocked = shelf[25];
      order.lines[1].restocked = shelf[26];
      unseen.push_back(all.size() - 1);
      if (below(2) == 0) see();
    }
    while (!unseen.empty()) see();
    LinePieces sum;
    for (const auto& [id, back] : settled) {
      for (const auto& [line, pieces] : back) sum[line] += pieces;
    }
    ASSERT_EQ(sum[25], shelf[25]) << round;
    ASSERT_EQ(sum[26], shelf[26]) << round;
  }
}

}  // namespace
}  // namespace woo24::sync
