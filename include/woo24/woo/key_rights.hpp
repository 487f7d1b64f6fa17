#pragma once
// What the shop's key may do, found out without changing anything.

#include "woo24/base/result.hpp"
#include "woo24/woo/shop_wire.hpp"

namespace woo24::woo {

/// Whether the key may write: the shop is asked to change the order 0, which there never is. Permission is asked for first, so
/// "no such order" is the good answer. Error: shop-key-may-not; as any write, where nothing clear is answered.
Result<void> key_may_write(ShopWire& wire);

}  // namespace woo24::woo
