#pragma once
// Table product_making: products that may have been made, of which the answer is not known. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/product_pair.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::store {

struct ProductMaking {
  CatalogueSide side = CatalogueSide::shop;  ///< where it is made
  std::string number_key;
  std::int64_t source = 0;  ///< of the other side
  Instant at{};
  Agreed name, price;  ///< what was sent, and what it was made of
  friend bool operator==(const ProductMaking&, const ProductMaking&) = default;
};

class ProductMakings {
 public:
  explicit ProductMakings(Database& db) : db_(db) {}
  Result<void> begin(const std::vector<ProductMaking>& makings);
  Result<void> end(CatalogueSide side, const std::string& number_key);
  Result<std::optional<ProductMaking>> of(CatalogueSide side, const std::string& number_key);
  Result<std::vector<ProductMaking>> all();

 private:
  Database& db_;
};

}  // namespace woo24::store
