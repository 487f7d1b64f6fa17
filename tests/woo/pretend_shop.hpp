#pragma once
// A shop that lists orders as a real one does, answering through ScriptedHttp.

#include "recorded.hpp"
#include "support/scripted_http.hpp"

#include "woo24/woo/shop_wire.hpp"

#include <set>

namespace woo24::test {

/// A call as the shop sees it.
struct ShopCall {
  std::string path;  ///< behind /wp-json/wc/v3/
  std::map<std::string, std::string> query;
  [[nodiscard]] int number(const std::string& name, int otherwise) const {
    const auto found = query.find(name);
    return found == query.end() ? otherwise : std::stoi(found->second);
  }
  [[nodiscard]] std::string text(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
  }
};

inline ShopCall shop_call(const http::Request& request) {
  constexpr std::string_view k_root = "/wp-json/wc/v3/";
  const auto at = request.url.find(k_root);
  if (at == std::string::npos) return {request.url, {}};
  const auto rest = request.url.substr(at + k_root.size());
  const auto mark = rest.find('?');
  ShopCall call{rest.substr(0, mark), {}};
  for (auto from = mark; from != std::string::npos;) {
    const auto to = rest.find('&', from + 1);
    const auto pair = rest.substr(from + 1, to == std::string::npos ? to : to - from - 1);
    call.query[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
    from = to;
  }
  return call;
}

class PretendShop {
 public:
  PretendShop() {
    doors.http.on([](const http::Request& request) { return shop_call(request).path.starts_with("orders"); },
                  [this](const http::Request& request) { return answer(shop_call(request)); });
  }

  void add(std::int64_t id, const std::string& status = "processing") { orders[id] = order_with(id, status); }
  void add_many(std::int64_t from, std::int64_t to) {
    for (auto id = from; id <= to; ++id) add(id);
  }
  [[nodiscard]] std::vector<ShopCall> calls() const {
    std::vector<ShopCall> all;
    for (const auto& one : doors.http.requests) all.push_back(shop_call(one));
    return all;
  }

  std::map<std::int64_t, nlohmann::json> orders;
  std::set<std::int64_t> hidden;     ///< with a status that no plugin knows any longer: in no list
  std::set<std::int64_t> left_out;   ///< found, counted, and then not shown: what a plugin hides from this key
  std::set<std::int64_t> poisonous;  ///< the shop dies while rendering them
  bool ids_break_too = false;        ///< even where nothing but ids is asked for
  int most_a_page = 100;             ///< whatever is asked for
  bool tells_total = true;           ///< X-WP-Total
  bool knows_include = true;         ///< else it is ignored in silence, as every unknown parameter is
  http::Response when_poisoned = ScriptedHttp::response(
      500, R"({"code":"internal_server_error","message":"<p>critical error</p>","data":{"status":500}})");
  std::string date = "Tue, 24 Nov 2026 07:59:58 GMT";
  std::function<void(const ShopCall&)> before_answer;
  ScriptedDoors doors;
  woo::ShopWire wire{doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {"ck_key", "cs_hemligt"}};

 private:
  [[nodiscard]] http::Response told(int status, const std::string& body, std::optional<std::size_t> total = {}) const {
    std::vector<http::Header> headers{{"Date", date, false}, {"Content-Type", "application/json; charset=UTF-8", false}};
    if (total && tells_total) headers.push_back({"X-WP-Total", std::to_string(*total), false});
    return ScriptedHttp::response(status, body, std::move(headers));
  }

  http::Response answer(const ShopCall& call) {
    if (before_answer) before_answer(call);
    if (call.path == "orders") return listed(call);
    const auto id = std::stoll(call.path.substr(std::string("orders/").size()));
    if (poisonous.contains(id)) return when_poisoned;
    const auto found = orders.find(id);
    if (found != orders.end()) return told(200, as_php_writes(found->second));
    return told(404, R"({"code":"woocommerce_rest_shop_order_invalid_id","message":"Invalid ID.","data":{"status":404}})");
  }

  http::Response listed(const ShopCall& call) {
    std::vector<std::int64_t> ids;
    std::set<std::string> wanted;
    for (auto list = knows_include ? call.text("include") : std::string(); !list.empty();) {
      const auto comma = list.find(',');
      wanted.insert(list.substr(0, comma));
      list = comma == std::string::npos ? "" : list.substr(comma + 1);
    }
    for (const auto& [id, order] : orders) {
      if (hidden.contains(id) || order["status"] == "trash" || (!wanted.empty() && !wanted.contains(std::to_string(id))))
        continue;
      ids.push_back(id);
    }
    auto body = nlohmann::json::array();
    const auto from = static_cast<std::size_t>(call.number("offset", 0));
    const auto most = static_cast<std::size_t>(std::min(call.number("per_page", 10), most_a_page));
    for (auto n = from; n < ids.size() && n < from + most; ++n) {
      if (left_out.contains(ids[n])) continue;
      if (ids_break_too && poisonous.contains(ids[n])) return when_poisoned;
      if (call.text("_fields") == "id") {
        body.push_back({{"id", ids[n]}});
      } else if (call.text("_fields") == "id,status") {
        body.push_back({{"id", ids[n]}, {"status", orders.at(ids[n])["status"]}});
      } else if (poisonous.contains(ids[n])) {
        return when_poisoned;
      } else {
        body.push_back(orders.at(ids[n]));
      }
    }
    return told(200, as_php_writes(body), from < ids.size() ? ids.size() : 0);  // past the end it says 0
  }
};

}  // namespace woo24::test
