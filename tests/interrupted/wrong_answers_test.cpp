// Every kind of wrong answer, from either side, at calls all along a run: nothing is sent that should not be, nothing is lost,
// and once the side answers rightly again the end is the same.
#include "jobs/pretend_world.hpp"

#include "woo24/jobs/wishes.hpp"

#include <gtest/gtest.h>

#include <array>

namespace woo24::jobs {
namespace {

using sandbox::FaultKind;

constexpr std::array k_kinds{FaultKind::refuse,     FaultKind::drop_before, FaultKind::drop_after,     FaultKind::time_out,
                             FaultKind::late,       FaultKind::truncate,    FaultKind::cut_body,       FaultKind::html_503,
                             FaultKind::html_200,   FaultKind::garbage,     FaultKind::empty,          FaultKind::huge,
                             FaultKind::busy,       FaultKind::redirect,    FaultKind::wrong_encoding, FaultKind::server_error,
                             FaultKind::fault_after};

struct Few : PretendWorld {
  Few() {
    sandbox::OrderMix mix;
    mix.abroad = false;
    for (const auto& order : sandbox::swedish_orders(5, 5, mix)) shop.add_order(order);
    settings.office.batch = 4;
  }
};

int calls_of_a_whole_run() {
  Few whole;
  EXPECT_TRUE(whole.run().ok());
  return whole.world.calls();
}

class WrongAnswers : public testing::TestWithParam<FaultKind> {};

TEST_P(WrongAnswers, lose_and_double_nothing) {
  const auto calls = calls_of_a_whole_run();
  ASSERT_GT(calls, 20);
  int struck = 0;
  // Each kind meets other calls, so that together they meet them all.
  for (int n = 1 + static_cast<int>(GetParam()) * 4 % 13; n <= calls; n += 13) {
    Few world;
    sandbox::FaultRule rule;
    rule.fault.kind = GetParam();
    rule.fault.huge_bytes = 1U << 20U;
    rule.fault.text = GetParam() == FaultKind::redirect ? "https://other.example.se/" : "Server was unable to process request.";
    rule.at_call = n;
    world.world.faults().add(rule);
    (void)world.run();
    struck += world.world.faults().struck();
    for (const auto& posting : world.postings()) {
      const bool silent = posting.standing == Standing::failed && !posting.reason;
      EXPECT_FALSE(silent) << "call " << n;
    }
    world.time.advance(std::chrono::minutes{11});
    world.finish();
    // What needs a person's word gets it, as `orders retry` gives it.
    for (const auto& posting : world.postings()) {
      if (posting.standing != Standing::failed) continue;
      (void)world.with_sides(
          [&](Sides& sides, Writers) { return retry_order(sides.tables, world.time.now(), posting.order, false); });
    }
    world.finish();
    world.expect_books_equal_shop();
    EXPECT_TRUE(world.on_their_way().empty()) << "call " << n;
    if (HasFailure()) FAIL() << "at call " << n;
  }
  EXPECT_GE(struck, 2);
}

INSTANTIATE_TEST_SUITE_P(Kinds, WrongAnswers, testing::ValuesIn(k_kinds),
                         [](const auto& one) { return "kind_" + std::to_string(static_cast<int>(one.param)); });

}  // namespace
}  // namespace woo24::jobs
