#pragma once
// The department, project and user-defined dimensions of one row (design §7, orders.row_dimensions). Where no rule fits, none
// is sent, so that the office's own may apply.

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

struct RowDimensions {
  std::optional<std::int64_t> department, project;
  int department_line = 0, project_line = 0;  ///< of the settings
  std::vector<office::UserDimension> user;    ///< one a type
  std::vector<int> user_lines;                ///< of the settings, one each
  friend bool operator==(const RowDimensions&, const RowDimensions&) = default;
};

/// The first rule that fits decides, for department, project and each type of dimension. `sku` compares the line's own number,
/// `category` that of the row's product in the office, `meta` reads the line's meta, else the order's; `product_meta` that of
/// the shop's product, as the line carries it.
/// Error: dimension-unknown (meta names something that the office does not have).
Result<RowDimensions> row_dimensions(const shop::Order& order, const shop::Line& line, const office::Product& product,
                                     const Rules& rules);

/// What has to be read for them: meta keys of the shop's products, and whether the office's user-defined dimensions.
std::vector<std::string> product_meta_needed(const settings::Orders& orders);
bool user_dimensions_needed(const settings::Orders& orders);
/// The value as the office's list spells it; a type without a list takes any. Nothing: it is not in the list.
std::optional<std::string> dimension_value(const office::DimensionType& type, const std::string& value);

}  // namespace woo24::sync
