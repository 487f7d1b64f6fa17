#include "woo24/sync/unmapped.hpp"

#include "woo24/sync/gift_card.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/vat.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace woo24::sync {

namespace {

// Nobody has paid, or will.
constexpr std::array<std::string_view, 4> k_no_sale{"checkout-draft", "pending", "failed", "cancelled"};

/// Whether the orders say of the same thing that it has no entry.
bool is_same(const Reason& of_settings, const Reason& of_orders) {
  if (of_settings.id == ReasonId::shop_method_unmapped && of_orders.id == ReasonId::orders_method_unmapped)
    return argument(of_settings, "method") == argument(of_orders, "method");
  if (of_settings.id == ReasonId::vat_entry_missing && of_orders.id == ReasonId::orders_rate_unmapped) {
    return argument(of_settings, "rate") == argument(of_orders, "rate") &&
           argument(of_settings, "country") == argument(of_orders, "country");
  }
  return false;
}

}  // namespace

void Unmapped::add(const shop::Order& order) {
  if (!seen_.insert(order.id).second) return;
  if (std::find(k_no_sale.begin(), k_no_sale.end(), order.status) != k_no_sale.end()) return;
  const auto rule = payment_rule(order, rules_);
  if (!rule.ok()) {
    auto& method = methods_[order.payment_method];
    if (!order.payment_title.empty()) method.title = order.payment_title;
    ++method.orders;
  }
  look_at_vat(order);
}

void Unmapped::look_at_vat(const shop::Order& order) {
  const VatOfOrder vat(order, rules_);
  std::set<std::pair<std::string, std::string>> rates, without;
  const auto look = [&](const std::vector<shop::Line>& lines, RowKind kind) {
    for (const auto& line : lines) {
      const bool debt = rules_.settings.orders.rows.sold_gift_card == settings::SoldGiftCard::multi && is_sold_gift_card(line);
      if (debt && kind == RowKind::goods) continue;
      const auto parts = vat.parts(line, kind);
      if (parts.ok()) continue;
      const auto& reason = parts.error().reason;
      if (reason.id == ReasonId::no_vat_entry) rates.emplace(argument(reason, "country"), argument(reason, "rate"));
      if (reason.id == ReasonId::no_entry_without_vat)
        without.emplace(argument(reason, "treatment"), argument(reason, "country"));
    }
  };
  look(order.lines, RowKind::goods);
  look(order.shipping_lines, RowKind::shipping);
  look(order.fee_lines, RowKind::fee);
  for (const auto& one : rates) ++rates_[one];
  for (const auto& one : without) ++without_vat_[one];
}

std::vector<Reason> Unmapped::warnings() const {
  std::vector<Reason> all;
  for (const auto& [id, method] : methods_) {
    all.push_back({ReasonId::orders_method_unmapped,
                   {{"method", id}, {"title", method.title}, {"orders", std::to_string(method.orders)}}});
  }
  for (const auto& [of, orders] : rates_) {
    all.push_back(
        {ReasonId::orders_rate_unmapped, {{"rate", of.second}, {"country", of.first}, {"orders", std::to_string(orders)}}});
  }
  for (const auto& [of, orders] : without_vat_) {
    all.push_back({ReasonId::orders_without_vat_unmapped,
                   {{"treatment", of.first}, {"country", of.second}, {"orders", std::to_string(orders)}}});
  }
  return all;
}

std::vector<Reason> with_orders(std::vector<Reason> of_settings, std::vector<Reason> of_orders) {
  std::erase_if(of_settings, [&](const Reason& one) {
    return std::any_of(of_orders.begin(), of_orders.end(), [&](const Reason& other) { return is_same(one, other); });
  });
  for (auto& one : of_orders) of_settings.push_back(std::move(one));
  return of_settings;
}

}  // namespace woo24::sync
