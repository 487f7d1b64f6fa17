#include "woo24/sync/batch_pace.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace std::chrono_literals;

TEST(BatchPace, GrowsWhileTheShopIsQuick) {
  EXPECT_EQ(next_batch(25, 1s, true), 30U);
  EXPECT_EQ(next_batch(48, 1s, true), 50U);
  EXPECT_EQ(next_batch(50, 1s, true), 50U);
  EXPECT_EQ(next_batch(10, 1s, true), 15U);
}

TEST(BatchPace, StaysOrShrinksWhereItIsSlow) {
  EXPECT_EQ(next_batch(40, 8s, true), 40U);
  EXPECT_EQ(next_batch(40, 20s, true), 25U);
  EXPECT_EQ(next_batch(25, 20s, true), 12U);
  EXPECT_EQ(next_batch(1, 60s, true), 1U);
}

TEST(BatchPace, WithoutAnAnswerHalfIsTried) {
  EXPECT_EQ(next_batch(50, 30s, false), 25U);
  EXPECT_EQ(next_batch(3, 30s, false), 1U);
  EXPECT_EQ(next_batch(1, 30s, false), 1U);
}

}  // namespace
}  // namespace woo24::sync
