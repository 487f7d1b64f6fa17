#pragma once
// The department and project of one row (design §7, orders.row_dimensions). Where no rule fits, none is sent, so that the
// office's own may apply.

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>

namespace woo24::sync {

struct RowDimensions {
  std::optional<std::int64_t> department, project;
  int department_line = 0, project_line = 0;  ///< of the settings
  friend bool operator==(const RowDimensions&, const RowDimensions&) = default;
};

/// The first rule that fits decides, for department and project each. `sku` compares the line's own number, `category` that of
/// the row's product in the office, `meta` reads the line's meta, else the order's.
/// Error: dimension-unknown (meta names something that the office does not have).
Result<RowDimensions> row_dimensions(const shop::Order& order, const shop::Line& line, const office::Product& product,
                                     const Rules& rules);

}  // namespace woo24::sync
