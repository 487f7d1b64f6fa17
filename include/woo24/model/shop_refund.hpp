#pragma once
// A refund as the shop's REST gives it with dp=6. It hangs on its order: there is no list of what changed among refunds, and
// one that is deleted moves no date; the order's own list (shop::Order::refunds) tells which there are.
//
// A refund does not say whether its pieces were put back in stock. The order's lines do, summed over all refunds
// (shop::Line::restocked, stock_reduced): what a refund restocked is what `restocked` grew by between two looks.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/model/shop_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::shop {

/// One row of a refund: amounts and quantity are negative, as the shop writes them.
struct RefundLine {
  std::int64_t id = 0;
  std::int64_t refunded_item = 0;  ///< the order's line (`_refunded_item_id`); 0 where the shop does not tell
  std::string name, sku;
  std::int64_t product_id = 0, variation_id = 0;
  Amount quantity;  ///< 0: money alone, no piece came back (always so for shipping and fees)
  std::string tax_class;
  Amount total, total_tax;      ///< net and its tax
  std::vector<TaxShare> taxes;  ///< by rate; none where the tax was left out, which refunds no tax at all
  std::vector<Meta> meta;
  friend bool operator==(const RefundLine&, const RefundLine&) = default;
};

struct Refund {
  RefundId id;
  OrderId order;
  std::optional<Instant> created;  ///< UTC
  Amount amount;                   ///< positive, with tax, in the order's currency: what the customer gets
  std::string reason;
  std::optional<std::int64_t> refunded_by;  ///< the shop's user; nothing or 0 where a gateway or the shop itself made it
  bool refunded_payment = false;            ///< the gateway has sent the money; false: somebody has to
  std::vector<RefundLine> lines, shipping_lines, fee_lines;
  std::vector<TaxLine> tax_lines;  ///< negative; "" amounts are 0
  std::vector<Meta> meta;
  /// An amount alone, as a status set to refunded gives it: nothing tells which rates it falls on.
  [[nodiscard]] bool by_amount_only() const { return lines.empty() && shipping_lines.empty() && fee_lines.empty(); }
  friend bool operator==(const Refund&, const Refund&) = default;
};

}  // namespace woo24::shop
