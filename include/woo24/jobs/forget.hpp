#pragma once
// `woo24 forget`: a person leaves the state file. Found by the address on the shop's orders, those that came from the office
// too, and on the office's cards; both keep their own data. Ids, keys, amounts and the office's order numbers stay: bookkeeping
// law needs them, and without them an order could be booked again.

#include "woo24/jobs/sides.hpp"

#include <string>

namespace woo24::jobs {

struct Forgotten {
  int links = 0;    ///< who is which card
  int events = 0;   ///< lines of the orders' stories that were emptied
  int reasons = 0;  ///< that named the person, those of the last proof too, and rows that bore the name
  int reports = 0;  ///< not sent yet, and composed anew
  int facts = 0;    ///< notes about a card that was being made or filled in
  int orders = 0;   ///< theirs, which stay
  [[nodiscard]] bool nobody() const { return links + events + reasons + reports + facts + orders == 0; }
};

/// Calls: the shop's known orders, a hundred a call; one search to the office, and there those of its orders
/// that go to the shop, five hundred a call. Errors: those about a whole side.
Result<Forgotten> forget_person(Sides& sides, const std::string& email);

}  // namespace woo24::jobs
