// What the listing brings and how it is remembered: orders that cannot be read, ids that a restored shop gives out again.
#include "woo24/jobs/export_orders.hpp"

#include "pretend_world.hpp"

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

}  // namespace
}  // namespace woo24::jobs
