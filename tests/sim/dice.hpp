#pragma once
// Chance of a simulated seed. The same seed throws the same, on every machine; a branch throws for one actor alone, so that
// what one does more or less changes no other's throws.

#include "woo24/sandbox/sim_doors.hpp"

#include <cstdint>

namespace woo24::sim {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 0x632BE59BD9B4E019ull) { draw(); }
  std::uint64_t draw() { return sandbox::next_random(state_); }
  /// 0 … n-1; 0 when n is 0.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(draw() % n); }
  /// least … most, both included.
  int between(int least, int most) { return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1))); }
  bool chance(double percent) { return static_cast<double>(draw() >> 11) * 0x1p-53 * 100 < percent; }
  template <typename List>
  auto pick(const List& list) -> decltype(list[0]) {
    return list[below(std::size(list))];
  }
  Dice branch() { return Dice(draw()); }

 private:
  std::uint64_t state_;
};

}  // namespace woo24::sim
