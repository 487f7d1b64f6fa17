// Every order recorded from a real shop, drafted under the example settings: the total is met, or the reason is the one that
// the rules predict.
#include "office_echo.hpp"

#include "woo24/sync/verify.hpp"
#include "woo24/woo/order_json.hpp"

#include <gmock/gmock.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace woo24::sync {
namespace {

using namespace samples;

std::string recorded(const std::string& name) {
  for (const auto* folder :
       {WOO24_SOURCE_DIR "/tests/data/woo/", WOO24_SOURCE_DIR "/../shared/reference/woocommerce/recorded/"}) {
    std::ifstream file(std::string(folder) + name);
    if (!file) continue;
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  return {};
}

/// The body of a recorded exchange: the text between `"body": {` of the response and its closing brace.
std::string body_of(const std::string& exchange) {
  const auto response = exchange.find("\"response\"");
  if (response == std::string::npos) return exchange;  // a bare body
  const auto start = exchange.find('{', exchange.find("\"body\":", response));
  int depth = 0;
  bool quoted = false;
  for (auto at = start; at < exchange.size(); ++at) {
    const char c = exchange[at];
    if (quoted && c == '\\') {
      ++at;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == '{') {
      ++depth;
    } else if (!quoted && c == '}' && --depth == 0) {
      return exchange.substr(start, at + 1 - start);
    }
  }
  return {};
}

struct Recording {
  const char* name;
  const char* answer;  ///< "ok", or the reason
  int decimals = 2;
};
void PrintTo(const Recording& row, std::ostream* out) { *out << row.name; }
class RecordedOrderTest : public testing::TestWithParam<Recording> {};

/// What the recordings lack is given to them: those without a payment method were paid by Swish, and 6 % has an entry.
TEST_P(RecordedOrderTest, IsBookedToTheOereOrRefusedWithItsReason) {
  const auto& [name, answer, decimals] = GetParam();
  const auto text = recorded(std::string(name) + ".json");
  if (text.empty()) GTEST_SKIP() << "the recordings are not here";
  auto order = woo::order_from_json(body_of(text));
  ASSERT_TRUE(order.ok()) << told(order);
  auto rules = rules_of(example_settings());
  rules.facts.price_decimals = decimals;
  auto& bought = order.value();
  if (bought.payment_method.empty()) bought.payment_method = "swish";
  auto draft = sync::draft(bought, rules, products());
  std::cout << name << ": " << bought.total.text(2) << " " << bought.currency << " -> " << told(draft) << "\n";
  ASSERT_EQ(told(draft), answer);
  if (!draft.ok()) return;
  auto read = read_of(draft.value());
  auto verified = verify(draft.value(), sent_of(draft.value()), read);
  if (verified.verdict == Verdict::add_rounding) {
    auto row = *verified.rounding;
    row.vat_rate = Amount();
    read.rows.push_back(row);
    total_up(read);
    verified = verify(draft.value(), sent_of(draft.value()), read);
  }
  EXPECT_EQ(verified.verdict, Verdict::equal) << (verified.reason ? told(*verified.reason) : "");
  EXPECT_EQ(read.total_inc_vat, bought.total);
}

INSTANTIATE_TEST_SUITE_P(
    RealShop, RecordedOrderTest,
    testing::Values(Recording{"order_create_completed_stock_and_mail_kept_back", "ok"},
                    Recording{"order_create_customer_email_filled_in", "ok"},
                    Recording{"order_create_given_tax_is_recomputed", "ok"},
                    Recording{"order_dkk_denmark", "no-vat-entry rate=25 country=DK row=Hammare 450 g"},
                    Recording{"order_eu_vat_finland", "ok"},
                    Recording{"order_fee_negative_is_taxed", "no-vat-at-home row=Öresavrundning country=SE"},
                    Recording{"order_fixed_cart_coupon", "ok"}, Recording{"order_from_storefront_checkout", "ok"},
                    Recording{"order_full_dp6", "ok"}, Recording{"order_full_tax_shipping_fee_coupon_refund", "ok"},
                    Recording{"order_line_quantity_update", "ok"},
                    Recording{"order_lines_with_own_name", "product-without-number name=Fritext med okänd SKU"},
                    Recording{"order_nok_norway_no_vat", "ok"}, Recording{"order_price_decimals_0", "ok", 0},
                    Recording{"order_price_decimals_0_dp2", "ok", 0}, Recording{"order_price_decimals_0_dp4", "ok", 0},
                    Recording{"order_refunded_in_full", "ok"}, Recording{"order_rounding_at_subtotal_no", "ok"},
                    Recording{"order_rounding_at_subtotal_yes", "ok"},
                    Recording{"order_rounding_line_class_without_rate", "no-vat-at-home row=Öresavrundning country=SE"},
                    Recording{"order_set_paid", "ok"}, Recording{"order_status_of_removed_plugin", "ok"},
                    Recording{"order_two_vat_rates_cod", "ok"},
                    Recording{"order_update_billing_recalculates_new_rate",
                              "no-vat-entry rate=20 country=SE row=Hammare 450 g"},
                    Recording{"order_update_totals_through_meta", "ok"},
                    Recording{"order_vat_exempt", "no-vat-at-home row=Hammare 450 g country=SE"}));

TEST(RecordedOrders, FinlandIsOssAndNorwayIsExport) {
  const auto sale_type = [](const char* name) -> std::optional<std::int64_t> {
    const auto order = woo::order_from_json(body_of(recorded(name)));
    const auto draft = sync::draft(order.value(), example_rules(), products());
    return draft.ok() ? draft.value().order.type_of_sale : std::nullopt;
  };
  if (recorded("order_eu_vat_finland.json").empty()) GTEST_SKIP() << "the recordings are not here";
  EXPECT_EQ(sale_type("order_eu_vat_finland.json"), 16);
  EXPECT_EQ(sale_type("order_nok_norway_no_vat.json"), 12);
}

}  // namespace
}  // namespace woo24::sync
