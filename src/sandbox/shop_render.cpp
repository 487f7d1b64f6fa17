#include "woo24/sandbox/shop_render.hpp"

#include "woo24/base/result.hpp"
#include "woo24/sandbox/shop_money.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

using Names = std::vector<const char*>;

void format_amounts(Json& object, const Names& names, int decimals) {
  if (!object.is_object()) return;
  for (const auto* name : names) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) continue;
    if (const auto amount = money_from(found->get<std::string>())) *found = money_text(*amount, decimals);
  }
}

void format_rows(Json& document, const char* list, const Names& names, int decimals) {
  const auto found = document.find(list);
  if (found == document.end() || !found->is_array()) return;
  for (auto& row : *found) format_amounts(row, names, decimals);
}

void format_all(Json& document, int decimals) {
  format_amounts(
      document,
      {"discount_total", "discount_tax", "shipping_total", "shipping_tax", "cart_tax", "total", "total_tax", "amount"},
      decimals);
  format_rows(document, "line_items", {"subtotal", "subtotal_tax", "total", "total_tax"}, decimals);
  format_rows(document, "shipping_lines", {"total", "total_tax"}, decimals);
  format_rows(document, "fee_lines", {"total", "total_tax"}, decimals);
  format_rows(document, "tax_lines", {"tax_total", "shipping_tax_total"}, decimals);
  format_rows(document, "refunds", {"total"}, decimals);
}

void put_date(Json& document, const std::string& name, const std::optional<Instant>& at, const ShopSettings& settings) {
  document[name] = at ? Json(shop_local(*at, settings)) : Json(nullptr);
  document[name + "_gmt"] = at ? Json(format_plain(*at)) : Json(nullptr);
}

void pick_meta(Json& document, const ShopView& view) {
  if (view.include_meta.empty() && view.exclude_meta.empty()) return;
  auto picked = Json::array();
  for (const auto& meta : document["meta_data"]) {
    const auto key = text_at(meta, "key");
    const auto in = view.include_meta.empty() || std::ranges::find(view.include_meta, key) != view.include_meta.end();
    const auto out = std::ranges::find(view.exclude_meta, key) != view.exclude_meta.end();
    if (in && !out) picked.push_back(meta);
  }
  document["meta_data"] = picked;
}

Json link(const std::string& href, const std::vector<const char*>& allow = {}) {
  Json one{{"href", href}};
  if (!allow.empty()) one["targetHints"] = {{"allow", allow}};
  return Json::array({one});
}

Json refund_marks(const StoredOrder& order) {
  auto marks = Json::array();
  for (auto refund = order.refunds.rbegin(); refund != order.refunds.rend(); ++refund) {
    const auto amount = money_or_zero(text_at(refund->document, "amount"));
    marks.push_back({{"id", refund->id}, {"reason", text_at(refund->document, "reason")}, {"total", money_text(-amount, 6)}});
  }
  return marks;
}

/// Merges what `path` names of `from` into `to`.
void choose(Json& to, const Json& from, const std::string& path) {
  const auto dot = path.find('.');
  const auto name = path.substr(0, dot);
  if (!from.is_object() || !from.contains(name)) return;
  if (dot == std::string::npos) {
    to[name] = from[name];
    return;
  }
  if (!from[name].is_object()) return;  // into a list nothing comes through
  if (!to.contains(name)) to[name] = Json::object();
  choose(to[name], from[name], path.substr(dot + 1));
}

}  // namespace

std::string shop_local(Instant at, const ShopSettings& settings) {
  const auto zone = Zone::named(settings.time_zone);
  return zone.ok() ? zone.value().local_second(at) : format_plain(at);
}

std::string route_url(const ShopSettings& settings, const std::string& path) {
  auto address = settings.address;
  while (address.ends_with('/')) address.pop_back();
  return address + "/wp-json/wc/v3" + path;
}

Json chosen_fields(const Json& object, const std::vector<std::string>& fields) {
  if (fields.empty()) return object;
  auto chosen = Json::object();
  for (const auto& [name, value] : object.items()) {  // in the object's own order
    for (const auto& field : fields) {
      if (field == name || field.starts_with(name + ".")) choose(chosen, object, field);
    }
  }
  return chosen;
}

Json render_order(std::int64_t id, const StoredOrder& order, const ShopSettings& settings, const ShopView& view) {
  auto document = order.document;
  document["id"] = id;
  put_date(document, "date_created", order.created, settings);
  put_date(document, "date_modified", order.modified, settings);
  put_date(document, "date_completed", order.completed, settings);
  put_date(document, "date_paid", order.paid, settings);
  if (order.trashed) document["status"] = "trash";
  document["refunds"] = refund_marks(order);
  auto address = settings.address;
  while (address.ends_with('/')) address.pop_back();
  const auto number = std::to_string(id);
  document["payment_url"] =
      address + "/checkout/order-pay/" + number + "/?pay_for_order=true&key=" + text_at(document, "order_key");
  format_all(document, view.decimals);
  pick_meta(document, view);
  for (const auto& [path, value] : order.overwritten) at_path(document, path) = value;
  document["_links"] = {{"self", link(route_url(settings, "/orders/" + number), {"GET", "POST", "PUT", "PATCH", "DELETE"})},
                        {"collection", link(route_url(settings, "/orders"))}};
  return chosen_fields(document, view.fields);
}

Json render_refund(std::int64_t order_id, const StoredRefund& refund, const ShopSettings& settings, const ShopView& view,
                   bool with_parent) {
  Json document{{"id", refund.id}};
  if (with_parent) document["parent_id"] = order_id;
  document["date_created"] = shop_local(refund.at, settings);
  document["date_created_gmt"] = format_plain(refund.at);
  document.update(refund.document);
  format_all(document, view.decimals);
  const auto up = "/orders/" + std::to_string(order_id);
  document["_links"] = {{"self", link(route_url(settings, up + "/refunds/" + std::to_string(refund.id)), {"GET", "DELETE"})},
                        {"collection", link(route_url(settings, up + "/refunds"))},
                        {"up", link(route_url(settings, up))}};
  return chosen_fields(document, view.fields);
}

Json render_note(std::int64_t order_id, const StoredNote& note, const ShopSettings& settings) {
  const auto up = "/orders/" + std::to_string(order_id);
  Json document{{"id", note.id},
                {"author", "WooCommerce"},
                {"date_created", shop_local(note.at, settings)},
                {"date_created_gmt", format_plain(note.at)},
                {"note", note.text},
                {"customer_note", note.customer_note}};
  document["_links"] = {{"self", link(route_url(settings, up + "/notes/" + std::to_string(note.id)), {"GET", "DELETE"})},
                        {"collection", link(route_url(settings, up + "/notes"))},
                        {"up", link(route_url(settings, up))}};
  return document;
}

std::string wire_text(const Json& json) {
  const auto plain = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  std::string wire;
  wire.reserve(plain.size() + plain.size() / 16);
  for (const char c : plain) {
    if (c == '/') wire += '\\';  // stands in texts only
    wire += c;
  }
  return wire;
}

}  // namespace woo24::sandbox
