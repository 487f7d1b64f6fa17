#include "woo24/tfso/company_xml.hpp"

#include "office_fixture.hpp"

#include "woo24/tfso/soap.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

office::Company full_card() {
  office::Company card;
  card.id = office::CompanyId{1042};
  card.external_id = "woo24:exempel:3fa9c1";
  card.org_number = "559012-3456";
  card.name = "Ek & Son";
  card.first_name = "Eva";
  card.post = office::Address{"Storgatan 1", "", "11122", "Stockholm", "", "SE"};
  card.delivery = office::Address{"Storgatan 2", "", "11123", "Stockholm", "", "SE"};
  card.invoice = office::Address{"Box 3", "", "11124", "Stockholm", "Ekonomi", "SE"};
  card.phone = "070-1";
  card.email_home = "h@example.se";
  card.email_invoice = "i@example.se";
  card.email_primary = "p@example.se";
  card.email_work = "w@example.se";
  card.country = "SE";
  card.type = office::CompanyType::consumer;
  card.vat_number = "SE559012345601";
  card.is_private = true;
  return card;
}

TEST(CompanyXml, EverythingStandsInTheOrderOfTheWsdl) {
  const auto text = envelope("SaveCompanies", save_companies_arguments({full_card()}));
  test::dump_request(text, "SaveCompanies");
  EXPECT_EQ(test::element_lines(text), test::element_lines(test::data_file("save_companies_full.xml")));
}

TEST(CompanyXml, ASmallCardHasNoEmptyGroups) {
  office::Company card;
  card.name = "Ek";
  EXPECT_EQ(company_xml(card), "<Company><Name>Ek</Name></Company>");
}

TEST(CompanyXml, WhatWasSentReadsBackEqual) {
  pugi::xml_document document;
  document.load_string(company_xml(full_card()).c_str());
  const auto back = read_company(document.document_element());
  ASSERT_TRUE(back);
  auto sent = full_card();
  sent.phones = {"070-1"};
  EXPECT_EQ(back.value(), sent);
}

TEST(CompanyXml, ReadsEveryPhoneAndTheBlock) {
  pugi::xml_document document;
  document.load_string(
      "<Company><Id>7</Id><Name>X</Name><PhoneNumbers><Home><Value>4</Value></Home><Fax><Value>9</Value></Fax>"
      "<Mobile><Value>2</Value></Mobile></PhoneNumbers><Type>Martian</Type><BlockInvoice>true</BlockInvoice></Company>");
  const auto card = read_company(document.document_element());
  ASSERT_TRUE(card);
  EXPECT_THAT(card.value().phones, testing::ElementsAre("2", "4"));
  EXPECT_TRUE(card.value().block_invoice);
  EXPECT_EQ(card.value().type, office::CompanyType::none);
}

TEST(CompanyXml, ACardWithoutIdIsNoAnswer) {
  pugi::xml_document document;
  document.load_string("<Company><Name>X</Name></Company>");
  EXPECT_REASON(read_company(document.document_element()), Kind::refused, ReasonId::office_answer_wrong);
}

struct SearchCase {
  office::CompanySearch search;
  std::vector<office::CompanyId> ids;
  const char* xml;
};

class CompanySearchXml : public testing::TestWithParam<SearchCase> {};

TEST_P(CompanySearchXml, HasOneCondition) {
  const auto arguments = company_search(GetParam().search, GetParam().ids);
  test::dump_request(envelope("GetCompanies", arguments + company_properties()), "GetCompanies");
  EXPECT_EQ(arguments, std::string("<searchParams>") + GetParam().xml + "</searchParams>");
}

office::CompanySearch by(std::optional<std::string> office::CompanySearch::*field, const char* value) {
  office::CompanySearch search;
  search.*field = value;
  return search;
}

office::CompanySearch changed(const char* at) {
  office::CompanySearch search;
  search.changed_after = parse_utc(at);
  return search;
}

INSTANTIATE_TEST_SUITE_P(
    Searches, CompanySearchXml,
    testing::Values(
        SearchCase{by(&office::CompanySearch::external_id, "a&b"), {}, "<ExternalId>a&amp;b</ExternalId>"},
        SearchCase{by(&office::CompanySearch::name, "Ek"), {}, "<CompanyName>Ek</CompanyName>"},
        SearchCase{by(&office::CompanySearch::email, "e@example.se"), {}, "<CompanyEmail>e@example.se</CompanyEmail>"},
        SearchCase{
            by(&office::CompanySearch::org_number, "5590123456"), {}, "<OrganizationNumber>5590123456</OrganizationNumber>"},
        SearchCase{{}, {office::CompanyId{1}, office::CompanyId{2}}, "<CompanyIds><int>1</int><int>2</int></CompanyIds>"},
        SearchCase{changed("2026-11-24T00:00:00Z"), {}, "<ChangedAfter>2026-11-24T00:00:00</ChangedAfter>"}));

}  // namespace
}  // namespace woo24::tfso
