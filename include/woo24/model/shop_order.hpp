#pragma once
// An order as the shop's REST gives it with dp=6. Line amounts are net with their tax beside; `total` is gross.
// Texts are as received (HTML entities not decoded: that is a rule, and lives in sync).

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::shop {

struct Meta {
  std::string key;
  std::string value;  ///< text as it is; numbers, booleans, lists and objects as JSON text
  friend bool operator==(const Meta&, const Meta&) = default;
};

struct Address {
  std::string first_name, last_name, company, address_1, address_2, city, state, postcode, country, email, phone;
  friend bool operator==(const Address&, const Address&) = default;
};

/// What one tax rate took of one line (`taxes[]`).
struct TaxShare {
  TaxRateId rate;
  Amount total;
  friend bool operator==(const TaxShare&, const TaxShare&) = default;
};

/// One row: product line, shipping or fee.
struct Line {
  std::int64_t id = 0;
  std::string name;
  std::string sku;  ///< product lines; "" when the product is gone
  std::int64_t product_id = 0, variation_id = 0;
  Amount quantity = Amount::whole(1);
  std::string tax_class;
  std::string tax_status;         ///< fees
  std::string method_id;          ///< shipping lines
  Amount subtotal, subtotal_tax;  ///< before discount, net; product lines only
  Amount total, total_tax;        ///< after discount, net, and its tax
  std::vector<TaxShare> taxes;    ///< shares of 0 are kept; rate ids with an empty total are left out
  std::vector<Meta> meta;
  std::vector<Meta> product_meta;       ///< of the shop's product (of a variation: its parent), of the keys that are asked for
  std::optional<Amount> stock_reduced;  ///< `_reduced_stock`: pieces drawn for this line that are still out
  std::optional<Amount> restocked;      ///< `_restock_refunded_items`: pieces that refunds have put back, all together
  friend bool operator==(const Line&, const Line&) = default;
};

/// The order's own record of a rate (`tax_lines[]`): it survives the rate's removal from the settings.
struct TaxLine {
  TaxRateId rate;
  std::string code;  ///< "SE-MOMS-1": the part before the first - is the country
  std::string label;
  Amount percent;  ///< 25.5
  bool compound = false;
  Amount tax_total, shipping_tax_total;
  friend bool operator==(const TaxLine&, const TaxLine&) = default;
};

struct Coupon {
  std::string code;
  Amount discount;
  friend bool operator==(const Coupon&, const Coupon&) = default;
};

struct RefundMark {
  RefundId id;
  Amount total;  ///< negative
  std::string reason;
  friend bool operator==(const RefundMark&, const RefundMark&) = default;
};

struct GiftCard {
  std::string code;
  Amount amount;            ///< positive: what the order's total was lowered by
  std::string plugin = {};  ///< whose card it is, for people
  friend bool operator==(const GiftCard&, const GiftCard&) = default;
};

struct Order {
  OrderId id;
  std::string number;     ///< equal to the id unless a numbering plugin is used
  std::string order_key;  ///< wc_order_…
  std::string status;     ///< without wc-
  std::string currency;
  std::string created_via;
  bool prices_include_tax = false;
  std::optional<Instant> created, modified, paid, completed;  ///< from the *_gmt fields, UTC
  Amount total, total_tax, shipping_total, shipping_tax, discount_total, discount_tax, cart_tax;
  CustomerId customer;
  Address billing, shipping;
  std::string payment_method, payment_title, transaction_id;
  std::string customer_note;
  std::vector<Line> lines, shipping_lines, fee_lines;
  std::vector<TaxLine> tax_lines;
  std::vector<Coupon> coupons;
  std::vector<RefundMark> refunds;
  /// Redeemed: order field `gift_cards` (WooCommerce Gift Cards), field `pw_gift_cards_redeemed` (PW), meta
  /// `_ywgc_applied_gift_cards` (YITH, unless it was booked as a fee).
  std::vector<GiftCard> gift_cards;
  std::vector<Meta> meta;
  friend bool operator==(const Order&, const Order&) = default;
};

}  // namespace woo24::shop
