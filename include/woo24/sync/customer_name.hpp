#pragma once
// Whose an order is, in words: for the people who have to see to one that stands still. It is kept for no longer than that, and
// is said in mails and on a terminal only, never in the log or in an order's story.

#include "woo24/model/import.hpp"
#include "woo24/model/office_company.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/model/shop_order.hpp"

#include <string>

namespace woo24::sync {

/// Whether a row that stands so keeps its customer's name: it failed or waits, so it has not come through.
bool keeps_name(Standing standing);

/// The company, else first and last name, as the buyer wrote them, in one line of at most 60 characters. "" where the order
/// names nobody, or the shop has erased whose it was.
std::string customer_name(const shop::Order& order);
/// As the office has it: on the order, else on the card (null: not read).
std::string customer_name(const office::Order& order, const office::Company* card);

/// A row that stands still gets the name that its order bears now.
void name_customer(Posting& posting, const shop::Order& order);

}  // namespace woo24::sync
