// What becomes of a staged order when people, or an unclear answer, came between.
#include "staged_order.hpp"

#include "woo24/sync/forms.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::Moment;
using sandbox::Side;

std::string told_of(const Reason& reason) { return std::string(reason_id(reason.id)) + " " + arguments_json(reason); }

TEST(PostingRelease, a_price_changed_by_hand_stops_it_and_a_retry_after_the_mend_releases_it_under_its_own_title) {
  Staged world;
  const auto price = world.booked().rows.at(world.sold()).price;
  ASSERT_TRUE(world.office.edit_row_price(world.office_order, world.sold(), "1.00"));
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed);
  EXPECT_EQ(world.booked().title, sync::k_stopped_title) << "nobody is to invoice it by hand";
  EXPECT_EQ(world.booked().state, "Web");
  EXPECT_TRUE(world.booked().payments.empty());

  world.retry();
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed)
      << "still not what the shop sold: a retry writes over no person's doing";
  EXPECT_EQ(world.booked().rows.at(world.sold()).price, "1");

  ASSERT_TRUE(world.office.edit_row_price(world.office_order, world.sold(), price));
  world.retry();
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_NE(world.booked().title, sync::k_stopped_title) << "the customer would read it on the invoice";
  world.expect_books_equal_shop();
}

TEST(PostingRelease, cancelled_in_the_shop_before_the_release_becomes_inactive) {
  Staged world;
  world.shop.set_status(world.order, "pending");
  world.finish();
  EXPECT_EQ(world.booked().state, "Inactive");
  EXPECT_EQ(world.posting().standing, Standing::skipped);
  world.shop.set_status(world.order, "processing");
  world.time.advance(std::chrono::minutes{1});
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done) << "due again: the same office order is taken up";
  EXPECT_EQ(world.office.books().orders.size(), 1U);
  world.expect_books_equal_shop();
}

TEST(PostingRelease, withdrawn_then_deleted_by_hand_and_due_again_is_a_new_order) {
  Staged world;
  world.shop.set_status(world.order, "pending");
  world.finish();
  ASSERT_TRUE(world.office.delete_order(world.office_order));
  world.shop.set_status(world.order, "processing");
  world.time.advance(std::chrono::hours{1});
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_NE(world.posting().office_order, office::OrderId{world.office_order}) << "no save with an id that no read showed";
  world.expect_books_equal_shop();
}

TEST(PostingRelease, paid_and_then_cancelled_is_for_a_person_to_decide) {
  Staged world;
  world.shop.set_status(world.order, "cancelled");
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed);
  ASSERT_TRUE(world.posting().reason);
  EXPECT_EQ(world.posting().reason->id, ReasonId::paid_not_due);
  EXPECT_EQ(world.booked().title, sync::k_stopped_title);
  EXPECT_TRUE(world.booked().payments.empty());
}

TEST(PostingRelease, released_elsewhere_before_the_shop_cancelled_it_is_never_called_skipped) {
  Staged world;
  const auto key = world.posting().key;
  ASSERT_TRUE(world.office.edit_reference(world.office_order, key));  // as a restored state file finds it
  ASSERT_TRUE(world.office.set_state(world.office_order, "ForInvoicing"));
  world.shop.set_status(world.order, "pending");
  world.finish();
  EXPECT_NE(world.posting().standing, Standing::skipped) << "it is in the books";
  EXPECT_EQ(world.booked().state, "ForInvoicing");
}

TEST(PostingRelease, edited_in_the_shop_before_the_release_it_is_the_same_office_order_with_the_new_content) {
  Staged world;
  ASSERT_TRUE(world.shop.edit_rows(world.order, {{"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}}}));
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_EQ(world.office.books().orders.size(), 1U) << "never a second one";
  EXPECT_EQ(world.booked().rows.at(world.sold()).quantity, "3");
  ASSERT_EQ(world.booked().payments.size(), 1U);
  EXPECT_EQ(world.booked().payments.front().amount, world.booked().total_inc_vat) << "what is paid is what is booked";
  world.expect_books_equal_shop();
}

TEST(PostingRelease, invoiced_by_hand_before_the_release_is_taken_over_and_gets_no_payment) {
  Staged world;
  ASSERT_TRUE(world.office.invoice(world.office_order));
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::taken_over);
  ASSERT_TRUE(world.posting().reason);
  EXPECT_EQ(world.posting().reason->id, ReasonId::invoiced_by_hand);
  EXPECT_TRUE(world.booked().payments.empty()) << "a person has it in hand: a payment of ours might be the second";
  EXPECT_EQ(world.office.books().orders.size(), 1U);
}

TEST(PostingRelease, deleted_by_hand_it_is_made_anew_only_when_a_person_says_so) {
  Staged world;
  ASSERT_TRUE(world.office.delete_order(world.office_order));
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed);
  ASSERT_TRUE(world.posting().reason);
  EXPECT_EQ(world.posting().reason->id, ReasonId::deleted_in_office);
  EXPECT_TRUE(world.office.books().orders.empty());
  EXPECT_FALSE(world.retried(false)) << "retry alone does not say that it is to be made again";
  world.finish();
  EXPECT_TRUE(world.office.books().orders.empty());
  EXPECT_TRUE(world.retried(true));
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_EQ(world.office.books().orders.size(), 1U);
  world.expect_books_equal_shop();
}

TEST(PostingRelease, what_the_release_invoices_bears_the_day_of_the_release) {
  std::string config = k_example;
  config.insert(config.find("  payments:"), "  becomes: Invoiced\n");
  PretendWorld world(config.c_str());
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "klarna_payments";
  spec.created = world.time.now() - std::chrono::hours{72};
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  world.finish();
  ASSERT_EQ(world.office.books().orders.size(), 1U);
  const auto booked = world.office.books().orders.front();
  const auto zone = Zone::named("Europe/Stockholm").value();
  EXPECT_EQ(booked.state, "Invoiced");
  EXPECT_EQ(booked.date_ordered, format_day(zone.day_of(*spec.created))) << "the order's own day";
  EXPECT_EQ(booked.date_invoiced, format_day(zone.day_of(world.time.now()))) << "the invoice's is the day it is made";
  ASSERT_EQ(booked.payments.size(), 1U);
  EXPECT_EQ(booked.open, "0.00");
}

TEST(PostingRelease, an_invoice_of_the_office_leaves_from_on_hold_and_a_reserved_payment_waits_for_its_capture) {
  std::string config = k_example;
  config.replace(config.find("{ paid_with: Klarna }"), 21, "{ paid_with: Klarna, release: captured }");
  PretendWorld world(config.c_str());
  sandbox::ShopOrderSpec spec;
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  spec.payment_method = "invoice";
  spec.status = "on-hold";
  world.shop.add_order(spec);
  spec.payment_method = "klarna_payments";
  spec.status = "processing";
  const auto reserved = world.shop.add_order(spec);
  ASSERT_TRUE(world.run().ok());
  auto postings = world.postings();
  ASSERT_EQ(postings.size(), 2U);
  EXPECT_EQ(postings[0].stage, Stage::done) << "invoice_by with send_when [on-hold, …]";
  EXPECT_EQ(postings[1].standing, Standing::waiting);
  ASSERT_TRUE(postings[1].reason);
  EXPECT_EQ(postings[1].reason->id, ReasonId::not_captured_yet);
  EXPECT_EQ(world.office.books().orders.size(), 1U) << "what is only reserved is not in the books at all";
  ASSERT_TRUE(world.shop.set_meta(reserved, "_wc_klarna_capture_id", "cap-1"));
  world.time.advance(std::chrono::hours{1});
  world.finish();
  EXPECT_EQ(world.postings()[1].stage, Stage::done);
  EXPECT_EQ(world.office.books().orders.size(), 2U);
}

TEST(PostingRelease, a_sale_of_a_year_that_the_office_has_locked_is_not_booked_into_it) {
  std::string config = k_example;
  config.replace(config.find("from: 2026-11-01"), 16, "from: 2024-01-01");
  PretendWorld world(config.c_str());
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.created = parse_utc("2024-12-31T22:59:00Z");  // a minute to midnight in Sweden; the year 2024 is locked
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  ASSERT_TRUE(world.run().ok());
  ASSERT_EQ(world.postings().size(), 1U);
  const auto why = world.postings().front().reason;
  ASSERT_TRUE(why);
  EXPECT_EQ(told_of(*why), R"(period-closed {"closed_through":"2024-12-31","day":"2024-12-31"})");
  EXPECT_TRUE(world.office.books().orders.empty());
}

TEST(PostingRelease, a_gift_card_pays_its_part_and_the_method_the_rest) {
  std::string config = k_example;
  config.replace(config.find("rounding: ORES"), 14, "rounding: ORES, gift_card: PRESENTKORT");
  PretendWorld world(config.c_str());
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  const auto order = world.shop.add_order(spec);
  ASSERT_TRUE(world.shop.overwrite(order, "pw_gift_cards_redeemed", R"([{"number":"KMPD-7731","amount":"98.00"}])"));
  ASSERT_TRUE(world.shop.overwrite(order, "total", R"("400.00")"));
  world.finish();
  ASSERT_EQ(world.postings().size(), 1U);
  const auto why = world.postings().front().reason;
  ASSERT_EQ(world.office.books().orders.size(), 1U) << (why ? told_of(*why) : "");
  const auto booked = world.office.books().orders.front();
  EXPECT_EQ(booked.state, "ForInvoicing") << (why ? told_of(*why) : "");
  EXPECT_EQ(booked.total_inc_vat, "400.00");
  EXPECT_EQ(booked.total_vat, "99.60") << "of the whole sale";
  ASSERT_EQ(booked.payments.size(), 1U);
  EXPECT_EQ(booked.payments.front().amount, "400.00");
}

TEST(PostingRelease, a_state_that_the_office_does_not_keep_is_told_also_after_a_restart) {
  Staged world;
  world.office.change([](sandbox::OfficeSwitches& office) { office.new_invoicing_module = true; });
  world.world.hand_at(Side::office, "SaveInvoices", Moment::after, [&](const http::Request&) {
    world.world.run().crash_at(world.world.run().calls(sandbox::DoorKind::http) + 1, Moment::before, sandbox::DoorKind::http);
  });
  EXPECT_TRUE(world.run_until_crash()) << "released, and not read back";
  world.finish();
  EXPECT_EQ(world.booked().state, "Web");
  ASSERT_TRUE(world.posting().reason);
  EXPECT_EQ(world.posting().reason->id, ReasonId::released_order_differs);
}

TEST(PostingRelease, a_row_that_evened_out_the_order_as_it_was_is_none_of_the_order_as_it_is) {
  for (const auto& now : {std::vector<sandbox::ShopRow>{{"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}}},
                          std::vector<sandbox::ShopRow>{{"HAM-001", "Hammare 450 g", 4, "9.99", "", 0, 0, {}},
                                                        {"SK-1", "Skruv", 2, "9.99", "", 0, 0, {}}}}) {
    PretendWorld world;
    world.office.change(
        [](sandbox::OfficeSwitches& office) { office.vat_rounding = sandbox::OfficeSwitches::VatRounding::order; });
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 3, "9.99", "", 0, 0, {}});
    const auto order = world.shop.add_order(spec);
    int saves = 0;
    world.world.hand_at(
        Side::office, "SaveInvoices", Moment::after,
        [&](const http::Request&) {
          if (++saves != 2) return;
          const auto next = world.world.run().calls(sandbox::DoorKind::http) + 1;
          world.world.run().crash_at(next, Moment::before, sandbox::DoorKind::http);
        },
        2);
    ASSERT_TRUE(world.run_until_crash());
    const auto rows = world.office.books().orders.front().rows;
    ASSERT_TRUE(std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.product_no == "ORES"; }))
        << "it has a rounding row";
    ASSERT_TRUE(world.shop.edit_rows(order, now));
    world.finish();
    EXPECT_EQ(world.postings().front().stage, Stage::done) << told_of(world.postings().front().reason.value_or(Reason{}));
    world.expect_books_equal_shop();
  }
}

TEST(PostingRelease, of_two_with_the_key_the_lowest_goes_on_and_the_other_becomes_inactive) {
  Staged world;
  const auto first = world.booked();
  const auto twin = world.office.add_order(first.customer, "HAM-001", "199.20", first.reference_number);
  world.finish();
  EXPECT_EQ(world.office.books().order(twin)->state, "Inactive");
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_EQ(world.posting().office_order, office::OrderId{world.office_order});
}

TEST(PostingRelease, set_inactive_by_a_person_stays_so_and_is_said) {
  Staged world;
  ASSERT_TRUE(world.office.set_state(world.office_order, "Inactive"));
  world.finish();
  EXPECT_EQ(world.booked().state, "Inactive");
  EXPECT_TRUE(world.booked().payments.empty());
  EXPECT_EQ(world.posting().standing, Standing::failed);
  ASSERT_TRUE(world.posting().reason);
  EXPECT_EQ(world.posting().reason->id, ReasonId::touched_in_office);
}

TEST(PostingRelease, taken_up_by_a_person_and_then_skipped_stays_in_the_books) {
  Staged world;
  ASSERT_TRUE(world.office.set_state(world.office_order, "ForInvoicing"));
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed) << "touched: a person decides";
  world.skip();
  EXPECT_EQ(world.booked().state, "ForInvoicing") << "the remedy says: finish it there, then skip";
  EXPECT_EQ(world.posting().standing, Standing::taken_over);
}

TEST(PostingRelease, a_skip_whose_answer_was_lost_is_neither_forgotten_nor_blamed_on_the_bookkeeper) {
  for (const auto kind : {sandbox::FaultKind::drop_before, sandbox::FaultKind::drop_after}) {
    Staged world;
    world.world.faults().add({sandbox::Fault{kind, {}, 0, ""}, Side::office, "SaveInvoices", false, {}, {}, 1, 1});
    world.skip();
    world.finish();
    EXPECT_EQ(world.booked().state, "Inactive");
    EXPECT_EQ(world.posting().standing, Standing::skipped);
    EXPECT_EQ(told_of(*world.posting().reason), "skipped-by-person {}");
  }
}

TEST(PostingRelease, a_program_that_died_and_came_back_pays) {
  Staged world;
  world.finish();
  EXPECT_EQ(world.booked().payments.size(), 1U);
  EXPECT_FALSE(world.posting().payment_unsure);
}

TEST(PostingRelease, a_second_released_order_with_the_key_is_said) {
  PretendWorld world;
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  int saves = 0;
  world.world.hand_at(
      Side::office, "SaveInvoices", Moment::after,
      [&](const http::Request&) {
        if (++saves != 2) return;
        const auto booked = world.office.books().orders.front();
        const auto copy = world.office.add_order(booked.customer, "HAM-001", "199.20", booked.reference_number);
        world.office.overwrite_external_status(copy, booked.external_status);
      },
      2);
  ASSERT_TRUE(world.run().ok());
  ASSERT_EQ(world.postings().size(), 1U);
  EXPECT_EQ(world.postings().front().standing, Standing::failed);
  ASSERT_TRUE(world.postings().front().reason);
  EXPECT_EQ(world.postings().front().reason->id, ReasonId::booked_twice);
}

TEST(PostingRelease, gone_from_the_shop_after_the_release_there_is_nothing_left_to_note) {
  Staged world;
  world.world.hand_at(Side::office, "SaveInvoices", Moment::after,
                      [&](const http::Request&) { world.shop.trash(world.order); });
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_EQ(world.booked().state, "ForInvoicing");
}

TEST(PostingRelease, a_batch_that_gets_no_answer_in_time_is_halved_for_good_and_the_account_is_learnt) {
  PretendWorld world;
  sandbox::OrderMix mix;
  mix.abroad = false;
  for (const auto& order : sandbox::swedish_orders(5, 4, mix)) world.shop.add_order(order);
  world.finish();  // each kind is proven: later ones go together
  for (const auto& order : sandbox::swedish_orders(6, 8, mix)) world.shop.add_order(order);
  sandbox::FaultRule rule;
  rule.fault.kind = sandbox::FaultKind::time_out;
  rule.operation = "SaveInvoices";
  rule.times = 1;
  world.world.faults().add(rule);
  world.time.advance(std::chrono::minutes{1});
  world.finish();
  world.expect_books_equal_shop();
  auto database = store::Database::open(world.settings.database, store::Open::read_write);
  store::OfficeMemory memory(database.value());
  const auto batch = memory.get("batch-size").value();
  ASSERT_TRUE(batch);
  EXPECT_LT(std::stoi(batch->value), 8);
  const auto rounded = memory.get("vat-rounded-by").value();
  ASSERT_TRUE(rounded);
  EXPECT_EQ(rounded->value, "row") << "the pretended office's way";
}

}  // namespace
}  // namespace woo24::jobs
