// A refund of which only part is back in stock becomes two credits, which are the whole to the öre.
#include "woo24/sync/divided_credit.hpp"

#include "refund_samples.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace woo24::sync {
namespace {

const BookedSale k_booked{{5001}, office::InvoiceId{77}, std::nullopt};

CreditDrafts drafts_of(const shop::Order& order, const shop::Refund& refund, const LinePieces& back) {
  auto drafts = credit_drafts(order, refund, {refund}, back, k_booked, rules_of(credit_settings()), credit_products());
  EXPECT_TRUE(drafts.ok()) << told(drafts);
  return drafts.ok() ? std::move(drafts).value() : CreditDrafts{};
}

/// Net and VAT by rate.
std::map<Amount, std::pair<Amount, Amount>> by_rate(std::initializer_list<const Draft*> drafts) {
  std::map<Amount, std::pair<Amount, Amount>> sums;
  for (const auto* draft : drafts) {
    for (const auto& one : draft->rates) {
      sums[one.rate].first += one.net;
      sums[one.rate].second += one.vat;
    }
  }
  return sums;
}

/// Pieces by product.
std::map<std::int64_t, Amount> pieces_in(std::initializer_list<const Draft*> drafts) {
  std::map<std::int64_t, Amount> pieces;
  for (const auto* draft : drafts) {
    for (const auto& row : draft->order.rows) {
      if (row.type != office::RowType::text) pieces[row.product.value] += *row.quantity;
    }
  }
  return pieces;
}

TEST(DividedCredit, ThePiecesThatAreBackMoveTheStockAndTheRestLeavesItAlone) {
  const auto ham = std::to_string(product("HAM-001").value);
  const auto freight = std::to_string(product("FRAKT").value);
  const auto given = refund(9, "806.00", {back(25, "-3", "-597.60", "-149.40")}, {back(27, "0", "-47.20", "-11.80")});
  const auto drafts = drafts_of(sale(), given, {{25, amount("2")}});
  ASSERT_TRUE(drafts.stock);
  EXPECT_EQ(rows_of(drafts.credit.order), "-1 x " + ham + " 199.20 @25 | -1 x " + freight + " 47.20 @25");
  EXPECT_EQ(rows_of(drafts.stock->order), "-2 x " + ham + " 199.20 @25");
  EXPECT_EQ(drafts.credit.order.skip_stock, true);
  EXPECT_EQ(drafts.stock->order.skip_stock, false);
  EXPECT_EQ(drafts.credit.total, amount("-308"));
  EXPECT_EQ(drafts.stock->total, amount("-498"));
  EXPECT_EQ(drafts.credit.payment->amount, amount("-308")) << "each is paid its own";
  EXPECT_EQ(drafts.stock->payment->amount, amount("-498"));
  EXPECT_EQ(drafts.credit.order.rows.front().name, "Kredit av order 1042, faktura 77");
  EXPECT_EQ(drafts.stock->order.rows.front().name, "Kredit av order 1042, faktura 77: åter i lager");
  EXPECT_EQ(drafts.stock->order.reference_invoice, office::InvoiceId{77});
}

TEST(DividedCredit, AnÖreThatDoesNotDivideIsInOneOfTheTwo) {
  auto order = sale();
  order.lines[0].total = order.lines[0].subtotal = amount("79.99");
  order.lines[0].total_tax = order.lines[0].subtotal_tax = amount("20.00");
  order.lines[0].taxes = {{{1}, amount("20.00")}};
  add_up(order);
  const auto given = refund(9, "99.99", {back(25, "-3", "-79.99", "-20.00")});
  const auto drafts = drafts_of(order, given, {{25, amount("2")}});
  ASSERT_TRUE(drafts.stock);
  const auto ham = std::to_string(product("HAM-001").value);
  EXPECT_EQ(rows_of(drafts.stock->order), "-2 x " + ham + " 26.66 @25");
  EXPECT_EQ(drafts.stock->total, amount("-66.65")) << "53.32 and 13.33";
  EXPECT_EQ(rows_of(drafts.credit.order), "-1 x " + ham + " 26.67 @25");
  EXPECT_EQ(drafts.credit.total, amount("-33.34")) << "26.67 and 6.67";
}

TEST(DividedCredit, PiecesThatCostNothingAreWhereTheyBelong) {
  auto order = sale();
  order.lines[1].total = order.lines[1].total_tax = order.lines[1].subtotal = order.lines[1].subtotal_tax = Amount();
  order.lines[1].taxes.clear();
  add_up(order);
  const auto given = refund(9, "249.00", {back(25, "-1", "-199.20", "-49.80"), back(26, "-1", "0", "0")});
  const auto away = drafts_of(order, given, {{25, amount("1")}});
  ASSERT_TRUE(away.stock) << "the gift stayed with the customer";
  EXPECT_TRUE(away.credit.total.is_zero());
  EXPECT_FALSE(away.credit.payment);
  EXPECT_EQ(away.stock->payment->amount, amount("-249"));
  const auto gift = drafts_of(order, given, {{26, amount("1")}});
  ASSERT_TRUE(gift.stock) << "only the gift is back";
  EXPECT_TRUE(gift.stock->total.is_zero());
  EXPECT_FALSE(gift.stock->payment);
  EXPECT_FALSE(gift.stock->left_open);
  EXPECT_EQ(gift.credit.payment->amount, amount("-249"));
}

TEST(DividedCredit, MoneyThatWasNotSentBackIsLeftOpenOnBoth) {
  auto given = refund(9, "747.00", {back(25, "-3", "-597.60", "-149.40")});
  given.refunded_payment = false;
  const auto drafts = drafts_of(sale(), given, {{25, amount("2")}});
  ASSERT_TRUE(drafts.stock);
  for (const auto* one : {&drafts.credit, &*drafts.stock}) {
    EXPECT_FALSE(one->payment);
    EXPECT_TRUE(one->left_open);
  }
}

TEST(DividedCredit, WhatWouldBeLessThanNothingIsForAPerson) {
  auto order = sale();
  auto fee = line("Rabatt", "", 1, "-400.00", "-100.00");
  fee.id = 28;
  order.fee_lines = {fee};
  add_up(order);
  auto given = refund(9, "247.00", {back(25, "-3", "-597.60", "-149.40")});
  given.fee_lines = {back(28, "0", "400.00", "100.00")};
  const auto drafts =
      credit_drafts(order, given, {given}, {{25, amount("2")}}, k_booked, rules_of(credit_settings()), credit_products());
  EXPECT_EQ(told(drafts), "refund-partly-restocked refund=9");
}

/// Refunds of all that can be: rates, pieces, amounts with and without öre that divide, freight and money without a piece.
TEST(DividedCredit, TheTwoAreTheWholeToTheOreARate) {
  std::mt19937 dice(11);
  const auto below = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
  int divided = 0, to_round = 0;
  for (int round = 0; round < 600; ++round) {
    auto order = sale();
    const std::array<std::pair<int, const char*>, 3> k_rates{{{25, "BOK-001"}, {12, "HAM-001"}, {6, "BOK-001"}}};
    auto given = refund(9, "0", {});
    LinePieces back_in_stock;
    Amount gross;
    order.lines.clear();
    const int count = 1 + below(3);
    for (int n = 0; n < count; ++n) {
      const auto rate = static_cast<std::int64_t>(below(3));
      const auto pieces = 1 + below(5);
      const auto net = Amount::cents(100 + below(50'000));
      const auto tax =
          net.times_ratio(Amount::whole(k_rates[static_cast<std::size_t>(rate)].first), Amount::whole(100), Rounding::half_up)
              .rounded(2);
      auto sold = line("Vara", n % 2 == 0 ? "HAM-001" : "BOK-001", pieces, net.text(2), tax.text(2), rate + 1);
      sold.id = 31 + n;
      order.lines.push_back(sold);
      auto taken = back(sold.id, ("-" + std::to_string(pieces)).c_str(), ("-" + net.text(2)).c_str(),
                        ("-" + tax.text(2)).c_str(), rate + 1);
      if (below(5) == 0) taken.quantity = Amount();
      given.lines.push_back(taken);
      gross += net + tax;
      if (!taken.quantity.is_zero()) {
        if (const auto some = below(pieces + 1); some > 0) back_in_stock[sold.id] = Amount::whole(some);
      }
    }
    order.tax_lines = {tax_line(1, "SE-MOMS-1", "25"), tax_line(2, "SE-MOMS-2", "12"), tax_line(3, "SE-MOMS-3", "6")};
    add_up(order);
    given.amount = gross;
    const auto whole = drafts_of(order, given, {});
    const auto both = drafts_of(order, given, back_in_stock);
    if (!both.stock) continue;
    ++divided;
    const auto& stock = *both.stock;
    ASSERT_EQ(both.credit.total + stock.total, whole.credit.total) << round;
    ASSERT_EQ(both.credit.payment->amount + stock.payment->amount, whole.credit.payment->amount) << round;
    // What the office will make of the rows of the whole.
    auto booked = by_rate({&whole.credit});
    Amount vat;
    for (auto& [rate, sums] : booked) {
      sums.second = sums.first.times_ratio(rate, Amount::whole(100), Rounding::half_up).rounded(2);
      vat += sums.second;
    }
    ASSERT_EQ(by_rate({&both.credit, &stock}), booked) << round;
    ASSERT_EQ(both.credit.total_vat + stock.total_vat, vat) << round;
    ASSERT_EQ(pieces_in({&both.credit, &stock}), pieces_in({&whole.credit})) << round;
    ASSERT_LT(stock.total, Amount()) << round;
    ASSERT_FALSE(stock.order.skip_stock.value());
    ASSERT_TRUE(both.credit.order.skip_stock.value());
    Amount own;  // what the rows of the second come to needs no rounding row
    for (const auto& one : stock.rates) own += one.net + one.vat;
    ASSERT_EQ(own, stock.total) << round;
    Amount rest;
    for (const auto& one : both.credit.rates)
      rest += one.net + one.net.times_ratio(one.rate, Amount::whole(100), Rounding::half_up).rounded(2);
    to_round += rest == both.credit.total ? 0 : 1;
    ASSERT_LE((rest - both.credit.total).abs(), Amount::cents(6))
        << round << ": an öre a rate, and what the shop rounded a line";
  }
  EXPECT_GT(divided, 200);
  RecordProperty("divided", divided);
  RecordProperty("rounding_rows", to_round);
}

TEST(DividedCredit, WhatALostFileHadSettledIsReadFromTheOffice) {
  const auto rules = rules_of(credit_settings());
  const auto given = refund(9, "1033.20", {back(25, "-3", "-597.60", "-149.40"), back(26, "-1", "-270.00", "-16.20", 3)});
  const auto order = credited(sale(), given, {given}, rules).value();
  const auto read = [&](const std::optional<office::Order>& kept, const std::optional<office::Order>& stock) {
    return restocked_in_office(order, given, kept, stock, rules, credit_products()).value();
  };
  const auto none = drafts_of(sale(), given, {}), all = drafts_of(sale(), given, pieces_of(given));
  EXPECT_FALSE(read(std::nullopt, std::nullopt));
  EXPECT_EQ(read(none.credit.order, std::nullopt), LinePieces{});
  EXPECT_EQ(read(all.credit.order, std::nullopt), pieces_of(given));
  const LinePieces back{{25, amount("2")}, {26, amount("1")}};
  const auto two = drafts_of(sale(), given, back);
  EXPECT_EQ(read(two.credit.order, std::nullopt), back);
  EXPECT_EQ(read(two.credit.order, two.stock->order), back);
  EXPECT_EQ(read(std::nullopt, two.stock->order), back);
  auto silent = none.credit.order;
  silent.skip_stock.reset();
  EXPECT_FALSE(read(silent, std::nullopt)) << "an office that does not say so tells nothing";
}

}  // namespace
}  // namespace woo24::sync
