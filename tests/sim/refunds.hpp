#pragma once
// The refunds that the pretended shop keeps, as a look into its database shows them, and amounts as whole öre.

#include "woo24/sandbox/shop.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace woo24::sandbox {
struct StoredOrder;
}

namespace woo24::sim {

struct ShopRefund {
  std::int64_t id = 0;
  std::string amount;      ///< two decimals
  bool paid_back = false;  ///< the gateway has sent the money
};

/// Of every order that is there, by its id.
std::map<std::int64_t, std::vector<ShopRefund>> refunds_in(const sandbox::Shop& shop);

/// A row of goods of an order.
struct ShopLine {
  std::string sku;
  int left = 0;              ///< pieces that no refund has taken
  int restocked = 0;         ///< that refunds have put back
  std::int64_t product = 0;  ///< the shop's, of a variation its own; 0: it names none
  int taken = 0;             ///< pieces that it has taken of the product's stock
};
std::vector<ShopLine> lines_in(const sandbox::Shop& shop, std::int64_t order);
std::vector<ShopLine> lines_of(const sandbox::StoredOrder& order);

/// "-12.50" → -1250. Whatever is not a number is 0.
std::int64_t in_ore(const std::string& amount);

/// "WOO-exempel-1002-aa8439-R17" → the sale's key and 17; without refund 0.
struct KeyParts {
  std::string sale;
  std::int64_t refund = 0;
  bool stock = false;  ///< "-R17S": of two credits of the refund the one that puts pieces back
};
KeyParts parts_of(const std::string& key);

}  // namespace woo24::sim
