#pragma once
// The first look at a shop order: whether it is complete in itself, and free of what cannot be booked. books.md §1 and §5.

#include "woo24/base/amount.hpp"
#include "woo24/base/result.hpp"
#include "woo24/model/shop_order.hpp"

namespace woo24::sync {

/// The shop's eraser has been here: names and addresses are gone or false.
bool is_anonymised(const shop::Order& order);

/// Errors: order-anonymised, order-unreadable, currency-decimals, refunded-before-sent, gift-card-not-handled,
/// store-credit-not-handled, deposit-not-handled, order-does-not-add-up. `decimals`: the shop's price decimals.
Result<void> gate(const shop::Order& order, int decimals);

/// How far a sum of the shop's may be off by its own rounding: 0.01, or 0.50 × rows in shops with 0 decimals.
Amount rounding_slack(int decimals, std::int64_t rows);

}  // namespace woo24::sync
