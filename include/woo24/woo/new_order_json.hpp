#pragma once
// What is written about an order, as JSON.

#include "woo24/model/new_shop_order.hpp"

#include <string>

namespace woo24::woo {

/// The body of POST /orders, quiet: a guest's, without e-mail, with the metas that keep stock and mails back.
std::string new_order_json(const shop::NewOrder& order);
/// The body of the second call.
std::string background_json(const shop::OrderBackground& background);
std::string order_update_json(const shop::OrderUpdate& update);

}  // namespace woo24::woo
