#pragma once
// What is written to the shop. Every write leaves once.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <string>
#include <vector>

namespace woo24::woo {

struct MetaWrite {
  shop::OrderId order;
  std::vector<shop::Meta> meta;
};

class ShopWriter {
 public:
  explicit ShopWriter(ShopWire& wire) : wire_(wire) {}
  /// Meta of many orders in one batch call (up to 100): names nothing but meta_data, so that nothing is recomputed.
  /// One result an order, in their order; safe to repeat.
  std::vector<Result<void>> set_order_meta(const std::vector<MetaWrite>& writes);
  /// A private note (never mailed to the customer). Tried once.
  Result<void> add_order_note(shop::OrderId order, const std::string& text);

 private:
  ShopWire& wire_;
};

}  // namespace woo24::woo
