#include "woo24/sync/half_made.hpp"

#include "woo24/sync/product_text.hpp"

namespace woo24::sync {

bool may_be_half_of(const shop::CatalogueProduct& product, const std::string& name) {
  return product.sku.empty() && product.type == shop::ProductType::simple &&
         (product.status == "draft" || product.status == "pending") && same_name(product.name, name);
}

shop::ProductUpdate rest_of(const shop::CatalogueProduct& half, const shop::NewProduct& draft) {
  shop::ProductUpdate rest;
  rest.id = half.id;
  rest.sku = draft.sku;
  if (half.regular_price.empty() && !draft.regular_price.empty()) rest.regular_price = draft.regular_price;
  if (half.manage_stock == shop::ManageStock::no) rest.stock = draft.stock;
  if (half.categories.size() <= 1 && !draft.categories.empty()) rest.categories = draft.categories;
  if (half.global_unique_id.empty() && !draft.global_unique_id.empty()) rest.global_unique_id = draft.global_unique_id;
  return rest;
}

}  // namespace woo24::sync
