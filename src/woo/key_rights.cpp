#include "woo24/woo/key_rights.hpp"

namespace woo24::woo {

Result<void> key_may_write(ShopWire& wire) {
  const auto answer = wire.write("PUT", "orders/0", "{}");
  if (answer.ok() || answer.error().kind == Kind::refused) return {};
  return Fail{answer.error()};
}

}  // namespace woo24::woo
