#pragma once
// What a refund gives back, seen as an order of its own with positive amounts, so that its rows, VAT and rounding follow the
// very rules by which the sale was booked. books.md §10.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/model/shop_refund.hpp"
#include "woo24/sync/rules.hpp"

#include <vector>

namespace woo24::sync {

/// `all`: every refund of the order; what those with a lower id have taken is no longer there to be given back.
/// By rows: quantity only for pieces that came back; money without a piece goes on rows.price_reduction. By amount alone: what
/// is left of the sale where the amount takes all of it, else the amount is split over the rates by what is left of each.
/// Errors (refused): refund-exceeds-sale, refund-without-tax, refund-row-unknown, refund-does-not-add-up, refund-of-nothing.
Result<shop::Order> credited(const shop::Order& sale, const shop::Refund& refund, const std::vector<shop::Refund>& all,
                             const Rules& rules);

}  // namespace woo24::sync
