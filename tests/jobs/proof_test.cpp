// The proof over both pretended sides: all equal after a run of mixed orders and credits; what a person's hand did wrong is
// named, and nothing else.
#include "woo24/jobs/proof.hpp"

#include "pretend_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

/// Paid, invoiced, abroad and refunded orders, all in the books.
struct Proved : PretendWorld {
  explicit Proved(const std::string& config = crediting_example()) : PretendWorld(config.c_str()) {
    for (const auto* method : {"swish", "klarna_payments", "invoice"}) {
      sandbox::ShopOrderSpec spec;
      spec.payment_method = method;
      spec.rows.push_back({"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}});
      spec.rows.push_back({"BOK-001", "Snickarens handbok", 1, "286.20", "zero-rate", 0, 0, {}});
      spec.shipping.push_back({});
      orders.push_back(shop.add_order(spec));
    }
    for (const auto& spec : sandbox::first_look_orders()) {
      const bool can_be_booked = spec.payment_method != "ppcp-gateway" && spec.rows.back().sku != "SKÅP-9";
      if (can_be_booked) shop.add_order(spec);
    }
    settle();
    sandbox::ShopRefundSpec back;
    sandbox::ShopRefundRow row;
    row.quantity = 1;
    back.rows = {row};
    back.payment = true;
    refund = shop.refund(orders[0], back).value_or(0);
    sandbox::ShopRefundSpec money;
    money.amount = "100.00";
    money.payment = true;
    shop.refund(orders[1], money);
    settle();
  }
  /// Everything through, and old enough that nothing counts as on its way.
  void settle() {
    time.advance(1h);
    finish();
    time.advance(2h);
  }
  sync::Proof proof() {
    auto proved = with_sides([](Sides& sides, Writers) { return run_proof(sides, 35); });
    if (!proved.ok()) {
      ADD_FAILURE() << reason_id(proved.error().reason.id) << " " << arguments_json(proved.error().reason);
      return {};
    }
    return std::move(proved).value();
  }
  /// "1: deleted …"; what is listed is not among them.
  std::vector<std::string> named() {
    std::vector<std::string> said;
    for (const auto& one : proof().findings) {
      said.push_back(std::to_string(one.order.value) + (one.refund ? " refund " : " ") + std::string(reason_id(one.reason.id)));
    }
    return said;
  }
  std::string says(std::size_t n, const char* what) { return std::to_string(orders[n]) + " " + what; }
  std::int64_t booked(std::size_t n) {
    for (const auto& posting : postings()) {
      if (posting.order.value == orders[n] && posting.kind == PostingKind::order) return posting.office_order->value;
    }
    return 0;
  }
  void invoice_all() {
    for (const auto& entry : office.books().orders) {
      if (entry.state != "ForInvoicing") continue;
      EXPECT_TRUE(office.invoice(entry.id));
    }
  }
  std::vector<std::int64_t> orders;
  std::int64_t refund = 0;
};

TEST(Proof, all_is_equal_after_a_run_of_mixed_orders_and_credits) {
  Proved world;
  const auto proof = world.proof();
  EXPECT_TRUE(proof.equal());
  EXPECT_THAT(world.named(), IsEmpty());
  EXPECT_THAT(proof.listed, IsEmpty());
  EXPECT_GE(proof.orders, 4);
  EXPECT_EQ(proof.credits, 2);
  Amount shop, office;
  for (const auto& sum : proof.sums) {
    EXPECT_TRUE(sum.equal()) << format_day(sum.day) << " " << sum.payment_method;
    shop += sum.shop;
    office += sum.office;
  }
  EXPECT_EQ(shop, office);
  EXPECT_GT(shop, Amount{});
}

TEST(Proof, all_is_equal_once_invoiced_and_matched_and_the_run_is_remembered) {
  Proved world;
  world.invoice_all();
  world.time.advance(72h);
  const auto proof = world.proof();
  EXPECT_TRUE(proof.equal());
  EXPECT_EQ(proof.not_in_ledger, 0);
  auto database = store::Database::open(world.settings.database, store::Open::read_only);
  ASSERT_TRUE(database.ok());
  const auto run = store::Runs(database.value()).last("proof").value();
  ASSERT_TRUE(run);
  EXPECT_FALSE(run->error);
}

TEST(Proof, writes_nothing_on_either_side) {
  Proved world;
  const auto saves = world.office.count("SaveInvoices");
  const auto writes = world.shop.writes();
  world.proof();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
  EXPECT_EQ(world.shop.writes(), writes);
}

TEST(Proof, a_state_file_that_was_deleted_changes_nothing) {
  Proved world;
  world.delete_state();
  EXPECT_THAT(world.named(), IsEmpty());
}

TEST(Proof, names_an_order_that_was_deleted_in_the_office) {
  Proved world;
  ASSERT_TRUE(world.office.delete_order(world.booked(2)));
  EXPECT_THAT(world.named(), ElementsAre(world.says(2, "gone-from-office")));
}

TEST(Proof, without_its_state_file_a_deleted_order_is_missing) {
  Proved world;
  ASSERT_TRUE(world.office.delete_order(world.booked(2)));
  world.delete_state();
  EXPECT_THAT(world.named(), ElementsAre(world.says(2, "missing-in-office")));
}

TEST(Proof, names_an_order_that_was_copied_by_hand) {
  Proved world;
  ASSERT_NE(world.office.copy_order(world.booked(0)), 0);
  EXPECT_THAT(world.named(), ElementsAre(world.says(0, "doubled-in-office")));
}

TEST(Proof, a_copy_that_is_inactive_does_not_count) {
  Proved world;
  ASSERT_TRUE(world.office.set_state(world.office.copy_order(world.booked(0)), "Inactive"));
  EXPECT_THAT(world.named(), IsEmpty());
}

TEST(Proof, names_an_order_whose_amount_was_changed_by_hand) {
  Proved world;
  ASSERT_TRUE(world.office.edit_row_price(world.booked(1), 1, "1.00"));
  const auto proof = world.proof();
  ASSERT_EQ(proof.findings.size(), 1U);
  EXPECT_EQ(proof.findings[0].reason.id, ReasonId::differs_in_office);
  EXPECT_EQ(proof.findings[0].order.value, world.orders[1]);
  EXPECT_EQ(proof.findings[0].reason.arguments.at("detail"), "total");
  EXPECT_TRUE(std::any_of(proof.sums.begin(), proof.sums.end(), [](const auto& sum) { return !sum.equal(); }));
}

TEST(Proof, names_a_state_that_nobody_invoices) {
  Proved world;
  ASSERT_TRUE(world.office.set_state(world.booked(0), "Inactive"));
  ASSERT_TRUE(world.office.set_state(world.booked(2), "Web"));
  EXPECT_THAT(world.named(), ElementsAre(world.says(0, "state-in-office"), world.says(2, "state-in-office")));
}

TEST(Proof, names_an_order_that_lost_its_key) {
  Proved world;
  ASSERT_TRUE(world.office.edit_reference(world.booked(2), "Ring Anna"));
  EXPECT_THAT(world.named(), ElementsAre(world.says(2, "key-gone-in-office")));
}

TEST(Proof, names_a_lost_payment_two_days_after_the_invoice_and_not_before) {
  Proved world;
  world.invoice_all();
  ASSERT_TRUE(world.office.lose_payments(world.booked(0)));
  world.time.advance(24h);
  EXPECT_THAT(world.named(), IsEmpty());
  world.time.advance(48h);
  EXPECT_THAT(world.named(), ElementsAre(world.says(0, "open-in-ledger")));
}

TEST(Proof, names_a_credit_too_many) {
  Proved world;
  world.invoice_all();
  ASSERT_NE(world.office.add_credit(world.booked(2), "50.00"), 0);
  EXPECT_THAT(world.named(), ElementsAre(world.says(2, "credit-without-refund")));
}

TEST(Proof, names_a_credit_whose_refund_was_deleted) {
  Proved world;
  ASSERT_TRUE(world.shop.delete_refund(world.orders[0], world.refund));
  EXPECT_THAT(world.named(), ElementsAre(world.says(0, "credit-without-refund")));
}

TEST(Proof, names_a_credit_that_is_missing) {
  Proved world;
  for (const auto& posting : world.postings()) {
    if (!posting.refund || posting.refund->value != world.refund) continue;
    ASSERT_TRUE(world.office.delete_order(posting.office_order->value));
  }
  EXPECT_THAT(world.named(), ElementsAre(world.says(0, "refund gone-from-office")));
  world.delete_state();
  EXPECT_THAT(world.named(), ElementsAre(world.says(0, "refund refund-not-credited")));
}

TEST(Proof, names_an_order_that_the_shop_no_longer_has) {
  Proved world;
  ASSERT_TRUE(world.shop.erase(world.orders[2]));
  EXPECT_THAT(world.named(), ElementsAre(world.says(2, "not-in-shop")));
}

TEST(Proof, an_order_of_this_minute_is_on_its_way_and_one_of_yesterday_is_missing) {
  Proved world;
  auto spec = sandbox::first_look_orders().front();
  const auto order = world.shop.add_order(spec);
  EXPECT_EQ(world.proof().on_the_way, 1);
  EXPECT_THAT(world.named(), IsEmpty());
  world.time.advance(24h);
  EXPECT_THAT(world.named(), ElementsAre(std::to_string(order) + " missing-in-office"));
}

TEST(Proof, what_is_listed_already_is_named_apart) {
  Proved world(k_example);  // refunds are reported
  const auto proof = world.proof();
  EXPECT_THAT(proof.findings, IsEmpty());
  ASSERT_EQ(proof.listed.size(), 2U);
  EXPECT_EQ(proof.listed[0].reason.id, ReasonId::refund_reported);
  EXPECT_FALSE(proof.equal());
  for (const auto& sum : proof.sums) EXPECT_TRUE(sum.equal()) << "the difference is told apart";
}

TEST(Proof, a_credit_made_by_hand_answers_the_refund_that_was_left_to_a_person) {
  Proved world(k_example);
  world.invoice_all();
  ASSERT_NE(world.office.add_credit(world.booked(1), "80.00"), 0);  // with 25 % VAT: the 100.00 that went back
  EXPECT_THAT(world.named(), IsEmpty());
}

TEST(Proof, asks_the_office_at_most_once_for_four_hundred_orders) {
  Proved world;
  world.invoice_all();
  world.time.advance(72h);
  world.office.forget_calls();
  world.proof();
  EXPECT_EQ(world.office.count("GetOrderSyncList"), 1);
  EXPECT_EQ(world.office.count("GetInvoices"), 1);
  EXPECT_EQ(world.office.count("GetTransactions"), 1);
}

}  // namespace
}  // namespace woo24::jobs
