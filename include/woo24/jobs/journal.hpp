#pragma once
// What was found out of postings, written into the state file and into the orders' stories in one transaction.

#include "woo24/jobs/posting_steps.hpp"

#include <utility>
#include <vector>

namespace woo24::jobs {

using Moves = std::vector<std::pair<Item*, sync::Evidence>>;

/// All or none; the items' postings follow.
Result<void> journal(Sides& sides, const Moves& found);

/// The line of a posting's story that says where it stands now.
Result<void> tell_standing(Sides& sides, const Posting& posting);

}  // namespace woo24::jobs
