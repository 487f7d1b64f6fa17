#include "woo24/sync/half_made.hpp"

#include "woo24/sync/product_text.hpp"

namespace woo24::sync {

bool may_be_half_of(const shop::CatalogueProduct& product, const std::string& name) {
  return product.sku.empty() && product.type == shop::ProductType::simple &&
         (product.status == "draft" || product.status == "pending") && same_name(product.name, name);
}

shop::ProductUpdate rest_of(const shop::CatalogueProduct& half, const shop::NewProduct& draft) {
  shop::ProductUpdate rest;
  const auto fill = [](std::optional<std::string>& field, const std::string& there, const std::string& wanted) {
    if (there.empty() && !wanted.empty()) field = wanted;
  };
  rest.id = half.id;
  rest.sku = draft.sku;
  fill(rest.regular_price, half.regular_price, draft.regular_price);
  fill(rest.tax_class, half.tax_class, draft.tax_class);
  fill(rest.weight, half.weight, draft.weight);
  fill(rest.global_unique_id, half.global_unique_id, draft.global_unique_id);
  if (half.manage_stock == shop::ManageStock::no) rest.stock = draft.stock;
  if (half.categories.empty() && !draft.categories.empty()) rest.categories = draft.categories;
  rest.meta = draft.meta;
  return rest;
}

}  // namespace woo24::sync
