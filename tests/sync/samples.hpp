#pragma once
// The Swedish example shop of the documentation: its settings, what both sides say of themselves, and orders to begin from.

#include "woo24/base/text.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::samples {

inline Amount amount(const std::string& text) { return Amount::parse(text).value(); }

inline settings::Payment paid_with(const std::string& method, const std::string& name,
                                   settings::Release release = settings::Release::at_once) {
  settings::Payment payment;
  payment.method = method;
  payment.paid_with = settings::Named{name, 11};
  payment.release = release;
  payment.line = 11;
  return payment;
}

inline settings::Payment invoice_by(const std::string& method, settings::Channel channel,
                                    std::vector<std::string> send_when = {}) {
  settings::Payment payment;
  payment.method = method;
  payment.invoice_by = channel;
  payment.send_when = std::move(send_when);
  payment.line = 13;
  return payment;
}

inline settings::SaleTypeRule sale_type(settings::Region region, const std::string& name,
                                        std::optional<bool> vat_number = std::nullopt) {
  return {region, vat_number, std::nullopt, {name, 17}, 17};
}

inline settings::VatRule vat_rate(const std::string& rate, const std::string& tax,
                                  std::optional<std::string> country = std::nullopt) {
  settings::VatRule rule;
  rule.rate = amount(rate);
  rule.country = std::move(country);
  rule.tax = {tax, 22};
  rule.line = 22;
  return rule;
}

inline settings::VatRule vat_without(settings::WithoutVat without, const std::string& tax,
                                     std::vector<std::string> classes = {}) {
  settings::VatRule rule;
  rule.without = without;
  rule.classes = std::move(classes);
  rule.tax = {tax, 25};
  rule.line = 25;
  return rule;
}

/// The example of the documentation.
inline settings::Settings example_settings() {
  settings::Settings settings;
  settings.shop_id = "exempel";
  settings.time_zone = "Europe/Stockholm";
  auto& orders = settings.orders;
  orders.mode = settings::Mode::send;
  orders.from = Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{1}};
  orders.payments = {paid_with("klarna_payments", "Klarna", settings::Release::captured), paid_with("swish", "Swish"),
                     paid_with("bacs", "Bank"), paid_with("cod", "Bank"),
                     invoice_by("invoice", settings::Channel::email, {"on-hold", "processing"})};
  orders.sale_types = {sale_type(settings::Region::home, "Kreditsälg"), sale_type(settings::Region::eu, "EU varor", true),
                       sale_type(settings::Region::eu, "EU privat"), sale_type(settings::Region::outside, "Sälj utland")};
  orders.vat = {vat_rate("25", "1"), vat_rate("12", "2"), vat_rate("6", "3"), vat_rate("25.5", "41", "FI"),
                vat_without(settings::WithoutVat::reverse_charge, "50")};
  orders.rows.shipping = {"FRAKT", 30};
  orders.rows.fee = {"AVGIFT", 30};
  orders.rows.rounding = {"ORES", 30};
  orders.fees = {{"Pant*", {"PANT", 31}, 31}};
  orders.department = {"Webb", 32};
  return settings;
}

/// Numbers, ids and rates never coincide, so that whoever mixes them up is found out.
inline office::Lists example_lists() {
  office::Lists lists;
  lists.payment_methods = {{3, "Klarna"}, {7, "Swish"}, {9, "Bank"}};
  lists.departments = {{10, "Stockholm"}, {30, "Webb"}};
  lists.projects = {{701, "Julkampanj"}};
  lists.sale_types = {
      {-100, 12001, "Kreditsälg"}, {12, 12105, "Sälj utland"}, {15, 12108, "EU varor"}, {16, 12106, "EU privat"}};
  lists.tax_codes = {{201, "1", "Utgående moms 25 %", amount("25"), 2611},
                     {202, "2", "Utgående moms 12 %", amount("12"), 2621},
                     {203, "3", "Utgående moms 6 %", amount("6"), 2631},
                     {204, "13", "Momsfri", amount("0"), std::nullopt},
                     {205, "36", "Export", amount("0"), std::nullopt},
                     {206, "41", "OSS Finland", amount("25.5"), 2670},
                     {207, "50", "Omvänd skattskyldighet", amount("0"), std::nullopt},
                     {208, "61", "VOEC Norge", amount("25"), 2671},
                     {209, "62", "UK VAT", amount("20"), 2672},
                     {210, "63", "OSS Nordirland", amount("20"), 2673}};
  lists.currencies = {{"SEK", amount("1"), 1},
                      {"EUR", amount("11.245"), 1},
                      {"NOK", amount("97.35"), 100},
                      {"DKK", amount("150.72"), 100},
                      {"USD", amount("1"), 1}};
  return lists;
}

inline shop::Facts example_facts() {
  shop::Facts facts;
  facts.home_url = "https://shop.example.se";
  facts.base_country = "SE";
  facts.currency = "SEK";
  facts.prices_include_tax = true;
  facts.time_zone = "Europe/Stockholm";
  facts.tax_rates = {{{1}, "SE", amount("25"), "Moms", "standard"},
                     {{2}, "SE", amount("12"), "Moms 12 %", "reduced-rate"},
                     {{3}, "SE", amount("6"), "Moms 6 %", "zero-rate"},
                     {{4}, "DK", amount("25"), "Moms DK", "standard"},
                     {{5}, "FI", amount("25.5"), "ALV FI", "standard"}};
  facts.gateways = {
      {"bacs", "Banköverföring", true}, {"swish", "Swish", true}, {"paypal", "PayPal", true}, {"cheque", "Check", false}};
  return facts;
}

inline office::Client example_client() {
  office::Client client;
  client.id = 4711;
  client.name = "Exempel AB";
  client.country = "SE";
  client.currency = "SEK";
  return client;
}

inline sync::Rules rules_of(const settings::Settings& settings) {
  auto resolved = sync::resolve(settings, example_lists(), example_facts(), example_client());
  resolved.rules.installation = "1a2b3c4d";
  return std::move(resolved.rules);
}
inline sync::Rules example_rules() { return rules_of(example_settings()); }

/// With an entry for everything that may go without VAT, and for VAT that is another country's.
inline settings::Settings full_settings() {
  auto settings = example_settings();
  settings.orders.vat.push_back(vat_without(settings::WithoutVat::exports, "36"));
  settings.orders.vat.push_back(vat_without(settings::WithoutVat::exempt, "13", {"momsfri"}));
  settings.orders.vat.push_back(vat_rate("25", "61", "NO"));
  settings.orders.vat.push_back(vat_rate("20", "62", "GB"));
  settings.orders.vat.push_back(vat_rate("20", "63", "XI"));
  return settings;
}

inline shop::Line line(const std::string& name, const std::string& sku, std::int64_t quantity, const std::string& net,
                       const std::string& tax, std::int64_t rate = 1) {
  shop::Line made;
  made.name = name;
  made.sku = sku;
  made.product_id = 10;
  made.quantity = Amount::whole(quantity);
  made.total = made.subtotal = amount(net);
  made.total_tax = made.subtotal_tax = amount(tax);
  if (rate != 0) made.taxes = {{{rate}, amount(tax)}};
  return made;
}

inline shop::Line shipping(const std::string& net, const std::string& tax, std::int64_t rate = 1) {
  auto made = line("PostNord Varubrev", "", 1, net, tax, rate);
  made.product_id = 0;
  made.method_id = "flat_rate";
  return made;
}

inline shop::TaxLine tax_line(std::int64_t rate, const std::string& code, const std::string& percent) {
  shop::TaxLine made;
  made.rate = {rate};
  made.code = code;
  made.percent = amount(percent);
  return made;
}

inline shop::Address address(const std::string& country = "SE", const std::string& postcode = "211 20") {
  shop::Address made;
  made.first_name = "Anna";
  made.last_name = "Åkesson";
  made.address_1 = "Björkgatan 7";
  made.city = "Malmö";
  made.postcode = postcode;
  made.country = country;
  made.email = "anna@example.test";
  made.phone = "+46 70 123 45 67";
  return made;
}

/// Sets total and total_tax to what the rows come to.
inline void add_up(shop::Order& order) {
  Amount net, tax;
  for (const auto* rows : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& one : *rows) {
      net += one.total;
      tax += one.total_tax;
    }
  }
  order.total = (net + tax).rounded(2);
  order.total_tax = tax.rounded(2);
}

inline void send_to(shop::Order& order, const std::string& country, const std::string& postcode = "1050") {
  order.billing = order.shipping = address(country, postcode);
}

/// Two hammers and freight at 25 %: 557.00, of which 111.40 is VAT.
inline shop::Order swedish_order() {
  shop::Order order;
  order.id = {1042};
  order.number = "1042";
  order.order_key = "wc_order_9RqZTJyAcMXwg";
  order.status = "processing";
  order.currency = "SEK";
  order.created = parse_utc("2026-11-24T01:15:03Z");
  order.paid = parse_utc("2026-11-24T01:16:00Z");
  order.billing = order.shipping = address();
  order.payment_method = "swish";
  order.payment_title = "Swish";
  order.lines = {line("Hammare 450 g", "HAM-001", 2, "398.40", "99.60")};
  order.shipping_lines = {shipping("47.20", "11.80")};
  order.tax_lines = {tax_line(1, "SE-MOMS-1", "25"), tax_line(2, "SE-MOMS 12 %-1", "12"), tax_line(3, "SE-MOMS 6 %-1", "6")};
  add_up(order);
  return order;
}

inline sync::Products products() {
  sync::Products made;
  std::int64_t id = 2001;
  for (const auto* number : {"HAM-001", "SKR-010", "BOK-001", "BOR-550", "JAC-R-M", "TRO-M", "ORE", "ORE2", "24SO-FRITEXT",
                             "FRAKT", "AVGIFT", "PANT", "ORES"}) {
    made[lower(number)] = {office::Product{{id++}, number, number, true}};
  }
  made["tva-ggr"] = {office::Product{{2901}, "TVA-GGR", "En", true}, office::Product{{2902}, "TVA-GGR", "Två", true}};
  made["gammal"] = {office::Product{{2903}, "GAMMAL", "Utgången", false}};
  made["saknas"] = {};
  return made;
}

inline office::ProductId product(const std::string& number) { return products().at(lower(number)).front().id; }

/// "no-vat-entry rate=25 country=DK row=Frakt", for tables of expectations.
inline std::string told(const Reason& reason) {
  std::string out(reason_id(reason.id));
  for (const auto& name : reason_arguments(reason.id)) {
    const auto found = reason.arguments.find(name);
    if (found != reason.arguments.end()) out += " " + name + "=" + found->second;
  }
  return out;
}
template <typename T>
std::string told(const Result<T>& result) {
  return result.ok() ? "ok" : told(result.error().reason);
}

}  // namespace woo24::samples
