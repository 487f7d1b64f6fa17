#pragma once
// What the shop's orders hold of the stock and the office does not count yet. Pure.
//
//   shop's pieces = office's pieces − what its orders hold
//
// An order holds what the shop has taken for it, until the office has taken it too: before that the office's number is too high
// by it, afterwards the order is behind both. What a refund put back on the shop's shelf is no longer held; pieces that are
// back in the shop and that a credit of ours will put back in the office are held negatively.

#include "woo24/model/office_order.hpp"
#include "woo24/model/shop_order.hpp"
#include "woo24/model/stock_order.hpp"
#include "woo24/model/stock_plan.hpp"
#include "woo24/sync/stock_lesson.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace woo24::sync {

/// By product: `_reduced_stock` of the lines where they have it, else their quantity in a status that takes stock (on-hold,
/// processing, completed), less what refunds put back. Products that took nothing are left out.
std::vector<StockTake> stock_taken(const shop::Order& order);

/// The part that an order of the office is.
StockPart stock_part(const office::Order& order, bool credit);

/// A status in which somebody still waits for the goods. Those of plugins are taken for such.
bool is_open_in_shop(std::string_view status);

/// Which product of the shop one of the office is; nothing where it is none's.
using ShopProductOf = std::function<std::optional<shop::ProductId>(office::ProductId)>;
/// By the shop's product; those of which nothing is held are left out.
std::map<shop::ProductId, StockHeld> stock_held(const StockOrder& order, const StockLessons& lessons,
                                                const ShopProductOf& pair);

/// It holds nothing, and nothing that is still to come in the office can change that: it need not be kept.
bool is_settled(const StockOrder& order, const StockLessons& lessons, const ShopProductOf& pair);

}  // namespace woo24::sync
