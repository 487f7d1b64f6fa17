#pragma once
// The control planes' part for products.

#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/shop.hpp"
#include "woo24/sandbox/shop_shelf.hpp"

namespace woo24::sandbox {

Json products_json(const Shop& shop);
/// {"sku", "name", "price", "stock", "type", "status", "categories": […], "parent": id, "options": {"Färg": "Blå"}}. The id, 0
/// where the parent is not there.
std::int64_t add_shop_product(Shop& shop, const Json& wish);
/// {"product": id, "do": "edit|trash|untrash|erase|stock|kill_batch", "field": …, "value": …}
bool edit_shop_product(Shop& shop, const Json& wish);

Json items_json(const Office& office);
/// {"number", "name", "price", "category", "stock", "active"}
std::int64_t add_office_item(Office& office, const Json& wish);
/// {"product": id, "do": "edit|remove|stock", "field": …, "value": …}
bool edit_office_item(Office& office, const Json& wish);

}  // namespace woo24::sandbox
