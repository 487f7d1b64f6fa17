#pragma once
// What a shop's order says that matters to the books, as one short text: kept when the order was sent, and held against what
// the shop says later. It tells an edit from what woo24 itself and the shop write into an order all the time (meta, notes,
// statuses, refunds, stock), and from settings that changed. exactly-once §7.

#include "woo24/base/amount.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

/// Total, currency and way of payment in clear; rows, buyer, addresses, texts and the meta that the settings name as digests.
std::string shop_content(const shop::Order& order, const Rules& rules);

/// What became of an order that the shop called off, put on what was sent: any other content is a change of it.
std::string called_off_content(const std::string& sent);

struct ContentChange {
  std::string what;  ///< the first that differs: payment, currency, customer, rows, total, addresses, texts, dimensions, status
  bool other_buyer = false;    ///< the customer may be another
  bool other_payment = false;  ///< currency or way of payment: nothing that a booked order can be brought to
  bool other_total = false;
  std::string before, now;  ///< totals with currency
  friend bool operator==(const ContentChange&, const ContentChange&) = default;
};

/// Nothing: the same. `same_settings`: false where they changed since, so that what only they decide is not held against it.
/// Nothing too where one of them is not known ("").
std::optional<ContentChange> content_change(const std::string& sent, const std::string& now, bool same_settings = true);

}  // namespace woo24::sync
