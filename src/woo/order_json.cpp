#include "woo24/woo/order_json.hpp"

#include "gift_cards.hpp"
#include "json_fields.hpp"
#include "order_parts.hpp"
#include "woo24/base/text.hpp"

namespace woo24::woo {

namespace {

using nlohmann::json;

Result<shop::Line> line_of(const json& from) {
  auto line = TRY(row_of<shop::Line>(from, "order"));
  line.quantity = TRY(amount_of(member(from, "quantity"), "quantity")).value_or(Amount::whole(1));
  line.tax_status = text_of(member(from, "tax_status"));
  line.method_id = text_of(member(from, "method_id"));
  line.subtotal = TRY(amount_in(from, "subtotal"));
  line.subtotal_tax = TRY(amount_in(from, "subtotal_tax"));
  line.stock_reduced = pieces_in(line.meta, "_reduced_stock");
  line.restocked = pieces_in(line.meta, "_restock_refunded_items");
  return line;
}

Result<std::vector<shop::Line>> lines_of(const json& order, const char* name) {
  std::vector<shop::Line> lines;
  if (const auto& list = member(order, name); list.is_object() && list.empty()) return wrong_answer("order", name, list);
  for (const auto* one : TRY(elements_of(order, name))) lines.push_back(TRY(line_of(*one)));
  return lines;
}

Result<void> read_small_lists(const json& from, shop::Order& order) {
  for (const auto* one : TRY(elements_of(from, "coupon_lines"))) {
    const auto discount = TRY(amount_in(*one, "discount"));
    order.coupons.push_back({text_of(member(*one, "code")), discount});
  }
  for (const auto* one : TRY(elements_of(from, "refunds"))) {
    order.refunds.push_back(
        {{whole_of(member(*one, "id")).value_or(0)}, TRY(amount_in(*one, "total")), text_of(member(*one, "reason"))});
  }
  order.gift_cards = TRY(gift_cards_of(from));
  return {};
}

Result<void> read_money(const json& from, shop::Order& order) {
  const auto total = TRY(amount_of(member(from, "total"), "total"));
  if (!total) return wrong_answer("order", "total", member(from, "total"));
  order.total = *total;
  order.total_tax = TRY(amount_in(from, "total_tax"));
  order.shipping_total = TRY(amount_in(from, "shipping_total"));
  order.shipping_tax = TRY(amount_in(from, "shipping_tax"));
  order.discount_total = TRY(amount_in(from, "discount_total"));
  order.discount_tax = TRY(amount_in(from, "discount_tax"));
  order.cart_tax = TRY(amount_in(from, "cart_tax"));
  return {};
}

Result<shop::Order> order_of(const json& from) {
  if (!from.is_object()) return wrong_answer("order", "order", from);
  const auto id = whole_of(member(from, "id"));
  if (!id || *id <= 0) return wrong_answer("order", "id", member(from, "id"));
  shop::Order order;
  order.id = {*id};
  order.number = text_of(member(from, "number"));
  if (order.number.empty()) order.number = std::to_string(*id);
  order.order_key = text_of(member(from, "order_key"));
  order.status = text_of(member(from, "status"));
  if (order.status.starts_with("wc-")) order.status.erase(0, 3);
  order.currency = text_of(member(from, "currency"));
  if (order.status.empty()) return wrong_answer("order", "status", member(from, "status"));
  if (order.currency.size() != 3) return wrong_answer("order", "currency", member(from, "currency"));
  if (order.order_key.empty()) return wrong_answer("order", "order_key", member(from, "order_key"));
  order.created_via = text_of(member(from, "created_via"));
  order.prices_include_tax = text_of(member(from, "prices_include_tax")) == "true";
  order.created = moment(from, "date_created_gmt");
  order.modified = moment(from, "date_modified_gmt");
  order.paid = moment(from, "date_paid_gmt");
  order.completed = moment(from, "date_completed_gmt");
  TRY(read_money(from, order));
  order.customer = {whole_of(member(from, "customer_id")).value_or(0)};
  order.billing = address_of(from, "billing");
  order.shipping = address_of(from, "shipping");
  order.payment_method = text_of(member(from, "payment_method"));
  order.payment_title = text_of(member(from, "payment_method_title"));
  order.transaction_id = text_of(member(from, "transaction_id"));
  order.customer_note = text_of(member(from, "customer_note"));
  order.lines = TRY(lines_of(from, "line_items"));
  order.shipping_lines = TRY(lines_of(from, "shipping_lines"));
  order.fee_lines = TRY(lines_of(from, "fee_lines"));
  order.tax_lines = TRY(tax_lines_of(from));
  TRY(read_small_lists(from, order));
  order.meta = TRY(meta_of(from));
  return order;
}

}  // namespace

Result<shop::Order> order_from_json(std::string_view text) {
  const auto root = parse_json(text);
  if (!root) return no_json("order", text);
  return order_of(*root);
}

Result<std::vector<OrderOrNot>> orders_from_json(std::string_view text) {
  const auto root = parse_json(text);
  if (!root || !root->is_array()) return no_json("orders", text);
  std::vector<OrderOrNot> orders;
  for (const auto& one : *root) orders.push_back({{whole_of(member(one, "id")).value_or(0)}, order_of(one)});
  return orders;
}

Result<std::vector<OrderMark>> order_marks_from_json(std::string_view text) {
  const auto root = parse_json(text);
  if (!root || !root->is_array()) return no_json("orders", text);
  std::vector<OrderMark> marks;
  for (const auto& one : *root) {
    const auto id = whole_of(member(one, "id")).value_or(0);
    if (id <= 0) return wrong_answer("orders", "id", member(one, "id"));
    auto status = text_of(member(one, "status"));
    if (status.starts_with("wc-")) status.erase(0, 3);
    marks.push_back({{id}, std::move(status)});
  }
  return marks;
}

}  // namespace woo24::woo
