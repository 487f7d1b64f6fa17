#include "woo24/store/catalogue.hpp"

#include "statement.hpp"

#include <string>

namespace woo24::store {

Result<void> forget_catalogue(Database& db) {
  return db.transaction([&]() -> Result<void> {
    // What was agreed on and intended goes with its pair.
    for (const auto* table :
         {"product_pair", "product_apart", "product_making", "product_trouble", "category_pair", "brake", "shop_product",
          "office_product", "stock_take", "stock_part", "stock_row", "stock_order", "stock_write", "stock_seen"})
      TRY(execute(db, std::string("DELETE FROM ") + table));
    return {};
  });
}

}  // namespace woo24::store
