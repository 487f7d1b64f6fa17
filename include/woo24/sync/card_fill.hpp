#pragma once
// `customers.update: empty` (books.md §9): what an existing card lacks and the buyer gave. Nothing that stands there is
// touched, names never, and a whole address goes where there is none.

#include "woo24/model/office_company.hpp"
#include "woo24/sync/customer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

struct CardFill {
  /// To be saved: the card's id, and what is filled. A group (addresses, e-mails) goes as it was read with what is filled in
  /// it, so that what stands beside is not reset.
  office::Company card;
  std::vector<std::string> fields;  ///< "e-mail", "phone", …: for the trail, without what they hold
};

/// Nothing where the card lacks nothing that the buyer gave. Precondition: the card has an id and is this buyer's own.
std::optional<CardFill> card_fill(const Buyer& buyer, const office::Company& card, const Rules& rules);

}  // namespace woo24::sync
