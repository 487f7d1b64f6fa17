#include "woo24/config/reader.hpp"

#include "config_text.hpp"

namespace woo24::config {
namespace {

using settings::Settings;

/// Lines and the file's name belong to the text that was read, not to the settings.
Settings without_lines(Settings s) {
  s.file.clear();
  const auto drop = [](settings::Named& name) { name.line = 0; };
  drop(s.office.client);
  for (auto& payment : s.orders.payments) {
    payment.line = 0;
    if (payment.paid_with) drop(*payment.paid_with);
  }
  for (auto& rule : s.orders.sale_types) rule.line = 0, drop(rule.use);
  for (auto& rule : s.orders.vat) rule.line = 0, drop(rule.tax);
  for (auto& rule : s.orders.fees) rule.line = 0, drop(rule.product);
  for (auto& rule : s.orders.row_dimensions) {
    rule.line = 0;
    for (auto* name : {&rule.category, &rule.department, &rule.project, &rule.dimension, &rule.value}) drop(*name);
  }
  for (auto& name : s.products.categories) drop(name);
  for (auto& pair : s.products.map) pair.line = 0, drop(pair.office), drop(pair.shop);
  auto& rows = s.orders.rows;
  for (auto* name : {&rows.shipping, &rows.fee, &rows.rounding, &rows.gift_card, &rows.price_reduction, &rows.unknown_product,
                     &s.orders.department, &s.orders.project, &s.orders.customers.collective}) {
    drop(*name);
  }
  return s;
}

const std::string k_everything = R"(
shop_id: b-2
time_zone: Europe/Oslo
language: nb
database: "/srv/woo 24/woo24.db"
woocommerce: { url: http://shop.example.no/butikk, ca_file: /etc/ca.pem, allow_plain_http: yes }
24sevenoffice: { username: "a # b", client: "Exempel, [Norge] AS", calls_per_hour: 100, price_decimals: 3, external_status: leave,
  settle: 90s, batch: 7, ca_file: /etc/ca2.pem, api_url: "http://127.0.0.1:9", webservices_url: http://localhost:10 }
orders:
  mode: send
  from: 2026-12-24
  send_when: [completed]
  becomes: Confirmed
  payments:
    "null": { paid_with: "~", release: paid, becomes: Web, registration: off }
    kort: { paid_with: Kort, registration: with_release }
    faktura: { invoice_by: print, send_when: [on-hold], release: completed }
  unknown_payment: kort
  sale_types: [ { region: home, vat_number: no, use: "!Salg" }, { region: eu, country: SE, use: 2 }, { use: "&rest" } ]
  vat: [ { rate: 25, tax: 1 }, { rate: 11.111, country: SE, tax: "3 #" }, { without: exempt, classes: [fri, "a: b"], tax: 13 } ]
  rows: { shipping: "100", fee: F, rounding: R, rounding_limit: 0.5, gift_card: G, price_reduction: P, sold_gift_card: multi, names: office, unknown_product: U, text: "" }
  fees: [ { name: "*Pant*", product: PANT } ]
  row_dimensions: [ { sku: "A?*", project: P }, { category: "1 #", department: D, project: P }, { meta: m, sets: project },
    { sku: B, dimension: "Kampanj: 1", value: Vinter }, { product_meta: 24so_campaign, sets: dimension, dimension: 101 } ]
  department: 12
  project: "Prosjekt \"A\\B\""
  customers:
    organisation_number_from: [org]
    vat_number_from: [vat, "x y"]
    without_number_may_match_numbered: { customers: yes, guests: yes }
    name_alone: always
    update: empty
    consumers: collective 99
  payment_registration: off
  closed_through: 2026-11
  late: next_open_day
  attempts: 3
products: { mode: two_way, categories: ["Verktyg > Hand", Skruv], map: [ { office: "A: b", shop: 17 } ], new_categories: yes,
  category_meta: [], price: cash_price_inc_tax, on_conflict: { name: woocommerce, price: woocommerce }, tax_class: reducerad,
  expired: draft }
stock: { mode: from_woocommerce }
brakes: { prices_changed: 12.5, stock_to_zero: 0%, products_missing: 100 % }
every: { orders: 90s, invoiced: 2h, products: 1d, stock: 1m, stock_sweep: 7d }
log: { level: error, format: json }
)";

TEST(InForce, ReadsBackAsTheSameSettings) {
  for (const auto& yaml : {minimal(), example(), k_everything}) {
    const auto first = config::read(yaml, "a.yaml");
    ASSERT_TRUE(first.faults.empty()) << place(first.faults[0], "a.yaml");
    const auto text = in_force(first.settings);
    const auto second = config::read(text, "b.yaml");
    ASSERT_TRUE(second.faults.empty()) << place(second.faults[0], "b.yaml") << "\n" << text;
    EXPECT_EQ(without_lines(second.settings), without_lines(first.settings)) << text;
    EXPECT_EQ(in_force(second.settings), text);
  }
}

TEST(InForce, MarksWhatNobodyHasSet) {
  const auto text = in_force(config::read(minimal(9, "language: en"), "a.yaml").settings);
  EXPECT_THAT(text, testing::HasSubstr("\n  mode: watch                               # default\n"));
  EXPECT_THAT(text, testing::HasSubstr("language: en\n"));
  EXPECT_THAT(text, testing::HasSubstr("# time_zone: not set"));
  EXPECT_THAT(text, testing::HasSubstr("swish: { paid_with: Swish }  # default: release: at_once\n"));
  EXPECT_THAT(text, testing::HasSubstr("shop_id: exempel\n"));
}

}  // namespace
}  // namespace woo24::config
