#include "woo24/net/system_clock.hpp"

namespace woo24::net {

Instant SystemClock::now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::chrono::milliseconds SystemClock::steady() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace woo24::net
