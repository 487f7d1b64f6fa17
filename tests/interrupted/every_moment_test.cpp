// The program is stopped at each call to the outside of a run with twelve orders, before and after the other side applied it,
// and started again on the same, a deleted or an older state file: the end must be the same, nothing twice, nothing forgotten.
#include "interrupted/stopped.hpp"
#include "jobs/pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::DoorKind;
using sandbox::Moment;

constexpr std::uint64_t k_seed = 5;
constexpr int k_orders = 12;

struct Fresh : PretendWorld {
  Fresh() {
    sandbox::OrderMix mix;
    mix.abroad = false;
    for (const auto& order : sandbox::swedish_orders(k_seed, k_orders, mix)) shop.add_order(order);
    settings.office.batch = 4;
  }
};

int http_calls_of_a_whole_run() {
  Fresh whole;
  EXPECT_TRUE(whole.run().ok());
  const auto calls = whole.world.run().calls(DoorKind::http);
  whole.expect_books_equal_shop();
  return calls;
}

TEST(Interrupted, a_whole_run_sends_every_due_order_and_a_second_changes_nothing) {
  Fresh world;
  const auto run = world.run();
  ASSERT_TRUE(run.ok()) << reason_id(run.error().reason.id) << " " << arguments_json(run.error().reason);
  EXPECT_GT(run.value().counts.sent, 5);
  world.expect_books_equal_shop();
  const auto saves = world.office.count("SaveInvoices");
  const auto writes = world.shop.writes();
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
  EXPECT_EQ(world.shop.writes(), writes);
}

class At : public testing::TestWithParam<Moment> {};

TEST_P(At, every_call_resumed_on_the_same_file) {
  const auto calls = http_calls_of_a_whole_run();
  ASSERT_GT(calls, 30);
  int crashed = 0;
  for (int n = 1; n <= calls; ++n) {
    Fresh world;
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    crashed += world.run_until_crash() ? 1 : 0;
    world.finish();
    world.expect_books_equal_shop();
    EXPECT_TRUE(world.on_their_way().empty()) << "call " << n;
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
  EXPECT_EQ(crashed, calls);
}

TEST_P(At, calls_of_every_door_resumed_on_the_same_file) {
  Fresh whole;
  whole.world.run().restart();
  ASSERT_TRUE(whole.run().ok());
  const auto calls = whole.world.run().calls();  // clock, chance and environment too
  ASSERT_GT(calls, 100);
  const int stride = std::max(1, calls / 12);
  for (int n = 1; n <= calls; n += stride) {
    Fresh world;
    world.world.run().crash_at(n, GetParam());
    EXPECT_TRUE(world.run_until_crash()) << "call " << n;
    world.finish();
    world.expect_books_equal_shop();
    EXPECT_TRUE(world.on_their_way().empty()) << "call " << n;
    if (HasFailure()) FAIL() << "stopped at door call " << n;
  }
}

TEST_P(At, state_file_deleted) {
  const auto calls = http_calls_of_a_whole_run();
  for (int n = 1; n <= calls; n += 3) {
    Fresh world;
    stop_and_delete_state(world, n, GetParam());
    world.expect_books_equal_shop();
    EXPECT_TRUE(world.on_their_way().empty()) << "call " << n;
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

TEST_P(At, older_state_file_put_back) {
  const auto calls = http_calls_of_a_whole_run();
  for (int n = 2; n <= calls; n += 5) {
    Fresh world;
    stop_and_put_state_back(world, n, GetParam());
    world.expect_books_equal_shop();
    EXPECT_TRUE(world.on_their_way().empty()) << "call " << n;
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, At, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
