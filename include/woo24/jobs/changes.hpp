#pragma once
// Orders in the books that the shop changed, called off or threw away: noticed in the ordinary listing, each a row of its own.

#include "woo24/jobs/posting_steps.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/sync/order_change.hpp"

#include <optional>
#include <vector>

namespace woo24::jobs {

/// Rows to be written for a listed order: new ones have id 0, a known one is woken or ends. `sale` gets what the order says now
/// where the state file knows nothing older to hold it against.
Result<std::vector<Posting>> noticed_changes(Sides& sides, const shop::Order& order, Posting& sale, bool same_settings);

/// Rows for orders in the books that the shop no longer has, or has in its trash. None where one is told of already.
Result<std::vector<Posting>> gone_orders(Sides& sides, const std::vector<shop::OrderId>& gone);

/// A change that a state file which is gone had under way: it goes on from where the office shows it. The row is added.
Result<void> take_up_change(Sides& sides, const Posting& sale);

/// The changes of a sale, the oldest first.
Result<std::vector<Posting>> changes_of(Tables& tables, const Posting& sale);

/// The numbers to be looked up before planned_change.
std::vector<std::string> needed_products(const Sides& sides, const Item& item);
/// What a plan says of a change; nothing where nothing would be done. Precondition: the item has its order.
Result<std::optional<OrderChange>> planned_change(Sides& sides, const Item& item, const sync::Products& products);

}  // namespace woo24::jobs
