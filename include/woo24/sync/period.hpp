#pragma once
// Into which day something is booked, and what is closed. books.md §7.

#include "woo24/base/result.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>
#include <vector>

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

}  // namespace woo24::sync
