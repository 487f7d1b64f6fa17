#pragma once
// Believable catalogues of any size, for either side or both.

#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/shop.hpp"

#include <cstdint>

namespace woo24::sandbox {

struct CatalogueMix {
  int products = 1000;          ///< numbers in all: plain products and variations
  int percent_variations = 20;  ///< of them, eight to a parent
  std::uint64_t seed = 24;      ///< the same seed makes the same catalogue
  bool stock = true;            ///< both sides count pieces, and agree
  std::string shop_status = "publish";
};

/// Adds numbers A-000001 … to the shop, in the categories that the office has too.
void fill_shop(Shop& shop, const CatalogueMix& mix);
/// The same products in the office: a variation is a product of its own there. Prices are the shop's without its VAT.
void fill_office(Office& office, const CatalogueMix& mix);

}  // namespace woo24::sandbox
