#include "woo24/sandbox/shop_state.hpp"

#include "woo24/sandbox/sim_doors.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace woo24::sandbox {

StoredOrder* ShopState::find(std::int64_t id) {
  const auto found = database.orders.find(id);
  return found == database.orders.end() ? nullptr : &found->second;
}

std::string ShopState::draw_order_key() {
  constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::string key = "wc_order_";
  for (int i = 0; i < 13; ++i) key += k_letters[next_random(drawn) % k_letters.size()];
  return key;
}

std::vector<std::string> ShopState::statuses() const {
  std::vector<std::string> all = {"pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"};
  all.insert(all.end(), settings.plugin_statuses.begin(), settings.plugin_statuses.end());
  all.emplace_back("checkout-draft");
  return all;
}

bool ShopState::knows_status(const std::string& status) const {
  const auto all = statuses();
  return std::ranges::find(all, status) != all.end();
}

std::string status_name(const std::string& status) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> k_names = {{
      {"pending", "Pending payment"},
      {"processing", "Processing"},
      {"on-hold", "On hold"},
      {"completed", "Completed"},
      {"cancelled", "Cancelled"},
      {"refunded", "Refunded"},
      {"failed", "Failed"},
      {"checkout-draft", "Draft"},
  }};
  for (const auto& [slug, name] : k_names) {
    if (slug == status) return std::string(name);
  }
  auto name = status;
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

void touch(ShopState& state, StoredOrder& order) { order.modified = state.now(); }

void add_note(ShopState& state, StoredOrder& order, const std::string& text, bool to_customer) {
  order.notes.push_back({state.database.next_note++, state.now(), text, to_customer});
}

void change_status(ShopState& state, StoredOrder& order, const std::string& status) {
  touch(state, order);
  const auto before = order.status();
  if (before == status && !order.trashed) return;
  order.trashed = false;
  order.document["status"] = status;
  add_note(state, order, "Order status changed from " + status_name(before) + " to " + status_name(status) + ".", false);
  const bool is_paid = status == "processing" || status == "completed";
  if (is_paid && !order.paid) order.paid = state.now();
  if (status == "completed") order.completed = state.now();
  order.document["is_editable"] = status == "pending" || status == "on-hold";
  order.document["needs_payment"] = status == "pending" || status == "failed";
  move_stock(state, order);
  mail_status(state, order, before);
  if (status != "refunded") return;
  RefundWish rest;
  rest.amount = money_or_zero(text_at(order.document, "total")) - refunded_amount(order);
  rest.reason = "Order fully refunded.";
  if (rest.amount->micro > 0) make_refund(state, order, rest);
}

void put_meta(ShopState& state, StoredOrder& order, const std::string& key, const Json& value) {
  auto& list = order.document["meta_data"];
  if (!list.is_array()) list = Json::array();
  auto stored = value;
  if (value.is_number_integer() || value.is_number_float()) stored = value.dump();
  if (value.is_boolean()) stored = value.get<bool>() ? "1" : "";
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (text_at(list[i], "key") != key) continue;
    if (value.is_null())
      list.erase(i);
    else
      list[i]["value"] = stored;
    return;
  }
  if (!value.is_null()) list.push_back({{"id", state.database.next_meta++}, {"key", key}, {"value", stored}});
}

ShopAnswer unknown_order() { return error_answer(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID."); }

ShopAnswer php_fatal_answer() {
  auto answer =
      error_answer(500, "internal_server_error",
                   "<p>There has been a critical error on this website.</p><p><a "
                   "href=\"https://wordpress.org/documentation/article/faq-troubleshooting/\">Learn more about troubleshooting "
                   "WordPress.</a></p>");
  answer.body["additional_errors"] = Json::array();
  return answer;
}

bool breaks(const StoredOrder& order, const ShopView& view) {
  if (!order.unrenderable) return false;
  if (view.fields.empty()) return true;
  return !std::ranges::all_of(view.fields,
                              [](const std::string& field) { return field == "id" || field == "status" || field == "number"; });
}

ReadBody read_body(ShopState& state, const ShopRequest& request) {
  ReadBody read;
  auto type = request.content_type.substr(0, request.content_type.find(';'));
  while (type.ends_with(' ')) type.pop_back();
  if (type != "application/json") {
    if (!request.body.empty()) state.violation("a body with Content-Type \"" + request.content_type + "\" was not read");
    return read;
  }
  if (request.body.empty()) return read;
  const bool marked = request.body.starts_with("\xEF\xBB\xBF");  // PHP knows no byte order mark
  read.json = Json::parse(request.body, nullptr, false);
  if (marked || read.json.is_discarded()) {
    read.wrong = error_answer(400, "rest_invalid_json", "Invalid JSON body passed.",
                              Json{{"json_error_code", 4}, {"json_error_message", "Syntax error"}});
  }
  if (!read.json.is_object()) read.json = Json::object();
  return read;
}

ReadBatch read_batch(ShopState& state, const ShopRequest& request) {
  constexpr std::size_t k_most = 100;
  ReadBatch read;
  auto body = read_body(state, request);
  ParamFaults faults;
  read.view = view_of(state, request, faults);
  if (body.wrong || faults.any()) {
    read.answer = body.wrong ? *body.wrong : faults.answer();
    return read;
  }
  read.json = std::move(body.json);
  read.fields = std::exchange(read.view.fields, {});
  std::size_t items = 0;
  for (const auto* list : {"create", "update", "delete"}) {
    if (read.json.contains(list) && read.json[list].is_array()) items += read.json[list].size();
  }
  if (items > k_most) {
    read.answer = error_answer(413, "woocommerce_rest_request_entity_too_large",
                               "Unable to accept more than 100 items for this request.");
  } else if (items == 0) {
    read.answer = ShopAnswer{200, Json::array(), {}, ""};
  }
  return read;
}

}  // namespace woo24::sandbox
