#include "woo24/sync/rest.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {
constexpr std::chrono::minutes k_longest{65};
}  // namespace

std::optional<Rest> rest_in_force(const Rest& rest, Instant asked, Instant now) {
  auto left = rest;
  left.until = std::min(rest.until, Instant{asked + k_longest});
  if (now < asked) left.until = now + (left.until - asked);
  return left.until > now ? std::optional(left) : std::nullopt;
}

}  // namespace woo24::sync
