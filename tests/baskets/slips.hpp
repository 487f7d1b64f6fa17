#pragma once
// What a careless office, or a careless hand, makes of an order that was saved. None may be released, none be "mended".

#include "basket.hpp"
#include "desk.hpp"

#include <string_view>
#include <vector>

namespace woo24::baskets {

/// Where a slip is made.
struct Place {
  Kept& kept;
  const Desk& desk;
  Dice& dice;
  office::ProductId rounding;   ///< the product of rounding rows
  Amount shop_total, shop_vat;  ///< what an order shows that is right by chance
};

struct SlipKind {
  std::string_view name;
  /// False where this order has nothing for it to go wrong with; then nothing is changed.
  bool (*make)(Place&);
};

const std::vector<SlipKind>& slip_kinds();

}  // namespace woo24::baskets
