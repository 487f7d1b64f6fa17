#pragma once
// The head of a draft: dates, distribution, references, addresses. books.md §6, §7, §11.

#include "woo24/base/result.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/texts.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

/// The day the money came: date_paid, or date_completed where a reservation is captured. Nothing when the shop does not tell.
std::optional<Instant> paid_at(const shop::Order& order, const PaymentRule& rule);

/// The head without rows and sale type. `rule`: nullptr for an order of total 0 whose method is not mapped.
Result<office::Order> draft_head(const shop::Order& order, const Rules& rules, const PaymentRule* rule, FieldTexts& texts);

office::Address office_address(const shop::Address& address);
/// Company, else first and last name.
std::string addressee(const shop::Address& address);
/// Where it goes: the shipping address, or billing where that is empty.
const shop::Address& delivery_of(const shop::Order& order);

}  // namespace woo24::sync
