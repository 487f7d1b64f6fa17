#include "woo24/store/tables.hpp"

#include "store/state_folder.hpp"

#include <SQLiteCpp/Database.h>

namespace woo24::store {
namespace {

using test::at;

class TablesTest : public testing::Test {
 protected:
  Database db_ = Database::in_memory().release_value();
  int rows(const std::string& table) { return db_.raw().execAndGet("SELECT count(*) FROM " + table).getInt(); }
};

TEST_F(TablesTest, LinksSayWhoIsWho) {
  Links links(db_);
  const Link customer{"customer", "woo24:exempel:3fa9", 77, at(1), "Exempel AB"};
  const Link product{"product", "sk-100", 501, at(2), ""};
  EXPECT_EQ(links.find("customer", customer.woo_id).value(), std::nullopt);
  ASSERT_TRUE(links.put_all({customer, product}).ok());
  EXPECT_EQ(links.find("customer", customer.woo_id).value(), customer);
  EXPECT_EQ(links.find("product", customer.woo_id).value(), std::nullopt);
  auto seen_again = product;
  seen_again.seen_at = at(90);
  seen_again.office_id = 502;
  ASSERT_TRUE(links.put(seen_again).ok());
  EXPECT_EQ(links.find("product", "sk-100").value(), seen_again);
  EXPECT_EQ(links.count("product").value(), 1);
  ASSERT_TRUE(links.remove("product", "sk-100").ok());
  EXPECT_EQ(links.count("product").value(), 0);
  EXPECT_EQ(links.count("customer").value(), 1);
}

TEST_F(TablesTest, CursorsMove) {
  Cursors cursors(db_);
  EXPECT_EQ(cursors.get("orders").value(), std::nullopt);
  ASSERT_TRUE(cursors.set("orders", "2026-11-24T01:15:03Z").ok());
  ASSERT_TRUE(cursors.set("orders", "2026-11-24T01:25:03Z").ok());
  EXPECT_EQ(cursors.get("orders").value(), "2026-11-24T01:25:03Z");
  EXPECT_EQ(cursors.get("stock").value(), std::nullopt);
}

TEST_F(TablesTest, WishesAreTakenInTheOrderTheyCame) {
  Wishes wishes(db_);
  const auto first = wishes.leave({0, "retry", "1042", "again", at(5)}).value();
  const auto second = wishes.leave({0, "run", "orders", "", at(1)}).value();
  EXPECT_EQ(wishes.all().value(),
            (std::vector<Wish>{{first, "retry", "1042", "again", at(5)}, {second, "run", "orders", "", at(1)}}));
  ASSERT_TRUE(wishes.remove(second).ok());
  EXPECT_TRUE(wishes.pending(first).value());
  EXPECT_FALSE(wishes.pending(second).value());
  // Whoever still asks after the second must not be answered by a third.
  EXPECT_NE(wishes.leave({0, "skip", "7", "", at(6)}).value(), second);
}

TEST_F(TablesTest, TheTrailTellsAnOrdersStory) {
  Trail trail(db_);
  const Event a{at(1), "order:1042", "drafted", "5 rows"}, b{at(1), "order:7", "seen", ""},
      c{at(2), "order:1042", "staged", "5001"};
  for (const auto& event : {a, b, c}) ASSERT_TRUE(trail.add(event).ok());
  EXPECT_EQ(trail.of("order:1042").value(), (std::vector<Event>{a, c}));
  EXPECT_EQ(trail.newest(2).value(), (std::vector<Event>{c, b}));
}

TEST_F(TablesTest, RunsTellTheLastAndTheLastGood) {
  Runs runs(db_);
  EXPECT_EQ(runs.last("orders").value(), std::nullopt);
  const auto good = runs.start("orders", at(1)).value();
  EXPECT_EQ(runs.last_good("orders").value(), std::nullopt) << "a run that has not ended is not a good one";
  ASSERT_TRUE(runs.end(good, at(2), R"({"sent":2})", "").ok());
  const auto bad = runs.start("orders", at(61)).value();
  ASSERT_TRUE(runs.end(bad, at(62), "{}", "office-unreachable").ok());
  ASSERT_TRUE(runs.start("stock", at(70)).ok());
  EXPECT_EQ(runs.last("orders").value(), (store::Run{"orders", at(61), at(62), "{}", "office-unreachable"}));
  EXPECT_EQ(runs.last_good("orders").value(), (store::Run{"orders", at(1), at(2), R"({"sent":2})", ""}));
  EXPECT_EQ(runs.last("stock").value(), (store::Run{"stock", at(70), std::nullopt, "", ""}));
}

TEST_F(TablesTest, RunsDoNotGrowForEverAndTheLastGoodOneStays) {
  Runs runs(db_);
  ASSERT_TRUE(db_.transaction([&]() -> Result<void> {
                   const auto good = TRY(runs.start("orders", at(0)));
                   TRY(runs.end(good, at(1), "{}", ""));
                   for (int n = 1; n < 6'000; ++n) {
                     const auto id = TRY(runs.start("orders", at(60 * n)));
                     TRY(runs.end(id, at(60 * n + 1), "{}", "shop-unreachable"));
                   }
                   return {};
                 })
                  .ok());
  EXPECT_LE(rows("run"), 5'002);
  EXPECT_EQ(runs.last_good("orders").value()->started, at(0));
  EXPECT_EQ(runs.last("orders").value()->started, at(60 * 5'999));
}

TEST_F(TablesTest, FactsAboutTheOfficeCarryTheirTime) {
  OfficeMemory memory(db_);
  EXPECT_EQ(memory.get("session").value(), std::nullopt);
  ASSERT_TRUE(memory.set("first:paid", "WOO-exempel-1-000000", at(1)).ok());
  ASSERT_TRUE(memory.set("first:invoiced", "WOO-exempel-2-000000", at(2)).ok());
  ASSERT_TRUE(memory.set("first", "not one of them", at(3)).ok());
  ASSERT_TRUE(memory.set("first:paid", "WOO-exempel-3-000000", at(4)).ok());
  EXPECT_EQ(memory.get("first:paid").value(), (OfficeMemory::Fact{"WOO-exempel-3-000000", at(4)}));
  const std::vector<std::pair<std::string, OfficeMemory::Fact>> both{{"first:invoiced", {"WOO-exempel-2-000000", at(2)}},
                                                                     {"first:paid", {"WOO-exempel-3-000000", at(4)}}};
  EXPECT_EQ(memory.with_prefix("first:").value(), both);
  EXPECT_TRUE(memory.with_prefix("%").value().empty());
  ASSERT_TRUE(memory.forget("first:paid").ok());
  EXPECT_EQ(memory.get("first:paid").value(), std::nullopt);
}

TEST_F(TablesTest, OfficeOrdersAreFoundByOurKey) {
  OfficeMemory memory(db_);
  ASSERT_TRUE(memory.saw_orders({{{5003}, "K1"}, {{5001}, "K1"}, {{5002}, ""}}, at(1)).ok());
  EXPECT_EQ(memory.orders_with_key("K1").value(), (std::vector<office::OrderId>{{5001}, {5003}}));
  EXPECT_TRUE(memory.orders_with_key("K2").value().empty());
  EXPECT_TRUE(memory.orders_with_key("").value().empty()) << "orders without a key of ours are nobody's";
  EXPECT_EQ(memory.unknown_of({{5002}, {5004}, {5001}}).value(), (std::vector<office::OrderId>{{5004}}));
  ASSERT_TRUE(memory.saw_orders({{{5003}, ""}}, at(2)).ok());
  EXPECT_EQ(memory.orders_with_key("K1").value(), (std::vector<office::OrderId>{{5001}}));
}

TEST_F(TablesTest, CallsAreCountedByTheHourAndOldHoursGo) {
  OfficeMemory memory(db_);
  const auto hour = at(0);
  EXPECT_EQ(memory.calls_in(hour).value(), 0);
  EXPECT_EQ(memory.take_call(hour).value(), 1);
  EXPECT_EQ(memory.take_call(hour).value(), 2);
  EXPECT_EQ(memory.take_call(hour + Seconds{3600}).value(), 1);
  EXPECT_EQ(memory.calls_in(hour).value(), 2);
  EXPECT_EQ(memory.take_call(hour + Seconds{3600 * 72}).value(), 1);
  EXPECT_EQ(rows("call_hour"), 1);
  // A clock that had run years ahead leaves no hour behind that nothing ever reaches.
  EXPECT_EQ(memory.take_call(hour).value(), 1);
  EXPECT_EQ(rows("call_hour"), 1);
}

TEST_F(TablesTest, TheBindingIsOneRow) {
  Binding binding(db_);
  EXPECT_EQ(binding.get().value(), std::nullopt);
  BindingRow row{"3fa9c1d2", at(1), "exempel", "https://shop.example.se", "", "", "", 0};
  ASSERT_TRUE(binding.set(row).ok());
  row.office_identity = "identity";
  row.office_client_name = "Exempel AB";
  row.office_org_number = "556000-0000";
  row.office_client = 4711;
  ASSERT_TRUE(binding.set(row).ok());
  EXPECT_EQ(binding.get().value(), row);
  EXPECT_EQ(rows("binding"), 1);
}

}  // namespace
}  // namespace woo24::store
