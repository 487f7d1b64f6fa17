// Refunds of every kind, what they do to stock, status and mails, and what is said of wrong ones.
#include "shop_fixture.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace woo24::sandbox {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Refunded : public ShopTest {
 protected:
  std::int64_t order(int pieces = 3) {
    auto one = spec({row("HAM-001", pieces, "249.00"), row("BOK-001", 1, "318.00", "zero-rate")});
    one.shipping = {ShopShipping{}};
    one.fees = {ShopFee{}};
    return shop.add_order(one);
  }
  static ShopRefundSpec rows(std::vector<ShopRefundRow> rows) {
    ShopRefundSpec spec;
    spec.rows = std::move(rows);
    return spec;
  }
  static std::string path(std::int64_t order) { return "/orders/" + std::to_string(order); }
  nlohmann::ordered_json refund_json(std::int64_t order, std::int64_t refund) {
    return get(path(order) + "/refunds/" + std::to_string(refund) + "?dp=6").json;
  }
};

TEST_F(Refunded, by_line_with_its_tax_and_restock) {
  const auto id = order();
  EXPECT_EQ(shop.stock("HAM-001"), 97);
  const auto refund = shop.refund(id, rows({{ShopRefundRow::List::item, 0, 1, {}, {}}}));
  ASSERT_TRUE(refund);
  const auto json = refund_json(id, *refund);
  EXPECT_EQ(json["amount"], "249.000000");
  const auto& line = json["line_items"][0];
  EXPECT_EQ(line["quantity"], -1);
  EXPECT_EQ(line["total"], "-199.200000");
  EXPECT_EQ(line["total_tax"], "-49.800000");
  EXPECT_EQ(line["taxes"][0]["total"], "-49.8");
  EXPECT_EQ(line["meta_data"][0]["key"], "_refunded_item_id");
  const auto shown = get(path(id)).json;
  EXPECT_EQ(line["meta_data"][0]["value"], shown["line_items"][0]["id"].dump());
  EXPECT_EQ(json["tax_lines"][0]["tax_total"], "-49.800000");
  EXPECT_EQ(shown["status"], "processing");
  EXPECT_EQ(shown["refunds"][0]["total"], "-249.00");
  EXPECT_EQ(shop.stock("HAM-001"), 98);
  EXPECT_EQ(shop.mails_to_customer(id, "refunded"), 1);
}

TEST_F(Refunded, restock_adds_up_on_the_orders_line) {
  const auto id = order();
  auto one = rows({{ShopRefundRow::List::item, 0, 1, {}, {}}});
  ASSERT_TRUE(shop.refund(id, one));
  ASSERT_TRUE(shop.refund(id, one));
  one.restock = false;
  ASSERT_TRUE(shop.refund(id, one));
  std::map<std::string, std::string> meta;
  const auto shown = get(path(id)).json;
  for (const auto& entry : shown["line_items"][0]["meta_data"]) meta[entry["key"]] = entry["value"];
  EXPECT_EQ(meta["_reduced_stock"], "1");
  EXPECT_EQ(meta["_restock_refunded_items"], "2");
  EXPECT_EQ(shop.stock("HAM-001"), 99);
}

TEST_F(Refunded, shipping_fees_and_money_without_a_piece) {
  const auto id = order();
  const auto refund = shop.refund(id, rows({{ShopRefundRow::List::shipping, 0, 0, {}, {}},
                                            {ShopRefundRow::List::fee, 0, 0, {}, {}},
                                            {ShopRefundRow::List::item, 1, 0, "30.00", {}}}));
  ASSERT_TRUE(refund);
  const auto json = refund_json(id, *refund);
  EXPECT_EQ(json["shipping_lines"][0]["total"], "-47.200000");
  EXPECT_EQ(json["shipping_lines"][0]["total_tax"], "-11.800000");
  EXPECT_EQ(json["fee_lines"][0]["total"], "-29.000000");
  EXPECT_EQ(json["line_items"][0]["quantity"], 0);
  EXPECT_EQ(json["line_items"][0]["total_tax"], "-1.800000");
  EXPECT_EQ(json["amount"], "127.050000");  // 59.00 + 36.25 + 31.80
  EXPECT_EQ(shop.stock("BOK-001"), 99);
}

TEST_F(Refunded, tax_that_is_left_out_is_refunded_as_nothing) {
  const auto id = order();
  const auto refund = shop.refund(id, rows({{ShopRefundRow::List::item, 0, 1, {}, ""}}));
  const auto json = refund_json(id, refund.value());
  EXPECT_EQ(json["amount"], "199.200000");
  EXPECT_THAT(json["line_items"][0]["taxes"], IsEmpty());
  EXPECT_EQ(json["line_items"][0]["total_tax"], "0.000000");
  EXPECT_THAT(json["tax_lines"], IsEmpty());
}

TEST_F(Refunded, all_that_is_left_sets_the_status_once_and_puts_nothing_back) {
  const auto id = order();
  ASSERT_TRUE(shop.refund(id, "100.00"));
  ASSERT_TRUE(shop.refund(id, ShopRefundSpec{}));
  EXPECT_EQ(shop.order(id)->status, "refunded");
  EXPECT_THAT(get(path(id)).json["refunds"], SizeIs(2));
  EXPECT_EQ(shop.mails_to_customer(id, "refunded"), 2);
  EXPECT_EQ(shop.stock("HAM-001"), 97);
  EXPECT_FALSE(shop.refund(id, "0.01"));
}

TEST_F(Refunded, by_status_an_amount_alone) {
  const auto id = order();
  ASSERT_TRUE(shop.set_status(id, "refunded"));
  const auto refunds = get(path(id) + "/refunds").json;
  ASSERT_THAT(refunds, SizeIs(1));
  EXPECT_THAT(refunds[0]["line_items"], IsEmpty());
  EXPECT_EQ(shop.mails_to_customer(id), 1);
}

TEST_F(Refunded, deleted_for_good_and_nothing_else_moves) {
  const auto id = order();
  const auto refund = shop.refund(id, rows({{ShopRefundRow::List::item, 0, 1, {}, {}}})).value();
  const auto modified = get(path(id)).json["date_modified_gmt"];
  time.advance(std::chrono::minutes{5});
  const auto gone = call("DELETE", path(id) + "/refunds/" + std::to_string(refund));
  EXPECT_EQ(gone.status, 200);
  EXPECT_EQ(gone.json["id"], refund);
  EXPECT_THAT(get(path(id)).json["refunds"], IsEmpty());
  EXPECT_EQ(get(path(id)).json["date_modified_gmt"], modified);
  EXPECT_EQ(shop.stock("HAM-001"), 98);
  EXPECT_EQ(call("DELETE", path(id) + "/refunds/" + std::to_string(refund)).status, 404);
  EXPECT_EQ(get(path(id) + "/refunds/" + std::to_string(refund)).status, 404);
}

TEST_F(Refunded, through_the_api) {
  const auto id = order();
  const auto line = get(path(id)).json["line_items"][0]["id"].dump();
  const auto made = call("POST", path(id) + "/refunds",
                         R"({"api_refund":false,"line_items":[{"id":)" + line +
                             R"(,"quantity":1,"refund_total":199.2,"refund_tax":[{"id":1,"refund_total":49.8}]}]})");
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.json["amount"], "249.00");
  EXPECT_EQ(made.json["refunded_payment"], false);
  EXPECT_EQ(shop.stock("HAM-001"), 98);
  const auto empty = call("POST", path(id) + "/refunds", R"({"api_refund":false})");
  EXPECT_EQ(empty.status, 201);
  EXPECT_EQ(empty.json["amount"], "0.00");
}

TEST_F(Refunded, what_fails_is_a_500_with_a_number) {
  const auto id = order();
  const auto gateway = call("POST", path(id) + "/refunds", R"({"amount":"10.00"})");
  EXPECT_EQ(gateway.status, 500);
  EXPECT_EQ(gateway.json["code"], "woocommerce_rest_cannot_create_order_refund");
  EXPECT_EQ(gateway.json["data"], 500);
  EXPECT_EQ(call("POST", path(id) + "/refunds", R"({"amount":"99999.00","api_refund":false})").json["message"],
            "Invalid refund amount.");
  EXPECT_EQ(call("POST", "/orders/77777/refunds", R"({"amount":"1.00"})").status, 404);
  shop.change_settings([](ShopSettings& settings) { settings.gateways[0].refunds = true; });
  EXPECT_EQ(call("POST", path(id) + "/refunds", R"({"amount":"10.00"})").json["refunded_payment"], true);
}

TEST_F(Refunded, recorded_ones_take_the_place_of_their_marks) {
  const auto recorded = [](const std::string& name) {
    std::ifstream file(WOO24_SOURCE_DIR "/tests/data/woo/" + name + ".json");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  };
  const auto id = shop.add_recorded(recorded("order_full_tax_shipping_fee_coupon_refund"));
  ASSERT_EQ(id, 31);
  EXPECT_THAT(get("/orders/31/refunds").json[0]["line_items"], IsEmpty());
  ASSERT_TRUE(shop.add_recorded_refunds(31, recorded("order_refunds_list")));
  const auto refunds = get("/orders/31/refunds").json;
  ASSERT_THAT(refunds, SizeIs(1));
  EXPECT_EQ(refunds[0]["line_items"][0]["total"], "-644.40");
  EXPECT_EQ(refunds[0]["date_created_gmt"], "2026-11-24T01:15:03");
  EXPECT_FALSE(shop.add_recorded_refunds(31, "{}"));
}

}  // namespace
}  // namespace woo24::sandbox
