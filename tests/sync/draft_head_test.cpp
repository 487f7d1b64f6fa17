#include "woo24/sync/draft_head.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;

Day day(int y, unsigned m, unsigned d) { return Day{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

TEST(Head, OfAPaidOrder) {
  const auto rules = example_rules();
  FieldTexts texts;
  const auto head = draft_head(swedish_order(), rules, &rules.payments[1], texts).value();
  EXPECT_EQ(head.date_ordered, day(2026, 11, 24)) << "the shop's calendar day";
  EXPECT_EQ(head.include_vat, false);
  EXPECT_EQ(head.distributor, "Manual");
  EXPECT_EQ(head.distribution_method, std::nullopt);
  EXPECT_EQ(head.payment_time, 0);
  EXPECT_EQ(head.send_to_factoring, false) << "the default is true: a claim that is paid already";
  EXPECT_EQ(head.department, 30);
  EXPECT_EQ(head.project, std::nullopt);
  EXPECT_EQ(head.your_reference, "Anna Åkesson");
  EXPECT_EQ(head.invoice_title, "Order 1042");
  EXPECT_EQ(head.invoice_text, std::nullopt);
  EXPECT_EQ(head.invoice_email, "anna@example.test");
  EXPECT_EQ(head.delivery_name, "Anna Åkesson");
  EXPECT_EQ(head.delivery_phone, "+46 70 123 45 67");
  EXPECT_EQ(*head.invoice_address, (office::Address{"Björkgatan 7", "", "211 20", "Malmö", "Anna Åkesson", "SE"}));
  EXPECT_TRUE(texts.notes().empty());
}

TEST(Head, OfAnInvoicedOrder) {
  const auto rules = example_rules();
  struct Row {
    settings::Channel channel;
    const char* method;
  };
  for (const auto& [channel, method] : {Row{settings::Channel::email, "EMail"}, Row{settings::Channel::print, "Print"},
                                        Row{settings::Channel::e_invoice, "ElectronicInvoice"}}) {
    PaymentRule rule;
    rule.setting = invoice_by("invoice", channel);
    FieldTexts texts;
    const auto head = draft_head(swedish_order(), rules, &rule, texts).value();
    EXPECT_EQ(head.distributor, "Auto");
    EXPECT_EQ(head.distribution_method, method);
    EXPECT_EQ(head.payment_time, std::nullopt) << "the customer's terms";
    EXPECT_EQ(head.send_to_factoring, std::nullopt);
  }
}

/// Who pays and how the invoice goes out, each apart.
TEST(Head, PaymentAndDistributionAreTwoThings) {
  using settings::Channel;
  struct Row {
    const char* what;
    bool paid;
    Channel invoice_by;
    std::optional<Channel> distribution;
    const char* distributor;
    std::optional<std::string> method;
    std::optional<std::int64_t> payment_time;
  };
  const std::vector<Row> k_rows{
      {"paid", true, Channel::none, std::nullopt, "Manual", std::nullopt, 0},
      {"paid, and its invoice mailed", true, Channel::none, Channel::email, "Auto", "EMail", 0},
      {"paid, and printed", true, Channel::none, Channel::print, "Auto", "Print", 0},
      {"paid, as said by itself", true, Channel::none, Channel::none, "Manual", std::nullopt, 0},
      {"invoiced", false, Channel::e_invoice, std::nullopt, "Auto", "ElectronicInvoice", std::nullopt},
      {"invoiced, sent by a person", false, Channel::email, Channel::none, "Manual", "EMail", std::nullopt},
  };
  const auto rules = example_rules();
  for (const auto& row : k_rows) {
    PaymentRule rule;
    rule.setting = row.paid ? paid_with("klarna_payments", "Klarna") : invoice_by("invoice", row.invoice_by);
    rule.setting.distribution = row.distribution;
    FieldTexts texts;
    const auto head = draft_head(swedish_order(), rules, &rule, texts).value();
    EXPECT_EQ(head.distributor, row.distributor) << row.what;
    EXPECT_EQ(head.distribution_method, row.method) << row.what;
    EXPECT_EQ(head.payment_time, row.payment_time) << row.what;
    EXPECT_EQ(head.send_to_factoring, row.paid ? std::optional(false) : std::nullopt) << row.what;
  }
}

TEST(Head, TheDayIsTheShopsNotUtcs) {
  const auto rules = example_rules();
  auto order = swedish_order();
  order.created = parse_utc("2026-11-23T23:30:00Z");  // half past midnight in Sweden
  FieldTexts texts;
  EXPECT_EQ(draft_head(order, rules, nullptr, texts).value().date_ordered, day(2026, 11, 24));
  order.created.reset();
  EXPECT_EQ(told(draft_head(order, rules, nullptr, texts)), "date-missing field=date_created_gmt");
}

TEST(Head, ALateOrderNamesItsTrueDay) {
  auto settings = example_settings();
  settings.orders.closed_through = std::chrono::year{2026} / std::chrono::November;
  settings.orders.late = settings::Late::next_open_day;
  auto order = swedish_order();
  order.customer_note = "Ring innan";
  FieldTexts texts;
  const auto head = draft_head(order, rules_of(settings), nullptr, texts).value();
  EXPECT_EQ(head.date_ordered, day(2026, 12, 1));
  EXPECT_EQ(head.invoice_text, "1042: 2026-11-24\nRing innan");
  EXPECT_THAT(texts.notes(), testing::ElementsAre("DateOrdered: 2026-11-24 is closed, booked on 2026-12-01"));
}

TEST(Head, TextsFitTheirFields) {
  const auto rules = example_rules();
  auto order = swedish_order();
  order.billing.company = "Ek &amp; Co AB";
  order.billing.first_name = std::string(60, 'x');
  order.billing.email = "ingen adress";
  order.billing.country = "Sverige";
  order.shipping = {};
  order.customer_note = std::string(800, 'n');
  order.billing.phone = "+46(0)70–123 45 67 ankn. 12";
  order.billing.address_2 = "lgh 1102";
  FieldTexts texts;
  const auto head = draft_head(order, rules, nullptr, texts).value();
  EXPECT_EQ(head.your_reference, std::string(50, 'x'));
  EXPECT_EQ(head.invoice_text, std::string(750, 'n'));
  EXPECT_EQ(head.invoice_email, std::nullopt);
  EXPECT_EQ(head.delivery_phone, "+46(0)70–123 45 67 ankn.");
  EXPECT_EQ(head.delivery_name, "Ek & Co AB");
  EXPECT_EQ(head.delivery_address->street, "Björkgatan 7, lgh 1102") << "billing where shipping is empty";
  EXPECT_EQ(head.invoice_address->country, "SE");
  EXPECT_EQ(texts.notes().size(), 4U);
}

TEST(Head, ACutAddressIsSaid) {
  auto order = swedish_order();
  order.billing.address_1 = std::string(260, 'g');
  FieldTexts texts;
  const auto head = draft_head(order, example_rules(), nullptr, texts).value();
  EXPECT_EQ(head.invoice_address->street, std::string(250, 'g'));
  EXPECT_THAT(texts.notes(), testing::ElementsAre("Addresses.Invoice.Street: cut to 250 characters"));
}

TEST(Head, WhatIsDroppedOfANoteIsSaid) {
  auto order = swedish_order();
  order.customer_note = " Ek &amp;amp; Co \x01 ring ";
  FieldTexts texts;
  EXPECT_EQ(draft_head(order, example_rules(), nullptr, texts).value().invoice_text, "Ek &amp; Co  ring") << "decoded once";
  EXPECT_THAT(texts.notes(), testing::ElementsAre("InvoiceText: characters dropped that XML cannot carry"));
}

TEST(Head, AnAddressThatDoesNotFitIsLeftOutNotCut) {
  auto order = swedish_order();
  order.billing.email = std::string(240, 'a') + "@example.test";
  FieldTexts texts;
  EXPECT_EQ(draft_head(order, example_rules(), nullptr, texts).value().invoice_email, std::nullopt)
      << "mail to half an address goes to somebody else";
  EXPECT_EQ(texts.notes().size(), 1U);
}

TEST(PaidAt, IsTheCaptureWhereMoneyWasReserved) {
  auto order = swedish_order();
  order.completed = parse_utc("2026-11-27T09:00:00Z");
  PaymentRule rule;
  rule.setting = paid_with("klarna_payments", "Klarna", settings::Release::captured);
  EXPECT_EQ(paid_at(order, rule), order.completed);
  rule.setting.release = settings::Release::completed;
  EXPECT_EQ(paid_at(order, rule), order.completed);
  rule.setting.release = settings::Release::paid;
  EXPECT_EQ(paid_at(order, rule), order.paid);
  rule.setting.release = settings::Release::at_once;
  EXPECT_EQ(paid_at(order, rule), order.paid);
  order.paid.reset();
  EXPECT_EQ(paid_at(order, rule), order.completed) << "a person completed it: that is all the shop tells";
}

}  // namespace
}  // namespace woo24::sync
