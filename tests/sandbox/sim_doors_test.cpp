#include "woo24/sandbox/sim_doors.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

TEST(SimDoors, TimeMovesOnlyWhenTold) {
  SimTime time;
  SimRun run;
  SimClock clock(time, run);
  EXPECT_EQ(format_utc(clock.now()), "2026-11-24T08:00:00Z");
  time.advance(std::chrono::milliseconds{1500});
  EXPECT_EQ(format_utc(clock.now()), "2026-11-24T08:00:01Z");
  EXPECT_EQ(clock.steady().count(), 1500);
  time.set(*parse_utc("2026-11-24T07:00:00Z"));
  EXPECT_EQ(format_utc(clock.now()), "2026-11-24T07:00:00Z");
  EXPECT_EQ(clock.steady().count(), 1500);
  clock.set_error(std::chrono::seconds{-90});
  EXPECT_EQ(format_utc(clock.now()), "2026-11-24T06:58:30Z");
}

TEST(SimDoors, ARunDiesAtADoorCallAndStaysDead) {
  SimTime time;
  SimRun run;
  SimClock clock(time, run);
  SimChance chance(1, run);
  run.crash_at(3, Moment::before);
  clock.now();
  chance.draw();
  EXPECT_THROW(clock.now(), Crash);
  EXPECT_TRUE(run.dead());
  EXPECT_THROW(chance.draw(), Crash);
  EXPECT_EQ(run.calls(), 3);
  run.restart();
  EXPECT_NO_THROW(chance.draw());
  EXPECT_EQ(run.calls(DoorKind::chance), 1);
}

TEST(SimDoors, DiesAtTheNthCallOfOneDoor) {
  SimTime time;
  SimRun run;
  SimClock clock(time, run);
  SimEnvironment environment(run);
  run.crash_at(2, Moment::after, DoorKind::environment);
  for (int i = 0; i < 5; ++i) clock.now();
  environment.notify("READY=1");
  EXPECT_THROW(environment.notify("STATUS=x"), Crash);
  EXPECT_EQ(environment.notified().size(), 2u);  // the second did get out
}

TEST(SimDoors, SecretsAndSeeds) {
  SimRun run;
  SimEnvironment environment(run);
  EXPECT_EQ(environment.secret("shop_key").error().reason.id, ReasonId::secret_missing);
  environment.set_secret("shop_key", "ck_1");
  EXPECT_EQ(environment.secret("shop_key").value_or(""), "ck_1");
  SimChance a(7, run), b(7, run), c(8, run);
  EXPECT_EQ(a.draw(), b.draw());
  EXPECT_NE(a.draw(), c.draw());
}

}  // namespace
}  // namespace woo24::sandbox
