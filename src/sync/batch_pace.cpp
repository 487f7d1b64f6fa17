#include "woo24/sync/batch_pace.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;

// Web servers and proxies give up after 30 to 60 s; what they cut off may be half made.
constexpr auto k_good_time = 5s, k_too_long = 12s;
constexpr std::size_t k_step = 5;

}  // namespace

std::size_t next_batch(std::size_t size, std::chrono::milliseconds took, bool answered) {
  if (!answered) return std::max<std::size_t>(1, size / 2);
  if (took <= k_good_time) return std::min(k_most_batch, size + k_step);
  if (took < k_too_long) return size;
  return std::max<std::size_t>(1, std::min(size, k_least_batch) / (size <= k_least_batch ? 2 : 1));
}

}  // namespace woo24::sync
