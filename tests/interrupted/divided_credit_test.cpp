// A refund that becomes two credits, with the program stopped at each call to the outside: on the same, a deleted and an older
// state file both are in the books once, and come to the refund.
#include "interrupted/stopped.hpp"
#include "jobs/partly_restocked.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::Moment;

/// The sale is in the books, and its refund waits to be seen.
struct Refunded : PartlyRestocked {
  Refunded() {
    EXPECT_TRUE(run().ok());
    finish();
    refund = hammers_back(3, 2, true);
    time.advance(1h);
    world.run().restart();
  }
  /// Whether the two are there once each, whatever of the payment was told instead of sent.
  void expect_both() {
    for (const auto& [half, total, moved] :
         {std::tuple{"", "-308.00", "no stock -1"}, std::tuple{"S", "-498.00", "stock -2"}}) {
      const auto own = key(refund, half);
      const auto unpaid = std::string(total) + " ForInvoicing " + moved;
      const auto said = booked(own);
      bool told = false;
      for (const auto& one : credits()) told = told || (one.key == own && one.payment_unsure);
      EXPECT_TRUE(said == unpaid + " paid " + total || (told && said == unpaid)) << own << ": " << said;
    }
    EXPECT_EQ(office.books().orders.size(), 3U);
    EXPECT_EQ(credits().size(), 2U);
    for (const auto& one : credits()) EXPECT_EQ(one.stage, Stage::done) << one.key;
    expect_books_equal_shop();
  }
  std::int64_t refund = 0;
};

int calls_of_a_whole_run() {
  Refunded whole;
  EXPECT_TRUE(whole.run().ok());
  const auto calls = whole.world.run().calls(DoorKind::http);
  whole.expect_both();
  return calls;
}

class DividedCreditAt : public testing::TestWithParam<Moment> {};

TEST_P(DividedCreditAt, every_call_resumed_on_the_same_file) {
  const auto calls = calls_of_a_whole_run();
  ASSERT_GT(calls, 12);
  for (int n = 1; n <= calls; ++n) {
    Refunded world;
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    EXPECT_TRUE(world.run_until_crash()) << n;
    world.finish();
    world.expect_both();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

TEST_P(DividedCreditAt, state_file_deleted) {
  const auto calls = calls_of_a_whole_run();
  for (int n = 1; n <= calls; n += 2) {
    Refunded world;
    stop_and_delete_state(world, n, GetParam());
    world.expect_both();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

/// The second hammer is put back by a later refund, seen only by the file that knows nothing of the first.
TEST_P(DividedCreditAt, state_file_deleted_and_a_later_refund_that_makes_it_look_otherwise) {
  const auto calls = calls_of_a_whole_run();
  for (int n = 1; n <= calls; n += 3) {
    PartlyRestocked world;
    ASSERT_TRUE(world.run().ok());
    world.finish();
    const auto first = world.hammers_back(2, 1);
    world.time.advance(1h);
    world.world.run().restart();
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    world.run_until_crash();
    const auto second = world.hammers_back(1, 1);
    world.delete_state();
    world.time.advance(15min);
    world.finish();
    Amount pieces, total;
    for (const auto& order : world.office.books().orders) {
      if (order.state == "Inactive") continue;
      total += *Amount::parse(order.total_inc_vat);
      for (const auto& row : order.rows) {
        if (row.name.starts_with("Hammare") && !order.skip_stock) pieces += Amount::parse(row.quantity).value_or(Amount());
      }
    }
    EXPECT_EQ(pieces, Amount::whole(3 - 2)) << world.booked(first) << " / " << world.booked(second);
    EXPECT_EQ(total, Amount::cents(109220) - Amount::whole(747)) << world.booked(first) << " / " << world.booked(second);
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

TEST_P(DividedCreditAt, older_state_file_put_back) {
  const auto calls = calls_of_a_whole_run();
  for (int n = 2; n <= calls; n += 4) {
    Refunded world;
    stop_and_put_state_back(world, n, GetParam());
    world.expect_both();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, DividedCreditAt, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
