// The file that `woo24 init` writes reads back as what was proposed.
#include "woo24/config/reader.hpp"

#include <gmock/gmock.h>

namespace woo24::config {
namespace {

using testing::HasSubstr;
using testing::Not;

settings::Settings proposal() {
  settings::Settings settings;
  settings.shop_id = "exempel";
  settings.shop.url = "https://shop.example.se";
  settings.office.username = "integration@example.se";
  settings.office.client = {"Exempel & Söner: AB", 0};
  auto& orders = settings.orders;
  orders.from = std::chrono::year{2026} / 12 / 1;
  settings::Payment klarna;
  klarna.method = "klarna_payments";
  klarna.paid_with = settings::Named{"Klarna #1", 0};
  klarna.release = settings::Release::captured;
  orders.payments = {klarna};
  settings::VatRule vat;
  vat.rate = Amount::whole(25);
  vat.tax = {"1", 0};
  orders.vat = {vat};
  orders.sale_types = {{settings::Region::home, std::nullopt, std::nullopt, {"Kreditsälg", 0}, 0}};
  orders.rows.shipping = {"FRAKT", 0};
  orders.customers.organisation_number_from = {"_billing_company_number", "_billing_org_nr"};
  return settings;
}

/// Without the lines, which the reader adds.
settings::Settings without_lines(settings::Settings settings) {
  settings.file.clear();
  for (auto& one : settings.orders.payments) one.line = 0, one.paid_with->line = 0;
  for (auto& one : settings.orders.vat) one.line = 0, one.tax.line = 0;
  for (auto& one : settings.orders.sale_types) one.line = 0, one.use.line = 0;
  settings.orders.rows.shipping.line = 0;
  settings.office.client.line = 0;
  return settings;
}

TEST(Proposed, ReadsBackAsItWas) {
  const auto text = proposed(proposal(), {{"orders.vat", {"12 % of SE: no code.", "  - { rate: 12, tax: NUMBER }"}}});
  const auto read = config::read(text, "woo24.yaml");
  for (const auto& fault : read.faults) ADD_FAILURE() << place(fault, "woo24.yaml") << " " << reason_id(fault.id);
  EXPECT_EQ(without_lines(read.settings), proposal());
  EXPECT_THAT(text, HasSubstr("mode: watch")) << "said, though it is the default";
  EXPECT_THAT(text, HasSubstr("# 12 % of SE: no code.\n"));
  EXPECT_THAT(text, HasSubstr("#   - { rate: 12, tax: NUMBER }"));
}

TEST(Proposed, WhatAnExampleLeavesOutStandsBehindAComment) {
  const auto text = proposed(proposal(), {});
  EXPECT_THAT(text, HasSubstr("# calls_per_hour: 6000"));
  EXPECT_THAT(text, Not(HasSubstr("\n  calls_per_hour")));
  EXPECT_THAT(text, HasSubstr("\n  attempts: 8"));
}

/// A section whose keys are all comments would be an empty value.
TEST(Proposed, EvenTheLeastReads) {
  settings::Settings least;
  least.shop_id = "a";
  least.shop.url = "https://shop.example.se";
  least.office.username = "u";
  least.office.client = {"C", 0};
  least.orders.from = std::chrono::year{2026} / 12 / 1;
  least.orders.rows.shipping = {"FRAKT", 0};
  settings::Payment bacs;
  bacs.method = "bacs";
  bacs.invoice_by = settings::Channel::email;
  least.orders.payments = {bacs};
  const auto read = config::read(proposed(least, {}), "woo24.yaml");
  for (const auto& fault : read.faults) ADD_FAILURE() << place(fault, "woo24.yaml") << " " << reason_id(fault.id);
}

}  // namespace
}  // namespace woo24::config
