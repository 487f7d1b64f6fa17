#include "woo24/net/system_chance.hpp"

#include <sys/random.h>

namespace woo24::net {

std::uint64_t SystemChance::draw() {
  std::uint64_t bits = 0;
  // So few bytes come whole or, when a signal came first, not at all (getrandom(2)).
  while (getrandom(&bits, sizeof bits, 0) != static_cast<ssize_t>(sizeof bits)) {
  }
  return bits;
}

}  // namespace woo24::net
