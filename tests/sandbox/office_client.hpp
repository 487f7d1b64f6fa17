#pragma once
// A bare SOAP caller for the tests of the pretend office. Answers are kept for the check against the WSDLs.

#include "support/wire_dump.hpp"

#include "woo24/sandbox/office.hpp"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <vector>

namespace woo24::sandbox {

constexpr const char* k_ns = "http://24sevenOffice.com/webservices";
constexpr const char* k_economy_ns = "http://24sevenoffice.com/webservices/economy/accounting/";

inline std::string path_of_service(const std::string& service) {
  static const std::map<std::string, std::string> k_paths = {
      {"auth", "/authenticate/v001/authenticate.asmx"},
      {"company", "/CRM/Company/V001/CompanyService.asmx"},
      {"product", "/Logistics/Product/V001/ProductService.asmx"},
      {"invoice", "/Economy/InvoiceOrder/V001/InvoiceService.asmx"},
      {"client", "/Client/V001/ClientService.asmx"},
      {"account", "/Economy/Account/V004/Accountservice.asmx"},
      {"project", "/Project/V001/ProjectService.asmx"},
      {"transaction", "/Economy/Accounting/V001/TransactionService.asmx"}};
  return k_paths.at(service);
}

/// What came back, without its envelope.
struct Answer {
  int status = 0;
  std::string body, fault;
  pugi::xml_document document;
  pugi::xml_node result;

  /// Texts of every element at a path below the result ("InvoiceOrder/OrderId").
  [[nodiscard]] std::vector<std::string> all(const std::string& path) const {
    std::vector<std::string> out;
    for (const auto& found : result.select_nodes(path.c_str())) out.emplace_back(found.node().text().get());
    return out;
  }
  [[nodiscard]] std::string one(const std::string& path) const {
    const auto found = all(path);
    return found.empty() ? "(none)" : found.front();
  }
  [[nodiscard]] bool has(const std::string& path) const { return !all(path).empty(); }
};

class OfficeClientCaller {
 public:
  explicit OfficeClientCaller(Office& office) : office_(office) {}

  Answer call(const std::string& service, const std::string& operation, const std::string& arguments = "") {
    const std::string space = service == "transaction" ? k_economy_ns : k_ns;
    const auto envelope =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soap:Body><" +
        operation + " xmlns=\"" + space + "\">" + arguments + "</" + operation + "></soap:Body></soap:Envelope>";
    return send(service, operation, space, envelope);
  }

  Answer send(const std::string& service, const std::string& operation, const std::string& space, const std::string& envelope) {
    http::Request request;
    request.method = "POST";
    request.url = "https://api.24sevenoffice.com" + path_of_service(service);
    request.headers = {{"Content-Type", "text/xml; charset=utf-8"},
                       {"SOAPAction", "\"" + space + (space.ends_with('/') ? "" : "/") + operation + "\""}};
    if (!session.empty()) request.headers.push_back({"Cookie", "ASP.NET_SessionId=" + session});
    request.body = envelope;
    return read(office_.handle(request), operation);
  }

  Answer login(const std::string& password = k_office_password, const std::string& user = k_office_user) {
    auto answer = call("auth", "Login",
                       std::string("<credential><ApplicationId>") + k_office_application + "</ApplicationId><Password>" +
                           password + "</Password><Username>" + user + "</Username></credential>");
    session = answer.result.text().get();
    return answer;
  }

  std::string session;

 private:
  Answer read(const http::Response& response, const std::string& operation) {
    Answer answer;
    answer.status = response.status;
    answer.body = response.body;
    answer.document.load_string(response.body.c_str());
    const auto body = answer.document.document_element().child("soap:Body");
    answer.fault = body.child("soap:Fault").child("faultstring").text().get();
    answer.result = body.child((operation + "Response").c_str()).child((operation + "Result").c_str());
    // xsi:nil where the schema forbids it is one of the office's possible ways, and no valid answer.
    const bool valid = office_.switches().empties != OfficeSwitches::Empties::nil;
    if (answer.result && valid) test::dump_request(response.body, operation + "Answer");
    return answer;
  }
  Office& office_;
};

class OfficeTest : public ::testing::Test {
 protected:
  static constexpr Instant k_start{std::chrono::seconds{1'795'507'200}};  // 2026-11-24 08:00 UTC
  OfficeTest() { caller.login(); }

  Answer save(const std::string& orders) {
    return caller.call("invoice", "SaveInvoices", "<invoices>" + orders + "</invoices>");
  }
  /// An order of customer 1001; `more` stands after IncludeVAT, `end` after the rows.
  static std::string order(const std::string& rows, const std::string& more = "", const std::string& end = "",
                           const std::string& start = "<CustomerId>1001</CustomerId>") {
    return "<InvoiceOrder>" + start + "<IncludeVAT>false</IncludeVAT>" + more + "<InvoiceRows>" + rows + "</InvoiceRows>" +
           end + "</InvoiceOrder>";
  }
  static std::string reference(const std::string& key) { return "<ReferenceNumber>" + key + "</ReferenceNumber>"; }
  std::string product_id(const std::string& number) {
    return caller
        .call("product", "GetProducts",
              "<searchParams><No>" + number + "</No></searchParams><returnProperties><string>Id</string></returnProperties>")
        .one("Product/Id");
  }
  std::string row(const std::string& number, const std::string& price, const std::string& quantity = "1",
                  const std::string& end = "") {
    return "<InvoiceRow><ProductId>" + product_id(number) + "</ProductId><Price>" + price +
           "</Price><DiscountRate>0</DiscountRate><Quantity>" + quantity + "</Quantity>" + end + "</InvoiceRow>";
  }
  /// Saves a new order and gives its id.
  std::int64_t saved(const std::string& key, const std::string& rows, const std::string& more = "") {
    const auto answer = save(order(rows, more, reference(key)));
    EXPECT_EQ(answer.fault, "");
    return std::stoll("0" + answer.one("InvoiceOrder/OrderId"));
  }
  Answer find(const std::string& parameters, const std::string& properties = "OrderId") {
    std::string wanted;
    for (std::size_t at = 0; at <= properties.size();) {
      const auto end = std::min(properties.find(' ', at), properties.size());
      wanted += "<string>" + properties.substr(at, end - at) + "</string>";
      at = end + 1;
    }
    return caller.call(
        "invoice", "GetInvoices",
        "<searchParams>" + parameters + "</searchParams><invoiceReturnProperties>" + wanted + "</invoiceReturnProperties>");
  }
  BooksOrder booked(std::int64_t id) { return office.books().order(id).value_or(BooksOrder{}); }
  void change(const std::function<void(OfficeSwitches&)>& how) { office.change(how); }

  Instant now = k_start;
  Office office{[this] { return now; }};
  OfficeClientCaller caller{office};
};

}  // namespace woo24::sandbox
