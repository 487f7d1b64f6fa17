#include "woo24/sync/payment.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;

struct WhenDue {
  const char* method;
  const char* status;
  bool paid;
  bool completed;
  Due due;
  const char* why;
};
void PrintTo(const WhenDue& row, std::ostream* out) { *out << row.why; }
class DueTest : public testing::TestWithParam<WhenDue> {};

TEST_P(DueTest, FollowsStatusAndWhatWasPassed) {
  const auto& row = GetParam();
  auto order = swedish_order();
  order.payment_method = row.method;
  order.status = row.status;
  if (!row.paid) order.paid.reset();
  if (row.completed) order.completed = parse_utc("2026-11-25T10:00:00Z");
  const auto answer = due(order, example_rules());
  EXPECT_EQ(answer.due, row.due) << row.why;
  const auto reason = row.due == Due::decide ? std::string("paid-not-due status=") + row.status : told(answer.reason);
  EXPECT_EQ(told(answer.reason), reason);
}

INSTANTIATE_TEST_SUITE_P(
    Statuses, DueTest,
    testing::Values(WhenDue{"swish", "processing", true, false, Due::yes, "the usual case"},
                    WhenDue{"swish", "completed", true, true, Due::yes, "done"},
                    WhenDue{"swish", "pending", false, false, Due::no, "not paid"},
                    WhenDue{"swish", "on-hold", false, false, Due::no, "held back"},
                    WhenDue{"swish", "on-hold", true, false, Due::no, "held back again by a person"},
                    WhenDue{"swish", "checkout-draft", false, false, Due::no, "an open cart"},
                    WhenDue{"invoice", "on-hold", false, false, Due::yes, "invoices go out from on-hold by setting"},
                    WhenDue{"invoice", "completed", true, true, Due::yes,
                            "passed processing, though completed is not listed for invoices"},
                    WhenDue{"swish", "cancelled", false, false, Due::no, "never paid"},
                    WhenDue{"swish", "cancelled", true, false, Due::decide, "paid, then cancelled"},
                    WhenDue{"swish", "failed", true, false, Due::decide, "paid, then failed"},
                    WhenDue{"swish", "packad", true, false, Due::decide, "a status of an unknown plugin"},
                    WhenDue{"swish", "trash", true, true, Due::decide, "thrown away after payment"},
                    WhenDue{"swish", "refunded", true, false, Due::yes, "refunded between two looks: sent, and credited"},
                    WhenDue{"swish", "refunded", false, false, Due::no, "never reached processing"},
                    WhenDue{"paypal", "processing", true, false, Due::yes,
                            "an unmapped method is due too: it must fail where people see it"}));

TEST(DueOrder, OlderThanFromRestsUnlessItWasPaidSince) {
  auto order = swedish_order();
  order.created = parse_utc("2026-10-31T22:59:59Z");  // 23:59:59 in Sweden
  order.paid = order.created;
  EXPECT_EQ(due(order, example_rules()).due, Due::no);
  order.paid = parse_utc("2026-11-02T08:00:00Z");
  EXPECT_EQ(told(due(order, example_rules()).reason), "created-before-start created=2026-10-31 from=2026-11-01 paid=2026-11-02")
      << "its money is in the new books, its sale perhaps in the old ones: a person decides";
  order.created = parse_utc("2026-10-31T23:00:00Z");  // 1 November in Sweden
  EXPECT_EQ(due(order, example_rules()).due, Due::yes);
}

TEST(DueOrder, SentOnlyWhenCompletedRestsInProcessing) {
  auto settings = example_settings();
  settings.orders.send_when = {"completed"};
  const auto rules = rules_of(settings);
  auto order = swedish_order();
  EXPECT_EQ(due(order, rules).due, Due::no);
  order.status = "cancelled";
  EXPECT_EQ(due(order, rules).due, Due::no) << "it never was completed";
  order.completed = order.paid;
  EXPECT_EQ(due(order, rules).due, Due::decide);
  order.status = "processing";
  EXPECT_EQ(due(order, rules).due, Due::no) << "moved back: it waits in the shop again";
}

TEST(PaymentRuleOf, AnOrder) {
  const auto rules = example_rules();
  auto order = swedish_order();
  EXPECT_EQ(payment_rule(order, rules).value()->payment_method, 7);
  order.payment_method = "paypal";
  order.payment_title = "PayPal";
  EXPECT_EQ(told(payment_rule(order, rules)), "payment-method-unmapped method=paypal title=PayPal")
      << "it might bill a customer who has paid";
  order.total = Amount();
  EXPECT_EQ(payment_rule(order, rules).value(), nullptr) << "nothing to pay";
  auto settings = example_settings();
  settings.orders.unknown_payment = "invoice";
  order.total = amount("1");
  const auto lenient = rules_of(settings);
  EXPECT_EQ(payment_rule(order, lenient).value()->setting.method, "invoice");
}

struct Money {
  settings::Release release;
  const char* method;
  const char* status;
  bool paid;
  const char* meta;
  const char* value;
  bool there;
  const char* why;
};
void PrintTo(const Money& row, std::ostream* out) { *out << row.why; }
class ReleasableTest : public testing::TestWithParam<Money> {};

TEST_P(ReleasableTest, WhenTheMoneyIsThere) {
  const auto& row = GetParam();
  auto order = swedish_order();
  order.payment_method = row.method;
  order.status = row.status;
  if (!row.paid) order.paid.reset();
  if (std::string(row.meta) == "_qliro_captured_data") {
    order.shipping_lines.clear();
    order.lines.front().meta = {{row.meta, row.value}};
  } else {
    order.meta = {{row.meta, row.value}};
  }
  PaymentRule rule;
  rule.setting = paid_with(row.method, "Klarna", row.release);
  EXPECT_EQ(releasable(order, rule).ok(), row.there) << row.why;
}

using settings::Release;
INSTANTIATE_TEST_SUITE_P(
    Rules, ReleasableTest,
    testing::Values(
        Money{Release::at_once, "swish", "processing", true, "", "", true, "swish is money"},
        Money{Release::at_once, "swish", "on-hold", false, "", "", false, "no money registered while the shop holds it back"},
        Money{Release::paid, "swish", "processing", true, "", "", true, "date_paid"},
        Money{Release::paid, "swish", "processing", false, "", "", false, "no date_paid"},
        Money{Release::paid, "bacs", "processing", true, "", "", false, "date_paid proves nothing for a bank transfer"},
        Money{Release::paid, "cod", "completed", true, "", "", true, "a person completed it"},
        Money{Release::captured, "klarna_payments", "processing", true, "", "", false, "processing is only reserved"},
        Money{Release::captured, "klarna_payments", "processing", true, "_wc_klarna_capture_id", "c-1", true, "Klarna"},
        Money{Release::captured, "dibs", "processing", true, "_dibs_charge_id", "ch-1", true, "Nets"},
        Money{Release::captured, "vipps", "processing", true, "_vipps_captured", "0", false, "Vipps, nothing yet"},
        Money{Release::captured, "vipps", "processing", true, "_vipps_captured", "55700", true, "Vipps"},
        Money{Release::captured, "qliro", "processing", true, "_qliro_captured_data", "9001:2", true,
              "Qliro, every piece of every row"},
        Money{Release::captured, "qliro", "processing", true, "_qliro_captured_data", "9001:1,9002:1", true,
              "Qliro, in two captures"},
        Money{Release::captured, "qliro", "processing", true, "_qliro_captured_data", "9001:1", false,
              "Qliro, one piece of two"},
        Money{Release::captured, "qliro", "processing", true, "_qliro_captured_data", "", false, "Qliro, nothing"},
        Money{Release::captured, "qliro", "processing", true, "_qliro_order_captured", "9001", true,
              "Qliro, the whole order at once"},
        Money{Release::at_once, "cod", "processing", true, "", "", true, "the settings vouch for it"},
        Money{Release::captured, "klarna_payments", "completed", true, "", "", true, "shipped, so captured"},
        Money{Release::completed, "klarna_payments", "processing", true, "_wc_klarna_capture_id", "c-1", false,
              "wants the status"},
        Money{Release::completed, "klarna_payments", "completed", true, "", "", true, "has it"}));

TEST(Releasable, AFallbackSaysNothingOfWhatIsPaidLater) {
  auto settings = example_settings();
  settings.orders.payments = {paid_with("swish", "Swish")};
  settings.orders.unknown_payment = "swish";
  const auto rules = rules_of(settings);
  auto order = swedish_order();
  order.payment_method = "cod";
  EXPECT_EQ(told(releasable(order, *payment_rule(order, rules).value())), "not-captured-yet method=cod rule=paid")
      << "the parcel is on its way, the money is not here";
  order.status = "completed";
  EXPECT_TRUE(releasable(order, *payment_rule(order, rules).value()).ok()) << "a person says so";
}

TEST(Releasable, NothingToPayNeedsNoMoney) {
  auto order = swedish_order();
  order.total = Amount();
  order.paid.reset();
  PaymentRule rule;
  rule.setting = paid_with("klarna_payments", "Klarna", Release::captured);
  EXPECT_TRUE(releasable(order, rule).ok());
}

}  // namespace
}  // namespace woo24::sync
