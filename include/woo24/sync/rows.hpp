#pragma once
// The arithmetic of an order's rows: nets that are whole in the office's price decimals, split into rows whose sum is exact,
// and what the office will make of them. books.md §4.

#include "woo24/base/amount.hpp"
#include "woo24/base/result.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/sync/vat.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// A row on its way into the books: one product, one VAT treatment.
struct BookRow {
  RowKind kind = RowKind::goods;
  office::ProductId product;
  std::string name;
  Amount quantity = Amount::whole(1);
  TaxedPart part;                                             ///< the shop's net and VAT
  Amount booked;                                              ///< the net that the office gets, whole in its price decimals
  std::optional<std::int64_t> department = {}, project = {};  ///< of the row alone
  int department_line = 0, project_line = 0;                  ///< of the settings that decided them
  std::vector<office::UserDimension> user_dimensions;
  std::vector<int> user_lines;  ///< of the settings that decided them, one each
  friend bool operator==(const BookRow&, const BookRow&) = default;
};

struct PricedPart {
  Amount quantity, price;
  friend bool operator==(const PricedPart&, const PricedPart&) = default;
};

/// `net` for `quantity` pieces as at most two rows: 100.00 for 3 → 2 × 33.33 and 1 × 33.34; 40.31 for 0.35 → 0.30 × 115.17 and
/// 0.05 × 115.18. The sum is exact and no piece is lost; the parts have no more decimals than the quantity. Precondition: net
/// is whole in `decimals`, quantity above 0.
std::vector<PricedPart> split_exact(Amount net, Amount quantity, int decimals);

/// Error: quantity-not-handled (0, negative, a fifth decimal).
Result<std::vector<PricedPart>> priced(const BookRow& row, int decimals);

/// What the office will show: VAT rounded per rate, or per row; which of them it does is not known from here.
struct Prediction {
  Amount by_rate, by_row;  ///< gross
  /// The distance of the nearer one, and of the other.
  [[nodiscard]] Amount gap(Amount total) const;
  [[nodiscard]] Amount worst_gap(Amount total) const;
};
Prediction predict(const std::vector<BookRow>& rows, int decimals);

/// Fills `booked`: the shop's own nets, or, where those miss `total` by more than 0.05, per rate what net + VAT of the shop
/// come to; then the largest row of the rate takes the difference. Returns how far `total` is missed. `whole_kronor`: the
/// rounding limit of a shop with 0 decimals. It rounds rows, VAT and total each for itself, and can miss its own sum by more
/// than a rounding row may mend; then the largest row of the largest rate takes that too.
Amount book_nets(std::vector<BookRow>& rows, Amount total, int decimals, std::optional<Amount> whole_kronor = std::nullopt);

}  // namespace woo24::sync
