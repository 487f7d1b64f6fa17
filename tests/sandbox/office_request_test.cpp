// Strictness: what the pretend office refuses, and what it loses in silence as the real one does.
#include "office_fixture.hpp"

namespace woo24::sandbox {
namespace {

using testing::Contains;
using testing::HasSubstr;

class OfficeRequestTest : public OfficeTest {
 protected:
  Sent plain() {
    Sent sent;
    sent.rows = row("HAM-001", "100.00");
    return sent;
  }
};

TEST_F(OfficeRequestTest, without_a_session_there_is_a_fault) {
  session.clear();
  const auto answer = call("GetPaymentMethods");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.fault, HasSubstr("Session is not authenticated"));
  EXPECT_EQ(call("HasSession").result.text().as_bool(), false);
  session = "nonsense";
  EXPECT_THAT(call("GetIdentity").fault, HasSubstr("authenticated"));
}

TEST_F(OfficeRequestTest, the_transport_is_soap_over_post) {
  auto request = request_of("GetPaymentMethods", "");
  request.method = "GET";
  EXPECT_EQ(office.handle(request).status, 405);
  request = request_of("GetPaymentMethods", "");
  request.url = "https://api.24sevenoffice.com/nowhere.asmx";
  EXPECT_EQ(office.handle(request).status, 404);
  request = request_of("GetPaymentMethods", "");
  request.headers[0].value = "application/json";
  EXPECT_EQ(office.handle(request).status, 415);
  request = request_of("GetPaymentMethods", "");
  request.headers[1].value = "\"http://24sevenOffice.com/webservices/GetInvoices\"";
  EXPECT_THAT(send(request, "GetPaymentMethods").fault, HasSubstr("SOAPAction"));
  EXPECT_FALSE(office.errors().empty());
}

TEST_F(OfficeRequestTest, what_is_no_xml_is_a_fault_of_the_client) {
  for (const auto* bad : {"<a", "", "plain text", "\x01", "<a>&nbsp;</a>", "<a>\xC3</a>"}) {
    auto request = request_of("GetPaymentMethods", "");
    request.body = bad;
    EXPECT_FALSE(send(request, "GetPaymentMethods").fault.empty()) << bad;
  }
}

TEST_F(OfficeRequestTest, an_element_out_of_order_is_lost) {
  auto sent = plain();
  sent.include_vat = "<InvoiceTitle>Webborder</InvoiceTitle><IncludeVAT>false</IncludeVAT>";
  const auto id = saved(sent);
  EXPECT_EQ(in_books(id).title, "Webborder");
  EXPECT_THAT(violation_ids(), Contains("out-of-sequence"));
}

TEST_F(OfficeRequestTest, an_unknown_element_saves_nothing_and_says_nothing) {
  auto sent = plain();
  sent.terms = "<Nonsense>1</Nonsense>";
  const auto answer = save(sent);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.text("InvoiceOrder/CustomerId"), "1001");
  EXPECT_FALSE(answer.has("InvoiceOrder/OrderId"));
  EXPECT_FALSE(answer.has("InvoiceOrder/APIException"));
  EXPECT_TRUE(office.books().with_key("WOO-exempel-1001").empty());
  EXPECT_THAT(violation_ids(), Contains("unknown-element"));
}

TEST_F(OfficeRequestTest, a_value_outside_its_enumeration_faults_the_whole_call) {
  auto wrong = plain();
  wrong.state = "Released";
  const auto before = office.books().orders.size();
  const auto answer = call("SaveInvoices", "<invoices>" + order_xml(plain()) + order_xml(wrong) + "</invoices>");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.fault, HasSubstr("Instance validation error"));
  EXPECT_EQ(office.books().orders.size(), before);
}

TEST_F(OfficeRequestTest, wrong_numbers_fault_the_whole_call) {
  for (const auto* terms : {"<PaymentTime>soon</PaymentTime>", "<PaymentTime>99999999999</PaymentTime>",
                            "<InvoiceTitle>x</InvoiceTitle><PaymentAmount>1,5</PaymentAmount>", "<PaymentAmount>1E2</PaymentAmount>"}) {
    auto sent = plain();
    sent.terms = terms;
    sent.include_vat = "";
    EXPECT_FALSE(save(sent).fault.empty()) << terms;
  }
}

TEST_F(OfficeRequestTest, texts_too_long_for_their_field_fail_the_item) {
  struct Case {
    const char *before, *after;
    std::size_t fits;
  };
  for (const auto& [before, after, fits] :
       {Case{"<YourReference>", "</YourReference>", 50}, {"<InvoiceTitle>", "</InvoiceTitle>", 300}, {"<InvoiceText>", "</InvoiceText>", 750}}) {
    auto sent = plain();
    std::string text;
    for (std::size_t n = 0; n < fits; ++n) text += "å";  // characters count, not bytes
    sent.terms = before + text + after;
    EXPECT_FALSE(save(sent).has("InvoiceOrder/APIException")) << before;
    sent.terms = before + text + "x" + after;
    EXPECT_TRUE(save(sent).has("InvoiceOrder/APIException")) << before;
  }
}

TEST_F(OfficeRequestTest, what_the_office_does_not_know_fails_the_item) {
  const auto wrongs = [this] {
    std::vector<std::pair<const char*, Sent>> list;
    auto sent = plain();
    sent.customer = "999999";
    list.emplace_back("customer", sent);
    sent = plain();
    sent.rows = "<InvoiceRow><ProductId>999999</ProductId><Price>1</Price><Quantity>1</Quantity></InvoiceRow>";
    list.emplace_back("product", sent);
    sent = plain();
    sent.rows = row("HAM-001", "1", "1", "", "<TaxSettings><TaxCode>9999</TaxCode></TaxSettings>");
    list.emplace_back("tax code", sent);
    sent = plain();
    sent.terms = "<TypeOfSaleId>777</TypeOfSaleId>";
    list.emplace_back("sale type", sent);
    sent = plain();
    sent.terms = "<PaymentMethodId>777</PaymentMethodId>";
    list.emplace_back("payment method", sent);
    sent = plain();
    sent.terms = "<Currency><Symbol>XXX</Symbol></Currency>";
    list.emplace_back("currency", sent);
    sent = plain();
    sent.terms = "<DepartmentId>777</DepartmentId>";
    list.emplace_back("department", sent);
    return list;
  }();
  for (const auto& [what, sent] : wrongs) {
    const auto answer = save(sent);
    EXPECT_EQ(answer.status, 200) << what;
    EXPECT_FALSE(answer.text("InvoiceOrder/APIException/Message").empty()) << what;
    EXPECT_FALSE(answer.has("InvoiceOrder/OrderId")) << what;
  }
  EXPECT_TRUE(office.books().with_key("WOO-exempel-1001").empty());
}

TEST_F(OfficeRequestTest, items_of_one_call_succeed_and_fail_one_by_one) {
  auto good = plain(), bad = plain();
  good.reference = "WOO-exempel-1";
  bad.reference = "WOO-exempel-2";
  bad.customer = "999999";
  const auto answer = call("SaveInvoices", "<invoices>" + order_xml(bad) + order_xml(good) + "</invoices>");
  ASSERT_EQ(answer.size(), 2);
  EXPECT_TRUE(answer.result.first_child().child("APIException"));
  EXPECT_TRUE(answer.result.last_child().child("OrderId"));
  EXPECT_EQ(office.books().with_key("WOO-exempel-1").size(), 1U);
}

TEST_F(OfficeRequestTest, only_what_is_asked_for_comes_back) {
  const auto id = saved(plain());
  const auto by_id = ints("OrderIds", {id});
  const auto some = invoices(by_id, {"OrderId", "ReferenceNumber"});
  ASSERT_EQ(some.size(), 1);
  EXPECT_EQ(some.text("InvoiceOrder/ReferenceNumber"), "WOO-exempel-1001");
  EXPECT_FALSE(some.has("InvoiceOrder/CustomerId"));
  EXPECT_FALSE(some.has("InvoiceOrder/OrderTotalIncVat"));
  EXPECT_FALSE(invoices(by_id, {"OrderId"}, {"Price"}).has("InvoiceOrder/InvoiceRows/InvoiceRow"));
  EXPECT_FALSE(invoices(by_id, {"OrderId", "InvoiceRows"}).has("InvoiceOrder/InvoiceRows/InvoiceRow"));
  const auto rows = invoices(by_id, {"OrderId", "InvoiceRows"}, {"Price"});
  EXPECT_TRUE(rows.has("InvoiceOrder/InvoiceRows/InvoiceRow/Price"));
  EXPECT_FALSE(rows.has("InvoiceOrder/InvoiceRows/InvoiceRow/Quantity"));
}

TEST_F(OfficeRequestTest, a_payment_is_never_read_back) {
  auto sent = plain();
  sent.terms = "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>125.00</PaymentAmount>";
  const auto id = saved(sent);
  EXPECT_FALSE(invoices(ints("OrderIds", {id}), {"OrderId", "PaymentAmount"}).has("InvoiceOrder/PaymentAmount"));
}

TEST_F(OfficeRequestTest, searches_without_a_parameter_or_with_too_many_ids_are_faults) {
  EXPECT_THAT(invoices("").fault, HasSubstr("at least one search parameter"));
  EXPECT_THAT(call("GetCompanies", "<searchParams/><returnProperties><string>Id</string></returnProperties>").fault,
              HasSubstr("at least one search parameter"));
  EXPECT_THAT(call("GetProducts", "<searchParams/><returnProperties><string>Id</string></returnProperties>").fault,
              HasSubstr("at least one search parameter"));
  std::vector<std::int64_t> ids;
  for (std::int64_t n = 1; n <= 1000; ++n) ids.push_back(n);
  EXPECT_TRUE(invoices(ints("OrderIds", ids)).fault.empty());
  ids.push_back(1001);
  EXPECT_FALSE(invoices(ints("OrderIds", ids)).fault.empty());
}

TEST_F(OfficeRequestTest, times_are_oslo_in_and_utc_out) {
  auto sent = plain();
  sent.include_vat = "<DateOrdered>2026-11-24T00:30:00</DateOrdered><IncludeVAT>false</IncludeVAT>";
  const auto id = saved(sent);
  EXPECT_EQ(in_books(id).date_ordered, "2026-11-24");
  EXPECT_EQ(invoices(ints("OrderIds", {id}), {"OrderId", "DateOrdered"}).text("InvoiceOrder/DateOrdered"), "2026-11-23T23:30:00");
  sent.include_vat = "<DateOrdered>2027-03-28T02:30:00</DateOrdered><IncludeVAT>false</IncludeVAT>";
  EXPECT_FALSE(save(sent).fault.empty()) << "the hour that summer time skips";
}

}  // namespace
}  // namespace woo24::sandbox
