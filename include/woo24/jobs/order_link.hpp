#pragma once
// A person says which order of the office stands for one of the shop: booked by hand, or by an integration that was here
// before. It is never sent then. The word stands in the state file and, so that it survives that, in the shop's order.

#include "woo24/jobs/sides.hpp"

#include <vector>

namespace woo24::jobs {

/// The order's row becomes taken over, and those of the refunds that it has by now: who booked the order has booked those too.
/// Later refunds are credited against it. Calls: the shop's order, the office's, a look by key, one write to the shop.
/// Repeating it is harmless. Errors: order-not-known, office-order-not-found, office-order-taken, cannot-link; those of a whole
/// side; what the shop said to the write, when all else is done.
Result<Posting> link_order(Sides& sides, Writers writers, shop::OrderId order, office::OrderId booked);

/// Taken back: the order and its refunds go their way from the beginning. Errors: order-not-known, not-linked; as above.
Result<Posting> unlink_order(Sides& sides, Writers writers, shop::OrderId order);

}  // namespace woo24::jobs
