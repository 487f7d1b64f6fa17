#pragma once
// `woo24 rehearse`: past orders as woo24 would have booked them, held against what was booked without it. Reads both sides;
// writes nothing anywhere, the state file included.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/rehearsal.hpp"

#include <optional>
#include <vector>

namespace woo24::jobs {

struct Rehearsed {
  sync::PastOrder past;
  std::optional<office::OrderId> own;       ///< woo24 itself has booked it
  std::vector<sync::Candidate> candidates;  ///< one: that is it; several: nobody can tell
  std::vector<sync::Difference> differences;
  std::string booked_customer;    ///< of the one
  bool customer_differs = false;  ///< woo24 would have taken another card, or made one
};

struct Rehearsal {
  std::vector<Rehearsed> orders;  ///< by shop order id; those that rest and are in no books are left out
  std::size_t office_orders = 0;  ///< read in the office
  std::vector<shop::OrderId> unreadable;
};

/// Orders of the shop created from that day on. Calls to the office: its list of changed orders, one a thousand of them, one a
/// thousand cards, and the products that are not remembered. Errors: those about a whole side.
Result<Rehearsal> rehearse(Sides& sides, Day from);

}  // namespace woo24::jobs
