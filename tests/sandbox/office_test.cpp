// Sessions, lists, customers, persons' hands, and what the books and the judge of clients say.
#include "office_fixture.hpp"

namespace woo24::sandbox {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;

class Hands : public SoapOfficeTest {
 protected:
  Sent plain(const std::string& reference = "WOO-exempel-1001") {
    Sent sent;
    sent.reference = reference;
    sent.rows = row("HAM-001", "100.00");
    return sent;
  }
  Sent again(std::int64_t id, const std::string& reference = "WOO-exempel-1001") {
    Sent sent;
    sent.id = std::to_string(id);
    sent.reference = reference;
    return sent;
  }
  std::vector<std::string> names(const Soap& answer, const char* field = "Name") {
    std::vector<std::string> list;
    for (const auto& item : answer.result.children()) list.emplace_back(item.child_value(field));
    return list;
  }
  Soap companies(const std::string& search) {
    return call("GetCompanies",
                "<searchParams>" + search + "</searchParams>" +
                    strings("returnProperties", {"Id", "Name", "FirstName", "OrganizationNumber", "ExternalId"}));
  }
  static std::string company(const std::string& inner) { return "<companies><Company>" + inner + "</Company></companies>"; }
};

using OfficeSignIn = Hands;

TEST_F(OfficeSignIn, a_wrong_password_is_an_empty_answer_and_a_wrong_application_a_fault) {
  const auto wrong = call("Login", credential("guess"));
  EXPECT_EQ(wrong.status, 200);
  EXPECT_STREQ(wrong.result.text().get(), "");
  EXPECT_THAT(call("Login", credential("secret", "99999999-2222-3333-4444-555555555555")).fault,
              HasSubstr("application id is not registered"));
  office.set_password("new");
  EXPECT_STREQ(call("Login", credential()).result.text().get(), "");
}

TEST_F(OfficeSignIn, identities_of_a_user) {
  const auto all = call("GetIdentities");
  ASSERT_EQ(all.size(), 3) << "two clients, and a disabled identity";
  EXPECT_EQ(call("GetIdentity").text("Client/Name"), "Exempel AB");
  std::string other;
  for (const auto& identity : all.result.children()) {
    const bool disabled = identity.child("IsDisabled").text().as_bool();
    if (!disabled && identity.child("Client").child("Id").text().as_llong() == k_office_test_client)
      other = identity.child_value("Id");
  }
  EXPECT_TRUE(call("SetIdentityById", "<identityId>" + other + "</identityId>").result.text().as_bool());
  EXPECT_EQ(call("GetIdentity").text("Client/Id"), "4712");
  sign_in();
  EXPECT_EQ(call("GetIdentity").text("Client/Id"), "4711");
}

TEST_F(OfficeSignIn, the_default_client_and_living_sessions_can_be_moved) {
  office.set_default_client(k_office_test_client);
  EXPECT_EQ(call("GetIdentity").text("Client/Id"), "4711");
  sign_in();
  EXPECT_EQ(call("GetIdentity").text("Client/Id"), "4712");
  office.move_sessions(k_office_client);
  EXPECT_EQ(call("GetIdentity").text("Client/Id"), "4711");
}

TEST_F(OfficeSignIn, a_blocked_identity_is_told_about) {
  office.block_identity(k_office_client, true);
  EXPECT_THAT(call("Login", credential()).fault, HasSubstr("GetIdentitiesWithCredential"));
}

TEST_F(OfficeSignIn, expired_sessions_are_not_authenticated) {
  office.expire_sessions();
  EXPECT_THAT(call("GetPaymentMethods").fault, HasSubstr("authenticated"));
  sign_in();
  EXPECT_TRUE(call("GetPaymentMethods").fault.empty());
}

using OfficeLists = Hands;

TEST_F(OfficeLists, hold_what_a_configuration_names) {
  EXPECT_THAT(names(call("GetPaymentMethods")), IsSupersetOf({"Klarna", "Swish", "Stripe", "Faktura"}));
  EXPECT_THAT(names(call("GetTypeGroupList", "<module>Sale</module>")),
              IsSupersetOf({"Kreditsälg", "Sälj utland", "EU varor", "EU privat"}));
  EXPECT_THAT(names(call("GetTaxCodeList"), "TaxNo"), IsSupersetOf({"1", "2", "3", "13", "41", "50", "51"}));
  EXPECT_THAT(names(call("GetDepartmentList")), IsSupersetOf({"Webb", "Verkstad"}));
  EXPECT_THAT(names(call("GetProjectNameList")), Contains("Skruv"));
  EXPECT_THAT(names(call("GetCurrencyList"), "Symbol"), IsSupersetOf({"SEK", "EUR", "NOK", "DKK", "USD"}));
  EXPECT_GT(call("GetCategories", strings("returnProperties", {"Id", "Name"})).size(), 1);
  const auto client = call("GetClientInformation");
  EXPECT_EQ(client.text("Name"), "Exempel AB");
  EXPECT_EQ(client.text("Country"), "SE");
  EXPECT_EQ(client.text("DefaultCurrency"), "SEK");
  EXPECT_THAT(office.errors(), IsEmpty());
}

TEST_F(OfficeLists, know_every_product_that_the_shop_sells) {
  for (const auto* number : {"FRAKT", "AVGIFT", "ORES", "PANT", "PRESENTKORT", "PRISAVDRAG", "HAM-001", "SKR-010", "BOK-001",
                             "BOR-550", "JAC-R-M", "TRO-M", "SÅG-22", "SPI-1", "SLU-000", "EJL-001"}) {
    EXPECT_GT(product(number), 0) << number;
  }
}

TEST_F(OfficeLists, products_come_and_go) {
  OfficeArticle article;
  article.number = "NY-1";
  article.name = "Nyhet";
  article.rate = "12";
  const auto id = office.add_product(article);
  EXPECT_EQ(product("NY-1"), id);
  Sent sent;
  sent.rows = row("NY-1", "100.00");
  EXPECT_EQ(in_books(saved(sent)).total_vat, "12.00");
  EXPECT_TRUE(office.renumber_product("NY-1", ""));
  EXPECT_EQ(product("NY-1"), 0);
  EXPECT_FALSE(office.rename_product("NY-1", "x"));
}

using OfficeCompanies = Hands;

TEST_F(OfficeCompanies, are_made_found_and_overwritten) {
  const auto made = call("SaveCompanies",
                         company("<ExternalId>woo:exempel:c7</ExternalId><OrganizationNumber>556036-0793</OrganizationNumber>"
                                 "<Name>Bygg &amp; Måleri AB</Name><Type>Business</Type>"));
  const auto id = made.text("Company/Id");
  ASSERT_FALSE(id.empty()) << made.body;
  EXPECT_EQ(companies("<ExternalId>woo:exempel:c7</ExternalId>").text("Company/Id"), id);
  EXPECT_EQ(companies("<CompanyName>bygg % AB</CompanyName>").text("Company/Id"), id);
  EXPECT_EQ(companies(ints("CompanyIds", {std::stoll(id)})).text("Company/Name"), "Bygg & Måleri AB");
  EXPECT_EQ(companies("<CompanyName>Bygg</CompanyName>").size(), 0);
  (void)call("SaveCompanies", company("<Id>" + id + "</Id><Name>Nytt namn</Name>"));
  EXPECT_EQ(companies(ints("CompanyIds", {std::stoll(id)})).text("Company/Name"), "Nytt namn");
  EXPECT_EQ(companies(ints("CompanyIds", {std::stoll(id)})).text("Company/OrganizationNumber"), "556036-0793");
}

TEST_F(OfficeCompanies, refuse_what_is_too_long) {
  const auto answer =
      call("SaveCompanies", company("<OrganizationNumber>123456789012345678901</OrganizationNumber><Name>Lång</Name>"));
  EXPECT_FALSE(answer.text("Company/APIException/Message").empty());
  EXPECT_FALSE(answer.has("Company/Id"));
}

TEST_F(OfficeCompanies, a_blocked_one_is_not_invoiced) {
  const auto id = saved(plain());
  EXPECT_TRUE(office.block_company(k_customer, true));
  EXPECT_FALSE(office.invoice(id));
  auto sent = again(id);
  sent.state = "Invoiced";
  EXPECT_TRUE(save(sent).has("InvoiceOrder/APIException"));
  EXPECT_TRUE(office.block_company(k_customer, false));
  EXPECT_TRUE(office.invoice(id));
}

using OfficeOrders = Hands;

TEST_F(OfficeOrders, are_found_by_id_customer_state_and_change) {
  const auto start = time.now();
  time.advance(std::chrono::hours{1});
  const auto id = saved(plain());
  const auto wanted = std::to_string(id);
  EXPECT_EQ(invoices(ints("OrderIds", {id})).text("InvoiceOrder/OrderId"), wanted);
  EXPECT_EQ(invoices(ints("CustomerIds", {k_customer})).text("InvoiceOrder/OrderId"), wanted);
  EXPECT_EQ(invoices(ints("CustomerIds", {k_customer + 1})).size(), 0);
  const auto since = [this](Instant at) {
    return call("GetOrderSyncList", "<syncParams><ChangedAfter>" + format_utc(at) +
                                        "</ChangedAfter><RegisteredAfter>0001-01-01T00:00:00</RegisteredAfter></syncParams>");
  };
  EXPECT_EQ(since(start).text("int"), wanted);
  EXPECT_EQ(since(time.now() + std::chrono::minutes{2}).size(), 0);
}

TEST_F(OfficeOrders, rows_change_by_their_id) {
  const auto id = saved(plain());
  const auto first = std::to_string(in_books(id).rows.front().id);
  auto sent = again(id);
  sent.rows = "<InvoiceRow><RowId>" + first + "</RowId><Price>80.00</Price><ChangeState>Edit</ChangeState></InvoiceRow>" +
              row("FRAKT", "20.00", "1", "", "<ChangeState>Add</ChangeState>");
  (void)saved(sent);
  EXPECT_EQ(in_books(id).total_inc_vat, "125.00");
  sent.rows = "<InvoiceRow><RowId>" + first + "</RowId><ChangeState>Delete</ChangeState></InvoiceRow>";
  (void)saved(sent);
  ASSERT_EQ(in_books(id).rows.size(), 1U);
  EXPECT_EQ(in_books(id).rows.front().product_no, "FRAKT");
  EXPECT_THAT(office.errors(), IsEmpty());
}

TEST_F(OfficeOrders, vat_of_a_row_is_that_of_its_rounded_net) {
  // 0.35 × 0.5 = 0.175 → 0.18, VAT 0.045 → 0.05; of 0.175 it would be 0.04
  Sent sent;
  sent.rows = row("SPI-1", "0.35", "1", "50");
  EXPECT_EQ(in_books(saved(sent)).total_inc_vat, "0.23");
}

TEST_F(OfficeOrders, an_invoiced_one_cannot_be_changed) {
  const auto id = saved(plain());
  ASSERT_TRUE(office.set_state(id, "Invoiced"));
  EXPECT_TRUE(save(again(id)).has("InvoiceOrder/APIException"));
  EXPECT_FALSE(office.delete_order(id));
  EXPECT_FALSE(office.edit_row_price(id, 0, "1.00"));
  EXPECT_THAT(violation_ids(), Contains("invoiced-update"));
}

TEST_F(OfficeOrders, persons_change_them_by_hand) {
  const auto id = saved(plain());
  EXPECT_TRUE(office.edit_row_price(id, 0, "99.99"));
  EXPECT_FALSE(office.edit_row_price(id, 7, "1.00"));
  EXPECT_TRUE(office.edit_title(id, "Hej"));
  EXPECT_TRUE(office.set_state(id, "Confirmed"));
  EXPECT_TRUE(office.overwrite_external_status(id, 5));
  EXPECT_TRUE(office.edit_reference(id, "PO 12"));
  const auto order = in_books(id);
  EXPECT_EQ(order.rows.front().price, "99.99");
  EXPECT_EQ(order.total_inc_vat, "124.99");
  EXPECT_EQ(order.title, "Hej");
  EXPECT_EQ(order.state, "Confirmed");
  EXPECT_EQ(order.external_status, 5);
  EXPECT_EQ(order.reference_number, "PO 12");
  EXPECT_TRUE(office.delete_order(id));
  EXPECT_FALSE(office.books().order(id));
  EXPECT_EQ(invoices(ints("OrderIds", {id})).size(), 0);
  EXPECT_FALSE(office.set_state(id, "Web"));
  office.next_order_id(id);
  EXPECT_EQ(saved(plain("WOO-exempel-2")), id);
}

TEST_F(OfficeOrders, a_call_may_be_carried_out_in_part) {
  office.partial_save(1);
  const auto answer =
      call("SaveInvoices", "<invoices>" + order_xml(plain("WOO-1")) + order_xml(plain("WOO-2")) + "</invoices>");
  EXPECT_THAT(answer.fault, HasSubstr("deadlocked"));
  EXPECT_EQ(office.books().with_key("WOO-1").size(), 1U);
  EXPECT_TRUE(office.books().with_key("WOO-2").empty());
  EXPECT_GT(saved(plain("WOO-3")), 0);
}

TEST_F(OfficeOrders, an_item_may_answer_an_exception_and_be_saved) {
  office.item_exception_next(true);
  auto answer = save(plain("WOO-1"));
  EXPECT_TRUE(answer.has("InvoiceOrder/OrderId"));
  EXPECT_TRUE(answer.has("InvoiceOrder/APIException"));
  EXPECT_EQ(office.books().with_key("WOO-1").size(), 1U);
  office.item_exception_next(false);
  answer = save(plain("WOO-2"));
  EXPECT_FALSE(answer.has("InvoiceOrder/OrderId"));
  EXPECT_TRUE(office.books().with_key("WOO-2").empty());
}

TEST_F(OfficeOrders, the_ledger_closes_a_paid_order) {
  auto sent = plain();
  sent.state = "Invoiced";
  sent.terms = "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>125.00</PaymentAmount>";
  const auto order = in_books(saved(sent));
  EXPECT_EQ(order.open, "0.00");
  EXPECT_EQ(order.paid_amount, "125.00");
  const auto books = office.books();
  EXPECT_EQ(books.balance(1510), "0.00");
  EXPECT_EQ(books.balance(order.payments.front().account), "125.00");
  EXPECT_EQ(books.balance(2611), "-25.00");
}

TEST_F(OfficeOrders, the_other_company_has_books_of_its_own) {
  office.move_sessions(k_office_test_client);
  auto sent = plain();
  OfficeCard card;
  card.name = "Provkund";
  sent.customer = std::to_string(office.add_company(card, k_office_test_client));
  const auto id = saved(sent);
  EXPECT_FALSE(office.books().order(id));
  EXPECT_TRUE(office.books(k_office_test_client).order(id));
}

using OfficeJudge = Hands;

TEST_F(OfficeJudge, nothing_is_wrong_with_a_careful_client) {
  const auto id = saved(plain("WOO-exempel-1001 *1f2e"));
  auto release = again(id);
  release.state = "ForInvoicing";
  release.terms = "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>125.00</PaymentAmount>";
  (void)saved(release);
  EXPECT_THAT(office.errors(), IsEmpty());
  EXPECT_EQ(office.books().counting("WOO-exempel-1001").size(), 1U);
}

TEST_F(OfficeJudge, sees_what_must_never_happen) {
  const auto id = saved(plain());
  (void)saved(plain("WOO-exempel-1001 *1f2e"));
  EXPECT_THAT(violation_ids(), Contains("duplicate-reference"));
  EXPECT_EQ(office.books().with_key("WOO-exempel-1001").size(), 2U);

  (void)saved(again(id, "WOO-exempel-9"));
  EXPECT_THAT(violation_ids(), Contains("other-reference"));

  auto paid = again(id, "WOO-exempel-9");
  paid.terms = "<PaymentAmount>125.00</PaymentAmount>";
  (void)save(paid);
  EXPECT_THAT(violation_ids(), Contains("payment-without-method"));
  paid.terms = "<PaymentMethodId>3</PaymentMethodId>" + paid.terms;
  (void)save(paid);
  EXPECT_THAT(violation_ids(), testing::Not(Contains("double-payment")));
  (void)save(paid);
  EXPECT_THAT(violation_ids(), Contains("double-payment"));

  (void)save(again(424242, "WOO-exempel-10"));
  EXPECT_THAT(violation_ids(), Contains("unknown-order"));
  EXPECT_GE(office.errors().size(), 5U);
}

TEST_F(OfficeJudge, counts_calls_and_hands_over_envelopes) {
  std::vector<std::string> seen;
  office.on_request([&](const std::string& operation, const std::string& envelope) {
    if (envelope.find("soap:Envelope") != std::string::npos) seen.push_back(operation);
    (void)office.count();  // outside the lock
  });
  const auto before = office.count("GetPaymentMethods");
  (void)call("GetPaymentMethods");
  EXPECT_EQ(office.count("GetPaymentMethods"), before + 1);
  EXPECT_EQ(seen, std::vector<std::string>{"GetPaymentMethods"});
  EXPECT_EQ(office.calls().back().operation, "GetPaymentMethods");
  EXPECT_EQ(office.calls().back().client, k_office_client);
  office.forget_calls();
  EXPECT_EQ(office.count(), 0);
}

}  // namespace
}  // namespace woo24::sandbox
