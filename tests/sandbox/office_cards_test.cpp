// Customers, products, lists, and persons' hands on them.
#include "office_client.hpp"

#include "woo24/sandbox/shop_order_spec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace woo24::sandbox {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Match = OfficeSwitches::NameMatch;

class OfficeCardsTest : public OfficeTest {
 protected:
  Answer companies(const std::string& parameters) {
    return caller.call(
        "company", "GetCompanies",
        "<searchParams>" + parameters +
            "</searchParams><returnProperties><string>Id</string><string>EmailAddresses</string></returnProperties>");
  }
  std::vector<std::string> named(const std::string& name) {
    return companies("<CompanyName>" + name + "</CompanyName>").all("Company/Id");
  }
  Answer save_card(const std::string& card) {
    return caller.call("company", "SaveCompanies", "<companies><Company>" + card + "</Company></companies>");
  }
  std::vector<std::string> products(const std::string& parameters) {
    return caller
        .call("product", "GetProducts",
              "<searchParams>" + parameters + "</searchParams><returnProperties><string>No</string></returnProperties>")
        .all("Product/No");
  }
};

TEST_F(OfficeCardsTest, FindsByEachParameter) {
  EXPECT_THAT(named("exempelbolaget ab"), ElementsAre("1001"));
  EXPECT_THAT(companies("<OrganizationNumber>556677-8899</OrganizationNumber>").all("Company/Id"), ElementsAre("1001"));
  EXPECT_THAT(companies("<OrganizationNumber>5566778899</OrganizationNumber>").all("Company/Id"), IsEmpty());
  EXPECT_THAT(companies("<CompanyEmail>FAKTURA@exempelbolaget.example.se</CompanyEmail>").all("Company/Id"),
              ElementsAre("1001"));
  EXPECT_THAT(companies("<CompanyIds><int>1002</int><int>1003</int></CompanyIds>").all("Company/Id"),
              ElementsAre("1002", "1003"));
  EXPECT_THAT(companies("").fault, HasSubstr("at least one"));
  change([](auto& how) { how.org_number_normalises = true; });
  EXPECT_THAT(companies("<OrganizationNumber>5566778899</OrganizationNumber>").all("Company/Id"), ElementsAre("1001"));
}

TEST_F(OfficeCardsTest, OnlyAskedPropertiesAreFilled) {
  const auto found = companies("<CompanyId>1001</CompanyId>");
  EXPECT_EQ(found.one("Company/EmailAddresses/Invoice/Value"), "faktura@exempelbolaget.example.se");
  EXPECT_FALSE(found.has("Company/Name"));
}

struct MatchCase {
  Match how;
  const char* pattern;
  std::size_t found;
};

class OfficeNames : public OfficeCardsTest, public ::testing::WithParamInterface<MatchCase> {};

TEST_P(OfficeNames, MatchAsTheSwitchSays) {
  const auto& [how, pattern, found] = GetParam();
  for (const char* name : {"Ek & Co AB", "Ek [gamla] AB", "EKSTRÖM AB"}) {
    OfficeCard card;
    card.name = name;
    office.add_company(card);
  }
  change([how = how](auto& switches) { switches.name_match = how; });
  EXPECT_EQ(named(pattern).size(), found);
}

INSTANTIATE_TEST_SUITE_P(How, OfficeNames,
                         ::testing::Values(MatchCase{Match::exact, "ekström ab", 1}, MatchCase{Match::exact, "Ek%", 0},
                                           MatchCase{Match::contains, "ek", 3}, MatchCase{Match::contains, "ström", 1},
                                           MatchCase{Match::like, "Ek%", 3}, MatchCase{Match::like, "ek", 0},
                                           MatchCase{Match::like, "Ek &amp; Co AB", 1}, MatchCase{Match::like, "ekstr_m ab", 1},
                                           MatchCase{Match::like, "Ek [gamla] AB", 0},
                                           MatchCase{Match::like, "Ek %gamla] AB", 1}, MatchCase{Match::like, "[dfe]k%", 3},
                                           MatchCase{Match::like, "[^e]k%", 0}));

TEST_F(OfficeCardsTest, CreatesAndUpdates) {
  const auto made =
      save_card("<ExternalId>woo24:exempel:1</ExternalId><Name>Ek</Name><FirstName>Eva</FirstName><Type>Consumer</Type>");
  EXPECT_EQ(made.one("Company/Id"), "1007");
  EXPECT_EQ(made.one("Company/ExternalId"), "woo24:exempel:1");
  EXPECT_THAT(companies("<ExternalId>woo24:exempel:1</ExternalId>").all("Company/Id"), ElementsAre("1007"));
  save_card("<Id>1007</Id><VatNumber>SE1</VatNumber>");
  const auto card = office.books().companies.back();
  EXPECT_EQ(card.name + card.vat_number, "EkSE1");
  EXPECT_THAT(office.errors(), IsEmpty());
  save_card("<ExternalId>woo24:exempel:1</ExternalId><Name>Ek</Name><Type>Consumer</Type>");
  EXPECT_THAT(office.errors(), ElementsAre(HasSubstr("duplicate-customer")));
  EXPECT_EQ(save_card("<ExternalId>x</ExternalId>").one("Company/APIException/Message"), "Name is required.");
  EXPECT_THAT(save_card("<OrganizationNumber>123456789012345678901</OrganizationNumber><Name>A</Name>")
                  .one("Company/APIException/Message"),
              HasSubstr("truncated"));
}

TEST_F(OfficeCardsTest, AnIdThatIsNotThereMakesACustomerOfThatNumber) {
  EXPECT_EQ(save_card("<Id>8000</Id><Name>Ny</Name><Type>Business</Type>").one("Company/Id"), "8000");
  EXPECT_THAT(office.errors(), ElementsAre("unknown-customer: customer 8000"));
}

TEST_F(OfficeCardsTest, PersonsChangeCards) {
  EXPECT_TRUE(office.rename_company(1001, "Nya Namnet AB"));
  EXPECT_THAT(named("Nya Namnet AB"), ElementsAre("1001"));
  EXPECT_TRUE(office.delete_company(1001));
  EXPECT_FALSE(office.delete_company(1001));
  EXPECT_THAT(save(order("", "", reference("WOO-1"))).one("InvoiceOrder/APIException/Message"), HasSubstr("Customer"));
}

TEST_F(OfficeCardsTest, KnowsEverySkuOfTheShop) {
  std::set<std::string> known;
  for (const auto& number : products("<DateChanged>1900-01-01T00:00:00</DateChanged>"))
    EXPECT_TRUE(known.insert(number).second) << number;
  for (const auto* list : {&shop_products(), &recorded_products()}) {
    for (const auto& product : *list) EXPECT_TRUE(known.contains(product.sku)) << product.sku;
  }
  for (const char* number : {"FRAKT", "AVGIFT", "ORES", "PANT", "PRESENTKORT", "PRISAVDRAG", "HAM-001", "BOR-550", "JAC-R-M"}) {
    EXPECT_TRUE(known.contains(number)) << number;
  }
  EXPECT_FALSE(known.contains("FINNS-INTE"));
}

TEST_F(OfficeCardsTest, ProductNumbersArePatternsToo) {
  EXPECT_THAT(products("<No>ham-001</No>"), ElementsAre("HAM-001"));
  EXPECT_THAT(products("<No>BOK-%</No>"), ElementsAre("BOK-001", "BOK-002"));
  EXPECT_THAT(products("<Name>Frakt</Name>"), ElementsAre("FRAKT"));
  EXPECT_TRUE(office.renumber_product("BOK-001", "BOK-9"));
  EXPECT_THAT(products("<No>BOK-001</No>"), IsEmpty());
  EXPECT_TRUE(office.renumber_product("BOK-9", ""));
  EXPECT_THAT(products("<No>BOK-%</No>"), ElementsAre("BOK-002"));
  EXPECT_NE(office.add_product({"NY-1", "Nytt", "10", "12", true}), 0);
  EXPECT_EQ(booked(saved("WOO-1", row("NY-1", "100"))).total_vat, "12.00");
}

TEST_F(OfficeCardsTest, SavesProducts) {
  const auto saved = caller.call("product", "SaveProducts",
                                 "<products><Product><Name>Kopp "
                                 "2</Name><CategoryId>4</CategoryId><Price>80</Price><No>KOPP-2</No></"
                                 "Product><Product><Name>Utan</Name></Product></products>");
  EXPECT_TRUE(saved.has("Product/Id"));
  EXPECT_THAT(saved.all("Product/APIException/Message"), ElementsAre("Name and CategoryId are required."));
  EXPECT_THAT(products("<No>KOPP-2</No>"), ElementsAre("KOPP-2"));
}

TEST_F(OfficeCardsTest, Lists) {
  EXPECT_THAT(caller.call("invoice", "GetPaymentMethods").all("PaymentMethod/Name"),
              ElementsAre("Faktura", "Klarna", "Stripe", "Swish", "PayPal"));
  const auto sales = caller.call("client", "GetTypeGroupList", "<module>Sale</module>").all("AccountingGroup/Name");
  EXPECT_THAT(sales, Contains("Kreditsälg"));
  EXPECT_THAT(sales, ::testing::Not(Contains("Kreditinköp")));
  EXPECT_THAT(caller.call("client", "GetTypeGroupList", "<module>All</module>").all("AccountingGroup/Name"),
              Contains("Kreditinköp"));
  const auto codes = caller.call("account", "GetTaxCodeList");
  EXPECT_EQ(codes.one("TaxCodeElement[TaxNo='1']/TaxId"), "5");
  EXPECT_EQ(codes.one("TaxCodeElement[TaxNo='41']/TaxRate"), "25.5000");
  EXPECT_EQ(codes.one("TaxCodeElement[TaxNo='50']/TaxRate"), "0.0000");
  EXPECT_THAT(caller.call("client", "GetCurrencyList").all("Currency[Unit='100']/Symbol"), ElementsAre("NOK", "DKK"));
  EXPECT_THAT(caller.call("client", "GetDepartmentList").all("Department/Name"), Contains("Webb"));
  EXPECT_THAT(caller.call("project", "GetProjectNameList").all("ProjectShort/Name"), Contains("Skruv"));
  EXPECT_THAT(caller.call("project", "GetProjectList", "<Ps><AllOpenProjects>true</AllOpenProjects></Ps>").all("Project/Name"),
              Contains("Skruv"));
  EXPECT_EQ(caller.call("client", "GetVatTypeList").all("VatType").size(), 8u);
  EXPECT_THAT(caller.call("account", "GetAccountList").all("AccountData/AccountNo"), Contains("1685"));
  EXPECT_EQ(caller.call("client", "GetClientInformation").one("Name"), "Exempel AB");
  const auto categories =
      caller.call("product", "GetCategories", "<returnProperties><string>Id</string><string>Name</string></returnProperties>");
  EXPECT_THAT(categories.all("Category/Name"), Contains("Verktyg"));
  EXPECT_FALSE(categories.has("Category/ParentId"));
  EXPECT_EQ(caller.call("transaction", "GetUserDefinedDimensions").one("Dimension[Name='Kampanj']/TypeId"), "101");
  const auto values =
      caller.call("transaction", "GetUserDefinedDimensionValues", "<DimensionType>101</DimensionType>").all("Dimension/Value");
  EXPECT_THAT(values, ElementsAre("Sommar", "Vinter"));
  EXPECT_FALSE(
      caller.call("transaction", "GetUserDefinedDimensionValues", "<DimensionType>9</DimensionType>").has("Dimension"));
  EXPECT_THAT(office.errors(), IsEmpty());
}

TEST_F(OfficeCardsTest, ListsChangeUnderAPersonsHand) {
  EXPECT_TRUE(office.remove_payment_method("Klarna"));
  EXPECT_THAT(caller.call("invoice", "GetPaymentMethods").all("PaymentMethod/Name"), ::testing::Not(Contains("Klarna")));
  EXPECT_TRUE(office.remove_tax_code("41"));
  EXPECT_TRUE(office.set_currency_rate("EUR", "11.40", 1));
  EXPECT_EQ(caller.call("client", "GetCurrencyList").one("Currency[Symbol='EUR']/Rate"), "11.4000");
  EXPECT_FALSE(office.remove_payment_method("Klarna"));
}

TEST_F(OfficeCardsTest, PersonsWorkOnOrders) {
  const auto id = saved("WOO-1 *ab12", row("HAM-001", "100"));
  EXPECT_TRUE(office.edit_row_price(id, 0, "50"));
  EXPECT_TRUE(office.edit_title(id, "Ring kunden"));
  EXPECT_TRUE(office.overwrite_external_status(id, 3));
  EXPECT_TRUE(office.edit_reference(id, "WOO-1"));
  EXPECT_TRUE(office.set_state(id, "Confirmed"));
  const auto order = booked(id);
  EXPECT_EQ(order.total_inc_vat, "62.50");
  EXPECT_EQ(order.title + " " + order.state + " " + order.reference_number, "Ring kunden Confirmed WOO-1");
  EXPECT_EQ(order.external_status, 3);
  EXPECT_TRUE(office.set_state(id, "Invoiced"));
  EXPECT_FALSE(office.set_state(id, "Web"));
  EXPECT_FALSE(office.delete_order(id));
  const auto own = office.add_order(1002, "BOR-550", "796");
  EXPECT_EQ(booked(own).total_inc_vat, "995.00");
  EXPECT_TRUE(office.delete_order(own));
  EXPECT_FALSE(office.books().order(own));
}

}  // namespace
}  // namespace woo24::sandbox
