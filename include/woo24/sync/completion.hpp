#pragma once
// What the office's invoice means for the shop's order. Pure.

#include "woo24/base/when.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_order.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// What the office shows of one sale, its rest deliveries included.
struct InvoicedSale {
  std::vector<office::InvoiceId> invoices;  ///< ascending, each once
  std::string ocr;                          ///< of the newest
  std::optional<Day> due;                   ///< of the newest: the day of the invoice and its payment time
  bool cash = false;                        ///< a part is InvoicedCashAccount: the office does not book that
  bool rests = false;                       ///< a part is still to be delivered
  friend bool operator==(const InvoicedSale&, const InvoicedSale&) = default;
};

/// `orders`: all that carry the key, `own` among them, with rows. Nothing while `own` is not invoiced. A copy that a person
/// made is no part of the sale; what an order was split into is.
std::optional<InvoicedSale> invoiced_sale(const std::vector<office::Order>& orders, office::OrderId own);

/// Meta `_woo24_invoice`: "invoice=10007 ocr=1000786 due=2026-12-24", and "completed" where it goes in the write that completes
/// the order, so that its presence tells whether that write arrived.
shop::Meta invoice_meta(const InvoicedSale& sale, bool completes);
/// "10007", "10007,10012"
std::string invoice_numbers(const InvoicedSale& sale);
/// For the note: "24SevenOffice: invoice 10007, OCR 1000786, due 2026-12-24".
std::string invoice_note(const InvoicedSale& sale);
/// Whether the shop's order says it already, in either form.
bool says_invoice(const shop::Order& order, const InvoicedSale& sale);

enum class Ending {
  rests,      ///< wait for the rest
  noted,      ///< nothing is completed by these settings
  waits,      ///< its status is none of those, and none to be told of
  complete,   ///< from its status to completed
  completed,  ///< it is
  moved,      ///< cancelled, refunded, or moved back after it had been completed: left alone and told
};

/// `due`: the order's status still is one in which it is sent. `completed_from` empty: nothing is completed.
Ending ending(const InvoicedSale& sale, const shop::Order& order, const std::vector<std::string>& completed_from, bool due);

}  // namespace woo24::sync
