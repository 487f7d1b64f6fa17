#include "woo24/config/reader.hpp"

#include "config_text.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace woo24::config {
namespace {

using settings::Settings;
using namespace std::chrono_literals;

Settings good(const std::string& yaml) {
  const auto read = config::read(yaml, "woo24.yaml");
  for (const auto& fault : read.faults)
    ADD_FAILURE() << place(fault, "woo24.yaml") << " " << reason_id(fault.id) << "\n" << yaml;
  return read.settings;
}

std::string orders(const std::string& more) { return minimal(9, "  " + more); }

TEST(Reader, TheSmallestConfigurationHasTheDefaults) {
  Settings expected;
  expected.file = "woo24.yaml";
  expected.shop_id = "exempel";
  expected.shop.url = "https://shop.example.se";
  expected.office.username = "integration@example.se";
  expected.office.client = {"Exempel AB", 3};
  expected.orders.from = std::chrono::year{2026} / 12 / 1;
  settings::Payment swish;
  swish.method = "swish";
  swish.paid_with = settings::Named{"Swish", 7};
  swish.line = 7;
  expected.orders.payments = {swish};
  expected.orders.rows.shipping = {"FRAKT", 8};
  EXPECT_EQ(good(minimal()), expected);
}

TEST(Reader, WindowsLineEndsReadTheSame) {
  auto text = minimal();
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  EXPECT_EQ(good(text), good(minimal()));
}

TEST(Reader, PaymentsKeepTheirOrderAndLines) {
  const auto read = good(minimal(7,
                                 "    klarna_payments: { paid_with: Klarna, release: captured }\n"
                                 "    swish:\n"
                                 "      paid_with: 17\n"
                                 "      becomes: Web\n"
                                 "      registration: off\n"
                                 "    invoice: { invoice_by: e_invoice, send_when: [on-hold, processing] }"));
  const auto& payments = read.orders.payments;
  ASSERT_EQ(payments.size(), 3U);
  EXPECT_EQ(payments[0].method, "klarna_payments");
  EXPECT_EQ(payments[0].release, settings::Release::captured);
  EXPECT_EQ(payments[1].paid_with, (settings::Named{"17", 9}));
  EXPECT_EQ(payments[1].becomes, "Web");
  EXPECT_EQ(payments[1].registration, settings::Registration::off);
  EXPECT_EQ(payments[1].line, 8);
  EXPECT_EQ(payments[2].invoice_by, settings::Channel::e_invoice);
  EXPECT_EQ(payments[2].paid_with, std::nullopt);
  EXPECT_EQ(payments[2].send_when, (std::vector<std::string>{"on-hold", "processing"}));
}

TEST(Reader, VatRatesAreExactAndCountriesInCapitals) {
  const auto vat =
      good(orders("vat: [ { rate: 25, tax: 1 }, { rate: 25.5, country: fi, tax: 41 }, { rate: 25, country: DK, tax: 42 },"
                  " { without: exempt, classes: [momsfri], tax: 13 }, { without: export, tax: Export } ]"))
          .orders.vat;
  ASSERT_EQ(vat.size(), 5U);
  EXPECT_EQ(vat[0].rate, Amount::whole(25));
  EXPECT_EQ(vat[0].country, std::nullopt);
  EXPECT_EQ(vat[1].rate, Amount::micro(25'500'000));
  EXPECT_EQ(vat[1].country, "FI");
  EXPECT_EQ(vat[3].without, settings::WithoutVat::exempt);
  EXPECT_EQ(vat[3].classes, std::vector<std::string>{"momsfri"});
  EXPECT_EQ(vat[4].without, settings::WithoutVat::exports);
  EXPECT_EQ(vat[4].tax, (settings::Named{"Export", 9}));
}

TEST(Reader, NorwayIsACountryAndNoTruth) {
  const auto vat = good(orders("vat: [ { rate: 25, country: NO, tax: 60 } ]")).orders.vat;
  ASSERT_EQ(vat.size(), 1U);
  EXPECT_EQ(vat[0].country, "NO");
}

TEST(Reader, SaleTypesFromTheNarrowToTheWide) {
  const auto types = good(orders("sale_types:\n"
                                 "    - { region: eu, vat_number: yes, use: EU varor }\n"
                                 "    - { region: eu, country: FI, use: 12 }\n"
                                 "    - { region: eu, use: EU privat }\n"
                                 "    - { use: Kreditsälg }"))
                         .orders.sale_types;
  ASSERT_EQ(types.size(), 4U);
  EXPECT_EQ(types[0].vat_number, true);
  EXPECT_EQ(types[0].line, 10);
  EXPECT_EQ(types[1].country, "FI");
  EXPECT_EQ(types[3].region, settings::Region::any);
  EXPECT_EQ(types[3].use, (settings::Named{"Kreditsälg", 13}));
}

struct One {
  std::string yaml;
  std::function<bool(const Settings&)> holds;
};

TEST(Reader, EachValueReachesItsSetting) {
  const std::vector<One> k_ones{
      {minimal(2, "woocommerce: { url: https://shop.example.se/butik/ }"),
       [](const Settings& s) { return s.shop.url == "https://shop.example.se/butik"; }},
      {minimal(2, "woocommerce: { url: http://127.0.0.1:8080 }"),
       [](const Settings& s) { return s.shop.url == "http://127.0.0.1:8080"; }},
      {minimal(2, "woocommerce: { url: \"http://[::1]:8080\" }"),
       [](const Settings& s) { return s.shop.url == "http://[::1]:8080"; }},
      {minimal(2, "woocommerce: { url: http://shop.example.se, allow_plain_http: yes }"),
       [](const Settings& s) { return s.shop.allow_plain_http; }},
      {minimal(3,
               "24sevenoffice: { username: a, client: 4711, calls_per_hour: 7200, price_decimals: 4, external_status: leave, "
               "settle: 90s, batch: 1, api_url: http://127.0.0.1:1, webservices_url: \"http://localhost:2/\" }"),
       [](const Settings& s) {
         return s.office.client.name == "4711" && s.office.calls_per_hour == 7200 && s.office.price_decimals == 4 &&
                !s.office.use_external_status && s.office.settle == 90s && s.office.batch == 1 &&
                s.office.api_url == "http://127.0.0.1:1" && s.office.webservices_url == "http://localhost:2";
       }},
      {minimal(9, "time_zone: Europe/Oslo\nlanguage: nb"),
       [](const Settings& s) { return s.time_zone == "Europe/Oslo" && s.language == settings::Language::nb; }},
      {minimal(9, "every: { orders: 10s, invoiced: 1d }"),
       [](const Settings& s) { return s.every_orders == 10s && s.every_invoiced == 24h; }},
      {minimal(9, "database: /srv/woo24.db\nlog: { level: debug, format: json }"),
       [](const Settings& s) { return s.database == "/srv/woo24.db" && s.log_level == "debug" && s.log_format == "json"; }},
      {minimal(5, "  from: \"2026-12-01\""),
       [](const Settings& s) { return s.orders.from == std::chrono::year{2026} / 12 / 1; }},
      {minimal(8,
               "  rows: { shipping: 100, fee: A, rounding: B, rounding_limit: 0.05, gift_card: C, price_reduction: D, "
               "unknown_product: OKAND, text: \"\" }"),
       [](const Settings& s) {
         const auto& rows = s.orders.rows;
         return rows.shipping.name == "100" && rows.rounding_limit == Amount::cents(5) &&
                rows.on_unknown_product == settings::OnUnknownProduct::use && rows.unknown_product.name == "OKAND" &&
                rows.text.empty();
       }},
      {orders("mode: off"), [](const Settings& s) { return s.orders.mode == settings::Mode::off; }},
      {orders("becomes: Invoiced"), [](const Settings& s) { return s.orders.becomes == "Invoiced"; }},
      {orders("becomes: Web\n  payment_registration: off"), [](const Settings& s) { return s.orders.becomes == "Web"; }},
      {orders("unknown_payment: swish"), [](const Settings& s) { return s.orders.unknown_payment == "swish"; }},
      {orders("unknown_payment: fail"), [](const Settings& s) { return s.orders.unknown_payment.empty(); }},
      {orders("closed_through: 2026-10\n  late: next_open_day\n  attempts: 100"),
       [](const Settings& s) {
         return s.orders.closed_through == std::chrono::year{2026} / 10 && s.orders.late == settings::Late::next_open_day &&
                s.orders.attempts == 100;
       }},
      {orders("fees: [ { name: \"Pant*\", product: PANT } ]\n  department: Webb\n  project: \"#12\""),
       [](const Settings& s) {
         return s.orders.fees.size() == 1 && s.orders.fees[0].name == "Pant*" && s.orders.department.name == "Webb" &&
                s.orders.project.name == "#12";
       }},
      {orders("customers: { consumers: collective 1234, name_alone: businesses, update: never,\n"
              "    without_number_may_match_numbered: { customers: yes, guests: no }, organisation_number_from: [org] }"),
       [](const Settings& s) {
         const auto& customers = s.orders.customers;
         return customers.collective.name == "1234" && customers.name_alone == settings::NameAlone::businesses &&
                customers.numbered_for_customers && !customers.numbered_for_guests &&
                customers.organisation_number_from == std::vector<std::string>{"org"};
       }},
      {orders("row_dimensions: [ { sku: \"SK-*\", project: Skruv }, { category: Verktyg, department: 11 },"
              " { meta: 24so_department, sets: department } ]\n  customers: { update: empty }"),
       [](const Settings& s) {
         const auto& rules = s.orders.row_dimensions;
         return rules.size() == 3 && rules[0].sku == "SK-*" && rules[0].project.name == "Skruv" &&
                rules[1].category.name == "Verktyg" && rules[1].department.name == "11" && rules[2].meta == "24so_department" &&
                rules[2].sets == settings::Dimension::department && s.orders.customers.update == settings::CardUpdate::empty;
       }},
      {minimal(8, "  rows: { shipping: F, sold_gift_card: single, names: office }"),
       [](const Settings& s) {
         return s.orders.rows.sold_gift_card == settings::SoldGiftCard::single &&
                s.orders.rows.names == settings::RowNames::office;
       }},
      {minimal(7, "    cod: { paid_with: Kort, release: completed }\n    bacs: { paid_with: Bank, registration: off }"),
       [](const Settings& s) { return s.orders.payments.size() == 2; }},
      {minimal(7,
               "    klarna: { paid_with: Klarna, distribution: email }\n"
               "    faktura: { invoice_by: email, registration: off, distribution: manual }"),
       [](const Settings& s) {
         const auto& payments = s.orders.payments;
         return payments[0].distribution == settings::Channel::email && payments[1].distribution == settings::Channel::none &&
                payments[1].registration == settings::Registration::off && payments[1].invoice_by == settings::Channel::email;
       }},
      {minimal(),
       [](const Settings& s) { return s.daily_proof == std::chrono::minutes{210} && !s.orders.payments[0].distribution; }},
      {minimal() + "daily: { proof: \"23:59\" }\n",
       [](const Settings& s) { return s.daily_proof == std::chrono::minutes{1439}; }},
      {minimal() + "daily: { proof: off }\n", [](const Settings& s) { return !s.daily_proof; }},
      {orders("department: Webb  # the new one"), [](const Settings& s) { return s.orders.department.name == "Webb"; }},
      {orders("mode: send # live"), [](const Settings& s) { return s.orders.mode == settings::Mode::send; }},
      {orders("mode: send   #live"), [](const Settings& s) { return s.orders.mode == settings::Mode::send; }},
      {orders("department: \"Webb #1\""), [](const Settings& s) { return s.orders.department.name == "Webb #1"; }},
      {"---\n" + minimal() + "...\n", [](const Settings& s) { return s.shop_id == "exempel"; }},
  };
  for (const auto& one : k_ones) EXPECT_TRUE(one.holds(good(one.yaml))) << one.yaml;
}

TEST(Reader, FaultsComeInTheOrderOfTheFileAndAllAtOnce) {
  const auto read = config::read(minimal(1, "shop_id: EXEMPEL") + "log: { level: loud }\nevery: { orders: 1s }\n", "x.yaml");
  std::vector<std::string> places;
  for (const auto& fault : read.faults) places.push_back(place(fault, "x.yaml"));
  EXPECT_EQ(places, (std::vector<std::string>{"x.yaml:1:10", "x.yaml:9:15", "x.yaml:10:18"}));
}

TEST(Reader, AFaultOfFormIsSaidInTheLanguageOfTheFile) {
  const auto language = [](const std::string& yaml) {
    const auto read = config::read(yaml, "woo24.yaml");
    EXPECT_FALSE(read.faults.empty()) << yaml;
    return read.settings.language;
  };
  EXPECT_EQ(language("language: en\nlog: {}\nlog: {}\n"), settings::Language::en);
  EXPECT_EQ(language("shop_id: a\nshop_id: b\nlanguage: nb   # norsk"), settings::Language::nb);
  EXPECT_EQ(language("log: {}\nlog: {}\nmail:\n  language: en\n"), settings::Language::sv) << "another key's";
  EXPECT_EQ(language("log: {}\nlog: {}\nlanguage: english\n"), settings::Language::sv);
}

TEST(Reader, AFileThatCannotBeReadIsNamed) {
  const auto missing = read_file("/nowhere/woo24.yaml");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind, Kind::configuration);
  EXPECT_EQ(missing.error().reason.id, ReasonId::config_unreadable);
  EXPECT_EQ(missing.error().reason.arguments.at("file"), "/nowhere/woo24.yaml");
  EXPECT_FALSE(read_file(std::filesystem::temp_directory_path().string()).ok());
}

TEST(Reader, AFileIsReadAndRemembered) {
  const auto path = testing::TempDir() + "reader_test.yaml";
  std::ofstream(path) << minimal();
  const auto read = read_file(path);
  std::remove(path.c_str());
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read.value().faults.empty());
  EXPECT_EQ(read.value().settings.file, path);
}

}  // namespace
}  // namespace woo24::config
