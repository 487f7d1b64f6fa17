#include "woo24/tfso/call_budget.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

using namespace std::chrono_literals;

struct Budget : testing::Test {
  test::SetClock clock;
  store::Database db = store::Database::in_memory().value();
  store::OfficeMemory memory{db};
  CallBudget budget{memory, clock, 100};
};

TEST_F(Budget, GivesAsManyCallsAnHourAsAllowed) {
  for (int n = 0; n < 100; ++n) ASSERT_TRUE(budget.take(Urgency::live)) << n;
  const auto refused = budget.take(Urgency::live);
  EXPECT_REASON(refused, Kind::paused, ReasonId::office_budget_spent);
  EXPECT_EQ(refused.error().not_before, parse_utc("2026-11-24T09:00:00Z"));
  EXPECT_EQ(refused.error().reason.arguments.at("limit"), "100");
  EXPECT_EQ(budget.used_this_hour().value(), 100);
  clock.at = *parse_utc("2026-11-24T09:00:00Z");
  EXPECT_TRUE(budget.take(Urgency::live));
  EXPECT_EQ(budget.used_this_hour().value(), 1);
}

TEST_F(Budget, LeavesTheLastFifthToLiveOrders) {
  for (int n = 0; n < 80; ++n) ASSERT_TRUE(budget.take(Urgency::background)) << n;
  EXPECT_REASON(budget.take(Urgency::background), Kind::paused, ReasonId::office_budget_spent);
  EXPECT_TRUE(budget.take(Urgency::live));
}

TEST_F(Budget, IsSharedByEveryoneOnTheSameFile) {
  CallBudget other{memory, clock, 100};
  for (int n = 0; n < 50; ++n) {
    ASSERT_TRUE(budget.take(Urgency::live));
    ASSERT_TRUE(other.take(Urgency::live));
  }
  EXPECT_FALSE(budget.take(Urgency::live));
}

TEST_F(Budget, AQuarantineRestsEverybodyUntilItEnds) {
  ASSERT_TRUE(budget.rest_until(clock.at + 20min, ReasonId::office_quarantine));
  CallBudget after_restart{memory, clock, 100};
  const auto refused = after_restart.take(Urgency::live);
  EXPECT_REASON(refused, Kind::paused, ReasonId::office_quarantine);
  EXPECT_EQ(refused.error().not_before, clock.at + 20min);
  EXPECT_EQ(budget.used_this_hour().value(), 0);
  clock.at += 20min - 1s;
  EXPECT_FALSE(budget.take(Urgency::live));
  clock.at += 1s;
  EXPECT_TRUE(budget.take(Urgency::live));
}

TEST_F(Budget, NoRestIsLongerThan65Minutes) {
  ASSERT_TRUE(budget.rest_until(clock.at + 24h, ReasonId::office_busy));
  EXPECT_EQ(budget.take(Urgency::live).error().not_before, clock.at + 65min);
  clock.at += 65min;
  EXPECT_TRUE(budget.take(Urgency::live));
}

TEST_F(Budget, ARestOfAFileThatSaysMoreIsNotBelieved) {
  ASSERT_TRUE(memory.set("calls-rest", format_utc(clock.at + 24h) + " office-quarantine", clock.at - 5min));
  EXPECT_EQ(budget.take(Urgency::live).error().not_before, clock.at + 60min) << "65 minutes from when it was said";
}

TEST_F(Budget, AClockThatStepsBackDoesNotLengthenTheRest) {
  ASSERT_TRUE(budget.rest_until(clock.at + 10min, ReasonId::office_quarantine));
  clock.at -= 72h;
  EXPECT_EQ(budget.take(Urgency::live).error().not_before, clock.at + 10min);
  clock.at += 10min;
  EXPECT_TRUE(budget.take(Urgency::live));
}

TEST_F(Budget, ARestThatIsOverIsNotKept) {
  ASSERT_TRUE(budget.rest_until(clock.at - 1s, ReasonId::office_busy));
  EXPECT_TRUE(budget.take(Urgency::live));
  ASSERT_TRUE(memory.set("calls-rest", "rubbish", clock.at));
  EXPECT_TRUE(budget.take(Urgency::live));
}

TEST_F(Budget, HearsWhatTheOfficeSaysIsLeft) {
  const auto reset = clock.at + 12min;
  ASSERT_TRUE(budget.heard(5000, reset));
  EXPECT_TRUE(budget.take(Urgency::background));
  ASSERT_TRUE(budget.heard(10, reset));
  EXPECT_REASON(budget.take(Urgency::background), Kind::paused, ReasonId::office_budget_spent);
  EXPECT_TRUE(budget.take(Urgency::live));
  ASSERT_TRUE(budget.heard(0, reset));
  const auto refused = budget.take(Urgency::live);
  EXPECT_REASON(refused, Kind::paused, ReasonId::office_budget_spent);
  EXPECT_EQ(refused.error().not_before, reset);
  clock.at += 12min;
  EXPECT_TRUE(budget.take(Urgency::live));
}

TEST_F(Budget, HeadersMayBeAbsentOrHalf) {
  EXPECT_TRUE(budget.heard(std::nullopt, std::nullopt));
  EXPECT_TRUE(budget.heard(std::nullopt, clock.at + 1h));
  EXPECT_TRUE(budget.take(Urgency::live));
  EXPECT_TRUE(budget.heard(0, std::nullopt));
  EXPECT_EQ(budget.take(Urgency::live).error().not_before, parse_utc("2026-11-24T09:00:00Z"));
}

}  // namespace
}  // namespace woo24::tfso
