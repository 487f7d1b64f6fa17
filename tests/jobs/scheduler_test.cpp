#include "woo24/jobs/scheduler.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

const Instant k_now{std::chrono::seconds{1'795'507'200}};

Error error(Kind kind, std::optional<Instant> not_before = std::nullopt) {
  return {kind, Reason{ReasonId::internal_fault, {}}, not_before};
}

TEST(Scheduler, APauseForEveryKindOfEnd) {
  struct Case {
    const char* what;
    std::optional<Error> first, second;
    std::chrono::seconds then;
  };
  const std::vector<Case> k_cases{
      {"a good run", {}, {}, 60s},
      {"a side that is down", {}, error(Kind::unreachable), 60s},
      {"down twice", error(Kind::unreachable), error(Kind::unreachable), 120s},
      {"good again", error(Kind::unreachable), {}, 60s},
      {"asked to rest", {}, error(Kind::paused, k_now + 5min), 5min},
      {"asked to rest for a day", {}, error(Kind::paused, k_now + 24h), 65min},
      {"a password refused", {}, error(Kind::sign_in), 30min},
      {"settings that do not resolve", {}, error(Kind::configuration), 30min},
      {"a full disk", {}, error(Kind::state), 60s},
      {"a full disk, again", error(Kind::state), error(Kind::state), 120s},
  };
  for (const auto& one : k_cases) {
    Scheduler scheduler(60s);
    EXPECT_EQ(scheduler.next(k_now), k_now);
    scheduler.ended(k_now, one.first);
    scheduler.ended(k_now, one.second);
    EXPECT_EQ(scheduler.next(k_now), k_now + one.then) << one.what;
  }
}

TEST(Scheduler, AStateFileThatCannotBeWrittenIsTriedEveryOneToTenMinutes) {
  Scheduler scheduler(10s);
  scheduler.ended(k_now, error(Kind::state));
  EXPECT_EQ(scheduler.next(k_now), k_now + 1min);
  for (int n = 0; n < 12; ++n) scheduler.ended(k_now, error(Kind::state));
  EXPECT_EQ(scheduler.next(k_now), k_now + 10min);
  scheduler.ended(k_now, std::nullopt);
  EXPECT_EQ(scheduler.next(k_now), k_now + 10s);
}

TEST(Scheduler, ATimeThatAWrongClockLeftBehindIsDueNow) {
  Scheduler scheduler(60s);
  scheduler.ended(k_now + 48h, std::nullopt);
  EXPECT_EQ(scheduler.next(k_now), k_now);
}

}  // namespace
}  // namespace woo24::jobs
