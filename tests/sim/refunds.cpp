#include "sim/refunds.hpp"

#include "woo24/sandbox/shop_database.hpp"
#include "woo24/sandbox/shop_money.hpp"

namespace woo24::sim {

std::map<std::int64_t, std::vector<ShopRefund>> refunds_in(const sandbox::Shop& shop) {
  std::map<std::int64_t, std::vector<ShopRefund>> all;
  const auto kept = shop.backup();
  for (const auto& [id, order] : kept->database.orders) {
    for (const auto& refund : order.refunds) {
      const auto amount = sandbox::money_or_zero(refund.document.value("amount", std::string()));
      all[id].push_back({refund.id, sandbox::money_text(amount, 2), refund.document.value("refunded_payment", false)});
    }
  }
  return all;
}

std::int64_t in_ore(const std::string& amount) { return sandbox::money_or_zero(amount).micro / 10'000; }

KeyParts parts_of(const std::string& key) {
  const auto at = key.rfind("-R");
  if (at == std::string::npos) return {key, 0};
  return {key.substr(0, at), std::stoll(key.substr(at + 2))};
}

}  // namespace woo24::sim
