#pragma once
// Gift cards that an order was paid with, where each plugin writes them. This room only.

#include "json_fields.hpp"
#include "woo24/model/shop_order.hpp"

#include <vector>

namespace woo24::woo {

/// `from`: the order. A card whose amount cannot be read is left out; the meta that names it stays on the order and tells so.
/// Error: shop-answer-wrong (a field of the shop's own that is no list, or an amount that is none).
Result<std::vector<shop::GiftCard>> gift_cards_of(const nlohmann::json& from);

}  // namespace woo24::woo
