#include "woo24/sync/customer.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;
using office::Company;
using office::CompanyType;

Company card(std::int64_t id, const std::string& name, CompanyType type = CompanyType::business) {
  Company made;
  made.id = office::CompanyId{id};
  made.name = name;
  made.type = type;
  made.country = "SE";
  return made;
}
Company person(std::int64_t id, const std::string& first, const std::string& last, const std::string& mail = "") {
  auto made = card(id, last, CompanyType::consumer);
  made.first_name = first;
  made.email_primary = mail;
  return made;
}
Company numbered(std::int64_t id, const std::string& name, const std::string& number) {
  auto made = card(id, name);
  made.org_number = number;
  return made;
}
Company with_mail(Company made, const std::string& mail) {
  made.email_invoice = mail;
  return made;
}
Company at(Company made, const std::string& postcode, const std::string& street = "") {
  made.post.postal_code = postcode;
  made.post.street = street;
  return made;
}

std::string shown(const Match& match) {
  switch (match.kind) {
    case MatchKind::none:
      return "none";
    case MatchKind::found:
      return std::to_string(match.customer->value) + " by " + match.by;
    case MatchKind::ambiguous:
    case MatchKind::blocked:
      return told(match.reason.value());
  }
  return "";
}

struct Case {
  const char* what;
  std::function<void(shop::Order&, settings::Customers&)> buyer;
  std::vector<Company> cards;
  const char* answer;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class MatchTest : public testing::TestWithParam<Case> {};

TEST_P(MatchTest, IsSureOrSaysWhyNot) {
  auto order = swedish_order();
  auto settings = example_settings();
  GetParam().buyer(order, settings.orders.customers);
  const auto rules = rules_of(settings);
  const auto who = buyer_of(order, rules, "WOO-exempel-1042-3fa9c1");
  EXPECT_EQ(shown(match(who, GetParam().cards, rules)), GetParam().answer) << GetParam().what;
}

using C = settings::Customers;
const auto k_anna = [](shop::Order&, C&) {};
const auto k_ost = [](shop::Order& o, C&) { o.billing.company = "Öst Bygg AB"; };
const auto k_ost_numbered = [](shop::Order& o, C&) {
  o.billing.company = "Öst Bygg AB";
  o.meta = {{"_billing_org_nr", "556677-8899"}};
};

INSTANTIATE_TEST_SUITE_P(
    Numbers, MatchTest,
    testing::Values(
        Case{"no cards at all", k_anna, {}, "none"},
        Case{"the number decides alone",
             k_ost_numbered,
             {numbered(1, "Helt annat namn", "5566778899"), card(2, "Öst Bygg AB")},
             "1 by organisation number"},
        Case{"written with its century", k_ost_numbered, {numbered(1, "Öst", "16556677-8899")}, "1 by organisation number"},
        Case{"written as a VAT number", k_ost_numbered, {numbered(1, "Öst", "SE556677889901")}, "1 by organisation number"},
        Case{"a Norwegian's number, on a card that names its country",
             [](shop::Order& o, C&) {
               send_to(o, "NO", "0150");
               o.billing.company = "Nord AS";
               o.meta = {{"_billing_org_nr", "NO 923 609 016 MVA"}};
             },
             {[] {
               auto made = numbered(1, "Nord", "923609016");
               made.country = "NO";
               return made;
             }()},
             "1 by organisation number"},
        Case{"twice",
             k_ost_numbered,
             {numbered(1, "Öst", "5566778899"), numbered(2, "Öst 2", "556677-8899")},
             "customer-number-twice number=556677-8899 candidates=1 Öst, 2 Öst 2"},
        Case{"another organisation of the same name",
             k_ost_numbered,
             {at(numbered(1, "Öst Bygg AB", "556012-5790"), "21120")},
             "none"},
        Case{"the name, on a card without number", k_ost_numbered, {at(card(1, "Öst Bygg AB"), "21120")}, "1 by name"},
        Case{"blocked for invoicing",
             k_ost_numbered,
             {[] {
               auto made = numbered(1, "Öst", "5566778899");
               made.block_invoice = true;
               return made;
             }()},
             "customer-blocked customer=1 Öst"}));

INSTANTIATE_TEST_SUITE_P(
    Names, MatchTest,
    testing::Values(
        Case{"a company's name and postcode", k_ost, {at(card(1, "öst  bygg ab"), "211 20")}, "1 by name"},
        Case{"a company's name alone", k_ost, {card(1, "Öst Bygg AB")}, "none"},
        Case{"unless that is enough",
             [](shop::Order& o, C& c) {
               o.billing.company = "Öst Bygg AB";
               c.name_alone = settings::NameAlone::businesses;
             },
             {card(1, "Öst Bygg AB")},
             "1 by name"},
        Case{"a company's name and mail domain",
             [](shop::Order& o, C&) {
               o.billing.company = "Öst Bygg AB";
               o.billing.email = "anna@ostbygg.se";
             },
             {with_mail(card(1, "Öst Bygg AB"), "faktura@ostbygg.se")},
             "1 by name"},
        Case{"a domain that half the country has",
             [](shop::Order& o, C&) {
               o.billing.company = "Öst Bygg AB";
               o.billing.email = "anna@gmail.com";
             },
             {with_mail(card(1, "Öst Bygg AB"), "per@gmail.com")},
             "none"},
        Case{"only a part of the name", k_ost, {at(card(1, "Öst Bygg AB i Malmö"), "211 20")}, "none"},
        Case{"two of one name and town",
             k_ost,
             {at(card(1, "Öst Bygg AB"), "21120"), at(card(2, "ÖST BYGG AB"), "21120")},
             "customer-ambiguous name=Öst Bygg AB candidates=1 Öst Bygg AB, 2 ÖST BYGG AB"},
        Case{"a person by name and mail", k_anna, {person(1, "Anna", "Åkesson", "Anna@Example.test")}, "1 by name"},
        Case{"a person by name and phone",
             k_anna,
             {[] {
               auto made = person(1, "Anna", "Åkesson");
               made.phones = {"070-123 45 67"};
               return made;
             }()},
             "1 by name"},
        Case{"a person by name, postcode and street",
             k_anna,
             {at(person(1, "Anna", "Åkesson"), "21120", "björkgatan 7")},
             "1 by name"},
        Case{"a person by name and postcode alone", k_anna, {at(person(1, "Anna", "Åkesson"), "21120", "Storgatan 1")}, "none"},
        Case{"a person by name alone", k_anna, {person(1, "Anna", "Åkesson")}, "none"},
        Case{"a person by name alone, where the settings take that",
             [](shop::Order&, C& c) { c.name_alone = settings::NameAlone::always; },
             {person(1, "Anna", "Åkesson")},
             "1 by name"},
        Case{"businesses alone does not loosen it for a person",
             [](shop::Order&, C& c) { c.name_alone = settings::NameAlone::businesses; },
             {person(1, "Anna", "Åkesson")},
             "none"},
        Case{"namesakes: the one whose phone agrees",
             k_anna,
             {person(1, "Anna", "Åkesson"),
              [] {
                auto made = person(2, "Anna", "Åkesson");
                made.phones = {"0701234567"};
                return made;
              }()},
             "2 by name"},
        Case{"namesakes in one house: a person decides",
             k_anna,
             {at(person(1, "Anna", "Åkesson"), "21120", "Björkgatan 7"),
              at(person(2, "Anna", "Åkesson"), "21120", "Björkgatan 7")},
             "customer-ambiguous name=Anna Åkesson candidates=1 Åkesson, Anna, 2 Åkesson, Anna"},
        Case{"blocked for invoicing, found by name",
             k_anna,
             {[] {
               auto made = person(1, "Anna", "Åkesson", "anna@example.test");
               made.block_invoice = true;
               return made;
             }()},
             "customer-blocked customer=1 Åkesson"},
        Case{"written last, first",
             k_anna,
             {at(card(1, "Åkesson, Anna", CompanyType::none), "21120", "Björkgatan 7")},
             "1 by name"},
        Case{"written first last",
             k_anna,
             {at(card(1, "Anna Åkesson", CompanyType::none), "21120", "Björkgatan 7")},
             "1 by name"},
        Case{"written last first",
             k_anna,
             {at(card(1, "Åkesson Anna", CompanyType::none), "21120", "Björkgatan 7")},
             "1 by name"},
        Case{"the address agrees with that of deliveries",
             k_anna,
             {[] {
               auto made = person(1, "Anna", "Åkesson");
               made.delivery.postal_code = "211 20";
               made.delivery.street = "Björkgatan 7";
               return made;
             }()},
             "1 by name"},
        Case{"or with that of invoices",
             k_anna,
             {[] {
               auto made = person(1, "Anna", "Åkesson");
               made.invoice.postal_code = "211 20";
               made.invoice.street = "Björkgatan 7";
               return made;
             }()},
             "1 by name"},
        Case{"a company's name and one of its mail addresses",
             k_ost,
             {[] {
               auto made = card(1, "Öst Bygg AB");
               made.email_work = "anna@example.test";
               return made;
             }()},
             "1 by name"},
        Case{"a phone of seven digits is anybody's",
             [](shop::Order& o, C&) { o.billing.phone = "1234567"; },
             {[] {
               auto made = person(1, "Anna", "Åkesson");
               made.phone = "1234567";
               return made;
             }()},
             "none"},
        Case{"a sister at the same address", k_anna, {at(person(1, "Eva", "Åkesson"), "21120", "Björkgatan 7")}, "none"},
        Case{"a company never becomes a private card", k_ost, {person(1, "", "Öst Bygg AB", "anna@example.test")}, "none"}));

INSTANTIATE_TEST_SUITE_P(
    Mail, MatchTest,
    testing::Values(
        Case{"by the invoice address",
             k_anna,
             {with_mail(card(1, "Åkessons hushåll", CompanyType::none), "anna@example.test")},
             "1 by e-mail"},
        Case{"the invoice address goes before others",
             k_anna,
             {person(1, "Per", "Åkesson", "anna@example.test"), with_mail(person(2, "Eva", "Åkesson"), "anna@example.test")},
             "2 by e-mail"},
        Case{"then the work address",
             k_anna,
             {person(1, "Per", "Ek", "anna@example.test"),
              [] {
                auto made = person(2, "Eva", "Ek");
                made.email_work = "anna@example.test";
                return made;
              }()},
             "2 by e-mail"},
        Case{"then the primary one, and the one at home last",
             k_anna,
             {[] {
                auto made = person(1, "Per", "Ek");
                made.email_home = "anna@example.test";
                return made;
              }(),
              person(2, "Eva", "Ek", "anna@example.test")},
             "2 by e-mail"},
        Case{"a company does not end on a private person's card",
             k_ost,
             {with_mail(person(1, "Anna", "Åkesson"), "anna@example.test")},
             "none"},
        Case{"two have it",
             k_anna,
             {with_mail(person(1, "Per", "Ek"), "anna@example.test"), with_mail(person(2, "Eva", "Ek"), "anna@example.test")},
             "customer-ambiguous name=Anna Åkesson candidates=1 Ek, Per, 2 Ek, Eva"},
        Case{"name and mail go before mail",
             k_anna,
             {person(1, "Anna", "Åkesson", "anna@example.test"), with_mail(person(2, "Per", "Åkesson"), "anna@example.test")},
             "1 by name"},
        Case{"a part of the address", k_anna, {with_mail(person(1, "Per", "Ek"), "joanna@example.test")}, "none"}));

INSTANTIATE_TEST_SUITE_P(NumberedCards, MatchTest,
                         testing::Values(Case{"a guest without number does not match a numbered card",
                                              k_ost,
                                              {at(numbered(1, "Öst Bygg AB", "5566778899"), "21120")},
                                              "none"},
                                         Case{"unless guests may",
                                              [](shop::Order& o, C& c) {
                                                o.billing.company = "Öst Bygg AB";
                                                c.numbered_for_guests = true;
                                              },
                                              {at(numbered(1, "Öst Bygg AB", "5566778899"), "21120")},
                                              "1 by name"},
                                         Case{"what guests may, account holders may not",
                                              [](shop::Order& o, C& c) {
                                                o.billing.company = "Öst Bygg AB";
                                                o.customer = {2};
                                                c.numbered_for_guests = true;
                                              },
                                              {at(numbered(1, "Öst Bygg AB", "5566778899"), "21120")},
                                              "none"},
                                         Case{"unless they may",
                                              [](shop::Order& o, C& c) {
                                                o.billing.company = "Öst Bygg AB";
                                                o.customer = {2};
                                                c.numbered_for_customers = true;
                                              },
                                              {at(numbered(1, "Öst Bygg AB", "5566778899"), "21120")},
                                              "1 by name"},
                                         Case{"a card without number goes before",
                                              k_ost,
                                              {at(numbered(1, "Öst Bygg AB", "5566778899"), "21120"),
                                               at(card(2, "Öst Bygg AB"), "21120")},
                                              "2 by name"}));

TEST(Match, ANumberedCardThatWasPassedOverIsNoted) {
  auto order = swedish_order();
  order.billing.company = "Öst Bygg AB";
  const auto rules = example_rules();
  const auto answer = match(buyer_of(order, rules, "K"), {at(numbered(1, "Öst Bygg AB", "5566778899"), "21120")}, rules);
  EXPECT_THAT(answer.notes, testing::ElementsAre("card 1 has an organisation number and the buyer gave none: not used"));
}

TEST(Match, OurOwnCardIsFoundAgain) {
  const auto rules = example_rules();
  const auto who = buyer_of(swedish_order(), rules, "K");
  auto own = new_card(who, rules).value();
  own.id = office::CompanyId{9};
  EXPECT_EQ(shown(match(who, {person(1, "Anna", "Åkesson", "anna@example.test"), own}, rules)), "9 by own card");
  own.first_name = "Ann-Sofie";
  EXPECT_EQ(shown(match(who, {own}, rules)), "9 by own card") << "the mail still agrees";
  own.email_invoice = "annan@example.test";
  EXPECT_EQ(shown(match(who, {own}, rules)), "customer-ambiguous name=Anna Åkesson candidates=9 Åkesson, Ann-Sofie")
      << "somebody made another customer of it: a person decides, no second card with the same id is made";
}

TEST(Match, AReverseChargeNeedsTheNumberOnTheCard) {
  auto order = swedish_order();
  send_to(order, "DE", "50667");
  order.billing.company = "Müller GmbH";
  for (auto* rows : {&order.lines, &order.shipping_lines}) {
    for (auto& one : *rows) {
      one.total_tax = Amount();
      one.taxes.clear();
    }
  }
  order.total_tax = Amount();
  order.meta = {{"_vat_number", "DE811907980"}, {"_vat_number_is_valid", "true"}};
  const auto rules = example_rules();
  const auto who = buyer_of(order, rules, "K");
  auto made = at(card(6, "Müller GmbH"), "50667");
  EXPECT_EQ(shown(match(who, {made}, rules)), "vat-number-on-card-differs customer=6 Müller GmbH card= order=DE811907980");
  made.vat_number = "DE 811 907 980";
  EXPECT_EQ(shown(match(who, {made}, rules)), "6 by name");
  EXPECT_EQ(new_card(who, rules).value().vat_number, "DE811907980");
}

TEST(Match, PrivateBuyersMayShareOneCard) {
  auto settings = example_settings();
  settings.orders.customers.collective = {"1001", 1};
  const auto rules = rules_of(settings);
  auto order = swedish_order();
  EXPECT_EQ(shown(match(buyer_of(order, rules, "K"), {}, rules)), "1001 by collective customer");
  order.billing.company = "Öst Bygg AB";
  EXPECT_EQ(shown(match(buyer_of(order, rules, "K"), {}, rules)), "none");
}

TEST(NewCard, OfAConsumer) {
  const auto rules = example_rules();
  const auto made = new_card(buyer_of(swedish_order(), rules, "K"), rules).value();
  EXPECT_EQ(made.type, CompanyType::consumer);
  EXPECT_EQ(made.name, "Åkesson") << "a consumer's Name is the last name";
  EXPECT_EQ(made.first_name, "Anna");
  EXPECT_EQ(made.is_private, true);
  EXPECT_EQ(made.email_invoice, "anna@example.test");
  EXPECT_EQ(made.phone, "+46 70 123 45 67");
  EXPECT_EQ(made.country, "SE");
  EXPECT_EQ(made.invoice.street, "Björkgatan 7");
  EXPECT_EQ(made.org_number, "");
  EXPECT_TRUE(made.external_id.starts_with("woo24:exempel:"));
}

TEST(NewCard, OfACompany) {
  const auto rules = example_rules();
  auto order = swedish_order();
  order.billing.company = std::string(250, 'x');
  order.meta = {{"_billing_org_nr", "SE556677889901"}};
  const auto made = new_card(buyer_of(order, rules, "K"), rules).value();
  EXPECT_EQ(made.type, CompanyType::business);
  EXPECT_EQ(made.name.size(), 200U);
  FieldTexts texts;
  EXPECT_TRUE(new_card(buyer_of(order, rules, "K"), rules, &texts).ok());
  EXPECT_THAT(texts.notes(), testing::ElementsAre("Name: cut to 200 characters")) << "said in the trail";
  EXPECT_EQ(made.first_name, "") << "for consumers only";
  EXPECT_EQ(made.org_number, "556677-8899");
  EXPECT_EQ(made.is_private, false);
}

TEST(NewCard, NeedsAName) {
  const auto rules = example_rules();
  auto order = swedish_order();
  order.billing.first_name = order.billing.last_name = " ";
  EXPECT_EQ(told(new_card(buyer_of(order, rules, "K"), rules)), "customer-without-name");
  order.billing.first_name = "Ali";
  EXPECT_EQ(new_card(buyer_of(order, rules, "K"), rules).value().name, "Ali");
}

TEST(Searches, ByNumberInItsWrittenForms) {
  const auto rules = example_rules();
  auto order = swedish_order();
  EXPECT_TRUE(number_searches(buyer_of(order, rules, "K")).empty());
  order.meta = {{"_billing_org_nr", "556677-8899"}};
  const auto searches = number_searches(buyer_of(order, rules, "K"));
  ASSERT_EQ(searches.size(), 4U);
  EXPECT_EQ(searches[0].org_number, "556677-8899");
  EXPECT_EQ(searches[3].org_number, "SE556677889901");
}

TEST(Searches, ByMailAndName) {
  const auto rules = example_rules();
  auto order = swedish_order();
  const auto names = [&] {
    std::vector<std::string> out;
    for (const auto& search : other_searches(buyer_of(order, rules, "K")))
      out.push_back(search.name ? *search.name : "mail " + search.email.value_or(""));
    return out;
  };
  EXPECT_THAT(names(), testing::ElementsAre("mail anna@example.test", "%Åkesson%"));
  order.billing.last_name = "Ek";
  EXPECT_THAT(names(), testing::ElementsAre("mail anna@example.test", "Ek", "Ek, Anna"));
  order.billing.company = "Ek &amp; Co AB";
  EXPECT_THAT(names(), testing::ElementsAre("mail anna@example.test", "Ek & Co AB"));
}

}  // namespace
}  // namespace woo24::sync
