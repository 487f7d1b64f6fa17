// customers.update: empty — what a card lacks is filled in, what it has is never touched.
#include "woo24/sync/card_fill.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;
using office::Company;

/// Everything that the buyer of the sample order gives.
Company full_card() {
  Company card;
  card.id = office::CompanyId{7};
  card.external_id = "";
  card.type = office::CompanyType::consumer;
  card.name = "Åkesson";
  card.first_name = "Anna";
  card.post = card.invoice = card.delivery = {"Storgatan 1", "", "111 22", "Stockholm", "Anna Åkesson", "SE"};
  card.phone = "08-123 456 78";
  card.phones = {card.phone};
  card.email_invoice = "annan@example.test";
  card.country = "SE";
  return card;
}

struct Case {
  const char* why;
  std::function<void(Company&)> card;
  std::function<void(shop::Order&)> order;
  std::vector<std::string> fields;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.why; }
class CardFillTest : public testing::TestWithParam<Case> {};

TEST_P(CardFillTest, FillsWhatIsMissingOnly) {
  const auto rules = example_rules();
  auto order = swedish_order();
  GetParam().order(order);
  auto card = full_card();
  GetParam().card(card);
  const auto fill = card_fill(buyer_of(order, rules, "K"), card, rules);
  EXPECT_EQ(fill ? fill->fields : std::vector<std::string>{}, GetParam().fields) << GetParam().why;
  if (!fill) return;
  EXPECT_EQ(fill->card.id, card.id);
  EXPECT_EQ(fill->card.name, "") << "names are not sent";
  EXPECT_EQ(fill->card.type, office::CompanyType::none);
}

const auto k_same_order = [](shop::Order&) {};

INSTANTIATE_TEST_SUITE_P(
    Cards, CardFillTest,
    testing::Values(Case{"nothing is missing: other addresses and another phone stay", [](Company&) {}, k_same_order, {}},
                    Case{"no phone at all",
                         [](Company& c) {
                           c.phone.clear();
                           c.phones.clear();
                         },
                         k_same_order,
                         {"phone"}},
                    Case{"a mobile number is a phone", [](Company& c) { c.phone.clear(); }, k_same_order, {}},
                    Case{"no invoice e-mail", [](Company& c) { c.email_invoice = " "; }, k_same_order, {"invoice e-mail"}},
                    Case{"no address anywhere",
                         [](Company& c) { c.post = c.invoice = c.delivery = {}; },
                         k_same_order,
                         {"postal address", "delivery address", "invoice address"}},
                    Case{"half an address is a person's work", [](Company& c) { c.post.street.clear(); }, k_same_order, {}},
                    Case{"no country", [](Company& c) { c.country.clear(); }, k_same_order, {"country"}},
                    Case{"the buyer has an organisation number and the card has none",
                         [](Company& c) { c.type = office::CompanyType::business; },
                         [](shop::Order& o) {
                           o.billing.company = "Öst Bygg AB";
                           o.meta = {{"_billing_org_nr", "5566778899"}};
                         },
                         {"organisation number"}},
                    Case{"another number stays",
                         [](Company& c) { c.org_number = "556012-5790"; },
                         [](shop::Order& o) {
                           o.billing.company = "Öst Bygg AB";
                           o.meta = {{"_billing_org_nr", "5566778899"}};
                         },
                         {}},
                    Case{"a VAT number that the shop has checked",
                         [](Company&) {},
                         [](shop::Order& o) {
                           send_to(o, "DE", "50667");
                           o.meta = {{"_vat_number", "DE811907980"}, {"_vat_number_is_valid", "true"}};
                         },
                         {"VAT number"}},
                    Case{"one that it has not",
                         [](Company&) {},
                         [](shop::Order& o) {
                           send_to(o, "DE", "50667");
                           o.meta = {{"_vat_number", "DE811907980"}};
                         },
                         {}},
                    Case{"what the buyer did not give stays missing",
                         [](Company& c) {
                           c.phone.clear();
                           c.phones.clear();
                           c.email_invoice.clear();
                         },
                         [](shop::Order& o) {
                           o.billing.phone = " ";
                           o.billing.email = "ingen";
                         },
                         {}}));

TEST(CardFill, WhatStandsBesideAFilledFieldIsSentAsItIs) {
  const auto rules = example_rules();
  auto card = full_card();
  card.email_invoice.clear();
  card.email_work = "jobb@example.test";
  card.email_home = "hem@example.test";
  card.delivery = {};
  card.external_id = "annat-system:7";
  const auto fill = card_fill(buyer_of(swedish_order(), rules, "K"), card, rules);
  ASSERT_TRUE(fill);
  EXPECT_EQ(fill->card.email_invoice, "anna@example.test");
  EXPECT_EQ(fill->card.email_work, "jobb@example.test") << "a group that is sent may replace the group";
  EXPECT_EQ(fill->card.email_home, "hem@example.test");
  EXPECT_EQ(fill->card.post, card.post);
  EXPECT_EQ(fill->card.delivery.street, "Björkgatan 7");
  EXPECT_EQ(fill->card.external_id, "annat-system:7") << "another program's id stays; a card without one gets none of ours";
  EXPECT_EQ(fill->card.phone, "") << "phones are a group of their own, and it lacks nothing";
}

TEST(CardFill, AReverseChargeMayUseACardWhoseNumberIsStillToBeFilledIn) {
  auto order = swedish_order();
  send_to(order, "DE", "50667");
  order.billing.company = "Müller GmbH";
  for (auto* rows : {&order.lines, &order.shipping_lines}) {
    rows->front().total_tax = Amount();
    rows->front().taxes.clear();
  }
  order.total_tax = Amount();
  order.meta = {{"_vat_number", "DE811907980"}, {"_vat_number_is_valid", "true"}};
  Company card;
  card.id = office::CompanyId{6};
  card.name = "Müller GmbH";
  card.type = office::CompanyType::business;
  card.post.postal_code = "50667";
  auto settings = example_settings();
  const auto kind = [&] {
    const auto rules = rules_of(settings);
    return match(buyer_of(order, rules, "K"), {card}, rules).kind;
  };
  EXPECT_EQ(kind(), MatchKind::blocked) << "never: the card is for a person to mend";
  settings.orders.customers.update = settings::CardUpdate::empty;
  EXPECT_EQ(kind(), MatchKind::found);
  card.vat_number = "DE123";
  EXPECT_EQ(kind(), MatchKind::blocked) << "another number is never overwritten";
}

}  // namespace
}  // namespace woo24::sync
