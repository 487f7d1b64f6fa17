#pragma once
// Times as the office reads and writes them: requests without offset are Oslo's, answers are UTC without offset.

#include "woo24/base/when.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace woo24::sandbox {

enum class TimeFault { none, form, skipped_hour };

struct RequestTime {
  std::optional<Instant> at;  ///< nothing: .NET's "no value", or a fault
  TimeFault fault = TimeFault::none;
};

/// An xs:dateTime of a request. `utc`: without offset it is UTC, else Oslo's; an hour that summer time skips is refused.
RequestTime read_request_time(std::string_view text, bool utc);
/// Oslo's calendar day ("2026-11-24") of a moment given as UTC text; "" for "".
std::string oslo_day(std::string_view utc_text);
std::string oslo_day(Instant at);
/// To the nearest minute.
Instant to_minute(Instant at);

}  // namespace woo24::sandbox
