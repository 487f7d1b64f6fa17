#pragma once
// Tables stock_order, stock_take, stock_part and stock_row: orders of the shop that hold stock the office may not count yet.
// No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/stock_order.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace woo24::store {

class StockOrders {
 public:
  explicit StockOrders(Database& db) : db_(db) {}
  /// Takes the place of what was kept of it.
  Result<void> put(const StockOrder& order);
  Result<void> remove(shop::OrderId order);
  Result<std::optional<StockOrder>> of(shop::OrderId order);
  Result<std::vector<StockOrder>> all();  ///< by id
  /// Orders that took one product, by id.
  Result<std::vector<StockOrder>> of_product(shop::ProductId product);

 private:
  Result<std::vector<StockOrder>> filled(std::vector<StockOrder> orders);
  Database& db_;
};

}  // namespace woo24::store
