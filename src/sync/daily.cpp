#include "woo24/sync/daily.hpp"

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;

Day after(Day day) { return Day{std::chrono::sys_days{day} + std::chrono::days{1}}; }

}  // namespace

Instant moment_of(const Zone& zone, Day day, std::chrono::minutes time) {
  const auto midnight = zone.start_of(day);
  const auto plain = midnight + time;
  const auto gained = zone.offset_seconds(plain) - zone.offset_seconds(midnight);
  if (gained == 0) return plain;
  const auto moved = plain - Seconds{gained};
  // In the hour that is skipped no such time exists: the moved moment still has the night's offset.
  return zone.offset_seconds(moved) == zone.offset_seconds(plain) ? moved : plain;
}

Instant next_daily(const Zone& zone, std::chrono::minutes time, std::optional<Instant> last, Instant first_start, Instant now) {
  if (last && *last <= now + 24h) return moment_of(zone, after(zone.day_of(*last)), time);
  if (last) return now;
  const auto day = zone.day_of(first_start);
  const auto first = moment_of(zone, day, time);
  return first > first_start ? first : moment_of(zone, after(day), time);
}

}  // namespace woo24::sync
