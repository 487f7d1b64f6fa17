// Orders that carry what their products say of themselves.
#include "woo24/woo/shop_reader.hpp"

#include "pretend_catalogue.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class OrdersWithProducts : public testing::Test {
 protected:
  OrdersWithProducts() {
    shop.doors.http.on([](const http::Request& request) { return test::shop_call(request).path.starts_with("orders"); },
                       [this](const http::Request&) {
                         auto body = json::array();
                         for (const auto& [id, order] : orders) body.push_back(order);
                         return test::ScriptedHttp::response(200, test::as_php_writes(body),
                                                             {{"X-WP-Total", std::to_string(orders.size()), false}});
                       });
  }
  void add(std::int64_t id, std::vector<std::int64_t> products) {
    auto order = test::order_with(id);
    const auto line = order["line_items"][0];
    order["line_items"] = json::array();
    for (const auto product : products) {
      order["line_items"].push_back(line);
      order["line_items"].back()["product_id"] = product;
    }
    orders[id] = order;
  }
  static json meta(const char* key, const char* value) { return {{"id", 1}, {"key", key}, {"value", value}}; }

  test::PretendCatalogue shop;
  std::map<std::int64_t, json> orders;
};

TEST_F(OrdersWithProducts, each_line_has_the_meta_that_was_asked_for) {
  shop.add(10, "HAM-001");
  shop.add(11, "SKR-010");
  shop.products.at(10)["meta_data"] = json::array({meta("24so_department", "Webb"), meta("_x", "y")});
  add(1, {10, 11});
  add(2, {10, 999});
  ShopReader reader(shop.wire, {"24so_department"});
  const auto listing = reader.orders_changed_since(*parse_utc("2026-11-24T00:00:00"));
  ASSERT_TRUE(listing.ok());
  ASSERT_THAT(listing.value().orders, SizeIs(2));
  const auto& lines = listing.value().orders[0].lines;
  EXPECT_THAT(lines[0].product_meta, ElementsAre(shop::Meta{"24so_department", "Webb"}));
  EXPECT_THAT(lines[1].product_meta, IsEmpty());
  EXPECT_THAT(listing.value().orders[1].lines[1].product_meta, IsEmpty());  // gone from the shop: it says nothing
  EXPECT_EQ(shop.wire.calls(), 2);
  EXPECT_THAT(shop.doors.http.requests.at(1).url, HasSubstr("include_meta=24so_department&include=10,11,999"));
}

TEST_F(OrdersWithProducts, nothing_more_is_read_where_nothing_is_asked_for) {
  add(1, {10});
  ShopReader reader(shop.wire);
  ASSERT_TRUE(reader.orders_changed_since(*parse_utc("2026-11-24T00:00:00")).ok());
  EXPECT_EQ(shop.wire.calls(), 1);
}

/// Not to be taken for one that says nothing: its row would be booked on another department.
TEST_F(OrdersWithProducts, of_a_product_that_the_shop_cannot_show_its_orders_wait_and_no_other) {
  shop.add_many(10, 14);
  shop.poisonous = {12};
  add(1, {10, 12});
  add(2, {13});
  ShopReader reader(shop.wire, {"24so_department"});
  const auto listing = reader.orders_changed_since(*parse_utc("2026-11-24T00:00:00"));
  ASSERT_TRUE(listing.ok());
  ASSERT_THAT(listing.value().orders, SizeIs(1));
  EXPECT_EQ(listing.value().orders[0].id, shop::OrderId{2});
  ASSERT_THAT(listing.value().unreadable, SizeIs(1));
  EXPECT_EQ(listing.value().unreadable[0].id, shop::OrderId{1});
  EXPECT_EQ(listing.value().unreadable[0].error.reason.id, ReasonId::shop_server_error);
}

}  // namespace
}  // namespace woo24::woo
