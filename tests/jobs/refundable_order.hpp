#pragma once
// An order of which there is something to give back: three hammers, a book without VAT, and freight.

#include "woo24/sandbox/shop.hpp"

namespace woo24::jobs {

inline sandbox::ShopOrderSpec refundable_order() {
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}});
  spec.rows.push_back({"BOK-001", "Snickarens handbok", 1, "286.20", "zero-rate", 0, 0, {}});
  spec.shipping.push_back({});
  return spec;
}

}  // namespace woo24::jobs
