#pragma once
// The shop's cart, as WooCommerce 9.9 computes it (WC_Cart_Totals, WC_Discounts): coupons in whole öre of the price's kind,
// VAT by line or at subtotal, halves down where prices include it, negative fees over all classes. Arithmetic of its own.

#include "basket.hpp"
#include "woo24/model/shop_order.hpp"

#include <array>
#include <cstdint>

namespace woo24::baskets {

/// Billionths of a krona.
using Nano = std::int64_t;

/// What was truly sold, by class: what the books must show in the end.
struct Truth {
  std::array<Nano, k_classes> nets{};
  std::array<Nano, k_classes> vats{};
  std::int64_t rows = 0;  ///< of lines, freight and fees that are not 0
};

struct Receipt {
  shop::Order order;  ///< as the API gives it with dp=6
  Truth truth;
};

Receipt ring_up(const Basket& basket);

}  // namespace woo24::baskets
