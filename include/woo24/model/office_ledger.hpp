#pragma once
// A line of the office's ledger (Transaction), and what one search for them asks.

#include "woo24/base/amount.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace woo24::office {

struct LedgerEntry {
  std::int64_t voucher = 0;  ///< TransactionNo: its lines sum to 0
  std::int64_t sequence = 0;
  std::optional<Day> day;
  std::int64_t account = 0;
  Amount amount;               ///< debit positive
  std::string currency;        ///< "" or LOCAL: the client's own
  std::optional<Amount> rate;  ///< of the currency
  std::optional<std::int64_t> unit;
  std::string invoice_number;  ///< InvoiceNo, "" where the line belongs to no invoice
  std::string ocr;
  std::optional<Day> due;
  std::string kind;   ///< SystemType: InvoiceCustomer, CreditnoteCustomer, Payment, …
  bool open = false;  ///< not settled yet: only lines of the customers' or suppliers' ledger can be
  bool hidden = false;
  std::optional<std::int64_t> link;   ///< LinkId, which changes with every link: lines settled together
  std::optional<CompanyId> customer;  ///< of the Customer dimension
  std::string comment;
  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

/// Both days are required by the service, and are days of the office's own calendar.
struct LedgerSearch {
  Day from, to;  ///< to: inclusive
  std::optional<std::string> invoice_number;
  std::optional<CompanyId> customer;
  std::optional<bool> has_invoice;
  friend bool operator==(const LedgerSearch&, const LedgerSearch&) = default;
};

}  // namespace woo24::office
