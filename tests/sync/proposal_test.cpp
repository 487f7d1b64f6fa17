// What `woo24 init` proposes: a name that is surely meant is taken, any other is told and left to a person.
#include "woo24/sync/proposal.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace woo24::sync {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Amount amount(const char* text) { return *Amount::parse(text); }

/// A Swedish shop and its books, as far as they matter here.
Seen swedish() {
  Seen seen;
  seen.facts.base_country = "SE";
  seen.facts.gateways = {{"klarna_payments", "Klarna", true},
                         {"swish", "Swish", true},
                         {"bacs", "Banköverföring", true},
                         {"cod", "Efterkrav", false}};
  seen.facts.tax_rates = {{{1}, "SE", amount("25"), "Moms", "standard"}, {{2}, "SE", amount("12"), "Moms", "reduced-rate"}};
  seen.lists.payment_methods = {{1, "Faktura"}, {3, "Klarna"}, {5, "Swish"}};
  seen.lists.tax_codes = {{5, "1", "Utgående moms 25 %", amount("25"), 2611},
                          {9, "8", "Ingående moms 25 %", amount("25"), 2640},
                          {3, "2", "Utgående moms 12 %", amount("12"), 2621},
                          {61, "41", "OSS Finland 25,5 %", amount("25.5"), 2670},
                          {70, "50", "Varor till EU, omvänd skattskyldighet", amount("0"), 0},
                          {71, "51", "Export utanför EU", amount("0"), 0},
                          {1, "13", "Momsfri försäljning", amount("0"), 0}};
  seen.lists.sale_types = {{-100, 3001, "Kreditsälg"},
                           {12, 3105, "Sälj utland"},
                           {15, 3108, "EU varor"},
                           {16, 3106, "EU privat"},
                           {-200, 4010, "Kreditinköp"}};
  seen.lists.departments = {{10, "Webb"}, {11, "Verkstad"}};
  seen.charges = {{{1}, "FRAKT", "Frakt", true, 0},
                  {{2}, "FRAKT-2", "Frakt, skrymmande gods", true, 0},
                  {{3}, "ORES", "Öresavrundning", true, 0}};
  return seen;
}

shop::Order order(const std::string& method, const std::string& status) {
  shop::Order order;
  order.payment_method = method;
  order.status = status;
  order.billing.country = "SE";
  return order;
}

const settings::Payment* payment(const Proposal& proposal, const std::string& method) {
  const auto& all = proposal.orders.payments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.method == method; });
  return found == all.end() ? nullptr : &*found;
}

std::string notes(const Proposal& proposal, const std::string& key) {
  std::string text;
  if (const auto found = proposal.notes.find(key); found != proposal.notes.end()) {
    for (const auto& line : found->second) text += line + "\n";
  }
  return text;
}

TEST(Proposal, PaymentsByTheirNames) {
  auto seen = swedish();
  seen.orders = {order("bacs", "on-hold"), order("klarna_payments", "processing")};
  const auto proposal = propose(seen, Ships::shop);
  ASSERT_NE(payment(proposal, "klarna_payments"), nullptr);
  EXPECT_EQ(payment(proposal, "klarna_payments")->paid_with->name, "Klarna");
  EXPECT_EQ(payment(proposal, "klarna_payments")->release, settings::Release::captured) << "only reserved until it is sent";
  EXPECT_EQ(payment(proposal, "swish")->release, settings::Release::at_once);
  EXPECT_EQ(payment(proposal, "bacs")->invoice_by, settings::Channel::email);
  EXPECT_THAT(payment(proposal, "bacs")->send_when, ElementsAre("on-hold", "processing", "completed"));
  EXPECT_EQ(payment(proposal, "cod"), nullptr) << "switched off, and on no order";
}

TEST(Proposal, AMethodThatNoNameSurelyMeansIsToldAndLeftOut) {
  auto seen = swedish();
  seen.facts.gateways.push_back({"stripe", "Kort", true});
  auto proposal = propose(seen, Ships::shop);
  EXPECT_EQ(payment(proposal, "stripe"), nullptr);
  EXPECT_THAT(notes(proposal, "orders.payments"), HasSubstr("stripe: { paid_with: NAME }"));
  EXPECT_EQ(proposal.unclear_payments.at("stripe"), "stripe (Kort)");
  answer_payment(proposal, "stripe", "Faktura", Ships::shop);
  EXPECT_EQ(payment(proposal, "stripe")->paid_with->name, "Faktura");
  EXPECT_TRUE(proposal.unclear_payments.empty());
  seen.lists.payment_methods.push_back({6, "Klarna företag"});
  proposal = propose(seen, Ships::shop);
  EXPECT_EQ(payment(proposal, "klarna_payments"), nullptr) << "two are as likely";
}

TEST(Proposal, AProvidersInvoiceIsPaidAndTheShopsOwnIsNot) {
  auto seen = swedish();
  seen.facts.gateways = {{"klarna_invoice", "Klarna faktura", true}, {"faktura", "Mot faktura", true}};
  const auto proposal = propose(seen, Ships::shop);
  EXPECT_TRUE(payment(proposal, "klarna_invoice") == nullptr || payment(proposal, "klarna_invoice")->paid_with);
  EXPECT_EQ(payment(proposal, "faktura")->invoice_by, settings::Channel::email);
}

TEST(Proposal, WhereTheOfficeShipsNothingWaitsForACapture) {
  const auto proposal = propose(swedish(), Ships::office);
  EXPECT_EQ(payment(proposal, "klarna_payments")->release, settings::Release::at_once)
      << "it is captured once the office has sent it";
  EXPECT_EQ(proposal.orders.becomes, "Confirmed");
  EXPECT_THAT(proposal.orders.after.completed_from, ElementsAre("processing"));
}

TEST(Proposal, VatCodesAreThoseOfSales) {
  auto seen = swedish();
  auto abroad = order("swish", "processing");
  abroad.tax_lines = {{{7}, "FI-ALV-1", "ALV", amount("25.5"), false, {}, {}},
                      {{8}, "DE-MWST-1", "MwSt", amount("19"), false, {}, {}}};
  seen.orders = {abroad};
  const auto proposal = propose(seen, Ships::shop);
  std::vector<std::string> rules;
  for (const auto& rule : proposal.orders.vat) {
    rules.push_back((rule.rate ? rule.rate->shortest() : "-") + " " + rule.country.value_or("home") + " " + rule.tax.name);
  }
  EXPECT_THAT(rules, ElementsAre("25 home 1", "12 home 2", "25.5 FI 41", "- home 50", "- home 51"));
  EXPECT_EQ(proposal.orders.vat[3].without, settings::WithoutVat::reverse_charge);
  EXPECT_EQ(proposal.orders.vat[4].without, settings::WithoutVat::exports);
  EXPECT_THAT(notes(proposal, "orders.vat"), HasSubstr("19 % of DE (1 orders in 90 days)"));
  EXPECT_THAT(notes(proposal, "orders.vat"), HasSubstr("- { rate: 19, country: DE, tax: NUMBER }"));
}

TEST(Proposal, TwoCodesThatAreAsLikelyAreNotGuessed) {
  auto seen = swedish();
  seen.lists.tax_codes.push_back({77, "7", "Utgående moms 25 % butik", amount("25"), 2611});
  const auto proposal = propose(seen, Ships::shop);
  EXPECT_THAT(notes(proposal, "orders.vat"), HasSubstr("25 % of SE"));
  EXPECT_TRUE(std::none_of(proposal.orders.vat.begin(), proposal.orders.vat.end(),
                           [](const auto& rule) { return rule.rate == amount("25"); }));
}

TEST(Proposal, SaleTypesByRegion) {
  const auto proposal = propose(swedish(), Ships::shop);
  std::vector<std::string> uses;
  for (const auto& rule : proposal.orders.sale_types) uses.push_back(rule.use.name);
  EXPECT_THAT(uses, ElementsAre("Kreditsälg", "EU varor", "EU privat", "Sälj utland"));
  EXPECT_EQ(proposal.orders.sale_types[1].vat_number, true);
  auto seen = swedish();
  seen.lists.sale_types = {{12, 3105, "Sälj utland"}};
  EXPECT_THAT(propose(seen, Ships::shop).orders.sale_types, IsEmpty()) << "without one for home every order at home would fail";
}

TEST(Proposal, RowsAndDepartment) {
  const auto proposal = propose(swedish(), Ships::shop);
  EXPECT_EQ(proposal.orders.rows.shipping.name, "FRAKT");
  EXPECT_THAT(notes(proposal, "orders.rows.shipping"), HasSubstr("FRAKT-2"));
  EXPECT_EQ(proposal.orders.rows.rounding.name, "ORES");
  EXPECT_EQ(proposal.orders.rows.fee.name, "");
  EXPECT_EQ(proposal.orders.department.name, "Webb");
  auto seen = swedish();
  seen.charges.clear();
  EXPECT_THAT(notes(propose(seen, Ships::shop), "orders.rows.shipping"), HasSubstr("such as FRAKT"));
}

TEST(Proposal, MetaThatHoldsNumbersIsFoundByWhatItHolds) {
  auto seen = swedish();
  auto business = order("swish", "processing");
  business.meta = {{"_billing_company_number", "556036-0793"},
                   {"_transaction_id", "5560360793"},
                   {"eu_vat", "SE556036079301"},
                   {"_org_note", "ring first"}};
  seen.orders = {business, business};
  const auto customers = propose(seen, Ships::shop).orders.customers;
  EXPECT_THAT(customers.organisation_number_from,
              ElementsAre("_billing_company_number", "_billing_org_nr", "_organisation_number"));
  EXPECT_EQ(customers.vat_number_from.front(), "eu_vat");
}

}  // namespace
}  // namespace woo24::sync
