#pragma once
// The first look at a shop order: whether it is complete in itself, and free of what cannot be booked. books.md §1 and §5.

#include "woo24/base/amount.hpp"
#include "woo24/base/result.hpp"
#include "woo24/model/shop_order.hpp"

namespace woo24::sync {

/// The shop's eraser has been here: names and addresses are gone or false.
bool is_anonymised(const shop::Order& order);

/// Where refunds are nobody's business of ours (`orders.after.refunds: off`), a sale that has any is for a person to book.
/// Error: refunded-before-sent.
Result<void> nothing_refunded(const shop::Order& order);

/// Lines + shipping + fees + taxes − gift cards must be the order's total. Errors: order-anonymised, order-unreadable,
/// currency-decimals, gift-card-not-handled (a plugin says that one was used, not for how much), store-credit-not-handled,
/// deposit-not-handled, order-does-not-add-up. `decimals`: the shop's price decimals.
Result<void> gate(const shop::Order& order, int decimals);

/// How far a sum of the shop's may be off by its own rounding: 0.01, or 0.50 × rows in shops with 0 decimals.
Amount rounding_slack(int decimals, std::int64_t rows);

}  // namespace woo24::sync
