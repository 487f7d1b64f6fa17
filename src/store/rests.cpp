#include "woo24/store/rests.hpp"

#include "woo24/base/text.hpp"

namespace woo24::store {

namespace {

/// "<UTC> <reason id>"
std::optional<sync::Rest> read(const std::string& value) {
  const auto parts = split(value, ' ');
  const auto until = parts.size() == 2 ? parse_utc(parts[0]) : std::nullopt;
  const auto why = parts.size() == 2 ? reason_by_id(parts[1]) : std::nullopt;
  return until && why ? std::optional(sync::Rest{*until, *why}) : std::nullopt;
}

std::string written(const sync::Rest& rest) { return format_utc(rest.until) + " " + std::string(reason_id(rest.why)); }

}  // namespace

Result<std::optional<sync::Rest>> Rests::in_force(Instant now) {
  const auto fact = TRY(memory_.get(name_));
  if (!fact) return std::optional<sync::Rest>{};
  const auto kept = read(fact->value);
  const auto left = kept ? sync::rest_in_force(*kept, fact->at, now) : std::nullopt;
  if (!left) {
    TRY(memory_.forget(name_));
  } else if (now < fact->at) {  // so that it ends by the clock of now
    TRY(memory_.set(name_, written(*left), now));
  }
  return left;
}

Result<void> Rests::keep(const sync::Rest& rest, Instant now) {
  if (rest.until <= now) return {};
  return memory_.set(name_, written(rest), now);
}

}  // namespace woo24::store
