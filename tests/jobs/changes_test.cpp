// What the shop does to an order after it was sent: changed, called off, thrown away. The books follow where that is set, and a
// person is told where they cannot.
#include "woo24/jobs/changes.hpp"

#include "changed_order.hpp"
#include "woo24/jobs/wishes.hpp"

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using changing::changing_example;
using changing::hammers;
using changing::Sent;

TEST(Changes, one_that_is_under_way_is_brought_to_its_end_whatever_the_settings_say_since) {
  int begun = 0;
  for (int n = 1; n < 60; ++n) {
    SCOPED_TRACE("stopped at call " + std::to_string(n));
    Sent world;
    ASSERT_TRUE(world.shop.edit_rows(world.order, {hammers(5)}));
    world.world.run().restart();
    world.world.run().crash_at(n, sandbox::Moment::after, sandbox::DoorKind::http);
    bool crashed = false;
    try {
      (void)world.run().ok();
    } catch (const sandbox::Crash&) {
      crashed = true;
    }
    world.world.run().restart();
    if (!crashed) break;
    const auto changes = world.changes();
    if (changes.empty() || changes[0].stage < Stage::staging || changes[0].stage == Stage::done) continue;
    ++begun;
    world.settings.orders.after.changed = settings::AfterSale::report;
    world.time.advance(1h);
    world.finish();
    EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0") << world.listed();
  }
  EXPECT_GT(begun, 2);
}

TEST(Changes, an_order_that_was_called_off_in_the_books_is_not_credited_there) {
  for (const bool by_hand : {false, true}) {
    SCOPED_TRACE(by_hand ? "Inactive by a person" : "Inactive by woo24");
    Sent world;
    const auto office_order = world.office_order();
    if (by_hand) {
      world.office.set_state(office_order, "Inactive");
    } else {
      world.shop.set_status(world.order, "cancelled");
      world.finish();
      world.time.advance(1h);
    }
    ASSERT_EQ(world.office.books().order(office_order)->state, "Inactive");
    sandbox::ShopRefundSpec spec;
    spec.amount = "100.00";
    ASSERT_TRUE(world.shop.refund(world.order, spec));
    world.finish();
    world.time.advance(1h);
    world.finish();
    EXPECT_EQ(world.office.books().orders.size(), 1U) << "nothing is booked that a credit could take back";
    const auto rows = world.postings();
    const auto credit =
        std::find_if(rows.begin(), rows.end(), [](const Posting& one) { return one.kind == PostingKind::credit; });
    ASSERT_NE(credit, rows.end());
    ASSERT_TRUE(credit->reason);
    EXPECT_EQ(credit->reason->id, ReasonId::refund_exceeds_sale);
    EXPECT_EQ(credit->reason->arguments.at("left"), "0.00");
  }
}

TEST(Changes, what_woo24_and_the_shop_write_by_themselves_is_no_change) {
  Sent world;
  const auto calls = world.office.count("GetInvoices");
  world.shop.set_status(world.order, "completed");
  world.shop.set_meta(world.order, "_tracking", "123");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "");
  EXPECT_EQ(world.office.count("GetInvoices"), calls);
}

TEST(Changes, by_default_a_change_is_listed_once_and_taken_back_when_it_is_undone) {
  Sent world(changing_example("refunds: report"));
  const auto before = world.booked();
  world.shop.edit_rows(world.order, {hammers(2)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen failed changed-after-sent");
  EXPECT_EQ(world.changes()[0].reason->arguments.at("detail"), "rows");
  const auto calls = world.office.count("GetInvoices");
  world.shop.set_meta(world.order, "_tracking", "123");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen failed changed-after-sent");
  EXPECT_EQ(world.office.count("GetInvoices"), calls) << "telling it costs no call to the office";
  world.shop.edit_rows(world.order, {hammers(3)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done");
  EXPECT_EQ(world.booked(), before);
}

TEST(Changes, an_order_that_is_not_invoiced_is_brought_to_what_the_shop_has) {
  Sent world;
  world.shop.edit_rows(world.order, {hammers(2), {"BOK-001", "Snickarens handbok", 1, "286.20", "zero-rate", 0, 0, {}}});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done");
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
  EXPECT_EQ(world.sale().total.text(2), world.total());
  const auto saves = world.office.count("SaveInvoices");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves) << "a second run changes nothing";
  EXPECT_TRUE(world.proof().equal());
  world.sound();
  world.expect_books_equal_shop();
}

TEST(Changes, two_edits_and_one_undone_end_where_the_shop_is) {
  Sent world;
  for (const int pieces : {5, 1, 3}) {
    world.shop.edit_rows(world.order, {hammers(pieces)});
    world.time.advance(1h);
    world.finish();
    EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
  }
  EXPECT_EQ(world.listed(), "update done; update done; update done");
  world.sound();
}

TEST(Changes, another_address_and_another_buyer_are_brought_over) {
  Sent world;
  sandbox::ShopAddress address;
  address.address_1 = "Ekgatan 9";
  world.shop.set_billing(world.order, address);
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done");
  const auto customer = world.sale().customer;
  address.first_name = "Bertil";
  address.email = "bertil@example.se";
  world.shop.set_billing(world.order, address);
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done; update done");
  EXPECT_NE(world.sale().customer, customer);
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
  world.sound();
}

TEST(Changes, a_paid_order_is_changed_and_its_payment_left_to_a_person) {
  Sent world(changing_example(), "swish");
  const auto paid = world.total();
  world.shop.edit_rows(world.order, {hammers(2)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done failed changed-paid-total");
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 1");
  EXPECT_EQ(world.changes()[0].reason->arguments.at("before"), paid + " SEK");
  world.shop.edit_rows(world.order, {hammers(3)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done; update done") << "it is what was paid again";
  world.shop.edit_rows(world.order, {hammers(1)});
  world.time.advance(1h);
  world.finish();
  world.shop.edit_rows(world.order, {hammers(4)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done; update done; update done; update done failed changed-paid-total");
  EXPECT_EQ(world.changes()[3].reason->arguments.at("before"), paid + " SEK");
  ASSERT_TRUE(world.with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {world.order}); }).ok());
  EXPECT_EQ(world.listed(), "update done; update done; update done; update done taken over changed-paid-total");
  world.sound();
}

TEST(Changes, an_invoiced_order_is_not_changed_and_said) {
  Sent world;
  world.office.invoice(world.office_order());
  const auto before = world.booked();
  world.shop.edit_rows(world.order, {hammers(2)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen failed changed-but-invoiced");
  EXPECT_EQ(world.booked(), before);
  world.sound();
  const auto proof = world.proof();
  EXPECT_TRUE(proof.findings.empty()) << reason_id(proof.findings.front().reason.id);
  ASSERT_EQ(proof.listed.size(), 1U);
  EXPECT_EQ(proof.listed[0].reason.id, ReasonId::changed_but_invoiced);
}

TEST(Changes, what_a_person_changed_in_the_office_is_not_overwritten) {
  for (const int how : {0, 1, 2}) {
    Sent world;
    if (how == 0) world.office.edit_row_price(world.office_order(), 0, "100.00");
    if (how == 1) world.office.set_state(world.office_order(), "OrderState_Sent");
    if (how == 2) world.office.edit_head(world.office_order(), "YourReference", "Någon annan");
    const auto before = world.booked();
    world.shop.edit_rows(world.order, {hammers(2)});
    world.time.advance(1h);
    world.finish();
    EXPECT_EQ(world.listed(), "update seen failed changed-on-both-sides") << how;
    EXPECT_EQ(world.booked(), before) << how;
    world.sound();
  }
}

TEST(Changes, an_order_deleted_in_the_office_is_said) {
  Sent world;
  world.office.delete_order(world.office_order());
  world.shop.edit_rows(world.order, {hammers(2)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen failed deleted-in-office");
}

TEST(Changes, an_edit_that_cannot_be_booked_leaves_the_office_as_it_was_and_heals) {
  Sent world;
  const auto before = world.booked();
  world.shop.edit_rows(world.order, {hammers(2), {"NY-999", "Nyhet", 1, "100.00", "", 0, 0, {}}});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen failed unknown-product");
  EXPECT_EQ(world.booked(), before);
  sandbox::OfficeArticle article;
  article.number = "NY-999";
  article.name = "Nyhet";
  world.office.add_product(article);
  world.time.advance(2h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done");
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
  world.sound();
}

TEST(Changes, another_way_of_payment_is_for_a_person) {
  Sent world;
  world.shop.set_payment_method(world.order, "swish", "Swish");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen failed changed-by-hand-only");
  EXPECT_EQ(world.changes()[0].reason->arguments.at("detail"), "payment");
}

TEST(Changes, an_order_on_hold_is_left_until_it_is_due_again) {
  Sent world(changing_example(), "bacs");
  const auto before = world.booked();
  world.shop.set_status(world.order, "on-hold");
  world.shop.edit_rows(world.order, {hammers(2)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.booked(), before);
  EXPECT_EQ(world.listed(), "update seen");
  world.shop.set_status(world.order, "processing");
  world.time.advance(1h);
  world.finish();
  EXPECT_NE(world.booked(), before);
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
}

TEST(Changes, the_order_stands_whole_in_the_books_beside_the_credits_of_its_refunds) {
  Sent world(changing_example(), "swish");
  sandbox::ShopRefundSpec spec;
  sandbox::ShopRefundRow row;
  row.quantity = 1;
  spec.rows = {row};
  spec.payment = true;
  ASSERT_TRUE(world.shop.refund(world.order, spec));
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "") << "a refund changes nothing of its order";
  sandbox::ShopAddress address;
  address.address_1 = "Ekgatan 9";
  world.shop.set_billing(world.order, address);
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update done");
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 1");
  EXPECT_TRUE(world.proof().equal());
  world.sound();
}

TEST(Changes, a_cancelled_order_becomes_inactive_and_comes_back_with_its_status) {
  Sent world;
  const auto before = world.booked();
  world.shop.set_status(world.order, "cancelled");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "cancel done");
  EXPECT_EQ(world.office.books().counting(world.sale().key).size(), 0U);
  EXPECT_TRUE(world.proof().equal());
  world.shop.set_status(world.order, "processing");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "cancel done; update done");
  EXPECT_EQ(world.booked(), before);
  world.sound();
}

TEST(Changes, what_is_paid_or_invoiced_or_credited_is_not_made_inactive) {
  {
    Sent world(changing_example(), "swish");
    const auto before = world.booked();
    world.shop.set_status(world.order, "cancelled");
    world.time.advance(1h);
    world.finish();
    EXPECT_EQ(world.listed(), "cancel seen failed cancelled-but-paid");
    EXPECT_EQ(world.booked(), before);
    const auto proof = world.proof();
    EXPECT_TRUE(proof.findings.empty()) << reason_id(proof.findings.front().reason.id);
  }
  {
    Sent world;
    world.office.invoice(world.office_order());
    world.shop.set_status(world.order, "cancelled");
    world.time.advance(1h);
    world.finish();
    EXPECT_EQ(world.listed(), "cancel seen failed cancelled-but-invoiced");
  }
  {
    Sent world;
    world.shop.refund(world.order, "100.00");
    world.time.advance(1h);
    world.finish();
    world.shop.set_status(world.order, "cancelled");
    world.time.advance(1h);
    world.finish();
    EXPECT_EQ(world.listed(), "cancel seen failed cancelled-but-credited");
  }
}

TEST(Changes, by_default_a_cancelled_order_is_listed_and_off_says_nothing) {
  Sent world(changing_example("refunds: report"));
  world.shop.set_status(world.order, "cancelled");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "cancel seen failed cancelled-after-sent");
  EXPECT_EQ(world.changes()[0].reason->arguments.at("what"), "ForInvoicing");
  world.shop.set_status(world.order, "processing");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "cancel done");

  Sent quiet(changing_example("cancelled: off, changed: off"));
  quiet.shop.edit_rows(quiet.order, {hammers(1)});
  quiet.shop.set_status(quiet.order, "cancelled");
  quiet.time.advance(1h);
  quiet.finish();
  EXPECT_EQ(quiet.listed(), "");
}

TEST(Changes, an_order_thrown_away_in_the_shop_is_said_within_a_day) {
  Sent world;
  world.shop.trash(world.order);
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.listed(), "cancel seen failed cancelled-after-sent");
  EXPECT_EQ(world.changes()[0].reason->arguments.at("status"), "trash");
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.listed(), "cancel seen failed cancelled-after-sent");
}

TEST(Changes, retry_after_the_setting_was_changed_brings_it_over_and_skip_ends_it) {
  Sent world(changing_example("refunds: report"));
  world.shop.edit_rows(world.order, {hammers(2)});
  world.time.advance(1h);
  world.finish();
  ASSERT_TRUE(world.with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {world.order}); }).ok());
  EXPECT_EQ(world.listed(), "update seen skipped skipped-by-person");
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen skipped skipped-by-person");
  world.shop.edit_rows(world.order, {hammers(1)});
  world.time.advance(1h);
  world.finish();
  EXPECT_EQ(world.listed(), "update seen skipped skipped-by-person; update seen failed changed-after-sent");
  world.settings.orders.after.changed = settings::AfterSale::act;
  ASSERT_TRUE(
      world.with_sides([&](Sides& sides, Writers) { return retry_order(sides.tables, world.time.now(), {world.order}, false); })
          .ok());
  world.finish();
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
  world.sound();
}

}  // namespace
}  // namespace woo24::jobs
