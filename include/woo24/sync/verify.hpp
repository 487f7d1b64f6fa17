#pragma once
// Whether what the office shows is what the shop sold. books.md §3 and §4.

#include "woo24/base/reason.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/posting.hpp"
#include "woo24/sync/order_draft.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

enum class Verdict {
  equal,         ///< release it
  add_rounding,  ///< only the total is off, within the limit, every rate read back right: add the row, read again
  differs,       ///< stop: reason says what, with both sides
};

struct Verified {
  Verdict verdict = Verdict::differs;
  std::optional<Reason> reason;
  std::optional<office::Row> rounding;    ///< for add_rounding: the row to add (ChangeState add)
  std::vector<std::string> not_returned;  ///< sent fields that the office did not give back
  std::string vat_rounded_by;             ///< "row" or "order", where this order shows which; else ""
};

/// How far the office's net or VAT of an order of so many rows may be off by rounding alone: 0.01 a row, 0.50 in shops with 0
/// decimals. The gross is exact (books.md §4).
Amount vat_tolerance(int decimals, std::int64_t rows);

/// `sent`: the order as it was saved last (with customer, reference number and state); `read`: as the office gave it back.
Verified verify(const Draft& wanted, const office::Order& sent, const office::Order& read);

/// Where `read` shows the rounding row that an earlier verify asked for, it is one of the wanted rows.
void adopt_rounding(Draft& wanted, const office::Order& read);

/// What a released order shows that it should not: total, currency, state, mark. `becomes`: the state it was released to, where
/// known.
std::optional<Reason> released_differs(const Posting& posting, const std::optional<std::string>& becomes,
                                       const office::Order& read);

/// Rows of `read` → `wanted`: the rows to save with their ChangeStates (edit by RowId where a row is the same product, add,
/// delete). Empty when nothing changes.
std::vector<office::Row> row_changes(const std::vector<office::Row>& wanted, const std::vector<office::Row>& read);

}  // namespace woo24::sync
