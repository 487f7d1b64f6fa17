// What the shop says about itself: settings, taxes, payment gateways, statuses, version, index.
#include "woo24/sandbox/shop_state.hpp"

#include <algorithm>

namespace woo24::sandbox {

namespace {

struct Setting {
  std::string group, id, label, type, value;
};

std::string yes(bool on) { return on ? "yes" : "no"; }

std::vector<Setting> settings_of(const ShopSettings& shop) {
  return {
      {"general", "woocommerce_store_address", "Address line 1", "text", "Storgatan 1"},
      {"general", "woocommerce_store_city", "City", "text", "Malmö"},
      {"general", "woocommerce_default_country", "Country / State", "select", shop.country},
      {"general", "woocommerce_store_postcode", "Postcode / ZIP", "text", "211 20"},
      {"general", "woocommerce_calc_taxes", "Enable taxes", "checkbox", yes(shop.taxes_enabled)},
      {"general", "woocommerce_enable_coupons", "Enable coupons", "checkbox", "yes"},
      {"general", "woocommerce_currency", "Currency", "select", shop.currency},
      {"general", "woocommerce_currency_pos", "Currency position", "select", "right_space"},
      {"general", "woocommerce_price_thousand_sep", "Thousand separator", "text", " "},
      {"general", "woocommerce_price_decimal_sep", "Decimal separator", "text", ","},
      {"general", "woocommerce_price_num_decimals", "Number of decimals", "number", std::to_string(shop.price_decimals)},
      {"products", "woocommerce_weight_unit", "Weight unit", "select", shop.weight_unit},
      {"products", "woocommerce_dimension_unit", "Dimensions unit", "select", "cm"},
      {"products", "woocommerce_manage_stock", "Manage stock", "checkbox", "yes"},
      {"products", "woocommerce_notify_no_stock_amount", "Out of stock threshold", "number", "0"},
      {"tax", "woocommerce_prices_include_tax", "Prices entered with tax", "radio", yes(shop.prices_include_tax)},
      {"tax", "woocommerce_tax_based_on", "Calculate tax based on", "select", "shipping"},
      {"tax", "woocommerce_shipping_tax_class", "Shipping tax class", "select", "inherit"},
      {"tax", "woocommerce_tax_round_at_subtotal", "Rounding", "checkbox", yes(shop.round_at_subtotal)},
      {"tax", "woocommerce_tax_display_shop", "Display prices in the shop", "select",
       yes(shop.prices_include_tax) == "yes" ? "incl" : "excl"},
      {"tax", "woocommerce_tax_display_cart", "Display prices during cart and checkout", "select", "incl"},
      {"tax", "woocommerce_tax_total_display", "Display tax totals", "select", "itemized"},
  };
}

Json setting_json(const Setting& setting, const ShopSettings& shop) {
  Json json{{"id", setting.id}, {"label", setting.label}, {"description", ""}, {"type", setting.type}, {"default", ""},
            {"tip", ""},        {"value", setting.value}};
  const auto group = "/settings/" + setting.group;
  json["_links"] = {{"self", Json::array({{{"href", route_url(shop, group + "/" + setting.id)}}})},
                    {"collection", Json::array({{{"href", route_url(shop, group)}}})}};
  return json;
}

ShopAnswer unknown_group() { return error_answer(404, "rest_setting_setting_group_invalid", "Invalid setting group."); }

ShopAnswer counted(Json list) {
  ShopAnswer answer;
  answer.headers.push_back({"X-WP-Total", std::to_string(list.size())});
  answer.headers.push_back({"X-WP-TotalPages", list.empty() ? "0" : "1"});
  answer.body = std::move(list);
  return answer;
}

Json tax_json(const ShopTaxRate& rate, const ShopSettings& shop) {
  Json json{{"id", rate.id},
            {"country", rate.country},
            {"state", ""},
            {"postcode", ""},
            {"city", ""},
            {"rate", money_text(money_or_zero(rate.percent), 4)},
            {"name", rate.name},
            {"priority", 1},
            {"compound", false},
            {"shipping", rate.shipping},
            {"order", 0},
            {"class", rate.tax_class},
            {"postcodes", Json::array()},
            {"cities", Json::array()}};
  json["_links"] = {{"self", Json::array({{{"href", route_url(shop, "/taxes/" + std::to_string(rate.id))}}})},
                    {"collection", Json::array({{{"href", route_url(shop, "/taxes")}}})}};
  return json;
}

std::string trimmed_address(const ShopSettings& settings) {
  auto address = settings.address;
  while (address.ends_with('/')) address.pop_back();
  return address;
}

Json route(const char* space, std::vector<const char*> methods) {
  return Json{{"namespace", space}, {"methods", methods}, {"endpoints", Json::array()}};
}

Json routes_of(const ShopState& state) {
  Json routes = Json::object();
  const std::vector<const char*> read = {"GET"}, list = {"GET", "POST"}, item = {"GET", "POST", "PUT", "PATCH", "DELETE"};
  routes["/wc/v3"] = route("wc/v3", read);
  routes["/wc/v3/orders"] = route("wc/v3", list);
  routes["/wc/v3/orders/(?P<id>[\\d]+)"] = route("wc/v3", item);
  routes["/wc/v3/orders/batch"] = route("wc/v3", {"POST", "PUT", "PATCH"});
  routes["/wc/v3/products/batch"] = route("wc/v3", {"POST", "PUT", "PATCH"});
  routes["/wc/v3/products/(?P<product_id>[\\d]+)/variations/batch"] = route("wc/v3", {"POST", "PUT", "PATCH"});
  routes["/wc/v3/orders/(?P<order_id>[\\d]+)/notes"] = route("wc/v3", list);
  routes["/wc/v3/orders/(?P<order_id>[\\d]+)/refunds"] = route("wc/v3", list);
  routes["/wc/v3/orders/(?P<order_id>[\\d]+)/refunds/(?P<id>[\\d]+)"] = route("wc/v3", {"GET", "DELETE"});
  for (const std::string name : {"/wc/v3/customers", "/wc/v3/products", "/wc/v3/products/categories",
                                 "/wc/v3/products/(?P<product_id>[\\d]+)/variations"}) {
    routes[name] = route("wc/v3", list);
    routes[name + "/(?P<id>[\\d]+)"] = route("wc/v3", item);
  }
  if (!state.is_old()) {
    routes["/wc/v3/orders/statuses"] = route("wc/v3", read);
    routes["/wc/v3/refunds"] = route("wc/v3", read);
  }
  for (const auto* name : {"/wc/v3/payment_gateways", "/wc/v3/taxes", "/wc/v3/system_status", "/wc/v3/reports/orders/totals",
                           "/wc/v3/settings/(?P<group_id>[\\w-]+)", "/wc/v3/settings/(?P<group_id>[\\w-]+)/(?P<id>[\\w-]+)"}) {
    routes[name] = route("wc/v3", read);
  }
  return routes;
}

std::int64_t orders_with(const ShopState& state, const std::string& status) {
  return std::ranges::count_if(state.database.orders,
                               [&](const auto& one) { return !one.second.trashed && one.second.status() == status; });
}

}  // namespace

ShopAnswer list_settings(ShopState& state, const std::string& group) {
  auto list = Json::array();
  for (const auto& setting : settings_of(state.settings)) {
    if (setting.group == group) list.push_back(setting_json(setting, state.settings));
  }
  if (list.empty()) return unknown_group();
  ShopAnswer answer;
  answer.body = std::move(list);
  return answer;
}

ShopAnswer get_setting(ShopState& state, const std::string& group, const std::string& id) {
  if (group != "general" && group != "tax" && group != "products") return unknown_group();
  for (const auto& setting : settings_of(state.settings)) {
    if (setting.group != group || setting.id != id) continue;
    ShopAnswer answer;
    answer.body = setting_json(setting, state.settings);
    return answer;
  }
  return error_answer(404, "rest_setting_setting_invalid", "Invalid setting.");
}

ShopAnswer list_taxes(ShopState& state, const ShopRequest& request) {
  ParamFaults faults;
  const auto page = faults.integer(request, "page", 1, 1, std::nullopt);
  const auto per_page = faults.integer(request, "per_page", 10, 1, 100);
  if (faults.any()) return faults.answer();
  const auto& rates = state.settings.taxes;
  const auto total = static_cast<std::int64_t>(rates.size());
  ShopAnswer answer;
  answer.body = Json::array();
  for (auto at = (page - 1) * per_page; at < std::min(page * per_page, total); ++at) {
    answer.body.push_back(tax_json(rates[static_cast<std::size_t>(at)], state.settings));
  }
  answer.headers.push_back({"X-WP-Total", std::to_string(total)});
  answer.headers.push_back({"X-WP-TotalPages", std::to_string((total + per_page - 1) / per_page)});
  return answer;
}

ShopAnswer list_gateways(ShopState& state) {
  auto list = Json::array();
  for (const auto& gateway : state.settings.gateways) {
    list.push_back({{"id", gateway.id},
                    {"title", gateway.title},
                    {"description", ""},
                    {"order", ""},
                    {"enabled", gateway.enabled},
                    {"method_title", gateway.title},
                    {"method_description", ""},
                    {"method_supports", {"products"}},
                    {"settings", Json::object()},
                    {"needs_setup", false}});
  }
  if (!state.is_old()) return counted(std::move(list));
  ShopAnswer answer;  // 8.9 counts nothing here
  answer.body = std::move(list);
  return answer;
}

ShopAnswer list_statuses(ShopState& state) {
  ShopAnswer answer;
  answer.body = Json::array();
  for (const auto& status : state.statuses()) answer.body.push_back({{"slug", status}, {"name", status_name(status)}});
  return answer;
}

ShopAnswer order_totals(ShopState& state) {
  ShopAnswer answer;
  answer.body = Json::array();
  for (const auto& status : state.statuses()) {
    answer.body.push_back({{"slug", status}, {"name", status_name(status)}, {"total", orders_with(state, status)}});
  }
  return answer;
}

ShopAnswer system_status(ShopState& state) {
  const auto& shop = state.settings;
  const auto address = trimmed_address(shop);
  ShopAnswer answer;
  answer.body["environment"] = {{"version", shop.version},     {"wp_version", state.is_old() ? "6.5.3" : "6.9"},
                                {"home_url", address},         {"site_url", address},
                                {"php_version", "8.2.36"},     {"mysql_version", "10.11.19"},
                                {"default_timezone", "UTC"},   {"wp_memory_limit", 536870912},
                                {"php_max_execution_time", 30}};
  answer.body["settings"] = {{"api_enabled", true},
                             {"force_ssl", false},
                             {"currency", shop.currency},
                             {"currency_symbol", "&#107;&#114;"},
                             {"currency_position", "right_space"},
                             {"thousand_separator", " "},
                             {"decimal_separator", ","},
                             {"number_of_decimals", shop.price_decimals},
                             {"HPOS_enabled", !shop.legacy_orders},
                             {"HPOS_sync_enabled", false}};
  return answer;
}

ShopAnswer site_index(ShopState& state) {
  const auto& shop = state.settings;
  const auto address = trimmed_address(shop);
  ShopAnswer answer;
  answer.body = Json{{"name", shop.name}, {"description", ""}, {"url", address},
                     {"home", address},   {"gmt_offset", "1"}, {"timezone_string", shop.time_zone}};
  answer.body["namespaces"] = {"oembed/1.0", "wc/store/v1", "wc/v1", "wc/v2", "wc/v3", "wc-analytics", "wp/v2"};
  answer.body["authentication"] = Json::object();
  answer.body["routes"] = routes_of(state);
  answer.body["_links"] = {{"help", Json::array({{{"href", "https://developer.wordpress.org/rest-api/"}}})}};
  return answer;
}

ShopAnswer namespace_index(ShopState& state) {
  ShopAnswer answer;
  answer.body = Json{{"namespace", "wc/v3"}, {"routes", routes_of(state)}};
  return answer;
}

}  // namespace woo24::sandbox
