// A change on its way into the books, stopped, answered wrongly or met by people at every step: the end is the same.
#include "woo24/jobs/change_steps.hpp"

#include "changed_order.hpp"

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using changing::changing_example;
using changing::hammers;
using changing::Sent;
using sandbox::DoorKind;
using sandbox::Moment;

TEST(ChangeSteps, a_state_file_deleted_at_any_call_of_a_change_sends_no_payment_and_ends_where_the_shop_is) {
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

TEST(ChangeSteps, a_state_file_put_back_from_before_a_change_sends_no_payment) {
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
  world.sound();
}

TEST(ChangeSteps, an_answer_that_is_lost_before_or_after_it_was_applied_leads_to_the_same_end) {
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

TEST(ChangeSteps, what_a_person_does_while_a_change_is_under_way_is_respected) {
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
      {"no longer due in the shop", [](Sent& w) { w.shop.set_status(w.order, "pending"); },
       "update staged failed change-not-due"},
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
    if (std::string(row.listed).ends_with("change-not-due")) {
      EXPECT_EQ(world.office.books().with_key(world.sale().key).front().state, "Web") << "nobody invoices it";
      EXPECT_EQ(world.office.books().with_key(world.sale().key).front().title, "STOPPAD AV woo24");
      world.shop.set_status(world.order, "on-hold");
      world.time.advance(1h);
      world.finish();
      EXPECT_EQ(world.listed(), "update done") << "due again";
      EXPECT_EQ(world.booked(), world.total() + " ForInvoicing paid 0");
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

class ChangeStepsAt : public testing::TestWithParam<std::tuple<Deed, Moment>> {};

TEST_P(ChangeStepsAt, stopped_at_every_call_the_end_is_the_same) {
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

INSTANTIATE_TEST_SUITE_P(Deeds, ChangeStepsAt,
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
