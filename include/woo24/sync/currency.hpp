#pragma once
// What the office is told of a foreign currency. books.md §8.

#include "woo24/base/result.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>

namespace woo24::sync {

/// Nothing for the client's own currency. Errors: currency-unknown, currency-rate-missing.
Result<std::optional<office::Currency>> currency_of(const shop::Order& order, const Rules& rules,
                                                    const std::optional<office::Currency>& frozen);

}  // namespace woo24::sync
