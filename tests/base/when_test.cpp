#include "woo24/base/when.hpp"

#include "woo24/base/result.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace woo24 {
namespace {

Instant at(const std::string& text) {
  const auto parsed = parse_utc(text);
  if (!parsed) throw std::invalid_argument(text);
  return *parsed;
}

Day day(const std::string& text) {
  const auto parsed = parse_day(text);
  if (!parsed) throw std::invalid_argument(text);
  return *parsed;
}

Zone stockholm() { return Zone::named("Europe/Stockholm").value(); }

TEST(When, ReadsMomentsAsUtc) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"2026-11-24T01:15:03Z", "2026-11-24T01:15:03Z"},         {"2026-11-24T01:15:03", "2026-11-24T01:15:03Z"},
      {"2026-11-24 01:15:03", "2026-11-24T01:15:03Z"},          {"2026-11-24T01:15:03.123", "2026-11-24T01:15:03Z"},
      {"2026-11-24T01:15:03.9999999Z", "2026-11-24T01:15:03Z"}, {"2026-11-24T01:15:03+01:00", "2026-11-24T00:15:03Z"},
      {"2026-11-24T01:15:03.5-03:30", "2026-11-24T04:45:03Z"},  {"2026-11-24T01:15:03+0200", "2026-11-23T23:15:03Z"},
      {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"},         {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"},
      {"1899-12-31T00:00:00", "1899-12-31T00:00:00Z"},
  };
  for (const auto& [text, wanted] : rows) {
    const auto parsed = parse_utc(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(format_utc(*parsed), wanted) << text;
  }
  EXPECT_EQ(at("1970-01-02T00:00:01Z").time_since_epoch().count(), 86'401);
}

TEST(When, GuessesNothing) {
  for (const auto* text : {"",
                           "2026-11-24",
                           "0001-01-01T00:00:00",
                           "0001-01-01T00:00:00Z",
                           "2026-02-29T00:00:00Z",
                           "2026-13-01T00:00:00Z",
                           "2026-11-24T24:00:00Z",
                           "2026-11-24T01:60:00Z",
                           "2026-11-24T01:15:03X",
                           "2026-11-24T01:15:03 Z",
                           "2026-11-24T01:15:03+1",
                           "2026-11-24T01:15:03+01:0",
                           "2026-11-24T01:15:03+01:00x",
                           "2026-11-24T01:15:03+99:00",
                           "2026-11-24T01:15",
                           "24/11/2026 01:15:03",
                           "2026-11-24T01.15.03",
                           "2026-1-24T01:15:03Z",
                           "-026-11-24T01:15:03",
                           "2026-11-24T-1:15:03"}) {
    EXPECT_FALSE(parse_utc(text)) << text;
  }
}

TEST(When, ReadsAndWritesTheDateHeader) {
  EXPECT_EQ(parse_http_date("Tue, 24 Nov 2026 01:18:04 GMT"), at("2026-11-24T01:18:04Z"));
  EXPECT_EQ(format_http_date(at("2026-11-24T01:18:04Z")), "Tue, 24 Nov 2026 01:18:04 GMT");
  EXPECT_EQ(format_http_date(at("2026-03-01T00:00:00Z")), "Sun, 01 Mar 2026 00:00:00 GMT");
  for (const auto* text : {"", "Tue, 24 Nov 2026 01:18:04", "Tue, 24 Nov 2026 01:18:04 UTC", "Tue, 24 Foo 2026 01:18:04 GMT",
                           "Tue, 31 Nov 2026 01:18:04 GMT", "Tue, 24 Nov 2026 25:18:04 GMT", "Tue, 24 Nov 2026 01-18-04 GMT",
                           "Tuesday, 24-Nov-26 01:18:04 GMT"}) {
    EXPECT_FALSE(parse_http_date(text)) << text;
  }
}

TEST(When, ReadsDays) {
  EXPECT_EQ(format_day(day("2026-11-24")), "2026-11-24");
  EXPECT_EQ(format_plain(at("2026-11-24T01:15:03Z")), "2026-11-24T01:15:03");
  for (const auto* text :
       {"", "2026-11-31", "2026-02-29", "2026-00-10", "2026-11-24T", "26-11-24", "2026/11/24", "0001-01-01", "2026-11-2x"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Zone, IsOneOfTheSystems) {
  const auto zone = Zone::named("Europe/Stockholm");
  ASSERT_TRUE(zone.ok());
  EXPECT_EQ(zone.value().name(), "Europe/Stockholm");
  for (const auto* name : {"Europe/Stokholm", "", "Stockholm", "../../etc/passwd", "+01:00"}) {
    const auto wrong = Zone::named(name);
    ASSERT_FALSE(wrong.ok()) << name;
    EXPECT_EQ(wrong.error().kind, Kind::configuration);
    EXPECT_EQ(wrong.error().reason, (Reason{ReasonId::unknown_time_zone, {{"name", name}}}));
  }
}

TEST(Zone, UtcIsItself) {
  for (const auto& zone : {Zone::utc(), Zone::named("UTC").value()}) {
    EXPECT_EQ(zone.name(), "UTC");
    EXPECT_EQ(zone.offset_seconds(at("2026-07-01T00:00:00Z")), 0);
    EXPECT_EQ(zone.start_of(day("2026-07-01")), at("2026-07-01T00:00:00Z"));
    EXPECT_EQ(zone.local_second(at("2026-07-01T12:34:56Z")), "2026-07-01T12:34:56");
  }
}

TEST(Zone, SummerTimeBegins) {
  const auto zone = stockholm();
  EXPECT_EQ(zone.local_second(at("2026-03-29T00:59:59Z")), "2026-03-29T01:59:59");
  EXPECT_EQ(zone.local_second(at("2026-03-29T01:00:00Z")), "2026-03-29T03:00:00");
  EXPECT_EQ(zone.offset_seconds(at("2026-03-29T00:59:59Z")), 3'600);
  EXPECT_EQ(zone.offset_seconds(at("2026-03-29T01:00:00Z")), 7'200);
  EXPECT_EQ(zone.start_of(day("2026-03-29")), at("2026-03-28T23:00:00Z"));
  EXPECT_EQ(zone.start_of(day("2026-03-30")), at("2026-03-29T22:00:00Z")) << "a day of 23 hours";
}

TEST(Zone, SummerTimeEnds) {
  const auto zone = stockholm();
  EXPECT_EQ(zone.local_minute(at("2026-10-25T00:30:00Z")), "2026-10-25 02:30");
  EXPECT_EQ(zone.local_minute(at("2026-10-25T01:30:00Z")), "2026-10-25 02:30") << "the same minute a second time";
  EXPECT_EQ(zone.offset_seconds(at("2026-10-25T00:59:59Z")), 7'200);
  EXPECT_EQ(zone.offset_seconds(at("2026-10-25T01:00:00Z")), 3'600);
  EXPECT_EQ(zone.start_of(day("2026-10-25")), at("2026-10-24T22:00:00Z"));
  EXPECT_EQ(zone.start_of(day("2026-10-26")), at("2026-10-25T23:00:00Z")) << "a day of 25 hours";
}

TEST(Zone, ADayIsTheZonesOwn) {
  const auto zone = stockholm();
  EXPECT_EQ(zone.day_of(at("2026-11-24T22:59:59Z")), day("2026-11-24"));
  EXPECT_EQ(zone.day_of(at("2026-11-24T23:00:00Z")), day("2026-11-25"));
  EXPECT_EQ(zone.day_of(at("2026-06-30T22:00:00Z")), day("2026-07-01")) << "another month, another VAT period";
  EXPECT_EQ(zone.day_of(at("2026-12-31T23:00:00Z")), day("2027-01-01"));
}

TEST(Zone, ADayMayBeginAtASwitch) {
  const auto beirut = Zone::named("Asia/Beirut").value();  // summer time skips the first hour of this day
  EXPECT_EQ(beirut.start_of(day("2024-03-31")), at("2024-03-30T22:00:00Z"));
  EXPECT_EQ(beirut.local_second(beirut.start_of(day("2024-03-31"))), "2024-03-31T01:00:00");
  const auto azores = Zone::named("Atlantic/Azores").value();  // summer time ends at 01:00, back to 00:00: midnight comes twice
  EXPECT_EQ(azores.start_of(day("2024-10-27")), at("2024-10-27T00:00:00Z"));
  EXPECT_EQ(azores.local_second(at("2024-10-27T01:00:00Z")), "2024-10-27T00:00:00");
}

TEST(Zone, KnowsSummerTimeUpTo2037) {
  const auto zone = stockholm();
  for (int year = 2024; year <= 2037; ++year) {
    const auto years = std::to_string(year);
    EXPECT_EQ(zone.offset_seconds(at(years + "-07-01T00:00:00Z")), 7'200) << year;
    EXPECT_EQ(zone.offset_seconds(at(years + "-01-01T00:00:00Z")), 3'600) << year;
  }
}

RC_GTEST_PROP(WhenProperty, TextIsReadBack, ()) {
  const Instant moment{Seconds{*rc::gen::inRange<std::int64_t>(-2'000'000'000, 8'000'000'000)}};
  RC_ASSERT(parse_utc(format_utc(moment)) == moment);
  RC_ASSERT(parse_utc(format_plain(moment)) == moment);
  RC_ASSERT(parse_http_date(format_http_date(moment)) == moment);
}

RC_GTEST_PROP(WhenProperty, EveryMomentLiesInItsDay, ()) {
  const auto zone = stockholm();
  const Instant moment{Seconds{*rc::gen::inRange<std::int64_t>(1'577'836'800, 2'145'916'800)}};  // 2020 up to 2037
  const auto today = zone.day_of(moment);
  const Day tomorrow{std::chrono::sys_days{today} + std::chrono::days{1}};
  RC_ASSERT(zone.start_of(today) <= moment);
  RC_ASSERT(moment < zone.start_of(tomorrow));
  RC_ASSERT(zone.day_of(zone.start_of(today)) == today);
  RC_ASSERT(zone.local_second(moment).substr(0, 10) == format_day(today));
}

}  // namespace
}  // namespace woo24
