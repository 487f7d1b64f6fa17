#pragma once
// How the shop computes: nets of rows from prices, discounts, tax by class and address, and the sums (api.md §6).

#include "woo24/sandbox/shop_database.hpp"
#include "woo24/sandbox/shop_money.hpp"

namespace woo24::sandbox {

/// The order's document from what a customer put in; ids of rows and meta are drawn, nothing is stored.
Json document_of(const ShopOrderSpec& spec, const ShopSettings& settings, ShopDatabase& database);
/// The rows alone, before any discount.
Json rows_of(const std::vector<ShopRow>& rows, bool prices_include_tax, const ShopSettings& settings, ShopDatabase& database);
/// Takes the nets as they stand and computes tax, tax lines and all sums with today's rates and the order's address.
void compute_totals(Json& order, const ShopSettings& settings, ShopDatabase& database);
Json address_json(const ShopAddress& address, bool with_email);

}  // namespace woo24::sandbox
