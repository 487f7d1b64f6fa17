// The nightly count: an order that no listing by change date brings is found by its id, taken up, and said.
#include "changed_order.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

/// As a restored database brings one back: it bears an old change date, so that no listing since the cursor shows it.
std::int64_t slip_one_in(PretendWorld& world) {
  auto order = sandbox::first_look_orders().front();
  order.created = world.time.now() - 3 * 24h;
  return world.shop.add_order(order);
}

std::vector<std::string> story(PretendWorld& world, std::int64_t order) {
  auto database = store::Database::open(world.settings.database, store::Open::read_write);
  store::Trail trail(database.value());
  std::vector<std::string> said;
  for (const auto& event : trail.of("order:" + std::to_string(order)).value_or({})) said.push_back(event.what);
  return said;
}

TEST(OrderCensus, takes_up_within_a_day_what_no_listing_brought) {
  PretendWorld world;
  ASSERT_TRUE(world.run().ok());
  const auto order = slip_one_in(world);
  world.time.advance(1h);
  ASSERT_TRUE(world.run().ok());
  ASSERT_TRUE(world.postings().empty()) << "the listing brought it; this order tests nothing";
  world.time.advance(24h);
  world.finish();
  world.expect_books_equal_shop();
  ASSERT_EQ(world.postings().size(), 1U);
  EXPECT_EQ(world.postings().front().stage, Stage::done);
  EXPECT_THAT(story(world, order), testing::Contains("found by the nightly count"));
}

TEST(OrderCensus, takes_up_what_a_restored_database_took_back_to_be_due) {
  PretendWorld world;
  auto spec = sandbox::first_look_orders().front();
  spec.status = "processing";
  const auto order = world.shop.add_order(spec);
  const auto backup = world.shop.backup();
  world.time.advance(1h);
  world.shop.set_status(order, "pending");
  ASSERT_TRUE(world.run().ok());
  ASSERT_EQ(world.postings().front().stage, Stage::seen) << "it rests: only the shop's next change brings it back";
  world.time.advance(1h);
  world.shop.restore(backup);
  world.time.advance(25h);
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.postings().front().stage, Stage::done);
}

TEST(OrderCensus, takes_up_what_was_called_off_and_a_restored_database_took_back) {
  changing::Sent world;
  const auto backup = world.shop.backup();
  world.shop.set_status(world.order, "cancelled");
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.booked(), world.total() + " Inactive paid 0");
  world.shop.restore(backup);
  world.time.advance(1h);
  ASSERT_TRUE(world.run().ok());
  ASSERT_EQ(world.booked(), world.total() + " Inactive paid 0") << "the listing brought it; this order tests nothing";
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
  world.sound();
}

TEST(OrderCensus, counts_once_a_day_and_says_nothing_of_what_it_knows) {
  PretendWorld world;
  for (const auto& order : sandbox::swedish_orders(3, 6)) world.shop.add_order(order);
  world.finish();
  const auto counts = [&] { return world.world.calls(sandbox::Side::shop, "GET /wc/v3/orders"); };
  const auto listed = counts();
  world.time.advance(1h);
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(counts(), listed + 1) << "the poll alone";
  world.time.advance(24h);
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(counts(), listed + 3) << "the poll and the count";
  for (const auto& posting : world.postings())
    EXPECT_THAT(story(world, posting.order.value), testing::Not(testing::Contains("found by the nightly count")));
}

TEST(OrderCensus, leaves_orders_from_before_the_beginning_alone) {
  PretendWorld world;
  ASSERT_TRUE(world.run().ok());
  auto order = sandbox::first_look_orders().front();
  order.created = world.time.now() - 30 * 24h;  // October; `orders.from` is 2026-11-01
  world.shop.add_order(order);
  world.time.advance(25h);
  world.finish();
  EXPECT_TRUE(world.postings().empty());
  EXPECT_TRUE(world.office.books().orders.empty());
}

}  // namespace
}  // namespace woo24::jobs
