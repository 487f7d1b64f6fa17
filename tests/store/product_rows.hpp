#pragma once
// Products of both sides for the tests of the catalogue's tables.

#include "woo24/store/office_products.hpp"
#include "woo24/store/shop_products.hpp"

#include <string>

namespace woo24::test {

inline shop::CatalogueProduct in_shop(std::int64_t id, const std::string& sku) {
  shop::CatalogueProduct one;
  one.id = {id};
  one.sku = sku;
  one.status = "publish";
  one.name = "Skruv";
  return one;
}

inline office::CatalogueProduct in_office(std::int64_t id, const std::string& number) {
  office::CatalogueProduct one;
  one.id = {id};
  one.number = number;
  one.name = "Skruv";
  return one;
}

}  // namespace woo24::test
