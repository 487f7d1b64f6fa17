#pragma once
// Product numbers → products of the office, from memory where it is not older than a day.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/order_draft.hpp"

#include <string>
#include <vector>

namespace woo24::jobs {

/// Looks up what is not remembered: a call each for a few, the whole list streamed for many. A dry run looks without
/// remembering. Adds to `known`; numbers are lower case and trimmed.
Result<void> look_up_products(Sides& sides, const std::vector<std::string>& numbers, sync::Products& known, bool remember);

/// Forgets what was remembered of these numbers (a save was refused: perhaps the product is gone).
Result<void> forget_products(Sides& sides, const std::vector<std::string>& numbers);

}  // namespace woo24::jobs
