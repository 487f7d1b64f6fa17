#pragma once
// The head of a draft: dates, currency, payment, distribution, references, addresses. books.md §6 to §8, §11.

#include "woo24/base/result.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/texts.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

/// A day as the books take it.
struct BookedDay {
  Day day;
  std::optional<Day> moved_from;  ///< the true day, when its period is closed and `late: next_open_day`
};
/// Closed are the months up to `closed_through` and the fiscal years that the office has locked. Error: period-closed.
Result<BookedDay> booked_day(Day day, const settings::Orders& settings, const std::vector<office::FiscalYear>& years = {});
/// The day of the invoice of an order released now: only where that release makes one (`becomes: Invoiced`).
/// Error: period-closed.
Result<std::optional<Day>> invoice_day(const std::string& becomes, Instant now, const Rules& rules);

/// Nothing for the client's own currency. Errors: currency-unknown, currency-rate-missing.
Result<std::optional<office::Currency>> currency_of(const shop::Order& order, const Rules& rules,
                                                    const std::optional<office::Currency>& frozen);

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
