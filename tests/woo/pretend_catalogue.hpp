#pragma once
// A shop that lists products as a real one does, answering through ScriptedHttp.

#include "pretend_shop.hpp"

#include "woo24/base/text.hpp"
#include "woo24/woo/catalogue_reader.hpp"

#include <algorithm>

namespace woo24::test {

class PretendCatalogue {
 public:
  PretendCatalogue() {
    doors.http.on([](const http::Request& request) { return shop_call(request).path.starts_with("products"); },
                  [this](const http::Request& request) { return answer(shop_call(request)); });
  }

  static nlohmann::json product_with(std::int64_t id, const std::string& sku) {
    static const auto k_pattern = recorded("product_simple").body;
    auto product = k_pattern;
    product["id"] = id;
    product["sku"] = sku;
    return product;
  }
  static nlohmann::json variation_with(std::int64_t id, const std::string& sku) {
    static const auto k_pattern = recorded("variation_single").body;
    auto variation = k_pattern;
    variation["id"] = id;
    variation["sku"] = sku;
    return variation;
  }
  void add(std::int64_t id, const std::string& sku) { products[id] = product_with(id, sku); }
  void add_many(std::int64_t from, std::int64_t to) {
    for (auto id = from; id <= to; ++id) add(id, "N-" + std::to_string(id));
  }
  [[nodiscard]] std::vector<ShopCall> calls() const {
    std::vector<ShopCall> all;
    for (const auto& one : doors.http.requests) all.push_back(shop_call(one));
    return all;
  }

  std::map<std::int64_t, nlohmann::json> products;
  std::map<std::int64_t, std::map<std::int64_t, nlohmann::json>> variations;  ///< by parent
  std::set<std::int64_t> poisonous;                                           ///< the shop dies while rendering them
  bool knows_filters = true;                                                  ///< sku=, include=
  http::Response when_poisoned = ScriptedHttp::response(
      500, R"({"code":"internal_server_error","message":"<p>critical error</p>","data":{"status":500}})");
  std::string date = "Tue, 24 Nov 2026 07:59:58 GMT";
  std::function<void(const ShopCall&)> before_answer;
  ScriptedDoors doors;
  woo::ShopWire wire{doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {"ck_key", "cs_hemligt"}};

 private:
  [[nodiscard]] http::Response told(int status, const nlohmann::json& body, std::optional<std::size_t> total = {}) const {
    std::vector<http::Header> headers{{"Date", date, false}, {"Content-Type", "application/json; charset=UTF-8", false}};
    if (total) headers.push_back({"X-WP-Total", std::to_string(*total), false});
    return ScriptedHttp::response(status, as_php_writes(body), std::move(headers));
  }
  [[nodiscard]] http::Response gone() const {
    return told(404,
                {{"code", "woocommerce_rest_product_invalid_id"}, {"message", "Invalid ID."}, {"data", {{"status", 404}}}});
  }
  static std::set<std::string> named(std::string list) {
    std::set<std::string> all;
    while (!list.empty()) {
      const auto comma = list.find(',');
      all.insert(list.substr(0, comma));
      list = comma == std::string::npos ? "" : list.substr(comma + 1);
    }
    return all;
  }
  static nlohmann::json trimmed_to(const nlohmann::json& item, const std::string& fields) {
    if (fields.empty()) return item;
    auto small = nlohmann::json::object();
    for (const auto& name : named(fields)) {
      if (item.contains(name)) small[name] = item[name];
    }
    return small;
  }
  static bool holds(const nlohmann::json& item, const std::set<std::string>& numbers) {
    return std::any_of(numbers.begin(), numbers.end(),
                       [&](const std::string& one) { return equal_ignoring_case(one, item["sku"].get<std::string>()); });
  }

  http::Response answer(const ShopCall& call) {
    if (before_answer) before_answer(call);
    std::vector<std::string> parts;
    for (const auto& part : split(call.path, '/')) parts.push_back(part);
    if (parts.size() == 1) return listed(all_listed(call), call);
    const auto id = std::stoll(parts[1]);
    if (parts.size() == 2) return single(id, call);
    const auto found = variations.find(id);
    if (parts.size() == 3) {
      if (found == variations.end() && !products.contains(id)) return gone();
      std::vector<nlohmann::json> list;
      if (found != variations.end()) {
        for (const auto& [key, one] : found->second) list.push_back(one);
      }
      return listed(list, call);
    }
    const auto wanted = std::stoll(parts[3]);
    if (found == variations.end() || !found->second.contains(wanted)) return gone();
    return told(200, trimmed_to(found->second.at(wanted), call.text("_fields")));
  }

  http::Response single(std::int64_t id, const ShopCall& call) {
    if (poisonous.contains(id)) return when_poisoned;
    if (const auto found = products.find(id); found != products.end())
      return told(200, trimmed_to(found->second, call.text("_fields")));
    for (const auto& [parent, list] : variations) {
      if (const auto found = list.find(id); found != list.end()) return told(200, as_product(parent, found->second, call));
    }
    return gone();
  }
  /// As the route of products shows a variation: never "parent".
  static nlohmann::json as_product(std::int64_t parent, nlohmann::json variation, const ShopCall& call) {
    variation["type"] = "variation";
    variation["parent_id"] = parent;
    if (variation["manage_stock"] == "parent") variation["manage_stock"] = true;
    return trimmed_to(variation, call.text("_fields"));
  }

  std::vector<nlohmann::json> all_listed(const ShopCall& call) {
    const auto include = knows_filters ? named(call.text("include")) : std::set<std::string>{};
    const auto numbers = knows_filters ? named(call.text("sku")) : std::set<std::string>{};
    const bool trash = call.text("status") == "trash";
    std::vector<nlohmann::json> list;
    for (const auto& [id, one] : products) {
      if ((one["status"] == "trash") != trash) continue;
      if (!include.empty() && !include.contains(std::to_string(id))) continue;
      if (!numbers.empty() && !holds(one, numbers)) continue;
      list.push_back(one);
    }
    for (const auto& [parent, some] : variations) {
      for (const auto& [id, one] : some) {
        if (!numbers.empty() && !trash && holds(one, numbers)) list.push_back(as_product(parent, one, ShopCall{}));
      }
    }
    return list;
  }

  http::Response listed(const std::vector<nlohmann::json>& list, const ShopCall& call) {
    auto body = nlohmann::json::array();
    const auto from = static_cast<std::size_t>(call.number("offset", 0));
    const auto most = static_cast<std::size_t>(call.number("per_page", 10));
    for (auto n = from; n < list.size() && n < from + most; ++n) {
      if (call.text("_fields") != "id" && poisonous.contains(list[n]["id"].get<std::int64_t>())) return when_poisoned;
      body.push_back(trimmed_to(list[n], call.text("_fields")));
    }
    return told(200, body, list.size());
  }
};

}  // namespace woo24::test
