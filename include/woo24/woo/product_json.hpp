#pragma once
// Products, variations and categories of the shop's catalogue, as JSON.

#include "woo24/base/result.hpp"
#include "woo24/model/shop_product.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::woo {

/// How an answer is to be understood.
struct ProductReading {
  std::vector<std::string> meta_keys;  ///< all other meta is dropped
  shop::ProductId parent;              ///< of a list of variations: theirs, which older shops leave out
};

/// A product of a list; one that cannot be read does not hide the others.
struct ProductOrNot {
  shop::ProductId id;  ///< 0 when not even the id could be read
  Result<shop::CatalogueProduct> product;
  [[nodiscard]] const Error* error() const { return product.ok() ? nullptr : &product.error(); }
};

/// Errors of all: shop-answer-not-json, shop-answer-wrong (field and what was found). What a `_fields` left out is empty.
Result<shop::CatalogueProduct> catalogue_product_from_json(std::string_view json, const ProductReading& reading);
Result<std::vector<ProductOrNot>> catalogue_products_from_json(std::string_view json, const ProductReading& reading);
Result<shop::ProductCategory> product_category_from_json(std::string_view json);
Result<std::vector<shop::ProductCategory>> product_categories_from_json(std::string_view json);

/// The bodies of POST products/batch, of products/batch and products/{parent}/variations/batch, of products/categories.
std::string new_products_json(const std::vector<shop::NewProduct>& products);
std::string product_updates_json(const std::vector<shop::ProductUpdate>& updates);
std::string new_category_json(const shop::NewCategory& category);

/// One result an item of what a batch did ("create" or "update"), by the place in the list. Item errors: shop-number-taken
/// (`numbers`: what was to be set, for the text), shop-not-found, shop-refused. Error of all: ambiguous, when the answer does
/// not show one item for each.
struct BatchReading {
  const char* list;                  ///< "create", "update"
  std::vector<shop::ProductId> ids;  ///< of an update: whose answer each has to be
  std::vector<std::string> numbers;
  ProductReading products;
};
Result<std::vector<Result<shop::CatalogueProduct>>> batch_from_json(std::string_view json, const BatchReading& reading);

}  // namespace woo24::woo
