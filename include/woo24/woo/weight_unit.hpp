#pragma once
// What the shop weighs in.

#include "woo24/base/result.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <string>

namespace woo24::woo {

/// "kg", "g", "lbs" or "oz"; "" where the shop does not tell this key.
Result<std::string> weight_unit(ShopWire& wire);

}  // namespace woo24::woo
