#pragma once
// A pretend office with a known clock, and SOAP calls to it as a client makes them.
#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/office_money.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <pugixml.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

namespace woo24::sandbox {

struct Soap {
  int status = 0;
  std::string fault;  ///< faultstring, "" when there is none
  std::string body;
  pugi::xml_document xml;
  pugi::xml_node result;  ///< <OperationResult>

  /// Text at "InvoiceOrder/OrderId" under the result.
  [[nodiscard]] std::string text(const char* path) const { return result.first_element_by_path(path).text().get(); }
  [[nodiscard]] bool has(const char* path) const { return !result.first_element_by_path(path).empty(); }
  [[nodiscard]] int size() const {
    int n = 0;
    for (const auto& child : result.children()) n += child.type() == pugi::node_element ? 1 : 0;
    return n;
  }
};

class SoapOfficeTest : public ::testing::Test {
 protected:
  static constexpr std::int64_t k_customer = 1001;  ///< Exempelbolaget AB, 556677-8899
  static constexpr const char* k_space = "http://24sevenOffice.com/webservices";

  static std::string path_of(const std::string& operation) {
    static const std::map<std::string, std::string> k_paths = {
        {"GetCompanies", "/CRM/Company/V001/CompanyService.asmx"},
        {"SaveCompanies", "/CRM/Company/V001/CompanyService.asmx"},
        {"GetProducts", "/Logistics/Product/V001/ProductService.asmx"},
        {"GetCategories", "/Logistics/Product/V001/ProductService.asmx"},
        {"GetInvoices", "/Economy/InvoiceOrder/V001/InvoiceService.asmx"},
        {"SaveInvoices", "/Economy/InvoiceOrder/V001/InvoiceService.asmx"},
        {"GetOrderSyncList", "/Economy/InvoiceOrder/V001/InvoiceService.asmx"},
        {"GetPaymentMethods", "/Economy/InvoiceOrder/V001/InvoiceService.asmx"},
        {"GetTaxCodeList", "/Economy/Account/V004/Accountservice.asmx"},
        {"GetProjectNameList", "/Project/V001/ProjectService.asmx"},
        {"Login", "/authenticate/v001/authenticate.asmx"},
        {"HasSession", "/authenticate/v001/authenticate.asmx"},
        {"GetIdentity", "/authenticate/v001/authenticate.asmx"},
        {"GetIdentities", "/authenticate/v001/authenticate.asmx"},
        {"SetIdentityById", "/authenticate/v001/authenticate.asmx"}};
    const auto found = k_paths.find(operation);
    return found == k_paths.end() ? "/Client/V001/ClientService.asmx" : found->second;
  }

  http::Request request_of(const std::string& operation, const std::string& arguments) const {
    http::Request request;
    request.method = "POST";
    request.url = "https://api.24sevenoffice.com" + path_of(operation);
    request.headers = {{"Content-Type", "text/xml; charset=utf-8"},
                       {"SOAPAction", "\"" + (k_space + ("/" + operation)) + "\""}};
    if (!session.empty()) request.headers.push_back({"Cookie", "ASP.NET_SessionId=" + session});
    request.body =
        R"(<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" )"
        R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body><)" +
        operation + " xmlns=\"" + k_space + "\">" + arguments + "</" + operation + "></soap:Body></soap:Envelope>";
    return request;
  }

  Soap send(const http::Request& request, const std::string& operation) {
    Soap soap;
    const auto answer = office.handle(request);
    soap.status = answer.status;
    soap.body = answer.body;
    soap.xml.load_string(answer.body.c_str());
    const auto body = soap.xml.document_element().child("soap:Body");
    soap.fault = body.child("soap:Fault").child_value("faultstring");
    soap.result = body.child((operation + "Response").c_str()).child((operation + "Result").c_str());
    return soap;
  }

  Soap call(const std::string& operation, const std::string& arguments = "") {
    return send(request_of(operation, arguments), operation);
  }

  static std::string credential(const std::string& password = k_office_password,
                                const std::string& application = k_office_application) {
    return "<credential><ApplicationId>" + application + "</ApplicationId><Password>" + password + "</Password><Username>" +
           k_office_user + "</Username></credential>";
  }

  void sign_in() {
    session.clear();
    session = call("Login", credential()).result.text().get();
    ASSERT_FALSE(session.empty());
  }

  void SetUp() override { sign_in(); }

  std::int64_t product(const std::string& number) {
    const auto found = call("GetProducts", "<searchParams><No>" + number + "</No></searchParams>" +
                                               "<returnProperties><string>Id</string><string>No</string></returnProperties>");
    return found.result.child("Product").child("Id").text().as_llong();
  }

  std::string row(const std::string& number, const std::string& price, const std::string& quantity = "1",
                  const std::string& discount = "", const std::string& after = "") {
    return "<InvoiceRow><ProductId>" + std::to_string(product(number)) + "</ProductId><Price>" + price + "</Price>" +
           (discount.empty() ? "" : "<DiscountRate>" + discount + "</DiscountRate>") + "<Quantity>" + quantity + "</Quantity>" +
           after + "</InvoiceRow>";
  }

  /// What stands in an order, by where it stands: all the elements are in the schema's order.
  struct Sent {
    std::string id, customer = std::to_string(k_customer), state, include_vat = "<IncludeVAT>false</IncludeVAT>", terms, rows,
                    reference = "WOO-exempel-1001", tail;
    std::int64_t external = 1001;
  };

  static std::string order_xml(const Sent& sent) {
    std::string xml = "<InvoiceOrder>";
    if (!sent.id.empty()) xml += "<OrderId>" + sent.id + "</OrderId>";
    xml += "<CustomerId>" + sent.customer + "</CustomerId>";
    if (!sent.state.empty()) xml += "<OrderStatus>" + sent.state + "</OrderStatus>";
    xml += sent.include_vat + sent.terms + "<ExternalStatus>" + std::to_string(sent.external) + "</ExternalStatus>";
    if (!sent.rows.empty()) xml += "<InvoiceRows>" + sent.rows + "</InvoiceRows>";
    if (!sent.reference.empty()) xml += "<ReferenceNumber>" + sent.reference + "</ReferenceNumber>";
    return xml + sent.tail + "</InvoiceOrder>";
  }

  Soap save(const Sent& sent) { return call("SaveInvoices", "<invoices>" + order_xml(sent) + "</invoices>"); }

  /// Saves one order that must succeed; its id.
  std::int64_t saved(const Sent& sent) {
    const auto answer = save(sent);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_FALSE(answer.has("InvoiceOrder/APIException")) << answer.body;
    return answer.result.child("InvoiceOrder").child("OrderId").text().as_llong();
  }

  static std::string strings(const std::string& name, const std::vector<std::string>& values) {
    std::string xml = "<" + name + ">";
    for (const auto& value : values) xml += "<string>" + value + "</string>";
    return xml + "</" + name + ">";
  }

  Soap invoices(const std::string& search, const std::vector<std::string>& head = {"OrderId"},
                const std::vector<std::string>& rows = {}) {
    return call("GetInvoices", "<searchParams>" + search + "</searchParams>" + strings("invoiceReturnProperties", head) +
                                   strings("rowReturnProperties", rows));
  }

  static std::string ints(const std::string& name, const std::vector<std::int64_t>& values) {
    std::string xml = "<" + name + ">";
    for (const auto value : values) xml += "<int>" + std::to_string(value) + "</int>";
    return xml + "</" + name + ">";
  }

  BooksOrder in_books(std::int64_t id) {
    const auto found = office.books().order(id);
    EXPECT_TRUE(found.has_value()) << "order " << id;
    return found.value_or(BooksOrder{});
  }

  std::vector<std::string> violation_ids() const {
    std::vector<std::string> ids;
    for (const auto& one : office.violations()) ids.push_back(one.id);
    return ids;
  }

  SimTime time;
  Office office{[this] { return time.now(); }};
  std::string session;
};

}  // namespace woo24::sandbox
