#pragma once
// A refund's JSON → shop::Refund.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_refund.hpp"

#include <string_view>
#include <vector>

namespace woo24::woo {

/// The list that /orders/{id}/refunds answers. Errors: shop-answer-not-json, shop-answer-wrong (field and what was found).
Result<std::vector<shop::Refund>> refunds_from_json(std::string_view json, shop::OrderId order);

}  // namespace woo24::woo
