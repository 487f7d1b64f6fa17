// One order: read, written, in a batch; its notes and refunds.
#include "woo24/sandbox/shop_state.hpp"
#include "woo24/sandbox/shop_totals.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

ShopAnswer cannot_save() { return error_answer(400, "order_invalid_billing_email", "Invalid billing email address"); }

/// Billing, shipping or rows named at all: everything is computed anew, on finished orders too.
void write_content(ShopState& state, StoredOrder& order, const Json& body) {
  const bool addresses = body.contains("billing") || body.contains("shipping");
  const bool rows = body.contains("line_items") || body.contains("shipping_lines") || body.contains("fee_lines") ||
                    body.contains("coupon_lines");
  if (!addresses && !rows) return;
  for (const auto* address : {"billing", "shipping"}) {
    if (body.contains(address) && body[address].is_object()) order.document[address].update(body[address]);
  }
  write_rows(state, order, body);
  if (addresses || !order.by_api) {
    state.violation("billing, shipping or rows of order " + order.document["number"].dump() +
                    " were written: all is computed anew");
  }
  compute_totals(order.document, state.settings, state.database);
}

void apply_update(ShopState& state, StoredOrder& order, const Json& body) {
  const bool meta_only = body.size() == 1 && body.contains("meta_data");
  for (const auto* field : {"customer_note", "transaction_id", "currency", "payment_method", "payment_method_title"}) {
    if (body.contains(field)) order.document[field] = body[field];
  }
  if (body.contains("customer_id") && body["customer_id"].is_number_integer()) {
    set_customer(state, order, body["customer_id"].get<std::int64_t>());
  }
  write_content(state, order, body);
  if (body.contains("meta_data") && body["meta_data"].is_array()) write_meta(state, order, body["meta_data"], false);
  const auto before = order.status();
  if (is_true(body.value("set_paid", Json(false)))) {
    change_status(state, order, text_at(order.document, "payment_method") == "cod" ? "completed" : "processing");
  }
  if (body.contains("status") && body["status"].is_string()) {
    const auto wanted = body["status"].get<std::string>();
    if (wanted == before) state.violation("status of an order set to what it was");
    change_status(state, order, wanted);
  }
  if (!body.empty() && !(meta_only && state.settings.legacy_orders)) touch(state, order);
}

Json batch_fault(const Json& id, const ShopAnswer& answer, int status) {
  auto error = answer.body;
  error["data"]["status"] = status;
  return Json{{"id", id}, {"error", error}};
}

Json batch_update(ShopState& state, const Json& item, const ShopView& view) {
  const auto id = item.is_object() ? item.value("id", Json()) : Json();
  auto* order = id.is_number_integer() ? state.find(id.get<std::int64_t>()) : nullptr;
  if (order == nullptr) return batch_fault(id, unknown_order(), 400);
  if (order->unwritable) return batch_fault(id, cannot_save(), 400);
  auto body = item;
  body.erase("id");
  if (body.contains("status")) {  // nothing is checked inside a batch: what is no status becomes pending
    const auto given = body["status"].is_string() ? body["status"].get<std::string>() : "";
    if (!state.knows_status(given)) body["status"] = "pending";
  }
  apply_update(state, *order, body);
  ++state.writes;
  if (breaks(*order, view)) return batch_fault(id, php_fatal_answer(), 500);
  return render_order(id.get<std::int64_t>(), *order, state.settings, view);
}

Json batch_delete(ShopState& state, const Json& id, const ShopView& view) {
  const auto number = id.is_number_integer() ? id.get<std::int64_t>() : 0;
  auto* order = state.find(number);
  if (order == nullptr) return batch_fault(id, unknown_order(), 404);
  auto shown = render_order(number, *order, state.settings, view);
  state.database.orders.erase(number);
  ++state.writes;
  return shown;
}

std::int64_t count_total(const Json& list) { return static_cast<std::int64_t>(list.size()); }

void page_refunds(const ShopRequest& request, ParamFaults& faults, ShopAnswer& answer) {
  const auto page = faults.integer(request, "page", 1, 1, std::nullopt);
  const auto per_page = faults.integer(request, "per_page", 10, 1, 100);
  const auto total = count_total(answer.body);
  auto shown = Json::array();
  for (auto at = (page - 1) * per_page; at < std::min(page * per_page, total); ++at) {
    shown.push_back(answer.body[static_cast<std::size_t>(at)]);
  }
  answer.body = shown;
  answer.headers.push_back({"X-WP-Total", std::to_string(total)});
  answer.headers.push_back({"X-WP-TotalPages", std::to_string((total + per_page - 1) / per_page)});
}

}  // namespace

ShopAnswer with_batch_fields(Json done, const std::vector<std::string>& fields) {
  ShopAnswer answer;
  answer.body = Json::object();
  for (const auto& entry : done.items()) {
    const auto& list = entry.key();
    const auto whole = fields.empty() || std::ranges::find(fields, list) != fields.end();
    const auto part = std::ranges::any_of(fields, [&](const std::string& field) { return field.starts_with(list + "."); });
    if (whole)
      answer.body[list] = std::move(entry.value());
    else if (part)
      answer.body[list] = Json::array();
  }
  return answer;
}

ShopAnswer get_order(ShopState& state, const ShopRequest& request, std::int64_t id) {
  ParamFaults faults;
  const auto view = view_of(state, request, faults);
  if (faults.any()) return faults.answer();
  const auto* order = state.find(id);
  if (order == nullptr) return unknown_order();
  if (breaks(*order, view)) return php_fatal_answer();
  ShopAnswer answer;
  answer.body = render_order(id, *order, state.settings, view);
  return answer;
}

ShopAnswer put_order(ShopState& state, const ShopRequest& request, std::int64_t id) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  if (const auto refusal = refuse_update(state, body.json)) return *refusal;
  auto* order = state.find(id);
  if (order == nullptr) return unknown_order();
  if (const auto refusal = refuse_rows(state, body.json)) return *refusal;
  if (order->unwritable && !body.json.empty()) return cannot_save();
  apply_update(state, *order, body.json);
  ++state.writes;
  return get_order(state, request, id);
}

ShopAnswer delete_order(ShopState& state, const ShopRequest& request, std::int64_t id) {
  auto* order = state.find(id);
  if (order == nullptr) return unknown_order();
  const auto force = request.param("force").value_or("false");
  auto answer = get_order(state, request, id);
  if (force == "true" || force == "1") {
    state.database.orders.erase(id);
  } else if (order->trashed) {
    return error_answer(410, "woocommerce_rest_already_trashed", "The order has already been deleted.");
  } else {
    order->trashed = true;
    touch(state, *order);
  }
  ++state.writes;
  return answer;
}

ShopAnswer batch_orders(ShopState& state, const ShopRequest& request) {
  const auto asked = read_batch(state, request);
  if (asked.answer) return *asked.answer;
  auto done = Json::object();
  for (const auto& item : asked.json.value("create", Json::array())) {
    const auto id = make_order(state, item);
    done["create"].push_back(render_order(id, *state.find(id), state.settings, asked.view));
  }
  for (const auto& item : asked.json.value("update", Json::array()))
    done["update"].push_back(batch_update(state, item, asked.view));
  for (const auto& id : asked.json.value("delete", Json::array()))
    done["delete"].push_back(batch_delete(state, id, asked.view));
  return with_batch_fields(std::move(done), asked.fields);
}

ShopAnswer list_notes(ShopState& state, const ShopRequest& request, std::int64_t id) {
  const auto* order = state.find(id);
  if (order == nullptr) return unknown_order();
  ShopAnswer answer;
  answer.body = Json::array();
  const auto type = request.param("type").value_or("any");
  for (const auto& note : order->notes) {
    if (type == "any" || (type == "customer") == note.customer_note)
      answer.body.push_back(render_note(id, note, state.settings));
  }
  return answer;
}

ShopAnswer post_note(ShopState& state, const ShopRequest& request, std::int64_t id) {
  const auto body = read_body(state, request);
  if (body.wrong) return *body.wrong;
  if (!body.json.contains("note")) {
    return error_answer(400, "rest_missing_callback_param", "Missing parameter(s): note", Json{{"params", {"note"}}});
  }
  auto* order = state.find(id);
  if (order == nullptr) return unknown_order();
  const auto to_customer = is_true(body.json.value("customer_note", Json(false)));
  if (to_customer) state.violation("a note mailed the customer");
  add_note(state, *order, text_at(body.json, "note"), to_customer);
  if (to_customer) mail_customer(state, *order, "note");
  ++state.writes;
  ShopAnswer answer;
  answer.status = 201;
  answer.body = render_note(id, order->notes.back(), state.settings);
  const auto path = "/orders/" + std::to_string(id) + "/notes/" + std::to_string(order->notes.back().id);
  answer.headers.push_back({"Location", route_url(state.settings, path)});
  return answer;
}

ShopAnswer list_refunds(ShopState& state, const ShopRequest& request, std::int64_t id) {
  const auto* order = state.find(id);
  if (order == nullptr) return error_answer(404, "woocommerce_rest_invalid_order_id", "Invalid order ID.");
  ParamFaults faults;
  const auto view = view_of(state, request, faults);
  ShopAnswer answer;
  answer.body = Json::array();
  for (auto refund = order->refunds.rbegin(); refund != order->refunds.rend(); ++refund) {
    answer.body.push_back(render_refund(id, *refund, state.settings, view, false));
  }
  page_refunds(request, faults, answer);
  return faults.any() ? faults.answer() : answer;
}

ShopAnswer list_all_refunds(ShopState& state, const ShopRequest& request) {
  ParamFaults faults;
  const auto view = view_of(state, request, faults);
  std::vector<std::pair<std::int64_t, Json>> found;
  for (const auto& [id, order] : state.database.orders) {
    for (const auto& refund : order.refunds)
      found.emplace_back(refund.id, render_refund(id, refund, state.settings, view, true));
  }
  std::ranges::sort(found, std::greater{}, &std::pair<std::int64_t, Json>::first);
  ShopAnswer answer;
  answer.body = Json::array();
  for (auto& [id, refund] : found) answer.body.push_back(std::move(refund));
  page_refunds(request, faults, answer);
  return faults.any() ? faults.answer() : answer;
}

}  // namespace woo24::sandbox
