#include "woo24/woo/shop_writer.hpp"

#include "pretend_shop.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using nlohmann::json;
using test::ScriptedHttp;
using testing::ElementsAre;
using testing::SizeIs;

class ShopWriterTest : public testing::Test {
 protected:
  static MetaWrite write(std::int64_t id, const std::string& value = "5001") {
    return {{id}, {{"_24so_order", value}, {"_24so_state", "bokförd"}}};
  }
  static http::Response answered(const json& body, int status = 200) {
    return ScriptedHttp::response(status, test::as_php_writes(body));
  }
  json sent(std::size_t n = 0) { return json::parse(doors.http.requests.at(n).body); }

  test::ScriptedDoors doors;
  ShopWire wire{doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {"ck_key", "cs_hemligt"}};
  ShopWriter writer{wire};
};

TEST_F(ShopWriterTest, nothing_to_write_is_no_call) {
  EXPECT_THAT(writer.set_order_meta({}), SizeIs(0));
  EXPECT_EQ(wire.calls(), 0);
}

TEST_F(ShopWriterTest, one_order_alone_is_a_put_of_its_meta_and_nothing_else) {
  doors.http.then(test::recorded("order_update_meta").response);
  const auto results = writer.set_order_meta({write(31)});
  ASSERT_THAT(results, SizeIs(1));
  EXPECT_TRUE(results[0].ok());
  const auto& request = doors.http.requests.at(0);
  EXPECT_EQ(request.method, "PUT");
  EXPECT_EQ(request.url, "https://shop.example.se/wp-json/wc/v3/orders/31");
  // Anything of lines or billing would have the shop compute the order anew.
  EXPECT_EQ(sent(),
            json::parse(R"({"meta_data":[{"key":"_24so_order","value":"5001"},{"key":"_24so_state","value":"bokförd"}]})"));
}

TEST_F(ShopWriterTest, many_in_one_batch_that_names_nothing_but_id_and_meta) {
  doors.http.then(answered({{"update", {{{"id", 31}}, {{"id", 32}}, {{"id", 33}}}}}));
  const auto results = writer.set_order_meta({write(31), write(32), write(33)});
  ASSERT_THAT(results, SizeIs(3));
  for (const auto& one : results) EXPECT_TRUE(one.ok());
  EXPECT_EQ(doors.http.requests.at(0).method, "POST");
  EXPECT_EQ(doors.http.requests.at(0).url, "https://shop.example.se/wp-json/wc/v3/orders/batch");
  const auto body = sent();
  EXPECT_THAT(body, SizeIs(1));
  ASSERT_THAT(body.at("update"), SizeIs(3));
  for (const auto& item : body["update"]) {
    EXPECT_THAT(item, SizeIs(2));
    EXPECT_TRUE(item.contains("id"));
    EXPECT_THAT(item.at("meta_data"), SizeIs(2));
  }
}

TEST_F(ShopWriterTest, errors_belong_to_their_order_by_id_not_by_place) {
  doors.http.then(test::recorded("orders_batch_update").response);  // 33 and 36 good, 99999 and 10 unknown
  const auto results = writer.set_order_meta({write(10), write(36), write(99999), write(33), write(44)});
  ASSERT_THAT(results, SizeIs(5));
  EXPECT_EQ(results[0].error().reason.id, ReasonId::shop_not_found);
  EXPECT_EQ(results[0].error().kind, Kind::refused);
  EXPECT_TRUE(results[1].ok());
  EXPECT_EQ(results[2].error().reason.arguments.at("what"), "meta of order 99999");
  EXPECT_TRUE(results[3].ok());
  EXPECT_EQ(results[4].error().kind, Kind::ambiguous);  // not a word about it
}

TEST_F(ShopWriterTest, an_item_whose_data_is_a_number) {
  doors.http.then(
      answered({{"update", {{{"id", 31}, {"error", {{"code", "x"}, {"message", "Nej"}, {"data", 500}}}}, {{"id", 32}}}}}));
  const auto results = writer.set_order_meta({write(31), write(32)});
  EXPECT_EQ(results[0].error().reason.id, ReasonId::shop_refused);
  EXPECT_EQ(results[0].error().reason.arguments.at("status"), "500");
  EXPECT_TRUE(results[1].ok());
}

TEST_F(ShopWriterTest, more_than_a_hundred_go_in_several_calls) {
  std::vector<MetaWrite> writes;
  json first = json::array(), second = json::array();
  for (int id = 1; id <= 130; ++id) {
    writes.push_back(write(id));
    (id <= 100 ? first : second).push_back({{"id", id}});
  }
  doors.http.then(answered({{"update", first}})).then(answered({{"update", second}}));
  const auto results = writer.set_order_meta(writes);
  ASSERT_THAT(results, SizeIs(130));
  for (const auto& one : results) EXPECT_TRUE(one.ok());
  EXPECT_THAT(sent(0)["update"], SizeIs(100));
  EXPECT_THAT(sent(1)["update"], SizeIs(30));
}

TEST_F(ShopWriterTest, where_nobody_knows_each_order_is_ambiguous_and_nothing_is_sent_again) {
  const std::vector<ScriptedHttp::Answer> table{test::recorded("error_504_batch_goes_on").response,
                                                test::recorded("error_502_batch_killed").response,
                                                test::recorded("error_500_php_fatal").response,
                                                ScriptedHttp::failure(Kind::ambiguous),
                                                ScriptedHttp::response(200, ""),
                                                ScriptedHttp::response(200, "<html>cached</html>"),
                                                ScriptedHttp::response(200, "[]"),
                                                ScriptedHttp::response(200, R"({"update":{}})"),
                                                ScriptedHttp::response(200, R"({"update":[{"id":31)")};
  for (const auto& answer : table) {
    doors.http.then(answer);
    doors.http.requests.clear();
    const auto results = writer.set_order_meta({write(31), write(32)});
    ASSERT_THAT(results, SizeIs(2));
    for (const auto& one : results) {
      ASSERT_FALSE(one.ok());
      EXPECT_EQ(one.error().kind, Kind::ambiguous);
      EXPECT_EQ(one.error().reason.id, ReasonId::shop_no_answer);
    }
    EXPECT_THAT(doors.http.requests, SizeIs(1));
  }
}

TEST_F(ShopWriterTest, what_surely_was_not_done_is_told_for_each) {
  const std::vector<std::pair<ScriptedHttp::Answer, Kind>> table{
      {ScriptedHttp::failure(Kind::unreachable), Kind::unreachable},
      {test::recorded("error_401_read_key_writes").response, Kind::sign_in},
      {test::recorded("error_503_maintenance_json").response, Kind::paused},
      {test::recorded("error_batch_over_100").response, Kind::refused},
      {test::recorded("redirect_301_post").response, Kind::sign_in}};
  for (const auto& [answer, kind] : table) {
    doors.http.then(answer);
    for (const auto& one : writer.set_order_meta({write(31), write(32)})) {
      ASSERT_FALSE(one.ok());
      EXPECT_EQ(one.error().kind, kind);
    }
  }
}

TEST_F(ShopWriterTest, a_single_write_answered_by_a_page_is_not_taken_for_done) {
  for (const char* page : {"<html>cached</html>", "", "[]", R"({"id":32})"}) {
    doors.http.then(ScriptedHttp::response(200, page));
    const auto results = writer.set_order_meta({write(31)});
    ASSERT_FALSE(results.at(0).ok()) << page;
    EXPECT_EQ(results[0].error().kind, Kind::ambiguous) << page;
  }
}

TEST_F(ShopWriterTest, a_note_is_for_the_shop_alone) {
  doors.http.then(test::recorded("order_note_create").response);
  ASSERT_TRUE(writer.add_order_note({31}, "Bokförd: 5001").ok());
  const auto& request = doors.http.requests.at(0);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://shop.example.se/wp-json/wc/v3/orders/31/notes");
  EXPECT_EQ(sent(), json::parse(R"({"note":"Bokförd: 5001","customer_note":false})"));  // true would mail it to the customer
}

TEST_F(ShopWriterTest, a_note_is_tried_once) {
  for (const ScriptedHttp::Answer& answer : {ScriptedHttp::Answer(ScriptedHttp::failure(Kind::ambiguous)),
                                             ScriptedHttp::Answer(ScriptedHttp::response(504, "<html>")),
                                             ScriptedHttp::Answer(ScriptedHttp::response(201, "<html>"))}) {
    doors.http.then(answer);
    doors.http.requests.clear();
    const auto result = writer.add_order_note({31}, "x");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().kind, Kind::ambiguous);
    EXPECT_THAT(doors.http.requests, SizeIs(1));
  }
}

TEST_F(ShopWriterTest, text_that_is_not_utf8_is_still_sent_as_json) {
  doors.http.then(answered({{"id", 31}}, 201));
  ASSERT_TRUE(writer.add_order_note({31}, "\xe5 \" \\ \n").ok());
  EXPECT_EQ(sent()["note"], "\xef\xbf\xbd \" \\ \n");
}

}  // namespace
}  // namespace woo24::woo
