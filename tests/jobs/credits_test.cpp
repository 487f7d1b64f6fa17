// Refunds of the shop become credits in the office: once each, equal to the öre, after their sale.
#include "pretend_world.hpp"
#include "refundable_order.hpp"

#include "woo24/jobs/wishes.hpp"
#include "woo24/sync/unsure_payment.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::Moment;

struct Sold : PretendWorld {
  explicit Sold(const std::string& config = crediting_example()) : PretendWorld(config.c_str()) {
    order = shop.add_order(refundable_order());
  }
  /// One hammer came back.
  std::int64_t hammer_back(bool paid_back) {
    sandbox::ShopRefundSpec spec;
    sandbox::ShopRefundRow row;
    row.quantity = 1;
    spec.rows = {row};
    spec.reason = "Retur";
    spec.payment = paid_back;
    return shop.refund(order, spec).value_or(0);
  }
  /// An amount alone; "" is all that is left.
  void money_back(const std::string& amount) {
    sandbox::ShopRefundSpec spec;
    if (!amount.empty()) spec.amount = amount;
    spec.payment = true;
    ASSERT_TRUE(shop.refund(order, spec));
  }
  std::vector<Posting> credits() {
    std::vector<Posting> found;
    for (auto& posting : postings()) {
      if (posting.kind == PostingKind::credit) found.push_back(posting);
    }
    return found;
  }
  /// What the books say of a credit: "-249.00 ForInvoicing paid -249.00".
  std::string booked(const Posting& credit) {
    const auto entries = office.books().counting(credit.key);
    if (entries.size() != 1) return std::to_string(entries.size()) + " orders";
    const auto& entry = entries.front();
    std::string said = entry.total_inc_vat + " " + entry.state;
    for (const auto& payment : entry.payments) said += " paid " + payment.amount;
    return said;
  }
  std::int64_t order = 0;
};

TEST(Credits, each_refund_becomes_one_credit_of_its_amount_after_its_sale) {
  Sold world;
  ASSERT_TRUE(world.run().ok());
  world.time.advance(1h);
  world.hammer_back(true);
  world.finish();
  world.time.advance(1h);
  world.money_back("100.00");
  world.finish();
  const auto credits = world.credits();
  ASSERT_EQ(credits.size(), 2U);
  EXPECT_EQ(world.booked(credits[0]), "-249.00 ForInvoicing paid -249.00");
  EXPECT_EQ(world.booked(credits[1]), "-100.00 ForInvoicing paid -100.00");
  for (const auto& credit : credits)
    EXPECT_EQ(credit.stage, Stage::done) << (credit.reason ? reason_id(credit.reason->id) : "")
                                         << (credit.reason ? arguments_json(*credit.reason) : "");
  const auto saves = world.office.count("SaveInvoices");
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves) << "a second run changes nothing";
}

TEST(Credits, an_order_refunded_before_it_was_sent_is_sent_and_credited_in_one_run) {
  Sold world;
  world.money_back("");  // the whole: its status becomes refunded
  ASSERT_TRUE(world.run().ok());
  world.finish();
  ASSERT_EQ(world.postings().size(), 2U);
  for (const auto& posting : world.postings()) EXPECT_EQ(posting.stage, Stage::done) << posting.key;
  Amount sum;
  for (const auto& entry : world.office.books().orders) sum += *Amount::parse(entry.total_inc_vat);
  EXPECT_TRUE(sum.is_zero()) << sum.text(2);
}

TEST(Credits, never_more_than_is_booked_when_the_order_grew_in_the_shop_since) {
  Sold world;
  ASSERT_TRUE(world.run().ok());
  world.hammer_back(true);
  world.time.advance(1h);
  world.finish();
  std::vector<sandbox::ShopRow> more{{"HAM-001", "Hammare 450 g", 9, "249.00", "", 0, 0, {}}};
  ASSERT_TRUE(world.shop.edit_rows(world.order, more));
  world.money_back("");
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.credits().size(), 2U);
  EXPECT_EQ(world.credits()[1].reason->id, ReasonId::refund_exceeds_sale);
  EXPECT_TRUE(world.office.books().counting(world.credits()[1].key).empty());
}

TEST(Credits, stand_on_the_card_of_their_sale_also_when_the_state_file_was_lost_and_the_buyer_would_get_another) {
  Sold world;
  ASSERT_TRUE(world.run().ok());
  world.finish();
  world.delete_state();
  sandbox::ShopAddress other;
  other.first_name = "Olle";
  other.last_name = "Öman";
  other.email = "olle@example.se";
  other.phone = "070-765 43 21";
  other.address_1 = "Storgatan 1";
  ASSERT_TRUE(world.shop.set_billing(world.order, other));
  world.time.advance(1h);
  world.hammer_back(true);
  world.finish();
  ASSERT_EQ(world.credits().size(), 1U);
  const auto orders = world.office.books().orders;
  ASSERT_EQ(orders.size(), 2U);
  EXPECT_EQ(orders[1].customer, orders[0].customer);
}

TEST(Credits, money_that_the_shop_did_not_send_back_stays_open_and_is_said) {
  Sold world;
  ASSERT_TRUE(world.run().ok());
  world.hammer_back(false);
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.credits().size(), 1U);
  EXPECT_EQ(world.booked(world.credits()[0]), "-249.00 ForInvoicing");
  EXPECT_TRUE(world.credits()[0].payment_unsure);
  EXPECT_EQ(sync::unsure_payment(world.credits()[0]).id, ReasonId::credit_left_open) << "it is certain that none was paid";
}

TEST(Credits, by_default_a_refund_is_listed_for_a_person) {
  Sold world(k_example);
  ASSERT_TRUE(world.run().ok());
  world.hammer_back(true);
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.credits().size(), 1U);
  EXPECT_EQ(world.credits()[0].standing, Standing::failed);
  EXPECT_EQ(world.credits()[0].reason->id, ReasonId::refund_reported);
  EXPECT_EQ(world.office.books().orders.size(), 1U);
}

TEST(Credits, retry_and_skip_of_an_order_are_also_about_its_refunds) {
  Sold world(k_example);
  ASSERT_TRUE(world.run().ok());
  world.hammer_back(true);
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.credits().at(0).standing, Standing::failed);
  world.settings.orders.after.refunds = settings::AfterSale::act;
  ASSERT_TRUE(
      world.with_sides([&](Sides& sides, Writers) { return retry_order(sides.tables, world.time.now(), {world.order}, false); })
          .ok());
  world.finish();
  EXPECT_EQ(world.booked(world.credits().at(0)), "-249.00 ForInvoicing paid -249.00");

  world.settings.orders.after.refunds = settings::AfterSale::report;
  world.hammer_back(true);
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.credits().at(1).standing, Standing::failed);
  ASSERT_TRUE(world.with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {world.order}); }).ok());
  EXPECT_EQ(world.credits().at(1).standing, Standing::skipped);
  EXPECT_EQ(world.credits().at(0).stage, Stage::done);
}

TEST(Credits, a_refund_deleted_after_its_credit_is_said_within_a_day) {
  Sold world;
  ASSERT_TRUE(world.run().ok());
  const auto refund = world.hammer_back(true);
  world.time.advance(1h);
  world.finish();
  world.time.advance(1h);
  world.finish();  // the next list holds woo24's own note on the order; after it no list brings it any more
  world.shop.delete_refund(world.order, refund);
  world.time.advance(1h);
  world.finish();
  ASSERT_EQ(world.credits()[0].standing, Standing::moving) << "a list told of it; the nightly count is not needed";
  world.time.advance(25h);
  world.finish();
  ASSERT_EQ(world.credits().size(), 1U);
  EXPECT_EQ(world.credits()[0].standing, Standing::failed);
  ASSERT_TRUE(world.credits()[0].reason);
  EXPECT_EQ(world.credits()[0].reason->id, ReasonId::refund_deleted);
  ASSERT_TRUE(world.with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {world.order}); }).ok());
  EXPECT_EQ(world.credits()[0].standing, Standing::taken_over) << "a person has seen to it";
  EXPECT_EQ(world.booked(world.credits()[0]), "-249.00 ForInvoicing paid -249.00");
}

class CreditsAt : public testing::TestWithParam<Moment> {};

TEST_P(CreditsAt, stopped_at_every_call_the_end_is_the_same) {
  int calls = 0;
  for (int n = 1; n == 1 || n <= calls; ++n) {
    Sold world;
    ASSERT_TRUE(world.run().ok());
    world.hammer_back(true);
    world.time.advance(1h);
    if (n == 1) {
      world.world.run().restart();
      Sold whole;
      ASSERT_TRUE(whole.run().ok());
      whole.hammer_back(true);
      whole.time.advance(1h);
      whole.world.run().restart();
      ASSERT_TRUE(whole.run().ok());
      calls = whole.world.run().calls(sandbox::DoorKind::http);
      ASSERT_GT(calls, 8);
    }
    world.world.run().restart();
    world.world.run().crash_at(n, GetParam(), sandbox::DoorKind::http);
    EXPECT_TRUE(world.run_until_crash()) << n;
    world.finish();
    ASSERT_EQ(world.credits().size(), 1U) << n;
    const auto said = world.booked(world.credits()[0]);
    const bool told = world.credits()[0].payment_unsure && said == "-249.00 ForInvoicing";
    EXPECT_TRUE(told || said == "-249.00 ForInvoicing paid -249.00") << n << ": " << said;
    world.expect_books_equal_shop();
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, CreditsAt, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
