#include "woo24/sync/gate.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;

struct Case {
  const char* what;
  std::function<void(shop::Order&)> change;
  const char* answer;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class GateTest : public testing::TestWithParam<Case> {};

TEST_P(GateTest, LetsThroughOnlyWhatCanBeBookedWhole) {
  auto order = swedish_order();
  GetParam().change(order);
  EXPECT_EQ(told(gate(order, 2)), GetParam().answer) << GetParam().what;
}

std::function<void(shop::Order&)> meta(std::string key, std::string value) {
  return [key = std::move(key), value = std::move(value)](shop::Order& order) { order.meta.push_back({key, value}); };
}

INSTANTIATE_TEST_SUITE_P(
    Cases, GateTest,
    testing::Values(
        Case{"an order in order", [](shop::Order&) {}, "ok"},
        Case{"an öre of the shop's own rounding", [](shop::Order& o) { o.total += Amount::cents(1); }, "ok"},
        Case{"a plugin lowered the total and shows no line", [](shop::Order& o) { o.total -= Amount::whole(25); },
             "order-does-not-add-up gap=-25.00 total=532.00 sum=557.00"},
        Case{"two öre are not rounding", [](shop::Order& o) { o.total += Amount::cents(2); },
             "order-does-not-add-up gap=0.02 total=557.02 sum=557.00"},
        Case{"nothing on it", [](shop::Order& o) { o = shop::Order{}; }, "order-unreadable field=line_items found=[]"},
        Case{"a negative total", [](shop::Order& o) { o.total = -o.total; }, "order-unreadable field=total found=-557.00"},
        Case{"three decimals", [](shop::Order& o) { o.total = amount("557.005"); }, "currency-decimals currency=SEK"},
        Case{"a currency of thousandths", [](shop::Order& o) { o.currency = "KWD"; }, "currency-decimals currency=KWD"},
        Case{"a gift card has paid a part: the total is the rest",
             [](shop::Order& o) {
               o.gift_cards = {{"AB", amount("100"), "WooCommerce Gift Cards"}};
               o.total -= amount("100");
             },
             "ok"},
        Case{"a gift card that did not lower the total",
             [](shop::Order& o) {
               o.gift_cards = {{"AB", amount("100"), "WooCommerce Gift Cards"}};
             },
             "order-does-not-add-up gap=100.00 total=557.00 sum=457.00"},
        Case{"PW says that a card was used, not for how much", meta("pw_gift_cards_redeemed", "{\"X\":50}"),
             "gift-card-not-handled plugin=PW Gift Cards amount="},
        Case{"PW, none used", meta("pw_gift_cards_redeemed", "[]"), "ok"},
        Case{"YITH says that a card was used, not for how much", meta("_ywgc_applied_gift_cards", "{\"X\":[50]}"),
             "gift-card-not-handled plugin=YITH Gift Cards amount="},
        Case{"YITH, booked as a fee already",
             [](shop::Order& o) {
               o.meta = {{"_ywgc_applied_gift_cards", "{\"X\":50}"}, {"ywgc_gift_card_updated_as_fee", "1"}};
             },
             "ok"},
        Case{"a card of a negative amount",
             [](shop::Order& o) {
               o.gift_cards = {{"AB", amount("-1"), "PW Gift Cards"}};
               o.total += amount("1");
             },
             "gift-card-not-handled plugin=PW Gift Cards amount=-1"},
        Case{"Smart Coupons", meta("smart_coupons_contribution", "{\"c\":10}"),
             "store-credit-not-handled plugin=Smart Coupons"},
        Case{"a deposit", meta("_wc_deposits_order_has_deposit", "yes"), "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"a deposit, Acowebs'", meta("_awcdp_deposits_order_has_deposit", "yes"),
             "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"a deposit, by its row",
             [](shop::Order& o) {
               o.lines[0].meta = {{"_is_deposit", "yes"}};
             },
             "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"the second payment, an order of its own", [](shop::Order& o) { o.created_via = "wc_deposits"; },
             "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"paid in part, by its status", [](shop::Order& o) { o.status = "partially-paid"; },
             "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"paid in part, another plugin's status", [](shop::Order& o) { o.status = "partial-payment"; },
             "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"and another's", [](shop::Order& o) { o.status = "partially_paid"; },
             "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"an instalment to come", [](shop::Order& o) { o.status = "scheduled-payment"; },
             "deposit-not-handled plugin=WooCommerce Deposits"},
        Case{"PW, an empty list as PHP writes it", meta("pw_gift_cards_redeemed", "a:0:{}"), "ok"},
        Case{"a contribution of nothing", meta("smart_coupons_contribution", "0.00"), "ok"},
        Case{"no deposit", meta("_wc_deposits_order_has_deposit", "no"), "ok"},
        Case{"erased, by its mark", meta("_anonymized", "yes"), "order-anonymised"},
        Case{"erased, by its address", [](shop::Order& o) { o.billing.email = "deleted@site.invalid"; }, "order-anonymised"},
        Case{"erased, by its name", [](shop::Order& o) { o.billing.first_name = "[deleted]"; }, "order-anonymised"}));

TEST(Gate, WhereRefundsAreNobodysBusinessASaleThatHasAnyIsForAPerson) {
  auto order = swedish_order();
  EXPECT_EQ(told(nothing_refunded(order)), "ok");
  order.refunds = {{{1}, amount("-57.00"), ""}};
  EXPECT_EQ(told(nothing_refunded(order)), "refunded-before-sent refunded=57.00 total=557.00");
  order.refunds.clear();
  order.status = "refunded";
  EXPECT_EQ(told(nothing_refunded(order)), "refunded-before-sent refunded=0.00 total=557.00") << "by setting the status";
}

/// The wires refuse an amount of ten thousand million or more; a sum of many below it would leave the range of an amount.
TEST(Gate, NoSumOfWhatIsLetThroughCanLeaveTheRangeOfAnAmount) {
  auto order = swedish_order();
  order.lines.clear();
  order.shipping_lines.clear();
  for (int n = 0; n < 2'000; ++n) {
    order.lines.push_back(line("Vara", "HAM-001", 1, "9999999999.99", "0", 0));
    order.gift_cards.push_back({"AB", amount("9999999999.98"), "PW Gift Cards"});
  }
  order.total = Amount();  // both sums stand at the end of the range, and seem to be equal there
  EXPECT_EQ(told(gate(order, 2)), "order-unreadable field=line_items found=9223372036854.77");
  order.gift_cards.clear();
  for (auto& one : order.lines) one.total = &one - order.lines.data() < 1'000 ? one.total : -one.total;
  EXPECT_EQ(told(gate(order, 2)), "order-unreadable field=line_items found=9223372036854.77") << "rows that cancel out";

  order.lines = {line("Vara", "HAM-001", 1, "7999999999.99", "1999999999.99")};
  order.lines[0].taxes.clear();
  add_up(order);
  EXPECT_EQ(told(gate(order, 2)), "ok") << "as much as there can be";
  order.lines.push_back(line("Skruv", "SKR-010", 1, "0.02", "0", 0));
  add_up(order);
  EXPECT_EQ(told(gate(order, 2)), "order-unreadable field=line_items found=10000000000.00");
}

TEST(Gate, ShopsWithoutDecimalsRoundEveryRow) {
  auto order = swedish_order();
  order.total = amount("558");
  EXPECT_EQ(told(gate(order, 0)), "ok") << "0.50 a row and the order";
  order.total = amount("558.50");
  EXPECT_EQ(told(gate(order, 0)), "ok") << "two rows and the order: three times 0.50, and not a hundredth more";
  order.total = amount("558.51");
  EXPECT_EQ(told(gate(order, 0)), "order-does-not-add-up gap=1.51 total=558.51 sum=557.00");
  order.total = amount("559");
  EXPECT_EQ(told(gate(order, 0)), "order-does-not-add-up gap=2.00 total=559.00 sum=557.00");
}

TEST(Gate, ShopsThatRoundTaxALineRoundTheNetsToo) {
  auto order = swedish_order();
  order.shipping_lines.clear();
  order.lines.clear();
  for (int n = 0; n < 12; ++n) order.lines.push_back(line("Öre", "ORE", 1, "79.994", "20.00"));
  order.total = amount("1199.88");  // twelve times 79.99 + 20.00; the nets as they are come to 0.05 more
  EXPECT_EQ(told(gate(order, 2)), "ok");
}

}  // namespace
}  // namespace woo24::sync
