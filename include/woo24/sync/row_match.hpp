#pragma once
// Which row of the office is which wanted row. Rows have no identity of ours: product, quantity and price make them the same.

#include "woo24/base/amount.hpp"
#include "woo24/model/office_order.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace woo24::sync {

/// Price × quantity; nothing when either was not returned.
std::optional<Amount> row_net(const office::Row& row);

/// Equal but for blanks, a cut end, and characters that a narrower column turned into "?".
bool same_text(std::string_view sent, std::string_view read);

struct RowMatch {
  std::vector<std::pair<const office::Row*, const office::Row*>> pairs;  ///< wanted, read
  std::vector<const office::Row*> only_wanted, only_read;
};
/// Of the normal rows, in whatever order they come back; the nearest name first where several fit. Both lists must outlive the
/// answer.
RowMatch match_rows(const std::vector<office::Row>& wanted, const std::vector<office::Row>& read);

/// "2 × 33.33 Hammare; 1 × 47.20 Frakt"
std::string row_list(const std::vector<const office::Row*>& rows);

}  // namespace woo24::sync
