#include "woo24/jobs/scheduler.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

const Instant k_now{std::chrono::seconds{1'795'507'200}};  // 2026-11-24 08:00 UTC

Error error(Kind kind, ReasonId id, std::optional<Instant> not_before = std::nullopt) {
  return {kind, Reason{id, {}}, not_before};
}
const Error k_shop_down = error(Kind::unreachable, ReasonId::shop_unreachable);
const Error k_office_down = error(Kind::unreachable, ReasonId::office_unreachable);

Row paced(const char* job, std::chrono::seconds pace, Lane lane = Lane::orders) { return {job, lane, true, pace, {}, true}; }
Row daily(const char* job, std::chrono::minutes time, Lane lane = Lane::desk) { return {job, lane, false, {}, time, true}; }

/// Its jobs, a clock, and what a run of each would meet.
struct Town {
  explicit Town(std::vector<Row> rows, std::uint64_t seed = 1) : scheduler(std::move(rows), seed, k_now) {}
  /// Runs what is due in the lane; "" when nothing is.
  std::string run(Lane lane, const Ending& how = {{}, true, true}) {
    const auto turn = scheduler.next(lane, now);
    if (!turn || turn->at > now) return "";
    scheduler.started(turn->job, now);
    scheduler.ended(turn->job, now, how);
    return turn->job;
  }
  /// Moves on to the lane's next, and runs it; how long that took.
  std::chrono::seconds wait_and_run(Lane lane, const Ending& how = {{}, true, true}) {
    const auto before = now;
    now = std::max(now, scheduler.next(lane, now)->at);
    EXPECT_NE(run(lane, how), "");
    return now - before;
  }
  Scheduler scheduler;
  Instant now = k_now + 5min;  // every job of an idle start is due by now
};

TEST(Scheduler, APauseForEveryKindOfEnd) {
  struct Case {
    const char* what;
    std::optional<Error> first, second;
    std::chrono::seconds then;
  };
  const auto in = [](std::chrono::seconds pause) { return std::optional(k_now + 5min + pause); };
  const std::vector<Case> k_cases{
      {"a good run", {}, {}, 60s},
      {"a side that is down", {}, k_shop_down, 60s},
      {"down twice", k_shop_down, k_shop_down, 120s},
      {"the other one then", k_shop_down, k_office_down, 60s},
      {"good again", k_shop_down, {}, 60s},
      {"asked to rest", {}, error(Kind::paused, ReasonId::office_busy, in(20min)), 19min},
      {"asked to rest for a day", {}, error(Kind::paused, ReasonId::office_quarantine, in(24h)), 65min},
      {"a password refused", {}, error(Kind::sign_in, ReasonId::office_sign_in_refused), 30min},
      {"settings that do not resolve", {}, error(Kind::configuration, ReasonId::config_faults), 30min},
      {"another client", {}, error(Kind::binding, ReasonId::wrong_client), 30min},
      {"a full disk", {}, error(Kind::state, ReasonId::state_disk_full), 60s},
      {"a full disk, again", error(Kind::state, ReasonId::state_disk_full), error(Kind::state, ReasonId::state_disk_full),
       120s},
      {"an answer that says no", {}, error(Kind::refused, ReasonId::office_fault), 60s},
  };
  for (const auto& one : k_cases) {
    Town town({paced("orders", 60s)});
    const auto heard = [](const std::optional<Error>& found) {
      const auto place = found ? place_of(*found) : std::nullopt;
      return Ending{found, place != Place::shop, place != Place::office};
    };
    ASSERT_EQ(town.run(Lane::orders, heard(one.first)), "orders") << one.what;
    town.wait_and_run(Lane::orders, heard(one.second));
    const auto next = town.scheduler.next(Lane::orders, town.now)->at - town.now;
    EXPECT_GE(next, one.then - 10s) << one.what;
    EXPECT_LE(next, one.then * 11 / 10) << one.what;
  }
}

TEST(Scheduler, PausesGrowToHalfAnHourAndNoFurther) {
  Town town({paced("orders", 60s)});
  std::chrono::seconds last{0};
  for (int n = 0; n < 12; ++n) last = town.wait_and_run(Lane::orders, {k_office_down, true, false});
  EXPECT_GE(last, 30min);
  EXPECT_LE(last, 33min);
  town.wait_and_run(Lane::orders);
  EXPECT_LE(town.wait_and_run(Lane::orders), 66s) << "it answered: the usual pace";
}

TEST(Scheduler, AStateFileThatCannotBeWrittenIsTriedEveryOneToTenMinutesAndFreesAll) {
  Town town({paced("orders", 10s), paced("products", 10s, Lane::catalogue), {"wishes", Lane::desk, false, 1s, {}, true}});
  const Ending full{error(Kind::state, ReasonId::state_disk_full)};
  for (int n = 0; n < 12; ++n) town.wait_and_run(Lane::catalogue, full);
  EXPECT_EQ(town.wait_and_run(Lane::catalogue, full), 10min);
  ASSERT_EQ(town.run(Lane::orders, full), "orders");
  EXPECT_EQ(town.run(Lane::desk), "wishes");
  EXPECT_EQ(town.run(Lane::orders), "") << "what only reads says nothing of writing";
  town.scheduler.wish("orders");
  EXPECT_EQ(town.run(Lane::orders), "") << "a wish could not be answered either";
  EXPECT_EQ(town.wait_and_run(Lane::orders), 1min);
  EXPECT_EQ(town.run(Lane::catalogue), "products") << "it could be written: nobody waits for it any more";
}

TEST(Scheduler, AnAnswerThatSaysNoAgainAndAgainIsATroubleThoughNoSideIsDown) {
  Town town({{"asked", Lane::orders, false, {}, {}, true}, paced("orders", 60s), paced("completed", 60s)});
  const Ending no{error(Kind::refused, ReasonId::shop_answer_not_json), true, true};
  const auto run = [&](const char* job, const Ending& how) {
    town.now += 1h;
    town.scheduler.started(job, town.now);
    town.scheduler.ended(job, town.now, how);
  };
  run("orders", no);
  const auto since = town.now;
  EXPECT_TRUE(town.scheduler.all_troubles().empty()) << "once may be chance";
  run("orders", no);
  ASSERT_EQ(town.scheduler.all_troubles().size(), 1U);
  const auto trouble = town.scheduler.all_troubles().front();
  EXPECT_EQ(trouble.error.reason.id, ReasonId::shop_answer_not_json);
  EXPECT_EQ(trouble.since, since);
  EXPECT_GT(trouble.until, town.now);
  EXPECT_TRUE(town.scheduler.troubles().empty()) << "nobody else waits for it";
  run("completed", no);
  run("completed", no);
  EXPECT_EQ(town.scheduler.all_troubles().size(), 1U) << "while orders go through, they are not what stands still";
  town.scheduler.pause("orders", true);
  EXPECT_TRUE(town.scheduler.all_troubles().empty()) << "a person has paused them: that is what is said";
  town.scheduler.pause("orders", false);
  run("orders", {{}, true, true});
  EXPECT_TRUE(town.scheduler.all_troubles().empty());
}

TEST(Scheduler, ASideFoundUpByOneJobFreesTheOthers) {
  Town town({paced("orders", 60s), paced("completed", 600s), paced("stock", 300s, Lane::catalogue)});
  for (int n = 0; n < 8; ++n) town.wait_and_run(Lane::orders, {k_office_down, true, false});
  EXPECT_EQ(town.run(Lane::orders), "") << "the other jobs of the lane wait, too";
  EXPECT_EQ(town.run(Lane::catalogue), "");
  ASSERT_EQ(town.scheduler.troubles().size(), 1U);
  EXPECT_EQ(town.scheduler.troubles().front().place, Place::office);
  town.scheduler.wish("stock");
  EXPECT_EQ(town.run(Lane::catalogue), "stock") << "a person asks in the middle of a pause, and it answers";
  EXPECT_TRUE(town.scheduler.troubles().empty());
  EXPECT_EQ(town.run(Lane::orders), "orders");
  EXPECT_EQ(town.run(Lane::orders), "completed");
}

TEST(Scheduler, ARunThatAskedOnlyOneSideSaysNothingOfTheOther) {
  Town town({paced("orders", 60s), paced("stock", 60s, Lane::catalogue)});
  town.wait_and_run(Lane::catalogue, {k_office_down, true, false});
  town.wait_and_run(Lane::orders, {{}, true, false});
  EXPECT_EQ(town.scheduler.troubles().size(), 1U) << "the office was not asked";
  town.wait_and_run(Lane::orders, {{}, true, true});
  EXPECT_TRUE(town.scheduler.troubles().empty());
}

TEST(Scheduler, OneLaneTriesASideThatWasDownOrdersFirst) {
  Town town({paced("orders", 60s), paced("stock", 60s, Lane::catalogue)});
  town.run(Lane::orders, {k_office_down, true, false});
  town.now = town.scheduler.troubles().front().until;
  EXPECT_EQ(town.run(Lane::catalogue), "") << "orders are due, and go first";
  town.scheduler.started("orders", town.now);
  EXPECT_EQ(town.run(Lane::catalogue), "");
  town.scheduler.ended("orders", town.now, {{}, true, true});
  EXPECT_EQ(town.run(Lane::catalogue), "stock");
}

TEST(Scheduler, BothLanesFindingItDownIsOneTrouble) {
  Town town({paced("orders", 60s), paced("stock", 60s, Lane::catalogue)});
  town.scheduler.started("orders", town.now);
  town.scheduler.started("stock", town.now);
  town.scheduler.ended("orders", town.now, {k_office_down, true, false});
  town.scheduler.ended("stock", town.now + 1s, {k_office_down, true, false});
  EXPECT_EQ(town.scheduler.troubles().front().tries, 1);
}

TEST(Scheduler, WhatStopsTheOrdersAloneIsNotOverBecauseAProofWentWell) {
  Town town({paced("orders", 60s), paced("stock", 60s, Lane::catalogue)});
  const auto other = error(Kind::binding, ReasonId::other_installation);
  town.scheduler.started("stock", town.now);
  town.run(Lane::orders, {other, true, true});
  town.scheduler.ended("stock", town.now, {{}, true, true});
  EXPECT_EQ(town.scheduler.troubles().size(), 1U);
  EXPECT_EQ(town.run(Lane::catalogue), "");
  town.wait_and_run(Lane::orders);
  EXPECT_TRUE(town.scheduler.troubles().empty());
}

TEST(Scheduler, CallsKeptForOrdersHoldUpTheCatalogueAlone) {
  Town town({paced("orders", 60s), paced("products", 60s, Lane::catalogue)});
  town.run(Lane::catalogue, {error(Kind::paused, ReasonId::office_budget_spent, town.now + 40min), true, true});
  EXPECT_EQ(town.run(Lane::orders), "orders");
  EXPECT_EQ(town.scheduler.next(Lane::catalogue, town.now)->at, town.now + 40min);
}

TEST(Scheduler, AWishGoesBeforePaceAndPausesButNotBeforeARest) {
  Town town({paced("orders", 60s), paced("completed", 600s), {"import", Lane::orders, true, 60s, {}, false}});
  town.run(Lane::orders);
  town.run(Lane::orders);
  EXPECT_EQ(town.run(Lane::orders), "");
  town.scheduler.wish("import");
  EXPECT_EQ(town.run(Lane::orders), "import") << "also one that is off";
  town.scheduler.wish("completed");
  town.scheduler.side_down(Place::shop, town.now, k_shop_down);
  EXPECT_EQ(town.run(Lane::orders, {k_shop_down, false, true}), "completed") << "tried once all the same";
  EXPECT_EQ(town.run(Lane::orders), "");
  town.scheduler.side_down(Place::shop, town.now, error(Kind::paused, ReasonId::shop_busy, town.now + 10min));
  town.scheduler.wish("orders");
  EXPECT_EQ(town.run(Lane::orders), "");
  EXPECT_TRUE(town.scheduler.rest(town.now));
  EXPECT_EQ(town.wait_and_run(Lane::orders), 10min);
}

TEST(Scheduler, ARunMakesWayForAWishAndGoesOnAfterIt) {
  Town town({{"asked", Lane::orders, false, {}, {}, true}, paced("orders", 60s)});
  EXPECT_EQ(town.scheduler.next(Lane::orders, town.now)->job, "orders") << "asked has no time of its own";
  town.scheduler.started("orders", town.now);
  EXPECT_FALSE(town.scheduler.makes_way(Lane::orders));
  EXPECT_FALSE(town.scheduler.next(Lane::orders, town.now)) << "the lane is busy";
  town.scheduler.wish("asked");
  EXPECT_TRUE(town.scheduler.makes_way(Lane::orders));
  EXPECT_FALSE(town.scheduler.makes_way(Lane::catalogue));
  town.scheduler.ended("orders", town.now, {{}, true, true, true});
  EXPECT_EQ(town.run(Lane::orders), "asked");
  EXPECT_EQ(town.run(Lane::orders), "orders") << "at once";
  town.scheduler.wish("orders");
  town.scheduler.started("orders", town.now);
  town.scheduler.wish("asked");
  EXPECT_FALSE(town.scheduler.makes_way(Lane::orders)) << "one person does not cut off another";
}

TEST(Scheduler, AWishMadeDuringARunOfTheSameJobIsNotThatRun) {
  Town town({paced("orders", 60s)});
  town.scheduler.started("orders", town.now);
  town.scheduler.wish("orders");
  town.scheduler.ended("orders", town.now, {{}, true, true});
  EXPECT_TRUE(town.scheduler.is_wished("orders"));
  EXPECT_EQ(town.run(Lane::orders), "orders");
  EXPECT_EQ(town.run(Lane::orders), "");
}

TEST(Scheduler, AtOnceIsNotForgottenWhereTheJobIsRunning) {
  Town town({paced("alarms", 60s, Lane::desk)});
  town.scheduler.started("alarms", town.now);
  town.scheduler.at_once("alarms");
  town.scheduler.ended("alarms", town.now, {});
  EXPECT_EQ(town.run(Lane::desk), "alarms");
  EXPECT_EQ(town.run(Lane::desk), "") << "once";
}

TEST(Scheduler, APausedJobRunsOnlyWhenWished) {
  Town town({paced("orders", 60s), paced("completed", 600s)});
  town.scheduler.started("orders", town.now);
  town.scheduler.pause("orders", true);
  EXPECT_TRUE(town.scheduler.makes_way(Lane::orders)) << "also in the middle of a run";
  town.scheduler.ended("orders", town.now, {{}, true, true, true});
  EXPECT_EQ(town.run(Lane::orders), "completed");
  EXPECT_EQ(town.run(Lane::orders), "");
  town.scheduler.wish("orders");
  EXPECT_EQ(town.run(Lane::orders), "orders");
  town.scheduler.pause("orders", false);
  EXPECT_LE(town.wait_and_run(Lane::orders), 66s);
}

TEST(Scheduler, TheClockMayStepBackAndForth) {
  for (const auto step : {-48h, -2h, -1h, 1h, 48h}) {
    Town town({paced("orders", 60s), paced("stock", 300s, Lane::catalogue)});
    town.run(Lane::orders);
    town.run(Lane::catalogue);
    town.now += step;
    EXPECT_LE(town.wait_and_run(Lane::orders), 66s) << step.count();
    EXPECT_LE(town.wait_and_run(Lane::catalogue), 330s) << step.count();
    for (int n = 0; n < 9; ++n) town.wait_and_run(Lane::orders, {k_shop_down, false, true});
    town.now += step;
    EXPECT_LE(town.wait_and_run(Lane::orders), 33min) << step.count();
  }
}

TEST(Scheduler, ShopsOnOneMachineDoNotAllAskAtOnce) {
  std::set<std::chrono::seconds> orders, reports;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Scheduler scheduler({paced("orders", 10min), daily("report", 360min)}, seed, k_now);
    scheduler.know(Zone::utc(), k_now);
    orders.insert(scheduler.next(Lane::orders, k_now)->at - k_now);
    reports.insert(scheduler.next(Lane::desk, k_now)->at - (k_now + 22h));
  }
  EXPECT_GT(orders.size(), 25U);
  EXPECT_LE(*orders.rbegin(), 60s);
  EXPECT_GT(reports.size(), 25U);
  EXPECT_GE(*reports.begin(), 0s);
  EXPECT_LE(*reports.rbegin(), 5min);
}

TEST(Scheduler, ADailyTimeComesOncePerLocalDayAlsoWhereSummerTimeStartsAndEnds) {
  const auto zone = Zone::named("Europe/Stockholm").value();
  // A time that does not exist in spring, exists twice in autumn, the edges of the day, and an ordinary one.
  for (const auto time : {150min, 0min, 1439min, 120min, 180min, 360min}) {
    for (const auto* from : {"2027-03-25T12:00:00Z", "2027-10-28T12:00:00Z"}) {
      Scheduler scheduler({daily("report", time)}, 7, *parse_utc(from));
      scheduler.know(zone, *parse_utc(from));
      std::map<std::string, int> times;
      auto now = *parse_utc(from);
      for (; now < *parse_utc(from) + 6 * 24h; now += 1min) {
        const auto turn = scheduler.next(Lane::desk, now);
        if (!turn || turn->at > now) continue;
        scheduler.started("report", now);
        scheduler.ended("report", now, {});
        ++times[format_day(zone.day_of(now))];
      }
      EXPECT_GE(times.size(), 5U) << time.count() << " from " << from;
      for (const auto& [day, count] : times) EXPECT_EQ(count, 1) << day << " at " << time.count();
    }
  }
}

TEST(Scheduler, AMissedDayIsMadeUpForOnce) {
  Town town({daily("report", 360min)});
  EXPECT_EQ(town.run(Lane::desk), "") << "nobody knows since when";
  town.scheduler.know(Zone::utc(), k_now - 10 * 24h);
  town.scheduler.done("report", k_now - 4 * 24h);
  EXPECT_EQ(town.run(Lane::desk), "report") << "four mornings were missed";
  EXPECT_EQ(town.run(Lane::desk), "");
  EXPECT_LE(town.wait_and_run(Lane::desk), 22h + 5min);
}

TEST(Scheduler, ADayThatAWrongClockLeftBehindSaysNothing) {
  Town town({daily("report", 360min)});
  town.scheduler.know(Zone::utc(), k_now - 10 * 24h);
  town.scheduler.done("report", k_now + 30 * 24h);
  EXPECT_EQ(town.run(Lane::desk), "report");
  EXPECT_EQ(town.run(Lane::desk), "");
}

TEST(Scheduler, ADailyJobThatFailsIsTriedAgainTheSameDay) {
  Town town({daily("report", 360min)});
  town.scheduler.know(Zone::utc(), k_now - 10 * 24h);
  town.run(Lane::desk, {error(Kind::state, ReasonId::state_disk_full)});
  EXPECT_LE(town.wait_and_run(Lane::desk), 1min);
  EXPECT_GT(town.scheduler.next(Lane::desk, town.now)->at, town.now + 20h);
}

TEST(Scheduler, WhereATroubleIs) {
  EXPECT_EQ(place_of(k_shop_down), Place::shop);
  EXPECT_EQ(place_of(k_office_down), Place::office);
  EXPECT_EQ(place_of(error(Kind::binding, ReasonId::wrong_client)), Place::here);
  EXPECT_EQ(place_of(error(Kind::unreachable, ReasonId::clock_wrong)), Place::here);
  EXPECT_FALSE(place_of(error(Kind::refused, ReasonId::office_fault)));
  EXPECT_FALSE(place_of(error(Kind::state, ReasonId::state_disk_full)));
}

}  // namespace
}  // namespace woo24::jobs
