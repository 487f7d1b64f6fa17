#pragma once
// Which rule of payment an order falls under, whether it is due in the books, and whether it may be released. books.md §6,
// exactly-once §5.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"

namespace woo24::sync {

/// Error: payment-method-unmapped. An order of total 0 needs none: then the rule may be absent (nullptr).
Result<const PaymentRule*> payment_rule(const shop::Order& order, const Rules& rules);

/// Created before `orders.from`: left alone, unless it was paid since; then a person decides (exactly-once §5).
bool is_too_old(const shop::Order& order, const Rules& rules);
bool is_paid_since_start(const shop::Order& order, const Rules& rules);

enum class Due {
  no,  ///< rests: status not reached, or created before `from`
  yes,
  decide,  ///< paid and then cancelled, failed or in a plugin's status: a person decides (paid-not-due)
};
struct DueAnswer {
  Due due = Due::no;
  Reason reason;  ///< why not, or what to decide
};
DueAnswer due(const shop::Order& order, const Rules& rules);

/// Whether a payment is registered with the release of such an order.
bool registers_payment(const shop::Order& order, const Rules& rules);

/// Whether the money is there as the rule wants it. Ok: release. Error (refused, not-captured-yet): wait.
Result<void> releasable(const shop::Order& order, const PaymentRule& rule);
bool captured(const shop::Order& order);

}  // namespace woo24::sync
