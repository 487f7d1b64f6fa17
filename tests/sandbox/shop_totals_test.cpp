// The sums of the recorded orders, computed anew from what went into them.
#include "sandbox/shop_fixture.hpp"

#include <map>

namespace woo24::sandbox {
namespace {

using Sums = std::map<std::string, std::string>;

class ShopTotals : public ShopTest {
 public:
  void expect_sums(std::int64_t id, const Sums& wanted, const std::string& query = "") {
    const auto order = get("/orders/" + std::to_string(id) + query).json;
    for (const auto& [name, value] : wanted) EXPECT_EQ(order.at(name), value) << name;
  }
  nlohmann::ordered_json rows(std::int64_t id, const std::string& list = "line_items", const std::string& query = "") {
    return get("/orders/" + std::to_string(id) + query).json.at(list);
  }
  ShopOrderSpec abroad(const std::string& country) {
    auto order = spec({row("HAM-001", 2, "249.00")});
    order.shipping.push_back({});
    order.billing.country = country;
    return order;
  }
};

TEST_F(ShopTotals, RatesShippingFeeAndPercentCoupon) {
  auto order = spec({row("BOR-550", 1, "995.00"), row("JAC-R-M", 2, "895.00"), row("BOK-001", 1, "318.00", "zero-rate")});
  order.shipping.push_back({});
  order.fees.push_back({});
  order.coupons.push_back({});
  const auto id = shop.add_order(order);
  expect_sums(id, {{"total", "2887.95"},
                   {"total_tax", "536.55"},
                   {"cart_tax", "524.75"},
                   {"discount_total", "252.80"},
                   {"discount_tax", "57.50"},
                   {"shipping_total", "47.20"},
                   {"shipping_tax", "11.80"}});
  const auto first = rows(id)[0];
  EXPECT_EQ(first["subtotal"], "796.00");
  EXPECT_EQ(first["total"], "716.40");
  EXPECT_EQ(first["taxes"][0]["total"], "179.1");
  EXPECT_EQ(first["price"], 716.4);
  const auto coupon = rows(id, "coupon_lines")[0];
  EXPECT_EQ(coupon["discount"], "252.8");
  EXPECT_EQ(coupon["discount_tax"], "57.5");
  const auto taxes = rows(id, "tax_lines");
  ASSERT_EQ(taxes.size(), 2u);
  EXPECT_EQ(taxes[0]["rate_code"], "SE-MOMS-1");
  EXPECT_EQ(taxes[0]["tax_total"], "508.55");
  EXPECT_EQ(taxes[1]["rate_percent"], 6);
}

TEST_F(ShopTotals, FixedCartCouponIsSplitPerPiece) {
  auto order = spec({row("HAM-001", 1, "249.00"), row("BOK-001", 1, "318.00", "zero-rate"), row("SKR-010", 1, "129.90")});
  order.coupons.push_back({"AVDRAG50", false, "50"});
  const auto id = shop.add_order(order);
  expect_sums(id, {{"total", "646.90"}, {"total_tax", "86.18"}, {"discount_total", "42.40"}, {"discount_tax", "7.61"}});
  EXPECT_EQ(rows(id, "line_items", "?dp=6")[0]["total"], "185.864000");
  EXPECT_EQ(rows(id, "line_items", "?dp=6")[1]["total"], "284.273585");
  EXPECT_EQ(rows(id, "coupon_lines")[0]["discount"], "42.4");
  EXPECT_EQ(rows(id, "coupon_lines")[0]["discount_tax"], "7.6");
}

TEST_F(ShopTotals, RoundingPerRowOrAtSubtotal) {
  const auto order = spec({row("ORE", 3, "33.33"), row("ORE2", 1, "0.99"), row("ORE2", 7, "0.99")});
  const auto per_row = shop.add_order(order);
  expect_sums(per_row, {{"total", "107.91"}, {"total_tax", "21.59"}});
  EXPECT_EQ(rows(per_row)[2]["price"].dump(), "0.7919999999999999");  // the noise of a binary division
  shop.change_settings([](ShopSettings& settings) { settings.round_at_subtotal = true; });
  const auto at_subtotal = shop.add_order(order);
  expect_sums(at_subtotal, {{"total", "107.91"}, {"total_tax", "21.58"}});
  EXPECT_EQ(rows(at_subtotal, "line_items", "?dp=6")[0]["total_tax"], "19.998000");
}

TEST_F(ShopTotals, NoPriceDecimals) {
  shop.change_settings([](ShopSettings& settings) { settings.price_decimals = 0; });
  auto order = spec({row("SKR-010", 3, "129.90"), row("HAM-001", 1, "249.00")});
  order.shipping.push_back({});
  const auto id = shop.add_order(order);
  expect_sums(id, {{"total", "698"}, {"total_tax", "140"}, {"cart_tax", "128"}, {"shipping_total", "47"}});
  expect_sums(id, {{"total", "698.00"}, {"shipping_total", "47.00"}}, "?dp=2");
  const auto row = rows(id, "line_items", "?dp=2")[0];
  EXPECT_EQ(row["total"], "311.76");
  EXPECT_EQ(row["total_tax"], "78.00");
  EXPECT_EQ(row["taxes"][0]["total"], "77.94");
}

TEST_F(ShopTotals, OtherCountries) {
  expect_sums(shop.add_order(abroad("FI")), {{"total", "559.23"}, {"total_tax", "113.63"}, {"cart_tax", "101.59"}});
  expect_sums(shop.add_order(abroad("DK")), {{"total", "557.00"}, {"total_tax", "111.40"}});
  const auto norway = shop.add_order(abroad("NO"));
  expect_sums(norway, {{"total", "445.60"}, {"total_tax", "0.00"}});
  EXPECT_TRUE(rows(norway)[0]["taxes"].empty());
  EXPECT_TRUE(rows(norway, "tax_lines").empty());
}

TEST_F(ShopTotals, NegativeFeeIsTaxedInProportion) {
  auto order = spec({row("HAM-001", 1, "249.00")});
  order.fees = {{"Avrundning", "-0.25", "", false}, {"Utlägg", "40.00", "", false}};
  const auto id = shop.add_order(order);
  expect_sums(id, {{"total", "288.70"}, {"total_tax", "49.75"}});
  EXPECT_EQ(rows(id, "fee_lines")[0]["taxes"][0]["total"], "-0.052048");
  EXPECT_TRUE(rows(id, "fee_lines")[1]["taxes"].empty());
}

TEST_F(ShopTotals, ExemptBuyerPaysNet) {
  auto order = spec({row("HAM-001", 2, "249.00")});
  order.vat_exempt = true;
  const auto id = shop.add_order(order);
  expect_sums(id, {{"total", "398.40"}, {"total_tax", "0.00"}});
  EXPECT_EQ(shop.meta(id, "is_vat_exempt"), "yes");
}

TEST_F(ShopTotals, WrittenBillingComputesAnewWithTodaysRates) {
  const auto id = shop.add_order(spec({row("HAM-001", 2, "218.75")}));
  expect_sums(id, {{"total", "437.50"}});
  shop.change_settings([](ShopSettings& settings) { settings.taxes[0].percent = "20"; });
  call("PUT", "/orders/" + std::to_string(id), R"({"status":"completed"})");
  expect_sums(id, {{"total", "437.50"}});
  call("PUT", "/orders/" + std::to_string(id), R"({"billing":{"phone":"1"}})");
  expect_sums(id, {{"total", "420.00"}, {"total_tax", "70.00"}});
}

TEST_F(ShopTotals, GeneratedOrdersAddUp) {
  for (const auto& order : swedish_orders(7, 200)) {
    const auto json = nlohmann::ordered_json::parse(*shop.order_json(shop.add_order(order)));
    const auto micro = [](const nlohmann::ordered_json& value) {
      return std::stoll(std::string(value).erase(std::string(value).find('.'), 1));
    };
    long long sum = 0;
    for (const auto* list : {"line_items", "shipping_lines", "fee_lines"}) {
      for (const auto& one : json[list]) sum += micro(one["total"]) + micro(one["total_tax"]);
    }
    // Each row's net is rounded on its own, so that the order may be half an öre a row away.
    EXPECT_LE(std::abs(sum - micro(json["total"])), 5'000 * static_cast<long long>(json["line_items"].size() + 2))
        << json.dump(1);
  }
}

}  // namespace
}  // namespace woo24::sandbox
