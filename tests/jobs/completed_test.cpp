// What the office has invoiced is noted in the shop's order, and completes it where that is set: once, with one mail.
#include "woo24/jobs/completed.hpp"

#include "pretend_world.hpp"
#include "woo24/jobs/wishes.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::Moment;

std::string completing_example(const std::string& from = "[processing]") {
  std::string config = k_example;
  const std::string rows = "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES }\n";
  config.replace(config.find(rows), rows.size(), rows + "  after: { completed_when_invoiced: { from: " + from + " } }\n");
  return config;
}

struct Sent : PretendWorld {
  explicit Sent(const std::string& config = completing_example()) : PretendWorld(config.c_str()) {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}});
    spec.shipping.push_back({});
    order = shop.add_order(spec);
    finish();
    time.advance(1h);
  }
  Result<CompletedRun> look() {
    return with_sides([](Sides& sides, Writers writers) { return run_completed(sides, writers, [] { return false; }); });
  }
  /// Counts of a run: "invoiced/completed/waiting/listed".
  std::string counts() {
    const auto run = look();
    if (!run.ok()) return std::string(reason_id(run.error().reason.id));
    const auto& c = run.value().counts;
    return std::to_string(c.seen) + "/" + std::to_string(c.sent) + "/" + std::to_string(c.waiting) + "/" +
           std::to_string(c.failed);
  }
  Posting posting() {
    for (auto& one : postings()) {
      if (one.order.value == order) return one;
    }
    return {};
  }
  std::int64_t office_order() { return posting().office_order.value_or(office::OrderId{}).value; }
  std::string status() { return shop.order(order)->status; }
  std::string meta() { return shop.meta(order, "_woo24_invoice").value_or(""); }
  int completed_mails() { return shop.mails_to_customer(order, "completed"); }
  int invoice_notes() {
    int count = 0;
    for (const auto& note : shop.notes(order)) count += note.text.starts_with("24SevenOffice: invoice ") ? 1 : 0;
    return count;
  }
  std::string listed() {
    const auto one = posting();
    return one.standing == Standing::failed && one.reason ? std::string(reason_id(one.reason->id)) : "";
  }
  std::int64_t order = 0;
};

TEST(Completed, nothing_happens_before_it_is_invoiced) {
  Sent world;
  const auto writes = world.shop.writes();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.shop.writes(), writes);
}

TEST(Completed, an_order_that_was_deleted_after_its_release_is_listed_within_a_day_and_made_anew_only_when_said_so) {
  Sent world;
  const auto gone = world.office_order();
  ASSERT_EQ(world.counts(), "0/0/0/0") << "the first look asks for each by its id";
  ASSERT_TRUE(world.office.delete_order(gone));
  world.time.advance(1h);
  EXPECT_EQ(world.counts(), "0/0/0/0") << "no list tells of a deletion";
  world.time.advance(24h);
  EXPECT_EQ(world.counts(), "0/0/0/1");
  EXPECT_EQ(world.listed(), "deleted-in-office");
  const auto retry = [&](bool again) {
    return world
        .with_sides([&](Sides& sides, Writers) { return retry_order(sides.tables, world.time.now(), {world.order}, again); })
        .ok();
  };
  EXPECT_FALSE(retry(false));
  world.finish();
  EXPECT_TRUE(world.office.books().orders.empty());
  EXPECT_TRUE(retry(true));
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_NE(world.office_order(), gone);
  EXPECT_TRUE(world.office.books().orders.front().payments.empty());
  EXPECT_TRUE(world.posting().payment_unsure) << "its payment went with the first: someone is told";
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(Completed, an_order_that_a_person_entered_anew_under_its_key_is_not_called_deleted) {
  Sent world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_NE(world.office.copy_order(world.office_order()), 0);
  ASSERT_TRUE(world.office.delete_order(world.office_order()));
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.listed(), "") << "it would be made a second time";
}

TEST(Completed, an_invoiced_order_is_completed_once_with_one_mail) {
  Sent world;
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.status(), "completed");
  EXPECT_EQ(world.completed_mails(), 1);
  EXPECT_EQ(world.invoice_notes(), 1);
  EXPECT_TRUE(world.meta().starts_with("invoice=")) << world.meta();
  const auto writes = world.shop.writes();
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "0/0/0/0") << "settled";
  EXPECT_EQ(world.shop.writes(), writes);
  EXPECT_EQ(world.shop.violations(), std::vector<std::string>{});
  EXPECT_EQ(world.office.errors(), std::vector<std::string>{});
}

TEST(Completed, without_the_setting_it_is_only_noted) {
  Sent world{completing_example("[]")};
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  EXPECT_EQ(world.counts(), "1/0/0/0");
  EXPECT_EQ(world.status(), "processing");
  EXPECT_EQ(world.completed_mails(), 0);
  EXPECT_EQ(world.invoice_notes(), 1);
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(Completed, completed_by_a_person_before_is_only_noted) {
  Sent world;
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  world.shop.set_status(world.order, "completed");
  EXPECT_EQ(world.counts(), "1/0/0/0");
  EXPECT_EQ(world.completed_mails(), 1) << "the person's own";
  EXPECT_NE(world.meta(), "");
}

TEST(Completed, cancelled_meanwhile_is_left_alone_and_listed) {
  Sent world;
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  world.shop.set_status(world.order, "cancelled");
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.status(), "cancelled");
  EXPECT_EQ(world.listed(), "invoiced-but-moved");
  EXPECT_EQ(world.counts(), "0/0/0/0") << "listed once";
}

TEST(Completed, trashed_meanwhile_is_listed) {
  Sent world;
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  world.shop.trash(world.order);
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.listed(), "invoiced-but-moved");
}

TEST(Completed, a_status_that_is_not_named_rests_until_it_is) {
  Sent world{completing_example("[on-hold]")};
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  EXPECT_EQ(world.counts(), "1/0/0/0");
  EXPECT_EQ(world.status(), "processing");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.shop.set_status(world.order, "on-hold");
  world.finish();
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.status(), "completed");
  EXPECT_EQ(world.invoice_notes(), 2) << "one with each write";
}

TEST(Completed, invoiced_for_cash_is_completed_and_listed) {
  Sent world;
  ASSERT_TRUE(world.office.invoice_cash(world.office_order()));
  EXPECT_EQ(world.counts(), "1/1/0/1");
  EXPECT_EQ(world.status(), "completed");
  EXPECT_EQ(world.listed(), "invoiced-without-booking");
}

TEST(Completed, a_gathered_order_shows_the_common_invoice) {
  Sent world;
  ASSERT_NE(world.office.collect({world.office_order()}), 0);
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.status(), "completed");
}

TEST(Completed, only_when_nothing_rests) {
  Sent world;
  const auto rest = world.office.deliver_part(world.office_order(), {"1"});
  ASSERT_NE(rest, 0);
  EXPECT_EQ(world.counts(), "1/0/0/0");
  EXPECT_EQ(world.status(), "processing");
  EXPECT_NE(world.meta(), "") << "the first invoice is told";
  world.time.advance(27h);
  EXPECT_EQ(world.counts(), "1/0/0/0");
  EXPECT_EQ(world.status(), "processing");
  world.time.advance(1h);
  ASSERT_TRUE(world.office.invoice(rest));
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.status(), "completed");
  EXPECT_NE(world.meta().find(','), std::string::npos) << world.meta();
  EXPECT_EQ(world.completed_mails(), 1);
}

TEST(Completed, one_that_the_list_does_not_bring_is_found_within_a_day_and_told_of) {
  Sent world;
  EXPECT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  // As if the list had brought it to a run that ended before it was recorded, 27 hours ago.
  world.time.advance(27h);
  (void)world
      .with_sides([&](Sides& sides, Writers) { return sides.tables.cursors.set("invoiced", format_utc(world.time.now())); })
      .ok();
  EXPECT_EQ(world.counts(), "1/1/0/0");
  auto told =
      world.with_sides([&](Sides& sides, Writers) { return sides.tables.trail.of("order:" + std::to_string(world.order)); });
  ASSERT_TRUE(told.ok());
  const auto& events = told.value();
  EXPECT_TRUE(std::any_of(events.begin(), events.end(),
                          [](const store::Event& event) { return event.what == "invoice found by the nightly look"; }));
}

TEST(Completed, moved_back_by_a_person_it_is_not_completed_again) {
  Sent world;
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  EXPECT_EQ(world.counts(), "1/1/0/0");
  world.shop.set_status(world.order, "processing");
  world.delete_state();
  world.finish();
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.completed_mails(), 1);
  EXPECT_EQ(world.listed(), "invoiced-but-moved");
}

TEST(Completed, watching_writes_nothing) {
  Sent world;
  ASSERT_TRUE(world.office.invoice(world.office_order()));
  world.settings.orders.mode = settings::Mode::watch;
  const auto writes = world.shop.writes();
  const auto run = world.look();
  ASSERT_TRUE(run.ok());
  ASSERT_EQ(run.value().work.found.size(), 1U);
  EXPECT_EQ(run.value().work.found.front().ending, sync::Ending::complete);
  EXPECT_EQ(world.shop.writes(), writes);
  world.settings.orders.mode = settings::Mode::send;
  EXPECT_EQ(world.counts(), "1/1/0/0");
}

class CompletedAt : public testing::TestWithParam<Moment> {};

/// Three orders: one invoiced, one cancelled meanwhile, one completed by a person.
struct Three : Sent {
  Three() {
    for (int n = 0; n < 2; ++n) {
      sandbox::ShopOrderSpec spec;
      spec.payment_method = "swish";
      spec.rows.push_back({"HAM-001", "Hammare 450 g", 1 + n, "249.00", "", 0, 0, {}});
      others.push_back(shop.add_order(spec));
    }
    finish();
    time.advance(1h);
    for (const auto& one : postings()) EXPECT_TRUE(office.invoice(one.office_order.value_or(office::OrderId{}).value));
    shop.set_status(others[0], "cancelled");
    shop.set_status(others[1], "completed");
  }
  std::vector<std::int64_t> others;
};

TEST_P(CompletedAt, every_call_has_the_same_end_and_one_mail) {
  int calls = 0;
  {
    Three whole;
    whole.world.run().restart();
    const auto before = whole.world.run().calls(DoorKind::http);
    ASSERT_EQ(whole.counts(), "3/1/0/1");
    calls = whole.world.run().calls(DoorKind::http) - before;
  }
  ASSERT_GT(calls, 8);
  for (int n = 1; n <= calls; ++n) {
    Three world;
    world.world.run().restart();
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    try {
      (void)world.look().ok();
      ADD_FAILURE() << "ended before call " << n;
    } catch (const sandbox::Crash&) {
      world.world.run().restart();
    }
    world.time.advance(11min);
    ASSERT_TRUE(world.look().ok());
    EXPECT_EQ(world.counts(), "0/0/0/0");
    EXPECT_EQ(world.status(), "completed");
    EXPECT_EQ(world.completed_mails(), 1);
    EXPECT_LE(world.invoice_notes(), 1);
    EXPECT_NE(world.meta(), "");
    EXPECT_EQ(world.shop.order(world.others[0])->status, "cancelled");
    EXPECT_EQ(world.shop.mails_to_customer(world.others[1], "completed"), 1);
    EXPECT_EQ(world.shop.violations(), std::vector<std::string>{});
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, CompletedAt, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
