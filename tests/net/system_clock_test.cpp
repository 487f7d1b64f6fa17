#include "woo24/net/system_clock.hpp"

#include <gtest/gtest.h>

namespace woo24::net {
namespace {

TEST(SystemClock, IsTheMachinesOwn) {
  SystemClock clock;
  const auto before = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto now = clock.now();
  EXPECT_LE(before, now);
  EXPECT_LE(now, std::chrono::system_clock::now());
}

TEST(SystemClock, SteadyNeverGoesBack) {
  SystemClock clock;
  auto last = clock.steady();
  for (int n = 0; n < 1'000; ++n) {
    const auto next = clock.steady();
    ASSERT_LE(last, next);
    last = next;
  }
}

}  // namespace
}  // namespace woo24::net
