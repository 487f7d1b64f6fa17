#pragma once
// What is to become of an order that nothing was sent of yet. A plan prints it and a run acts on it: one answer for both.

#include "woo24/model/shop_order.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

enum class Outlook {
  rests,  ///< not due: the shop's next change brings it back
  fails,  ///< due, but cannot be booked
  waits,  ///< due, and the money is not there as the rule wants it
  ready,
};

struct Prospect {
  Outlook outlook = Outlook::rests;
  Reason reason;               ///< for all but ready
  std::optional<Draft> draft;  ///< for ready
  std::string payment;         ///< ready: the office's payment method, or the shop's where the office invoices
};

/// `products` must hold what needed_products asked for, of a due order.
Prospect prospect(const shop::Order& order, const Rules& rules, const Products& products, const std::string& key);

}  // namespace woo24::sync
