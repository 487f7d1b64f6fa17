#include "woo24/sandbox/office_time.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

std::string read(const char* text, bool utc = false) {
  const auto time = read_request_time(text, utc);
  if (time.fault == TimeFault::form) return "form";
  if (time.fault == TimeFault::skipped_hour) return "skipped";
  return time.at ? format_plain(*time.at) : "none";
}

TEST(OfficeTimeTest, ReadsTimesWithoutOffsetAsOslos) {
  EXPECT_EQ(read("2026-11-24T12:00:00"), "2026-11-24T11:00:00");
  EXPECT_EQ(read("2026-07-01T12:00:00"), "2026-07-01T10:00:00");
  EXPECT_EQ(read("2026-11-24T12:00:00", true), "2026-11-24T12:00:00");
  EXPECT_EQ(read("2026-11-24T12:00:00Z"), "2026-11-24T12:00:00");
  EXPECT_EQ(read("2026-11-24T12:00:00+02:00"), "2026-11-24T10:00:00");
  EXPECT_EQ(read("2026-11-24"), "2026-11-23T23:00:00");
  EXPECT_EQ(read("0001-01-01T00:00:00"), "none");
  EXPECT_EQ(read("yesterday"), "form");
}

TEST(OfficeTimeTest, KnowsWhenSummerTimeTurns) {
  EXPECT_EQ(read("2026-03-29T01:59:59"), "2026-03-29T00:59:59");
  EXPECT_EQ(read("2026-03-29T02:00:00"), "skipped");
  EXPECT_EQ(read("2026-03-29T02:59:59"), "skipped");
  EXPECT_EQ(read("2026-03-29T03:00:00"), "2026-03-29T01:00:00");
  EXPECT_EQ(read("2026-10-25T02:30:00"), "2026-10-25T00:30:00");  // twice there: the first
  EXPECT_EQ(read("2026-10-25T03:00:00"), "2026-10-25T02:00:00");
}

TEST(OfficeTimeTest, RoundsToTheMinuteAndKnowsTheDay) {
  const auto at = [](const char* text) { return parse_utc(text).value(); };
  EXPECT_EQ(to_minute(at("2026-11-24T08:00:29Z")), at("2026-11-24T08:00:00Z"));
  EXPECT_EQ(to_minute(at("2026-11-24T08:00:30Z")), at("2026-11-24T08:01:00Z"));
  EXPECT_EQ(oslo_day(at("2026-11-24T22:59:59Z")), "2026-11-24");
  EXPECT_EQ(oslo_day(at("2026-11-24T23:00:00Z")), "2026-11-25");
  EXPECT_EQ(oslo_day("2026-06-30T22:00:00"), "2026-07-01");
  EXPECT_EQ(oslo_day(""), "");
}

}  // namespace
}  // namespace woo24::sandbox
