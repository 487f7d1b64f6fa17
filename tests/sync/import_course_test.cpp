#include "woo24/sync/import_course.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace std::chrono_literals;

const Instant k_now = *parse_utc("2026-11-24T12:00:00Z");

struct World {
  office::Order order;
  shop::Order in_shop;
  ImportDraft draft;
  Import row;
  ImportSight sight;
  World(ImportStage stage, const char* state = "Confirmed") {
    order.state = state;
    in_shop.status = "completed";
    row.stage = stage;
    row.state = "Confirmed";
    row.content = draft.content = "rows";
    row.noted = draft.noted = "facts";
    row.left_as = shop_digest(in_shop);
    if (stage >= ImportStage::made) row.shop_order = shop::OrderId{7};
    sight.order = &order;
    sight.taken = Taken::yes;
    sight.draft = &draft;
  }
  void in_shop_is(const char* status) {
    in_shop.status = status;
    sight.in_shop = &in_shop;
  }
  void refunded(const char* total) {
    in_shop.refunds.push_back({{91}, *Amount::parse(total), ""});
    sight.in_shop = &in_shop;
  }
  void deleted() {
    sight = ImportSight{};
    sight.gone = true;
  }
};

struct Case {
  const char* name;
  ImportStage stage;
  void (*set)(World&);
  ImportAct act;
  std::optional<ReasonId> reason;
};

class Decide : public testing::TestWithParam<Case> {};

TEST_P(Decide, follows_from_both_sides) {
  World world(GetParam().stage);
  GetParam().set(world);
  const auto decision = decide(world.row, world.sight, Limits{}, k_now);
  EXPECT_EQ(decision.act, GetParam().act);
  EXPECT_EQ(decision.reason ? std::optional(decision.reason->id) : std::nullopt, GetParam().reason);
}

using enum ImportStage;

INSTANTIATE_TEST_SUITE_P(
    Cases, Decide,
    testing::Values(
        Case{"new_one", seen, [](World&) {}, ImportAct::make, {}},
        Case{"new_one_that_the_shop_has", seen, [](World& w) { w.sight.in_shop = &w.in_shop; }, ImportAct::finish, {}},
        Case{"no_longer_in_its_state", seen, [](World& w) { w.sight.taken = Taken::not_now; }, ImportAct::forget, {}},
        Case{"deleted_before_it_was_made", seen, [](World& w) { w.deleted(); }, ImportAct::forget, {}},
        Case{"unclear", creating, [](World& w) { w.row.creating_at = k_now - 5min; }, ImportAct::wait,
             ReasonId::waits_to_settle},
        Case{"unclear_and_settled", creating, [](World& w) { w.row.creating_at = k_now - 11min; }, ImportAct::make, {}},
        Case{"unclear_and_the_shop_cannot_be_read", creating,
             [](World& w) {
               w.row.creating_at = k_now - 11min;
               w.sight.not_looked = Reason{ReasonId::order_unreadable, {}};
             },
             ImportAct::wait, ReasonId::order_unreadable},
        Case{"new_one_and_the_shop_cannot_be_read", seen,
             [](World& w) {
               w.sight.not_looked = Reason{ReasonId::order_unreadable, {}};
             },
             ImportAct::wait, ReasonId::order_unreadable},
        Case{"unclear_and_found",
             creating,
             [](World& w) {
               w.row.creating_at = k_now;
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::finish,
             {}},
        Case{"made", made, [](World& w) { w.sight.in_shop = &w.in_shop; }, ImportAct::finish, {}},
        Case{"made_and_deleted_in_the_shop", made, [](World& w) { w.sight.gone_from_shop = true; }, ImportAct::report,
             ReasonId::import_gone_from_shop},
        Case{"unchanged", done, [](World& w) { w.sight.in_shop = &w.in_shop; }, ImportAct::none, {}},
        Case{"rows_changed",
             done,
             [](World& w) {
               w.draft.content = "other";
               w.draft.order.lines.resize(1);
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::update,
             {}},
        Case{"rows_changed_on_both_sides", done,
             [](World& w) {
               w.draft.content = "other";
               w.draft.order.lines.resize(1);
               w.in_shop.status = "on-hold";
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::report, ReasonId::import_touched_in_shop},
        Case{"only_facts_changed",
             done,
             [](World& w) {
               w.draft.noted = "invoice";
               w.in_shop.status = "on-hold";
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::note,
             {}},
        Case{"inactive",
             done,
             [](World& w) {
               w.order.state = "Inactive";
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::cancel,
             {}},
        Case{"inactive_and_touched", done,
             [](World& w) {
               w.order.state = "Inactive";
               w.in_shop.status = "processing";
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::report, ReasonId::import_touched_in_shop},
        Case{"inactive_and_cancelled_already",
             done,
             [](World& w) {
               w.order.state = "Inactive";
               w.in_shop.status = "cancelled";
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::settle,
             {}},
        Case{"opened_again", done, [](World& w) { w.row.state = "Inactive"; }, ImportAct::report, ReasonId::import_reopened},
        Case{"deleted_in_the_office", done,
             [](World& w) {
               w.deleted();
               w.sight.in_shop = &w.in_shop;
             },
             ImportAct::report, ReasonId::import_gone_from_office},
        Case{"refunded_in_the_shop", done, [](World& w) { w.refunded("-40"); }, ImportAct::report,
             ReasonId::import_refunded_in_shop},
        Case{"cancelled_in_the_shop", done, [](World& w) { w.in_shop_is("cancelled"); }, ImportAct::report,
             ReasonId::import_cancelled_in_shop},
        Case{"refunded_by_status_in_the_shop", done, [](World& w) { w.in_shop_is("refunded"); }, ImportAct::report,
             ReasonId::import_cancelled_in_shop},
        Case{"another_status_is_the_shops_own", done, [](World& w) { w.in_shop_is("on-hold"); }, ImportAct::none, {}},
        Case{"refunded_and_agreed_by_retry",
             done,
             [](World& w) {
               w.refunded("-40");
               w.row.left_as = shop_digest(w.in_shop);
             },
             ImportAct::none,
             {}},
        Case{"refunded_in_the_shop_and_changed_in_the_office", done,
             [](World& w) {
               w.draft.content = "other";
               w.refunded("-40");
             },
             ImportAct::report, ReasonId::import_refunded_in_shop},
        Case{"the_refund_was_told_and_is_deleted_again",
             done,
             [](World& w) {
               w.sight.in_shop = &w.in_shop;
               w.row = with_reason(w.row, {ReasonId::import_refunded_in_shop, {}}, k_now);
             },
             ImportAct::agree,
             {}},
        Case{"credited_in_the_office_alone", done,
             [](World& w) {
               w.sight.in_shop = &w.in_shop;
               w.sight.told = Reason{ReasonId::import_credited, {{"credit", "9"}, {"total", "-40.00"}}};
             },
             ImportAct::report, ReasonId::import_credited},
        Case{"the_refund_was_told_and_is_credited_too",
             done,
             [](World& w) {
               w.refunded("-40");
               w.row = with_reason(w.row, {ReasonId::import_refunded_in_shop, {}}, k_now);
               w.sight.told = Reason{ReasonId::import_credited, {{"credit", "9"}, {"total", "-40.00"}}};
             },
             ImportAct::agree,
             {}},
        Case{"the_credit_is_of_another_amount", done,
             [](World& w) {
               w.refunded("-40");
               w.sight.told = Reason{ReasonId::import_credited, {{"credit", "9"}, {"total", "-30.00"}}};
             },
             ImportAct::report, ReasonId::import_refunded_in_shop},
        Case{"the_credit_was_told_and_is_refunded_too",
             done,
             [](World& w) {
               w.refunded("-40");
               w.row = with_reason(w.row, {ReasonId::import_credited, {{"credit", "9"}, {"total", "-40.00"}}}, k_now);
             },
             ImportAct::agree,
             {}},
        Case{"refunded_before_it_was_finished", made, [](World& w) { w.refunded("-40"); }, ImportAct::finish, {}},
        Case{"skipped_by_a_person",
             done,
             [](World& w) {
               w.row.standing = Standing::skipped;
               w.sight.gone_from_shop = true;
             },
             ImportAct::none,
             {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ImportCourse, what_was_said_is_not_said_again) {
  World world(ImportStage::done);
  world.sight.gone_from_shop = true;
  const auto first = decide(world.row, world.sight, Limits{}, k_now);
  ASSERT_EQ(first.act, ImportAct::report);
  world.row = with_reason(world.row, *first.reason, k_now);
  EXPECT_EQ(decide(world.row, world.sight, Limits{}, k_now).act, ImportAct::none);
}

}  // namespace
}  // namespace woo24::sync
