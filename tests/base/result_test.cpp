#include "woo24/base/result.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace woo24 {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Fail{Kind::refused, Reason{ReasonId::internal_fault, {{"detail", std::to_string(number)}}}};
  return number / 2;
}

Result<std::string> quarter(int number) { return std::to_string(TRY(half(TRY(half(number))))); }

Result<void> checked(int number, int& reached) {
  TRY(half(number));
  ++reached;
  return {};
}

TEST(Result, HoldsAValueOrAnError) {
  const auto good = half(4), bad = half(3);
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(good.value(), 2);
  EXPECT_EQ(good.value_or(9), 2);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().kind, Kind::refused);
  EXPECT_EQ(bad.error().reason.arguments.at("detail"), "3");
  EXPECT_EQ(bad.value_or(9), 9);
}

TEST(Result, TryTakesTheValueOrLeaves) {
  EXPECT_EQ(quarter(8).value(), "2");
  EXPECT_EQ(quarter(6).error().reason.arguments.at("detail"), "3");
  EXPECT_EQ(quarter(5).error().reason.arguments.at("detail"), "5");
  int reached = 0;
  EXPECT_TRUE(checked(2, reached).ok());
  EXPECT_FALSE(checked(1, reached).ok());
  EXPECT_EQ(reached, 1);
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  const auto make = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); };
  const auto use = [&]() -> Result<int> {
    auto owned = TRY(make());
    return *owned;
  };
  EXPECT_EQ(use().value(), 7);
}

TEST(Result, APauseSaysUntilWhen) {
  const Instant until{std::chrono::seconds{60}};
  const Result<void> paused = Fail{Kind::paused, Reason{ReasonId::office_busy, {}}, until};
  EXPECT_EQ(paused.error().not_before, until);
}

}  // namespace
}  // namespace woo24
