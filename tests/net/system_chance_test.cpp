#include "woo24/net/system_chance.hpp"

#include <gtest/gtest.h>

#include <set>

namespace woo24::net {
namespace {

TEST(SystemChance, DrawsAllBitsAndNothingTwice) {
  SystemChance chance;
  std::set<std::uint64_t> drawn;
  std::uint64_t ever_set = 0, ever_clear = 0;
  for (int n = 0; n < 200; ++n) {
    const auto bits = chance.draw();
    drawn.insert(bits);
    ever_set |= bits;
    ever_clear |= ~bits;
  }
  EXPECT_EQ(drawn.size(), 200U);
  EXPECT_EQ(ever_set, ~std::uint64_t{0});
  EXPECT_EQ(ever_clear, ~std::uint64_t{0});
}

}  // namespace
}  // namespace woo24::net
