#include "woo24/sync/payment.hpp"

#include "woo24/base/amount.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/sync/import_mark.hpp"
#include "woo24/sync/key.hpp"
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

bool is_too_old(const shop::Order& order, const Rules& rules) {
  return order.created && rules.zone.day_of(*order.created) < rules.settings.orders.from;
}

bool is_paid_since_start(const shop::Order& order, const Rules& rules) {
  return order.paid && rules.zone.day_of(*order.paid) >= rules.settings.orders.from;
}

namespace {

/// An order that was copied from the office never goes back. Its mark must be its own: plugins copy meta to orders that
/// customers pay.
std::optional<DueAnswer> made_in_office(const shop::Order& order, const Rules& rules) {
  const auto mark = import_mark_of(order.meta);
  if (!mark) return std::nullopt;
  const auto own = order_key(rules.settings.shop_id, order.id, order.order_key);
  if (own.ok() && is_marked_itself(*mark, own.value()))
    return DueAnswer{Due::no, Reason{ReasonId::made_in_office, {{"office_order", office_order_of(*mark)}}}};
  if (mark->of.empty()) return DueAnswer{Due::decide, Reason{ReasonId::import_unsettled, {{"key", mark->key}}}};
  return std::nullopt;
}

}  // namespace

DueAnswer due(const shop::Order& order, const Rules& rules) {
  const Reason not_yet{ReasonId::not_due_yet, {{"status", order.status}}};
  if (order.status == "checkout-draft") return {Due::no, not_yet};
  if (auto made_elsewhere = made_in_office(order, rules); made_elsewhere && WOO24_RULE(imported_stays_in_the_shop))
    return *std::move(made_elsewhere);
  if (is_too_old(order, rules)) {
    if (!is_paid_since_start(order, rules)) return {Due::no, not_yet};
    return {Due::decide, Reason{ReasonId::created_before_start,
                                {{"created", format_day(rules.zone.day_of(*order.created))},
                                 {"from", format_day(rules.settings.orders.from)},
                                 {"paid", format_day(rules.zone.day_of(*order.paid))}}}};
  }
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
  if (!WOO24_RULE(paid_not_due_is_told)) return {Due::no, not_yet};
  return {Due::decide, Reason{ReasonId::paid_not_due, {{"status", order.status}}}};
}

namespace {

/// Qliro: "transaction:pieces,transaction:pieces" on a row, as often as something of it was captured.
Amount captured_pieces(const shop::Line& line) {
  Amount pieces;
  for (const auto& one : split(meta_value(line.meta, "_qliro_captured_data"), ',')) {
    const auto colon = one.rfind(':');
    if (colon == std::string::npos) continue;
    pieces += Amount::parse(trimmed(one.substr(colon + 1))).value_or(Amount());
  }
  return pieces;
}

/// A capture in one is on the order; one in parts is on the rows, and is whole once every row is.
bool captured_by_qliro(const shop::Order& order) {
  if (meta_says_something(order.meta, "_qliro_order_captured")) return true;
  bool any = false;
  for (const auto* rows : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& line : *rows) {
      if (line.total.is_zero()) continue;
      if (captured_pieces(line) < line.quantity) return false;
      any = true;
    }
  }
  return any;
}

}  // namespace

bool captured(const shop::Order& order) {
  if (order.status == "completed") return true;
  if (meta_says_something(order.meta, "_wc_klarna_capture_id") || meta_says_something(order.meta, "_dibs_charge_id"))
    return true;
  if (const auto vipps = Amount::parse(meta_value(order.meta, "_vipps_captured")); vipps && *vipps > Amount()) return true;
  return captured_by_qliro(order);
}

bool registers_payment(const shop::Order& order, const Rules& rules) {
  const auto rule = payment_rule(order, rules);
  return rule.ok() && rule.value() != nullptr && rule.value()->registers && !order.total.is_zero();
}

Result<void> releasable(const shop::Order& order, const PaymentRule& rule) {
  if (order.total.is_zero()) return {};
  const bool by_itself = !holds(k_never_paid_by_themselves, order.payment_method);
  switch (rule.setting.release) {
    case settings::Release::at_once:
      // "Paid with" registers money: an order that the shop still holds back has none.
      if (rule.setting.paid_with && holds(k_waits_in_shop, order.status) && order.status != "processing")
        return Fail{Kind::refused, waiting(order, "paid")};
      // A fallback (unknown_payment) says nothing of a method that is paid later: only a person's "completed" does.
      if (rule.registers && !by_itself && order.payment_method != rule.setting.method && order.status != "completed")
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
