#pragma once
// `woo24 rebuild`: the state file's rows, customers and invoices from what both sides show, and the installation taken over.
// Plan: read both sides. Apply: one transaction of the state file. Nothing is written to the shop or the office here: what is
// half-way is brought to its end by the next run of the orders job, which marks, verifies and journals as it always does.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/rebuilt.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace woo24::jobs {

/// A row that changes, or that the file lacks.
struct RebuiltRow {
  Posting posting;  ///< as it is to be; id 0 where it is new
  Stage from = Stage::seen;
  sync::Rebuilt what = sync::Rebuilt::booked;
  std::optional<store::InvoicedOrder> invoiced = {};  ///< the shop's order says its invoice already
};

/// An order of the office with a key of this shop that the shop has no order for.
struct Stray {
  office::OrderId office_order;
  std::string key;
  std::optional<Amount> total;
  friend bool operator==(const Stray&, const Stray&) = default;
};

struct RebuildWork {
  std::vector<RebuiltRow> rows;        ///< by shop order id
  int kept = 0, absent = 0;            ///< rows that the file knows as well; orders that are in no books yet
  std::vector<store::Link> customers;  ///< that the file does not know
  std::vector<Stray> strays;
  std::vector<shop::OrderId> unreadable;
  std::vector<std::pair<office::OrderId, std::string>> keys;  ///< orders of the office that bear one of ours
  std::set<std::string> others;                               ///< installations that show, and are not this one
  std::string installation;
};

/// Orders of the shop since `orders.from`, and every order that a key in the office names. Calls to the office: its list of
/// changed orders, one a thousand of them, one a shop's five hundred. Errors: those about a whole side.
Result<RebuildWork> plan_rebuild(Sides& sides);
/// All of it, or nothing.
Result<void> apply_rebuild(Sides& sides, const RebuildWork& work);

}  // namespace woo24::jobs
