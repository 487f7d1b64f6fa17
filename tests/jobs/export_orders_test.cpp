// What the listing brings and how it is remembered: orders that cannot be read, ids that a restored shop gives out again.
#include "woo24/jobs/export_orders.hpp"

#include "pretend_world.hpp"
#include "woo24/jobs/wishes.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

sandbox::ShopOrderSpec hammer(const std::string& method = "swish") {
  sandbox::ShopOrderSpec order;
  order.payment_method = method;
  order.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  return order;
}

TEST(ExportOrders, an_order_that_cannot_be_read_is_listed_until_it_can_and_then_sent_once) {
  PretendWorld world;
  const auto broken = world.shop.add_order(hammer());
  const auto other = world.shop.add_order(hammer());
  world.shop.set_unrenderable(broken, true);
  ASSERT_TRUE(world.run().ok());
  for (int hour = 0; hour < 3; ++hour) {
    const auto postings = world.postings();
    ASSERT_EQ(postings.size(), 2U) << "hour " << hour;
    EXPECT_EQ(postings[0].order.value, broken);
    EXPECT_EQ(postings[0].standing, Standing::failed);
    ASSERT_TRUE(postings[0].reason);
    EXPECT_EQ(postings[0].reason->id, ReasonId::order_unreadable);
    EXPECT_EQ(postings[1].order.value, other);
    EXPECT_EQ(postings[1].stage, Stage::done) << "it holds up no other";
    world.time.advance(std::chrono::hours{1});  // the listing has long gone past it
    ASSERT_TRUE(world.run().ok());
  }
  world.shop.set_unrenderable(broken, false);
  world.time.advance(std::chrono::hours{1});
  ASSERT_TRUE(world.run().ok());
  const auto postings = world.postings();
  ASSERT_EQ(postings.size(), 2U) << "the row that stood in for it is gone";
  for (const auto& posting : postings) EXPECT_EQ(posting.stage, Stage::done) << posting.order.value;
  world.expect_books_equal_shop();
}

TEST(ExportOrders, an_order_that_can_be_read_again_and_is_listed_in_the_same_run_is_taken_once) {
  PretendWorld world;
  const auto order = world.shop.add_order(hammer());
  world.shop.set_unrenderable(order, true);
  ASSERT_TRUE(world.run().ok());
  world.time.advance(std::chrono::hours{1});
  world.shop.set_unrenderable(order, false);
  world.shop.set_status(order, "completed");
  const auto run = world.run();
  ASSERT_TRUE(run.ok()) << reason_id(run.error().reason.id) << " " << arguments_json(run.error().reason);
  const auto postings = world.postings();
  ASSERT_EQ(postings.size(), 1U);
  EXPECT_EQ(postings.front().stage, Stage::done);
}

TEST(ExportOrders, an_order_that_rests_and_cannot_be_read_when_it_changes_is_not_forgotten) {
  PretendWorld world;
  auto spec = hammer();
  spec.status = "pending";
  const auto order = world.shop.add_order(spec);
  ASSERT_TRUE(world.run().ok());
  ASSERT_FALSE(world.postings().front().reason) << "it rests";
  world.time.advance(std::chrono::hours{1});
  world.shop.set_unrenderable(order, true);
  world.shop.set_status(order, "processing");
  ASSERT_TRUE(world.run().ok());
  ASSERT_TRUE(world.postings().front().reason) << "someone is told";
  EXPECT_EQ(world.postings().front().reason->id, ReasonId::order_unreadable);
  world.time.advance(std::chrono::hours{1});
  ASSERT_TRUE(world.run().ok());
  world.shop.set_unrenderable(order, false);
  world.time.advance(std::chrono::hours{1});
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.postings().front().stage, Stage::done);
  world.expect_books_equal_shop();
}

TEST(ExportOrders, one_that_was_left_to_a_person_or_withdrawn_and_cannot_be_read_when_it_changes_is_not_forgotten_either) {
  for (const bool withdrawn : {false, true}) {
    PretendWorld world;
    auto spec = hammer(withdrawn ? "invoice" : "swish");
    if (withdrawn) spec.status = "on-hold";
    const auto order = world.shop.add_order(spec);
    if (withdrawn) {  // cancelled between the save and the release
      world.world.hand_at(sandbox::Side::office, "SaveInvoices", sandbox::Moment::after,
                          [&](const http::Request&) { world.shop.set_status(order, "cancelled"); });
    } else {
      world.shop.set_status(order, "cancelled");
    }
    ASSERT_TRUE(world.run().ok());
    ASSERT_TRUE(world.postings().front().reason);
    EXPECT_EQ(world.postings().front().reason->id, withdrawn ? ReasonId::no_longer_due : ReasonId::paid_not_due);
    world.time.advance(std::chrono::hours{1});
    world.shop.set_unrenderable(order, true);
    world.shop.set_status(order, spec.status);
    ASSERT_TRUE(world.run().ok());
    EXPECT_EQ(world.postings().front().reason->id, ReasonId::order_unreadable);
    world.shop.set_unrenderable(order, false);
    world.time.advance(std::chrono::hours{1});
    world.finish();
    EXPECT_EQ(world.postings().size(), 1U);
    EXPECT_EQ(world.postings().front().stage, Stage::done) << withdrawn;
    world.expect_books_equal_shop();
  }
}

TEST(ExportOrders, one_that_a_person_has_left_alone_and_cannot_be_read_when_it_is_refunded_is_told_when_it_can) {
  PretendWorld world(crediting_example().c_str());
  const auto order = world.shop.add_order(hammer("ppcp-gateway"));
  ASSERT_TRUE(world.run().ok());
  ASSERT_TRUE(world.with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {order}); }).ok());
  world.time.advance(std::chrono::hours{1});
  world.shop.set_unrenderable(order, true);
  world.shop.set_status(order, "refunded");
  ASSERT_TRUE(world.run().ok());
  world.shop.set_unrenderable(order, false);
  world.time.advance(std::chrono::hours{2});
  ASSERT_TRUE(world.run().ok());
  const auto rows = world.postings();
  ASSERT_EQ(rows.size(), 2U) << "the sale, and the refund that nobody else tells of";
  EXPECT_EQ(rows[0].standing, Standing::skipped);
  EXPECT_EQ(rows[1].kind, PostingKind::credit);
  ASSERT_TRUE(rows[1].reason);
  EXPECT_EQ(rows[1].reason->id, ReasonId::refund_reported);
}

TEST(ExportOrders, an_id_that_a_restored_shop_gives_out_again_is_another_order) {
  PretendWorld world;
  const auto before = world.shop.backup();
  const auto first = world.shop.add_order(hammer("ppcp-gateway"));  // fails: not mapped, and is tried again every hour
  ASSERT_TRUE(world.run().ok());
  ASSERT_EQ(world.postings().size(), 1U);
  const auto old_key = world.postings().front().key;
  world.shop.restore(before);
  world.time.advance(std::chrono::hours{1});
  const auto second = world.shop.add_order(hammer());
  ASSERT_EQ(first, second);
  for (int run = 0; run < 3; ++run) {
    ASSERT_TRUE(world.run().ok());
    world.time.advance(std::chrono::hours{1});
  }
  EXPECT_TRUE(world.office.books().with_key(old_key).empty()) << "the new order was booked under the old one's key";
  int booked = 0;
  for (const auto& posting : world.postings()) booked += static_cast<int>(world.office.books().counting(posting.key).size());
  EXPECT_EQ(booked, 1);
}

/// Two pages of orders, most of them due, and one that nobody can read.
void fill(PretendWorld& world) {
  sandbox::OrderMix mix;
  mix.abroad = false;
  for (const auto& spec : sandbox::swedish_orders(3, 115, mix)) world.shop.add_order(spec);
  world.shop.set_unrenderable(world.shop.add_order(hammer()), true);
  world.shop.add_order(hammer("nothing-known"));
}

PlanOptions let_go_early() {
  PlanOptions options;
  options.held = 30;
  options.kept = 10;
  return options;
}

TEST(ExportOrders, of_a_long_listing_the_same_is_said_as_if_it_were_held_as_a_whole) {
  PretendWorld world;
  fill(world);
  const auto said = [&](const PlanOptions& options) {
    return world.with_sides([&](Sides& sides, Writers) { return plan_orders(sides, options, false); });
  };
  const auto whole = said({}), let_go = said(let_go_early());
  ASSERT_TRUE(whole.ok() && let_go.ok());
  EXPECT_GT(whole.value().plan.changes.size(), 100U);
  EXPECT_EQ(let_go.value().plan.changes, whole.value().plan.changes);
  EXPECT_EQ(let_go.value().seen, whole.value().seen);
  const auto held = std::count_if(let_go.value().items.begin(), let_go.value().items.end(),
                                  [](const Item& item) { return item.order.has_value(); });
  EXPECT_LT(held, 40);
}

TEST(ExportOrders, what_was_let_go_of_is_read_again_and_sent_once) {
  PretendWorld world;
  fill(world);
  const auto sent = world.with_sides([&](Sides& sides, Writers writers) -> Result<RunCounts> {
    auto work = TRY(plan_orders(sides, let_go_early(), true));
    TRY(record_orders(sides, work));
    return apply_orders(sides, writers, work, [] { return false; }, {});
  });
  ASSERT_TRUE(sent.ok());
  EXPECT_GT(sent.value().sent, 80);
  world.finish();
  world.expect_books_equal_shop();
}

/// As above, and what is let go of enters the state file.
PlanOptions kept_early(Sides& sides) {
  auto options = let_go_early();
  options.keep = [&sides](OrderWork& listed) { return record_listed(sides, listed); };
  return options;
}

TEST(ExportOrders, a_long_listing_enters_the_state_file_as_it_comes_and_ends_as_one_that_is_held) {
  PretendWorld world, whole;
  fill(world);
  fill(whole);
  const auto sent = world.with_sides([&](Sides& sides, Writers writers) -> Result<RunCounts> {
    auto work = TRY(plan_orders(sides, kept_early(sides), true));
    EXPECT_GT(TRY(sides.tables.postings.listed(true)).size(), 90U) << "before the plan is recorded";
    EXPECT_FALSE(TRY(sides.tables.cursors.get("orders")));
    EXPECT_LT(std::count_if(work.items.begin(), work.items.end(), [](const Item& item) { return item.order.has_value(); }), 40);
    EXPECT_EQ(work.seen, 116);
    TRY(record_orders(sides, work));
    return apply_orders(sides, writers, work, [] { return false; }, {});
  });
  ASSERT_TRUE(sent.ok()) << reason_id(sent.error().reason.id);
  const auto run = whole.run();
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(sent.value(), run.value().counts);
  world.finish();
  whole.finish();
  world.expect_books_equal_shop();
  const auto shown = [](PretendWorld& of) {
    std::vector<std::string> rows;
    for (const auto& one : of.postings())
      rows.push_back(one.key + " " + std::string(store::stage_name(one.stage)) + " " +
                     std::string(store::standing_name(one.standing)));
    return rows;
  };
  EXPECT_EQ(shown(world), shown(whole));
}

TEST(ExportOrders, a_long_listing_that_is_cut_short_moves_no_cursor_and_says_nothing_of_what_it_has_not_brought) {
  PretendWorld world;
  fill(world);
  sandbox::FaultRule rule;
  rule.fault.kind = sandbox::FaultKind::refuse;
  rule.side = sandbox::Side::shop;
  rule.operation = "GET /wc/v3/orders";
  rule.times = 1;
  const auto cut = [&](int at) {
    rule.at_match = at;
    world.world.faults().add(rule);
    const auto work = world.with_sides([&](Sides& sides, Writers) { return plan_orders(sides, kept_early(sides), true); });
    world.world.faults().clear();
    return work.ok();
  };
  std::size_t before = 0;
  for (int at = 1; !cut(at); ++at) {
    ASSERT_LT(at, 60);
    const auto rows = world.postings();
    EXPECT_GE(rows.size(), before);
    before = rows.size();
    for (const auto& one : rows) EXPECT_EQ(one.stage, Stage::seen);
    const auto cursor = world.with_sides([](Sides& sides, Writers) { return sides.tables.cursors.get("orders"); });
    EXPECT_FALSE(cursor.value()) << at;
  }
  EXPECT_GT(before, 20U) << "no listing was cut short after something of it was kept";
  world.finish();
  world.expect_books_equal_shop();
  for (const auto& one : world.postings()) {
    if (!one.reason) continue;
    EXPECT_NE(one.reason->id, ReasonId::order_gone_from_shop);
  }
}

TEST(ExportOrders, a_listing_that_begins_anew_takes_no_order_twice) {
  PretendWorld world;
  fill(world);
  world.world.hand_at(sandbox::Side::shop, "GET /wc/v3/orders*", sandbox::Moment::after, [&](const http::Request&) {
    // The pages shift: the last of the first page is not in the second.
    for (const auto& order : world.shop.orders()) {
      if (order.id % 5 == 0) world.shop.trash(order.id);
    }
  });
  const auto work = world.with_sides([&](Sides& sides, Writers) { return plan_orders(sides, let_go_early(), false); });
  ASSERT_TRUE(work.ok()) << reason_id(work.error().reason.id);
  std::set<std::string> keys;
  for (const auto& item : work.value().items) EXPECT_TRUE(keys.insert(item.posting.key).second) << item.posting.key;
  int left = 0;
  for (const auto& order : world.shop.orders()) left += order.trashed ? 0 : 1;
  EXPECT_EQ(work.value().seen, left - 1) << "all but the one that cannot be read";
}

}  // namespace
}  // namespace woo24::jobs
