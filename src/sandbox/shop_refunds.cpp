// Refunds: made through the API or by a person, taken away again (api.md §6).
#include "woo24/sandbox/shop_state.hpp"

#include <algorithm>
#include <array>

namespace woo24::sandbox {

namespace {

constexpr std::array<const char*, 3> k_lists = {"line_items", "shipping_lines", "fee_lines"};

Json* row_of(StoredOrder& order, const char* list, std::int64_t item) {
  for (auto& row : order.document[list]) {
    if (row.value("id", std::int64_t{0}) == item) return &row;
  }
  return nullptr;
}

std::string negative(ShopMoney money) { return money_text(-money, 6); }

Json taxes_json(const RefundWish::Row& row) {
  auto taxes = Json::array();
  for (const auto& [rate, tax] : row.taxes) {
    taxes.push_back({{"id", rate}, {"total", money_trimmed(-tax)}, {"subtotal", money_trimmed(-tax)}});
  }
  return taxes;
}

ShopMoney tax_of(const RefundWish::Row& row) {
  ShopMoney sum;
  for (const auto& [rate, tax] : row.taxes) sum += tax;
  return sum;
}

/// A copy of the order's row, with what it gives back.
Json refund_row(ShopDatabase& database, const Json& original, const RefundWish::Row& wish) {
  auto row = original;
  row["id"] = database.next_item++;
  const bool is_item = std::string_view(wish.list) == "line_items";
  if (is_item) {
    row["quantity"] = -wish.quantity;
    row["subtotal"] = negative(wish.net);
    row["subtotal_tax"] = negative(tax_of(wish));
  }
  row["total"] = negative(wish.net);
  row["total_tax"] = negative(tax_of(wish));
  row["taxes"] = taxes_json(wish);
  row["meta_data"] = Json::array();
  put_row_meta(database, row, "_refunded_item_id", std::to_string(wish.item));
  return row;
}

void write_tax_lines(ShopDatabase& database, const StoredOrder& order, const RefundWish& wish, Json& document) {
  for (const auto& line : order.document.value("tax_lines", Json::array())) {
    const auto id = line.value("rate_id", std::int64_t{0});
    ShopMoney cart, shipping;
    bool named = false;
    for (const auto& row : wish.rows) {
      for (const auto& [rate, tax] : row.taxes) {
        if (rate != id) continue;
        (std::string_view(row.list) == "shipping_lines" ? shipping : cart) += tax;
        named = true;
      }
    }
    if (!named) continue;
    auto own = line;
    own["id"] = database.next_item++;
    own["tax_total"] = negative(cart);
    own["shipping_tax_total"] = negative(shipping);
    document["tax_lines"].push_back(std::move(own));
  }
}

ShopMoney sum_of(const RefundWish& wish) {
  ShopMoney sum;
  for (const auto& row : wish.rows) sum += row.net + tax_of(row);
  return sum;
}

/// Amounts of a body: text, or a number as some clients write it.
std::optional<ShopMoney> money_in(const Json& value) {
  if (value.is_string()) return money_from(value.get<std::string>());
  if (value.is_number()) return money_from(value.dump());
  return std::nullopt;
}

std::optional<RefundWish::Row> row_in(StoredOrder& order, const Json& body) {
  if (!body.is_object() || !body.value("id", Json()).is_number_integer()) return std::nullopt;
  RefundWish::Row row;
  row.item = body["id"].get<std::int64_t>();
  const auto list = std::ranges::find_if(k_lists, [&](const char* one) { return row_of(order, one, row.item) != nullptr; });
  if (list == k_lists.end()) return std::nullopt;
  row.list = *list;
  if (const auto quantity = body.value("quantity", Json(0)); quantity.is_number_integer()) row.quantity = quantity.get<int>();
  row.net = money_in(body.value("refund_total", Json())).value_or(ShopMoney{});
  for (const auto& tax : body.value("refund_tax", Json::array())) {
    const auto rate = tax.is_object() ? tax.value("id", Json()) : Json();
    if (rate.is_number_integer())
      row.taxes.emplace_back(rate.get<std::int64_t>(), money_in(tax.value("refund_total", Json())).value_or(ShopMoney{}));
  }
  return row;
}

RefundWish wish_in(StoredOrder& order, const Json& body) {
  RefundWish wish;
  if (body.contains("amount")) wish.amount = money_in(body["amount"]).value_or(ShopMoney{});
  wish.reason = text_at(body, "reason");
  wish.restock = is_true(body.value("api_restock", Json(true)));
  wish.payment = is_true(body.value("api_refund", Json(true)));
  for (const auto& item : body.value("line_items", Json::array())) {
    if (auto row = row_in(order, item)) wish.rows.push_back(std::move(*row));
  }
  return wish;
}

/// What fails answers 500, with a number where all other errors have an object.
ShopAnswer cannot_refund(const std::string& message) {
  auto answer = error_answer(500, "woocommerce_rest_cannot_create_order_refund", message);
  answer.body["data"] = 500;
  return answer;
}

bool sends_money_back(const ShopState& state, const StoredOrder& order) {
  const auto method = text_at(order.document, "payment_method");
  return std::ranges::any_of(state.settings.gateways,
                             [&](const ShopGateway& gateway) { return gateway.id == method && gateway.refunds; });
}

ShopAnswer no_order() { return error_answer(404, "woocommerce_rest_invalid_order_id", "Invalid order ID."); }
ShopAnswer no_refund() { return error_answer(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID."); }

std::vector<StoredRefund>::iterator refund_of(StoredOrder& order, std::int64_t refund) {
  return std::ranges::find(order.refunds, refund, &StoredRefund::id);
}

ShopAnswer shown(ShopState& state, const ShopRequest& request, std::int64_t id, const StoredRefund& refund) {
  ParamFaults faults;
  const auto view = view_of(state, request, faults);
  if (faults.any()) return faults.answer();
  ShopAnswer answer;
  answer.body = render_refund(id, refund, state.settings, view, false);
  return answer;
}

}  // namespace

ShopMoney refunded_amount(const StoredOrder& order) {
  ShopMoney sum;
  for (const auto& refund : order.refunds) sum += money_or_zero(text_at(refund.document, "amount"));
  return sum;
}

StoredRefund* make_refund(ShopState& state, StoredOrder& order, const RefundWish& wish) {
  const auto amount = wish.amount.value_or(rounded(sum_of(wish), state.settings.price_decimals));
  const auto left = money_or_zero(text_at(order.document, "total")) - refunded_amount(order);
  if (amount.micro < 0 || amount > left) return nullptr;
  StoredRefund refund{state.database.draw_id(), state.now(), Json::object()};
  refund.document =
      Json{{"amount", money_text(amount, 6)}, {"reason", wish.reason}, {"refunded_by", 1}, {"refunded_payment", wish.payment}};
  for (const auto* list : {"meta_data", "line_items", "shipping_lines", "tax_lines", "fee_lines"})
    refund.document[list] = Json::array();
  for (const auto& row : wish.rows) {
    auto* original = row_of(order, row.list, row.item);
    if (original == nullptr) continue;
    refund.document[row.list].push_back(refund_row(state.database, *original, row));
    const auto back = row.restocked.value_or(wish.restock ? row.quantity : 0);
    if (back > 0 && std::string_view(row.list) == "line_items") restock(state, order, *original, back);
  }
  write_tax_lines(state.database, order, wish, refund.document);
  order.refunds.push_back(std::move(refund));
  touch(state, order);
  mail_customer(state, order, "refunded");
  const auto id = order.refunds.back().id;
  if (amount == left && order.status() != "refunded") change_status(state, order, "refunded");
  return &*refund_of(order, id);
}

ShopAnswer post_refund(ShopState& state, const ShopRequest& request, std::int64_t id) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  auto* order = state.find(id);
  if (order == nullptr) return no_order();
  auto wish = wish_in(*order, body.json);
  if (wish.payment && !sends_money_back(state, *order))
    return cannot_refund("The payment gateway for this order does not support automatic refunds.");
  const auto* refund = make_refund(state, *order, wish);
  if (refund == nullptr) return cannot_refund("Invalid refund amount.");
  ++state.writes;
  auto answer = shown(state, request, id, *refund);
  answer.status = 201;
  answer.headers.push_back(
      {"Location", route_url(state.settings, "/orders/" + std::to_string(id) + "/refunds/" + std::to_string(refund->id))});
  return answer;
}

ShopAnswer get_refund(ShopState& state, const ShopRequest& request, std::int64_t id, std::int64_t refund) {
  auto* order = state.find(id);
  if (order == nullptr) return no_order();
  const auto found = refund_of(*order, refund);
  return found == order->refunds.end() ? no_refund() : shown(state, request, id, *found);
}

ShopAnswer delete_refund(ShopState& state, const ShopRequest& request, std::int64_t id, std::int64_t refund) {
  auto* order = state.find(id);
  if (order == nullptr) return no_order();
  const auto found = refund_of(*order, refund);
  if (found == order->refunds.end()) return no_refund();
  auto answer = shown(state, request, id, *found);
  order->refunds.erase(found);  // no date moves, the status stays, the stock too
  ++state.writes;
  return answer;
}

}  // namespace woo24::sandbox
