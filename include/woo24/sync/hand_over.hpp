#pragma once
// What becomes of a posting when a person says that another order of the office is it, or when the file goes on with the books
// of another company. Pure.

#include "woo24/base/result.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/model/shop_order.hpp"

#include <optional>
#include <string>

namespace woo24::sync {

/// `booked` stands for this order from now on: it is never sent, and its refunds are credited against it. What woo24 itself
/// has, or may have, in the office cannot be linked; one that was deleted there can.
/// Errors (refused): cannot-link, office-order-taken (it bears a key of ours).
Result<Posting> linked(const Posting& posting, const office::Order& booked, Instant now);
/// The same of a row that was just made for an order whose mark in the shop says so: what a deleted state file has forgotten.
Posting linked_by_mark(const Posting& fresh, const shop::Order& order, std::int64_t client, Instant now);
bool is_linked(const Posting& posting);
/// The link is taken back: the order goes its way from the beginning. Error: not-linked.
Result<Posting> unlinked(const Posting& posting, Instant now);

/// `client`: the company that is left, as people name it. In its books: stays there, with its number there in the reason. Begun
/// there: a person looks first; a retry then begins anew. Everything else begins anew in the other company by itself.
Posting in_other_client(const Posting& posting, const std::string& client, Instant now);

}  // namespace woo24::sync
