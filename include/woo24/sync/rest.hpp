#pragma once
// How long a side that asked to be left alone (a quarantine, Retry-After, maintenance) is left alone. exactly-once §8.

#include "woo24/base/reason.hpp"
#include "woo24/base/when.hpp"

#include <optional>

namespace woo24::sync {

struct Rest {
  Instant until{};
  ReasonId why{};
  friend bool operator==(const Rest&, const Rest&) = default;
};

/// What is left of a rest asked for at `asked`; nothing once it is over. Never longer than 65 minutes from then; after a clock
/// that stepped back it has its length anew.
std::optional<Rest> rest_in_force(const Rest& rest, Instant asked, Instant now);

}  // namespace woo24::sync
