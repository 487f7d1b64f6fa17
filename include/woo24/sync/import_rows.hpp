#pragma once
// Rows of an office order → lines of the shop's, with the tax classes that give the same VAT, and what the shop will compute of
// them. Pure.

#include "woo24/base/result.hpp"
#include "woo24/model/new_shop_order.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_facts.hpp"
#include "woo24/sync/rules.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// Product numbers (lower case, trimmed) → what the shop has under each.
using ShopProducts = std::map<std::string, std::vector<shop::Product>>;

/// A row with an amount, as the office has it.
struct ImportedRow {
  std::string id;  ///< RowId, for the line's meta: what finds the line again
  std::string number, name;
  Amount quantity, net, rate;  ///< net of all pieces after discount, exact; rate in percent
  friend bool operator==(const ImportedRow&, const ImportedRow&) = default;
};
struct ImportedRows {
  std::vector<ImportedRow> rows;
  std::vector<std::string> texts;  ///< rows of text alone
  friend bool operator==(const ImportedRows&, const ImportedRows&) = default;
};
/// Rows of 0 are left out. Errors: import-field-missing, import-empty.
Result<ImportedRows> imported_rows(const office::Order& order);

/// A digest of what the office's rows say, whatever the shop makes of them.
std::string rows_digest(const ImportedRows& rows, const std::string& currency);

/// The numbers that must be looked up in the shop before drafting.
std::vector<std::string> numbers_to_find(const ImportedRows& rows, const Rules& rules);

/// The class ("" is the standard one) in which the shop takes this rate in that country; nothing where there is none.
std::optional<std::string> tax_class_for(Amount rate, const std::string& country, const Rules& rules);

/// Meta of a line: which row of the office it is.
constexpr const char* k_row_meta = "_woo24_row";
constexpr const char* k_number_meta = "_woo24_number";
/// The row that takes a difference in rounding.
constexpr const char* k_rounding_row = "rounding";

/// Errors: import-product-unknown, import-product-twice, import-no-tax-class.
Result<std::vector<shop::NewLine>> imported_lines(const ImportedRows& rows, const std::string& country, const Rules& rules,
                                                  const ShopProducts& products);
/// In the tax class without rates.
shop::NewLine rounding_line(Amount amount, const Rules& rules);

/// What the shop will say of these lines, computed as it does: each line's tax rounded, or only the sums.
struct ShopSums {
  Amount total, tax;
};
ShopSums shop_sums(const std::vector<shop::NewLine>& lines, const std::string& country, const shop::Facts& facts);

/// How far totals may lie apart for a rounding: the office may round to whole kronor, and each row to the öre.
Amount rounding_reach(std::size_t rows);

}  // namespace woo24::sync
