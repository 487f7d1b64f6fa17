#pragma once
// Gift cards: money that is not revenue (books.md §5). Redeemed, they are a negative row without VAT each, and the payment is
// the rest; sold, they are what the settings say they are: a multi purpose card bears no VAT until it is redeemed and is booked
// as a debt, a single purpose card is a sale like any other.

#include "woo24/base/result.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/rows.hpp"

#include <vector>

namespace woo24::sync {

/// Whether the line sells a gift card, by what the plugins of WooCommerce, PW and YITH leave on it.
bool is_sold_gift_card(const shop::Line& line);

/// What all cards together lowered the order's total by.
Amount redeemed(const shop::Order& order);

/// Whether the line is booked as a debt: a multi purpose card that is sold.
/// Errors: gift-card-kind-unknown (the settings do not say what gift cards are), gift-card-taxed (multi, and VAT was charged).
Result<bool> is_sold_debt(const shop::Line& line, const Rules& rules);

/// A row for each redeemed card, on rows.gift_card. The name shows the card's last four characters: the whole code is money.
/// Errors: row-product-missing, gift-card-not-handled (single purpose cards: their VAT was booked when they were sold, and no
/// order tells at which rate).
Result<std::vector<BookRow>> redeemed_rows(const shop::Order& order, const Rules& rules, const Products& products);

}  // namespace woo24::sync
