#include "woo24/woo/shop_failure.hpp"

#include "recorded.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Instant k_now{std::chrono::seconds{1'795'507'200}};
const std::string k_shop = "https://shop.example.se";

std::string told(const Error& error) { return std::string(reason_id(error.reason.id)) + " " + arguments_json(error.reason); }

void expect_no_credential(const Error& error) {
  for (const auto& [name, value] : error.reason.arguments) {
    for (const char* word : {"ck_1", "ck_4", "cs_", "Basic ", "oauth_", "consumer_secret", "hemligt"})
      EXPECT_THAT(value, Not(HasSubstr(word))) << name;
  }
}

/// Exactly the arguments that the table of reasons promises to the texts.
void expect_promised_arguments(const Error& error) {
  std::vector<std::string> given;
  for (const auto& [name, value] : error.reason.arguments) given.push_back(name);
  EXPECT_THAT(given, testing::UnorderedElementsAreArray(reason_arguments(error.reason.id))) << told(error);
}

// --- what was recorded ---

struct Row {
  const char* recording;
  ReasonId reason;
  Kind kind = Kind::refused;
};
void PrintTo(const Row& row, std::ostream* out) { *out << row.recording; }

const std::vector<Row>& table() {
  static const std::vector<Row> k_rows{
      {"error_400_bad_json", ReasonId::shop_refused},
      {"error_401_bad_key", ReasonId::shop_key_unknown, Kind::sign_in},
      {"error_401_bad_secret", ReasonId::shop_secret_wrong, Kind::sign_in},
      {"error_401_basic_over_plain_http", ReasonId::shop_key_unknown, Kind::sign_in},
      {"error_401_no_auth", ReasonId::shop_key_unknown, Kind::sign_in},
      {"error_401_oauth_nonce_used", ReasonId::shop_signature_refused, Kind::sign_in},
      {"error_401_oauth_signature", ReasonId::shop_signature_refused, Kind::sign_in},
      {"error_401_oauth_timestamp", ReasonId::shop_signature_refused, Kind::sign_in},
      {"error_401_read_key_writes", ReasonId::shop_key_may_not, Kind::sign_in},
      {"error_401_write_key_reads", ReasonId::shop_key_may_not, Kind::sign_in},
      {"error_404_customer", ReasonId::shop_not_found},
      {"error_404_no_route", ReasonId::shop_lacks_route},
      {"error_404_order", ReasonId::shop_not_found},
      {"error_404_product", ReasonId::shop_not_found},
      {"error_414_url_too_long", ReasonId::shop_answer_not_json},
      {"error_500_database_html", ReasonId::shop_database_down, Kind::unreachable},
      {"error_500_database_json", ReasonId::shop_database_down, Kind::unreachable},
      {"error_500_php_fatal", ReasonId::shop_no_answer, Kind::ambiguous},
      {"error_502_batch_killed", ReasonId::shop_no_answer, Kind::ambiguous},
      {"error_503_html", ReasonId::shop_maintenance, Kind::paused},
      {"error_503_maintenance_html", ReasonId::shop_maintenance, Kind::paused},
      {"error_503_maintenance_json", ReasonId::shop_maintenance, Kind::paused},
      {"error_504_batch_goes_on", ReasonId::shop_no_answer, Kind::ambiguous},
      {"error_batch_over_100", ReasonId::shop_refused},
      {"error_category_exists", ReasonId::shop_category_exists},
      {"error_customer_delete_needs_force", ReasonId::shop_refused},
      {"error_customer_email_exists", ReasonId::shop_refused},
      {"error_duplicate_sku_create", ReasonId::shop_refused},
      {"error_duplicate_sku_update", ReasonId::shop_refused},
      {"error_duplicate_sku_variation", ReasonId::shop_refused},
      {"error_invalid_param_product", ReasonId::shop_refused},
      {"error_missing_param", ReasonId::shop_refused},
      {"error_modified_after_bad", ReasonId::shop_refused},
      {"error_order_bad_coupon", ReasonId::shop_refused},
      {"error_order_billing_email_empty", ReasonId::shop_refused},
      {"error_order_line_without_product", ReasonId::shop_refused},
      {"error_order_not_found", ReasonId::shop_not_found},
      {"error_order_status_filter", ReasonId::shop_refused},
      {"error_order_status_update", ReasonId::shop_refused},
      {"error_page_not_a_number", ReasonId::shop_refused},
      {"error_page_zero", ReasonId::shop_refused},
      {"error_per_page_over_100", ReasonId::shop_refused},
      {"error_product_delete_unknown", ReasonId::shop_not_found},
      {"error_refund_gateway", ReasonId::shop_no_answer, Kind::ambiguous},
      {"error_refund_too_much", ReasonId::shop_no_answer, Kind::ambiguous},
      {"error_variation_wrong_parent", ReasonId::shop_not_found},
      {"redirect_301_post", ReasonId::shop_redirects, Kind::sign_in},
  };
  return k_rows;
}

class RecordedFailure : public testing::TestWithParam<Row> {};

TEST_P(RecordedFailure, is_told_for_what_it_is) {
  const auto& row = GetParam();
  const auto exchange = test::recorded(row.recording);
  const auto error = failure_of({exchange.method + " orders", exchange.scheme + "://shop.example.se", exchange.method != "GET"},
                                exchange.response, k_now);
  EXPECT_EQ(error.reason.id, row.reason) << told(error);
  EXPECT_EQ(error.kind, row.kind);
  EXPECT_EQ(error.not_before.has_value(), row.kind == Kind::paused);
  expect_promised_arguments(error);
  expect_no_credential(error);
}

INSTANTIATE_TEST_SUITE_P(Table, RecordedFailure, testing::ValuesIn(table()),
                         [](const auto& row) { return std::string(row.param.recording); });

TEST(ShopFailure, no_recorded_error_is_left_out) {
  std::vector<std::string> in_table;
  for (const auto& row : table()) in_table.emplace_back(row.recording);
  for (const auto& name : recordings("error_")) {
    if (test::recorded(name).response.status >= 300) {
      EXPECT_THAT(in_table, testing::Contains(name));
    }
  }
}

TEST(ShopFailure, messages_are_read_as_text) {
  const auto coupon = failure_of({"POST orders", k_shop, true}, test::recorded("error_order_bad_coupon").response, k_now);
  EXPECT_EQ(coupon.reason.arguments.at("message"), "Coupon \"FINNSEJ\" does not exist!");
  const auto fatal = failure_of({"GET orders", k_shop, false}, test::recorded("error_500_php_fatal").response, k_now);
  EXPECT_EQ(fatal.reason.id, ReasonId::shop_server_error);
  EXPECT_EQ(fatal.kind, Kind::refused);  // it is about what was asked: asking smaller finds which
  EXPECT_THAT(fatal.reason.arguments.at("message"), testing::AllOf(HasSubstr("critical error"), Not(HasSubstr("<"))));
}

// --- what was made by hand ---

struct Made {
  const char* name;
  int status;
  std::string body;
  std::vector<http::Header> headers;
  bool write;
  ReasonId reason;
  Kind kind;
  std::map<std::string, std::string> arguments;
  int rest = -1;  ///< seconds from now
};
void PrintTo(const Made& row, std::ostream* out) { *out << row.name; }
class MadeFailure : public testing::TestWithParam<Made> {};

std::string said(const std::string& code, const std::string& message) {
  return nlohmann::json{{"code", code}, {"message", message}, {"data", {{"status", 400}}}}.dump();
}
const std::string k_html = "<html><head><title>Fel</title></head><body><h1>Fel</h1></body></html>";
const std::string k_auth = "woocommerce_rest_authentication_error";

TEST_P(MadeFailure, is_told_for_what_it_is) {
  const auto& row = GetParam();
  const auto error = failure_of({row.write ? "POST orders/batch" : "GET orders", k_shop, row.write},
                                {row.status, row.headers, row.body, {}}, k_now);
  EXPECT_EQ(error.reason.id, row.reason) << told(error);
  EXPECT_EQ(error.kind, row.kind) << told(error);
  for (const auto& [name, value] : row.arguments) EXPECT_EQ(error.reason.arguments.at(name), value) << name;
  if (row.rest >= 0) {
    ASSERT_TRUE(error.not_before);
    EXPECT_EQ((*error.not_before - k_now).count(), row.rest);
    if (error.kind == Kind::paused) {
      EXPECT_EQ(error.reason.arguments.at("until"), format_utc(*error.not_before));
    }
  } else {
    EXPECT_FALSE(error.not_before);
  }
  expect_promised_arguments(error);
  expect_no_credential(error);
}

INSTANTIATE_TEST_SUITE_P(
    Table, MadeFailure,
    testing::Values(
        Made{"secret wrong, in Swedish",
             401,
             said(k_auth, "Konsumenthemligheten är ogiltig."),
             {},
             false,
             ReasonId::shop_secret_wrong,
             Kind::sign_in,
             {}},
        Made{"may not write, in Swedish",
             401,
             said(k_auth, "API-nyckeln saknar skrivbehörighet."),
             {},
             true,
             ReasonId::shop_key_may_not,
             Kind::sign_in,
             {{"permission", "write"}}},
        Made{"key of a user who may not read",
             403,
             said("woocommerce_rest_cannot_view", "Tyvärr."),
             {},
             false,
             ReasonId::shop_key_may_not,
             Kind::sign_in,
             {{"permission", "read"}}},
        Made{"key of a user who may not write",
             403,
             said("woocommerce_rest_cannot_edit", "Tyvärr."),
             {},
             true,
             ReasonId::shop_key_may_not,
             Kind::sign_in,
             {{"permission", "write"}}},
        Made{"page behind a password",
             401,
             k_html,
             {},
             false,
             ReasonId::shop_wrong_address,
             Kind::sign_in,
             {{"url", k_shop}, {"status", "401"}}},
        Made{"firewall", 403, k_html, {}, false, ReasonId::shop_answer_not_json, Kind::refused, {{"status", "403"}}},
        Made{"moved, with a secret in the query",
             301,
             k_html,
             {{"location", "https://www.example.se/wp-json/wc/v3/orders?consumer_key=ck_1&consumer_secret=cs_hemligt"}},
             false,
             ReasonId::shop_redirects,
             Kind::sign_in,
             {{"location", "https://www.example.se/wp-json/wc/v3/orders"}}},
        Made{"moved, with a secret before the host",
             302,
             "",
             {{"Location", "https://ck_1:cs_hemligt@www.example.se/x#cs_hemligt"}},
             true,
             ReasonId::shop_redirects,
             Kind::sign_in,
             {{"location", "https://www.example.se/x"}}},
        Made{"moved nowhere", 308, "", {}, false, ReasonId::shop_redirects, Kind::sign_in, {{"location", ""}}},
        Made{"maintenance without Retry-After",
             503,
             said("wp_die", "Briefly unavailable"),
             {},
             false,
             ReasonId::shop_maintenance,
             Kind::paused,
             {},
             60},
        Made{"maintenance, 10 minutes",
             503,
             said("wp_die", "x"),
             {{"Retry-After", "600"}},
             true,
             ReasonId::shop_maintenance,
             Kind::paused,
             {},
             601},  // the clock's second had begun already
        Made{
            "maintenance, HTML", 503, k_html, {{"retry-after", "30"}}, false, ReasonId::shop_maintenance, Kind::paused, {}, 31},
        Made{"overloaded", 503, k_html, {}, false, ReasonId::shop_busy, Kind::paused, {{"status", "503"}}, 60},
        Made{"overloaded, to a write",
             503,
             k_html,
             {},
             true,
             ReasonId::shop_no_answer,
             Kind::ambiguous,
             {{"detail", "503"}},
             60},
        Made{"overloaded, to a write, for how long",
             503,
             k_html,
             {{"Retry-After", "30"}},
             true,
             ReasonId::shop_no_answer,
             Kind::ambiguous,
             {},
             31},
        Made{"too many, HTML", 429, k_html, {}, false, ReasonId::shop_busy, Kind::paused, {{"status", "429"}}, 60},
        Made{"too many, seconds", 429, k_html, {{"Retry-After", "7"}}, true, ReasonId::shop_busy, Kind::paused, {}, 8},
        Made{"too many, at a time",
             429,
             "{}",
             {{"Retry-After", "Tue, 24 Nov 2026 08:02:00 GMT"}},
             false,
             ReasonId::shop_busy,
             Kind::paused,
             {},
             120},
        Made{"too many, at a time gone",
             429,
             "",
             {{"Retry-After", "Mon, 23 Nov 2026 08:02:00 GMT"}},
             false,
             ReasonId::shop_busy,
             Kind::paused,
             {},
             0},
        Made{
            "too many, for a year", 429, "", {{"Retry-After", "31536000"}}, false, ReasonId::shop_busy, Kind::paused, {}, 3900},
        Made{"too many, nonsense", 429, "", {{"Retry-After", "-5"}}, false, ReasonId::shop_busy, Kind::paused, {}, 60},
        Made{"database down, to a write",
             500,
             said("wp_die", "<h1>Error establishing a database connection</h1>"),
             {},
             true,
             ReasonId::shop_no_answer,
             Kind::ambiguous,
             {{"detail", "500"}}},
        Made{"database down, other HTML",
             500,
             "<h1>Error establishing a database connection</h1>",
             {},
             false,
             ReasonId::shop_database_down,
             Kind::unreachable,
             {}},
        Made{"database down, in Swedish",
             500,
             "<!DOCTYPE html><html><body id=\"error-page\"><h1>Kunde inte ansluta</h1></body></html>",
             {},
             false,
             ReasonId::shop_database_down,
             Kind::unreachable,
             {}},
        Made{"notice of PHP before a 404",
             404,
             "<br />\n<b>Notice</b>:  Undefined index in <b>x.php</b><br />\n" + said("rest_no_route", "x"),
             {},
             false,
             ReasonId::shop_answer_not_json,
             Kind::refused,
             {{"status", "404"}}},
        Made{"notice of PHP before a 401",
             401,
             "<br />\n<b>Deprecated</b>:  x in <b>y.php</b><br />\n" + said("woocommerce_rest_cannot_view", "x"),
             {},
             false,
             ReasonId::shop_answer_not_json,
             Kind::refused,
             {{"status", "401"}}},
        Made{"data is a number",
             500,
             R"({"code":"woocommerce_rest_cannot_create_order_refund","message":"Nej","data":500})",
             {},
             false,
             ReasonId::shop_server_error,
             Kind::refused,
             {{"status", "500"}, {"code", "woocommerce_rest_cannot_create_order_refund"}, {"message", "Nej"}}},
        Made{"500, empty", 500, "", {}, false, ReasonId::shop_server_error, Kind::refused, {{"status", "500"}}},
        Made{"502 of a read", 502, k_html, {}, false, ReasonId::shop_server_error, Kind::unreachable, {{"status", "502"}}},
        Made{"504 of a read", 504, k_html, {}, false, ReasonId::shop_server_error, Kind::unreachable, {{"status", "504"}}},
        Made{"502 of a write",
             502,
             k_html,
             {},
             true,
             ReasonId::shop_no_answer,
             Kind::ambiguous,
             {{"url", k_shop}, {"detail", "502"}}},
        Made{"504 of a write", 504, k_html, {}, true, ReasonId::shop_no_answer, Kind::ambiguous, {{"detail", "504"}}},
        Made{"a proxy's own 524 of a write", 524, k_html, {}, true, ReasonId::shop_no_answer, Kind::ambiguous, {}},
        Made{"a proxy's own 524 of a read", 524, k_html, {}, false, ReasonId::shop_server_error, Kind::unreachable, {}},
        Made{"theme's page",
             404,
             k_html,
             {},
             false,
             ReasonId::shop_wrong_address,
             Kind::sign_in,
             {{"url", k_shop}, {"status", "404"}}},
        Made{"no such route",
             404,
             said("rest_no_route", "Ingen rutt"),
             {},
             false,
             ReasonId::shop_lacks_route,
             Kind::refused,
             {{"route", "GET orders"}}},
        Made{"gone",
             404,
             said("woocommerce_rest_shop_order_invalid_id", "Ogiltigt ID."),
             {},
             true,
             ReasonId::shop_not_found,
             Kind::refused,
             {{"code", "woocommerce_rest_shop_order_invalid_id"}, {"what", "POST orders/batch"}}},
        Made{"plain http to a TLS port",
             400,
             "<html><body>The plain HTTP request was sent to HTTPS port</body></html>",
             {},
             false,
             ReasonId::shop_answer_not_json,
             Kind::refused,
             {{"status", "400"}, {"start", "The plain HTTP request was sent to HTTPS port"}}},
        Made{"too large",
             413,
             said("woocommerce_rest_request_entity_too_large", "Nej"),
             {},
             true,
             ReasonId::shop_refused,
             Kind::refused,
             {{"status", "413"}}},
        Made{"in the trash already",
             410,
             said("woocommerce_rest_already_trashed", "Nej"),
             {},
             true,
             ReasonId::shop_refused,
             Kind::refused,
             {{"status", "410"}}}));

TEST(ShopFailure, over_plain_http_a_wrong_secret_is_a_wrong_signature_in_every_language) {
  const auto error = failure_of({"GET orders", "http://127.0.0.1:8080", false},
                                {401, {}, said(k_auth, "Signaturen stämmer inte."), {}}, k_now);
  EXPECT_EQ(error.reason.id, ReasonId::shop_signature_refused);
}

TEST(ShopFailure, a_long_page_is_cut) {
  const auto error =
      failure_of({"GET orders", k_shop, false}, {400, {}, "<p>" + std::string(3'000'000, 'a') + "</p>", {}}, k_now);
  EXPECT_LE(error.reason.arguments.at("start").size(), 200U);
}

TEST(ShopFailure, one_item_of_a_batch) {
  const auto gone = item_failure("meta of order 99999", 400, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.");
  EXPECT_EQ(gone.reason.id, ReasonId::shop_not_found);  // 404 alone, 400 inside a batch
  EXPECT_EQ(gone.kind, Kind::refused);
  expect_promised_arguments(gone);
  const auto other = item_failure("meta of order 7", 500, "x", "<b>Nej</b> &amp; nej");
  EXPECT_EQ(other.reason.id, ReasonId::shop_refused);
  EXPECT_EQ(other.reason.arguments.at("message"), "Nej & nej");
  expect_promised_arguments(other);
}

}  // namespace
}  // namespace woo24::woo
