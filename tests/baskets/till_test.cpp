// The till against the pretend shop: two pieces of arithmetic that share nothing must agree.
#include "till.hpp"

#include "woo24/sandbox/shop_totals.hpp"
#include "woo24/woo/order_json.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace woo24::baskets {
namespace {

using sandbox::Json;

sandbox::ShopSettings settings_of(const Basket& basket) {
  sandbox::ShopSettings settings;
  settings.price_decimals = basket.decimals;
  settings.prices_include_tax = basket.with_vat;
  settings.round_at_subtotal = basket.at_subtotal;
  return settings;
}

Json row_json(const shop::Line& line, std::int64_t id) {
  Json row{{"id", id}, {"name", line.name}, {"sku", line.sku}, {"tax_class", line.tax_class}, {"tax_status", "taxable"}};
  row["quantity"] = Json::parse(line.quantity.shortest());
  row["subtotal"] = row["total"] = line.total.text(6);
  return row;
}

/// The nets as the till has them; the rest is the shop's to compute.
Json document_of(const Basket& basket, const shop::Order& order) {
  Json json{{"id", order.id.value},
            {"order_key", order.order_key},
            {"status", order.status},
            {"currency", order.currency},
            {"prices_include_tax", basket.with_vat}};
  json["shipping"] = {{"country", "SE"}};
  for (const auto* list : {"line_items", "shipping_lines", "fee_lines", "meta_data"}) json[list] = Json::array();
  std::int64_t id = 1;
  for (const auto& line : order.lines) json["line_items"].push_back(row_json(line, id++));
  for (const auto& line : order.shipping_lines) json["shipping_lines"].push_back(row_json(line, id++));
  for (const auto& line : order.fee_lines) json["fee_lines"].push_back(row_json(line, id++));
  return json;
}

Amount taxes_of(const std::vector<shop::Line>& lines) {
  Amount sum;
  for (const auto& line : lines) sum += line.total_tax;
  return sum;
}

/// A tax that the shop takes of a net of six decimals can fall on the other side of a half.
Amount step(const Basket& basket) { return basket.decimals == 0 ? Amount::whole(1) : Amount::cents(1); }

TEST(Till, ComesToWhatThePretendShopComesTo) {
  constexpr std::uint64_t k_orders = 600;
  int halves = 0;
  for (std::uint64_t number = 0; number < k_orders; ++number) {
    const auto basket = drawn(number * 31 + 7);
    const auto order = ring_up(basket).order;
    auto json = document_of(basket, order);
    sandbox::ShopDatabase database;
    compute_totals(json, settings_of(basket), database);
    const auto shop = woo::order_from_json(json.dump());
    ASSERT_TRUE(shop.ok()) << story(basket);
    auto total = order.total;
    for (const auto& card : order.gift_cards) total += card.amount;
    const auto& its = shop.value();
    const auto off = std::max((std::max(its.total, Amount()) - total).abs(), (its.total_tax - order.total_tax).abs());
    ASSERT_LE(off, step(basket)) << story(basket) << its.total.text(2) << " for " << total.text(2);
    halves += off.is_zero() ? 0 : 1;
    for (const auto list : {&shop::Order::lines, &shop::Order::shipping_lines, &shop::Order::fee_lines}) {
      ASSERT_EQ((its.*list).size(), (order.*list).size());
      ASSERT_LE((taxes_of(its.*list) - taxes_of(order.*list)).abs(), step(basket)) << story(basket);
    }
  }
  fmt::print("{} orders, {} of them on the other side of a half\n", k_orders, halves);
  EXPECT_LE(halves, 6);
}

}  // namespace
}  // namespace woo24::baskets
