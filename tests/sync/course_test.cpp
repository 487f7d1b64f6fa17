#include "woo24/sync/course.hpp"

#include "woo24/sync/key.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace woo24::sync {
namespace {

using namespace std::chrono_literals;

const Instant k_now = Instant{1795482900s};
const Limits k_limits{};

Posting at(Stage stage, Standing standing = Standing::moving) {
  Posting posting;
  posting.id = 1;
  posting.key = "WOO-exempel-1042-3fa9c1";
  posting.order = {1042};
  posting.stage = stage;
  posting.standing = standing;
  posting.office_order = office::OrderId{5001};
  return posting;
}

TEST(Course, every_stage_has_its_step) {
  const std::vector<std::pair<Stage, Step>> table{
      {Stage::seen, Step::draft},        {Stage::drafted, Step::customer},   {Stage::ready, Step::look},
      {Stage::staging, Step::reconcile}, {Stage::staged, Step::verify},      {Stage::releasing, Step::reconcile_release},
      {Stage::released, Step::confirm},  {Stage::confirmed, Step::annotate}, {Stage::done, Step::end},
  };
  for (const auto& [stage, step] : table) EXPECT_EQ(next(at(stage), k_limits, k_now).step, step) << static_cast<int>(stage);
}

TEST(Course, what_ended_stays_ended) {
  EXPECT_EQ(next(at(Stage::staged, Standing::skipped), k_limits, k_now).step, Step::end);
  EXPECT_EQ(next(at(Stage::staged, Standing::taken_over), k_limits, k_now).step, Step::end);
  EXPECT_EQ(next(at(Stage::staged, Standing::failed), k_limits, k_now).step, Step::end)
      << "failed without a time waits for a command";
}

TEST(Course, a_pause_is_kept_and_a_doubtful_one_is_not) {
  auto posting = at(Stage::ready, Standing::waiting);
  posting.next_try_at = k_now + 10min;
  EXPECT_EQ(next(posting, k_limits, k_now), (Next{Step::rest, posting.next_try_at}));
  auto impatient = k_limits;
  impatient.ignore_pauses = true;
  EXPECT_EQ(next(posting, impatient, k_now).step, Step::look) << "`sync` tries whatever the pause";
  posting.reason = Reason{ReasonId::waits_to_settle, {}};
  EXPECT_EQ(next(posting, impatient, k_now).step, Step::rest) << "but never breaks a settle time";
  for (const auto id :
       {ReasonId::office_quarantine, ReasonId::office_busy, ReasonId::office_budget_spent, ReasonId::shop_busy}) {
    posting.reason = Reason{id, {}};
    EXPECT_EQ(next(posting, impatient, k_now).step, Step::rest) << "nor what a side asked for: " << reason_id(id);
  }
  posting.next_try_at = k_now + 7h;
  EXPECT_EQ(next(posting, k_limits, k_now).step, Step::look) << "a time that far ahead came from a wrong clock";
}

TEST(Course, the_settle_time_starts_anew_when_the_clock_steps_back) {
  EXPECT_FALSE(settled(k_now - 9min, k_limits, k_now));
  EXPECT_TRUE(settled(k_now - 10min, k_limits, k_now));
  EXPECT_FALSE(settled(k_now + 1h, k_limits, k_now)) << "an intent in the future proves nothing";
  EXPECT_TRUE(settled(std::nullopt, k_limits, k_now));
}

TEST(Course, an_unclear_first_save_is_reconciled_never_sent_blindly) {
  auto posting = after(at(Stage::ready), Sending{"content", std::nullopt}, k_limits, k_now);
  EXPECT_EQ(posting.stage, Stage::staging);
  EXPECT_EQ(posting.staging_at, k_now);
  posting = after(posting, Unsure{Reason{ReasonId::save_unclear, {}}}, k_limits, k_now);
  EXPECT_EQ(posting.stage, Stage::staging);
  EXPECT_EQ(posting.standing, Standing::waiting);
  EXPECT_EQ(next(posting, k_limits, k_now + 30min).step, Step::reconcile);
  const auto again = after(posting, NotInOffice{}, k_limits, k_now + 30min);
  EXPECT_EQ(again.stage, Stage::ready) << "it is looked for once more before it is sent again";
  EXPECT_EQ(again.attempts, 1) << "so that its next batch is half as large";
  EXPECT_EQ(after(posting, Staged{{7}}, k_limits, k_now).office_order, office::OrderId{7});
}

TEST(Course, tries_come_further_and_further_apart_up_to_half_an_hour) {
  auto limits = k_limits;
  limits.attempts = 100;
  auto posting = at(Stage::staging);
  std::vector<std::int64_t> minutes;
  for (int n = 0; n < 8; ++n) {
    posting = after(posting, Unsure{Reason{ReasonId::save_unclear, {}}}, limits, k_now);
    minutes.push_back((*posting.next_try_at - k_now).count() / 60);
  }
  EXPECT_EQ(minutes, (std::vector<std::int64_t>{1, 2, 4, 8, 16, 30, 30, 30}));
  posting = after(posting, Pause{Reason{ReasonId::office_quarantine, {}}, k_now + 48h}, limits, k_now);
  EXPECT_EQ(*posting.next_try_at, k_now + 6h) << "no side is believed further ahead than that";
  EXPECT_EQ(posting.attempts, 8) << "a pause costs no attempt";
}

TEST(Course, what_the_office_refuses_is_drafted_anew_next_time_but_only_before_it_is_there) {
  const Cannot refused{Reason{ReasonId::office_refused_order, {}}};
  EXPECT_EQ(after(at(Stage::ready), refused, k_limits, k_now).stage, Stage::seen);
  EXPECT_EQ(after(at(Stage::staging), refused, k_limits, k_now).stage, Stage::seen);
  EXPECT_EQ(after(at(Stage::staged), refused, k_limits, k_now).stage, Stage::staged);
  EXPECT_EQ(after(at(Stage::released), refused, k_limits, k_now).stage, Stage::released);
}

TEST(Course, attempts_end) {
  auto posting = at(Stage::staging);
  for (int n = 0; n < k_limits.attempts; ++n)
    posting = after(posting, Unsure{Reason{ReasonId::save_unclear, {}}}, k_limits, k_now);
  EXPECT_EQ(posting.standing, Standing::failed);
  EXPECT_EQ(posting.reason->id, ReasonId::attempts_used_up);
  EXPECT_EQ(posting.stage, Stage::staging) << "what was unclear is still reconciled when a person says retry";
}

TEST(Course, a_payment_leaves_once) {
  auto posting = after(at(Stage::staged), Releasing{true}, k_limits, k_now);
  EXPECT_TRUE(posting.payment_sent);
  const auto surely_not = after(posting, NotSent{}, k_limits, k_now);
  EXPECT_EQ(surely_not.stage, Stage::staged);
  EXPECT_FALSE(surely_not.payment_sent) << "nothing left: it may go with the next release";
  posting = after(posting, Unsure{Reason{ReasonId::save_unclear, {}}}, k_limits, k_now);
  const auto by_mark = after(posting, Released{{5001}, true}, k_limits, k_now);
  EXPECT_TRUE(by_mark.payment_unsure) << "the mark proves the release, nothing proves the payment";
  const auto again = after(posting, Releasing{false}, k_limits, k_now + 11min);
  EXPECT_TRUE(again.payment_sent);
  EXPECT_TRUE(again.payment_unsure);
  EXPECT_FALSE(after(at(Stage::staged), Released{{5001}, true}, k_limits, k_now).payment_unsure);
}

TEST(Course, an_unclear_release_that_did_not_take_place_is_verified_anew_and_never_pays) {
  const auto releasing = after(at(Stage::staged), Releasing{true}, k_limits, k_now);
  const auto back = after(releasing, NotReleased{}, k_limits, k_now + 11min);
  EXPECT_EQ(back.stage, Stage::staged) << "a price may have been changed by hand meanwhile";
  EXPECT_TRUE(back.payment_sent);
  EXPECT_TRUE(back.payment_unsure);
  const auto by_invoice = after(after(at(Stage::staged), Releasing{false}, k_limits, k_now), NotReleased{}, k_limits, k_now);
  EXPECT_FALSE(by_invoice.payment_unsure) << "there is no payment that could be missing";
}

TEST(Course, an_unclear_release_is_not_tried_for_ever) {
  auto posting = at(Stage::staged);
  for (int n = 0; n < k_limits.attempts; ++n) {
    posting = after(posting, Releasing{n == 0}, k_limits, k_now);
    posting = after(posting, Unsure{Reason{ReasonId::save_unclear, {}}}, k_limits, k_now);
    if (posting.standing == Standing::failed) break;
    posting = after(posting, NotReleased{}, k_limits, k_now);
  }
  EXPECT_EQ(posting.standing, Standing::failed);
}

TEST(Course, what_another_file_staged_may_have_been_paid) {
  auto found = after(at(Stage::ready), Staged{{5001}}, k_limits, k_now);
  EXPECT_TRUE(found.payment_sent) << "this file never sent it";
  EXPECT_FALSE(found.payment_unsure) << "nobody is asked to look at a payment that there is not";
  found = after(found, Releasing{false, true}, k_limits, k_now);
  EXPECT_TRUE(found.payment_unsure);
  const auto own = after(after(at(Stage::ready), Sending{}, k_limits, k_now), Staged{{5001}}, k_limits, k_now);
  EXPECT_FALSE(own.payment_sent);
}

TEST(Course, what_somebody_saved_after_this_file_may_have_been_paid) {
  struct Case {
    std::optional<Instant> office_saved, intent, changed;
    bool touched;
    const char* why;
  };
  const std::vector<Case> table{
      {k_now, std::nullopt, k_now, false, "our own save"},
      {k_now, std::nullopt, k_now + 2min, false, "the office keeps minutes, and rounds them"},
      {k_now, std::nullopt, k_now + 3min, true, "after our last save: perhaps a release that this file has forgotten"},
      {std::nullopt, k_now, k_now + 12min, false, "an unanswered save may be applied until it counts as settled"},
      {std::nullopt, k_now, k_now + 15min, true, "later than that"},
      {std::nullopt, std::nullopt, k_now, false, "nothing is known, and that is told elsewhere"},
      {k_now, std::nullopt, std::nullopt, false, "an account that does not give change dates back"},
  };
  for (const auto& row : table) {
    auto posting = at(Stage::staged);
    posting.office_saved_at = row.office_saved;
    posting.staging_at = row.intent;
    office::Order read;
    read.date_changed = row.changed;
    EXPECT_EQ(touched_since(posting, read, k_limits), row.touched) << row.why;
  }
  const auto touched = after(at(Stage::staged), TouchedMeanwhile{}, k_limits, k_now);
  EXPECT_TRUE(touched.payment_sent) << "no payment leaves with the release";
  EXPECT_TRUE(after(touched, Releasing{false, true}, k_limits, k_now).payment_unsure) << "and someone is told";
  EXPECT_FALSE(after(at(Stage::releasing), TouchedMeanwhile{}, k_limits, k_now).payment_sent) << "elsewhere it says nothing";
}

TEST(Course, of_a_file_that_was_put_back_no_payment_leaves_until_it_is_known_that_nothing_was_saved) {
  EXPECT_TRUE(after(at(Stage::staged), PutBack{}, k_limits, k_now).payment_sent);
  const auto begun = after(at(Stage::staging), PutBack{}, k_limits, k_now);
  EXPECT_TRUE(begun.payment_sent);
  EXPECT_FALSE(after(begun, NotInOffice{}, k_limits, k_now).payment_sent);
  for (const auto stage : {Stage::seen, Stage::drafted, Stage::ready, Stage::releasing, Stage::released, Stage::done})
    EXPECT_FALSE(after(at(stage), PutBack{}, k_limits, k_now).payment_sent);
}

TEST(Course, a_person_skips_what_was_never_sent_or_failed_in_the_books) {
  const Reason by{ReasonId::skipped_by_person, {}};
  struct Case {
    Stage stage;
    Standing standing;
    std::optional<Standing> then;
    const char* why;
  };
  const std::vector<Case> table{
      {Stage::seen, Standing::failed, Standing::skipped, "never sent"},
      {Stage::ready, Standing::waiting, Standing::skipped, "nor this"},
      {Stage::staging, Standing::waiting, std::nullopt, "it may be in the office: it must be looked for first"},
      {Stage::staged, Standing::failed, std::nullopt, "it is there, and must be made Inactive first"},
      {Stage::releasing, Standing::failed, std::nullopt, "unclear"},
      {Stage::released, Standing::failed, Standing::taken_over, "in the books, and the person's from now on"},
      {Stage::done, Standing::failed, Standing::taken_over, "so too when something was found later"},
      {Stage::done, Standing::moving, std::nullopt, "all is well: there is nothing to skip"},
  };
  for (const auto& row : table) {
    auto posting = at(row.stage, row.standing);
    if (row.standing == Standing::failed) posting.reason = Reason{ReasonId::released_order_differs, {}};
    const auto result = skipped(posting, by, k_now);
    EXPECT_EQ(result ? std::optional(result->standing) : std::nullopt, row.then) << row.why;
    if (!result) continue;
    EXPECT_EQ(next(*result, k_limits, k_now + 48h).step, Step::end) << row.why;
  }
}

TEST(Course, evidence_that_does_not_fit_its_stage_changes_nothing) {
  EXPECT_EQ(after(at(Stage::done), Drafted{}, k_limits, k_now).stage, Stage::done);
  EXPECT_EQ(after(at(Stage::staged), CustomerFound{{7}}, k_limits, k_now).customer, std::nullopt);
  EXPECT_EQ(after(at(Stage::staged), NotInOffice{}, k_limits, k_now).stage, Stage::staged);
  EXPECT_EQ(after(at(Stage::staged), Sending{"x", std::nullopt}, k_limits, k_now).stage, Stage::staged);
  EXPECT_EQ(after(at(Stage::released), Staged{{9}}, k_limits, k_now).office_order, office::OrderId{5001});
  EXPECT_EQ(after(at(Stage::ready), Releasing{true}, k_limits, k_now).payment_sent, false);
  EXPECT_EQ(after(at(Stage::staged), NotReleased{}, k_limits, k_now).payment_unsure, false);
  EXPECT_EQ(after(at(Stage::staged), Confirmed{}, k_limits, k_now).stage, Stage::staged);
  EXPECT_EQ(after(at(Stage::released), Annotated{}, k_limits, k_now).stage, Stage::released);
  EXPECT_EQ(after(at(Stage::done), Released{{9}, true}, k_limits, k_now).office_order, office::OrderId{5001});
}

TEST(Course, a_clear_refusal_of_the_release_takes_the_payment_back) {
  const auto releasing = after(at(Stage::staged), Releasing{true}, k_limits, k_now);
  const auto refused = after(releasing, ReleaseRefused{Reason{ReasonId::office_refused_release, {}}}, k_limits, k_now);
  EXPECT_EQ(refused.stage, Stage::staged);
  EXPECT_EQ(refused.standing, Standing::failed);
  EXPECT_FALSE(refused.payment_sent);
}

TEST(Course, reasons_that_heal_are_tried_again_within_the_hour) {
  const auto heals = after(at(Stage::seen), Cannot{Reason{ReasonId::unknown_product, {}}}, k_limits, k_now);
  ASSERT_TRUE(heals.next_try_at);
  EXPECT_LE(*heals.next_try_at - k_now, 1h);
  EXPECT_EQ(next(heals, k_limits, *heals.next_try_at).step, Step::draft);
  const auto stays = after(at(Stage::staged), Cannot{Reason{ReasonId::total_differs, {}}}, k_limits, k_now);
  EXPECT_FALSE(stays.next_try_at);
}

office::Order shown(std::int64_t id, const std::string& reference, const std::string& state = "Web") {
  office::Order order;
  order.id = office::OrderId{id};
  order.reference_number = reference;
  order.state = state;
  return order;
}

TEST(Course, what_the_office_shows_under_a_key) {
  const std::string key = "WOO-exempel-1-abcdef", ours = "12ab34cd";
  const auto see = [&](std::vector<office::Order> orders) { return sight(orders, key, ours); };
  EXPECT_EQ(see({}).shown, Shown::nothing);
  EXPECT_EQ(see({shown(1, key + "-R7"), shown(2, "4711"), shown(3, key + "0")}).shown, Shown::nothing) << "somebody else's";
  EXPECT_EQ(see({shown(1, key + " *12ab")}).shown, Shown::staged_by_us);
  EXPECT_EQ(see({shown(1, key + " *ffff")}).shown, Shown::staged_elsewhere);
  EXPECT_EQ(see({shown(1, key, "ForInvoicing")}).shown, Shown::released);
  EXPECT_EQ(see({shown(1, key + " *12ab", "Invoiced")}).shown, Shown::invoiced_staged);
  EXPECT_EQ(see({shown(1, key + " *12ab", "Inactive")}).shown, Shown::inactive);
  EXPECT_EQ(see({shown(1, key + " *12ab", "InvoicedCashAccount")}).shown, Shown::invoiced_staged);
  auto with_number = shown(1, key + " *12ab");
  with_number.invoice = office::InvoiceId{77};
  EXPECT_EQ(see({with_number}).shown, Shown::invoiced_staged) << "whatever the new invoicing module calls its state";

  const auto two = see({shown(9, key + " *12ab"), shown(4, key + " *12ab")});
  EXPECT_EQ(two.order->id, office::OrderId{4}) << "the lowest goes on";
  ASSERT_EQ(two.surplus.size(), 1U);
  EXPECT_EQ(two.surplus.front().id, office::OrderId{9});
  const auto released = see({shown(4, key + " *12ab"), shown(9, key, "ForInvoicing")});
  EXPECT_EQ(released.shown, Shown::released) << "what is released goes before what is staged";
  EXPECT_EQ(released.surplus.size(), 1U);
  EXPECT_TRUE(released.doubles.empty());
  const auto twice = see({shown(4, key, "ForInvoicing"), shown(9, key, "Invoiced"), shown(11, key, "Inactive")});
  EXPECT_EQ(twice.order->id, office::OrderId{4});
  ASSERT_EQ(twice.doubles.size(), 1U) << "in the books twice; what is Inactive is not in them";
  EXPECT_EQ(twice.doubles.front().id, office::OrderId{9});
}

TEST(Course, a_change_in_the_shop_wakes_what_rests_and_leaves_what_a_person_decided) {
  struct Case {
    Stage stage;
    Standing standing;
    std::optional<ReasonId> reason;
    Step then;
    const char* why;
  };
  const std::vector<Case> table{
      {Stage::seen, Standing::moving, std::nullopt, Step::draft, "it rested"},
      {Stage::seen, Standing::failed, ReasonId::unknown_product, Step::draft, "nothing was sent: looked at anew"},
      {Stage::ready, Standing::waiting, ReasonId::save_unclear, Step::draft, "nothing is in the office yet"},
      {Stage::seen, Standing::skipped, ReasonId::skipped_by_person, Step::end, "a person decided"},
      {Stage::staged, Standing::skipped, ReasonId::no_longer_due, Step::draft, "due again, perhaps"},
      {Stage::staged, Standing::failed, ReasonId::total_differs, Step::verify, "the edit may have mended it"},
      {Stage::releasing, Standing::failed, ReasonId::attempts_used_up, Step::end, "unclear stays unclear"},
      {Stage::done, Standing::moving, std::nullopt, Step::end, "it is in the books"},
  };
  for (const auto& row : table) {
    auto posting = at(row.stage, row.standing);
    if (row.reason) posting.reason = Reason{*row.reason, {}};
    EXPECT_EQ(next(woken(posting, k_now), k_limits, k_now).step, row.then) << row.why;
  }
}

TEST(Course, retry_changes_the_standing_alone) {
  auto failed = at(Stage::staged, Standing::failed);
  failed.reason = Reason{ReasonId::total_differs, {}};
  failed.content = "content";
  const auto again = retried(failed, false, k_now);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->stage, Stage::staged) << "what was unclear is still reconciled";
  EXPECT_EQ(again->content, "content");
  EXPECT_EQ(next(*again, k_limits, k_now).step, Step::verify);
  EXPECT_FALSE(retried(at(Stage::staged), false, k_now)) << "it moves already";
  EXPECT_FALSE(retried(at(Stage::done, Standing::waiting), false, k_now));
  failed.reason = Reason{ReasonId::deleted_in_office, {}};
  EXPECT_FALSE(retried(failed, false, k_now)) << "made anew only when said so";
  const auto anew = retried(failed, true, k_now);
  ASSERT_TRUE(anew);
  EXPECT_EQ(anew->stage, Stage::seen);
  EXPECT_FALSE(anew->office_order);
}

TEST(Course, what_was_done_and_then_deleted_in_the_office_is_made_anew_only_when_said_so_and_never_paid_again) {
  auto done = at(Stage::done);
  done.payment_sent = true;
  done.content = "content";
  done = after(done, Cannot{Reason{ReasonId::deleted_in_office, {{"office_order", "5001"}}}}, k_limits, k_now);
  EXPECT_EQ(done.standing, Standing::failed);
  EXPECT_FALSE(retried(done, false, k_now));
  const auto anew = retried(done, true, k_now);
  ASSERT_TRUE(anew);
  EXPECT_EQ(next(*anew, k_limits, k_now).step, Step::draft);
  EXPECT_FALSE(anew->office_order);
  EXPECT_TRUE(anew->payment_sent) << "its payment stays with the one that is gone";
  EXPECT_TRUE(anew->payment_unsure) << "and someone is told";
  done.reason = Reason{ReasonId::invoiced_but_moved, {}};
  EXPECT_FALSE(retried(done, true, k_now)) << "it is in the books";
}

TEST(Course, an_order_of_another_installation_is_taken_over_only_when_that_one_has_been_silent) {
  office::Order read;
  read.date_changed = k_now - 1h;
  EXPECT_EQ(take_over(read, k_now - 5min, k_limits, k_now), TakeOver::wait) << "it may still be at work";
  EXPECT_EQ(take_over(read, k_now - 10min, k_limits, k_now), TakeOver::yes);
  read.date_changed = k_now - 8min;
  EXPECT_EQ(take_over(read, k_now - 10min, k_limits, k_now), TakeOver::no) << "it moved after this file began";
}

TEST(Course, an_intent_of_a_clock_that_stepped_back_is_moved_to_now) {
  std::optional<Instant> intent = k_now + 24h;
  EXPECT_EQ(settles_at(intent, k_limits, k_now), k_now + 10min);
  EXPECT_EQ(intent, k_now);
}

TEST(Course, no_evidence_ever_sends_a_payment_twice) {
  rc::check("whatever happens after a release with payment, no later release may carry one", [] {
    auto posting = after(at(Stage::staged), Releasing{true}, k_limits, k_now);
    const auto steps = *rc::gen::inRange(1, 12);
    bool unclear = false;
    for (int n = 0; n < steps; ++n) {
      switch (*rc::gen::inRange(0, 5)) {
        case 0:
          posting = after(posting, Unsure{Reason{ReasonId::save_unclear, {}}}, k_limits, k_now);
          unclear = true;
          break;
        case 1:
          posting = after(posting, Releasing{false}, k_limits, k_now);
          unclear = true;
          break;
        case 2:
          posting = after(posting, Pause{Reason{ReasonId::waits_to_settle, {}}, k_now + 1min}, k_limits, k_now);
          break;
        case 3:
          posting = after(posting, Cannot{Reason{ReasonId::deleted_in_office, {}}}, k_limits, k_now);
          break;
        default:
          posting = after(posting, Released{{5001}, true}, k_limits, k_now);
          break;
      }
      RC_ASSERT(posting.payment_sent);
    }
    if (unclear && posting.stage >= Stage::released) RC_ASSERT(posting.payment_unsure);
  });
}

TEST(Key, frozen_form) {
  EXPECT_EQ(order_key("exempel", {1042}, "wc_order_uFG2y1Ph71IRR").value(), "WOO-exempel-1042-647014");
  EXPECT_NE(order_key("exempel", {1042}, "a").value(), order_key("exempel", {1042}, "b").value())
      << "a restored shop hands ids out again";
  const auto long_one = order_key("a-very-long-shop-id", {1234567890123456}, "x");
  ASSERT_FALSE(long_one.ok());
  EXPECT_EQ(long_one.error().reason.id, ReasonId::key_too_long);
}

TEST(Key, a_row_that_stands_in_is_no_key_of_an_order) {
  EXPECT_NE(stand_in_key("exempel", {1042}), order_key("exempel", {1042}, "").value());
}

TEST(Key, the_mark_is_read_back) {
  const auto marked = staged_reference("WOO-exempel-1-abcdef", "12ab34cd");
  EXPECT_EQ(marked, "WOO-exempel-1-abcdef *12ab");
  EXPECT_EQ(read_reference(marked), (Reference{"WOO-exempel-1-abcdef", true, "12ab"}));
  EXPECT_EQ(read_reference("  WOO-exempel-1-abcdef "), (Reference{"WOO-exempel-1-abcdef", false, ""}));
  EXPECT_FALSE(read_reference("PO 4711"));
  EXPECT_FALSE(read_reference("WOO-exempel-1-abcdef *zz")) << "a mark that is not ours to read proves nothing";
}

}  // namespace
}  // namespace woo24::sync
