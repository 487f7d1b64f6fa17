#pragma once
// The proof: whether the books equal the shop, to the öre. Both sides as they were read, and what the state file says of what
// is on its way → sums side by side, and by name whatever differs. Pure.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/model/office_ledger.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/proof_rows.hpp"
#include "woo24/sync/proof_sums.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace woo24::sync {

/// An order of the shop, or one refund of it, as the books should show it.
struct Sold {
  std::string key;
  std::optional<shop::RefundId> refund;
  Day day{};  ///< the shop's calendar
  std::string currency;
  Amount total;               ///< with VAT; negative for a refund
  std::optional<Amount> vat;  ///< nothing where the shop does not tell it (a refund by amount only)
  Amount vat_slack;           ///< how far rounding alone may put the office's VAT off
  bool paid = false;          ///< the money is registered with it: its entry in the ledger is to be closed
  bool fresh = false;         ///< changed so lately that it may be on its way still
  bool wanted = true;         ///< to be in the books; a refund is not where refunds are nobody's business of ours
  SoldRows rows;              ///< by product and by VAT rate, as far as it is known
};

struct SoldOrder {
  shop::OrderId order;
  std::string number, status, payment_method;
  Sold sale;
  std::string becomes;           ///< its state once released
  std::optional<Reason> decide;  ///< not due, and a person has to say what becomes of it
  std::vector<Sold> refunds;
};

/// What was read of both sides.
struct ProofSides {
  std::string shop_id;
  std::string own_currency;  ///< of the client
  Day today{};
  std::vector<SoldOrder> sold;
  std::set<shop::OrderId> absent;           ///< asked for by id: not in the shop, or in its trash
  std::map<std::string, Posting> postings;  ///< by key
  std::vector<office::Order> office;        ///< how they stand; all that may have to do with it
  std::vector<office::LedgerEntry> ledger;  ///< of invoices
  RowNames names;
};

/// One order or refund, and what is not as it should be.
struct Finding {
  shop::OrderId order;
  std::optional<shop::RefundId> refund;
  std::string number, key;
  std::optional<office::OrderId> office_order;
  Reason reason;
  bool settled = false;  ///< of what is listed: a person has decided (skipped, taken over)
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct Proof {
  int orders = 0, credits = 0;    ///< found equal
  int on_the_way = 0;             ///< too young to be there; on neither side of the sums
  int not_in_ledger = 0;          ///< paid and invoiced for two days, and no line in the ledger bears the invoice's number
  std::vector<Finding> findings;  ///< what nobody has been told of yet, by order
  std::vector<Finding> listed;    ///< what the state file lists already with its own reason
  std::vector<ProofSum> sums;     ///< by day, payment method and currency
  /// Nothing differs, and nothing waits or was stopped.
  [[nodiscard]] bool equal() const;
};

Proof prove(const ProofSides& sides);

/// The invoice numbers whose entries in the ledger the proof asks about; empty: the ledger need not be read.
struct LedgerNeed {
  std::optional<Day> first;  ///< day of the first such invoice
  std::set<std::string> invoices;
};
LedgerNeed needed_ledger(const ProofSides& sides);

}  // namespace woo24::sync
