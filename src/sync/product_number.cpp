#include "woo24/sync/product_number.hpp"

#include "woo24/base/text.hpp"

namespace woo24::sync {

std::string number_key(std::string_view number) {
  auto key = lower(trimmed(number));
  return key == "0" ? std::string() : key;
}

}  // namespace woo24::sync
