// A stock run is stopped at each call to the outside, before and after the other side applied it, and made again: the end is
// the same.
#include "woo24/jobs/stock.hpp"

#include "jobs/stocked_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::FaultKind;
using sandbox::Moment;
using sandbox::Side;

/// A world with something of everything to be done, and what it is to look like in the end.
struct Busy : StockedWorld {
  explicit Busy(settings::StockMode mode) : StockedWorld(stock_keeping_example(), 4) {
    settings.stock.mode = mode;
    (void)stock().ok();
    const auto order = sell(3);
    sell(2, "VARA-1", "on-hold");
    const auto cancelled = sell(1, "VARA-2");
    export_orders();
    (void)stock().ok();
    invoice_order(order);
    shop.set_status(cancelled, "cancelled");
    if (mode == settings::StockMode::from_office) {
      count_there("30", "VARA-1");
      count_there("4", "VARA-3");
    } else {
      shop.catalogue().set_stock(shop_id("VARA-1"), 28);
      shop.catalogue().set_stock(shop_id("VARA-3"), 4);
    }
    world.run().restart();
  }
  void expect_right(const std::string& when) {
    EXPECT_EQ(here(), 7) << when;
    EXPECT_EQ(there(), "7") << when;
    EXPECT_EQ(here("VARA-1"), 28) << when;
    EXPECT_EQ(there("VARA-1"), "30") << when;
    EXPECT_EQ(here("VARA-2"), 10) << when;
    EXPECT_EQ(there("VARA-2"), "10") << when;
    EXPECT_EQ(here("VARA-3"), 4) << when;
    EXPECT_EQ(there("VARA-3"), "4") << when;
  }
};

class StockInterrupted : public testing::TestWithParam<std::tuple<settings::StockMode, Moment>> {};

TEST_P(StockInterrupted, at_every_call_and_resumed) {
  const auto [mode, moment] = GetParam();
  int calls = 0;
  {
    Busy whole(mode);
    ASSERT_EQ(whole.counts(), "2/2/0/0");
    calls = whole.world.run().calls(DoorKind::http);
    whole.expect_right("a whole run");
  }
  ASSERT_GT(calls, 8);
  for (int n = 1; n <= calls; ++n) {
    Busy world(mode);
    world.world.run().crash_at(n, moment, DoorKind::http);
    try {
      (void)world.stock().ok();
    } catch (const sandbox::Crash&) {
      world.world.run().restart();
    }
    world.world.run().restart();
    ASSERT_TRUE(world.stock().ok()) << "call " << n;
    world.expect_right("call " + std::to_string(n));
    EXPECT_EQ(world.counts(), "0/0/0/0") << "call " << n;
    EXPECT_EQ(world.counts(StockedWorld::full()), "0/0/0/0") << "call " << n;
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(BothWays, StockInterrupted,
                         testing::Combine(testing::Values(settings::StockMode::from_office, settings::StockMode::from_shop),
                                          testing::Values(Moment::before, Moment::after)));

}  // namespace
}  // namespace woo24::jobs
