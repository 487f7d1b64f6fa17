#pragma once
// Exchanges recorded from a real shop, put back into the form they have on the wire.

#include "recordings.hpp"

#include "woo24/base/http_message.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace woo24::test {

/// JSON as PHP writes it: \/ for every slash, \uXXXX for everything but ASCII.
inline std::string as_php_writes(const nlohmann::json& value) {
  std::string text;
  for (const char c : value.dump(-1, ' ', true)) {
    if (c == '/') text += '\\';
    text += c;
  }
  return text;
}

struct Recorded {
  std::string method, scheme;
  http::Response response;
  nlohmann::json body;  ///< of the response
};

inline Recorded recorded(const std::string& name) {
  const auto exchange = woo::recorded_exchange(name);
  const auto& answer = exchange.at("response");
  const auto line = exchange.at("request").at("line").get<std::string>();
  Recorded one{line.substr(0, line.find(' ')), exchange.at("request").at("scheme").get<std::string>(), {}, answer.at("body")};
  one.response.status = answer.at("status").get<int>();
  for (const auto& header : answer.at("headers"))
    one.response.headers.push_back({header[0].get<std::string>(), header[1].get<std::string>(), false});
  one.response.body = one.body.is_string() ? one.body.get<std::string>() : as_php_writes(one.body);
  return one;
}

/// A small order with one line, after a recorded one.
inline nlohmann::json order_with(std::int64_t id, const std::string& status = "processing") {
  static const auto k_pattern = [] {
    auto small = recorded("order_full_dp6").body;
    for (const char* name : {"_links", "shipping_lines", "fee_lines", "tax_lines", "coupon_lines", "refunds", "meta_data"})
      small.erase(name);
    small["line_items"] = nlohmann::json::array({small["line_items"][0]});
    return small;
  }();
  auto order = k_pattern;
  order["id"] = id;
  order["number"] = std::to_string(id);
  order["status"] = status;
  return order;
}

}  // namespace woo24::test
