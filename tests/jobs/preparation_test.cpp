// On which machine, and by which clock, the program works.
#include "pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::Side;

sandbox::ShopOrderSpec hammer() {
  sandbox::ShopOrderSpec order;
  order.payment_method = "swish";
  order.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  return order;
}

struct Installed : PretendWorld {
  store::BindingRow binding() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    return store::Binding(database.value()).get().value().value_or(store::BindingRow{});
  }
  std::vector<store::Event> story() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    return store::Trail(database.value()).of("installation").value_or({});
  }
};

TEST(Preparation, a_state_file_that_another_machine_opens_is_a_new_installation_and_says_so) {
  Installed world;
  world.machine = "aaaa";
  world.shop.add_order(hammer());
  world.finish();
  const auto first = world.binding();
  world.finish();
  EXPECT_EQ(world.binding(), first) << "the same machine stays the same";
  world.machine = "";
  world.finish();
  EXPECT_EQ(world.binding(), first) << "a machine that cannot be told is not compared";
  EXPECT_TRUE(world.story().empty());

  world.time.advance(std::chrono::hours{1});
  world.machine = "bbbb";
  ASSERT_TRUE(world.run().ok());
  const auto second = world.binding();
  EXPECT_NE(second.installation, first.installation);
  EXPECT_EQ(second.shop_home, first.shop_home);
  EXPECT_GE(second.first_start, first.first_start + std::chrono::hours{1});
  ASSERT_EQ(world.story().size(), 1U);
  EXPECT_EQ(world.story().front().detail, first.installation + " → " + second.installation);
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.binding(), second) << "once";
}

TEST(Preparation, of_two_machines_with_one_state_file_the_copy_stops_at_the_others_first_order) {
  Installed world;
  world.machine = "aaaa";
  world.shop.add_order(hammer());
  world.finish();
  world.keep_state();  // the disk is cloned
  world.time.advance(std::chrono::hours{1});
  const auto original = world.settings.database;
  const auto clone = original.substr(0, original.rfind('/')) + ".kept" + original.substr(original.rfind('/'));
  world.settings.database = clone;
  world.machine = "bbbb";
  ASSERT_TRUE(world.run().ok());
  world.time.advance(std::chrono::hours{1});
  world.shop.add_order(hammer());
  world.settings.database = original;
  world.machine = "aaaa";
  world.finish();
  world.expect_books_equal_shop();
  world.time.advance(std::chrono::minutes{1});
  world.shop.add_order(hammer());
  world.settings.database = clone;
  world.machine = "bbbb";
  const auto stopped = world.run();
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().reason.id, ReasonId::other_installation);
  std::filesystem::remove_all(std::filesystem::path(clone).parent_path());
  world.settings.database = original;
}

TEST(Preparation, with_a_clock_that_is_wrong_nothing_is_written_to_the_office_until_it_is_set) {
  for (const auto error : {std::chrono::hours{-26}, std::chrono::hours{2}}) {
    PretendWorld world;
    world.shop.add_order(hammer());
    world.clock_error = error;
    const auto stopped = world.run();
    ASSERT_FALSE(stopped.ok()) << error.count();
    EXPECT_EQ(stopped.error().reason.id, ReasonId::clock_wrong);
    EXPECT_EQ(stopped.error().kind, Kind::unreachable) << "the run ends and is tried again";
    EXPECT_EQ(world.world.calls(Side::office, "SaveCompanies"), 0);
    EXPECT_EQ(world.world.calls(Side::office, "SaveInvoices"), 0);
    world.clock_error = std::chrono::minutes{50};
    world.finish();
    world.expect_books_equal_shop();
    EXPECT_EQ(world.postings().at(0).stage, Stage::done);
  }
}

}  // namespace
}  // namespace woo24::jobs
