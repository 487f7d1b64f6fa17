// What becomes of an imported order: changed or cancelled in the office, touched or deleted in the shop, left with its company.
#include "importing.hpp"

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using importing::Importing;
using importing::k_company;

TEST(ImportSteps, changed_there_it_is_changed_here) {
  Importing world;
  world.settings.office_orders.when = {"Confirmed", "Invoiced"};
  const auto order = world.enter({{"HAM-001", "100.00", "2", "0", ""}, {"SK-1", "1.20", "5", "0", ""}}, k_company, "Confirmed");
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.time.advance(1h);
  ASSERT_TRUE(world.office.edit_row_price(order, 1, "1.50"));
  EXPECT_EQ(world.counts(), "1/0/0/0");
  world.expect_equal(order);
  world.time.advance(1h);
  ASSERT_TRUE(world.office.invoice(order));
  EXPECT_EQ(world.counts(), "1/0/0/0") << "its invoice is noted";
  EXPECT_NE(world.shop.meta(world.in_shop(order), "_woo24_office_invoice").value_or(""), "");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.expect_quiet();
}

TEST(ImportSteps, changed_on_both_sides_it_is_left_alone_and_told_once) {
  Importing world;
  world.settings.office_orders.when = {"Confirmed"};
  const auto order = world.enter({{"HAM-001", "100.00", "2", "0", ""}}, k_company, "Confirmed");
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.shop.set_status(world.in_shop(order), "on-hold");
  ASSERT_TRUE(world.office.edit_row_price(order, 0, "90.00"));
  const auto total = world.shop.order(world.in_shop(order))->total;
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.why(order), "import-touched-in-shop");
  EXPECT_EQ(world.shop.order(world.in_shop(order))->total, total);
  EXPECT_EQ(world.counts(), "0/0/0/1");
  auto retried = world.with_sides(
      [&](Sides& sides, Writers) { return retry_import(sides.tables, sides.doors.clock.now(), office::OrderId{order}); });
  ASSERT_TRUE(retried.ok());
  EXPECT_EQ(world.counts(), "1/0/0/0");
  world.expect_equal(order);
}

TEST(ImportSteps, inactive_there_is_cancelled_here) {
  Importing world;
  world.settings.office_orders.when = {"Confirmed"};
  const auto order = world.enter({{"HAM-001", "100.00", "2", "0", ""}}, k_company, "Confirmed");
  const auto touched = world.enter({{"HAM-001", "100.00", "3", "0", ""}}, k_company, "Confirmed");
  ASSERT_EQ(world.counts(), "2/2/0/0");
  world.shop.set_status(world.in_shop(touched), "processing");
  ASSERT_TRUE(world.office.set_state(order, "Inactive"));
  ASSERT_TRUE(world.office.set_state(touched, "Inactive"));
  EXPECT_EQ(world.counts(), "2/0/0/1");
  EXPECT_EQ(world.shop.order(world.in_shop(order))->status, "cancelled");
  EXPECT_EQ(world.shop.order(world.in_shop(touched))->status, "processing");
  EXPECT_EQ(world.why(touched), "import-touched-in-shop");
  EXPECT_EQ(world.counts(), "0/0/0/1");
  ASSERT_TRUE(world.office.set_state(order, "Confirmed"));
  EXPECT_EQ(world.counts(), "1/0/0/2");
  EXPECT_EQ(world.why(order), "import-reopened");
  auto retried = world.with_sides(
      [&](Sides& sides, Writers) { return retry_import(sides.tables, sides.doors.clock.now(), office::OrderId{touched}); });
  ASSERT_TRUE(retried.ok());
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.shop.order(world.in_shop(touched))->status, "cancelled") << world.why(touched);
  EXPECT_EQ(world.shop.stock("HAM-001").value_or(0), 100);
}

TEST(ImportSteps, deleted_in_the_shop_is_told_once_and_not_made_anew) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.shop.trash(world.in_shop(order));
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.why(order), "import-gone-from-shop");
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "0/0/0/1");
  EXPECT_EQ(world.imported(), 0);
}

TEST(ImportSteps, of_another_company_are_not_missed_here) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  {
    auto database = store::Database::open(world.settings.database, store::Open::read_write);
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(store::Imports(database.value()).leave_client(77).ok());
    ASSERT_TRUE(store::Cursors(database.value()).remove_all().ok());
  }
  world.settings.office_orders.from = parse_day("2099-01-01");  // this office has none to take
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.row(-order).standing, Standing::moving);
}

TEST(ImportSteps, of_a_company_that_comes_back_are_known_again) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  {
    auto database = store::Database::open(world.settings.database, store::Open::read_write);
    ASSERT_TRUE(database.ok());
    store::Imports imports(database.value());
    ASSERT_TRUE(imports.leave_client(77).ok());
    ASSERT_TRUE(imports.leave_client(sandbox::k_office_client).ok());
    ASSERT_TRUE(store::Cursors(database.value()).remove_all().ok());
  }
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.imported(), 1);
  EXPECT_EQ(world.row(order).stage, ImportStage::done);
}

TEST(ImportSteps, deleted_in_the_office_is_told_once) {
  Importing world;
  world.settings.office_orders.when = {"Confirmed"};
  const auto order = world.enter({{"HAM-001", "100.00", "2", "0", ""}}, k_company, "Confirmed");
  ASSERT_EQ(world.counts(), "1/1/0/0");
  ASSERT_TRUE(world.office.delete_order(order));
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.why(order), "import-gone-from-office");
  EXPECT_EQ(world.counts(), "0/0/0/1");
  EXPECT_EQ(world.shop.order(world.in_shop(order))->status, "completed");
}

TEST(ImportSteps, a_refund_in_the_shop_is_told_at_the_next_look_at_the_shop_and_again_when_another_follows) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.time.advance(1h);
  ASSERT_TRUE(world.shop.refund(world.in_shop(order), "40.00"));
  world.finish();
  EXPECT_EQ(world.why(order), "import-refunded-in-shop");
  EXPECT_EQ(world.row(order).reason->arguments.at("refunded"), "40.00 SEK");
  EXPECT_EQ(world.counts(), "0/0/0/1") << "said once";
  ASSERT_TRUE(world.shop.refund(world.in_shop(order), "10.00"));
  world.finish();
  EXPECT_EQ(world.row(order).reason->arguments.at("refunded"), "50.00 SEK");
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "0/0/0/1");
  auto retried = world.with_sides(
      [&](Sides& sides, Writers) { return retry_import(sides.tables, sides.doors.clock.now(), office::OrderId{order}); });
  ASSERT_TRUE(retried.ok());
  EXPECT_EQ(world.counts(), "1/0/0/0") << "a person has seen to it";
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_TRUE(world.postings().empty());
}

TEST(ImportSteps, where_no_orders_go_to_the_office_a_cancellation_in_the_shop_is_told_within_the_day) {
  Importing world;
  world.settings.orders.mode = settings::Mode::off;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  ASSERT_TRUE(world.shop.set_status(world.in_shop(order), "cancelled"));
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.why(order), "import-cancelled-in-shop");
  ASSERT_TRUE(world.shop.set_status(world.in_shop(order), "completed"));
  world.time.advance(25h);
  EXPECT_EQ(world.counts(), "0/0/0/0") << "it was put back";
}

TEST(ImportSteps, a_credit_and_a_refund_of_the_same_amount_agree_in_either_order) {
  Importing world;
  const auto first_credited = world.enter();
  const auto first_refunded = world.enter();
  ASSERT_EQ(world.counts(), "2/2/0/0");
  const auto total = world.shop.order(world.in_shop(first_credited))->total;
  world.time.advance(1h);
  ASSERT_NE(world.office.add_credit(first_credited), 0);
  ASSERT_TRUE(world.shop.refund(world.in_shop(first_refunded), total));
  world.finish();
  EXPECT_EQ(world.counts(), "1/0/0/2");
  ASSERT_TRUE(world.shop.refund(world.in_shop(first_credited), total));
  ASSERT_NE(world.office.add_credit(first_refunded), 0);
  world.finish();
  EXPECT_EQ(world.counts(), "0/0/0/0") << world.why(first_credited) << " " << world.why(first_refunded);
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(ImportSteps, one_refunded_before_it_was_followed_is_told) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  ASSERT_TRUE(world.shop.refund(world.in_shop(order), "40.00"));
  world.delete_state();
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.why(order), "import-refunded-in-shop");
}

TEST(ImportSteps, a_credit_note_is_told_at_its_sale) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.time.advance(1h);
  ASSERT_NE(world.office.add_credit(order), 0);
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.why(order), "import-credited");
  EXPECT_EQ(world.counts(), "0/0/0/1");
  EXPECT_EQ(world.imported(), 1);
}

}  // namespace
}  // namespace woo24::jobs
