// Each of the office's unknowns, switched both ways.
#include "office_fixture.hpp"

#include <set>

namespace woo24::sandbox {
namespace {

using testing::HasSubstr;
using Switches = OfficeSwitches;

class OfficeSwitchesTest : public SoapOfficeTest {
 protected:
  Sent plain(const std::string& reference = "WOO-exempel-1001") {
    Sent sent;
    sent.reference = reference;
    sent.rows = row("HAM-001", "100.00");
    return sent;
  }
  static Sent paid(Sent sent, const std::string& amount = "125.00") {
    sent.terms = "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>" + amount + "</PaymentAmount>";
    return sent;
  }
  /// The same order again, as a release sends it: no rows.
  Sent again(std::int64_t id) {
    auto sent = plain();
    sent.id = std::to_string(id);
    sent.rows = "";
    sent.state = "ForInvoicing";
    return sent;
  }
  template <typename Value>
  void set(Value Switches::*field, Value value) {
    office.change([&](Switches& switches) { switches.*field = value; });
  }
};

TEST_F(OfficeSwitchesTest, tax_code_by_id_or_by_number) {
  std::string id;
  const auto codes = call("GetTaxCodeList");
  for (const auto& code : codes.result.children()) {
    if (std::string_view(code.child_value("TaxNo")) == "2") id = code.child_value("TaxId");
  }
  const auto taxed = [&](const std::string& code) {
    auto sent = plain();
    sent.rows = row("HAM-001", "100.00", "1", "", "<TaxSettings><TaxCode>" + code + "</TaxCode></TaxSettings>");
    return sent;
  };
  EXPECT_EQ(in_books(saved(taxed(id))).total_vat, "12.00");
  set(&Switches::tax_code, Switches::TaxCode::number);
  EXPECT_EQ(in_books(saved(taxed("2"))).total_vat, "12.00");
}

TEST_F(OfficeSwitchesTest, what_a_save_echoes) {
  const auto as_sent = save(plain("a"));
  EXPECT_TRUE(as_sent.has("InvoiceOrder/OrderId"));
  EXPECT_EQ(as_sent.text("InvoiceOrder/ReferenceNumber"), "a");
  EXPECT_FALSE(as_sent.has("InvoiceOrder/OrderTotalIncVat"));
  set(&Switches::echo, Switches::Echo::full);
  EXPECT_EQ(save(plain("b")).result.child("InvoiceOrder").child("OrderTotalIncVat").text().as_double(), 125.0);
  set(&Switches::echo, Switches::Echo::ids);
  const auto ids = save(plain("c"));
  EXPECT_TRUE(ids.has("InvoiceOrder/OrderId"));
  EXPECT_FALSE(ids.has("InvoiceOrder/ReferenceNumber"));
}

TEST_F(OfficeSwitchesTest, a_payment_is_booked_at_invoicing_at_once_or_never) {
  struct Case {
    Switches::PaymentPosting posting;
    std::size_t before;
    const char* open;
  };
  for (const auto& [posting, before, open] : {Case{Switches::PaymentPosting::invoicing, 0, "0.00"},
                                              {Switches::PaymentPosting::release, 1, "0.00"},
                                              {Switches::PaymentPosting::lost, 0, "125.00"}}) {
    set(&Switches::payment_posting, posting);
    const auto id = saved(paid(plain("WOO-exempel-" + std::to_string(static_cast<int>(posting)))));
    const auto order = in_books(id);
    std::size_t posted = 0;
    for (const auto& payment : order.payments) posted += payment.posted ? 1 : 0;
    EXPECT_EQ(posted, before);
    EXPECT_TRUE(office.invoice(id));
    EXPECT_EQ(in_books(id).open, open);
  }
}

TEST_F(OfficeSwitchesTest, a_save_that_invoices_always_books_its_payment) {
  set(&Switches::payment_posting, Switches::PaymentPosting::lost);
  auto sent = paid(plain());
  sent.state = "Invoiced";
  const auto order = in_books(saved(sent));
  EXPECT_GT(order.invoice, 0);
  EXPECT_EQ(order.open, "0.00");
}

TEST_F(OfficeSwitchesTest, a_second_payment_adds_replaces_or_is_ignored) {
  struct Case {
    Switches::PaymentRepeat repeat;
    const char* paid;
  };
  for (const auto& [repeat, amount] : {Case{Switches::PaymentRepeat::adds, "225.00"},
                                       {Switches::PaymentRepeat::replaces, "100.00"},
                                       {Switches::PaymentRepeat::ignored, "125.00"}}) {
    set(&Switches::payment_repeat, repeat);
    const auto id = saved(paid(plain("WOO-exempel-1001")));
    (void)saved(paid(again(id), "100.00"));
    EXPECT_EQ(in_books(id).paid_amount, amount);
    EXPECT_TRUE(office.delete_order(id));
  }
}

TEST_F(OfficeSwitchesTest, search_by_external_status) {
  const auto id = saved(plain());
  auto other = plain("WOO-exempel-7");
  other.external = 7;
  (void)saved(other);
  const auto search = ints("ExternalStatus", {1001});
  const auto found = invoices(search);
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found.text("InvoiceOrder/OrderId"), std::to_string(id));
  set(&Switches::external_search, Switches::ExternalSearch::nothing);
  EXPECT_EQ(invoices(search).size(), 0);
  set(&Switches::external_search, Switches::ExternalSearch::everything);
  EXPECT_EQ(invoices(search).size(), 2);
  set(&Switches::external_search, Switches::ExternalSearch::fault);
  EXPECT_FALSE(invoices(search).fault.empty());
}

TEST_F(OfficeSwitchesTest, how_names_are_compared) {
  const auto found = [this](const std::string& number) {
    return call("GetProducts",
                "<searchParams><No>" + number + "</No></searchParams>" + strings("returnProperties", {"Id", "No"}))
        .size();
  };
  EXPECT_EQ(found("ham-001"), 1);
  EXPECT_EQ(found("HAM-_01"), 1);
  EXPECT_GT(found("%-001"), 1);
  EXPECT_EQ(found("AM-00"), 0);
  set(&Switches::name_match, Switches::NameMatch::exact);
  EXPECT_EQ(found("HAM-_01"), 0);
  EXPECT_EQ(found("HAM-001"), 1);
  set(&Switches::name_match, Switches::NameMatch::contains);
  EXPECT_GE(found("AM-00"), 1);
}

TEST_F(OfficeSwitchesTest, organisation_numbers_as_written_or_normalised) {
  const auto found = [this](const std::string& number) {
    return call("GetCompanies", "<searchParams><OrganizationNumber>" + number + "</OrganizationNumber></searchParams>" +
                                    strings("returnProperties", {"Id"}))
        .size();
  };
  EXPECT_EQ(found("556677-8899"), 1);
  EXPECT_EQ(found("5566778899"), 0);
  set(&Switches::org_number_normalises, true);
  EXPECT_EQ(found("5566778899"), 1);
}

TEST_F(OfficeSwitchesTest, what_has_no_value) {
  const auto by_id = ints("OrderIds", {saved(plain())});
  EXPECT_FALSE(invoices(by_id, {"OrderId", "InvoiceId"}).has("InvoiceOrder/InvoiceId"));
  set(&Switches::empties, Switches::Empties::sentinel);
  EXPECT_EQ(invoices(by_id, {"OrderId", "InvoiceId"}).text("InvoiceOrder/InvoiceId"), "-2147483648");
  set(&Switches::empties, Switches::Empties::nil);
  EXPECT_TRUE(
      invoices(by_id, {"OrderId", "InvoiceId"}).result.child("InvoiceOrder").child("InvoiceId").attribute("xsi:nil").as_bool());
}

TEST_F(OfficeSwitchesTest, change_dates_are_rounded_to_the_minute_or_exact) {
  time.set(
      Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{9} + std::chrono::seconds{45}});
  const auto by_id = ints("OrderIds", {saved(plain())});
  EXPECT_EQ(invoices(by_id, {"DateChanged"}).text("InvoiceOrder/DateChanged"), "2026-11-24T09:01:00");
  set(&Switches::change_dates, Switches::ChangeDates::exact);
  EXPECT_EQ(invoices(by_id, {"DateChanged"}).text("InvoiceOrder/DateChanged"), "2026-11-24T09:00:45");
}

TEST_F(OfficeSwitchesTest, answers_come_in_the_order_sent_or_reversed) {
  const auto first_of = [this] {
    return std::string(call("SaveInvoices", "<invoices>" + order_xml(plain("one")) + order_xml(plain("two")) + "</invoices>")
                           .result.first_child()
                           .child_value("ReferenceNumber"));
  };
  EXPECT_EQ(first_of(), "one");
  set(&Switches::answer_order, Switches::AnswerOrder::reversed);
  EXPECT_EQ(first_of(), "two");
}

TEST_F(OfficeSwitchesTest, what_an_update_leaves_out_stays_or_goes) {
  auto titled = plain();
  titled.terms = "<InvoiceTitle>Webborder</InvoiceTitle>";
  const auto id = saved(titled);
  (void)saved(again(id));
  EXPECT_EQ(in_books(id).title, "Webborder");
  set(&Switches::update_resets, Switches::UpdateResets::left_out);
  (void)saved(again(id));
  EXPECT_EQ(in_books(id).title, "");
  EXPECT_EQ(in_books(id).rows.size(), 1U);
}

TEST_F(OfficeSwitchesTest, state_and_payment_may_part) {
  auto id = saved(plain());
  set(&Switches::state_not_atomic, Switches::NotAtomic::state_lost);
  (void)saved(paid(again(id)));
  EXPECT_EQ(in_books(id).state, "Web");
  EXPECT_EQ(in_books(id).payments.size(), 1U);
  set(&Switches::state_not_atomic, Switches::NotAtomic::never);
  id = saved(plain("WOO-exempel-2"));
  office.not_atomic_next(Switches::NotAtomic::payment_lost);
  auto second = paid(again(id));
  second.reference = "WOO-exempel-2";
  (void)saved(second);
  EXPECT_EQ(in_books(id).state, "ForInvoicing");
  EXPECT_TRUE(in_books(id).payments.empty());
}

TEST_F(OfficeSwitchesTest, a_search_may_lag_behind_a_save) {
  office.change([](Switches& switches) { switches.search_lag.seconds = std::chrono::seconds{60}; });
  const auto id = saved(plain());
  EXPECT_EQ(invoices(ints("ExternalStatus", {1001})).size(), 0);
  EXPECT_EQ(invoices(ints("OrderIds", {id})).size(), 1);
  time.advance(std::chrono::seconds{61});
  EXPECT_EQ(invoices(ints("ExternalStatus", {1001})).size(), 1);
}

TEST_F(OfficeSwitchesTest, another_program_overwrites_external_status) {
  set(&Switches::external_status_overwritten, std::optional<std::int64_t>{3});
  EXPECT_EQ(in_books(saved(plain())).external_status, 3);
}

TEST_F(OfficeSwitchesTest, the_new_module_knows_fewer_states) {
  const auto id = saved(plain());
  (void)saved(again(id));
  EXPECT_EQ(in_books(id).state, "ForInvoicing");
  set(&Switches::new_invoicing_module, true);
  (void)saved(again(id));
  EXPECT_EQ(in_books(id).state, "Web");
}

TEST_F(OfficeSwitchesTest, faults_come_with_500_or_200) {
  session.clear();
  EXPECT_EQ(call("GetPaymentMethods").status, 500);
  set(&Switches::fault_http, 200);
  const auto answer = call("GetPaymentMethods");
  EXPECT_EQ(answer.status, 200);
  EXPECT_FALSE(answer.fault.empty());
}

TEST_F(OfficeSwitchesTest, over_the_hours_limit_there_is_quarantine_until_the_next) {
  time.set(
      Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours{9} + std::chrono::minutes{30}});
  set(&Switches::calls_per_hour, 5);
  std::string text;
  for (int n = 0; n < 6; ++n) text = call("GetPaymentMethods").body;
  EXPECT_THAT(text, HasSubstr("Request is blocked. Quarantine ends at 2026-11-24 10:00:00"));
  time.advance(std::chrono::minutes{31});
  EXPECT_GT(call("GetPaymentMethods").size(), 1);
}

TEST_F(OfficeSwitchesTest, sessions_end) {
  set(&Switches::session_lifetime, std::chrono::seconds{600});
  EXPECT_TRUE(call("HasSession").result.text().as_bool());
  time.advance(std::chrono::seconds{601});
  EXPECT_FALSE(call("HasSession").result.text().as_bool());
  EXPECT_EQ(office.living_sessions(), 0);
}

TEST_F(OfficeSwitchesTest, the_default_client_moves) {
  set(&Switches::default_client_moves, true);
  std::set<std::string> clients;
  for (int n = 0; n < 2; ++n) {
    sign_in();
    clients.insert(call("GetIdentity").text("Client/Id"));
  }
  EXPECT_EQ(clients, (std::set<std::string>{"4711", "4712"}));
}

}  // namespace
}  // namespace woo24::sandbox
