#pragma once
// Which row of an order is not as it was sold: what a person changed in the office, named so that it can be put right. Pure.

#include "woo24/base/amount.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/proof_sums.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// One product of an order as the books should show it, all its rows together.
struct SoldProduct {
  std::string number, written;  ///< lower case, and as it stands in the shop or the office
  std::string name;
  Amount quantity, net;        ///< negative on a credit
  std::optional<Amount> rate;  ///< percent; nothing where several or none is known
  std::int64_t tax_code = 0;   ///< TaxId; 0: the office decides
  std::int64_t rows = 0;
  friend bool operator==(const SoldProduct&, const SoldProduct&) = default;
};

/// What the books should show of an order by row and by rate.
struct SoldRows {
  std::vector<SoldProduct> products;  ///< empty: not known, so not compared
  RateShares rates;                   ///< empty: not known
  friend bool operator==(const SoldRows&, const SoldRows&) = default;
};

/// Of an order as the shop has it, by the rules in force, asking nobody: products are known by their numbers alone. Empty where
/// the order cannot be drafted. `back`: it is what a refund took back (sync/credited).
SoldRows sold_rows(const shop::Order& order, const Rules& rules, bool back);

/// How the office's products are told apart.
struct RowNames {
  std::string rounding, unknown;                     ///< product numbers of rows.rounding and rows.unknown_product, lower case
  Amount rounding_limit;                             ///< how large a rounding row may be
  std::map<office::ProductId, std::string> numbers;  ///< as last seen: a product may have another number by now
  std::map<std::int64_t, std::string> treatments;    ///< of each tax code of the settings: what it stands for
};
RowNames row_names(const Rules& rules);

/// What is left of `sold` beside what `read` has of it. Nothing where `read` is not a part of it, or its rows cannot be told
/// apart.
std::optional<std::vector<SoldProduct>> products_beside(const std::vector<SoldProduct>& sold, const office::Order& read,
                                                        const RowNames& names);

/// The first that a bookkeeper would look at. Nothing where all is equal, or the rows cannot be told apart.
std::optional<SideDifference> row_difference(const std::vector<SoldProduct>& sold, const office::Order& read,
                                             const RowNames& names, const std::string& currency, Amount slack);

}  // namespace woo24::sync
