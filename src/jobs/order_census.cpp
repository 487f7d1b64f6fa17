#include "woo24/jobs/order_census.hpp"

#include <algorithm>

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

Result<std::vector<shop::OrderId>> unheard_orders(Sides& sides) {
  const auto from = sides.rules.zone.start_of(sides.rules.settings.orders.from) - 1s;
  const auto ids = TRY(sides.readers.shop.order_ids_created_since(std::max(from, sides.doors.clock.now() - k_reach)));
  return sides.tables.postings.lacking(ids);
}

Result<void> census_taken(Sides& sides) { return sides.tables.cursors.set(k_cursor, format_utc(sides.doors.clock.now())); }

}  // namespace woo24::jobs
