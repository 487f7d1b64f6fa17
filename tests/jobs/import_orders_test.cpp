// Orders made in the office go to the shop: each once, to the öre, and so that nobody is mailed and no stock moves.
#include "importing.hpp"
#include "woo24/jobs/proof.hpp"

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using importing::Importing;
using importing::k_company;
using importing::k_person;
using sandbox::OfficeHandOrder;
using sandbox::OfficeHandRow;

TEST(ImportOrders, an_invoiced_order_of_the_office_becomes_a_completed_one_of_the_shop) {
  Importing world;
  const auto order = world.enter({{"HAM-001", "199.20", "2", "10", ""}, {"", "0", "0", "0", "Lycka till"}});
  EXPECT_EQ(world.counts(), "1/1/0/0") << world.why(order);
  world.expect_equal(order);
  const auto id = world.in_shop(order);
  EXPECT_EQ(world.shop.order(id)->status, "completed");
  EXPECT_EQ(world.shop.meta(id, "_woo24_office_order"), std::to_string(order));
  EXPECT_NE(world.shop.meta(id, "_woo24_office_invoice").value_or(""), "");
  EXPECT_EQ(world.shop.meta(id, "_woo24_office_text"), "Lycka till");
  world.expect_quiet();
  const auto writes = world.shop.writes();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.shop.writes(), writes);
}

TEST(ImportOrders, it_never_goes_back_to_the_office) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  const auto orders = world.office.books().orders.size();
  world.finish();
  EXPECT_TRUE(world.postings().empty());
  EXPECT_EQ(world.office.books().orders.size(), orders);
  // Its mark taken away by hand: the state file knows it.
  world.shop.remove_meta(world.in_shop(order), "_woo24_import");
  world.time.advance(25h);
  world.finish();
  EXPECT_TRUE(world.postings().empty());
}

TEST(ImportOrders, without_a_state_file_its_own_mark_tells) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.delete_state();
  world.finish();
  EXPECT_TRUE(world.postings().empty());
  EXPECT_EQ(world.counts(), "1/0/0/0") << "taken up again";
  EXPECT_EQ(world.imported(), 1);
  world.expect_equal(order);
  world.expect_quiet();
}

TEST(ImportOrders, a_customers_order_with_copied_meta_reaches_the_books) {
  Importing world;
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  const auto renewal = world.shop.add_order(spec);
  world.shop.copy_meta(world.in_shop(order), renewal);
  world.finish();
  ASSERT_EQ(world.postings().size(), 1U);
  EXPECT_EQ(world.postings().front().order.value, renewal);
  EXPECT_EQ(world.postings().front().stage, Stage::done);
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(ImportOrders, one_whose_mark_a_plugin_has_overwritten_is_no_sale_for_the_proof_either) {
  Importing world;
  const auto one = world.enter(), other = world.enter({{"HAM-001", "199.20", "3", "0", ""}});
  ASSERT_EQ(world.counts(), "2/2/0/0");
  world.shop.copy_meta(world.in_shop(one), world.in_shop(other));
  world.finish();
  EXPECT_TRUE(world.postings().empty());
  const auto proof = world.with_sides([](Sides& sides, Writers) { return run_proof(sides, 30); });
  ASSERT_TRUE(proof.ok());
  for (const auto& finding : proof.value().findings) ADD_FAILURE() << reason_id(finding.reason.id);
}

TEST(ImportOrders, one_that_was_made_and_cannot_be_read_is_told_and_goes_on_when_it_can) {
  Importing world;
  std::int64_t made = 0;
  world.world.hand_at(sandbox::Side::shop, "POST /wc/v3/orders", sandbox::Moment::after, [&](const http::Request&) {
    made = world.shop.orders().back().id;
    world.shop.set_unrenderable(made, true);
  });
  const auto order = world.enter();
  (void)world.look().ok();
  ASSERT_EQ(world.row(order).stage, ImportStage::made);
  world.time.advance(std::chrono::hours{1});
  ASSERT_TRUE(world.look().ok());
  EXPECT_EQ(world.why(order), "order-unreadable");
  EXPECT_EQ(world.row(order).standing, Standing::failed);
  world.shop.set_unrenderable(made, false);
  world.time.advance(std::chrono::hours{2});
  ASSERT_TRUE(world.look().ok());
  EXPECT_EQ(world.row(order).stage, ImportStage::done);
  EXPECT_EQ(world.why(order), "");
  world.expect_equal(order);
}

/// Made by an earlier state file; the job of orders has read it before it broke. `finished`: its making had come to its end, so
/// that its mark names it.
void expect_not_made_again(bool finished) {
  Importing world;
  const auto order = world.enter();
  ASSERT_TRUE(world.look().ok());
  ASSERT_EQ(world.imported(), 1);
  const auto made = world.row(order).shop_order->value;
  const auto mark = *world.shop.meta(made, "_woo24_import");
  const auto left = finished ? mark : mark.substr(0, mark.find(' '));
  ASSERT_TRUE(world.shop.set_meta(made, "_woo24_import", left));
  world.delete_state();
  world.finish();
  world.time.advance(std::chrono::hours{1});
  ASSERT_TRUE(world.shop.set_status(made, "refunded"));
  world.shop.set_unrenderable(made, true);
  world.finish();  // the job of orders hears of the change, and cannot read it
  (void)world.look().ok();
  EXPECT_EQ(world.imported(), 1);
  EXPECT_LT(world.row(order).stage, ImportStage::made);
  EXPECT_EQ(world.why(order), "order-unreadable");
  world.time.advance(std::chrono::hours{2});
  (void)world.look().ok();
  EXPECT_EQ(world.imported(), 1) << "it is listed again, until it can be read";
  world.shop.set_unrenderable(made, false);
  world.time.advance(std::chrono::hours{2});
  ASSERT_TRUE(world.look().ok());
  EXPECT_EQ(world.imported(), 1);
  EXPECT_EQ(world.row(order).shop_order->value, made);
}

TEST(ImportOrders, one_that_a_lost_state_file_knew_is_not_made_again_while_it_cannot_be_read) { expect_not_made_again(true); }

/// The job of orders keeps a row of such a one, with its key, and that row is no sale.
TEST(ImportOrders, nor_is_one_whose_making_a_lost_state_file_had_not_finished) { expect_not_made_again(false); }

TEST(ImportOrders, nothing_is_taken_that_some_woo24_brought) {
  Importing world;
  OfficeHandOrder other;
  other.customer = k_company;
  other.rows = {{"HAM-001", "100.00", "1", "0", ""}};
  other.state = "Invoiced";
  other.reference = "WOO-annan-17-abcdef";
  ASSERT_NE(world.office.add_order(other), 0);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  // Ours, whose reference a person wrote over.
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  world.finish();
  const auto sent = world.postings().front().office_order->value;
  ASSERT_TRUE(world.office.edit_reference(sent, "Kundens nr 7"));
  ASSERT_TRUE(world.office.invoice(sent));
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.delete_state();
  EXPECT_EQ(world.counts(), "0/0/0/0") << "the shop's order says it";
  EXPECT_EQ(world.imported(), 0);
}

TEST(ImportOrders, what_was_split_off_from_an_order_of_ours_is_part_of_that_order) {
  Importing world;
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "invoice";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  world.finish();
  world.time.advance(1h);
  ASSERT_EQ(world.postings().size(), 1U);
  ASSERT_TRUE(world.postings()[0].office_order);
  const auto rest = world.office.deliver_part(world.postings()[0].office_order->value, {"1"});
  ASSERT_NE(rest, 0);
  // The office, or a person, left our reference out of it.
  ASSERT_TRUE(world.office.edit_reference(rest, ""));
  ASSERT_TRUE(world.office.overwrite_external_status(rest, std::nullopt));
  ASSERT_TRUE(world.office.invoice(rest));
  EXPECT_EQ(world.counts(), "0/0/0/0") << world.why(rest);
  world.delete_state();
  EXPECT_EQ(world.counts(), "0/0/0/0") << "the order that it was split from says it";
  EXPECT_EQ(world.imported(), 0);
}

TEST(ImportOrders, one_invoice_over_several_orders_is_none_of_its_own) {
  Importing world;
  const auto a = world.enter({{"HAM-001", "100.00", "1", "0", ""}}, k_company, "Confirmed");
  const auto b = world.enter({{"HAM-001", "100.00", "2", "0", ""}}, k_company, "Confirmed");
  const auto gathered = world.office.collect({a, b});
  ASSERT_NE(gathered, 0);
  EXPECT_EQ(world.counts(), "2/2/0/0");
  EXPECT_EQ(world.imported(), 2);
  world.time.advance(30h);
  world.office.edit_title(gathered, "Påminnelse");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.imported(), 2);
}

TEST(ImportOrders, older_ones_and_other_states_are_left_alone) {
  Importing world;
  OfficeHandOrder old;
  old.customer = k_company;
  old.rows = {{"HAM-001", "100.00", "1", "0", ""}};
  old.state = "Invoiced";
  old.day = "2026-01-20";
  world.settings.office_orders.from = parse_day("2026-02-01");
  ASSERT_NE(world.office.add_order(old), 0);
  world.enter({{"HAM-001", "100.00", "1", "0", ""}}, k_company, "Confirmed");
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(ImportOrders, watching_writes_nothing) {
  Importing world;
  world.settings.office_orders.mode = settings::Mode::watch;
  world.enter();
  const auto writes = world.shop.writes();
  const auto run = world.look();
  ASSERT_TRUE(run.ok());
  ASSERT_EQ(run.value().work.items.size(), 1U);
  EXPECT_EQ(run.value().work.items.front().decision.act, sync::ImportAct::make);
  EXPECT_EQ(world.shop.writes(), writes);
  EXPECT_TRUE(world.rows().empty());
  world.settings.office_orders.mode = settings::Mode::send;
  EXPECT_EQ(world.counts(), "1/1/0/0");
}

TEST(ImportOrders, customers_are_matched_by_link_and_by_address) {
  Importing world;
  sandbox::ShopAccount account;
  account.email = "Faktura@exempelbolaget.example.se";
  const auto id = world.shop.add_account(account);
  const auto order = world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.row(order).customer.value, id);
  EXPECT_NE(world.shop.order_json(world.in_shop(order))->find("\"customer_id\":" + std::to_string(id)), std::string::npos);
  const auto stranger = world.enter({{"HAM-001", "10.00", "1", "0", ""}}, k_person);
  ASSERT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.row(stranger).customer.value, 0) << "a guest's";
  world.expect_quiet();
}

TEST(ImportOrders, an_id_that_a_restored_shop_gave_out_again_links_nobody) {
  Importing world;
  const auto account_of = [&](const std::string& email) {
    sandbox::ShopAccount account;
    account.email = email;
    return world.shop.add_account(account);
  };
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  spec.customer_id = account_of("anna@example.se");
  const auto other = account_of("bertil@example.se");
  const auto before = world.shop.backup();
  const auto first = world.shop.add_order(spec);
  world.finish();
  ASSERT_EQ(world.postings().size(), 1U);
  const auto card = world.postings()[0].customer;
  ASSERT_TRUE(card);
  world.shop.restore(before);
  spec.customer_id = other;
  ASSERT_EQ(world.shop.add_order(spec), first);
  const auto order = world.enter({{"HAM-001", "199.20", "2", "0", ""}}, card->value);
  ASSERT_EQ(world.counts(), "1/1/0/0") << world.why(order);
  EXPECT_NE(world.row(order).customer.value, other) << "an order of the one in the account of the other";
}

TEST(ImportOrders, an_account_is_made_where_that_is_set_and_mails_its_owner_once) {
  Importing world;
  world.settings.office_orders.create_customers = true;
  const auto first = world.enter({{"HAM-001", "10.00", "1", "0", ""}}, k_person);
  const auto second = world.enter({{"HAM-001", "20.00", "1", "0", ""}}, k_person);
  EXPECT_EQ(world.counts(), "2/2/0/0");
  EXPECT_NE(world.row(first).customer.value, 0);
  EXPECT_EQ(world.row(first).customer, world.row(second).customer);
  ASSERT_EQ(world.shop.mails().size(), 1U);
  EXPECT_EQ(world.shop.mails().front().kind, "new_account");
}

struct Taken {
  const char* name;
  const char* role;
  bool taken;
};

class AddressTakenMeanwhile : public testing::TestWithParam<Taken> {};

TEST_P(AddressTakenMeanwhile, is_found_where_it_is_the_customers_and_never_another_ones) {
  Importing world;
  world.settings.office_orders.create_customers = true;
  const auto order = world.enter();
  std::int64_t account = 0;
  const auto made = world.with_sides([&](Sides& sides, Writers writers) -> Result<RunCounts> {
    auto work = TRY(plan_imports(sides));
    EXPECT_TRUE(work.items.at(0).new_account);
    sandbox::ShopAccount taken;
    taken.email = work.items.at(0).new_account->email;
    taken.role = GetParam().role;
    account = world.shop.add_account(taken);
    TRY(record_imports(sides, work));
    return apply_imports(sides, writers, work, [] { return false; });
  });
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made.value().sent, 1) << world.why(order);
  EXPECT_EQ(world.row(order).customer.value, GetParam().taken ? account : 0);
}

INSTANTIATE_TEST_SUITE_P(Accounts, AddressTakenMeanwhile,
                         testing::Values(Taken{"customer", "customer", true}, Taken{"administrator", "administrator", false},
                                         Taken{"shop_manager", "shop_manager", false}),
                         [](const auto& one) { return std::string(one.param.name); });

struct Odd {
  const char* name;
  std::vector<OfficeHandRow> rows;
  const char* currency;
  const char* reason;  ///< "": it is in the shop, to the öre
};

class ImportRows : public testing::TestWithParam<Odd> {};

TEST_P(ImportRows, each_is_exact_or_refused) {
  Importing world;
  const auto order = world.enter(GetParam().rows, k_company, "Invoiced", GetParam().currency);
  ASSERT_NE(order, 0);
  ASSERT_TRUE(world.look().ok());
  EXPECT_EQ(world.why(order), GetParam().reason);
  if (std::string(GetParam().reason).empty()) {
    world.expect_equal(order);
  } else {
    EXPECT_EQ(world.imported(), 0);
  }
  world.expect_quiet();
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ImportRows,
    testing::Values(Odd{"a_product_that_the_shop_lacks", {{"KOPP-1", "100.00", "1", "0", ""}}, "", ""},
                    Odd{"a_discount", {{"HAM-001", "99.90", "3", "33.3", ""}}, "", ""},
                    Odd{"pieces_and_parts", {{"HAM-001", "99.95", "1.5", "0", ""}}, "", ""},
                    Odd{"a_row_of_none", {{"HAM-001", "99.95", "0", "0", ""}, {"SK-1", "1.20", "7", "0", ""}}, "", ""},
                    Odd{"a_negative_row", {{"HAM-001", "99.95", "2", "0", ""}, {"HAM-001", "10.00", "-1", "0", ""}}, "", ""},
                    Odd{"without_vat", {{"PANT", "2.00", "12", "0", ""}, {"HAM-001", "99.95", "2", "0", ""}}, "", ""},
                    Odd{"many_small_rows",
                        {{"SK-1", "0.33", "1", "0", ""}, {"SK-1", "0.33", "1", "0", ""}, {"SK-1", "0.33", "1", "0", ""}},
                        "",
                        ""},
                    Odd{"euro", {{"HAM-001", "19.90", "2", "0", ""}}, "EUR", ""},
                    Odd{"negative", {{"HAM-001", "19.90", "-2", "0", ""}}, "", "import-negative"},
                    Odd{"of_nothing", {{"HAM-001", "19.90", "0", "0", ""}}, "", "import-empty"},
                    Odd{"text_alone", {{"", "0", "0", "0", "Hej"}}, "", "import-empty"}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ImportOrders, an_office_that_rounds_to_kronor_is_evened_out) {
  Importing world;
  world.office.change([](sandbox::OfficeSwitches& s) { s.whole_kronor = true; });
  const auto order = world.enter({{"HAM-001", "99.95", "1", "0", ""}});
  EXPECT_EQ(world.counts(), "1/1/0/0") << world.why(order);
  world.expect_equal(order);
  world.expect_quiet();
}

TEST(ImportOrders, what_cannot_be_evened_out_is_not_made_and_heals_with_its_cause) {
  Importing world;
  world.settings.office_orders.vat_free_class.clear();
  world.office.change([](sandbox::OfficeSwitches& s) { s.whole_kronor = true; });
  const auto order = world.enter({{"HAM-001", "99.95", "1", "0", ""}});
  EXPECT_EQ(world.counts(), "1/0/0/1");
  EXPECT_EQ(world.why(order), "import-rounding");
  EXPECT_EQ(world.imported(), 0);
  world.settings.office_orders.vat_free_class = "untaxed";
  EXPECT_EQ(world.counts(), "1/1/0/0");
  world.expect_equal(order);
}

TEST(ImportOrders, a_state_file_put_back_makes_nothing_twice) {
  Importing world;
  world.enter();
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.keep_state();
  world.time.advance(1h);
  const auto order = world.enter({{"SK-1", "1.20", "70", "0", ""}});
  ASSERT_EQ(world.counts(), "1/1/0/0");
  world.delete_state();
  const auto folder = std::filesystem::path(world.settings.database).parent_path();
  std::filesystem::copy(folder.string() + ".kept", folder, std::filesystem::copy_options::recursive);
  EXPECT_EQ(world.counts(), "1/0/0/0");
  EXPECT_EQ(world.imported(), 2);
  world.expect_equal(order);
}

TEST(ImportOrders, a_lost_answer_waits_to_settle_and_makes_one_order) {
  using Kind = sandbox::FaultKind;
  for (const auto kind : {Kind::drop_after, Kind::drop_before, Kind::cut_body, Kind::garbage, Kind::fault_after, Kind::empty}) {
    Importing world;
    const auto order = world.enter();
    world.world.faults().add({sandbox::Fault{kind, {}, 0, ""}, sandbox::Side::shop, "POST /wc/v3/orders", false, {}, {}, 1, 1});
    EXPECT_EQ(world.counts(), "1/0/1/0") << static_cast<int>(kind);
    EXPECT_EQ(world.why(order), "waits-to-settle");
    world.finish(1);
    EXPECT_TRUE(world.postings().empty() || world.postings().front().stage == Stage::seen) << "nothing of it is sent meanwhile";
    world.time.advance(11min);
    (void)world.counts();
    EXPECT_EQ(world.imported(), 1) << static_cast<int>(kind);
    world.expect_equal(order);
    world.finish();
    EXPECT_TRUE(world.office.books().with_key("WOO").empty());
    world.expect_quiet();
  }
}

using sandbox::DoorKind;
using sandbox::Moment;

class ImportAt : public testing::TestWithParam<Moment> {};

/// Two orders to be made, one with an account to be made; one to be changed; one to be cancelled.
struct Four : Importing {
  Four() {
    settings.office_orders.when = {"Confirmed", "Invoiced"};
    settings.office_orders.create_customers = true;
    changed = enter({{"HAM-001", "100.00", "2", "0", ""}}, k_company, "Confirmed");
    cancelled = enter({{"HAM-001", "100.00", "3", "0", ""}}, k_company, "Confirmed");
    EXPECT_EQ(counts(), "2/2/0/0");
    time.advance(1h);
    made = enter();
    another = enter({{"SK-1", "1.20", "70", "0", ""}}, k_person);
    office.edit_row_price(changed, 0, "90.00");
    office.set_state(cancelled, "Inactive");
    mails = shop.mails().size();
  }
  void expect_end() {
    for (const auto order : {changed, made, another}) expect_equal(order);
    EXPECT_EQ(imported(), 4);
    EXPECT_EQ(shop.order(in_shop(cancelled))->status, "cancelled");
    for (const auto& one : rows()) {
      EXPECT_EQ(one.stage, ImportStage::done);
      EXPECT_EQ(one.standing, Standing::moving) << why(one.office_order.value);
    }
    EXPECT_NE(row(another).customer.value, 0);
    EXPECT_EQ(shop.mails().size(), mails + 1) << "the new account's";
    EXPECT_EQ(shop.stock("HAM-001").value_or(0), 100);
    EXPECT_EQ(shop.violations(), std::vector<std::string>{});
    EXPECT_EQ(counts(), "0/0/0/0");
    finish();
    EXPECT_TRUE(postings().empty()) << "nothing goes back";
  }
  std::int64_t changed = 0, cancelled = 0, made = 0, another = 0;
  std::size_t mails = 0;
};

TEST_P(ImportAt, every_call_has_the_same_end) {
  int calls = 0;
  {
    Four whole;
    whole.world.run().restart();
    const auto before = whole.world.run().calls(DoorKind::http);
    ASSERT_EQ(whole.counts(), "4/2/0/0");
    calls = whole.world.run().calls(DoorKind::http) - before;
    whole.expect_end();
  }
  ASSERT_GT(calls, 12);
  for (int n = 1; n <= calls; ++n) {
    Four world;
    world.world.run().restart();
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    try {
      (void)world.look().ok();
      ADD_FAILURE() << "ended before call " << n;
    } catch (const sandbox::Crash&) {
      world.world.run().restart();
    }
    for (int again = 0; again < 3; ++again) {
      ASSERT_TRUE(world.look().ok());
      world.time.advance(11min);
    }
    world.expect_end();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, ImportAt, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
