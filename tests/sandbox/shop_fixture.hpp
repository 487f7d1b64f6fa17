#pragma once
// A shop with a known clock, and calls to it as a client makes them.
#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace woo24::sandbox {

struct Called {
  int status = 0;
  nlohmann::ordered_json json;
  http::Response raw;
};

class ShopTest : public ::testing::Test {
 public:
  static std::string base64(const std::string& text) {
    constexpr std::string_view k_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 3) {
      unsigned group = 0;
      for (std::size_t j = 0; j < 3; ++j)
        group = group << 8 | (i + j < text.size() ? static_cast<unsigned char>(text[i + j]) : 0u);
      for (std::size_t j = 0; j < 4; ++j) out += i + j > text.size() ? '=' : k_letters[group >> (18 - 6 * j) & 63];
    }
    return out;
  }

  static std::string basic(const std::string& key, const std::string& secret) { return "Basic " + base64(key + ":" + secret); }

  Called call(const std::string& method, const std::string& path, const std::string& body = "",
              const std::string& authorization = "-") {
    http::Request request;
    request.method = method;
    request.url = "https://shop.example.se/wp-json/wc/v3" + path;
    request.body = body;
    const auto key = ShopKey{};
    request.headers = {{"Accept", "application/json"},
                       {"Authorization", authorization == "-" ? basic(key.key, key.secret) : authorization, true}};
    if (!body.empty()) request.headers.push_back({"Content-Type", "application/json"});
    return send(request);
  }

  Called send(const http::Request& request) {
    Called called;
    called.raw = shop.handle(request);
    called.status = called.raw.status;
    called.json = nlohmann::ordered_json::parse(called.raw.body, nullptr, false);
    return called;
  }

  Called get(const std::string& path) { return call("GET", path); }

  static ShopRow row(const std::string& sku, int quantity, const std::string& price, const std::string& tax_class = "") {
    ShopRow one;
    one.sku = sku;
    one.name = sku;
    one.quantity = quantity;
    one.price = price;
    one.tax_class = tax_class;
    return one;
  }

  static ShopOrderSpec spec(std::vector<ShopRow> rows) {
    ShopOrderSpec one;
    one.rows = std::move(rows);
    return one;
  }

  std::vector<std::int64_t> ids(const Called& called) {
    std::vector<std::int64_t> found;
    for (const auto& order : called.json) found.push_back(order.at("id").get<std::int64_t>());
    return found;
  }

  SimTime time;
  Shop shop{ShopSettings{}, [this] { return time.now(); }};
};

}  // namespace woo24::sandbox
