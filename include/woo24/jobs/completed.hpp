#pragma once
// The job `completed`: what the office has invoiced is noted in the shop's order, and moves it to completed where that is set.
// Plan: ask the office what was invoiced, look at the shop's orders. Apply: write, journal.

#include "woo24/jobs/sides.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/sync/completion.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace woo24::jobs {

/// One invoiced order of ours, and what it means now.
struct Completion {
  Posting posting;
  sync::InvoicedSale sale;
  std::optional<shop::Order> order;  ///< nothing: the shop no longer has it
  sync::Ending ending = sync::Ending::noted;
  bool unlisted = false;  ///< found by asking for its id alone: the office's list did not bring it
};

struct CompletionWork {
  std::vector<Completion> found;  ///< by shop order id
  std::vector<Posting> unread;    ///< invoiced, but the shop's order cannot be read now
  std::vector<Posting> gone;      ///< asked for by id and by key, and no longer in the office
  bool swept = false;             ///< every order that is not invoiced was asked for by id
  Instant as_of{};
};

/// Reads both sides; writes nothing anywhere, but that `remember` keeps what the office's list showed.
/// Errors: those about a whole side.
Result<CompletionWork> plan_completed(Sides& sides, bool remember);
/// What was found enters the state file in the transaction that moves the cursor.
Result<void> record_completed(Sides& sides, const CompletionWork& work);
/// Each order's meta, note and status, each once. An error is about a whole side; what was done stays done.
Result<RunCounts> apply_completed(Sides& sides, Writers writers, const CompletionWork& work, const std::function<bool()>& stop);
/// What a person is to be told of, if anything: invoiced-but-moved, invoiced-without-booking.
std::optional<Reason> listed_because(const Completion& one);
/// For a run that writes nothing.
RunCounts counts_of(const CompletionWork& work);

struct CompletedRun {
  RunCounts counts;  ///< seen: invoiced; sent: completed by us; waiting: later; failed: left alone and listed
  CompletionWork work;
};
/// One run, with its entry in the list of runs; in mode `send` it writes, else it only looks.
Result<CompletedRun> run_completed(Sides& sides, Writers writers, const std::function<bool()>& stop);

}  // namespace woo24::jobs
