// Gift cards (books.md §5): sold and redeemed, from the shop's order to what the office must show.
#include "woo24/sync/gift_card.hpp"

#include "office_echo.hpp"
#include "woo24/sync/verify.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;
using settings::SoldGiftCard;

/// "1 × -100.00 #PRESENTKORT …", with the rate and tax code that must come back.
std::string shown(const office::Row& row) {
  return row.quantity->shortest() + " × " + row.price->text(2) + " " + row.name + ", " +
         (row.vat_rate ? row.vat_rate->shortest() + " %" : "-") + (row.tax_code ? " " + std::to_string(*row.tax_code) : "");
}

settings::Settings card_settings(SoldGiftCard kind = SoldGiftCard::not_said) {
  auto settings = full_settings();
  settings.orders.rows.gift_card = {"PRESENTKORT", 30};
  settings.orders.rows.sold_gift_card = kind;
  return settings;
}

Products with_card_product() {
  auto made = products();
  made["presentkort"] = {office::Product{{2950}, "PRESENTKORT", "Presentkort", true}};
  return made;
}

void pay_with_card(shop::Order& order, const char* code, const char* sum, const char* plugin = "PW Gift Cards") {
  order.gift_cards.push_back({code, amount(sum), plugin});
  order.total -= amount(sum);
}

shop::Line card_line(const char* net, const char* tax, const char* meta = "pw_gift_card_amount") {
  auto made = line("Presentkort 500 kr", "GC-500", 1, net, tax, amount(tax).is_zero() ? 0 : 1);
  made.meta = {{meta, "500"}};
  return made;
}

struct Case {
  const char* why;
  SoldGiftCard kind;
  std::function<void(shop::Order&, settings::Settings&)> change;
  std::vector<std::string> rows;  ///< the office's rows but for the text row
  const char* answer = "ok";
  const char* payment = "";  ///< what is registered as paid
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.why; }
class GiftCardTest : public testing::TestWithParam<Case> {};

TEST_P(GiftCardTest, IsBookedAsADebtOrRefused) {
  const auto& row = GetParam();
  auto settings = card_settings(row.kind);
  auto order = swedish_order();
  row.change(order, settings);
  const auto made = draft(order, rules_of(settings), with_card_product());
  ASSERT_EQ(told(made), row.answer) << row.why;
  if (!made.ok()) return;
  std::vector<std::string> rows;
  for (const auto& one : made.value().order.rows) {
    if (one.type == office::RowType::normal) rows.push_back(shown(one));
  }
  EXPECT_EQ(rows, row.rows) << row.why;
  EXPECT_EQ(made.value().payment ? made.value().payment->amount.text(2) : "", row.payment) << row.why;
  const auto read = read_of(made.value());
  EXPECT_EQ(read.total_inc_vat, order.total) << "the office comes to what the customer paid: " << row.why;
  EXPECT_EQ(verify(made.value(), sent_of(made.value()), read).verdict, Verdict::equal) << row.why;
}

using S = settings::Settings;
const std::string k_goods = "2 × 199.20 Hammare 450 g, 25 % 201";
const std::string k_freight = "1 × 47.20 PostNord Varubrev, 25 % 201";

INSTANTIATE_TEST_SUITE_P(
    Redeemed, GiftCardTest,
    testing::Values(Case{"a part is paid by card: VAT stays on the whole sale, the method gets the rest",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) { pay_with_card(o, "KMPD-7731", "100"); },
                         {k_goods, k_freight, "1 × -100.00 Presentkort …7731, 0 % 204"},
                         "ok",
                         "457.00"},
                    Case{"nothing need be said of sold cards to redeem one",
                         SoldGiftCard::not_said,
                         [](shop::Order& o, S&) { pay_with_card(o, "KMPD-7731", "100", "WooCommerce Gift Cards"); },
                         {k_goods, k_freight, "1 × -100.00 Presentkort …7731, 0 % 204"},
                         "ok",
                         "457.00"},
                    Case{
                        "two cards, a row each",
                        SoldGiftCard::multi,
                        [](shop::Order& o, S&) {
                          pay_with_card(o, "AAAA-0001", "100");
                          pay_with_card(o, "BBBB-0002", "50.50", "YITH Gift Cards");
                        },
                        {k_goods, k_freight, "1 × -100.00 Presentkort …0001, 0 % 204", "1 × -50.50 Presentkort …0002, 0 % 204"},
                        "ok",
                        "406.50"},
                    Case{"all is paid by card: nothing is left to pay, so no payment is registered",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) { pay_with_card(o, "KMPD-7731", "557"); },
                         {k_goods, k_freight, "1 × -557.00 Presentkort …7731, 0 % 204"},
                         "ok",
                         ""},
                    Case{"a card that paid nothing leaves no row",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) { pay_with_card(o, "KMPD-7731", "0"); },
                         {k_goods, k_freight},
                         "ok",
                         "557.00"},
                    Case{"a code too short to hide any of it is not shown at all",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) { pay_with_card(o, "7731", "100"); },
                         {k_goods, k_freight, "1 × -100.00 Presentkort, 0 % 204"},
                         "ok",
                         "457.00"},
                    Case{"no product to book it on",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S& s) {
                           pay_with_card(o, "KMPD-7731", "100");
                           s.orders.rows.gift_card = {};
                         },
                         {},
                         "row-product-missing setting=orders.rows.gift_card number="},
                    Case{"single purpose: its VAT was booked when it was sold, at a rate that no order tells",
                         SoldGiftCard::single,
                         [](shop::Order& o, S&) { pay_with_card(o, "KMPD-7731", "100"); },
                         {},
                         "gift-card-not-handled plugin=PW Gift Cards amount=100.00"}));

INSTANTIATE_TEST_SUITE_P(
    Sold, GiftCardTest,
    testing::Values(Case{"nobody has said what gift cards are: the question, never a guess",
                         SoldGiftCard::not_said,
                         [](shop::Order& o, S&) {
                           o.lines = {card_line("500", "0")};
                           add_up(o);
                         },
                         {},
                         "gift-card-kind-unknown row=Presentkort 500 kr"},
                    Case{"multi purpose: a debt without VAT, on the product of gift cards, and no say in what the sale is",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) {
                           o.lines.push_back(card_line("500", "0"));
                           add_up(o);
                         },
                         {k_goods, "1 × 500.00 Presentkort 500 kr, 0 % 204", k_freight},
                         "ok",
                         "1057.00"},
                    Case{"multi purpose, to Norway: still a debt, beside an export",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) {
                           send_to(o, "NO", "0150");
                           for (auto* rows : {&o.lines, &o.shipping_lines}) {
                             rows->front().total_tax = Amount();
                             rows->front().taxes.clear();
                           }
                           o.lines.push_back(card_line("500", "0"));
                           add_up(o);
                         },
                         {"2 × 199.20 Hammare 450 g, 0 % 205", "1 × 500.00 Presentkort 500 kr, 0 % 205",
                          "1 × 47.20 PostNord Varubrev, 0 % 205"},
                         "ok",
                         "945.60"},
                    Case{"multi purpose, and the shop charged VAT on it: one of the two is wrong",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) {
                           o.lines = {card_line("400", "100")};
                           add_up(o);
                         },
                         {},
                         "gift-card-taxed row=Presentkort 500 kr tax=100.00"},
                    Case{"single purpose: a sale like any other, on its own product",
                         SoldGiftCard::single,
                         [](shop::Order& o, S&) {
                           o.lines = {card_line("400", "100", "wc_gc_giftcard_amount")};
                           o.lines[0].sku = "HAM-001";
                           add_up(o);
                         },
                         {"1 × 400.00 Presentkort 500 kr, 25 % 201", k_freight},
                         "ok",
                         "559.00"},
                    Case{"single purpose without VAT: the shop has forgotten it",
                         SoldGiftCard::single,
                         [](shop::Order& o, S&) {
                           o.lines = {card_line("500", "0", "_ywgc_gift_card_code")};
                           o.lines[0].sku = "HAM-001";
                           add_up(o);
                         },
                         {},
                         "no-vat-at-home row=Presentkort 500 kr country=SE"},
                    Case{"a card bought with a card: debt for debt",
                         SoldGiftCard::multi,
                         [](shop::Order& o, S&) {
                           o.lines = {card_line("500", "0")};
                           add_up(o);
                           pay_with_card(o, "KMPD-7731", "500");
                         },
                         {"1 × 500.00 Presentkort 500 kr, 0 % 204", k_freight, "1 × -500.00 Presentkort …7731, 0 % 204"},
                         "ok",
                         "59.00"}));

TEST(GiftCard, EachPluginLeavesItsOwnMarkOnWhatItSells) {
  for (const auto* key :
       {"wc_gc_giftcard_amount", "wc_gc_giftcards", "pw_gift_card_amount", "pw_gift_card_number", "_ywgc_gift_card_code"}) {
    auto sold = line("Presentkort", "GC", 1, "500", "0", 0);
    EXPECT_FALSE(is_sold_gift_card(sold));
    sold.meta = {{key, "500"}};
    EXPECT_TRUE(is_sold_gift_card(sold)) << key;
    sold.meta = {{key, "[]"}};
    EXPECT_FALSE(is_sold_gift_card(sold)) << key << ", empty";
  }
}

TEST(GiftCard, WhatItIsBookedOnIsLookedUp) {
  const auto rules = rules_of(card_settings(SoldGiftCard::multi));
  auto order = swedish_order();
  pay_with_card(order, "KMPD-7731", "100");
  EXPECT_THAT(needed_products(order, rules), testing::Contains("PRESENTKORT"));
  order.gift_cards.clear();
  EXPECT_THAT(needed_products(order, rules), testing::Not(testing::Contains("PRESENTKORT")));
  order.lines = {card_line("500", "0")};
  EXPECT_THAT(needed_products(order, rules), testing::ElementsAre("PRESENTKORT", "FRAKT", "ORES")) << "not its own SKU";
}

}  // namespace
}  // namespace woo24::sync
