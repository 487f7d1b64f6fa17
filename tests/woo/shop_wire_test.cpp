#include "woo24/woo/shop_wire.hpp"

#include "support/scripted_http.hpp"

#include "woo24/base/text.hpp"
#include "woo24/store/database.hpp"

#include <gmock/gmock.h>

#include <set>

namespace woo24::woo {
namespace {

using test::header_of;
using test::ScriptedHttp;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class ShopWireTest : public testing::Test {
 protected:
  ShopWire wire(const std::string& url, bool allow_plain_http = false) {
    return {doors.doors(), settings::Shop{url, "", allow_plain_http}, {"ck_nyckel", "cs_hemligt"}};
  }
  void answer_everything(int status = 200, const std::string& body = "{}", std::vector<http::Header> headers = {}) {
    doors.http.on_url_with("", ScriptedHttp::response(status, body, std::move(headers)));
  }
  void expect_nothing_secret_in_sight() {
    for (const auto& request : doors.http.requests) {
      for (const char* secret : {"ck_nyckel", "cs_hemligt"}) {
        EXPECT_THAT(request.url, Not(HasSubstr(secret)));
        for (const auto& header : request.headers) {
          EXPECT_TRUE(header.secret || header.value.find(secret) == std::string::npos) << header.name;
        }
      }
      for (const auto& header : request.headers) EXPECT_EQ(header.secret, header.name == "Authorization") << header.name;
    }
  }

  test::ScriptedDoors doors;
};

TEST_F(ShopWireTest, basic_over_https) {
  answer_everything();
  auto shop = wire("https://shop.example.se/butik");
  ASSERT_TRUE(shop.get("orders?per_page=1").ok());
  const auto& request = doors.http.requests.at(0);
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(request.url, "https://shop.example.se/butik/wp-json/wc/v3/orders?per_page=1");
  EXPECT_EQ(header_of(request, "Authorization"), "Basic " + base64("ck_nyckel:cs_hemligt"));
  EXPECT_EQ(header_of(request, "Accept"), "application/json");  // without it maintenance comes as HTML
  EXPECT_EQ(request.repeat, http::Repeat::harmless);
  EXPECT_TRUE(request.body.empty());
  expect_nothing_secret_in_sight();
}

TEST_F(ShopWireTest, a_signature_over_plain_http_on_this_machine) {
  for (const char* url : {"http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080"}) {
    answer_everything();
    doors.http.requests.clear();
    auto shop = wire(url);
    ASSERT_TRUE(shop.get("orders?status=any").ok()) << url;
    const auto authorization = header_of(doors.http.requests.at(0), "Authorization");
    EXPECT_THAT(authorization, StartsWith("OAuth "));
    EXPECT_THAT(authorization, HasSubstr("oauth_signature_method=\"HMAC-SHA256\""));
    EXPECT_THAT(authorization, HasSubstr("oauth_timestamp=\"1795507200\""));
    EXPECT_THAT(authorization, Not(HasSubstr("cs_hemligt")));
    expect_nothing_secret_in_sight();
  }
}

TEST_F(ShopWireTest, every_call_has_a_nonce_of_its_own) {
  answer_everything();
  auto shop = wire("http://127.0.0.1:8080");
  for (int n = 0; n < 3; ++n) ASSERT_TRUE(shop.get("orders").ok());
  for (const auto& answer : shop.get_all({"orders", "orders"})) EXPECT_TRUE(answer.ok());
  std::set<std::string> seen;
  for (const auto& request : doors.http.requests) seen.insert(header_of(request, "Authorization"));
  EXPECT_THAT(seen, SizeIs(5));
}

TEST_F(ShopWireTest, plain_http_to_another_machine_is_refused_without_a_call) {
  for (const char* url :
       {"http://shop.example.se", "http://127.0.0.1.example.se", "http://localhost.example.se", "http://10.0.0.1"}) {
    auto shop = wire(url);
    const std::vector<Result<http::Response>> answers{shop.get("orders"), shop.write("PUT", "orders/1", "{}"),
                                                      shop.get_all({"orders"}).at(0)};
    for (const auto& answer : answers) {
      ASSERT_FALSE(answer.ok()) << url;
      EXPECT_EQ(answer.error().kind, Kind::configuration);
      EXPECT_EQ(answer.error().reason.id, ReasonId::shop_plain_http);
    }
    EXPECT_EQ(shop.calls(), 0);
  }
  EXPECT_TRUE(doors.http.requests.empty());
}

TEST_F(ShopWireTest, plain_http_that_was_allowed_is_signed) {
  answer_everything();
  auto shop = wire("http://shop.example.se", true);
  ASSERT_TRUE(shop.get("orders").ok());
  EXPECT_THAT(header_of(doors.http.requests.at(0), "Authorization"), StartsWith("OAuth "));
}

TEST_F(ShopWireTest, a_write_leaves_once_as_json) {
  answer_everything(201);
  auto shop = wire("https://shop.example.se");
  ASSERT_TRUE(shop.write("POST", "orders/1/notes", R"({"note":"x"})").ok());
  const auto& request = doors.http.requests.at(0);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.repeat, http::Repeat::never);
  EXPECT_THAT(header_of(request, "Content-Type"),
              StartsWith("application/json"));  // any other and the body is not read, with 200
  EXPECT_EQ(request.body, R"({"note":"x"})");
  EXPECT_GT(request.limits.total, http::Limits{}.total);
  expect_nothing_secret_in_sight();
}

TEST_F(ShopWireTest, the_index_is_asked_without_the_key) {
  answer_everything();
  auto shop = wire("https://shop.example.se/butik");
  ASSERT_TRUE(shop.index().ok());
  EXPECT_EQ(doors.http.requests.at(0).url, "https://shop.example.se/butik/wp-json/");
  EXPECT_EQ(header_of(doors.http.requests.at(0), "Authorization"), "");
}

TEST_F(ShopWireTest, the_index_too_is_not_asked_over_plain_http_of_another_machine) {
  auto shop = wire("http://shop.example.se");
  const auto answer = shop.index();
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().reason.id, ReasonId::shop_plain_http);
  EXPECT_TRUE(doors.http.requests.empty());
}

TEST_F(ShopWireTest, every_call_is_counted) {
  answer_everything(500, "");
  auto shop = wire("https://shop.example.se");
  (void)shop.get("a");
  (void)shop.write("PUT", "b", "{}");
  (void)shop.get_all({"c", "d", "e"});
  (void)shop.index();
  EXPECT_EQ(shop.calls(), 6);
  EXPECT_THAT(doors.http.requests, SizeIs(6));
}

TEST_F(ShopWireTest, answers_of_reads_side_by_side_stand_in_the_order_of_the_questions) {
  doors.http.on_url_with("v3/a", ScriptedHttp::response(200, "A"));
  doors.http.on_url_with("v3/b", ScriptedHttp::response(404, "{}"));
  doors.http.on_url_with("v3/c", ScriptedHttp::response(200, "C"));
  auto shop = wire("https://shop.example.se");
  const auto answers = shop.get_all({"c", "b", "a"});
  ASSERT_THAT(answers, SizeIs(3));
  EXPECT_EQ(answers[0].value().body, "C");
  EXPECT_EQ(answers[1].error().reason.arguments.at("what"), "GET b");
  EXPECT_EQ(answers[2].value().body, "A");
}

TEST_F(ShopWireTest, the_servers_clock_is_kept_also_of_errors) {
  auto shop = wire("https://shop.example.se");
  EXPECT_FALSE(shop.server_time());
  doors.http.then(ScriptedHttp::response(404, "{}", {{"date", "Tue, 24 Nov 2026 01:18:04 GMT", false}}));
  (void)shop.get("orders/1");
  ASSERT_TRUE(shop.server_time());
  EXPECT_EQ(format_utc(*shop.server_time()), "2026-11-24T01:18:04Z");
  doors.http.then(ScriptedHttp::response(200, "{}"));
  (void)shop.get("orders/1");
  EXPECT_EQ(format_utc(*shop.server_time()), "2026-11-24T01:18:04Z");
}

TEST_F(ShopWireTest, what_is_asked_is_named_without_its_query) {
  answer_everything(400, R"({"code":"rest_invalid_param","message":"x"})");
  auto shop = wire("https://shop.example.se");
  const auto answer = shop.get("customers?email=anna%40example.test");
  EXPECT_EQ(answer.error().reason.arguments.at("what"), "GET customers");
}

TEST_F(ShopWireTest, failures_below_http_become_the_shops_and_keep_their_kind) {
  struct Row {
    Kind below;
    ReasonId reason;
  };
  for (const auto& row : {Row{Kind::unreachable, ReasonId::shop_unreachable}, Row{Kind::ambiguous, ReasonId::shop_no_answer},
                          Row{Kind::refused, ReasonId::internal_fault}}) {
    doors.http.then(ScriptedHttp::failure(row.below, "connection refused"));
    auto shop = wire("https://shop.example.se");
    const auto answer = shop.write("PUT", "orders/1", "{}");
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, row.below);
    EXPECT_EQ(answer.error().reason.id, row.reason);
    EXPECT_EQ(answer.error().reason.arguments.at("detail"), "connection refused");
  }
}

TEST_F(ShopWireTest, a_read_that_began_and_never_ended_is_told_from_a_shop_that_is_not_there) {
  doors.http.then(
      Error{Kind::unreachable, Reason{ReasonId::shop_no_answer, {{"url", "https://other"}, {"detail", "time limit"}}}, {}});
  auto shop = wire("https://shop.example.se");
  const auto answer = shop.get("orders");
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().kind, Kind::unreachable);
  EXPECT_EQ(answer.error().reason,
            (Reason{ReasonId::shop_no_answer, {{"url", "https://shop.example.se"}, {"detail", "time limit"}}}));
}

TEST_F(ShopWireTest, an_answer_too_large_names_what_was_asked) {
  doors.http.then(Error{Kind::refused,
                        Reason{ReasonId::shop_answer_too_large, {{"what", "https://shop.example.se"}, {"limit", "33554432"}}},
                        {}});
  auto shop = wire("https://shop.example.se");
  const auto answer = shop.get("orders?per_page=100");
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().reason.arguments.at("what"), "GET orders");
  EXPECT_LE(doors.http.requests.at(0).limits.body_bytes, 32U << 20);
}

// --- why there is a page of the theme where the API should be ---

class NoApiTest : public ShopWireTest {
 protected:
  void plain_form_answers(http::Response answer) { doors.http.on_url_with("rest_route=", std::move(answer)); }
  void SetUp() override {
    doors.http.on(
        [](const http::Request& request) { return request.url.find("/wp-json/") != std::string::npos; },
        [](const http::Request&) { return ScriptedHttp::response(404, "<html><body>Sidan finns inte</body></html>"); });
  }
  ReasonId reason_of(const Result<http::Response>& answer) {
    EXPECT_FALSE(answer.ok());
    if (answer.ok()) return ReasonId::internal_fault;
    EXPECT_EQ(answer.error().kind, Kind::sign_in);
    return answer.error().reason.id;
  }
};

TEST_F(NoApiTest, plain_permalinks_are_told_from_a_wrong_key_and_a_wrong_address) {
  plain_form_answers(ScriptedHttp::response(
      200, R"({"namespace":"wc/v3","routes":{}})",
      {{"Link", R"(<https://shop.example.se/index.php?rest_route=/>; rel="https://api.w.org/")", false}}));
  auto shop = wire("https://shop.example.se");
  EXPECT_EQ(reason_of(shop.index()), ReasonId::shop_plain_permalinks);
  EXPECT_EQ(reason_of(shop.get("orders?dp=6")), ReasonId::shop_plain_permalinks);
  EXPECT_EQ(shop.calls(), 4);
  EXPECT_EQ(doors.http.requests.back().url, "https://shop.example.se/?rest_route=/wc/v3");
  EXPECT_EQ(header_of(doors.http.requests.back(), "Authorization"), "");  // no key is tried there: it is not shown either
}

TEST_F(NoApiTest, a_wrong_path_of_a_shop_is_a_wrong_address) {
  plain_form_answers(
      ScriptedHttp::response(200, R"({"namespace":"wc/v3","routes":{}})",
                             {{"Link", R"(<https://shop.example.se/wp-json/>; rel="https://api.w.org/")", false}}));
  EXPECT_EQ(reason_of(wire("https://shop.example.se/butik").index()), ReasonId::shop_wrong_address);
}

TEST_F(NoApiTest, no_shop_at_all_is_a_wrong_address) {
  plain_form_answers(ScriptedHttp::response(200, "<html><body>Hej</body></html>"));
  EXPECT_EQ(reason_of(wire("https://www.example.se").index()), ReasonId::shop_wrong_address);
}

TEST_F(NoApiTest, a_write_asks_nothing_more) {
  auto shop = wire("https://shop.example.se");
  EXPECT_EQ(reason_of(shop.write("PUT", "orders/1", "{}")), ReasonId::shop_wrong_address);
  EXPECT_EQ(shop.calls(), 1);
}

/// The command line after the service, or the service after a restart.
TEST_F(ShopWireTest, a_rest_that_the_shop_asked_for_is_kept_by_the_next_process_too) {
  auto database = store::Database::in_memory().release_value();
  store::OfficeMemory memory(database);
  const auto fresh = [&] {
    return ShopWire(doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {"ck_nyckel", "cs_hemligt"}, &memory);
  };
  doors.http.on_url_with("/83", ScriptedHttp::response(503, "<html>busy</html>", {{"Retry-After", "120"}}));
  answer_everything();
  const auto written = fresh().write("PUT", "orders/83", "{}");
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().kind, Kind::ambiguous) << "what became of the write is not known";
  const auto until = *written.error().not_before;

  auto next = fresh();
  const auto refused = next.get("orders");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, Kind::paused);
  EXPECT_EQ(refused.error().reason.id, ReasonId::shop_busy);
  EXPECT_EQ(refused.error().not_before, until);
  EXPECT_FALSE(next.write("PUT", "orders/83", "{}").ok());
  EXPECT_FALSE(next.get_all({"orders"}).front().ok());
  EXPECT_FALSE(next.index().ok());
  EXPECT_EQ(next.calls(), 0) << "nothing leaves";
  doors.clock.advance(until - doors.clock.now());
  EXPECT_TRUE(next.get("orders").ok());
}

}  // namespace
}  // namespace woo24::woo
