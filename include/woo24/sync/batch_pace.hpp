#pragma once
// How many products are made in one call: 25 to 50, as many as the shop makes in good time.

#include <chrono>
#include <cstddef>

namespace woo24::sync {

inline constexpr std::size_t k_least_batch = 25, k_most_batch = 50;

/// The next batch after one of `size` that took so long. `answered` false: it got no answer, and the next is half of it, down
/// to one.
std::size_t next_batch(std::size_t size, std::chrono::milliseconds took, bool answered);

}  // namespace woo24::sync
