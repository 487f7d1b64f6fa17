// A person says which order of the office stands for one of the shop: it is never sent, whatever becomes of the file.
#include "woo24/jobs/order_link.hpp"

#include "pretend_world.hpp"

#include "woo24/jobs/rebuild.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::Moment;

struct Booked : PretendWorld {
  Booked() : PretendWorld(crediting_example().c_str()) {
    order = shop.add_order(hammers(2));
    customer = office.add_company({});
    sandbox::OfficeHandOrder entered;
    entered.customer = customer;
    entered.rows = {{"HAM-001", "199.20", "2", "0", ""}};
    entered.reference = "1001";
    by_hand = office.add_order(entered);
    office.invoice(by_hand);
  }
  static sandbox::ShopOrderSpec hammers(int pieces) {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", pieces, "249.00", "", 0, 0, {}});
    return spec;
  }
  Result<Posting> link(std::int64_t shop_order, std::int64_t office_order) {
    return with_sides([&](Sides& sides, Writers writers) { return link_order(sides, writers, {shop_order}, {office_order}); });
  }
  Result<Posting> unlink() {
    return with_sides([&](Sides& sides, Writers writers) { return unlink_order(sides, writers, {order}); });
  }
  std::size_t booked() { return office.books().orders.size(); }
  std::int64_t order = 0, customer = 0, by_hand = 0;
};

TEST(OrderLink, a_linked_order_is_never_sent_even_after_an_edit_or_a_lost_file) {
  Booked world;
  const auto linked = world.link(world.order, world.by_hand);
  ASSERT_TRUE(linked.ok()) << reason_id(linked.error().reason.id) << arguments_json(linked.error().reason);
  EXPECT_EQ(linked.value().standing, Standing::taken_over);
  EXPECT_EQ(linked.value().reason->id, ReasonId::linked_by_person);
  world.finish();
  EXPECT_EQ(world.booked(), 1U);
  world.time.advance(1h);
  world.shop.set_status(world.order, "completed");
  world.finish();
  EXPECT_EQ(world.booked(), 1U);
  world.delete_state();
  world.finish();
  EXPECT_EQ(world.booked(), 1U) << "the shop's order says so";
  ASSERT_EQ(world.postings().size(), 1U);
  EXPECT_EQ(world.postings()[0].office_order, office::OrderId{world.by_hand});
  world.delete_state();
  ASSERT_TRUE(
      world.with_sides([](Sides& sides, Writers) -> Result<void> { return apply_rebuild(sides, TRY(plan_rebuild(sides))); })
          .ok());
  EXPECT_EQ(world.postings()[0].reason->id, ReasonId::linked_by_person);
}

TEST(OrderLink, its_refunds_of_then_are_booked_too_and_later_ones_are_credited_against_it) {
  Booked world;
  sandbox::ShopRefundSpec refund;
  sandbox::ShopRefundRow row;
  row.quantity = 1;
  refund.rows = {row};
  refund.payment = true;
  ASSERT_TRUE(world.shop.refund(world.order, refund));
  ASSERT_TRUE(world.link(world.order, world.by_hand).ok());
  world.finish();
  EXPECT_EQ(world.booked(), 1U) << "whoever booked the order has booked its refund";
  world.time.advance(1h);
  ASSERT_TRUE(world.shop.refund(world.order, refund));
  world.finish();
  for (const auto& posting : world.postings()) {
    EXPECT_EQ(posting.stage, Stage::done) << posting.key << " " << store::standing_name(posting.standing) << " "
                                          << (posting.reason ? reason_id(posting.reason->id) : "") << " "
                                          << (posting.reason ? arguments_json(*posting.reason) : "");
  }
  ASSERT_EQ(world.booked(), 2U);
  EXPECT_EQ(world.office.books().orders.back().total_inc_vat, "-249.00");
  EXPECT_EQ(world.office.books().orders.back().customer, world.customer);
}

TEST(OrderLink, refuses_what_is_not_there_or_stands_for_another) {
  Booked world;
  const auto second = world.shop.add_order(Booked::hammers(1));
  const auto reason = [](const Result<Posting>& result) {
    return result.ok() ? ReasonId::internal_fault : result.error().reason.id;
  };
  EXPECT_EQ(reason(world.link(world.order, 999'999)), ReasonId::office_order_not_found);
  EXPECT_EQ(reason(world.link(999'999, world.by_hand)), ReasonId::order_not_known);
  ASSERT_TRUE(world.link(world.order, world.by_hand).ok());
  EXPECT_EQ(reason(world.link(second, world.by_hand)), ReasonId::office_order_taken);
  world.finish();  // the second is sent
  const auto sent = world.postings().back();
  ASSERT_EQ(sent.order.value, second);
  const auto other = world.office.add_order(world.customer, "HAM-001", "249.00");
  EXPECT_EQ(reason(world.link(second, other)), ReasonId::cannot_link);
  EXPECT_EQ(reason(world.link(world.order, sent.office_order->value)), ReasonId::office_order_taken);
  world.delete_state();
  EXPECT_EQ(reason(world.link(second, other)), ReasonId::cannot_link) << "its key shows in the office";
  EXPECT_TRUE(world.postings().empty());
}

TEST(OrderLink, taken_back_it_is_sent) {
  Booked world;
  ASSERT_TRUE(world.link(world.order, world.by_hand).ok());
  ASSERT_TRUE(world.unlink().ok());
  const auto twice = world.unlink();
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().reason.id, ReasonId::not_linked);
  world.finish();
  EXPECT_EQ(world.booked(), 2U);
  world.expect_books_equal_shop();
}

class LinkAt : public testing::TestWithParam<Moment> {};

TEST_P(LinkAt, interrupted_at_every_call_and_repeated_ends_the_same) {
  for (int n = 1;; ++n) {
    Booked world;
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    bool crashed = false;
    try {
      ASSERT_TRUE(world.link(world.order, world.by_hand).ok());
    } catch (const sandbox::Crash&) {
      crashed = true;
    }
    world.world.run().restart();
    if (!crashed) {
      EXPECT_GT(n, 8);
      break;
    }
    ASSERT_TRUE(world.link(world.order, world.by_hand).ok()) << n;
    world.finish();
    world.delete_state();
    world.finish();
    EXPECT_EQ(world.booked(), 1U) << n;
    EXPECT_EQ(world.postings().at(0).stage, Stage::done) << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, LinkAt, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
