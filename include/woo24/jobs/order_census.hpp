#pragma once
// The nightly count (design §6): the ids of the last 35 days in the shop are held against the state file. A listing by change
// date can miss an order: one brought back by a restored database, one written with an old date, a clock that stepped.

#include "woo24/jobs/sides.hpp"

#include <vector>

namespace woo24::jobs {

/// Whether a day has passed since the last count, or the clock stepped back behind it.
Result<bool> census_is_due(Sides& sides);

struct Census {
  /// Orders of the last 35 days, none from before `orders.from`, that the state file has never heard of, or of which nothing
  /// was sent and which stand at another status than was heard.
  std::vector<shop::OrderId> unheard;
  std::vector<shop::OrderId> absent;  ///< of the same days, in the books, and not in the shop's list: deleted, or in its trash
};
/// Reads only.
Result<Census> take_census(Sides& sides);

/// Orders with a credit in the books, of the last 35 days: a refund that is deleted moves no date, so no list tells of it.
Result<std::vector<shop::OrderId>> credited_orders(Sides& sides);

/// Part of the transaction that records what was found. Events and runs older than `keep.trail` go with it.
Result<void> census_taken(Sides& sides);

}  // namespace woo24::jobs
