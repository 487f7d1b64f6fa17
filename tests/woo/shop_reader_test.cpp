#include "woo24/woo/shop_reader.hpp"

#include "pretend_shop.hpp"

#include "woo24/woo/facts_json.hpp"

#include <gmock/gmock.h>

#include <numeric>

namespace woo24::woo {
namespace {

using test::ScriptedHttp;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr Instant k_after{std::chrono::seconds{1'795'500'001}};  // 2026-11-24 06:00:01 UTC
const std::string k_html = "<html><body><h1>502 Bad Gateway</h1></body></html>";

std::string told(const Error& error) { return std::string(reason_id(error.reason.id)) + " " + arguments_json(error.reason); }

class ShopReaderTest : public testing::Test {
 protected:
  OrderListing listed() {
    auto listing = reader.orders_changed_since(k_after);
    EXPECT_TRUE(listing.ok()) << told(listing.error());
    return listing.ok() ? std::move(listing).value() : OrderListing{};
  }
  static std::vector<std::int64_t> ids(const std::vector<shop::Order>& orders) {
    std::vector<std::int64_t> all;
    for (const auto& one : orders) all.push_back(one.id.value);
    return all;
  }
  static std::vector<std::int64_t> ids(const std::vector<Unreadable>& orders) {
    std::vector<std::int64_t> all;
    for (const auto& one : orders) all.push_back(one.id.value);
    return all;
  }
  static std::vector<std::int64_t> from_to(std::int64_t from, std::int64_t to) {
    std::vector<std::int64_t> all(static_cast<std::size_t>(to - from + 1));
    std::iota(all.begin(), all.end(), from);
    return all;
  }
  std::vector<int> offsets() {
    std::vector<int> all;
    for (const auto& call : shop.calls()) all.push_back(call.number("offset", -1));
    return all;
  }

  test::PretendShop shop;
  ShopReader reader{shop.wire};
};

// --- what changed ---

TEST_F(ShopReaderTest, an_idle_shop_costs_one_call) {
  const auto listing = listed();
  EXPECT_THAT(listing.orders, IsEmpty());
  EXPECT_THAT(shop.calls(), SizeIs(1));
  EXPECT_EQ(shop.wire.calls(), 1);
}

TEST_F(ShopReaderTest, the_question_is_plain_utc_with_its_flag_and_no_status_is_filtered) {
  (void)listed();
  const auto call = shop.calls().at(0);
  EXPECT_EQ(call.path, "orders");
  EXPECT_EQ(call.text("modified_after"), "2026-11-24T06:00:01");  // a Z beside the flag would be shifted by the shop's own zone
  EXPECT_EQ(call.text("dates_are_gmt"), "true");
  EXPECT_EQ(call.text("status"), "any");
  EXPECT_EQ(call.text("orderby"), "id");
  EXPECT_EQ(call.text("order"), "asc");
  EXPECT_EQ(call.text("dp"), "6");
  EXPECT_EQ(call.text("per_page"), "100");
  EXPECT_EQ(call.query.count("page"), 0U);
}

TEST_F(ShopReaderTest, the_next_listing_starts_at_the_servers_own_clock_when_this_one_began) {
  shop.add_many(1, 120);
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.number("offset", 0) > 0) shop.date = "Tue, 24 Nov 2026 08:30:00 GMT";
  };
  shop.doors.clock.advance(std::chrono::hours{5});
  EXPECT_EQ(format_utc(listed().as_of), "2026-11-24T07:59:58Z");
}

TEST_F(ShopReaderTest, without_a_date_header_the_next_listing_starts_where_this_one_did) {
  shop.date = "";
  EXPECT_EQ(listed().as_of, k_after);
}

TEST_F(ShopReaderTest, pages_overlap_by_ten) {
  shop.add_many(1, 150);
  const auto listing = listed();
  EXPECT_EQ(ids(listing.orders), from_to(1, 150));
  EXPECT_THAT(offsets(), ElementsAre(0, 90));
}

TEST_F(ShopReaderTest, a_last_page_that_is_full_is_followed_by_one_more) {
  shop.add_many(1, 100);
  EXPECT_EQ(ids(listed().orders), from_to(1, 100));
  EXPECT_THAT(offsets(), ElementsAre(0, 90));
}

TEST_F(ShopReaderTest, an_order_trashed_meanwhile_shifts_the_pages_and_none_is_lost) {
  shop.add_many(1, 150);
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.number("offset", 0) > 0) shop.orders.erase(5);
  };
  auto expected = from_to(1, 150);
  EXPECT_EQ(ids(listed().orders), expected);  // 5 was there when it was read
  EXPECT_THAT(offsets(), ElementsAre(0, 90));
}

TEST_F(ShopReaderTest, too_large_a_shift_starts_the_listing_over) {
  shop.add_many(1, 150);
  int calls = 0;
  shop.before_answer = [&](const test::ShopCall&) {
    if (++calls == 2) {
      for (int id = 1; id <= 12; ++id) shop.orders.erase(id);
    }
  };
  EXPECT_EQ(ids(listed().orders), from_to(13, 150));
  EXPECT_THAT(offsets(), ElementsAre(0, 90, 0, 90));
}

TEST_F(ShopReaderTest, a_late_commit_shifts_the_pages_the_other_way_and_none_comes_twice) {
  shop.add_many(1, 60);
  shop.add_many(81, 170);
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.number("offset", 0) > 0) shop.add_many(61, 80);
  };
  const auto found = ids(listed().orders);
  EXPECT_THAT(found, testing::IsSupersetOf(from_to(81, 170)));  // the late ones changed after as_of: the next listing has them
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end()) && std::adjacent_find(found.begin(), found.end()) == found.end());
  EXPECT_THAT(offsets(), ElementsAre(0, 90));
}

TEST_F(ShopReaderTest, a_listing_that_never_holds_still_is_given_up_after_three) {
  shop.add_many(1, 400);
  std::int64_t gone = 0;
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.number("offset", 0) == 90) {
      for (int n = 0; n < 15; ++n) shop.orders.erase(++gone);
    }
  };
  const auto listing = reader.orders_changed_since(k_after);
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().reason.id, ReasonId::shop_listing_unstable);
  EXPECT_THAT(offsets(), ElementsAre(0, 90, 0, 90, 0, 90));
}

TEST_F(ShopReaderTest, carts_that_someone_has_open_are_left_out_and_all_else_comes) {
  const std::vector<std::string> statuses{"pending",   "processing", "on-hold", "completed",
                                          "cancelled", "refunded",   "failed",  "packad"};
  std::int64_t id = 0;
  for (const auto& status : statuses) shop.add(++id, status);
  shop.add(++id, "checkout-draft");
  EXPECT_EQ(ids(listed().orders), from_to(1, static_cast<std::int64_t>(statuses.size())));
}

TEST_F(ShopReaderTest, a_full_page_of_carts_is_still_a_full_page) {
  for (int id = 1; id <= 100; ++id) shop.add(id, "checkout-draft");
  shop.add_many(101, 105);
  EXPECT_EQ(ids(listed().orders), from_to(101, 105));
}

TEST_F(ShopReaderTest, an_order_that_cannot_be_read_is_told_by_its_id) {
  shop.add_many(1, 3);
  shop.orders[2]["total"] = "gratis";
  const auto listing = listed();
  EXPECT_THAT(ids(listing.orders), ElementsAre(1, 3));
  ASSERT_THAT(listing.unreadable, SizeIs(1));
  EXPECT_EQ(listing.unreadable[0].id.value, 2);
  EXPECT_EQ(listing.unreadable[0].error.reason.id, ReasonId::shop_answer_wrong);
  EXPECT_THAT(shop.calls(), SizeIs(1));
}

/// What comes instead of a page when one of its orders cannot be rendered.
class ShopReaderPoison : public ShopReaderTest, public testing::WithParamInterface<std::pair<int, std::string>> {};

TEST_P(ShopReaderPoison, a_page_that_fails_is_read_smaller_down_to_the_one) {
  shop.add_many(1, 130);
  shop.poisonous = {47};
  shop.when_poisoned = ScriptedHttp::response(GetParam().first, GetParam().second);
  const auto listing = listed();
  auto expected = from_to(1, 130);
  expected.erase(expected.begin() + 46);
  EXPECT_EQ(ids(listing.orders), expected);
  EXPECT_THAT(ids(listing.unreadable), ElementsAre(47));
  EXPECT_EQ(shop.wire.calls(), 1 + 10 + 10 + 1 + 1);  // the page, in tens, one ten in ones, its id, the next page
  EXPECT_EQ(format_utc(listing.as_of), "2026-11-24T07:59:58Z");
}

INSTANTIATE_TEST_SUITE_P(
    Table, ShopReaderPoison,
    testing::Values(std::pair{500, std::string(R"({"code":"internal_server_error","message":"x","data":{"status":500}})")},
                    std::pair{500, std::string()}, std::pair{200, std::string("<br /><b>Fatal error</b>: Allowed memory size")},
                    std::pair{200, std::string(R"([{"id":47,"total":)")}, std::pair{200, std::string()}, std::pair{502, k_html},
                    std::pair{504, k_html}));

TEST_F(ShopReaderTest, a_poisonous_order_at_the_end_of_a_page_still_ties_the_pages_together) {
  shop.add_many(1, 130);
  shop.poisonous = {100, 130};
  const auto listing = listed();
  EXPECT_THAT(ids(listing.orders), SizeIs(128));
  EXPECT_THAT(ids(listing.unreadable), ElementsAre(100, 130));
}

TEST_F(ShopReaderTest, a_page_too_heavy_for_the_server_before_the_shop_is_read_smaller) {
  for (const int status : {502, 504}) {
    test::PretendShop heavy;
    heavy.add_many(1, 30);
    heavy.doors.http.then(ScriptedHttp::response(status, k_html));
    const auto listing = ShopReader(heavy.wire).orders_changed_since(k_after);
    ASSERT_TRUE(listing.ok()) << told(listing.error());
    EXPECT_EQ(ids(listing.value().orders), from_to(1, 30));
    EXPECT_EQ(heavy.wire.calls(), 1 + 3);
  }
}

TEST_F(ShopReaderTest, a_server_that_is_down_is_not_asked_a_hundred_times) {
  for (int n = 0; n < 10; ++n) shop.doors.http.then(ScriptedHttp::response(502, k_html));
  const auto listing = reader.orders_changed_since(k_after);
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().kind, Kind::unreachable);
  EXPECT_EQ(shop.wire.calls(), 4);  // a hundred, ten, one, its id
}

TEST_F(ShopReaderTest, what_is_not_about_one_page_ends_the_listing) {
  const std::vector<std::pair<ScriptedHttp::Answer, Kind>> table{
      {ScriptedHttp::failure(Kind::unreachable), Kind::unreachable},
      {ScriptedHttp::response(503, k_html, {{"Retry-After", "600", false}}), Kind::paused},
      {ScriptedHttp::response(429, k_html), Kind::paused},
      {ScriptedHttp::response(401, R"({"code":"woocommerce_rest_cannot_view","message":"x"})"), Kind::sign_in},
      {ScriptedHttp::response(500, R"({"code":"wp_die","message":"x"})"), Kind::unreachable},
      {ScriptedHttp::response(301, "", {{"Location", "https://www.example.se/", false}}), Kind::sign_in},
      {ScriptedHttp::response(400, R"({"code":"rest_invalid_param","message":"x"})"), Kind::refused}};
  for (const auto& [answer, kind] : table) {
    test::PretendShop other;
    other.add_many(1, 3);
    other.doors.http.then(answer);
    const auto listing = ShopReader(other.wire).orders_changed_since(k_after);
    ASSERT_FALSE(listing.ok());
    EXPECT_EQ(listing.error().kind, kind) << told(listing.error());
    EXPECT_EQ(other.wire.calls(), 1);
  }
}

TEST_F(ShopReaderTest, ids_of_a_while_back) {
  shop.add_many(1, 230);
  const auto found = reader.order_ids_created_since(k_after);
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(found.value(), SizeIs(230));
  EXPECT_THAT(offsets(), ElementsAre(0, 90, 180));
  EXPECT_EQ(shop.calls()[0].text("after"), "2026-11-24T06:00:01");
  EXPECT_EQ(shop.calls()[0].text("_fields"), "id,status");
}

// --- by id ---

class OrdersById : public ShopReaderTest {
 protected:
  ShopReader::ById by_id(const std::vector<std::int64_t>& wanted) {
    std::vector<shop::OrderId> list;
    for (const auto id : wanted) list.push_back({id});
    auto found = reader.orders_by_id(list);
    EXPECT_TRUE(found.ok()) << told(found.error());
    return found.ok() ? std::move(found).value() : ShopReader::ById{};
  }
  static std::vector<std::int64_t> ids_of(const std::vector<shop::OrderId>& orders) {
    std::vector<std::int64_t> all;
    for (const auto& one : orders) all.push_back(one.value);
    return all;
  }
};

TEST_F(OrdersById, none_costs_nothing) {
  EXPECT_THAT(by_id({}).orders, IsEmpty());
  EXPECT_EQ(shop.wire.calls(), 0);
}

TEST_F(OrdersById, one_is_asked_for_at_its_own_address) {
  shop.add_many(1, 5);
  EXPECT_EQ(ids(by_id({3}).orders), from_to(3, 3));
  EXPECT_EQ(shop.calls().at(0).path, "orders/3");
  EXPECT_EQ(shop.calls().at(0).text("dp"), "6");
}

TEST_F(OrdersById, a_hundred_and_fifty_in_two_calls) {
  shop.add_many(1, 200);
  EXPECT_EQ(ids(by_id(from_to(21, 170)).orders), from_to(21, 170));
  EXPECT_EQ(shop.wire.calls(), 2);
  for (const auto& call : shop.calls()) EXPECT_EQ(call.text("status"), "any");
}

TEST_F(OrdersById, what_a_list_hides_is_looked_for_alone) {
  shop.add(1);
  shop.add(2, "packad");
  shop.hidden = {2};
  shop.add(3, "trash");
  shop.add(5);
  shop.poisonous = {6};
  shop.orders[5]["currency"] = "";
  const auto found = by_id({1, 2, 3, 4, 5, 6});
  EXPECT_EQ(ids(found.orders), from_to(1, 2));
  EXPECT_EQ(found.orders[1].status, "packad");
  EXPECT_THAT(ids_of(found.missing), ElementsAre(3, 4));
  EXPECT_THAT(ids(found.unreadable), ElementsAre(5, 6));
  EXPECT_EQ(shop.wire.calls(), 1 + 4);
}

TEST_F(OrdersById, a_shop_that_goes_away_between_is_an_error_and_nothing_is_missing) {
  shop.add(1);
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.path == "orders") shop.doors.http.then(ScriptedHttp::failure(Kind::unreachable));
  };
  const auto found = reader.orders_by_id({{1}, {2}});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().kind, Kind::unreachable);
}

TEST_F(OrdersById, another_order_than_was_asked_for_is_not_taken_for_it) {
  shop.orders[3] = test::order_with(4);
  const auto found = by_id({3});
  EXPECT_THAT(found.orders, IsEmpty());
}

// --- facts ---

class FactsTest : public testing::Test {
 protected:
  using Answers = std::map<std::string, http::Response>;

  static http::Response setting(const std::string& value) {
    return ScriptedHttp::response(200, nlohmann::json{{"id", "x"}, {"value", value}}.dump());
  }
  static http::Response no_route() {
    return ScriptedHttp::response(404, R"({"code":"rest_no_route","message":"x","data":{"status":404}})");
  }
  static http::Response forbidden() {
    return ScriptedHttp::response(403, R"({"code":"woocommerce_rest_cannot_view","message":"x","data":{"status":403}})");
  }
  static Answers of_9_9() {
    return {{"settings/general/woocommerce_default_country", setting("SE:M")},
            {"settings/general/woocommerce_currency", setting("SEK")},
            {"settings/general/woocommerce_price_num_decimals", setting("2")},
            {"settings/tax/woocommerce_prices_include_tax", setting("yes")},
            {"settings/tax/woocommerce_tax_round_at_subtotal", setting("no")},
            {"settings/general/woocommerce_calc_taxes", setting("yes")},
            {"taxes", test::recorded("taxes_list").response},
            {"payment_gateways", test::recorded("payment_gateways_list").response},
            {"reports/orders/totals", test::recorded("reports_orders_totals").response},
            {"system_status", test::recorded("system_status").response}};
  }

  Result<shop::Facts> facts(Answers answers) {
    doors.http.on(
        [](const http::Request& request) { return request.url == "https://shop.example.se/wp-json/"; },
        [](const http::Request&) {
          return ScriptedHttp::response(
              200,
              R"({"name":"\u00d6st Bygg &amp; Co","url":"https:\/\/shop.example.se","home":"https:\/\/shop.example.se","timezone_string":"Europe\/Stockholm"})");
        });
    doors.http.on([](const http::Request&) { return true; },
                  [answers = std::move(answers)](const http::Request& request) -> ScriptedHttp::Answer {
                    const auto found = answers.find(test::shop_call(request).path);
                    if (found != answers.end()) return found->second;
                    ADD_FAILURE() << request.url;
                    return no_route();
                  });
    ShopWire wire(doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {"ck_key", "cs_hemligt"});
    return ShopReader(wire).facts();
  }

  test::ScriptedDoors doors;
};

TEST_F(FactsTest, of_a_shop_of_today) {
  const auto found = facts(of_9_9());
  ASSERT_TRUE(found.ok()) << told(found.error());
  const auto& shop = found.value();
  EXPECT_EQ(shop.home_url, "https://shop.example.se");
  EXPECT_EQ(shop.name, "Öst Bygg & Co");
  EXPECT_EQ(shop.time_zone, "Europe/Stockholm");
  EXPECT_EQ(shop.version, "9.9.5");
  EXPECT_EQ(shop.base_country, "SE");
  EXPECT_EQ(shop.currency, "SEK");
  EXPECT_EQ(shop.price_decimals, 2);
  EXPECT_TRUE(shop.prices_include_tax);
  EXPECT_FALSE(shop.tax_round_at_subtotal);
  EXPECT_TRUE(shop.taxes_enabled);
  ASSERT_THAT(shop.tax_rates, SizeIs(5));
  EXPECT_EQ(shop.tax_rates[0], (shop::TaxRate{{1}, "SE", Amount::whole(25), "Moms", "standard"}));
  EXPECT_EQ(shop.tax_rates[4].percent, Amount::parse("25.5").value());
  EXPECT_THAT(shop.gateways, testing::Contains(shop::PaymentGateway{"bacs", "Banköverföring", true}));
  EXPECT_THAT(shop.statuses, SizeIs(8));
  EXPECT_THAT(shop.statuses, testing::IsSupersetOf({"on-hold", "checkout-draft"}));
  for (const auto& request : doors.http.requests)
    EXPECT_THAT(request.url, Not(testing::HasSubstr("orders/statuses")));  // 8.9 lacks it
}

TEST_F(FactsTest, statuses_of_plugins_and_with_their_prefix) {
  auto answers = of_9_9();
  answers["reports/orders/totals"] = test::recorded("order_statuses_with_custom").response;
  EXPECT_THAT(facts(answers).value_or({}).statuses, testing::Contains("packad"));
  const auto prefixed = statuses_from_json(R"([{"slug":"wc-packed"},{"slug":"wc-"}])");
  EXPECT_EQ(prefixed.value_or({}), (std::vector<std::string>{"packed", ""}));
}

TEST_F(FactsTest, an_older_shop_lacks_what_it_lacks) {
  auto answers = of_9_9();
  for (const char* route : {"payment_gateways", "system_status"}) answers[route] = no_route();
  const auto found = facts(answers);
  ASSERT_TRUE(found.ok()) << told(found.error());
  EXPECT_THAT(found.value().gateways, IsEmpty());
  EXPECT_THAT(found.value().statuses, SizeIs(8));
}

TEST_F(FactsTest, what_a_shop_managers_key_may_not_read_is_done_without) {
  auto answers = of_9_9();
  for (const char* route : {"payment_gateways", "reports/orders/totals", "system_status"}) answers[route] = forbidden();
  const auto found = facts(answers);
  ASSERT_TRUE(found.ok()) << told(found.error());
  EXPECT_THAT(found.value().gateways, IsEmpty());
  EXPECT_THAT(found.value().statuses, IsEmpty());
  EXPECT_EQ(found.value().version, "");
  EXPECT_THAT(found.value().tax_rates, SizeIs(5));
}

TEST_F(FactsTest, what_could_not_be_asked_just_now_is_not_taken_for_missing) {
  for (const char* route :
       {"payment_gateways", "reports/orders/totals", "system_status", "taxes", "settings/general/woocommerce_currency"}) {
    doors.http = {};
    auto answers = of_9_9();
    answers[route] = ScriptedHttp::response(504, k_html);
    const auto found = facts(answers);
    ASSERT_FALSE(found.ok()) << route;
    EXPECT_EQ(found.error().kind, Kind::unreachable) << route;
  }
}

TEST_F(FactsTest, the_settings_and_taxes_must_be_had) {
  for (const char* route : {"settings/tax/woocommerce_prices_include_tax", "taxes"}) {
    doors.http = {};
    auto answers = of_9_9();
    answers[route] = forbidden();
    const auto found = facts(answers);
    ASSERT_FALSE(found.ok()) << route;
    EXPECT_EQ(found.error().reason.id, ReasonId::shop_key_may_not) << route;
  }
}

TEST_F(FactsTest, rates_on_pages_that_the_shop_caps) {
  const auto rate = [](int id, const char* country) {
    return nlohmann::json{{"id", id}, {"country", country}, {"rate", "25.0000"}, {"name", "Moms"}, {"class", "standard"}};
  };
  doors.http.on_url_with("taxes?per_page=100&page=2",
                         ScriptedHttp::response(200, nlohmann::json::array({rate(3, "DK")}).dump()));
  auto answers = of_9_9();
  answers["taxes"] =
      ScriptedHttp::response(200, nlohmann::json::array({rate(1, "SE"), rate(2, "NO")}).dump(), {{"X-WP-Total", "3", false}});
  const auto found = facts(answers);
  ASSERT_TRUE(found.ok()) << told(found.error());
  EXPECT_THAT(found.value().tax_rates, SizeIs(3));
}

TEST_F(FactsTest, more_than_a_page_of_rates) {
  auto full = nlohmann::json::array();
  for (int id = 1; id <= 100; ++id)
    full.push_back({{"id", id}, {"country", "SE"}, {"rate", "25.0000"}, {"name", "Moms"}, {"class", "standard"}});
  doors.http.on_url_with(
      "taxes?per_page=100&page=2",
      ScriptedHttp::response(200, R"([{"id":101,"country":"FI","rate":"25.5000","name":"ALV","class":"standard"}])"));
  auto answers = of_9_9();
  answers["taxes"] = ScriptedHttp::response(200, full.dump());
  const auto found = facts(answers);
  ASSERT_TRUE(found.ok()) << told(found.error());
  EXPECT_THAT(found.value().tax_rates, SizeIs(101));
}

}  // namespace
}  // namespace woo24::woo
