// What the shop does to an order after it was sent: changed, called off, thrown away. The books follow where that is set, and a
// person is told where they cannot.
#include "woo24/jobs/changes.hpp"

#include "pretend_world.hpp"
#include "woo24/jobs/proof.hpp"
#include "woo24/jobs/wishes.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::Moment;

std::string changing_example(const std::string& after = "changed: update, cancelled: inactive, refunds: credit") {
  std::string config = k_example;
  const std::string rows = "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES }\n";
  config.replace(
      config.find(rows), rows.size(),
      "  rows: { shipping: FRAKT, fee: AVGIFT, rounding: ORES, price_reduction: PRISAVDRAG }\n  after: { " + after + " }\n");
  return config;
}

sandbox::ShopRow hammers(int quantity) { return {"HAM-001", "Hammare 450 g", quantity, "249.00", "", 0, 0, {}}; }

struct Sent : PretendWorld {
  explicit Sent(const std::string& config = changing_example(), const std::string& method = "invoice")
      : PretendWorld(config.c_str()) {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = method;
    spec.rows.push_back(hammers(3));
    spec.shipping.push_back({});
    order = shop.add_order(spec);
    finish();
    time.advance(1h);
    finish();  // the list holds woo24's own note by now
    time.advance(1h);
  }
  Posting sale() {
    for (auto& one : postings()) {
      if (one.order.value == order && one.kind == PostingKind::order) return one;
    }
    return {};
  }
  std::vector<Posting> changes() {
    auto all = postings();
    std::erase_if(all, [](const Posting& one) { return !sync::is_change(one.kind); });
    return all;
  }
  /// Each change as "update done", "cancel seen failed changed-after-sent".
  std::string listed() {
    std::string text;
    for (const auto& one : changes()) {
      text += (text.empty() ? "" : "; ") + std::string(one.kind == PostingKind::update ? "update " : "cancel ");
      text += store::stage_name(one.stage);
      if (one.standing != Standing::moving) text += " " + std::string(store::standing_name(one.standing));
      if (one.reason) text += " " + std::string(reason_id(one.reason->id));
    }
    return text;
  }
  /// The order in the books: "794.00 ForInvoicing, 2 rows, 0 payments".
  std::string booked() {
    const auto entries = office.books().with_key(sale().key);
    if (entries.size() != 1) return std::to_string(entries.size()) + " orders";
    const auto& entry = entries.front();
    return entry.total_inc_vat + " " + entry.state + " paid " + std::to_string(entry.payments.size());
  }
  std::int64_t office_order() { return sale().office_order.value_or(office::OrderId{}).value; }
  std::string total() { return Amount::parse(shop.order(order)->total)->text(2); }
  void sound() {
    for (const auto& error : office.errors()) ADD_FAILURE() << "the office: " << error;
    for (const auto& fault : shop.violations()) ADD_FAILURE() << "the shop: " << fault;
  }
  sync::Proof proof() {
    auto proved = with_sides([](Sides& sides, Writers) { return prove_books(sides, 30); });
    EXPECT_TRUE(proved.ok());
    return proved.ok() && proved.value() ? *std::move(proved).value() : sync::Proof{};
  }
  std::int64_t order = 0;
};

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

TEST(Changes, a_state_file_deleted_at_any_call_of_a_change_sends_no_payment_and_ends_where_the_shop_is) {
  for (int n = 1; n < 80; ++n) {
    for (const auto moment : {Moment::before, Moment::after}) {
      Sent world(changing_example(), "swish");
      world.shop.edit_rows(world.order, {hammers(1)});
      world.world.run().restart();
      world.world.run().crash_at(n, moment, DoorKind::http);
      if (!world.run_until_crash()) return;
      world.delete_state();
      world.finish();
      world.time.advance(1h);
      world.finish();
      const auto sale = world.sale();
      const auto entries = world.office.books().counting(sale.key);
      ASSERT_EQ(entries.size(), 1U) << n;
      EXPECT_LE(entries.front().payments.size(), 1U) << n;
      const bool equal = world.booked() == world.total() + " ForInvoicing paid 1";
      const bool told = sale.standing == Standing::failed && sale.reason;
      EXPECT_TRUE(equal || told) << n << ": " << world.booked() << "; " << world.listed();
      EXPECT_NE(entries.front().state, "Web") << n << ": " << world.listed();
      world.sound();
    }
  }
  ADD_FAILURE() << "no end of calls";
}

TEST(Changes, a_state_file_put_back_from_before_a_change_sends_no_payment) {
  Sent world(changing_example(), "swish");
  world.keep_state();
  world.shop.edit_rows(world.order, {hammers(1)});
  world.time.advance(1h);
  world.finish();
  const auto booked = world.booked();
  world.put_state_back();
  world.time.advance(1h);
  const auto run = world.run();
  EXPECT_TRUE(run.ok()) << reason_id(run.error().reason.id) << arguments_json(run.error().reason);
  world.finish();
  EXPECT_EQ(world.booked(), booked);
  EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 1");
  EXPECT_EQ(world.listed(), "update done failed changed-paid-total") << "the office has it already as the shop does";
  world.sound();
}

TEST(Changes, an_answer_that_is_lost_before_or_after_it_was_applied_leads_to_the_same_end) {
  for (const auto kind : {sandbox::FaultKind::drop_before, sandbox::FaultKind::drop_after, sandbox::FaultKind::late,
                          sandbox::FaultKind::fault_after, sandbox::FaultKind::server_error, sandbox::FaultKind::garbage}) {
    for (const int save : {1, 2, 3}) {
      for (const bool off : {false, true}) {
        if (off && save > 1) continue;
        Sent world;
        off ? (void)world.shop.set_status(world.order, "cancelled") : (void)world.shop.edit_rows(world.order, {hammers(1)});
        sandbox::FaultRule rule;
        rule.fault.kind = kind;
        rule.operation = "SaveInvoices";
        rule.at_match = save;
        world.world.faults().add(rule);
        world.finish();
        EXPECT_EQ(world.world.faults().struck(), 1);
        EXPECT_EQ(world.listed(), off ? "cancel done" : "update done") << static_cast<int>(kind) << " " << save;
        EXPECT_EQ(world.booked(), world.total() + (off ? " Inactive" : " ForInvoicing") + " paid 0") << static_cast<int>(kind);
        world.sound();
      }
    }
  }
}

TEST(Changes, what_a_person_does_while_a_change_is_under_way_is_respected) {
  struct Row {
    const char* why;
    void (*done)(Sent&);
    const char* listed;
  };
  const std::vector<Row> k_rows{
      {"invoiced", [](Sent& w) { w.office.invoice(w.office_order()); }, "update staged failed changed-but-invoiced"},
      {"moved", [](Sent& w) { w.office.set_state(w.office_order(), "Confirmed"); },
       "update staged failed changed-on-both-sides"},
      {"deleted", [](Sent& w) { w.office.delete_order(w.office_order()); }, "update staged failed deleted-in-office"},
      {"a price: the shop's goes over it", [](Sent& w) { w.office.edit_row_price(w.office_order(), 0, "1.00"); },
       "update done"},
      {"edited again in the shop", [](Sent& w) { w.shop.edit_rows(w.order, {hammers(5)}); }, "update done"},
      {"undone in the shop", [](Sent& w) { w.shop.edit_rows(w.order, {hammers(3)}); }, "update done"},
      {"called off in the shop", [](Sent& w) { w.shop.set_status(w.order, "cancelled"); }, "update done; cancel done"},
      {"made unbookable",
       [](Sent& w) {
         w.shop.edit_rows(w.order, {{"NY-999", "Nyhet", 1, "100.00", "", 0, 0, {}}});
       },
       "update staged failed unknown-product"},
      {"thrown away", [](Sent& w) { w.shop.erase(w.order); }, "update staged failed order-gone-from-shop"},
  };
  for (const auto& row : k_rows) {
    Sent world;
    world.shop.edit_rows(world.order, {hammers(1)});
    sandbox::FaultRule rule;  // the second save never leaves: the order stands in Web
    rule.fault.kind = sandbox::FaultKind::drop_before;
    rule.operation = "SaveInvoices";
    rule.at_match = 2;
    world.world.faults().add(rule);
    (void)world.run().ok();
    ASSERT_EQ(world.listed().substr(0, 13), "update staged") << row.why;
    row.done(world);
    world.time.advance(11min);
    world.finish();
    EXPECT_EQ(world.listed(), row.listed) << row.why;
    world.sound();
    if (std::string(row.listed) == "update done") {
      EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0") << row.why;
    }
    if (std::string(row.listed).ends_with("unknown-product")) {
      EXPECT_EQ(world.office.books().with_key(world.sale().key).front().title, "STOPPAD AV woo24");
      world.shop.edit_rows(world.order, {hammers(2)});
      world.time.advance(11min);
      world.finish();
      EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0") << "mended in the shop";
    }
  }
}

/// What is done in the shop, and what the end has to be.
struct Deed {
  const char* name;
  const char* method;
  void (*done)(Sent&);
  const char* listed;
};

void fewer(Sent& world) { world.shop.edit_rows(world.order, {hammers(1)}); }
void called_off(Sent& world) { world.shop.set_status(world.order, "cancelled"); }

class ChangesAt : public testing::TestWithParam<std::tuple<Deed, Moment>> {};

TEST_P(ChangesAt, stopped_at_every_call_the_end_is_the_same) {
  const auto& [deed, moment] = GetParam();
  int calls = 0;
  std::string booked;
  {
    Sent whole(changing_example(), deed.method);
    deed.done(whole);
    whole.world.run().restart();
    ASSERT_TRUE(whole.run().ok());
    calls = whole.world.run().calls(DoorKind::http);
    booked = whole.booked();
    EXPECT_EQ(whole.listed(), deed.listed);
  }
  ASSERT_GT(calls, 4);
  for (int n = 1; n <= calls; ++n) {
    Sent world(changing_example(), deed.method);
    deed.done(world);
    world.world.run().restart();
    world.world.run().crash_at(n, moment, DoorKind::http);
    EXPECT_TRUE(world.run_until_crash()) << n;
    world.finish();
    EXPECT_EQ(world.booked(), booked) << n;
    EXPECT_EQ(world.listed(), deed.listed) << n;
    EXPECT_FALSE(world.sale().payment_unsure) << n;
    world.sound();
  }
}

INSTANTIATE_TEST_SUITE_P(Deeds, ChangesAt,
                         testing::Combine(testing::Values(Deed{"changed", "invoice", fewer, "update done"},
                                                          Deed{"paid", "swish", fewer, "update done failed changed-paid-total"},
                                                          Deed{"called_off", "invoice", called_off, "cancel done"}),
                                          testing::Values(Moment::before, Moment::after)),
                         [](const auto& one) {
                           return std::string(std::get<0>(one.param).name) +
                                  (std::get<1>(one.param) == Moment::before ? "_before" : "_after");
                         });

}  // namespace
}  // namespace woo24::jobs
