#pragma once
// The rows of a draft: which product each row of the shop is booked on, and at which price. books.md §2, §4, §5.

#include "woo24/base/result.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/rows.hpp"
#include "woo24/sync/texts.hpp"

#include <string>
#include <vector>

namespace woo24::sync {

/// The product number a row of the shop is booked under, and what asks for it ("" for the line's own SKU).
struct WantedProduct {
  std::string number;
  std::string setting;
};
WantedProduct wanted_product(const shop::Line& line, RowKind kind, const Rules& rules);

/// Whether a row is left out: free shipping and fees of 0.00 say nothing. Goods always count, for the stock.
bool is_silent(const shop::Line& line, RowKind kind);

/// The one product under a number, if any. Errors: product-number-twice.
Result<std::optional<office::Product>> only_product(const std::string& number, const Products& products);

/// The office's product that a line of goods is booked on. Errors: those of products in reasons.def.
Result<office::ProductId> booked_on(const shop::Line& line, const Rules& rules, const Products& products);

/// Every row with its product and its VAT, nets not yet booked.
Result<std::vector<BookRow>> book_rows(const shop::Order& order, const Rules& rules, const Products& products,
                                       const VatOfOrder& vat, FieldTexts& texts);

/// The office's rows, text row first. Errors: of priced(), too-many-rows.
Result<std::vector<office::Row>> office_rows(const std::vector<BookRow>& rows, const shop::Order& order, const Rules& rules,
                                             FieldTexts& texts);

std::vector<RateSum> rate_sums(const std::vector<BookRow>& rows);

/// rows.text with {number} filled in; "" where the settings want none.
std::string order_text(const shop::Order& order, const Rules& rules);

}  // namespace woo24::sync
