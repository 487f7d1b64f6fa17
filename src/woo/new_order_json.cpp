#include "woo24/woo/new_order_json.hpp"

#include "written_json.hpp"

#include <chrono>

namespace woo24::woo {

namespace {

using nlohmann::json;

constexpr int k_least_decimals = 2;

json line_json(const shop::NewLine& line) {
  auto row = json::object();
  if (line.id) row["id"] = *line.id;
  row["quantity"] = line.quantity;
  if (line.quantity == 0) return row;  // taken away
  if (line.product_id != 0) {
    row["product_id"] = line.product_id;
    if (line.variation_id != 0) row["variation_id"] = line.variation_id;
  } else {
    put_filled(row, "sku", line.sku);
  }
  put_filled(row, "name", line.name);
  if (line.tax_class) row["tax_class"] = *line.tax_class;
  row["subtotal"] = line.total.shortest(k_least_decimals);
  row["total"] = line.total.shortest(k_least_decimals);
  put_meta(row, line.meta);
  return row;
}

json shipping_json(const shop::NewCharge& shipping) {
  auto row = json::object();
  if (shipping.id) row["id"] = *shipping.id;
  row["method_id"] = shipping.method_id;
  row["method_title"] = shipping.name;
  row["total"] = shipping.total.shortest(k_least_decimals);
  return row;
}

json fee_json(const shop::NewCharge& fee) {
  auto row = json::object();
  if (fee.id) row["id"] = *fee.id;
  row["name"] = fee.name;
  put_filled(row, "tax_class", fee.tax_class);
  row["tax_status"] = fee.taxable ? "taxable" : "none";
  row["total"] = fee.total.shortest(k_least_decimals);
  return row;
}

template <typename Rows, typename Write>
void put_rows(json& body, const char* name, const Rows& rows, Write write) {
  if (rows.empty()) return;
  auto list = json::array();
  for (const auto& row : rows) list.push_back(write(row));
  body[name] = std::move(list);
}

/// Unix seconds, which leave no time zone to guess.
void put_date(std::vector<shop::Meta>& meta, const char* key, const std::optional<Instant>& at) {
  if (at) meta.push_back({key, std::to_string(at->time_since_epoch().count())});
}

}  // namespace

std::string new_order_json(const shop::NewOrder& order) {
  auto body = json::object();
  put_filled(body, "status", order.status);
  put_filled(body, "currency", order.currency);
  put_filled(body, "created_via", order.created_via);
  put_address(body, "billing", order.billing, false);
  put_address(body, "shipping", order.shipping, false);
  put_filled(body, "payment_method", order.payment_method);
  put_filled(body, "payment_method_title", order.payment_title);
  put_filled(body, "customer_note", order.customer_note);
  put_rows(body, "line_items", order.lines, line_json);
  put_rows(body, "shipping_lines", order.shipping_lines, shipping_json);
  put_rows(body, "fee_lines", order.fee_lines, fee_json);
  put_meta(body, {{"_order_stock_reduced", "yes"}, {"_new_order_email_sent", "true"}});
  put_meta(body, order.meta);
  return written(body);
}

std::string background_json(const shop::OrderBackground& background) {
  auto body = json::object();
  if (background.customer.value != 0) body["customer_id"] = background.customer.value;
  std::vector<shop::Meta> dates;
  put_date(dates, "_date_created", background.created);
  put_date(dates, "_date_paid", background.paid);
  put_date(dates, "_date_completed", background.completed);
  put_meta(body, dates);
  put_meta(body, background.meta);
  return written(body);
}

std::string order_update_json(const shop::OrderUpdate& update) {
  auto body = json::object();
  if (update.status) body["status"] = *update.status;
  put_rows(body, "line_items", update.lines, line_json);
  put_rows(body, "shipping_lines", update.shipping_lines, shipping_json);
  put_rows(body, "fee_lines", update.fee_lines, fee_json);
  put_meta(body, update.meta);
  return written(body);
}

}  // namespace woo24::woo
