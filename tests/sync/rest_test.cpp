#include "woo24/sync/rest.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace std::chrono_literals;

TEST(Rest, IsKeptToItsEndAndNotBeyondReason) {
  const auto asked = *parse_utc("2026-11-24T08:00:00Z");
  struct Row {
    std::chrono::seconds length, now;
    std::optional<std::chrono::seconds> left;
    const char* why;
  };
  for (const auto& row : {Row{10min, 0s, 10min, "just asked for"}, Row{10min, 10min - 1s, 1s, "its last second"},
                          Row{10min, 10min, std::nullopt, "over"}, Row{24h, 0s, 65min, "nobody is left alone for a day"},
                          Row{24h, 65min, std::nullopt, "nor longer than 65 minutes"},
                          Row{10min, -2h, 10min, "the clock stepped back: its length anew, not two hours"},
                          Row{0s, 0s, std::nullopt, "none"}, Row{-1s, -2h, std::nullopt, "over when it was asked for"}}) {
    const auto left = rest_in_force({asked + row.length, ReasonId::shop_busy}, asked, asked + row.now);
    ASSERT_EQ(left.has_value(), row.left.has_value()) << row.why;
    if (left) {
      EXPECT_EQ(*left, (Rest{asked + row.now + *row.left, ReasonId::shop_busy})) << row.why;
    }
  }
}

}  // namespace
}  // namespace woo24::sync
