// When what is done once a day is due: a table, one row a case, by a Swedish clock.
#include "woo24/sync/daily.hpp"

#include "woo24/base/result.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace std::chrono_literals;

Zone sweden() { return Zone::named("Europe/Stockholm").value(); }
Instant utc(const char* text) { return parse_utc(text).value(); }

TEST(Daily, IsATimeOfTheLocalDayOverBothSwitchesOfSummerTime) {
  struct Row {
    const char* day;
    std::chrono::minutes time;
    const char* utc;
    const char* why;
  };
  for (const auto& row : {
           Row{"2026-11-24", 210min, "2026-11-24T02:30:00Z", "winter"},
           Row{"2026-07-01", 210min, "2026-07-01T01:30:00Z", "summer"},
           Row{"2026-11-24", 0min, "2026-11-23T23:00:00Z", "midnight"},
           Row{"2026-03-29", 90min, "2026-03-29T00:30:00Z", "before summer time begins at 02:00"},
           Row{"2026-03-29", 150min, "2026-03-29T01:30:00Z", "02:30 is skipped: 03:30 by the clock"},
           Row{"2026-03-29", 210min, "2026-03-29T01:30:00Z", "03:30 is there"},
           Row{"2026-03-29", 1380min, "2026-03-29T21:00:00Z", "the evening of that day"},
           Row{"2026-10-25", 150min, "2026-10-25T00:30:00Z", "02:30 comes twice: the first one"},
           Row{"2026-10-25", 210min, "2026-10-25T02:30:00Z", "03:30 comes once"},
           Row{"2026-10-25", 1380min, "2026-10-25T22:00:00Z", "the evening of that day"},
       }) {
    EXPECT_EQ(format_utc(moment_of(sweden(), parse_day(row.day).value(), row.time)), row.utc) << row.why;
  }
}

TEST(Daily, IsDueOnceADayAndAMissedTimeOnce) {
  struct Row {
    const char* last;
    const char* first_start;
    const char* now;
    const char* next;
    const char* why;
  };
  for (const auto& row : {
           Row{"", "2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z", "2026-11-25T02:30:00Z", "new: the first night"},
           Row{"", "2026-11-24T01:00:00Z", "2026-11-24T01:00:00Z", "2026-11-24T02:30:00Z", "new, before tonight's"},
           Row{"", "2026-11-20T09:00:00Z", "2026-11-24T09:00:00Z", "2026-11-21T02:30:00Z", "never yet: overdue since"},
           Row{"2026-11-24T02:30:20Z", "2026-11-01T09:00:00Z", "2026-11-24T03:00:00Z", "2026-11-25T02:30:00Z", "done tonight"},
           Row{"2026-11-20T02:30:20Z", "2026-11-01T09:00:00Z", "2026-11-24T09:00:00Z", "2026-11-21T02:30:00Z",
               "four nights missed: due now, once"},
           Row{"2026-11-24T09:00:00Z", "2026-11-01T09:00:00Z", "2026-11-24T10:00:00Z", "2026-11-25T02:30:00Z",
               "made up for in the morning"},
           Row{"2026-11-24T00:10:00Z", "2026-11-01T09:00:00Z", "2026-11-24T02:30:00Z", "2026-11-25T02:30:00Z",
               "made up for after midnight: not again the same day"},
           Row{"2026-10-25T00:30:30Z", "2026-10-01T09:00:00Z", "2026-10-25T01:30:00Z", "2026-10-26T02:30:00Z",
               "the hour that comes twice"},
           Row{"2026-11-24T08:00:00Z", "2026-11-01T09:00:00Z", "2026-11-24T02:31:00Z", "2026-11-25T02:30:00Z",
               "the clock stepped back a little"},
           Row{"2030-01-01T00:00:00Z", "2026-11-01T09:00:00Z", "2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z",
               "the clock was years ahead once"},
       }) {
    const auto last = *row.last == '\0' ? std::nullopt : std::optional(utc(row.last));
    EXPECT_EQ(format_utc(next_daily(sweden(), 210min, last, utc(row.first_start), utc(row.now))), row.next) << row.why;
  }
}

TEST(Daily, EveryDayOfAYearHasOneMomentWhateverTheTime) {
  for (const auto time : {0min, 90min, 120min, 150min, 179min, 180min, 210min, 1439min}) {
    auto last = utc("2026-01-01T12:00:00Z");
    for (int n = 0; n < 366; ++n) {
      const auto next = next_daily(sweden(), time, last, last, last);
      EXPECT_GT(next, last);
      EXPECT_LE(next - last, 49h);
      EXPECT_EQ(std::chrono::sys_days{sweden().day_of(next)} - std::chrono::sys_days{sweden().day_of(last)},
                std::chrono::days{1})
          << format_utc(next);
      last = next;
    }
  }
}

}  // namespace
}  // namespace woo24::sync
