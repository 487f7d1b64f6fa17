#include "woo24/sync/prospect.hpp"

#include "woo24/sync/customer.hpp"
#include "woo24/sync/payment.hpp"

namespace woo24::sync {

Prospect prospect(const shop::Order& order, const Rules& rules, const Products& products, const std::string& key) {
  const auto is_due = due(order, rules);
  if (is_due.due == Due::no) return {Outlook::rests, is_due.reason, {}, {}};
  if (is_due.due == Due::decide) return {Outlook::fails, is_due.reason, {}, {}};
  auto drafted = draft(order, rules, products);
  if (!drafted.ok()) return {Outlook::fails, drafted.error().reason, {}, {}};
  std::string payment;
  if (const auto rule = payment_rule(order, rules); rule.ok() && rule.value() != nullptr) {
    if (const auto money = releasable(order, *rule.value()); !money.ok()) return {Outlook::waits, money.error().reason, {}, {}};
    const auto& setting = rule.value()->setting;
    payment = setting.paid_with ? setting.paid_with->name : setting.method;
  }
  if (buyer_of(order, rules, key).anonymised) return {Outlook::fails, Reason{ReasonId::order_anonymised, {}}, {}, {}};
  return {Outlook::ready, {}, std::move(drafted).value(), payment};
}

}  // namespace woo24::sync
