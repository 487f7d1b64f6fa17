#pragma once
// The pretend shop behind this room's wire.

#include "support/scripted_http.hpp"

#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/sim_doors.hpp"
#include "woo24/woo/shop_reader.hpp"
#include "woo24/woo/shop_writer.hpp"

#include <gtest/gtest.h>

namespace woo24::test {

class SandboxShop : public testing::Test {
 protected:
  explicit SandboxShop(sandbox::ShopSettings settings = {}) : shop(std::move(settings), [this] { return time.now(); }) {
    doors.http.on([](const http::Request&) { return true; },
                  [this](const http::Request& request) { return shop.handle(request); });
  }
  static Amount amount(const char* text) { return Amount::parse(text).value(); }
  static sandbox::ShopRow row(const std::string& sku, int quantity, const std::string& price) {
    sandbox::ShopRow one;
    one.sku = one.name = sku;
    one.quantity = quantity;
    one.price = price;
    return one;
  }
  std::int64_t add(std::vector<sandbox::ShopRow> rows, const std::string& status = "processing") {
    sandbox::ShopOrderSpec spec;
    spec.rows = std::move(rows);
    spec.status = status;
    spec.shipping = {sandbox::ShopShipping{}};
    return shop.add_order(spec);
  }

  sandbox::SimTime time;
  sandbox::Shop shop;
  ScriptedDoors doors;
  woo::ShopWire wire{
      doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {sandbox::ShopKey{}.key, sandbox::ShopKey{}.secret}};
  woo::ShopReader reader{wire};
  woo::ShopWriter writer{wire};
};

}  // namespace woo24::test
