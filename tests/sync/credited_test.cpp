// What a refund gives back (books.md §10): a row of the table is a refund, with what the credit must show and why.
#include "refund_samples.hpp"
#include "woo24/sync/key.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

/// Of a refund of which nothing was put back, or all.
Result<Draft> credit_draft(const shop::Order& order, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                           const BookedSale& booked, const Rules& rules, const Products& products) {
  const auto back = restocked(order, refund, all, {});
  auto drafts = credit_drafts(order, refund, all, back, booked, rules, products);
  if (!drafts.ok()) return Fail{drafts.error()};
  EXPECT_FALSE(drafts.value().stock);
  return std::move(drafts.value().credit);
}

struct Case {
  const char* why;
  std::vector<shop::Refund> refunds;  ///< the last one is credited
  std::string rows;                   ///< or the reason
};

std::string credit_of(const Case& row) {
  const auto rules = rules_of(credit_settings());
  const BookedSale booked{{5001}, office::InvoiceId{77}, std::nullopt};
  const auto draft = credit_draft(sale(), row.refunds.back(), row.refunds, booked, rules, credit_products());
  if (!draft.ok()) return told(draft);
  EXPECT_EQ(draft.value().total, -row.refunds.back().amount) << row.why;
  EXPECT_EQ(draft.value().order.reference_invoice, office::InvoiceId{77}) << row.why;
  return rows_of(draft.value().order);
}

TEST(Credited, NeverMoreThanIsBookedOfIt) {
  const auto rules = rules_of(credit_settings());
  const std::vector all{refund(1, "249.00", {back(25, "-1", "-199.20", "-49.80")})};
  const auto of_left = [&](const char* left) {
    const BookedSale booked{{5001}, office::InvoiceId{77}, std::nullopt, *Amount::parse(left)};
    const auto draft = credit_draft(sale(), all[0], all, booked, rules, credit_products());
    return draft.ok() ? std::string() : std::string(reason_id(draft.error().reason.id));
  };
  EXPECT_EQ(of_left("248.99"), "refund-exceeds-sale") << "the shop's order was changed since, or another credit took it";
  EXPECT_EQ(of_left("249.00"), "");
}

TEST(Credited, ByRowsByMoneyAndByAmount) {
  const auto ham = std::to_string(product("HAM-001").value);
  const auto book = std::to_string(product("BOK-001").value);
  const auto freight = std::to_string(product("FRAKT").value);
  const std::vector<Case> k_cases{
      {"one piece came back: its own product, so that the stock is right",
       {refund(1, "249.00", {back(25, "-1", "-199.20", "-49.80")})},
       "-1 x " + ham + " 199.20 @25"},
      {"all pieces and the freight",
       {refund(1, "806.00", {back(25, "-3", "-597.60", "-149.40")}, {back(27, "0", "-47.20", "-11.80")})},
       "-3 x " + ham + " 199.20 @25 | -1 x " + freight + " 47.20 @25"},
      {"money for a scratch, the piece stays with the customer: a price reduction, not the goods",
       {refund(1, "100.00", {back(25, "0", "-80.00", "-20.00")})},
       "-1 x 2950 80.00 @25"},
      {"the rate is the row's own", {refund(1, "53.00", {back(26, "0", "-50.00", "-3.00", 3)})}, "-1 x 2950 50.00 @6"},
      {"an amount alone is split over the rates by what was sold at each",
       {refund(1, "100.00")},
       "-1 x 2950 24.72 @6 | -1 x 2950 59.04 @25"},
      {"an order set to refunded: all that is left, as it was sold",
       {refund(1, "1092.20")},
       "-3 x " + ham + " 199.20 @25 | -1 x " + book + " 270.00 @6 | -1 x " + freight + " 47.20 @25"},
      {"the same after one piece had come back before",
       {refund(1, "249.00", {back(25, "-1", "-199.20", "-49.80")}), refund(2, "843.20")},
       "-2 x " + ham + " 199.20 @25 | -1 x " + book + " 270.00 @6 | -1 x " + freight + " 47.20 @25"},
      {"rows and more money than they come to: the rest is an amount alone",
       {refund(1, "302.00", {back(25, "-1", "-199.20", "-49.80"), back(26, "0", "-50.00", "-3.00", 3)})},
       "-1 x " + ham + " 199.20 @25 | -1 x 2950 50.00 @6"},
      {"the tax was left out of a row that bore one: WooCommerce refunds it as 0",
       {refund(1, "199.20", {back(25, "-1", "-199.20", "0")})},
       "refund-without-tax row=Hammare 450 g"},
      {"more pieces than were sold",
       {refund(1, "996.00", {back(25, "-4", "-796.80", "-199.20")})},
       "refund-exceeds-sale refunded=996.00 left=747.00"},
      {"more pieces than were sold, for the money of those that were",
       {refund(1, "747.00", {back(25, "-4", "-597.60", "-149.40")})},
       "refund-exceeds-sale refunded=747.00 left=747.00"},
      {"a piece that came back before cannot come back again",
       {refund(1, "747.00", {back(25, "-3", "-597.60", "-149.40")}),
        refund(2, "249.00", {back(25, "-1", "-199.20", "-49.80")})},
       "refund-exceeds-sale refunded=249.00 left=0.00"},
      {"more than is left of the order",
       {refund(1, "1000.00"), refund(2, "100.00")},
       "refund-exceeds-sale refunded=100.00 left=92.20"},
      {"less money than the rows come to",
       {refund(1, "200.00", {back(25, "-1", "-199.20", "-49.80")})},
       "refund-does-not-add-up amount=200.00 rows=249.00"},
      {"a row of no order", {refund(1, "249.00", {back(99, "-1", "-199.20", "-49.80")})}, "refund-row-unknown row="},
      {"nothing", {refund(1, "0")}, "refund-of-nothing refund=1"},
  };
  for (const auto& row : k_cases) EXPECT_EQ(credit_of(row), row.rows) << row.why;
}

TEST(Credited, BearsTheRefundsDayItsStockAndTheInvoiceInItsText) {
  const auto rules = rules_of(credit_settings());
  auto order = sale();
  const std::vector<shop::Refund> all{refund(9, "249.00", {back(25, "-1", "-199.20", "-49.80")})};
  const BookedSale booked{{5001}, office::InvoiceId{77}, std::nullopt};
  const auto kept = credit_draft(order, all[0], all, booked, rules, credit_products());
  ASSERT_TRUE(kept.ok()) << told(kept);
  EXPECT_EQ(format_day(*kept.value().order.date_ordered), "2026-11-28");
  EXPECT_EQ(kept.value().order.rows.front().name, "Kredit av order 1042, faktura 77");
  EXPECT_EQ(kept.value().order.skip_stock, true) << "nothing was put back on the shelf";
  order.lines[0].restocked = Amount::whole(1);
  EXPECT_EQ(credit_draft(order, all[0], all, booked, rules, credit_products()).value().order.skip_stock, false);
}

TEST(Credited, BearsTheRateOfTheSaleAndNotTodays) {
  auto rules = rules_of(credit_settings());
  for (auto& rate : rules.facts.tax_rates) {
    if (rate.id.value == 3) rate.percent = amount("12");  // food and books are taxed anew from today on
  }
  const BookedSale booked{{5001}, office::InvoiceId{77}, std::nullopt};
  const auto credit = [&](const shop::Refund& one) {
    const auto draft = credit_draft(sale(), one, {one}, booked, rules, credit_products());
    return draft.ok() ? rows_of(draft.value().order) : told(draft);
  };
  const auto book = std::to_string(product("BOK-001").value);
  EXPECT_EQ(credit(refund(1, "286.20", {back(26, "-1", "-270.00", "-16.20", 3)})), "-1 x " + book + " 270.00 @6");
  EXPECT_EQ(credit(refund(1, "100.00")), "-1 x 2950 24.72 @6 | -1 x 2950 59.04 @25") << "an amount alone too";
}

TEST(Credited, InAForeignCurrencyBearsTheRateOfExchangeOfTheSale) {
  auto order = sale();
  order.currency = "NOK";
  const auto all = std::vector{refund(1, "249.00", {back(25, "-1", "-199.20", "-49.80")})};
  const BookedSale booked{{5001}, std::nullopt, office::Currency{"NOK", amount("96.5"), 100}};
  const auto draft = credit_draft(order, all[0], all, booked, rules_of(credit_settings()), credit_products());
  ASSERT_TRUE(draft.ok()) << told(draft);
  EXPECT_EQ(*draft.value().order.currency, (office::Currency{"NOK", amount("96.5"), 100})) << "today it is 97.35";
  EXPECT_EQ(draft.value().payment->amount, amount("-249"));
}

TEST(Credited, IntoWhatIsClosedIsNotBooked) {
  auto settings = credit_settings();
  settings.orders.closed_through = std::chrono::year{2026} / std::chrono::November;
  const auto all = std::vector{refund(1, "249.00", {back(25, "-1", "-199.20", "-49.80")})};
  const BookedSale booked{{5001}, office::InvoiceId{77}, std::nullopt};
  EXPECT_EQ(told(credit_draft(sale(), all[0], all, booked, rules_of(settings), credit_products())),
            "period-closed day=2026-11-28 closed_through=2026-11")
      << "by the refund's day";
}

TEST(Credited, MoneyThatTheShopDidNotSendBackIsNoPayment) {
  const auto rules = rules_of(credit_settings());
  std::vector<shop::Refund> all{refund(9, "249.00", {back(25, "-1", "-199.20", "-49.80")})};
  const BookedSale booked{{5001}, std::nullopt, std::nullopt};
  const auto sent = credit_draft(sale(), all[0], all, booked, rules, credit_products());
  ASSERT_TRUE(sent.ok()) << told(sent);
  ASSERT_TRUE(sent.value().payment);
  EXPECT_EQ(sent.value().payment->amount, amount("-249"));
  EXPECT_EQ(sent.value().order.reference_order, office::OrderId{5001}) << "not invoiced yet";
  all[0].refunded_payment = false;
  EXPECT_FALSE(credit_draft(sale(), all[0], all, booked, rules, credit_products()).value().payment);
}

TEST(CreditKey, IsTheSalesWithTheRefund) {
  EXPECT_EQ(credit_key("WOO-exempel-1042-3fa9c1", {77}).value(), "WOO-exempel-1042-3fa9c1-R77");
  EXPECT_FALSE(credit_key("WOO-exempel-with-long-name-12345678901-3fa9c1", {77}).ok());
  EXPECT_EQ(sale_key("WOO-exempel-1042-3fa9c1-R77"), "WOO-exempel-1042-3fa9c1");
  EXPECT_EQ(sale_key("WOO-exempel-1042-3fa9c1-R77S"), "WOO-exempel-1042-3fa9c1");
  EXPECT_EQ(sale_key("WOO-shop-R5-1042-3fa9c1"), "WOO-shop-R5-1042-3fa9c1") << "a sale of a shop that is called so";
  EXPECT_TRUE(is_credit_of("WOO-exempel-1042-3fa9c1-R77", "WOO-exempel-1042-3fa9c1"));
  EXPECT_TRUE(is_credit_of("WOO-exempel-1042-3fa9c1-R77S", "WOO-exempel-1042-3fa9c1"));
  EXPECT_FALSE(is_credit_of("WOO-exempel-1042-3fa9c1", "WOO-exempel-1042-3fa9c1"));
  EXPECT_FALSE(is_credit_of("WOO-exempel-1042-3fa9c1-C1", "WOO-exempel-1042-3fa9c1")) << "a change";
}

TEST(CreditKey, OfTheOneThatMovesTheStockEndsInS) {
  EXPECT_EQ(stock_credit_key("WOO-exempel-1042-3fa9c1-R77").value(), "WOO-exempel-1042-3fa9c1-R77S");
  EXPECT_FALSE(stock_credit_key("WOO-exempel-with-long-name-123-3fa9c1-R77777").ok()) << "its mark would not fit any more";
  EXPECT_TRUE(is_stock_credit("WOO-exempel-1042-3fa9c1-R77S"));
  for (const auto* other :
       {"WOO-exempel-1042-3fa9c1-R77", "WOO-exempel-1042-3fa9c1-RS", "WOO-R7S-1042-3fa9c1", "WOO-AB-RS", "S"})
    EXPECT_FALSE(is_stock_credit(other)) << other;
}

}  // namespace
}  // namespace woo24::sync
