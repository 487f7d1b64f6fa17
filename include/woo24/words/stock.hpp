#pragma once
// The short phrases of stock: of a plan's lines, of a product's sum and of a run's counts.

#include "woo24/settings/settings.hpp"

#include <string>

namespace woo24::words {

enum class StockPhrase {
  has,              // "24SevenOffice has"
  orders_hold,      // "orders hold"
  floored,          // decimals were left off
  begins_counting,  // the shop counts it from now on
  compared,
  changed,
  to_change,
  waiting,
  failed,
  left_alone,
  not_managed,
  open_orders,  // that hold something
  every_product,
  on_its_way,  // written, and not yet seen to have arrived
};

std::string phrase(StockPhrase phrase, settings::Language language);

}  // namespace woo24::words
