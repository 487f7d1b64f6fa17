// How strictly requests are read.
#include "office_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

class OfficeRequestTest : public OfficeTest {
 protected:
  std::vector<std::string> ids() {
    std::vector<std::string> out;
    for (const auto& one : office.violations()) out.push_back(one.id);
    return out;
  }
};

TEST_F(OfficeRequestTest, OutOfOrderElementsAreLostWithAllThatFollow) {
  // IncludeVAT stands before DateOrdered: .NET has gone past it, and takes nothing more of this order.
  const auto answer = save(
      "<InvoiceOrder><CustomerId>1001</CustomerId><IncludeVAT>false</IncludeVAT><DateOrdered>2026-11-01T12:00:00</DateOrdered>"
      "<InvoiceRows>" +
      row("HAM-001", "199.20") + "</InvoiceRows><ReferenceNumber>WOO-1</ReferenceNumber></InvoiceOrder>");
  const auto id = std::stoll(answer.one("InvoiceOrder/OrderId"));
  const auto order = booked(id);
  EXPECT_EQ(order.date_ordered, "2026-11-24");
  EXPECT_TRUE(order.rows.empty());
  EXPECT_EQ(order.reference_number, "");
  EXPECT_THAT(ids(), Contains("out-of-sequence"));
}

TEST_F(OfficeRequestTest, UnknownElementSavesNothingAndSaysNothing) {
  const auto answer = save(order(row("HAM-001", "10"), "<Colour>red</Colour>", reference("WOO-2")));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.all("InvoiceOrder").size(), 1u);
  EXPECT_FALSE(answer.has("InvoiceOrder/OrderId"));
  EXPECT_FALSE(answer.has("InvoiceOrder/APIException"));
  EXPECT_TRUE(office.books().orders.empty());
  EXPECT_THAT(ids(), Contains("unknown-element"));
}

TEST_F(OfficeRequestTest, ElementOfAnotherNamespaceIsUnknown) {
  save("<InvoiceOrder><CustomerId xmlns=\"http://example.se\">1001</CustomerId><IncludeVAT>false</IncludeVAT></InvoiceOrder>");
  EXPECT_THAT(ids(), Contains("out-of-sequence"));
  EXPECT_TRUE(office.books().orders.empty());
}

struct Wrong {
  const char* start;
  const char* more;
  const char* says;
};

class OfficeWrongValue : public OfficeRequestTest, public ::testing::WithParamInterface<Wrong> {};

TEST_P(OfficeWrongValue, FaultsTheWholeCall) {
  const auto& [start, more, says] = GetParam();
  const auto good = order("", "", reference("WOO-good"));
  const auto answer = save(good + order("", more, reference("WOO-bad"), start));
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.fault, HasSubstr(says));
  EXPECT_TRUE(office.books().orders.empty());
  EXPECT_THAT(ids(), Contains("bad-value"));
}

INSTANTIATE_TEST_SUITE_P(
    Values, OfficeWrongValue,
    ::testing::Values(Wrong{"<CustomerId>1001</CustomerId><OrderStatus>Done</OrderStatus>", "", "Instance validation error"},
                      Wrong{"<CustomerId>1001</CustomerId><OrderStatus>web</OrderStatus>", "", "'web' is not a valid value"},
                      Wrong{"<CustomerId>ten</CustomerId>", "", "correct format"},
                      Wrong{"<CustomerId>99999999999</CustomerId>", "", "correct format"},
                      Wrong{"<CustomerId></CustomerId>", "", "correct format"},
                      Wrong{"<CustomerId xsi:nil=\"true\"/>", "", "correct format"},
                      Wrong{"<CustomerId>1001</CustomerId>", "<PaymentAmount>1E+2</PaymentAmount>", "correct format"},
                      Wrong{"<CustomerId>1001</CustomerId>", "<PaymentAmount>10,50</PaymentAmount>", "correct format"},
                      Wrong{"<CustomerId>1001</CustomerId>", "<Paid>2026-03-29T02:30:00</Paid>", "correct format"},
                      Wrong{"<CustomerId>1001</CustomerId>", "<Paid>24.11.2026</Paid>", "correct format"}));

TEST_F(OfficeRequestTest, SentinelsAreNoValues) {
  const auto answer = save(order(
      "", "<InvoiceTitle></InvoiceTitle><DepartmentId>-2147483648</DepartmentId><ExternalStatus>-2147483648</ExternalStatus>",
      reference("WOO-3")));
  const auto order = booked(std::stoll(answer.one("InvoiceOrder/OrderId")));
  EXPECT_FALSE(order.department);
  EXPECT_FALSE(order.external_status);
  EXPECT_TRUE(office.errors().empty());
}

struct Envelope {
  const char* body;
  const char* says;
};

class OfficeWrongEnvelope : public OfficeRequestTest, public ::testing::WithParamInterface<Envelope> {};

TEST_P(OfficeWrongEnvelope, IsRefused) {
  const auto answer = caller.send("invoice", "GetPaymentMethods", k_ns, GetParam().body);
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.fault, HasSubstr(GetParam().says));
}

#define ENVELOPE(inner) \
  "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" inner "</s:Body></s:Envelope>"
INSTANTIATE_TEST_SUITE_P(
    Bodies, OfficeWrongEnvelope,
    ::testing::Values(
        Envelope{"", "XML document"}, Envelope{"not xml", "XML document"},
        Envelope{ENVELOPE("<GetPaymentMethods xmlns=\"http://24sevenOffice.com/webservices\">\x01</GetPaymentMethods>"),
                 "XML document"},
        Envelope{ENVELOPE("<GetPaymentMethods xmlns=\"http://24sevenOffice.com/webservices\">a & b</GetPaymentMethods>"),
                 "XML document"},
        Envelope{ENVELOPE("<GetPaymentMethods xmlns=\"http://24sevenOffice.com/webservices\">\xC3\x28</GetPaymentMethods>"),
                 "XML document"},
        Envelope{ENVELOPE("<GetPaymentMethods xmlns=\"http://24sevenoffice.com/webservices\"/>"), "SOAPAction"},
        Envelope{ENVELOPE("<GetDeliveryMethods xmlns=\"http://24sevenOffice.com/webservices\"/>"), "SOAPAction"}));

TEST_F(OfficeRequestTest, PathsIgnoreCaseAndOthersAreNotThere) {
  http::Request request;
  request.method = "POST";
  request.url = "http://127.0.0.1:9/ECONOMY/invoiceorder/v001/INVOICESERVICE.asmx";
  request.headers = {{"content-type", "text/xml"},
                     {"soapaction", "http://24sevenOffice.com/webservices/GetPaymentMethods"},
                     {"cookie", "a=b; ASP.NET_SessionId=" + caller.session}};
  request.body = ENVELOPE("<GetPaymentMethods xmlns=\"http://24sevenOffice.com/webservices\"/>");
  EXPECT_EQ(office.handle(request).status, 200);
  request.headers[0].value = "application/soap+xml";
  EXPECT_EQ(office.handle(request).status, 415);
  request.url = "http://127.0.0.1:9/Economy/PaymentService.asmx";
  EXPECT_EQ(office.handle(request).status, 404);
}

TEST_F(OfficeRequestTest, PrefixesAreReadAsTheNamespaceTheyStandFor) {
  const auto answer =
      caller.send("client", "GetTypeGroupList", k_ns,
                  ENVELOPE("<w:GetTypeGroupList "
                           "xmlns:w=\"http://24sevenOffice.com/webservices\"><w:module>Sale</w:module></w:GetTypeGroupList>"));
  EXPECT_EQ(answer.all("AccountingGroup").size(), 6u);
}

TEST_F(OfficeRequestTest, RequiredElementsAreMissed) {
  save("<InvoiceOrder><CustomerId>1001</CustomerId></InvoiceOrder>");
  EXPECT_THAT(ids(), Contains("missing-element"));
}

TEST_F(OfficeRequestTest, EachRequestIsShownAndCounted) {
  std::vector<std::string> seen;
  office.on_request([&](const std::string& operation, const std::string& envelope) {
    seen.push_back(operation + " " + std::to_string(envelope.size() > 100));
  });
  caller.call("invoice", "GetPaymentMethods");
  EXPECT_THAT(seen, ::testing::ElementsAre("GetPaymentMethods 1"));
  EXPECT_EQ(office.count("GetPaymentMethods"), 1);
  EXPECT_EQ(office.count("Login"), 1);
  EXPECT_EQ(office.count(), 2);
  EXPECT_EQ(office.calls().back().client, k_office_client);
}

}  // namespace
}  // namespace woo24::sandbox
