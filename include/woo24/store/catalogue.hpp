#pragma once
// The tables of products, categories and stock as a whole. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/store/database.hpp"

namespace woo24::store {

/// All that is known of both catalogues and of their stock: another company's ids mean other things. What was told of single
/// products stays in the trail.
Result<void> forget_catalogue(Database& db);

}  // namespace woo24::store
