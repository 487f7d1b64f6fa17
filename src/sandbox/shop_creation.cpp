// Orders written through the API: made, and changed in their rows (api.md §6).
#include "woo24/sandbox/shop_products.hpp"
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace woo24::sandbox {

namespace {

bool is_currency(const Json& value) {
  constexpr std::array<std::string_view, 9> k_known = {"SEK", "NOK", "DKK", "EUR", "USD", "GBP", "CHF", "PLN", "ISK"};
  return value.is_string() && std::ranges::find(k_known, value.get<std::string>()) != k_known.end();
}

bool is_tax_class(const ShopSettings& settings, const std::string& tax_class) {
  if (tax_class.empty() || tax_class == "standard" || tax_class == "untaxed") return true;
  return std::ranges::any_of(settings.taxes, [&](const ShopTaxRate& rate) { return rate.tax_class == tax_class; });
}

const StoredProduct* product_of(const ShopState& state, const Json& row) {
  if (const auto sku = text_at(row, "sku"); !sku.empty())
    return product_of_sku(state.database, sku);  // the SKU decides, also beside a product_id
  for (const auto* field : {"variation_id", "product_id"}) {
    const auto id = row.value(field, Json());
    const auto* found = id.is_number_integer() ? state.database.shelf.find(id.get<std::int64_t>()) : nullptr;
    if (found != nullptr) return found;
  }
  return nullptr;
}

/// What one piece costs without tax.
ShopMoney net_price(const ShopState& state, const StoredProduct& product) {
  const auto entered = money_or_zero(selling_price(state, product));
  auto wanted = effective_tax_class(state, product);
  if (wanted.empty()) wanted = "standard";
  for (const auto& rate : state.settings.taxes) {
    const bool home = rate.country.empty() || rate.country == state.settings.country;
    if (state.settings.prices_include_tax && home && rate.tax_class == wanted)
      return net_of(entered, money_or_zero(rate.percent));
  }
  return entered;
}

std::optional<ShopMoney> amount_in(const Json& row, const char* field) {
  return row.contains(field) && row[field].is_string() ? money_from(row[field].get<std::string>()) : std::nullopt;
}

/// The nets that a row is given; of a new one what the price list says. A subtotal below the total is raised to it.
void write_nets(Json& stored, const Json& given, ShopMoney listed) {
  auto subtotal = amount_in(given, "subtotal");
  auto total = amount_in(given, "total");
  const auto kept = [&](const char* field, ShopMoney otherwise) {
    return stored.contains(field) ? money_or_zero(text_at(stored, field)) : otherwise;
  };
  if (!subtotal) subtotal = kept("subtotal", listed);
  if (!total) total = kept("total", listed);
  if (*subtotal < *total) subtotal = total;
  stored["subtotal"] = money_text(*subtotal, 6);
  stored["total"] = money_text(*total, 6);
  const auto pieces = stored.value("quantity", 1);
  stored["price"] = pieces == 0 ? Json(0) : Json::parse(money_trimmed(scaled(*total, 1, pieces)));
}

Json new_item(ShopState& state, const Json& given) {
  const auto* product = product_of(state, given);
  const auto pieces = given.value("quantity", 1);
  const auto name = text_at(given, "name");
  Json row{{"id", state.database.next_item++},
           {"name", !name.empty() || product == nullptr ? name : full_name(state, *product)},
           {"product_id", product == nullptr     ? 0
                          : product->parent != 0 ? product->parent
                                                 : product->id},
           {"variation_id", product == nullptr || product->parent == 0 ? 0 : product->id},
           {"quantity", pieces},
           {"tax_class", product == nullptr ? "" : effective_tax_class(state, *product)}};
  if (given.contains("tax_class")) row["tax_class"] = text_at(given, "tax_class");
  if (row["tax_class"] == "standard") row["tax_class"] = "";
  const auto unit = product == nullptr ? ShopMoney{} : net_price(state, *product);
  row["subtotal_tax"] = row["total_tax"] = "0.000000";
  write_nets(row, given, {unit.micro * pieces});
  row["taxes"] = Json::array();
  row["meta_data"] = Json::array();
  row["sku"] = product == nullptr ? Json(nullptr) : Json(product->sku);
  row["image"] = {{"id", ""}, {"src", ""}};
  row["parent_name"] = nullptr;
  for (const auto& meta : given.value("meta_data", Json::array()))
    put_row_meta(state.database, row, text_at(meta, "key"), text_at(meta, "value"));
  return row;
}

Json new_shipping(ShopState& state, const Json& given) {
  return Json{{"id", state.database.next_item++},
              {"method_title", text_at(given, "method_title")},
              {"method_id", text_at(given, "method_id")},
              {"instance_id", ""},
              {"total", money_text(money_or_zero(text_at(given, "total")), 6)},
              {"total_tax", "0.000000"},
              {"taxes", Json::array()},
              {"tax_status", "taxable"},
              {"meta_data", Json::array()}};
}

Json new_fee(ShopState& state, const Json& given) {
  return Json{{"id", state.database.next_item++},
              {"name", text_at(given, "name")},
              {"tax_class", text_at(given, "tax_class")},
              {"tax_status", text_at(given, "tax_status") == "none" ? "none" : "taxable"},
              {"amount", ""},
              {"total", money_text(money_or_zero(text_at(given, "total")), 6)},
              {"total_tax", "0.000000"},
              {"taxes", Json::array()},
              {"meta_data", Json::array()}};
}

/// A row without id is added, on a PUT too.
void write_list(ShopState& state, StoredOrder& order, const char* list, const Json& rows) {
  const bool items = std::string_view(list) == "line_items", shipping = std::string_view(list) == "shipping_lines";
  auto& stored = order.document[list];
  for (const auto& given : rows) {
    if (!given.is_object()) continue;
    const auto id = given.value("id", Json());
    if (!id.is_number_integer()) {
      stored.push_back(items ? new_item(state, given) : shipping ? new_shipping(state, given) : new_fee(state, given));
      continue;
    }
    for (std::size_t i = 0; i < stored.size(); ++i) {
      auto& row = stored[i];
      if (row.value("id", Json()) != id) continue;
      for (const auto* field : {"quantity", "name", "tax_class", "method_title", "method_id"}) {
        if (given.contains(field)) row[field] = given[field];
      }
      if (items) write_nets(row, given, {});
      if (!items && given.contains("total")) row["total"] = money_text(money_or_zero(text_at(given, "total")), 6);
      if (items && given.value("quantity", Json(1)) == 0) stored.erase(i);
      break;
    }
  }
}

/// Unix seconds, or ISO time (shop time without offset); junk is 1970.
Instant date_in(const Json& value, const ShopSettings& settings) {
  const auto text = value.is_string() ? value.get<std::string>() : value.dump();
  std::int64_t seconds = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (fault == std::errc{} && end == text.data() + text.size()) return Instant{std::chrono::seconds{seconds}};
  return moment_of(text, false, settings).value_or(Instant{});
}

/// An order as it is before anything of the body is in it.
StoredOrder blank_order(ShopState& state, const Json& body) {
  ShopOrderSpec spec;
  spec.status = "pending";
  spec.currency = state.settings.currency;
  spec.billing = ShopAddress{"", "", "", "", "", "", "", "", "", "", ""};
  spec.payment_method = text_at(body, "payment_method");
  spec.payment_title = text_at(body, "payment_method_title");
  spec.customer_note = text_at(body, "customer_note");
  spec.transaction_id = text_at(body, "transaction_id");
  spec.created_via = "rest-api";
  if (const auto via = text_at(body, "created_via"); !via.empty() && !state.is_old()) spec.created_via = via;
  StoredOrder order;
  order.document = document_of(spec, state.settings, state.database);
  order.document["customer_ip_address"] = order.document["customer_user_agent"] = "";
  if (body.contains("currency")) order.document["currency"] = body["currency"];
  for (const auto* address : {"billing", "shipping"}) {
    if (body.contains(address) && body[address].is_object()) order.document[address].update(body[address]);
  }
  order.by_api = true;
  return order;
}

std::string wanted_status(const Json& body) {
  auto status = text_at(body, "status");
  if (is_true(body.value("set_paid", Json(false))))
    status = text_at(body, "payment_method") == "cod" ? "completed" : "processing";
  return status.empty() || status == "auto-draft" ? "pending" : status;
}

/// The status that it begins with, and what that brings along.
void enter_status(ShopState& state, StoredOrder& order, const std::string& status) {
  order.document["status"] = status;
  const bool is_paid = status == "processing" || status == "completed";
  if (is_paid && !order.paid) order.paid = state.now();
  if (status == "completed") order.completed = state.now();
  order.document["is_editable"] = status == "pending" || status == "on-hold";
  order.document["needs_payment"] = status == "pending" || status == "failed";
  move_stock(state, order);
  mail_status(state, order, "");
  if (status != "refunded") return;
  RefundWish all;
  all.amount = money_or_zero(text_at(order.document, "total"));
  all.reason = "Order fully refunded.";
  make_refund(state, order, all);
}

}  // namespace

bool is_true(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  return value.is_string() && (value.get<std::string>() == "true" || value.get<std::string>() == "1");
}

bool take_inner_meta(ShopState& state, StoredOrder& order, const std::string& key, const Json& value, bool is_new) {
  if (key == "_order_stock_reduced") {  // the number 1 does not do it
    order.stock_reduced = is_true(value) || value == "yes";
    return true;
  }
  if (key == "_new_order_email_sent") {
    order.new_order_mailed = is_true(value);
    return true;
  }
  if (key == "_date_paid") {
    order.paid = date_in(value, state.settings);
    return true;
  }
  if (key == "_date_created" || key == "_date_completed") {
    if (is_new) return true;  // taken on PUT only
    (key == "_date_created" ? order.created : order.completed.emplace()) = date_in(value, state.settings);
    return true;
  }
  if (key == "_date_modified") {
    state.violation("date_modified of an order was written: the change is hidden from modified_after");
    if (!state.settings.legacy_orders) order.modified = date_in(value, state.settings);
    return true;
  }
  if (key == "_created_via") {
    order.document["created_via"] = value;
    return true;
  }
  if (is_new || (key != "_cart_tax" && key != "_total")) return false;
  const auto amount = money_or_zero(value.is_string() ? value.get<std::string>() : value.dump());
  order.document[key.substr(1)] = money_text(amount, 6);
  const auto shipping_tax = money_or_zero(text_at(order.document, "shipping_tax"));
  if (key == "_cart_tax") order.document["total_tax"] = money_text(amount + shipping_tax, 6);
  return true;
}

void write_meta(ShopState& state, StoredOrder& order, const Json& list, bool is_new) {
  for (const auto& one : list) {
    if (!one.is_object()) continue;
    auto key = text_at(one, "key");
    if (key.empty() && one.contains("id")) {
      for (const auto& meta : order.document["meta_data"]) {
        if (meta.value("id", Json()) == one["id"]) key = text_at(meta, "key");
      }
    }
    const auto value = one.value("value", Json());
    if (!key.empty() && !take_inner_meta(state, order, key, value, is_new)) put_meta(state, order, key, value);
  }
}

void set_customer(ShopState& state, StoredOrder& order, std::int64_t customer) {
  order.document["customer_id"] = customer;
  const auto found = state.database.accounts.find(customer);
  if (found == state.database.accounts.end()) return;
  auto& billing = order.document["billing"];
  if (!text_at(billing, "email").empty()) return;
  const auto& account = found->second.document;
  const auto own = text_at(account["billing"], "email");
  billing["email"] = own.empty() ? text_at(account, "email") : own;
}

void write_rows(ShopState& state, StoredOrder& order, const Json& body) {
  for (const auto* list : {"line_items", "shipping_lines", "fee_lines"}) {
    if (body.contains(list) && body[list].is_array()) write_list(state, order, list, body[list]);
  }
}

std::optional<ShopAnswer> refuse_update(ShopState& state, const Json& body) {
  ParamFaults faults;
  if (body.contains("status")) {
    auto allowed = state.statuses();
    allowed.insert(allowed.begin(), "auto-draft");
    const auto given = body["status"].is_string() ? body["status"].get<std::string>() : body["status"].dump();
    if (std::ranges::find(allowed, given) == allowed.end()) {
      faults.add("status", "rest_not_in_enum", "status is not one of " + enumerated(allowed) + ".");
    }
  }
  if (body.contains("meta_data") && !body["meta_data"].is_array()) {
    faults.add("meta_data", "rest_invalid_type", "meta_data is not of type array.", Json{{"param", "meta_data"}});
  }
  const auto billing = body.value("billing", Json());
  if (const auto id = body.value("customer_id", Json());
      id.is_number_integer() && id.get<std::int64_t>() != 0 && !state.database.accounts.contains(id.get<std::int64_t>())) {
    return error_answer(400, "woocommerce_rest_invalid_customer_id", "Customer ID is invalid.");
  }
  if (body.contains("currency") && !is_currency(body["currency"])) {
    faults.add("currency", "rest_not_in_enum", "currency is not a currency of the shop's list.");
  }
  if (billing.is_object() && billing.contains("email") && text_at(billing, "email").empty()) {
    faults.add("billing", "rest_invalid_email", "Invalid email address.");
  }
  if (!faults.any()) return std::nullopt;
  return faults.answer();
}

std::optional<ShopAnswer> refuse_rows(const ShopState& state, const Json& body) {
  ParamFaults faults;
  for (const auto* list : {"line_items", "shipping_lines", "fee_lines"}) {
    for (const auto& row : body.value(list, Json::array())) {
      if (!row.is_object()) continue;
      const bool items = std::string_view(list) == "line_items";
      for (const auto* amount : {"subtotal", "total"}) {
        if (row.contains(amount) && !row[amount].is_string())
          faults.add(list, "rest_invalid_type", std::string(list) + "[0][" + amount + "] is not of type string.");
      }
      if (row.contains("taxes") && !row["taxes"].is_array())
        faults.add(list, "rest_invalid_type", std::string(list) + "[0][taxes] is not of type array.");
      if (row.contains("tax_class") && !is_tax_class(state.settings, text_at(row, "tax_class")))
        faults.add(list, "rest_not_in_enum", std::string(list) + "[0][tax_class] is not one of the shop's.");
      if (!items) continue;
      const auto quantity = row.value("quantity", Json(1));
      if (!quantity.is_number_integer())
        faults.add(list, "rest_invalid_type", "line_items[0][quantity] is not of type integer.");
      const bool is_new = !row.contains("id");
      if (is_new && quantity == 0) return php_fatal_answer();
      if (is_new && !row.contains("product_id") && !row.contains("variation_id") && !row.contains("sku"))
        return error_answer(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.");
    }
  }
  if (!faults.any()) return std::nullopt;
  return faults.answer();
}

std::int64_t make_order(ShopState& state, const Json& body) {
  auto order = blank_order(state, body);
  write_rows(state, order, body);
  compute_totals(order.document, state.settings, state.database);
  const auto id = state.database.draw_id();
  order.document["id"] = id;
  order.document["number"] = std::to_string(id);
  order.document["order_key"] = state.draw_order_key();
  order.created = order.modified = state.now();
  if (body.contains("customer_id") && body["customer_id"].is_number_integer())
    set_customer(state, order, body["customer_id"].get<std::int64_t>());
  if (body.contains("meta_data") && body["meta_data"].is_array()) write_meta(state, order, body["meta_data"], true);
  auto& stored = state.database.orders.emplace(id, std::move(order)).first->second;
  enter_status(state, stored, wanted_status(body));
  ++state.writes;
  return id;
}

ShopAnswer post_order(ShopState& state, const ShopRequest& request) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  if (const auto refusal = refuse_update(state, body.json)) return *refusal;
  if (const auto refusal = refuse_rows(state, body.json)) return *refusal;
  const auto id = make_order(state, body.json);
  auto answer = get_order(state, request, id);
  if (answer.status != 200) return answer;
  answer.status = 201;
  answer.headers.push_back({"Location", route_url(state.settings, "/orders/" + std::to_string(id))});
  return answer;
}

}  // namespace woo24::sandbox
