// The proof over both pretended sides: all equal after a run of mixed orders and credits; what a person's hand did wrong is
// named, and nothing else.
#include "woo24/jobs/proof.hpp"

#include "pretend_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>

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
  EXPECT_EQ(proof.findings[0].reason.arguments.at("detail"), "price") << "the row tells more than the total";
  EXPECT_TRUE(std::any_of(proof.sums.begin(), proof.sums.end(), [](const auto& sum) { return !sum.equal(); }));
}

/// What a hand changed in an order of three hammers, a book and freight, and what is said of it.
struct Hand {
  const char* what;
  std::function<bool(sandbox::Office&, std::int64_t)> change;
  std::string detail, row, shop, office;
};

TEST(Proof, names_exactly_what_a_hand_changed) {
  const std::vector<Hand> k_hands{
      {"a price", [](auto& office, auto id) { return office.edit_row_price(id, 1, "198.00"); }, "price",
       "Hammare 450 g, HAM-001", "597.60 SEK", "594.00 SEK"},
      {"a discount", [](auto& office, auto id) { return office.edit_row(id, 1, "DiscountRate", "10"); }, "price",
       "Hammare 450 g, HAM-001", "597.60 SEK", "537.84 SEK"},
      {"a quantity, and the price so that the total stays",
       [](auto& office, auto id) { return office.edit_row(id, 1, "Quantity", "1") && office.edit_row_price(id, 1, "597.60"); },
       "quantity", "Hammare 450 g, HAM-001", "3", "1"},
      {"a VAT rate", [](auto& office, auto id) { return office.edit_row(id, 1, "VatRate", "12"); }, "VAT rate",
       "Hammare 450 g, HAM-001", "25 %", "12 %"},
      {"a row left out", [](auto& office, auto id) { return office.delete_row(id, 2); }, "row", "",
       "1 × Snickarens handbok, BOK-001, 270.00 SEK", "-"},
      {"another product at the same price",
       [](auto& office, auto id) {
         return office.edit_row(id, 1, "ProductNo", "SKR-010") && office.edit_row(id, 1, "ProductId", "77777") &&
                office.edit_row(id, 1, "Name", "Skruv");
       },
       "row", "", "3 × Hammare 450 g, HAM-001, 597.60 SEK", "3 × Skruv, SKR-010, 597.60 SEK"},
      {"the currency", [](auto& office, auto id) { return office.edit_head(id, "Currency.Symbol", "EUR"); }, "currency", "",
       "SEK", "EUR"},
      {"the customer", [](auto& office, auto id) { return office.edit_head(id, "CustomerId", "99"); }, "customer", "", "",
       "99"},
  };
  for (const auto& hand : k_hands) {
    SCOPED_TRACE(hand.what);
    Proved world;
    ASSERT_TRUE(hand.change(world.office, world.booked(2)));
    const auto proof = world.proof();
    ASSERT_EQ(proof.findings.size(), 1U);
    const auto& said = proof.findings.front().reason;
    EXPECT_EQ(said.id, ReasonId::differs_in_office);
    EXPECT_EQ(proof.findings.front().order.value, world.orders[2]);
    EXPECT_EQ(said.arguments.at("detail"), hand.detail);
    EXPECT_EQ(said.arguments.at("row"), hand.row);
    EXPECT_EQ(said.arguments.at("office"), hand.office);
    if (!hand.shop.empty()) {
      EXPECT_EQ(said.arguments.at("shop"), hand.shop);
    }
  }
}

TEST(Proof, a_product_that_got_another_number_since_is_no_other_product) {
  Proved world;
  ASSERT_TRUE(world.office.renumber_product("HAM-001", "HAM-001B"));
  EXPECT_THAT(world.named(), IsEmpty());
  world.delete_state();  // nothing is remembered of the product: its row's name, pieces and price tell
  EXPECT_THAT(world.named(), IsEmpty());
}

TEST(Proof, names_a_copy_that_lost_its_key) {
  Proved world;
  const auto copy = world.office.copy_order(world.booked(2));
  ASSERT_TRUE(world.office.edit_reference(copy, "Kopia"));
  EXPECT_THAT(world.named(), ElementsAre(world.says(2, "doubled-in-office")));
  ASSERT_TRUE(world.office.edit_head(copy, "ExternalStatus", "0"));
  EXPECT_THAT(world.named(), IsEmpty()) << "nothing tells it from another order any more";
}

TEST(Proof, months_closed_since_take_no_eye_off_the_rows) {
  Proved world;
  ASSERT_TRUE(world.office.edit_row(world.booked(2), 1, "VatRate", "12"));
  world.settings.orders.closed_through = std::chrono::year{2100} / std::chrono::month{1};
  EXPECT_THAT(world.named(), ElementsAre(world.says(2, "differs-in-office")));
}

TEST(Proof, sums_stand_by_vat_rate_to_the_oere) {
  Proved world;
  std::map<std::string, sync::ProofRate> rates;
  for (const auto& sum : world.proof().sums) {
    if (sum.currency != "SEK") continue;
    for (const auto& rate : sum.rates) {
      EXPECT_TRUE(rate.equal()) << format_day(sum.day) << " " << sum.payment_method;
      auto& whole = rates[rate.rate ? rate.rate->shortest() : "-"];
      whole.shop_net += rate.shop_net;
      whole.shop_vat += rate.shop_vat;
      whole.office_net += rate.office_net;
      whole.office_vat += rate.office_vat;
      whole.rounding_net += rate.rounding_net;
      whole.rounding_vat += rate.rounding_vat;
    }
  }
  ASSERT_TRUE(rates.contains("25"));
  EXPECT_FALSE(rates.contains("-")) << "every order tells its rates";
  for (const auto& [rate, sum] : rates) {
    EXPECT_EQ(sum.office_net - sum.shop_net, sum.rounding_net) << rate;
    EXPECT_EQ(sum.office_vat - sum.shop_vat, sum.rounding_vat) << rate;
    EXPECT_LE(sum.rounding_vat.abs(), Amount::cents(20)) << rate;
  }
  EXPECT_GT(rates.at("25").shop_vat, Amount::whole(300));
}

TEST(Proof, a_rate_swapped_between_rows_shows_in_the_sums_of_its_rates) {
  Proved world;
  ASSERT_TRUE(world.office.edit_row(world.booked(2), 1, "VatRate", "12"));
  int unequal = 0;
  for (const auto& sum : world.proof().sums) {
    for (const auto& rate : sum.rates) unequal += rate.equal() ? 0 : 1;
  }
  EXPECT_EQ(unequal, 2) << "too little at 25 %, too much at 12 %";
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

std::optional<store::ProofResult> kept(PretendWorld& world) {
  auto database = store::Database::open(world.settings.database, store::Open::read_write);
  if (!database.ok()) return std::nullopt;
  Tables tables(database.value());
  return last_proof(tables).value();
}
bool nightly(PretendWorld& world, const std::function<bool()>& stop = {}) {
  return world
      .with_sides([&](Sides& sides, Writers) -> Result<bool> { return TRY(run_nightly_proof(sides, stop)).has_value(); })
      .value();
}
std::optional<Instant> next(PretendWorld& world) {
  return world
      .with_sides([](Sides& sides, Writers) { return next_nightly_proof(sides.tables, sides.rules, sides.doors.clock.now()); })
      .value();
}

TEST(NightlyProof, keeps_its_result_with_the_most_important_first) {
  Proved world;
  ASSERT_TRUE(world.office.set_state(world.booked(0), "Web"));
  ASSERT_TRUE(world.office.delete_order(world.booked(1)));
  ASSERT_NE(world.office.copy_order(world.booked(2)), 0);
  ASSERT_TRUE(nightly(world));
  const auto result = kept(world);
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->nightly);
  EXPECT_FALSE(result->equal());
  EXPECT_EQ(result->findings, 3);
  ASSERT_EQ(result->lines.size(), 3U);
  EXPECT_EQ(result->lines[0].reason.id, ReasonId::doubled_in_office);
  EXPECT_EQ(result->lines[1].reason.id, ReasonId::gone_from_office);
  EXPECT_EQ(result->lines[2].reason.id, ReasonId::state_in_office);
  EXPECT_EQ(result->lines[1].order.value, world.orders[1]);
}

TEST(NightlyProof, is_due_the_next_night_and_once_a_day) {
  Proved world;
  const auto zone = Zone::named("Europe/Stockholm").value();
  const auto first = next(world);
  ASSERT_TRUE(first);
  world.time.advance(48h);  // two nights were missed
  EXPECT_EQ(next(world), first) << "still due";
  ASSERT_TRUE(nightly(world));
  const auto after = next(world);
  ASSERT_TRUE(after);
  EXPECT_GT(*after, world.time.now());
  EXPECT_LE(*after - world.time.now(), 48h);
  EXPECT_EQ(zone.local_minute(*after).substr(11), "03:30");
  EXPECT_NE(zone.day_of(*after), zone.day_of(world.time.now())) << "the missed nights are made up for once";
}

TEST(NightlyProof, one_that_was_stopped_is_still_due_and_one_by_hand_is_none) {
  Proved world;
  const auto due = next(world);
  world.time.advance(48h);
  EXPECT_FALSE(nightly(world, [] { return true; }));
  EXPECT_FALSE(kept(world));
  EXPECT_EQ(next(world), due);
  world.proof();
  EXPECT_EQ(next(world), due);
  ASSERT_TRUE(kept(world));
  EXPECT_FALSE(kept(world)->nightly);
  world.settings.daily_proof.reset();
  EXPECT_FALSE(next(world));
}

TEST(Proof, asks_the_office_once_for_four_hundred_orders_and_more) {
  PretendWorld world(crediting_example().c_str());
  constexpr int k_orders = 410;
  for (int n = 0; n < k_orders; ++n) {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
    world.shop.add_order(spec);
  }
  world.finish();
  world.time.advance(3h);
  world.office.forget_calls();
  const auto proof = world.with_sides([](Sides& sides, Writers) { return run_proof(sides, 35); });
  ASSERT_TRUE(proof.ok());
  EXPECT_TRUE(proof.value().equal());
  EXPECT_EQ(proof.value().orders, k_orders);
  EXPECT_EQ(world.office.count("GetInvoices"), 1) << "rows, rates and totals in one answer";
  EXPECT_EQ(world.office.count("GetOrderSyncList"), 1);
  EXPECT_EQ(world.office.count("GetProducts"), 0);
  EXPECT_EQ(world.office.count("GetCompanies"), 0);
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
