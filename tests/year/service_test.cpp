// The service's lanes and its desk: wishes within a second, also in the middle of a run; pauses; an outage that one job finds
// over; and the same with real threads.
#include "machine.hpp"

#include "support/example_config.hpp"
#include "woo24/app/service_notes.hpp"
#include "woo24/app/status_lines.hpp"

#include <gmock/gmock.h>

namespace woo24::year {
namespace {

using namespace std::chrono_literals;
using jobs::Lane;
using testing::HasSubstr;
using testing::Not;

struct Shop : Machine {
  explicit Shop(const std::string& more = "") : Machine(test::k_example + more, *parse_utc("2026-11-24T08:00:00Z")) {
    turn_on();
  }
  std::int64_t sell() {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare", 1, "249.00", "", 0, 0, {}});
    return shop.add_order(spec);
  }
  int done() {
    int count = 0;
    for (const auto& one : postings()) count += one.stage == Stage::done ? 1 : 0;
    return count;
  }
  app::ServiceState state() {
    return with_tables([&](jobs::Tables& tables) { return app::service_state(tables, settings(), now()).release_value(); });
  }
};

TEST(Service, OrdersGoThroughByThemselves) {
  Shop machine;
  machine.sell();
  machine.live_until(machine.now() + 15min);
  EXPECT_EQ(machine.done(), 1);
  const auto state = machine.state();
  EXPECT_TRUE(state.working);
  EXPECT_TRUE(state.notes.runs(machine.now()));
  EXPECT_TRUE(state.notes.shop && state.notes.office) << "both sides' answer times";
  EXPECT_TRUE(state.through);
}

TEST(Service, AWishIsTakenWithinASecond) {
  Shop machine;
  machine.live_until(machine.now() + 5min);
  const auto order = machine.sell();
  const auto wish = machine.leave_wish("send", std::to_string(order));
  machine.time.advance(1s);
  machine.do_what_is_due();
  const auto granted = machine.granted(wish);
  ASSERT_TRUE(granted);
  EXPECT_EQ(granted->exit, 0);
  EXPECT_EQ(machine.postings().size(), 1U);
}

TEST(Service, ARunMakesWayForAWishBetweenTwoSteps) {
  Shop machine;
  constexpr int k_orders = 50;  // three batches
  for (int n = 0; n < k_orders; ++n) machine.sell();
  std::int64_t wish = 0;
  int saves_before_it = 0;
  machine.world.hand_at(
      sandbox::Side::office, "SaveInvoices", sandbox::Moment::after,
      [&](const http::Request&) {
        if (wish == 0) {
          wish = machine.leave_wish("skip", "999999");
        } else if (!machine.granted(wish)) {
          ++saves_before_it;
        }
        machine.time.advance(1s);
        while (machine.service().turn(Lane::desk)) {
        }
      },
      0);
  machine.live_until(machine.now() + 30min);
  ASSERT_TRUE(machine.granted(wish));
  EXPECT_EQ(machine.granted(wish)->reason->id, ReasonId::order_not_known);
  EXPECT_LE(saves_before_it, 1);
  EXPECT_EQ(machine.done(), k_orders);
  EXPECT_TRUE(machine.office.errors().empty());
}

TEST(Service, ARunThatIsAskedForIsAnsweredWithItsCounts) {
  Shop machine;
  machine.live_until(machine.now() + 5min);
  machine.sell();
  const auto wish = machine.leave_wish("run", "all");
  machine.time.advance(1s);
  machine.do_what_is_due();
  const auto granted = machine.granted(wish);
  ASSERT_TRUE(granted);
  const auto counts = app::counts_in(*granted);
  ASSERT_TRUE(counts && counts->orders && counts->completed);
  EXPECT_EQ(counts->orders->seen, 1);
  EXPECT_GT(counts->orders->shop_calls + counts->orders->office_calls, 0);
}

TEST(Service, ARunThatCannotBeMadeIsAnsweredWithItsCause) {
  Shop machine;
  machine.live_until(machine.now() + 5min);
  machine.world.set_down(sandbox::Side::shop, true);
  const auto wish = machine.leave_wish("run", "all");
  machine.time.advance(1s);
  machine.do_what_is_due();
  const auto granted = machine.granted(wish);
  ASSERT_TRUE(granted);
  EXPECT_EQ(granted->exit, 5);
  EXPECT_EQ(granted->reason->id, ReasonId::shop_unreachable);
}

TEST(Service, PausedOrdersWaitInTheShopAlsoOverARestart) {
  Shop machine;
  machine.live_until(machine.now() + 5min);
  const auto wish = machine.leave_wish("pause", "orders");
  machine.time.advance(1s);
  machine.do_what_is_due();
  ASSERT_TRUE(machine.granted(wish));
  machine.sell();
  machine.live_until(machine.now() + 1h);
  EXPECT_EQ(machine.postings().size(), 0U);
  machine.turn_off();
  machine.turn_on();
  machine.live_until(machine.now() + 1h);
  EXPECT_EQ(machine.postings().size(), 0U);
  EXPECT_TRUE(machine.state().orders_paused());
  EXPECT_FALSE(machine.state().well());
  machine.leave_wish("resume", "orders");
  machine.live_until(machine.now() + 30min);
  EXPECT_EQ(machine.done(), 1);
  EXPECT_FALSE(machine.state().orders_paused());
}

TEST(Service, EachJobIsPausedAndResumedByItsNameOrAllAtOnce) {
  Shop machine;
  const auto planned = [&](const std::string& job) {
    const auto next = machine.state().notes.next;
    return std::any_of(next.begin(), next.end(), [&](const auto& turn) { return turn.job == job; });
  };
  const auto says = [&](const std::string& what, const std::string& job) {
    machine.leave_wish(what, job);
    machine.live_until(machine.now() + 5min);
  };
  machine.live_until(machine.now() + 5min);
  ASSERT_TRUE(planned("orders") && planned("completed") && planned("proof"));
  says("pause", "completed");
  EXPECT_FALSE(planned("completed"));
  EXPECT_TRUE(planned("orders"));
  EXPECT_FALSE(machine.state().orders_paused());
  says("pause", "all");
  EXPECT_FALSE(planned("orders") || planned("completed"));
  EXPECT_TRUE(planned("proof")) << "to look is not what goes by itself";
  EXPECT_EQ(machine.state().paused.size(), jobs::k_pausable.size());
  says("resume", "completed");
  EXPECT_TRUE(planned("completed"));
  EXPECT_FALSE(planned("orders"));
  says("resume", "all");
  EXPECT_TRUE(planned("orders"));
  EXPECT_TRUE(machine.state().paused.empty());
}

TEST(Service, AnOutageIsSaidWithItsCauseAndItsEnd) {
  Shop machine;
  machine.live_until(machine.now() + 10min);
  machine.world.set_down(sandbox::Side::office, true);
  machine.sell();
  machine.live_until(machine.now() + 5h);
  auto state = machine.state();
  EXPECT_FALSE(state.working);
  ASSERT_TRUE(state.cause && state.since && state.notes.next_try);
  EXPECT_EQ(state.cause->id, ReasonId::office_unreachable);
  EXPECT_GT(machine.now() - *state.since, 4h);
  const auto text = app::status_lines(state, machine.settings(), Zone::utc(), machine.now());
  EXPECT_TRUE(text.starts_with("NOT WORKING since")) << text;
  EXPECT_THAT(text, HasSubstr("24SevenOffice"));
  machine.world.set_down(sandbox::Side::office, false);
  machine.live_until(machine.now() + 1h);
  state = machine.state();
  EXPECT_TRUE(state.working) << app::status_lines(state, machine.settings(), Zone::utc(), machine.now());
  EXPECT_EQ(machine.done(), 1);
  EXPECT_LT(machine.now() - *state.since, 1h + 1min);
}

TEST(Service, APageInFrontOfASideIsSaidAndAlarmsThoughTheSideAnswers) {
  for (const auto side : {sandbox::Side::shop, sandbox::Side::office}) {
    Shop machine("mail: { from: woo24@example.se, failures_to: [ekonomi@example.se] }\n");
    machine.live_until(machine.now() + 10min);
    sandbox::FaultRule wall;
    wall.fault.kind = sandbox::FaultKind::html_200;
    wall.side = side;
    machine.world.faults().add(wall);
    const auto mails = machine.post.letters().size();
    machine.sell();
    machine.live_until(machine.now() + 5h);
    const auto state = machine.state();
    EXPECT_FALSE(state.working);
    ASSERT_TRUE(state.cause);
    EXPECT_THAT(machine.service().line(), HasSubstr("NOT WORKING since"));
    EXPECT_EQ(machine.post.letters().size(), mails) << "a side that is down is waited for";
    machine.live_until(machine.now() + 3h);
    EXPECT_EQ(machine.post.letters().size(), mails + 1) << "but not longer than alarm.nothing_through";
    machine.world.faults().clear();
    machine.live_until(machine.now() + 2h);
    EXPECT_EQ(machine.post.letters().size(), mails + 2) << "and its end";
    EXPECT_TRUE(machine.state().working);
    EXPECT_EQ(machine.done(), 1);
  }
}

TEST(Service, AServiceThatIsGoneIsMissed) {
  Shop machine;
  machine.live_until(machine.now() + 10min);
  machine.turn_off();
  machine.time.advance(1h);
  const auto state = machine.state();
  EXPECT_TRUE(state.gone);
  EXPECT_FALSE(state.working);
  EXPECT_TRUE(app::status_lines(state, machine.settings(), Zone::utc(), machine.now()).starts_with("THE SERVICE IS GONE"));
}

TEST(Service, WithThreadsOrdersAndTheProofGoSideBySideAndWishesAreAnswered) {
  Shop machine;
  machine.live_until(machine.now() + 5min);
  auto& service = machine.service();
  service.start();
  for (int n = 0; n < 12; ++n) {
    machine.sell();
    const auto orders = machine.leave_wish("run", "orders");
    const auto proof = machine.leave_wish("run", "proof");
    while (!machine.granted(orders) || !machine.granted(proof)) {
      machine.time.advance(1s);
      while (service.turn(Lane::desk)) {
      }
      std::this_thread::yield();
    }
    EXPECT_TRUE(service.goes_on());
    EXPECT_FALSE(service.line().empty());
  }
  service.ask_to_stop();
  while (!service.has_ended()) std::this_thread::yield();
  EXPECT_EQ(machine.postings().size(), 12U);
  EXPECT_TRUE(machine.office.errors().empty());
  EXPECT_TRUE(machine.shop.violations().empty());
  EXPECT_LE(machine.office.count("Login"), 1) << "one session for both lanes";
}

TEST(Pulse, ALaneThatGivesNoSignIsStuck) {
  sandbox::SimTime time;
  sandbox::SimRun life;
  sandbox::SimClock clock(time, life);
  app::Pulse pulse(clock);
  time.advance(24h);
  EXPECT_TRUE(pulse.is_felt()) << "a lane without work need not give any";
  pulse.begin_work();
  time.advance(app::Pulse::k_longest);
  EXPECT_TRUE(pulse.is_felt());
  time.advance(1s);
  EXPECT_FALSE(pulse.is_felt());
  pulse.beat();
  EXPECT_TRUE(pulse.is_felt());
  time.advance(24h);
  pulse.end_work();
  EXPECT_TRUE(pulse.is_felt());
}

}  // namespace
}  // namespace woo24::year
