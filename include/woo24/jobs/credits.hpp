#pragma once
// What a credit needs beside its order: the refund as the shop shows it now, and the sale as the office has it.

#include "woo24/jobs/sides.hpp"
#include "woo24/sync/credit_draft.hpp"

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace woo24::jobs {

struct CreditFacts {
  bool gone = false;  ///< the shop no longer has the refund: deleted
  shop::Refund refund;
  std::vector<shop::Refund> all;  ///< of the order
  sync::BookedSale booked;
  sync::Restocked settled;  ///< what the state file has settled of the order's refunds
  office::CompanyId customer;
};

/// Its facts, or why it cannot go on now.
using CreditAnswer = std::variant<CreditFacts, sync::Evidence>;

/// One answer a posting of kind credit, by its key. A call an order to the shop, one a thousand to the office.
/// The error is about a whole side.
Result<std::map<std::string, CreditAnswer>> credit_facts(Sides& sides, const std::vector<Posting>& credits);

/// Rows for refunds of a listed order that the state file has none of yet; none with `orders.after.refunds: off`.
Result<std::vector<Posting>> new_credits(Sides& sides, const shop::Order& order, const Posting& sale);

/// The second credit of a refund that was divided, to be made; as `credit` is now, which is the first. Error: key-too-long.
Result<Posting> stock_credit(const Posting& credit, Instant now);

/// A row whose refund the order no longer shows fails, once something of it is in the office.
Result<std::vector<Posting>> deleted_refunds(Sides& sides, const shop::Order& order, const Posting& sale);

}  // namespace woo24::jobs
