#pragma once
// Accounts and products of the shop, as JSON.

#include "woo24/base/result.hpp"
#include "woo24/model/new_shop_order.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::woo {

/// Errors of all: shop-answer-not-json, shop-answer-wrong.
Result<shop::Customer> customer_from_json(std::string_view json);
Result<std::vector<shop::Customer>> customers_from_json(std::string_view json);
Result<std::vector<shop::Product>> products_from_json(std::string_view json);
/// The body of POST /customers. Nothing that is empty is named: an empty billing.email is refused.
std::string customer_json(const shop::NewCustomer& customer);

}  // namespace woo24::woo
