#pragma once
// The office's desk: what it keeps of an order that is sent, and what it shows of it, under one answer to each question that
// nobody can answer from outside. Totals by the pretend office's own arithmetic.

#include "woo24/model/office_order.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::baskets {

/// What the office might be like. Of the sandbox's switches those that touch rows, rates and totals; how it writes "no value",
/// and what a save answers, ends in the reader of its XML: `WireDesk` crosses that.
struct Unknowns {
  int price_decimals = 2;
  bool vat_by_order = false;     ///< VAT is rounded per rate over the order, else per row
  bool codes_by_number = false;  ///< TaxSettings.TaxCode is taken for the number that people see
  bool whole_kronor = false;     ///< the total is rounded to kronor
  bool tells_rates = true;       ///< VatRate comes back
};
std::string story(const Unknowns& unknowns);

/// Every combination. `corner`: those with whole kronor or without rates, in which not every order can be released.
std::vector<Unknowns> all_unknowns(bool corner);

/// An order as the office keeps it; rows with the rate it has chosen.
struct Kept {
  office::Order order;
  std::optional<Amount> total, vat;  ///< shown whatever the rows come to
};

class Desk {
 public:
  explicit Desk(const Unknowns& unknowns) : unknowns_(unknowns) {}
  /// Nothing: a tax code that is not known, so the save is refused.
  [[nodiscard]] std::optional<Kept> book(const office::Order& sent) const;
  /// False: refused.
  bool add(Kept& kept, const office::Row& row) const;
  /// As it stands there, and as it comes back.
  [[nodiscard]] office::Order books(const Kept& kept) const;
  [[nodiscard]] office::Order show(const Kept& kept) const;
  [[nodiscard]] const Unknowns& unknowns() const { return unknowns_; }

 private:
  [[nodiscard]] std::optional<office::Row> row_of(const office::Row& sent) const;
  Unknowns unknowns_;
};

/// TaxId of a class at that office, and of an export without VAT.
std::int64_t tax_id(int vat);
inline constexpr std::int64_t k_export_tax_id = 71;

}  // namespace woo24::baskets
