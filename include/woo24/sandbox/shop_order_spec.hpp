#pragma once
// An order as a customer makes it, before the shop has computed anything. Amounts and rates are decimal text ("249.00",
// "25.5").

#include "woo24/base/when.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::sandbox {

using ShopMeta = std::pair<std::string, std::string>;

struct ShopAddress {
  std::string first_name = "Anna", last_name = "Åkesson", company, address_1 = "Björkgatan 7", address_2, city = "Malmö", state,
              postcode = "211 20", country = "SE", email = "anna@example.se", phone = "070-123 45 67";
};

struct ShopRow {
  std::string sku;
  std::string name;
  int quantity = 1;
  std::string price = "100.00";  ///< of one, before discount; with tax where the order's prices include it
  std::string
      tax_class;  ///< "" = standard (25 % in Sweden), "reduced-rate" (12), "zero-rate" (6, as in the recorded shop), "untaxed"
  std::int64_t product_id = 0;  ///< 0: drawn from the SKU
  std::int64_t variation_id = 0;
  std::vector<ShopMeta> meta;
};

struct ShopShipping {
  std::string title = "PostNord Varubrev", method_id = "flat_rate";
  std::string cost = "47.20";  ///< always without tax, as in the shop's settings
  std::string tax_class;
};

struct ShopFee {
  std::string name = "Faktureringsavgift";
  std::string cost = "29.00";  ///< always without tax
  std::string tax_class;
  bool taxable = true;
};

struct ShopCoupon {
  std::string code = "HOST10";
  bool percent = true;  ///< else a fixed amount of the cart, with tax where prices include it
  std::string amount = "10";
};

struct ShopOrderSpec {
  std::string status = "processing";
  std::string currency = "SEK";
  std::optional<Instant> created;          ///< default: now
  std::optional<bool> paid;                ///< default: as the status says (processing, completed, refunded)
  std::optional<bool> prices_include_tax;  ///< default: the shop's setting
  std::string payment_method = "klarna_payments", payment_title = "Klarna";
  std::string transaction_id;
  std::int64_t customer_id = 0;  ///< 0 = guest
  ShopAddress billing;
  std::optional<ShopAddress> shipping_to;  ///< default: the billing address
  std::vector<ShopRow> rows;
  std::vector<ShopShipping> shipping;
  std::vector<ShopFee> fees;
  std::vector<ShopCoupon> coupons;
  std::vector<ShopMeta> meta;
  std::string created_via = "checkout";
  std::string customer_note;
  bool vat_exempt = false;  ///< a plugin exempts the buyer: net prices, no tax
};

/// A product of the pretend shop; the office must know the SKU for an order to be booked.
struct ShopProduct {
  std::int64_t id = 0;
  std::string sku, name;
  std::string price;      ///< without tax
  std::string tax_class;  ///< as in ShopRow
};

/// The products that the generator sells. Every SKU is to be known to the office.
const std::vector<ShopProduct>& shop_products();
/// What the orders recorded from the real shop sell beside those.
const std::vector<ShopProduct>& recorded_products();

struct OrderMix {
  bool abroad = true;     ///< some orders to FI, DK, NO
  bool companies = true;  ///< some with organisation number
  bool discounts = true;
  bool fees = true;
  bool other_currencies = false;
  bool unpaid = true;         ///< some on-hold (bacs, invoice) and pending ones
  bool untaxed_rows = false;  ///< some rows of a class without rate
};

/// Believable orders of a Swedish shop: 1 to 6 rows, rates of 25, 12, 6 % and none, klarna_payments, swish, bacs and invoice,
/// guests and customers, emoji and & in names. The same seed gives the same orders.
std::vector<ShopOrderSpec> swedish_orders(std::uint64_t seed, int count, const OrderMix& mix = {});
/// Twelve orders of all kinds, for a first look; the last two cannot be booked (unknown SKU, unmapped payment method).
std::vector<ShopOrderSpec> first_look_orders();

}  // namespace woo24::sandbox
