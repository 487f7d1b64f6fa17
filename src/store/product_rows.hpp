#pragma once
// Rows of both mirrors as the tables of the catalogue read and write them.

#include "statement.hpp"
#include "woo24/model/product_pair.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace woo24::store {

/// The columns of shop_product in their order, each with `prefix` ("s."); descriptions are "" where they are not wanted.
std::string shop_columns(std::string_view prefix, bool description);
shop::CatalogueProduct shop_product_in(Statement& row);
std::string office_columns(std::string_view prefix, bool description);
office::CatalogueProduct office_product_in(Statement& row);

std::string_view side_name(CatalogueSide side);  ///< "shop"
CatalogueSide side_of(std::string_view name);
std::string_view field_key(ProductField field);  ///< "price"
std::optional<ProductField> field_of(std::string_view key);

/// "3, 5, 7", for IN (…).
template <typename Tag>
std::string id_list(const std::vector<Id<Tag>>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : ", ") + std::to_string(id.value);
  return text;
}

}  // namespace woo24::store
