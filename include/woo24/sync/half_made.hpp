#pragma once
// A product that the shop was killed over while it made it: a draft without its number, and what it still lacks.

#include "woo24/model/shop_product.hpp"

#include <string>

namespace woo24::sync {

/// Whether a product may be what is left of making one of this name. `name`: the office's.
bool may_be_half_of(const shop::CatalogueProduct& product, const std::string& name);

/// What it lacks of its draft, the number always. What stands there already was put there by a person meanwhile and stays, even
/// a single category: the shop gives its own only to what is saved whole.
shop::ProductUpdate rest_of(const shop::CatalogueProduct& half, const shop::NewProduct& draft);

}  // namespace woo24::sync
