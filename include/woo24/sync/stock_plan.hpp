#pragma once
// What one product's stock is to be, and on which side that is written. Pure.

#include "woo24/model/stock_plan.hpp"
#include "woo24/settings/catalogue.hpp"

#include <cstdint>

namespace woo24::sync {

/// The whole number that is not above it: −2.5 is −3.
std::int64_t floored(Amount pieces);

/// Precondition: mode is not off. from_office: the shop gets floor(office − most), the careful number where two are possible.
/// from_shop: the office gets shop + held; a number of its own between the two possible ones is left alone.
/// Negative numbers and backorders are kept as they come. A product that the shop does not count is left alone, unless woo24
/// made it and it is a draft still: what is on sale is a person's to switch.
StockChange stock_change(settings::StockMode mode, const StockPair& pair, const StockHeld& held);

/// Adds one to what a plan comes to.
void count(const StockChange& change, StockCounts& counts);

}  // namespace woo24::sync
