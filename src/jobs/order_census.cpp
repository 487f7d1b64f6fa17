#include "woo24/jobs/order_census.hpp"

#include "woo24/sync/order_change.hpp"

#include <algorithm>
#include <set>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_pace = 24h;
constexpr auto k_reach = 35 * 24h;
constexpr const char* k_cursor = "orders.census";

}  // namespace

Result<bool> census_is_due(Sides& sides) {
  const auto position = TRY(sides.tables.cursors.get(k_cursor));
  const auto last = position ? parse_utc(*position) : std::nullopt;
  const auto now = sides.doors.clock.now();
  return !last || now - *last >= k_pace || now < *last;
}

Result<Census> take_census(Sides& sides) {
  const auto from = sides.rules.zone.start_of(sides.rules.settings.orders.from) - 1s;
  const auto since = std::max(from, sides.doors.clock.now() - k_reach);
  const auto marks = TRY(sides.readers.shop.order_marks_created_since(since));
  std::vector<shop::OrderId> ids;
  for (const auto& mark : marks) ids.push_back(mark.id);
  Census census;
  auto& unheard = census.unheard;
  unheard = TRY(sides.tables.postings.lacking(ids));
  // A restored database takes an order back to a status it once had, with the change date of then.
  for (const auto& mark : marks) {
    const auto known = TRY(sides.tables.postings.by_order(mark.id));
    const bool unsent = known && !known->order_key.empty() && known->stage < Stage::staging;
    const bool off = known && known->stage == Stage::done && sync::is_called_off(*known);  // Inactive in the office
    if ((unsent || off) && known->shop_status != mark.status) unheard.push_back(mark.id);
  }
  const std::set<shop::OrderId> there(ids.begin(), ids.end());
  // At the edge of those days two clocks may differ about what belongs to them.
  for (const auto& posting : TRY(sides.tables.postings.booked_orders_since(since + 24h))) {
    if (!there.contains(posting.order)) census.absent.push_back(posting.order);
  }
  return census;
}

Result<std::vector<shop::OrderId>> credited_orders(Sides& sides) {
  std::set<shop::OrderId> orders;
  const auto since = sides.doors.clock.now() - k_reach;
  for (const auto& posting : TRY(sides.tables.postings.booked_credits_since(since))) orders.insert(posting.order);
  return std::vector<shop::OrderId>(orders.begin(), orders.end());
}

Result<void> census_taken(Sides& sides) {
  const auto now = sides.doors.clock.now();
  // The rows of what was booked stay: without them it could be booked again.
  const auto kept_since = now - sides.rules.settings.keep_trail;
  TRY(sides.tables.trail.forget_before(kept_since));
  TRY(sides.tables.runs.forget_before(kept_since));
  return sides.tables.cursors.set(k_cursor, format_utc(now));
}

}  // namespace woo24::jobs
