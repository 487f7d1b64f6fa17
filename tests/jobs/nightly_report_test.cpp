// The report over a state file alone: what is new is new once, what is missed comes once, the same bytes until accepted.
#include "woo24/jobs/nightly_report.hpp"

#include "woo24/jobs/alarm.hpp"
#include "woo24/jobs/outbox.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/sandbox/sim_doors.hpp"
#include "woo24/store/brakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class NightlyReportTest : public testing::Test {
 protected:
  NightlyReportTest() {
    settings_.shop_id = "exempel";
    settings_.orders.mode = settings::Mode::send;
    settings_.mail.from = "woo24@example.se";
    settings_.mail.failures_to = {"ekonomi@example.se"};
    store::BindingRow row;
    row.installation = "0123abcd";
    row.first_start = at("2026-10-01T12:00:00Z");
    EXPECT_TRUE(tables_.binding.set(row).ok());
  }

  static Instant at(const char* text) { return *parse_utc(text); }

  Posting add(int order, Standing standing, Instant moved, ReasonId reason = ReasonId::unknown_product) {
    Posting posting;
    posting.key = "WOO-exempel-" + std::to_string(order) + "-abcdef";
    posting.order = shop::OrderId{order};
    posting.number = std::to_string(order);
    posting.total = Amount::whole(100);
    posting.currency = "SEK";
    posting.stage = standing == Standing::moving ? Stage::done : Stage::seen;
    posting.standing = standing;
    if (standing != Standing::moving) posting.reason = Reason{reason, {}};
    posting.taken_at = posting.moved_at = moved;
    return tables_.postings.add(posting).release_value();
  }

  void ends(Posting posting, Instant moved) {
    const auto from = posting.stage;
    posting.stage = Stage::done;
    posting.standing = Standing::moving;
    posting.reason.reset();
    posting.moved_at = moved;
    ASSERT_TRUE(tables_.postings.advance(posting, from).ok());
  }

  report::Contents draft(Instant now) { return draft_report(tables_, settings_, zone_, now).release_value().contents; }
  std::optional<std::int64_t> compose(Instant now) {
    return compose_report(tables_, settings_, zone_, chance_, now, false).release_value();
  }
  std::optional<Instant> next(Instant now) { return next_report(tables_, settings_, zone_, now).release_value(); }
  std::vector<store::Letter> unsent() { return store::Reports(database_).unsent().release_value(); }

  settings::Settings settings_;
  store::Database database_ = store::Database::in_memory().release_value();
  Tables tables_{database_};
  Zone zone_ = Zone::named("Europe/Stockholm").release_value();
  sandbox::SimRun life_;
  sandbox::SimChance chance_{1, life_};
};

TEST_F(NightlyReportTest, EachFailureIsNewInExactlyOneReport) {
  const auto first = add(1, Standing::failed, at("2026-11-23T10:00:00Z"));
  EXPECT_THAT(draft(at("2026-11-24T05:00:00Z")).fresh, SizeIs(1));
  ASSERT_TRUE(compose(at("2026-11-24T05:00:00Z")));
  add(2, Standing::failed, at("2026-11-24T10:00:00Z"));
  auto second = draft(at("2026-11-25T05:00:00Z"));
  ASSERT_THAT(second.fresh, SizeIs(1));
  EXPECT_EQ(second.fresh[0].number, "2");
  ASSERT_THAT(second.standing, SizeIs(1));
  EXPECT_EQ(second.standing[0].since, at("2026-11-23T10:00:00Z")) << "its age goes on";
  ASSERT_TRUE(compose(at("2026-11-25T05:00:00Z")));
  ends(first, at("2026-11-25T08:00:00Z"));
  auto third = draft(at("2026-11-26T05:00:00Z"));
  EXPECT_THAT(third.fresh, IsEmpty());
  ASSERT_THAT(third.healed, SizeIs(1));
  EXPECT_EQ(third.healed[0].number, "1");
  ASSERT_THAT(third.sums, SizeIs(1));
  EXPECT_EQ(third.sums[0].orders, 1);
  ASSERT_TRUE(compose(at("2026-11-26T05:00:00Z")));
  EXPECT_THAT(draft(at("2026-11-27T05:00:00Z")).healed, IsEmpty());
}

TEST_F(NightlyReportTest, AnOrderWhoseChangeFailsIsNotSettled) {
  const auto then = at("2026-11-23T10:00:00Z");
  const auto sale = add(1, Standing::moving, then);
  auto change = sale;
  change.id = 0;
  change.kind = PostingKind::update;
  change.key += "-C1";
  change.standing = Standing::failed;
  change.reason = Reason{ReasonId::changed_paid_total, {}};
  change.taken_at = change.moved_at = then + 1h;
  ASSERT_TRUE(tables_.postings.add(change).ok());
  ASSERT_TRUE(tables_.trail.add({then + 1h, "order:1", "done, failed", "changed-paid-total {}"}).ok());
  const auto contents = draft(at("2026-11-24T05:00:00Z"));
  EXPECT_THAT(contents.fresh, SizeIs(1));
  EXPECT_THAT(contents.healed, IsEmpty()) << "the same order cannot be new and settled";
}

TEST_F(NightlyReportTest, WhatWaitsAsItShouldIsNoFailure) {
  const auto long_ago = at("2026-11-20T10:00:00Z");
  add(1, Standing::waiting, long_ago, ReasonId::not_captured_yet);
  add(2, Standing::waiting, long_ago, ReasonId::office_item_refused);
  add(3, Standing::skipped, long_ago, ReasonId::skipped_by_person);
  add(4, Standing::taken_over, long_ago, ReasonId::touched_in_office);
  const auto contents = draft(at("2026-11-24T05:00:00Z"));
  ASSERT_THAT(contents.fresh, SizeIs(1));
  EXPECT_EQ(contents.fresh[0].number, "2");
  ASSERT_THAT(contents.to_look_at, SizeIs(1));
  EXPECT_EQ(contents.to_look_at[0].number, "4");
  ASSERT_TRUE(compose(at("2026-11-24T05:00:00Z")));
  EXPECT_THAT(draft(at("2026-11-25T05:00:00Z")).to_look_at, IsEmpty()) << "said once";
}

TEST_F(NightlyReportTest, WhenTheOfficesStockFollowsAnOrderIsSaidOnce) {
  const auto seen = at("2026-11-23T10:00:00Z");
  ASSERT_TRUE(tables_.memory.set("stock-counts:Invoiced", "yes 1 no 0", seen).ok());
  ASSERT_TRUE(tables_.memory.set("stock-counts:ForInvoicing", "yes 1 no 0", seen).ok());
  EXPECT_THAT(draft(at("2026-11-24T05:00:00Z")).facts, IsEmpty()) << "stock is nobody's here";
  settings_.stock.mode = settings::StockMode::from_office;
  const Reason counts{ReasonId::stock_counts_from, {{"state", "Invoiced"}}};
  EXPECT_THAT(draft(at("2026-11-24T05:00:00Z")).facts, ElementsAre(counts)) << "of the other nobody can be sure yet";
  ASSERT_TRUE(compose(at("2026-11-24T05:00:00Z")));
  EXPECT_THAT(draft(at("2026-11-25T05:00:00Z")).facts, IsEmpty());
}

TEST_F(NightlyReportTest, DueOnceADayThroughBothSwitchesAndOnceAfterTheMachineWasOff) {
  EXPECT_EQ(next(at("2026-10-01T12:00:00Z")), at("2026-10-02T04:00:00Z"));
  int composed = 0;
  for (auto now = at("2026-10-20T12:00:00Z"); now < at("2026-10-30T12:00:00Z"); now += 10min) {
    const auto due = next(now);
    if (!due || *due > now) continue;
    (void)compose(now);
    ++composed;
  }
  EXPECT_EQ(composed, 11) << "one for the time before, one a day";
  const auto back = at("2026-11-08T20:00:00Z");
  EXPECT_LE(*next(back), back);
  const auto contents = draft(back);
  EXPECT_EQ(format_day(contents.first_day), "2026-10-30");
  EXPECT_EQ(format_day(contents.last_day), "2026-11-07");
  (void)compose(back);
  EXPECT_EQ(next(back), at("2026-11-09T05:00:00Z"));
}

TEST_F(NightlyReportTest, WhenItIsMailed) {
  (void)compose(at("2026-11-23T05:00:00Z"));
  EXPECT_FALSE(compose(at("2026-11-24T05:00:00Z"))) << "a quiet Tuesday";
  EXPECT_TRUE(compose(at("2026-11-30T05:00:00Z"))) << "Monday: all is well";
  EXPECT_FALSE(compose(at("2026-12-06T05:00:00Z"))) << "a Sunday";
  EXPECT_TRUE(compose(at("2026-12-08T05:00:00Z"))) << "a Tuesday: the machine was off on Monday";
  settings_.mail.all_is_well.reset();
  EXPECT_FALSE(compose(at("2026-12-14T05:00:00Z")));
  settings_.mail.when = settings::MailWhen::always;
  EXPECT_TRUE(compose(at("2026-12-15T05:00:00Z")));
  settings_.mail.when = settings::MailWhen::failures;
  EXPECT_TRUE(compose(at("2026-10-13T05:00:00Z"))) << "in the first 14 days";
  settings_.mail.failures_to.clear();
  EXPECT_EQ(next(at("2026-12-09T12:00:00Z")), std::nullopt) << "nobody to tell";
}

TEST_F(NightlyReportTest, TheSameBytesUntilAccepted) {
  add(1, Standing::failed, at("2026-11-23T10:00:00Z"));
  auto now = at("2026-11-24T05:00:00Z");
  ASSERT_TRUE(compose(now));
  const auto letter = *next_letter(tables_, now).value();
  const Fail unclear{Kind::ambiguous, Reason{ReasonId::mail_unclear, {{"server", "localhost:25"}}}};
  Seconds last{0};
  for (int n = 0; n < 8; ++n) {
    ASSERT_TRUE(keep_outcome(tables_, *next_letter(tables_, now).value(), unclear, now).ok());
    EXPECT_EQ(next_letter(tables_, now).value(), std::nullopt);
    const auto waits = unsent().at(0).next_try_at - now;
    EXPECT_GE(waits, last) << "pauses grow";
    EXPECT_LE(waits, Seconds{1h});
    last = waits;
    now += waits;
    const auto again = *next_letter(tables_, now).value();
    EXPECT_EQ(again.message, letter.message);
    EXPECT_EQ(again.message_id, letter.message_id);
  }
  EXPECT_TRUE(mail_stuck(tables_, zone_, now).value());
  ASSERT_TRUE(keep_outcome(tables_, *next_letter(tables_, now).value(), MailTaken{}, now).ok());
  EXPECT_THAT(unsent(), IsEmpty());
  EXPECT_FALSE(mail_stuck(tables_, zone_, now).value());
  EXPECT_EQ(store::Reports(database_).last("report").value()->message, "") << "no personal data stays";
}

TEST_F(NightlyReportTest, AnAlarmOncePerCauseAndItsEnd) {
  const Error refused{Kind::sign_in, Reason{ReasonId::office_sign_in_refused, {{"username", "u"}}}, std::nullopt};
  const auto look = [&](Instant now, const std::optional<Error>& down) {
    Seen seen;
    if (down) seen.down.push_back(*down);
    const auto causes = standing_causes(tables_, settings_, zone_, now, seen).release_value();
    ASSERT_TRUE(raise_alarms(tables_, settings_, zone_, chance_, now, causes).ok());
  };
  const auto start = at("2026-11-24T05:00:00Z");
  look(start, {});
  EXPECT_THAT(unsent(), IsEmpty());
  for (int minute = 0; minute < 60; ++minute) look(start + minute * 1min, refused);
  EXPECT_THAT(unsent(), SizeIs(1));
  EXPECT_TRUE(draft(start + 1h).trouble) << "the report says it too, though no run could begin";
  look(start + 13h, refused);
  EXPECT_THAT(unsent(), SizeIs(2)) << "again after alarm.repeat";
  look(start + 14h, {});
  look(start + 15h, {});
  EXPECT_THAT(unsent(), SizeIs(3)) << "and its end, once";
  const Error away{Kind::unreachable, Reason{ReasonId::office_unreachable, {}}, std::nullopt};
  const auto run = tables_.runs.start("orders", start + 15h).value();
  ASSERT_TRUE(tables_.runs.end(run, start + 15h, "{}", std::nullopt).ok());
  look(start + 16h, away);
  EXPECT_THAT(unsent(), SizeIs(3)) << "a side that is down is waited for";
  look(start + 22h, away);
  EXPECT_THAT(unsent(), SizeIs(4)) << "but not longer than alarm.nothing_through";
}

TEST_F(NightlyReportTest, AnOrderThatWaitsTooLongRaisesAnAlarmOfItsOwn) {
  const auto start = at("2026-11-24T05:00:00Z");
  add(1, Standing::waiting, start - 3h, ReasonId::not_captured_yet);
  EXPECT_THAT(standing_causes(tables_, settings_, zone_, start, {}).value(), IsEmpty());
  add(2, Standing::waiting, start - 3h, ReasonId::office_item_refused);
  const auto causes = standing_causes(tables_, settings_, zone_, start, {}).value();
  ASSERT_THAT(causes, SizeIs(1));
  EXPECT_EQ(causes[0].reason.arguments.at("order"), "2");
}

TEST_F(NightlyReportTest, APauseThatIsForgottenIsSaidThoughNoOrderTellsThatItWaits) {
  const auto look = [&](Instant now) {
    const auto causes = standing_causes(tables_, settings_, zone_, now, {}).release_value();
    ASSERT_TRUE(raise_alarms(tables_, settings_, zone_, chance_, now, causes).ok());
  };
  const auto start = at("2026-11-24T05:00:00Z");
  ASSERT_TRUE(set_paused(tables_, "orders", true, start).ok());
  look(start + 1h);
  EXPECT_THAT(unsent(), IsEmpty()) << "somebody knows what he does";
  look(start + 2h);
  look(start + 3h);
  ASSERT_THAT(unsent(), SizeIs(1)) << "not longer than alarm.oldest_unsent";
  EXPECT_THAT(unsent()[0].message, HasSubstr("woo24 resume orders"));
  EXPECT_TRUE(draft(start + 24h).trouble) << "the report says it, too";
  ASSERT_TRUE(set_paused(tables_, "orders", false, start + 25h).ok());
  look(start + 25h);
  EXPECT_THAT(unsent(), SizeIs(2)) << "and its end";
  settings_.orders.mode = settings::Mode::watch;
  ASSERT_TRUE(set_paused(tables_, "orders", true, start + 26h).ok());
  look(start + 72h);
  EXPECT_THAT(unsent(), SizeIs(2)) << "nothing would be sent anyway";
}

TEST_F(NightlyReportTest, ADiskThatIsNearlyFullIsSaidOnceAndItsEndOnlyWithRoomToSpare) {
  const auto look = [&](Instant now, std::uint64_t free) {
    Seen seen;
    seen.free_bytes = free;
    seen.folder = "/var/lib/woo24";
    const auto causes = standing_causes(tables_, settings_, zone_, now, seen).release_value();
    ASSERT_TRUE(raise_alarms(tables_, settings_, zone_, chance_, now, causes).ok());
  };
  const auto start = at("2026-11-24T05:00:00Z");
  look(start, k_little_room);
  EXPECT_THAT(unsent(), IsEmpty());
  for (int minute = 1; minute < 60; ++minute) look(start + minute * 1min, minute % 2 == 0 ? 0 : k_little_room + 1);
  ASSERT_THAT(unsent(), SizeIs(1)) << "and not for each file that comes and goes";
  EXPECT_THAT(unsent()[0].message, HasSubstr("/var/lib/woo24"));
  EXPECT_FALSE(draft(start + 1h).trouble) << "orders go on";
  look(start + 2h, k_little_room * 2);
  EXPECT_THAT(unsent(), SizeIs(2));
}

TEST_F(NightlyReportTest, WhatOnlyAPersonCanPutRightIsSaidAtOnceEachByItsOwnName) {
  const auto start = at("2026-11-24T05:00:00Z");
  Seen seen;
  for (const auto& [kind, id] :
       {std::pair{Kind::sign_in, ReasonId::office_sign_in_refused}, std::pair{Kind::binding, ReasonId::wrong_client},
        std::pair{Kind::binding, ReasonId::other_installation}, std::pair{Kind::configuration, ReasonId::config_faults}})
    seen.down.push_back({kind, Reason{id, {}}, std::nullopt});
  seen.down.push_back({Kind::unreachable, Reason{ReasonId::shop_unreachable, {}}, std::nullopt});
  const auto causes = standing_causes(tables_, settings_, zone_, start, seen).release_value();
  std::vector<std::string> names;
  for (const auto& cause : causes) names.push_back(cause.name);
  EXPECT_THAT(names,
              ElementsAre("office-sign-in-refused", "wrong-client", "other-installation", "config-faults", "nothing-through"))
      << "nothing has got through since the first start, long ago";
}

TEST_F(NightlyReportTest, ABrakeIsSaidUntilItIsReleased) {
  const auto look = [&](Instant now) {
    const auto causes = standing_causes(tables_, settings_, zone_, now, {}).release_value();
    ASSERT_TRUE(raise_alarms(tables_, settings_, zone_, chance_, now, causes).ok());
  };
  settings_.products.mode = settings::ProductMode::two_way;
  const auto start = at("2026-11-24T05:00:00Z");
  store::Brakes brakes(tables_.db);
  const Reason many{ReasonId::brake_prices, {{"some", "40"}, {"all", "100"}, {"limit", "20"}}};
  ASSERT_TRUE(brakes.set({"products", many, "digest", start}).ok());
  look(start);
  look(start + 1h);
  EXPECT_THAT(unsent(), SizeIs(1));
  look(start + 13h);
  EXPECT_THAT(unsent(), SizeIs(2)) << "again after alarm.repeat";
  ASSERT_TRUE(brakes.release("products").ok());
  look(start + 14h);
  EXPECT_THAT(unsent(), SizeIs(3));
}

TEST_F(NightlyReportTest, ValuesThatWaitForAYesHideNoBrakeAndAreNoTroubleOfTheOrders) {
  const auto look = [&](Instant now) {
    const auto causes = standing_causes(tables_, settings_, zone_, now, {}).release_value();
    ASSERT_TRUE(raise_alarms(tables_, settings_, zone_, chance_, now, causes).ok());
  };
  settings_.products.mode = settings::ProductMode::two_way;
  const auto start = at("2026-11-24T05:00:00Z");
  store::Brakes brakes(tables_.db);
  ASSERT_TRUE(brakes.set({"products", Reason{ReasonId::differences_wait, {{"count", "3"}}}, "held", start}).ok());
  look(start);
  EXPECT_THAT(unsent(), SizeIs(1));
  EXPECT_FALSE(draft(start + 1h).trouble) << "orders go on";
  const Reason many{ReasonId::brake_prices, {{"some", "40"}, {"all", "100"}, {"limit", "20"}}};
  ASSERT_TRUE(brakes.set({"products", many, "all", start + 2h}).ok());
  look(start + 2h);
  EXPECT_THAT(unsent(), SizeIs(3)) << "the new one, and the end of the old one";
  settings_.products.mode = settings::ProductMode::off;
  look(start + 3h);
  EXPECT_THAT(unsent(), SizeIs(4)) << "nobody can say yes to it any more";
}

}  // namespace
}  // namespace woo24::jobs
