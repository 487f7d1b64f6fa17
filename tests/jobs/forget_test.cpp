// A person leaves the state file; what bookkeeping law needs stays, and nothing is booked again.
#include "woo24/jobs/forget.hpp"

#include "pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

struct Sold : PretendWorld {
  Sold() {
    for (const auto* email : {"anna@example.se", "bo@example.se"}) {
      sandbox::ShopOrderSpec spec;
      spec.payment_method = "swish";
      spec.billing.email = email;
      spec.billing.first_name = email[0] == 'a' ? "Anna" : "Bo";
      spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
      shop.add_order(spec);
    }
    finish();
  }
  Result<Forgotten> forget(const std::string& email) {
    return with_sides([&](Sides& sides, Writers) { return forget_person(sides, email); });
  }
  std::vector<store::Event> story(std::int64_t order) {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    return store::Trail(database.value()).of("order:" + std::to_string(order)).value_or({});
  }
  std::int64_t links() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    return store::Links(database.value()).count("customer").value_or(-1);
  }
};

TEST(Forget, takes_the_persons_links_and_story_and_keeps_the_rows) {
  Sold world;
  const auto rows = world.postings();
  ASSERT_EQ(rows.size(), 2U);
  const auto before = world.links();
  const auto other = world.story(rows[1].order.value);
  const auto gone = world.forget("ANNA@example.se");
  ASSERT_TRUE(gone.ok()) << reason_id(gone.error().reason.id);
  EXPECT_EQ(gone.value().orders, 1);
  EXPECT_GE(gone.value().links, 1);
  EXPECT_GE(gone.value().events, 1);
  EXPECT_EQ(world.links(), before - 1);
  EXPECT_EQ(world.postings(), rows) << "id, key, amounts and the office's number stay";
  for (const auto& event : world.story(rows[0].order.value))
    EXPECT_TRUE(event.detail.empty() || event.detail.starts_with("office order ")) << event.what;
  EXPECT_EQ(world.story(rows[1].order.value), other) << "the other person's stay";
  const auto saves = world.office.count("SaveInvoices");
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
}

TEST(Forget, nobody_by_that_address) {
  Sold world;
  const auto gone = world.forget("nobody@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_TRUE(gone.value().nobody());
}

TEST(Forget, a_person_whom_the_shop_has_anonymised_is_found_by_the_card) {
  Sold world;
  const auto order = world.postings()[0].order.value;
  world.shop.anonymise(order);
  const auto gone = world.forget("anna@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone.value().orders, 1);
  EXPECT_GE(gone.value().links, 1);
}

TEST(Forget, old_events_and_runs_go_with_the_nightly_count_and_rows_stay) {
  Sold world;
  const auto order = world.postings()[0].order.value;
  ASSERT_FALSE(world.story(order).empty());
  world.settings.keep_trail = std::chrono::hours{24};
  world.time.advance(49h);
  ASSERT_TRUE(world.run().ok());
  EXPECT_TRUE(world.story(order).empty());
  EXPECT_EQ(world.postings().size(), 2U);
  const auto saves = world.office.count("SaveInvoices");
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
}

}  // namespace
}  // namespace woo24::jobs
