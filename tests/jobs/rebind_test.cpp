// A shop that moved, and another company of the office: refused until a person says so, and then nothing is booked twice.
#include "woo24/jobs/rebind.hpp"

#include "pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::Moment;

sandbox::ShopOrderSpec hammer() {
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  return spec;
}

struct Moving : PretendWorld {
  Moving() {
    shop.add_order(hammer());
    finish();
    time.advance(1h);
  }
  store::BindingRow binding() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    return store::Binding(database.value()).get().value().value_or(store::BindingRow{});
  }
  /// As the command does it: signed in without regard to what is bound.
  Result<Rebinding> rebind(bool does) {
    sandbox::SimClock clock(time, world.run());
    sandbox::SimChance chance(99, world.run());
    sandbox::SimEnvironment environment(world.run());
    const sandbox::ShopKey key;
    environment.set_secret("office_application_id", sandbox::k_office_application);
    environment.set_secret("office_password", sandbox::k_office_password);
    const Doors doors{world, clock, chance, environment};
    auto database = TRY(store::Database::open(settings.database, store::Open::read_write));
    Tables tables(database);
    woo::ShopWire shop_wire(doors, settings.shop, {key.key, key.secret});
    woo::ShopReader reader(shop_wire);
    tfso::CallBudget budget(tables.memory, clock, settings.office.calls_per_hour);
    tfso::OfficeWire office_wire(doors, settings.office, budget);
    auto plan = TRY(plan_rebind(settings, tables, reader, office_wire, doors));
    if (does) TRY(apply_rebind(tables, doors, plan));
    return plan;
  }
  void shop_moves_to(const std::string& host) {
    world.serve(host, sandbox::Side::shop, [this](const http::Request& request) { return shop.handle(request); });
    shop.change_settings([&](sandbox::ShopSettings& its) { its.address = "https://" + host; });
    settings.shop.url = "https://" + host;
  }
  void to_other_company() { settings.office.client.name = other_company; }
  static constexpr const char* other_company = "Exempel Test AB";
};

ReasonId reason_of(const auto& result) { return result.ok() ? ReasonId::internal_fault : result.error().reason.id; }

TEST(Rebind, where_nothing_moved_nothing_is_changed) {
  Moving world;
  const auto before = world.binding();
  const auto plan = world.rebind(true);
  ASSERT_TRUE(plan.ok()) << reason_id(plan.error().reason.id) << arguments_json(plan.error().reason);
  EXPECT_FALSE(plan.value().changes());
  EXPECT_EQ(world.binding(), before);
}

TEST(Rebind, a_shop_at_a_new_address_keeps_its_orders) {
  Moving world;
  const auto rows = world.postings();
  world.shop_moves_to("ny.example.se");
  ASSERT_EQ(reason_of(world.run()), ReasonId::wrong_shop);
  const auto plan = world.rebind(false);
  ASSERT_TRUE(plan.ok());
  EXPECT_TRUE(plan.value().shop_moves);
  EXPECT_EQ(plan.value().asked, 1);
  EXPECT_EQ(plan.value().answered, 1);
  EXPECT_EQ(reason_of(world.run()), ReasonId::wrong_shop) << "looked at only";
  ASSERT_TRUE(world.rebind(true).ok());
  EXPECT_EQ(world.binding().shop_home, "https://ny.example.se");
  EXPECT_EQ(world.postings(), rows);
  const auto saves = world.office.count("SaveInvoices");
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
}

TEST(Rebind, another_shop_is_no_moved_one) {
  Moving world;
  world.settings.shop_id = "annan";
  EXPECT_EQ(reason_of(world.rebind(true)), ReasonId::shop_id_changed);
  world.settings.shop_id = "exempel";
  world.shop_moves_to("annan.example.se");
  world.shop.erase(world.postings().at(0).order.value);
  EXPECT_EQ(reason_of(world.rebind(true)), ReasonId::orders_not_in_shop);
}

TEST(Rebind, another_company_does_not_get_what_is_in_the_old_ones_books) {
  Moving world;
  world.shop.add_order(hammer());
  world.to_other_company();
  ASSERT_EQ(reason_of(world.run()), ReasonId::wrong_client);
  const auto plan = world.rebind(false);
  ASSERT_TRUE(plan.ok()) << reason_id(plan.error().reason.id) << arguments_json(plan.error().reason);
  EXPECT_TRUE(plan.value().client_moves);
  EXPECT_EQ(plan.value().booked, 1);
  EXPECT_EQ(reason_of(world.run()), ReasonId::wrong_client) << "looked at only";
  ASSERT_TRUE(world.rebind(true).ok());
  ASSERT_EQ(world.postings().size(), 1U);
  EXPECT_EQ(world.postings()[0].reason->id, ReasonId::booked_in_other_client);
  EXPECT_EQ(world.postings()[0].office_order, std::nullopt);
  EXPECT_NE(world.binding().office_client, sandbox::k_office_client);
  const auto again = world.rebind(true);
  ASSERT_TRUE(again.ok());
  EXPECT_FALSE(again.value().changes());
}

class RebindAt : public testing::TestWithParam<Moment> {};

TEST_P(RebindAt, interrupted_at_every_call_and_repeated_ends_the_same) {
  for (int n = 1;; ++n) {
    Moving world;
    world.to_other_company();
    world.world.run().restart();
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    bool crashed = false;
    try {
      ASSERT_TRUE(world.rebind(true).ok());
    } catch (const sandbox::Crash&) {
      crashed = true;
    }
    world.world.run().restart();
    ASSERT_TRUE(!crashed || world.rebind(true).ok()) << n;
    EXPECT_EQ(world.postings().at(0).reason->id, ReasonId::booked_in_other_client) << n;
    EXPECT_NE(world.binding().office_client, sandbox::k_office_client) << n;
    if (!crashed) {
      EXPECT_GT(n, 5);
      break;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, RebindAt, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
