#include "woo24/woo/weight_unit.hpp"

#include "woo24/woo/facts_json.hpp"
#include "woo24/woo/shop_failure.hpp"

namespace woo24::woo {

Result<std::string> weight_unit(ShopWire& wire) {
  const auto answer = wire.get("settings/products/woocommerce_weight_unit");
  if (!answer.ok()) {
    const auto& error = answer.error();
    const bool not_told = error.kind == Kind::refused || error.reason.id == ReasonId::shop_key_may_not;
    if (not_told || may_be_about_what_was_asked(error)) return std::string();
    return Fail{error};
  }
  return setting_from_json(answer.value().body);
}

}  // namespace woo24::woo
