// The two routes by which a key is found in the office, and what is learnt of them.
#include "woo24/jobs/key_search.hpp"

#include "pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::OfficeSwitches;

sandbox::ShopOrderSpec hammer() {
  sandbox::ShopOrderSpec order;
  order.payment_method = "swish";
  order.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  return order;
}

struct Searching : PretendWorld {
  Searching() {
    office.on_request([this](const std::string& operation, const std::string& envelope) {
      test::dump_request(envelope, operation);
      if (operation == "GetInvoices" && envelope.find("<searchParams><ExternalStatus>") != std::string::npos) ++by_status;
    });
  }
  /// A new order is saved, and the answer is lost.
  void save_and_lose() {
    shop.add_order(hammer());
    sandbox::FaultRule lost;
    lost.fault.kind = sandbox::FaultKind::drop_after;
    lost.operation = "SaveInvoices";
    lost.times = 1;
    world.faults().add(lost);
    (void)run();
    world.faults().clear();
    ASSERT_EQ(postings().back().stage, Stage::staging);
  }
  std::string learnt() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    store::OfficeMemory memory(database.value());
    const auto fact = memory.get("external-status-search").value();
    return fact ? fact->value : "";
  }
  int by_status = 0;
};

TEST(KeySearch, a_search_by_external_status_is_trusted_once_it_has_found_something) {
  Searching world;
  EXPECT_FALSE(world.run().ok() && !world.learnt().empty()) << "nothing to find yet";
  world.shop.add_order(hammer());
  world.finish();
  EXPECT_EQ(world.learnt(), "works");
  world.expect_books_equal_shop();
}

TEST(KeySearch, where_it_was_seen_to_miss_what_the_list_showed_the_list_alone_decides_from_then_on) {
  Searching world;
  world.office.change([](OfficeSwitches& office) { office.external_search = OfficeSwitches::ExternalSearch::nothing; });
  world.save_and_lose();
  world.time.advance(std::chrono::minutes{30});
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.office.books().orders.size(), 1U) << "found by the list, not saved again";
  EXPECT_EQ(world.learnt(), "misses");
  world.office.change([](OfficeSwitches& office) { office.external_search = OfficeSwitches::ExternalSearch::works; });
  const auto asked = world.by_status;
  world.save_and_lose();
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.by_status, asked) << "it is not asked again";
  EXPECT_EQ(world.learnt(), "misses") << "and never trusted again";
}

TEST(KeySearch, a_search_that_finds_everything_finds_only_what_bears_the_key) {
  Searching world;
  world.office.change([](OfficeSwitches& office) { office.external_search = OfficeSwitches::ExternalSearch::everything; });
  for (int n = 0; n < 4; ++n) world.shop.add_order(hammer());
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.office.books().orders.size(), 4U);
}

TEST(KeySearch, an_account_that_refuses_the_search_is_served_by_the_list) {
  Searching world;
  world.office.change([](OfficeSwitches& office) { office.external_search = OfficeSwitches::ExternalSearch::fault; });
  world.save_and_lose();
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.office.books().orders.size(), 1U);
}

TEST(KeySearch, a_search_that_has_worked_and_now_fails_is_a_failure_and_not_a_no) {
  Searching world;
  world.shop.add_order(hammer());
  world.finish();
  ASSERT_EQ(world.learnt(), "works");
  world.office.change([](OfficeSwitches& office) { office.external_search = OfficeSwitches::ExternalSearch::fault; });
  world.time.advance(std::chrono::minutes{1});
  const auto saves = world.office.count("SaveInvoices");
  world.shop.add_order(hammer());
  (void)world.run();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves) << "nothing is saved that was not looked for";
  EXPECT_EQ(world.postings().back().standing, Standing::waiting);
  world.office.change([](OfficeSwitches& office) { office.external_search = OfficeSwitches::ExternalSearch::works; });
  world.finish();
  world.expect_books_equal_shop();
}

TEST(KeySearch, a_shop_that_leaves_external_status_alone_neither_writes_nor_asks_it) {
  Searching world;
  world.settings.office.use_external_status = false;
  world.save_and_lose();
  world.finish();
  world.expect_books_equal_shop();
  ASSERT_EQ(world.office.books().orders.size(), 1U);
  EXPECT_FALSE(world.office.books().orders.front().external_status);
  EXPECT_EQ(world.by_status, 0);
}

TEST(KeySearch, the_route_of_a_posting_is_frozen_when_it_is_taken) {
  Searching world;
  world.save_and_lose();
  const auto asked = world.by_status;
  world.settings.office.use_external_status = false;  // the settings change while it is on its way
  world.finish();
  world.expect_books_equal_shop();
  ASSERT_EQ(world.office.books().orders.size(), 1U);
  EXPECT_EQ(world.office.books().orders.front().external_status, world.postings().front().order.value)
      << "what it was staged with stays on it";
  EXPECT_GT(world.by_status, asked) << "and it is found by it";
}

TEST(KeySearch, somebody_elses_number_in_external_status_is_no_order_of_ours) {
  Searching world;
  sandbox::OfficeCard card;
  card.name = "Öst Bygg AB";
  const auto other = world.office.add_order(world.office.add_company(card), "HAM-001", "199.20", "PO 4711");
  const auto order = world.shop.add_order(hammer());
  ASSERT_TRUE(world.office.overwrite_external_status(other, order));
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.office.books().order(other)->reference_number, "PO 4711");
  EXPECT_EQ(world.office.books().orders.size(), 2U);
}

}  // namespace
}  // namespace woo24::jobs
