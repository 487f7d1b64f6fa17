#pragma once
// One order's JSON → shop::Order. Numbers keep their text (no double in between).

#include "woo24/base/result.hpp"
#include "woo24/model/shop_order.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace woo24::woo {

/// Errors: shop-answer-not-json, shop-answer-wrong (field and what was found).
Result<shop::Order> order_from_json(std::string_view json);
/// A list of orders; an element that cannot be read does not hide the others. Error only when it is no list at all.
struct OrderOrNot {
  shop::OrderId id;  ///< 0 when not even the id could be read
  Result<shop::Order> order;
  [[nodiscard]] const Error* error() const { return order.ok() ? nullptr : &order.error(); }
};
Result<std::vector<OrderOrNot>> orders_from_json(std::string_view json);

/// What `_fields=id,status` gives of a list of orders.
struct OrderMark {
  shop::OrderId id;
  std::string status;  ///< without wc-
  friend bool operator==(const OrderMark&, const OrderMark&) = default;
};
/// Errors: shop-answer-not-json, shop-answer-wrong.
Result<std::vector<OrderMark>> order_marks_from_json(std::string_view json);

}  // namespace woo24::woo
