#pragma once
// Table invoiced: which of our orders the office has invoiced, and how far the shop's side of that has come. No rule lives
// here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/store/database.hpp"

#include <map>
#include <optional>

namespace woo24::store {

enum class AfterInvoice {
  found,      ///< the shop's side is not done yet
  rests,      ///< a part of it is still to be delivered
  waits,      ///< in a status that is left alone: looked at again in one that is not
  noted,      ///< the shop's order says so; it is not to be completed
  completed,  ///< by us, or it was so already
  moved,      ///< cancelled, refunded, moved back: left alone and listed
};

struct InvoicedOrder {
  std::int64_t posting = 0;
  office::InvoiceId invoice;  ///< the newest; 0 where the office shows none
  Instant at{};               ///< when it last changed here
  AfterInvoice outcome = AfterInvoice::found;
  friend bool operator==(const InvoicedOrder&, const InvoicedOrder&) = default;
};

class Invoiced {
 public:
  explicit Invoiced(Database& db) : db_(db) {}
  Result<void> put(const InvoicedOrder& order);
  Result<std::optional<InvoicedOrder>> of(std::int64_t posting);
  /// Those that are not settled (found, rests, waits), by posting.
  Result<std::map<std::int64_t, InvoicedOrder>> open();

 private:
  Database& db_;
};

}  // namespace woo24::store
