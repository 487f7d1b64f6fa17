#include "woo24/tfso/office_reader.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

using test::fault_of;
using test::PretendOffice;
using test::result_of;

office::CompanySearch by_name(const char* name) {
  office::CompanySearch search;
  search.name = name;
  return search;
}

struct Reader : testing::Test {
  void SetUp() override { office.open(); }
  [[nodiscard]] const std::string& sent(std::size_t n = 0) const { return office.http.requests.at(n).body; }
  [[nodiscard]] bool asked(const std::string& xml, std::size_t n = 0) const { return sent(n).find(xml) != std::string::npos; }
  PretendOffice office;
  OfficeReader reader{office.session};
};

TEST_F(Reader, OrdersByExternalStatus) {
  office.http.answer(200, result_of("GetInvoices",
                                    "<InvoiceOrder><OrderId>5001</OrderId><ReferenceNumber>K</ReferenceNumber>"
                                    "<ExternalStatus>1042</ExternalStatus></InvoiceOrder><InvoiceOrder xsi:nil=\"true\"/>"));
  const auto found = reader.orders_by_external_status({1042, 1043, std::int64_t{1} << 40});
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().size(), 1u);
  EXPECT_EQ(found.value()[0].reference_number, "K");
  EXPECT_TRUE(
      asked("<searchParams><ExternalStatus><int>1042</int><int>1043</int></ExternalStatus></searchParams>"
            "<invoiceReturnProperties><string>OrderId</string>"));
  EXPECT_TRUE(asked("<rowReturnProperties><string>ProductId</string>"));
}

TEST_F(Reader, NothingAskedIsNothingSent) {
  EXPECT_TRUE(reader.orders_by_external_status({}).value().empty());
  EXPECT_TRUE(reader.orders_by_id({}).value().empty());
  EXPECT_TRUE(reader.order_keys_by_id({}).value().empty());
  EXPECT_TRUE(reader.companies({}).value().empty());
  EXPECT_TRUE(reader.products_by_number("  ").value().empty());
  EXPECT_TRUE(office.http.requests.empty());
}

TEST_F(Reader, AThousandIdsACall) {
  std::vector<office::OrderId> ids;
  for (int n = 1; n <= 1001; ++n) ids.push_back({n});
  office.http.answer(200, result_of("GetInvoices", "<InvoiceOrder><OrderId>1</OrderId></InvoiceOrder>"));
  office.http.answer(200, result_of("GetInvoices", "<InvoiceOrder><OrderId>1001</OrderId></InvoiceOrder>"));
  EXPECT_EQ(reader.order_keys_by_id(ids).value().size(), 2u);
  EXPECT_TRUE(asked("<int>1000</int></OrderIds>"));
  EXPECT_TRUE(asked("<OrderIds><int>1001</int></OrderIds>", 1));
  EXPECT_FALSE(asked("rowReturnProperties"));
}

TEST_F(Reader, AFailedSearchIsNeverNotFound) {
  office.http.answer(500, fault_of("Timeout expired"));
  EXPECT_REASON(reader.orders_by_id({{1}}), Kind::refused, ReasonId::office_fault);
  office.http.answer(503, "<html/>");
  EXPECT_REASON(reader.companies(by_name("Ek")), Kind::unreachable, ReasonId::office_server_error);
  office.http.answer(200, "");
  EXPECT_REASON(reader.products_by_number("A"), Kind::refused, ReasonId::office_answer_not_xml);
}

TEST_F(Reader, ChangedOrdersAreAskedInPlainTimeAndEveryRegistration) {
  office.http.answer(200, result_of("GetOrderSyncList", "<int>5001</int><int>5002</int>"));
  const auto found = reader.orders_changed_since(*parse_utc("2026-11-23T06:00:00Z"));
  ASSERT_TRUE(found);
  EXPECT_THAT(found.value(), testing::ElementsAre(office::OrderId{5001}, office::OrderId{5002}));
  EXPECT_TRUE(
      asked("<syncParams><ChangedAfter>2026-11-23T06:00:00</ChangedAfter>"
            "<RegisteredAfter>0001-01-01T00:00:00</RegisteredAfter></syncParams>"));
  office.http.answer(200, result_of("GetOrderSyncList", "<int>many</int>"));
  EXPECT_REASON(reader.orders_changed_since(*parse_utc("2026-11-23T06:00:00Z")), Kind::refused, ReasonId::office_answer_wrong);
}

TEST_F(Reader, CompaniesByIdsGoAThousandACall) {
  office::CompanySearch search;
  for (int n = 1; n <= 1500; ++n) search.ids.push_back({n});
  office.http.answer(200, result_of("GetCompanies", "<Company><Id>1</Id></Company>"));
  office.http.answer(200, result_of("GetCompanies", ""));
  EXPECT_EQ(reader.companies(search).value().size(), 1u);
  EXPECT_EQ(office.http.requests.size(), 2u);
}

TEST_F(Reader, ANameWithABracketIsAlsoLookedForAsAPattern) {
  office.http.answer(200, result_of("GetCompanies", ""));
  office.http.answer(200, result_of("GetCompanies", "<Company><Id>1</Id><Name>A [B]</Name></Company>"));
  EXPECT_EQ(reader.companies(by_name("A [B]")).value().size(), 1u);
  EXPECT_TRUE(asked("<CompanyName>A [B]</CompanyName>"));
  EXPECT_TRUE(asked("<CompanyName>A %B]</CompanyName>", 1));
}

TEST_F(Reader, ProductNumbersAreComparedExactlyHere) {
  office.http.answer(200, result_of("GetProducts",
                                    "<Product><Id>1</Id><No>AB_1</No><StatusId>1</StatusId></Product>"
                                    "<Product><Id>2</Id><No>ABX1</No></Product><Product><Id>3</Id><No> ab_1 </No>"
                                    "<StatusId>0</StatusId></Product>"));
  const auto found = reader.products_by_number("AB_1");
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().size(), 2u);
  EXPECT_EQ(found.value()[0].id, office::ProductId{1});
  EXPECT_TRUE(found.value()[0].active);
  EXPECT_EQ(found.value()[1].id, office::ProductId{3});
  EXPECT_FALSE(found.value()[1].active);
}

TEST_F(Reader, EveryProductIsHandedOn) {
  office.http.answer(200, result_of("GetProducts", "<Product><Id>1</Id><No>A</No></Product><Product><Id>2</Id></Product>"));
  std::vector<std::int64_t> ids;
  EXPECT_TRUE(reader.all_products([&](const office::Product& product) -> Result<void> {
    ids.push_back(product.id.value);
    return {};
  }));
  EXPECT_THAT(ids, testing::ElementsAre(1, 2));
  EXPECT_TRUE(asked("<searchParams><DateChanged>1900-01-01T00:00:00</DateChanged></searchParams>"));
}

void answer_lists(PretendOffice& office) {
  office.http.answer(200, result_of("GetPaymentMethods", "<PaymentMethod><Id>3</Id><Name>Klarna</Name></PaymentMethod>"));
  office.http.answer(200, result_of("GetDepartmentList", "<Department><Id>30</Id><Name>Webbutik</Name></Department>"));
  office.http.answer(200, result_of("GetProjectNameList", "<ProjectShort><Id>701</Id><Name>Jul</Name></ProjectShort>"));
  office.http.answer(200, result_of("GetCategories", "<Category><Id>4</Id><Name>Kök &amp; dukning</Name></Category>"));
  office.http.answer(
      200, result_of("GetTypeGroupList",
                     "<AccountingGroup><AccountId>12001</AccountId><Id>-100</Id><Name>Kreditsälg</Name></AccountingGroup>"));
  office.http.answer(200, result_of("GetTaxCodeList",
                                    "<TaxCodeElement><TaxId>201</TaxId><TaxNo>10</TaxNo><TaxName>Moms</TaxName>"
                                    "<TaxRate>25.0000</TaxRate><AccountNo>2611</AccountNo></TaxCodeElement>"
                                    "<TaxCodeElement><TaxId>204</TaxId><TaxNo>13</TaxNo><TaxRate>0</TaxRate>"
                                    "<AccountNo xsi:nil=\"true\" /></TaxCodeElement>"));
  office.http.answer(200, result_of("GetCurrencyList",
                                    "<Currency><Symbol>NOK</Symbol><Id>578</Id><Rate>97.35</Rate><Unit>100</Unit></Currency>"));
  office.http.answer(200, result_of("GetFiscalYears",
                                    "<FiscalYear><Id>0a</Id><StartingDate>2025-01-01T00:00:00</StartingDate>"
                                    "<EndingDate>2025-12-31T00:00:00</EndingDate><IsLocked>true</IsLocked></FiscalYear>"));
}

TEST_F(Reader, ListsAreRead) {
  answer_lists(office);
  const auto lists = reader.lists();
  ASSERT_TRUE(lists);
  office::Lists wanted;
  wanted.payment_methods = {{3, "Klarna"}};
  wanted.departments = {{30, "Webbutik"}};
  wanted.projects = {{701, "Jul"}};
  wanted.categories = {{4, "Kök & dukning"}};
  wanted.sale_types = {{-100, 12001, "Kreditsälg"}};
  wanted.tax_codes = {{201, "10", "Moms", Amount::whole(25), 2611}, {204, "13", "", Amount{}, std::nullopt}};
  wanted.currencies = {{"NOK", Amount::cents(9735), 100}};
  wanted.fiscal_years = {{*parse_day("2025-01-01"), *parse_day("2025-12-31"), true}};
  EXPECT_EQ(lists.value(), wanted);
  EXPECT_TRUE(asked("<module>Sale</module>", 4));
}

TEST_F(Reader, TheClientsOwnDimensionsAreReadWhereTheyAreWanted) {
  answer_lists(office);
  office.http.answer(200, result_of("GetUserDefinedDimensions",
                                    "<Dimension><Type>UserDefined</Type><Name>Kampanj</Name><TypeId>101</TypeId></Dimension>"
                                    "<Dimension><Type>UserDefined</Type><Name>Kanal</Name><TypeId>102</TypeId></Dimension>"));
  office.http.answer(200, result_of("GetUserDefinedDimensionValues",
                                    "<Dimension><Name>Kampanj</Name><Value>Sommar</Value><TypeId>101</TypeId></Dimension>"
                                    "<Dimension><Name>Kampanj</Name><Value>Vinter</Value><TypeId>101</TypeId></Dimension>"));
  office.http.answer(200, result_of("GetUserDefinedDimensionValues", ""));
  const auto lists = reader.lists(true);
  ASSERT_TRUE(lists);
  EXPECT_EQ(lists.value().dimensions,
            (std::vector<office::DimensionType>{{101, "Kampanj", {"Sommar", "Vinter"}}, {102, "Kanal", {}}}));
  EXPECT_TRUE(asked("<DimensionType>101</DimensionType>", 9));
}

TEST_F(Reader, FiscalYearsThatTheUserMayNotSeeAreNotTold) {
  answer_lists(office);
  std::get<http::Response>(office.http.answers[7]) =
      http::Response{500, {}, fault_of("You do not have access to this."), std::chrono::milliseconds{0}};
  const auto lists = reader.lists();
  ASSERT_TRUE(lists);
  EXPECT_TRUE(lists.value().fiscal_years.empty());
}

TEST_F(Reader, AFiscalYearWithoutItsDaysIsRefused) {
  answer_lists(office);
  std::get<http::Response>(office.http.answers[7]).body =
      result_of("GetFiscalYears", "<FiscalYear><IsLocked>true</IsLocked></FiscalYear>");
  // Whether a day is locked is never guessed.
  EXPECT_REASON(reader.lists(), Kind::refused, ReasonId::office_answer_wrong);
}

TEST_F(Reader, AListWithoutWhatMattersIsRefused) {
  answer_lists(office);
  std::get<http::Response>(office.http.answers[5]).body =
      result_of("GetTaxCodeList", "<TaxCodeElement><TaxNo>10</TaxNo></TaxCodeElement>");
  EXPECT_REASON(reader.lists(), Kind::refused, ReasonId::office_answer_wrong);
}

TEST_F(Reader, ClientInformation) {
  office.answer_information("559012-3456");
  EXPECT_EQ(reader.client_information().value().currency, "SEK");
  EXPECT_EQ(reader.client().value().country, "SE");
}

}  // namespace
}  // namespace woo24::tfso
