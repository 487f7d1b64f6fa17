#include "woo24/sync/payment.hpp"

#include "woo24/base/amount.hpp"
#include "woo24/sync/shop_meta.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace woo24::sync {

namespace {

// Statuses of WooCommerce itself in which an order waits for something in the shop.
constexpr std::array<std::string_view, 4> k_waits_in_shop{"pending", "on-hold", "checkout-draft", "processing"};
// A person, not a payment, moves these on: date_paid only says that the status did.
constexpr std::array<std::string_view, 3> k_never_paid_by_themselves{"bacs", "cheque", "cod"};

template <typename List>
bool holds(const List& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

const PaymentRule* rule_of(const std::string& method, const Rules& rules) {
  const auto found = std::find_if(rules.payments.begin(), rules.payments.end(),
                                  [&](const PaymentRule& rule) { return rule.setting.method == method; });
  return found == rules.payments.end() ? nullptr : &*found;
}

/// The statuses an order surely has passed, though it may stand elsewhere now.
std::set<std::string> reached(const shop::Order& order) {
  std::set<std::string> statuses{order.status};
  if (order.paid || order.completed) statuses.insert("processing");
  if (order.completed) statuses.insert("completed");
  return statuses;
}

Reason waiting(const shop::Order& order, const char* rule) {
  return Reason{ReasonId::not_captured_yet, {{"method", order.payment_method}, {"rule", rule}}};
}

}  // namespace

Result<const PaymentRule*> payment_rule(const shop::Order& order, const Rules& rules) {
  if (const auto* rule = rule_of(order.payment_method, rules)) return rule;
  if (order.total.is_zero()) return static_cast<const PaymentRule*>(nullptr);
  const auto& fallback = rules.settings.orders.unknown_payment;
  if (const auto* rule = fallback.empty() ? nullptr : rule_of(fallback, rules)) return rule;
  return Fail{Kind::refused,
              Reason{ReasonId::payment_method_unmapped, {{"method", order.payment_method}, {"title", order.payment_title}}}};
}

DueAnswer due(const shop::Order& order, const Rules& rules) {
  const Reason not_yet{ReasonId::not_due_yet, {{"status", order.status}}};
  if (order.status == "checkout-draft") return {Due::no, not_yet};
  if (order.created && rules.zone.day_of(*order.created) < rules.settings.orders.from) return {Due::no, not_yet};
  const auto rule = payment_rule(order, rules);
  const auto* mapped = rule.ok() ? rule.value() : nullptr;
  const auto& send_when = mapped == nullptr ? rules.settings.orders.send_when : mapped->send_when;
  if (holds(send_when, order.status)) return {Due::yes, {}};
  const auto passed = reached(order);
  const bool was_due =
      std::any_of(send_when.begin(), send_when.end(), [&](const std::string& one) { return passed.contains(one); });
  if (!was_due || holds(k_waits_in_shop, order.status)) return {Due::no, not_yet};
  // It went on between two looks: a refund presupposes the sale; anything else is for a person to judge.
  if (order.status == "refunded" || order.status == "completed") return {Due::yes, {}};
  return {Due::decide, Reason{ReasonId::paid_not_due, {{"status", order.status}}}};
}

bool captured(const shop::Order& order) {
  if (order.status == "completed") return true;
  if (meta_says_something(order.meta, "_wc_klarna_capture_id") || meta_says_something(order.meta, "_dibs_charge_id"))
    return true;
  if (const auto vipps = Amount::parse(meta_value(order.meta, "_vipps_captured")); vipps && *vipps > Amount()) return true;
  return !order.lines.empty() && std::all_of(order.lines.begin(), order.lines.end(), [](const shop::Line& line) {
    return meta_says_something(line.meta, "_qliro_captured_data");
  });
}

Result<void> releasable(const shop::Order& order, const PaymentRule& rule) {
  if (order.total.is_zero()) return {};
  const bool by_itself = !holds(k_never_paid_by_themselves, order.payment_method);
  switch (rule.setting.release) {
    case settings::Release::at_once:
      // "Paid with" registers money: an order that the shop still holds back has none.
      if (rule.setting.paid_with && holds(k_waits_in_shop, order.status) && order.status != "processing")
        return Fail{Kind::refused, waiting(order, "paid")};
      return {};
    case settings::Release::paid:
      if ((order.paid && by_itself) || order.status == "completed") return {};
      return Fail{Kind::refused, waiting(order, "paid")};
    case settings::Release::captured:
      if (captured(order)) return {};
      return Fail{Kind::refused, waiting(order, "captured")};
    case settings::Release::completed:
      if (order.status == "completed") return {};
      return Fail{Kind::refused, waiting(order, "completed")};
  }
  return {};
}

}  // namespace woo24::sync
