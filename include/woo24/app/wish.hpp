#pragma once
// A command that needs the state file alone: it takes the lease, or leaves a wish for the service that holds it and waits for
// what became of it. Either way it ends with the same words, JSON and exit code.

#include "woo24/app/json_text.hpp"
#include "woo24/app/program.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/store/lease.hpp"
#include "woo24/store/wishes.hpp"

#include <map>
#include <optional>
#include <string>

namespace woo24::app {

/// One of both; neither when a signal asked for an end meanwhile (said already).
struct Turn {
  std::optional<store::Lease> lease;      ///< ours: do it here
  std::optional<store::Granted> granted;  ///< the service did it
};
/// Errors: those of lease and state file. A service that ends before it took the wish leaves the lease to us.
Result<Turn> take_turn(Context& context, const std::string& what, const std::string& subject, const std::string& detail);

/// For a command that works only while no service does: the lease where it `changes` something, nothing where it only looks.
Result<std::optional<store::Lease>> lease_to_change(Context& context, bool changes);

/// What `sync` did, job by job; nothing for a job that was not asked for. Calls to both sides stand with the first of them.
struct SyncCounts {
  std::optional<RunCounts> orders, completed, imports;
  std::map<std::string, RunCounts> catalogue = {};  ///< products, categories, stock: by the job's name
  friend bool operator==(const SyncCounts&, const SyncCounts&) = default;
};

// What a service answers, and how it is read again.
store::Granted granted_error(const Error& error);
store::Granted granted_run(const SyncCounts& counts);
/// `reason`: why it stands where it stands.
store::Granted granted_order(Exit exit, const std::optional<Reason>& reason);
/// The counts of a granted run; nothing when it ended with an error.
std::optional<SyncCounts> counts_in(const store::Granted& granted);
/// Whether the answer is about an order as it stands in the state file, and not an error.
bool is_order(const store::Granted& granted);

/// Of `orders` alone its counts as they are; else each job's under its name.
Json sync_json(const SyncCounts& counts);
Exit exit_of(const SyncCounts& counts);
/// Well when it is in the books or was skipped.
Exit exit_of(const Posting& posting);
/// Why an order rests: only the plan knows.
std::optional<Reason> resting_because(const OrderPlan& plan, shop::OrderId order);

/// Says a granted error as the command itself would have.
Exit say_granted(const Context& context, const store::Granted& granted);

}  // namespace woo24::app
