#pragma once
// What is written into the shop's catalogue. Every write leaves once. The shop's batch checks no types (api.md §5): only values
// that this program has made are sent, numbers as numbers and prices as decimal text.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_product.hpp"
#include "woo24/woo/shop_wire.hpp"

#include <vector>

namespace woo24::woo {

class CatalogueWriter {
 public:
  explicit CatalogueWriter(ShopWire& wire) : wire_(wire) {}

  /// Drafts in one batch (at most 100). One result an item, in their order, as the shop answered it. Item errors:
  /// shop-number-taken (with the holder's id where it is told; also for one in the trash), shop-refused. Outer error: as any
  /// write; after `ambiguous` (502, 504, no answer) some may be made, or half made: look by number before making again.
  Result<std::vector<Result<shop::CatalogueProduct>>> create(const std::vector<shop::NewProduct>& products);
  /// Fields of products and variations: one batch call for the plain products, one per parent for variations (at most 100
  /// each). The results are in the updates' order; safe to repeat, since values are absolute. A call that failed as a whole
  /// gives its error to each of its items. What the shop answers differently from what was sent is for the caller to see.
  std::vector<Result<shop::CatalogueProduct>> update(const std::vector<shop::ProductUpdate>& updates);
  /// Error: shop-category-exists (with the id of the one there), shop-refused.
  Result<shop::ProductCategory> create_category(const shop::NewCategory& category);

 private:
  ShopWire& wire_;
};

}  // namespace woo24::woo
