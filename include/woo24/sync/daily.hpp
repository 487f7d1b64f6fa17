#pragma once
// When something that is done once a day is due, by the shop's clock. Survives both switches of summer time. Pure.

#include "woo24/base/when.hpp"

#include <chrono>
#include <optional>

namespace woo24::sync {

/// The moment of a local time of day, from midnight: the first of the two where summer time ends; where it skips the time, an
/// hour later by the clock.
Instant moment_of(const Zone& zone, Day day, std::chrono::minutes time);

/// When it is due. Never twice on one local day: after `last`, the next day's time; a time that was missed stays due until it
/// is made up for, once. Not done yet: the first such time after `first_start`. A `last` more than a day ahead of `now` is of a
/// clock that was wrong, and says nothing.
Instant next_daily(const Zone& zone, std::chrono::minutes time, std::optional<Instant> last, Instant first_start, Instant now);

}  // namespace woo24::sync
