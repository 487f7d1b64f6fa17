// Dates: into which day something is booked, and what is closed (books.md §7).
#include "woo24/sync/period.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

Day day(int y, unsigned m, unsigned d) { return Day{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

struct Period {
  const char* why;
  Day day;
  const char* closed_through;  ///< "" for none
  bool moves;                  ///< late: next_open_day
  const char* answer;
};
void PrintTo(const Period& row, std::ostream* out) { *out << row.why; }
class PeriodTest : public testing::TestWithParam<Period> {};

/// The office has locked the fiscal years 2024 and 2025.
TEST_P(PeriodTest, NothingIsBookedIntoWhatIsClosed) {
  const auto& row = GetParam();
  settings::Orders orders;
  if (const auto month = parse_day(std::string(row.closed_through) + "-01"))
    orders.closed_through = month->year() / month->month();
  orders.late = row.moves ? settings::Late::next_open_day : settings::Late::fail;
  const std::vector<office::FiscalYear> years{{day(2024, 1, 1), day(2024, 12, 31), true},
                                              {day(2025, 1, 1), day(2025, 12, 31), true},
                                              {day(2026, 1, 1), day(2026, 12, 31), false}};
  const auto booked = booked_day(row.day, orders, years);
  const auto shown = [](const BookedDay& one) {
    return format_day(one.day) + (one.moved_from ? ", moved from " + format_day(*one.moved_from) : "");
  };
  EXPECT_EQ(booked.ok() ? shown(booked.value()) : told(booked), row.answer) << row.why;
}

INSTANTIATE_TEST_SUITE_P(
    Days, PeriodTest,
    testing::Values(
        Period{"nothing is closed", day(2026, 10, 31), "", false, "2026-10-31"},
        Period{"the last day of the closed month", day(2026, 10, 31), "2026-10", false,
               "period-closed day=2026-10-31 closed_through=2026-10"},
        Period{"the first open day", day(2026, 11, 1), "2026-10", false, "2026-11-01"},
        Period{"long before", day(2026, 1, 1), "2026-10", false, "period-closed day=2026-01-01 closed_through=2026-10"},
        Period{"moved to the next open day", day(2026, 9, 30), "2026-10", true, "2026-11-01, moved from 2026-09-30"},
        Period{"over the turn of the year", day(2026, 12, 31), "2026-12", true, "2027-01-01, moved from 2026-12-31"},
        Period{"an open day does not move", day(2026, 11, 2), "2026-10", true, "2026-11-02"},
        Period{"the office has locked the year, whatever the settings say", day(2025, 12, 31), "", false,
               "period-closed day=2025-12-31 closed_through=2025-12-31"},
        Period{"the first day after a locked year", day(2026, 1, 1), "", false, "2026-01-01"},
        Period{"out of two locked years", day(2024, 6, 1), "", true, "2026-01-01, moved from 2024-06-01"},
        Period{"a month closed inside a locked year: on to the next year", day(2025, 2, 1), "2025-03", true,
               "2026-01-01, moved from 2025-02-01"},
        Period{"a locked year, and months of the next one closed", day(2025, 6, 1), "2026-10", true,
               "2026-11-01, moved from 2025-06-01"}));

TEST(InvoiceDay, IsThatOfTheReleaseAndOnlyWhereItInvoices) {
  auto settings = example_settings();
  const auto now = *parse_utc("2026-11-23T23:30:00Z");  // half past midnight in Sweden
  EXPECT_EQ(invoice_day("ForInvoicing", now, rules_of(settings)).value(), std::nullopt)
      << "the office sets it when it invoices";
  EXPECT_EQ(invoice_day("Invoiced", now, rules_of(settings)).value(), day(2026, 11, 24));
  settings.orders.closed_through = std::chrono::year{2026} / std::chrono::November;
  EXPECT_EQ(told(invoice_day("Invoiced", now, rules_of(settings))), "period-closed day=2026-11-24 closed_through=2026-11");
  settings.orders.late = settings::Late::next_open_day;
  EXPECT_EQ(invoice_day("Invoiced", now, rules_of(settings)).value(), day(2026, 12, 1));
}

}  // namespace
}  // namespace woo24::sync
