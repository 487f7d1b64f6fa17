#pragma once
// A refund → the credit it should become: an order of its own in the office with negative quantities, tied to the sale.
// books.md §10.

#include "woo24/sync/credited.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/restocked.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// The sale as the office has it.
struct BookedSale {
  office::OrderId order;
  std::optional<office::InvoiceId> invoice;  ///< empty: not invoiced yet
  std::optional<office::Currency> currency;  ///< the sale's rate, which the credit bears too
  std::optional<Amount> left{};              ///< what was booked less what other credits take; empty: not known
};

/// What becomes of a refund: one credit, or two where only part of its pieces is back in the shop's stock.
struct CreditDrafts {
  Draft credit;                ///< of the refund's key
  std::optional<Draft> stock;  ///< of its stock_credit_key: the pieces that are back; together they are the whole refund
};

/// Quantities, totals and payment are negative. Nothing is paid where the shop has not sent the money back: the credit then
/// stays open, and a person is told. `restocked`: of the refund (sync/restocked). Errors: of credited(), draft() and divided();
/// refund-exceeds-sale too where the shop's order was changed since, and less than that was booked.
Result<CreditDrafts> credit_drafts(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                                   const LinePieces& restocked, const BookedSale& booked, const Rules& rules,
                                   const Products& products);

/// The one of them that a key is about. Error: refund-of-nothing, where nothing is left for it.
Result<Draft> draft_of_key(CreditDrafts drafts, const std::string& key, shop::RefundId refund);

/// The numbers to be looked up before; those of an order that cannot be credited are none.
std::vector<std::string> needed_products(const shop::Order& sale, const shop::Refund& refund,
                                         const std::vector<shop::Refund>& all, const Rules& rules);

}  // namespace woo24::sync
