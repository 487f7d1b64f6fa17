#include "woo24/sync/draft_head.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;

Day day(int y, unsigned m, unsigned d) { return Day{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

struct Period {
  const char* why;
  Day day;
  const char* closed_through;  ///< "" for none
  bool moves;                  ///< late: next_open_day
  const char* answer;
};
void PrintTo(const Period& row, std::ostream* out) { *out << row.why; }
class PeriodTest : public testing::TestWithParam<Period> {};

/// The office has locked the fiscal years 2024 and 2025.
TEST_P(PeriodTest, NothingIsBookedIntoWhatIsClosed) {
  const auto& row = GetParam();
  settings::Orders orders;
  if (const auto month = parse_day(std::string(row.closed_through) + "-01"))
    orders.closed_through = month->year() / month->month();
  orders.late = row.moves ? settings::Late::next_open_day : settings::Late::fail;
  const std::vector<office::FiscalYear> years{{day(2024, 1, 1), day(2024, 12, 31), true},
                                              {day(2025, 1, 1), day(2025, 12, 31), true},
                                              {day(2026, 1, 1), day(2026, 12, 31), false}};
  const auto booked = booked_day(row.day, orders, years);
  const auto shown = [](const BookedDay& one) {
    return format_day(one.day) + (one.moved_from ? ", moved from " + format_day(*one.moved_from) : "");
  };
  EXPECT_EQ(booked.ok() ? shown(booked.value()) : told(booked), row.answer) << row.why;
}

INSTANTIATE_TEST_SUITE_P(
    Days, PeriodTest,
    testing::Values(
        Period{"nothing is closed", day(2026, 10, 31), "", false, "2026-10-31"},
        Period{"the last day of the closed month", day(2026, 10, 31), "2026-10", false,
               "period-closed day=2026-10-31 closed_through=2026-10"},
        Period{"the first open day", day(2026, 11, 1), "2026-10", false, "2026-11-01"},
        Period{"long before", day(2026, 1, 1), "2026-10", false, "period-closed day=2026-01-01 closed_through=2026-10"},
        Period{"moved to the next open day", day(2026, 9, 30), "2026-10", true, "2026-11-01, moved from 2026-09-30"},
        Period{"over the turn of the year", day(2026, 12, 31), "2026-12", true, "2027-01-01, moved from 2026-12-31"},
        Period{"an open day does not move", day(2026, 11, 2), "2026-10", true, "2026-11-02"},
        Period{"the office has locked the year, whatever the settings say", day(2025, 12, 31), "", false,
               "period-closed day=2025-12-31 closed_through=2025-12-31"},
        Period{"the first day after a locked year", day(2026, 1, 1), "", false, "2026-01-01"},
        Period{"out of two locked years", day(2024, 6, 1), "", true, "2026-01-01, moved from 2024-06-01"},
        Period{"a month closed inside a locked year: on to the next year", day(2025, 2, 1), "2025-03", true,
               "2026-01-01, moved from 2025-02-01"},
        Period{"a locked year, and months of the next one closed", day(2025, 6, 1), "2026-10", true,
               "2026-11-01, moved from 2025-06-01"}));

TEST(InvoiceDay, IsThatOfTheReleaseAndOnlyWhereItInvoices) {
  auto settings = example_settings();
  const auto now = *parse_utc("2026-11-23T23:30:00Z");  // half past midnight in Sweden
  EXPECT_EQ(invoice_day("ForInvoicing", now, rules_of(settings)).value(), std::nullopt)
      << "the office sets it when it invoices";
  EXPECT_EQ(invoice_day("Invoiced", now, rules_of(settings)).value(), day(2026, 11, 24));
  settings.orders.closed_through = std::chrono::year{2026} / std::chrono::November;
  EXPECT_EQ(told(invoice_day("Invoiced", now, rules_of(settings))), "period-closed day=2026-11-24 closed_through=2026-11");
  settings.orders.late = settings::Late::next_open_day;
  EXPECT_EQ(invoice_day("Invoiced", now, rules_of(settings)).value(), day(2026, 12, 1));
}

struct Money {
  const char* why;
  const char* symbol;
  std::optional<office::Currency> frozen;
  const char* answer;
};
void PrintTo(const Money& row, std::ostream* out) { *out << row.why; }
class CurrencyTest : public testing::TestWithParam<Money> {};

std::string shown(const Result<std::optional<office::Currency>>& currency) {
  if (!currency.ok()) return told(currency);
  const auto& value = currency.value();
  return value ? value->symbol + " " + value->rate->shortest() + "/" + std::to_string(*value->unit) : "own";
}

TEST_P(CurrencyTest, IsSentWithItsRateOrRefused) {
  auto order = swedish_order();
  order.currency = GetParam().symbol;
  EXPECT_EQ(shown(currency_of(order, example_rules(), GetParam().frozen)), GetParam().answer) << GetParam().why;
}

INSTANTIATE_TEST_SUITE_P(
    Currencies, CurrencyTest,
    testing::Values(Money{"left out for the client's own", "SEK", std::nullopt, "own"},
                    Money{"symbol, rate and unit from the office's list", "EUR", std::nullopt, "EUR 11.245/1"},
                    Money{"of a hundred", "NOK", std::nullopt, "NOK 97.35/100"},
                    Money{"the office does not have it", "CHF", std::nullopt, "currency-unknown currency=CHF"},
                    Money{"rate 1 is what the office takes when it knows none: kronor for dollars", "USD", std::nullopt,
                          "currency-rate-missing currency=USD rate=1"},
                    Money{"the sale's rate, not today's", "EUR", office::Currency{"EUR", amount("11.1"), 1}, "EUR 11.1/1"},
                    Money{"a frozen rate of nothing is none", "EUR", office::Currency{"EUR", Amount(), 1},
                          "currency-rate-missing currency=EUR rate=0"}));

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

TEST(PaidAt, IsTheCaptureWhereMoneyWasReserved) {
  auto order = swedish_order();
  order.completed = parse_utc("2026-11-27T09:00:00Z");
  PaymentRule rule;
  rule.setting = paid_with("klarna_payments", "Klarna", settings::Release::captured);
  EXPECT_EQ(paid_at(order, rule), order.completed);
  rule.setting.release = settings::Release::at_once;
  EXPECT_EQ(paid_at(order, rule), order.paid);
}

}  // namespace
}  // namespace woo24::sync
