#pragma once
// What a person asks of one order: retry, skip. A compare-and-set in the transaction that removes the wish: pressed twice, done
// once.

#include "woo24/jobs/posting_steps.hpp"

namespace woo24::jobs {

/// Puts a failed or waiting order, and the credits of its refunds and its changes, back on their way from their stages.
/// `again`: an order deleted in the office is made anew. Errors: order-not-known, nothing-to-retry.
Result<Posting> retry_order(Tables& tables, Instant now, shop::OrderId order, bool again);

/// A person decides that this order does not go to the books; a staged one becomes Inactive.
/// Errors: order-not-known, cannot-skip (released already, or an unclear write is still open).
Result<Posting> skip_order(Sides& sides, Writers writers, shop::OrderId order);

/// The same without the office, for what was not sent yet, and for what is in the books and stands there with a reason: a
/// person has seen to it. The credits of the order's refunds too, those that stand failed.
Result<std::optional<Posting>> skip_unsent(Tables& tables, Instant now, shop::OrderId order);

}  // namespace woo24::jobs
