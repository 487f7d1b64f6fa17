#include "woo24/sync/gate.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/gift_card.hpp"
#include "woo24/sync/shop_meta.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace woo24::sync {

namespace {

constexpr std::array<std::string_view, 11> k_thousandths{"BHD", "IQD", "JOD", "KWD", "LYD", "OMN",
                                                         "OMR", "TND", "CLF", "UYW", "MRU"};

Fail refused(ReasonId id, std::map<std::string, std::string> arguments = {}) {
  return Fail{Kind::refused, Reason{id, std::move(arguments)}};
}

/// The sum of lines, shipping and fees with their taxes, less what gift cards paid; the nets as they are, or rounded a line as
/// shops do that round tax a line.
Amount sum_of(const shop::Order& order, std::optional<int> net_decimals) {
  Amount sum;
  for (const auto* list : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& line : *list) sum += (net_decimals ? line.total.rounded(*net_decimals) : line.total) + line.total_tax;
  }
  return sum - redeemed(order);
}

/// All that stands on the order, whatever its sign.
Amount weight_of(const shop::Order& order) {
  Amount weight;
  for (const auto* list : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& line : *list) {
      weight += line.total.abs() + line.total_tax.abs();
      for (const auto& share : line.taxes) weight += share.total.abs();
    }
  }
  for (const auto& card : order.gift_cards) weight += card.amount.abs();
  return weight;
}

Result<void> readable_amounts(const shop::Order& order) {
  if (order.total.is_negative())
    return refused(ReasonId::order_unreadable, {{"field", "total"}, {"found", order.total.text(2)}});
  if (order.lines.empty() && order.fee_lines.empty() && order.shipping_lines.empty()) {
    return refused(ReasonId::order_unreadable, {{"field", "line_items"}, {"found", "[]"}});
  }
  // What is believable as a whole cannot leave the range of an amount in any sum of its parts.
  if (const auto weight = weight_of(order); !weight.is_believable())
    return refused(ReasonId::order_unreadable, {{"field", "line_items"}, {"found", weight.text(2)}});
  const auto odd = std::find(k_thousandths.begin(), k_thousandths.end(), order.currency) != k_thousandths.end();
  if (odd || !order.total.is_whole_in(2)) return refused(ReasonId::currency_decimals, {{"currency", order.currency}});
  return {};
}

/// A plugin says that a card was redeemed, and the shop's answer does not say for how much.
Result<void> gift_cards_are_known(const shop::Order& order) {
  const auto read = [&](std::string_view plugin) {
    return std::any_of(order.gift_cards.begin(), order.gift_cards.end(),
                       [&](const shop::GiftCard& card) { return card.plugin == plugin; });
  };
  for (const auto& [key, plugin] :
       {std::pair{"pw_gift_cards_redeemed", "PW Gift Cards"}, std::pair{"_ywgc_applied_gift_cards", "YITH Gift Cards"}}) {
    if (!meta_says_something(order.meta, key) || read(plugin)) continue;
    if (meta_says_something(order.meta, "ywgc_gift_card_updated_as_fee")) continue;  // then it is a fee line
    return refused(ReasonId::gift_card_not_handled, {{"plugin", plugin}, {"amount", ""}});
  }
  for (const auto& card : order.gift_cards) {
    if (card.amount.is_negative() || !card.amount.is_whole_in(2)) {
      return refused(ReasonId::gift_card_not_handled, {{"plugin", card.plugin}, {"amount", card.amount.shortest()}});
    }
  }
  return {};
}

/// A deposit, or a payment in parts: WooCommerce Deposits (its rows), Webtomizer's and Acowebs' (the order), and their
/// statuses.
bool is_paid_in_parts(const shop::Order& order) {
  static constexpr std::array<std::string_view, 4> k_statuses{"partially-paid", "partial-payment", "partially_paid",
                                                              "scheduled-payment"};
  if (std::find(k_statuses.begin(), k_statuses.end(), order.status) != k_statuses.end()) return true;
  if (order.created_via == "wc_deposits") return true;  // the later payment, an order of its own
  if (meta_says_something(order.meta, "_wc_deposits_order_has_deposit") ||
      meta_says_something(order.meta, "_awcdp_deposits_order_has_deposit")) {
    return true;
  }
  return std::any_of(order.lines.begin(), order.lines.end(), [](const shop::Line& line) {
    return meta_says_something(line.meta, "_is_deposit") || meta_says_something(line.meta, "is_deposit");
  });
}

Result<void> no_other_money(const shop::Order& order) {
  if (meta_says_something(order.meta, "smart_coupons_contribution")) {
    return refused(ReasonId::store_credit_not_handled, {{"plugin", "Smart Coupons"}});
  }
  if (is_paid_in_parts(order)) return refused(ReasonId::deposit_not_handled, {{"plugin", "WooCommerce Deposits"}});
  return {};
}

Result<void> adds_up(const shop::Order& order, int decimals) {
  const auto rows = static_cast<std::int64_t>(order.lines.size() + order.shipping_lines.size() + order.fee_lines.size());
  const auto slack = rounding_slack(decimals, rows + 1);
  const auto exact = sum_of(order, std::nullopt);
  if ((exact - order.total).abs() <= slack || (sum_of(order, decimals) - order.total).abs() <= slack) return {};
  return refused(ReasonId::order_does_not_add_up,
                 {{"gap", (order.total - exact).text(2)}, {"total", order.total.text(2)}, {"sum", exact.text(2)}});
}

}  // namespace

Amount rounding_slack(int decimals, std::int64_t rows) {
  return decimals == 0 ? Amount::cents(50) * rows : decimals == 1 ? Amount::cents(5) * rows : Amount::cents(1);
}

Result<void> nothing_refunded(const shop::Order& order) {
  if (order.refunds.empty() && order.status != "refunded") return {};
  Amount refunded;
  for (const auto& refund : order.refunds) refunded -= refund.total;
  return refused(ReasonId::refunded_before_sent, {{"refunded", refunded.text(2)}, {"total", order.total.text(2)}});
}

bool is_anonymised(const shop::Order& order) {
  if (meta_says_something(order.meta, "_anonymized")) return true;
  const auto mail = lower(trimmed(order.billing.email));
  return mail.ends_with("@site.invalid") || trimmed(order.billing.first_name) == "[deleted]" ||
         trimmed(order.billing.company) == "[deleted]";
}

Result<void> gate(const shop::Order& order, int decimals) {
  if (is_anonymised(order)) return refused(ReasonId::order_anonymised);
  TRY(readable_amounts(order));
  TRY(gift_cards_are_known(order));
  TRY(no_other_money(order));
  return adds_up(order, decimals);
}

}  // namespace woo24::sync
