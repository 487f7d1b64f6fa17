#include "woo24/woo/order_json.hpp"

#include "recordings.hpp"

#include <gtest/gtest.h>

namespace woo24::woo {
namespace {

shop::Order recorded(const std::string& name) {
  auto order = order_from_json(recorded_body(name));
  EXPECT_TRUE(order.ok()) << name << " " << (order.ok() ? "" : arguments_json(order.error().reason));
  return order.ok() ? order.value() : shop::Order{};
}

Amount amount(const char* text) { return *Amount::parse(text); }

TEST(OrderJson, every_recorded_order_parses_and_its_lines_are_there) {
  int read = 0;
  for (const auto& name : recordings("order_")) {
    const auto body = recorded_body(name);
    if (body.find("\"line_items\"") == std::string::npos) continue;
    const auto order = recorded(name);
    EXPECT_GT(order.id.value, 0) << name;
    EXPECT_EQ(order.currency.size(), 3U) << name;
    EXPECT_FALSE(order.order_key.empty()) << name;
    EXPECT_TRUE(order.created) << name;
    ++read;
  }
  EXPECT_GT(read, 25);
}

TEST(OrderJson, the_richest_recording) {
  const auto order = recorded("order_full_dp6");
  EXPECT_EQ(order.total, amount("2887.95"));
  EXPECT_EQ(order.total_tax, amount("536.55"));
  ASSERT_EQ(order.lines.size(), 3U);
  EXPECT_EQ(order.lines[1].sku, "JAC-R-M");
  EXPECT_EQ(order.lines[1].total, amount("1288.8"));
  ASSERT_EQ(order.lines[1].taxes.size(), 1U);
  EXPECT_EQ(order.lines[1].taxes[0].total, amount("322.2"));
  EXPECT_EQ(order.lines[1].variation_id, 19);
  EXPECT_EQ(order.billing.company, "Öst Bygg AB");
  ASSERT_FALSE(order.tax_lines.empty());
  EXPECT_EQ(order.tax_lines[0].percent, amount("25"));
  EXPECT_EQ(order.paid, parse_utc("2026-11-24T01:15:03"));
  Amount sum = order.total_tax;
  for (const auto* rows : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& row : *rows) sum += row.total;
  }
  EXPECT_EQ(sum, order.total) << "net lines and tax make the total";
}

TEST(OrderJson, entities_are_left_as_they_came) {
  EXPECT_EQ(recorded("order_from_storefront_checkout").billing.company, "Ek &amp; Co AB");
}

TEST(OrderJson, export_has_no_tax_and_finland_its_own) {
  EXPECT_TRUE(recorded("order_nok_norway_no_vat").tax_lines.empty());
  const auto finland = recorded("order_eu_vat_finland");
  ASSERT_EQ(finland.tax_lines.size(), 1U);
  EXPECT_EQ(finland.tax_lines[0].percent, amount("25.5"));
  EXPECT_TRUE(finland.tax_lines[0].code.starts_with("FI"));
}

const char* const k_least = R"({"id": 7, "number": "7", "order_key": "wc_order_x", "status": "processing", "currency": "SEK", "total": "10.00")";

TEST(OrderJson, numbers_come_in_every_form) {
  const auto text = std::string(k_least) + R"(, "line_items": [{"id": "3", "total": 0.7919999999999999, "total_tax": "0.198", "quantity": "2", "sku": null,
    "taxes": [{"id": 1, "total": ""}, {"id": "2", "total": 0.198}], "meta_data": [{"key": "a", "value": {"b": [1, "å"]}}, {"key": "c", "value": true}]}]})";
  const auto order = order_from_json(text);
  ASSERT_TRUE(order.ok()) << arguments_json(order.error().reason);
  const auto& line = order.value().lines.at(0);
  EXPECT_EQ(line.total, amount("0.792"));
  EXPECT_EQ(line.quantity, Amount::whole(2));
  EXPECT_EQ(line.sku, "");
  ASSERT_EQ(line.taxes.size(), 1U) << "a rate that took nothing is left out";
  EXPECT_EQ(line.taxes[0].rate, shop::TaxRateId{2});
  EXPECT_EQ(line.meta.at(0).value, R"({"b":[1,"å"]})");
  EXPECT_EQ(line.meta.at(1).value, "true");
}

struct Bad {
  std::string text;
  ReasonId reason;
  const char* field;
};

TEST(OrderJson, what_cannot_be_read_is_said) {
  const std::vector<Bad> table{
      {"", ReasonId::shop_answer_not_json, ""},
      {"<html>x</html>", ReasonId::shop_answer_not_json, ""},
      {"<br />\n<b>Notice</b>: x{\"id\": 1}", ReasonId::shop_answer_not_json, ""},
      {R"({"id": 7, "number")", ReasonId::shop_answer_not_json, ""},
      {"{\"id\": 7, \"status\": \"\xff\xfe\"}", ReasonId::shop_answer_not_json, ""},
      {std::string(200'000, '['), ReasonId::shop_answer_not_json, ""},
      {"[]", ReasonId::shop_answer_wrong, "order"},
      {R"({"number": "7"})", ReasonId::shop_answer_wrong, "id"},
      {R"({"id": 0})", ReasonId::shop_answer_wrong, "id"},
      {R"({"id": 7, "currency": "SEK", "order_key": "k", "total": "1"})", ReasonId::shop_answer_wrong, "status"},
      {R"({"id": 7, "status": "processing", "order_key": "k", "total": "1"})", ReasonId::shop_answer_wrong, "currency"},
      {R"({"id": 7, "status": "processing", "currency": "SEK", "total": "1"})", ReasonId::shop_answer_wrong, "order_key"},
      {R"({"id": 7, "status": "processing", "currency": "SEK", "order_key": "k"})", ReasonId::shop_answer_wrong, "total"},
      {R"({"id": 7, "status": "processing", "currency": "SEK", "order_key": "k", "total": "abc"})", ReasonId::shop_answer_wrong, "total"},
      {R"({"id": 7, "status": "processing", "currency": "SEK", "order_key": "k", "total": true})", ReasonId::shop_answer_wrong, "total"},
      {std::string(k_least) + R"(, "line_items": {}})", ReasonId::shop_answer_wrong, "line_items"},
      {std::string(k_least) + R"(, "line_items": [3]})", ReasonId::shop_answer_wrong, "line"},
      {std::string(k_least) + R"(, "line_items": [{"id": 1}]})", ReasonId::shop_answer_wrong, "line.total"},
      {std::string(k_least) + R"(, "fee_lines": [{"id": 1, "total": "x"}]})", ReasonId::shop_answer_wrong, "line.total"},
  };
  for (const auto& bad : table) {
    const auto order = order_from_json(bad.text);
    ASSERT_FALSE(order.ok()) << bad.text.substr(0, 80);
    EXPECT_EQ(order.error().reason.id, bad.reason) << bad.text.substr(0, 80);
    if (*bad.field != '\0') EXPECT_EQ(order.error().reason.arguments.at("field"), bad.field) << bad.text;
  }
}

TEST(OrderJson, one_broken_element_hides_no_other) {
  const auto orders = orders_from_json(std::string("[") + k_least + "}, {\"id\": 8}, {\"x\": 1}]");
  ASSERT_TRUE(orders.ok());
  ASSERT_EQ(orders.value().size(), 3U);
  EXPECT_TRUE(orders.value()[0].order.ok());
  EXPECT_EQ(orders.value()[1].id, shop::OrderId{8});
  EXPECT_FALSE(orders.value()[1].order.ok());
  EXPECT_EQ(orders.value()[2].id, shop::OrderId{0});
  EXPECT_FALSE(orders_from_json("{}").ok());
}

}  // namespace
}  // namespace woo24::woo
