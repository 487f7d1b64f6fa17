#pragma once
// Reading `meta_data`, where plugins keep what the shop itself has no field for.

#include "woo24/model/shop_order.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::sync {

/// The first value under that key, trimmed; "" when there is none.
std::string meta_value(const std::vector<shop::Meta>& meta, std::string_view key);
/// Whether something is there: not "", "[]", "{}", "0", "no", "false" or "null".
bool meta_says_something(const std::vector<shop::Meta>& meta, std::string_view key);

}  // namespace woo24::sync
