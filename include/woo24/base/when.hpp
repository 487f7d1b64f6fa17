#pragma once
// Points in time are UTC seconds; calendar days belong to a named zone. Parsing never guesses a zone.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace woo24 {

template <typename T>
class Result;

using Instant = std::chrono::sys_seconds;  ///< a moment, UTC, whole seconds
using Seconds = std::chrono::seconds;
using Day = std::chrono::year_month_day;  ///< a calendar day, of whatever zone the text beside it says

/// "2026-11-24T01:15:03Z", "…+01:00", or without offset (then taken as UTC, as both services' *_gmt and answers mean it).
/// Fractions of a second are dropped. Nothing for anything else, and for .NET's 0001-01-01.
std::optional<Instant> parse_utc(std::string_view text);
/// "Tue, 24 Nov 2026 01:18:04 GMT", as in the Date header.
std::optional<Instant> parse_http_date(std::string_view text);
std::string format_http_date(Instant at);
/// "2026-11-24T01:15:03Z"
std::string format_utc(Instant at);
/// "2026-11-24T01:15:03", for parameters that must carry no offset.
std::string format_plain(Instant at);
/// "2026-11-24"
std::string format_day(Day day);
/// "2026-11-24"; nothing for a day that does not exist.
std::optional<Day> parse_day(std::string_view text);

/// A time zone of the system's table, such as Europe/Stockholm. Cheap to copy.
class Zone {
 public:
  /// Error: unknown-time-zone.
  static Result<Zone> named(const std::string& name);
  static Zone utc();
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] Day day_of(Instant at) const;
  /// "2026-11-24 02:15", for people.
  [[nodiscard]] std::string local_minute(Instant at) const;
  /// "2026-11-24T02:15:03", local, without offset.
  [[nodiscard]] std::string local_second(Instant at) const;
  /// The first moment of a local day (the earlier one where summer time makes two, the next where it skips it).
  [[nodiscard]] Instant start_of(Day day) const;
  [[nodiscard]] int offset_seconds(Instant at) const;

 private:
  struct Inner;
  explicit Zone(std::shared_ptr<const Inner> inner) : inner_(std::move(inner)) {}
  std::shared_ptr<const Inner> inner_;
};

}  // namespace woo24
