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

std::vector<ShopLine> lines_in(const sandbox::Shop& shop, std::int64_t order) {
  std::vector<ShopLine> lines;
  const auto kept = shop.backup();
  const auto found = kept->database.orders.find(order);
  if (found == kept->database.orders.end()) return lines;
  const auto& document = found->second.document;
  for (const auto& row : document.value("line_items", sandbox::Json::array())) {
    ShopLine line{row.value("sku", std::string()), row.value("quantity", 0), 0};
    for (const auto& meta : row.value("meta_data", sandbox::Json::array())) {
      if (meta.value("key", std::string()) == "_restock_refunded_items")
        line.restocked = static_cast<int>(in_ore(meta.value("value", std::string())) / 100);
    }
    for (const auto& refund : found->second.refunds) {
      for (const auto& back : refund.document.value("line_items", sandbox::Json::array())) {
        for (const auto& meta : back.value("meta_data", sandbox::Json::array())) {
          const bool of_it = meta.value("key", std::string()) == "_refunded_item_id" &&
                             meta.value("value", std::string()) == std::to_string(row.value("id", std::int64_t{0}));
          if (of_it) line.left += back.value("quantity", 0);
        }
      }
    }
    lines.push_back(line);
  }
  return lines;
}

std::int64_t in_ore(const std::string& amount) { return sandbox::money_or_zero(amount).micro / 10'000; }

KeyParts parts_of(const std::string& key) {
  const auto at = key.rfind("-R");
  if (at == std::string::npos) return {key, 0};
  return {key.substr(0, at), std::stoll(key.substr(at + 2)), key.ends_with('S')};
}

}  // namespace woo24::sim
