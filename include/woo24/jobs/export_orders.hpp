#pragma once
// The job `orders`: what the shop has sold goes into the books. Plan: read the shop, draft, decide. Apply: journal, send,
// journal.

#include "woo24/jobs/import_orders.hpp"
#include "woo24/jobs/posting_steps.hpp"
#include "woo24/model/plan.hpp"

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace woo24::jobs {

/// What a run works on.
struct OrderWork {
  OrderPlan plan;
  std::vector<Item> items;  ///< every posting that may move, with the shop's order where it was just read; new ones have id 0
  std::vector<ImportItem> undone;      ///< orders of the office that were refunded or cancelled in the shop
  std::vector<std::int64_t> outgrown;  ///< rows that stood in for orders that could not be read, and now were
  std::vector<shop::OrderId> unheard;  ///< found by the nightly count alone
  std::set<shop::OrderId> heard;       ///< listed, and in the state file already (PlanOptions::keep)
  bool counted = false;                ///< the nightly count was made
  std::string settings;                ///< digest of those in force
  bool rules_changed = false;          ///< they are not those of the last run
  int seen = 0;                        ///< orders the listing brought
  std::optional<Instant> as_of;        ///< the server's clock when the listing began
};

struct PlanOptions {
  std::optional<shop::OrderId> only;  ///< this order alone, listed or not (`orders send`)
  bool list = true;                   ///< read what changed in the shop
  // Of a long listing, how many orders are held at a time (one takes some 12 KiB), and how many of them are kept for the first
  // batches; the others are read again, a batch at a call.
  std::size_t held = 500;
  std::size_t kept = 200;
  /// Of a real run: takes what was listed so far into the state file, before it is let go of (record_listed). Without it what
  /// is to become of each order is said at once, and held until the plan is whole.
  std::function<Result<void>(OrderWork&)> keep = {};
};

/// The row that an order of the shop gets when it is met for the first time. Error: key-too-long.
Result<Posting> new_posting(const Sides& sides, const shop::Order& order);

/// Looked at and found not due: only the shop's next change brings it back.
bool rests(const Posting& posting);

/// Reads both sides; writes nothing anywhere, but product numbers that were found are remembered when `remember`, and what
/// `keep` does.
/// Errors: those about a whole side; other-installation (kind binding).
Result<OrderWork> plan_orders(Sides& sides, const PlanOptions& options, bool remember);

/// A part of a listing enters the state file. The cursor stays: where the listing does not come to its end, the next one begins
/// where this one began, and nothing is said of what it has not brought.
Result<void> record_listed(Sides& sides, OrderWork& work);

/// What was seen enters the state file in the transaction that moves the cursor.
Result<void> record_orders(Sides& sides, OrderWork& work);

using Progress = std::function<void(std::size_t done, std::size_t of)>;
/// Takes everything as far as it goes now. An error is about a whole side; what was done stays done.
Result<RunCounts> apply_orders(Sides& sides, Writers writers, OrderWork& work, const std::function<bool()>& stop,
                               const Progress& progress);

/// What waits and what failed, of everything in the state file.
Result<RunCounts> standing_counts(Tables& tables);

/// Counts of what stands now, for a run that sends nothing.
RunCounts counts_of(const OrderPlan& plan);

}  // namespace woo24::jobs
