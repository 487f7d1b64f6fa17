#include "sim/refunds.hpp"

#include "woo24/sandbox/shop_database.hpp"
#include "woo24/sandbox/shop_money.hpp"
#include "woo24/sandbox/shop_state.hpp"

namespace woo24::sim {

namespace {

int pieces_in(const sandbox::Json& row, std::string_view meta) {
  return static_cast<int>(in_ore(sandbox::meta_text(row, meta)) / 100);
}

}  // namespace

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

std::vector<ShopLine> lines_of(const sandbox::StoredOrder& order) {
  std::vector<ShopLine> lines;
  for (const auto& row : order.document.value("line_items", sandbox::Json::array())) {
    ShopLine line;
    if (const auto sku = row.value("sku", sandbox::Json()); sku.is_string()) line.sku = sku.get<std::string>();
    line.product = row.value("variation_id", std::int64_t{0});
    if (line.product == 0) line.product = row.value("product_id", std::int64_t{0});
    line.left = row.value("quantity", 0);
    line.restocked = pieces_in(row, "_restock_refunded_items");
    line.taken = pieces_in(row, "_reduced_stock");
    for (const auto& refund : order.refunds) {
      for (const auto& back : refund.document.value("line_items", sandbox::Json::array())) {
        const auto of = sandbox::meta_text(back, "_refunded_item_id");
        if (of == std::to_string(row.value("id", std::int64_t{0}))) line.left += back.value("quantity", 0);
      }
    }
    lines.push_back(line);
  }
  return lines;
}

std::vector<ShopLine> lines_in(const sandbox::Shop& shop, std::int64_t order) {
  const auto kept = shop.backup();
  const auto found = kept->database.orders.find(order);
  return found == kept->database.orders.end() ? std::vector<ShopLine>{} : lines_of(found->second);
}

std::int64_t in_ore(const std::string& amount) { return sandbox::money_or_zero(amount).micro / 10'000; }

KeyParts parts_of(const std::string& key) {
  const auto at = key.rfind("-R");
  if (at == std::string::npos) return {key, 0};
  return {key.substr(0, at), std::stoll(key.substr(at + 2)), key.ends_with('S')};
}

}  // namespace woo24::sim
