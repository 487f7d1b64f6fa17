// Which mails the shop sends when an order enters a status, and to whom (api.md §6).
#include "woo24/sandbox/shop_state.hpp"

#include <algorithm>
#include <initializer_list>

namespace woo24::sandbox {

namespace {

bool is_one_of(std::string_view status, std::initializer_list<std::string_view> statuses) {
  return std::ranges::find(statuses, status) != statuses.end();
}

std::int64_t id_of(const StoredOrder& order) { return order.document.value("id", std::int64_t{0}); }

}  // namespace

void mail_customer(ShopState& state, const StoredOrder& order, const std::string& kind) {
  const auto to = order.document.contains("billing") ? text_at(order.document["billing"], "email") : "";
  if (!to.empty()) state.mails.push_back({id_of(order), kind, true, to, state.now()});
}

void mail_shop(ShopState& state, const StoredOrder& order, const std::string& kind) {
  state.mails.push_back({id_of(order), kind, false, "", state.now()});
}

void mail_status(ShopState& state, StoredOrder& order, const std::string& before) {
  const auto after = order.status();
  const bool is_new = before.empty();
  const bool was_unpaid = is_new || is_one_of(before, {"pending", "failed", "cancelled", "checkout-draft"});
  if (was_unpaid && is_one_of(after, {"processing", "completed", "on-hold"}) && !order.new_order_mailed) {
    mail_shop(state, order, "new_order");
    order.new_order_mailed = true;
  }
  if (after == "processing" && (was_unpaid || before == "on-hold")) mail_customer(state, order, "processing");
  if (after == "on-hold" && was_unpaid) mail_customer(state, order, "on_hold");
  if (after == "completed") mail_customer(state, order, "completed");
  if (after == "failed" && (is_new || is_one_of(before, {"pending", "on-hold"}))) {
    mail_shop(state, order, "failed");
    if (!state.is_old()) mail_customer(state, order, "failed");
  }
  if (after == "cancelled" && is_one_of(before, {"processing", "on-hold"})) mail_shop(state, order, "cancelled");
}

}  // namespace woo24::sandbox
