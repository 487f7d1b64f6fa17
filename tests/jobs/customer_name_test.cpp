// Whose an order is that stands still: in the report while it stands, nowhere once it has come through.
#include "importing.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/jobs/wishes.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

struct Named : PretendWorld {
  explicit Named(const std::string& config = test::k_example) : PretendWorld(config.c_str()) {}

  std::int64_t order_of(const std::string& company, const std::string& sku = "NY-1") {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.billing.company = company;
    spec.rows.push_back({sku, "Nyhet", 1, "249.00", "", 0, 0, {}});
    return shop.add_order(spec);
  }
  void has_product() {
    sandbox::OfficeArticle article;
    article.number = "NY-1";
    article.name = "Nyhet";
    office.add_product(article);
  }
  report::Contents report() {
    return with_sides([&](Sides& sides, Writers) {
             return draft_report(sides.tables, settings, sides.rules.zone, sides.doors.clock.now());
           })
        .release_value()
        .contents;
  }
  std::vector<std::string> names() {
    std::vector<std::string> found;
    for (const auto& posting : postings()) found.push_back(posting.customer_name);
    return found;
  }
  /// Everything that the state file says of an order, as `why` tells it.
  std::string story(std::int64_t order) {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    std::string said;
    for (const auto& event : store::Trail(database.value()).of("order:" + std::to_string(order)).value_or({}))
      said += event.what + " " + event.detail + "\n";
    return said;
  }
  /// Whether the state file's bytes have the word, also where a row stood before.
  bool file_says(const std::string& word) {
    { auto closed = store::Database::open(settings.database, store::Open::read_write); }
    std::ifstream file(settings.database, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return bytes.find(word) != std::string::npos;
  }
};

TEST(CustomerNames, of_an_order_that_fails_is_in_the_report_and_gone_once_it_came_through) {
  Named world;
  const auto order = world.order_of("Exempelbolaget AB");
  ASSERT_TRUE(world.run().ok());
  auto report = world.report();
  ASSERT_EQ(report.fresh.size(), 1U);
  EXPECT_EQ(report.fresh[0].customer, "Exempelbolaget AB");
  EXPECT_TRUE(world.file_says("Exempelbolaget")) << "else what follows shows nothing";
  EXPECT_EQ(world.story(order).find("Exempelbolaget"), std::string::npos);
  world.has_product();
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.postings().size(), 1U);
  EXPECT_EQ(world.postings()[0].stage, Stage::done);
  EXPECT_EQ(world.names(), std::vector<std::string>{""});
  EXPECT_FALSE(world.file_says("Exempelbolaget"));
  EXPECT_TRUE(world.report().fresh.empty());
}

TEST(CustomerNames, of_an_order_that_came_through_at_once_was_never_kept) {
  Named world;
  world.order_of("Exempelbolaget AB", "HAM-001");
  world.finish();
  EXPECT_EQ(world.names(), std::vector<std::string>{""});
  EXPECT_FALSE(world.file_says("Exempelbolaget"));
}

TEST(CustomerNames, follows_the_order_while_it_stands) {
  Named world;
  const auto order = world.order_of("Gamla namnet AB");
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.names(), std::vector<std::string>{"Gamla namnet AB"});
  sandbox::ShopAddress address;
  address.company = "Nya namnet AB";
  ASSERT_TRUE(world.shop.set_billing(order, address));
  world.time.advance(10min);
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.names(), std::vector<std::string>{"Nya namnet AB"});
}

TEST(CustomerNames, of_what_a_person_skipped_is_gone) {
  Named world;
  const auto order = world.order_of("Exempelbolaget AB");
  ASSERT_TRUE(world.run().ok());
  ASSERT_TRUE(world.with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {order}); }).ok());
  EXPECT_EQ(world.names(), std::vector<std::string>{""});
}

TEST(CustomerNames, a_credit_that_stands_has_that_of_its_sale) {
  Named world;
  const auto order = world.order_of("Exempelbolaget AB", "HAM-001");
  world.finish();
  ASSERT_EQ(world.names(), std::vector<std::string>{""});
  world.time.advance(1h);
  sandbox::ShopRefundSpec refund;
  refund.amount = "100.00";
  refund.payment = true;
  ASSERT_TRUE(world.shop.refund(order, refund));
  ASSERT_TRUE(world.run().ok());
  const auto report = world.report();
  ASSERT_EQ(report.fresh.size(), 1U);
  EXPECT_EQ(report.fresh[0].kind, report::ItemKind::credit);
  EXPECT_EQ(report.fresh[0].customer, "Exempelbolaget AB");
}

TEST(CustomerNames, an_order_of_the_office_has_the_offices_own) {
  importing::Importing world;
  const auto order = world.enter({{"HAM-001", "19.90", "0", "0", ""}});
  ASSERT_TRUE(world.look().ok());
  ASSERT_EQ(world.why(order), "import-empty");
  EXPECT_EQ(world.row(order).customer_name, "Exempelbolaget AB");
  ASSERT_TRUE(
      world.with_sides([&](Sides& sides, Writers) { return skip_import(sides.tables, sides.doors.clock.now(), {order}); })
          .ok());
  EXPECT_EQ(world.row(order).customer_name, "");
}

}  // namespace
}  // namespace woo24::jobs
