#include "woo24/sync/vat.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;

/// "home SE 25 %: 398.40 + 99.60, code 201" for each part, or the reason.
std::string parts_of(const Result<std::vector<TaxedPart>>& parts) {
  if (!parts.ok()) return told(parts);
  std::string out;
  for (const auto& part : parts.value()) {
    if (!out.empty()) out += "; ";
    out += std::string(treatment_name(part.treatment)) + " " + part.country + " " + part.rate.shortest() +
           " %: " + part.net.text(2) + " + " + part.vat.text(2) + ", code " + std::to_string(part.tax_code);
  }
  return out;
}

struct Case {
  const char* what;
  std::function<void(shop::Order&)> change;
  const char* answer;
  bool full = false;  ///< with entries for exports and exempt goods
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.what; }
class VatTest : public testing::TestWithParam<Case> {};

/// The first product line decides.
TEST_P(VatTest, TheTaxThatTheShopChargedDecides) {
  auto order = swedish_order();
  GetParam().change(order);
  const auto rules = rules_of(GetParam().full ? full_settings() : example_settings());
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines.front(), RowKind::goods)), GetParam().answer)
      << GetParam().what;
}

void untaxed(shop::Order& order) {
  for (auto* rows : {&order.lines, &order.shipping_lines}) {
    for (auto& one : *rows) {
      one.total_tax = Amount();
      one.taxes.clear();
    }
  }
  order.tax_lines.clear();
  add_up(order);
}

void danish_rate(shop::Order& order) {
  order.lines.front().taxes = {{{4}, amount("99.60")}};
  order.tax_lines = {tax_line(4, "DK-MOMS DK-1", "25")};
}

void finnish(shop::Order& order) {
  send_to(order, "FI", "00100");
  order.lines = {line("Hammare", "HAM-001", 2, "398.40", "101.592", 5)};
  order.tax_lines = {tax_line(5, "FI-ALV FI-1", "25.5")};
}

std::function<void(shop::Order&)> foreign_rate(const char* country, const char* postcode, const char* code, std::int64_t id,
                                               const char* percent = "25", const char* tax = "99.60") {
  return [=](shop::Order& order) {
    send_to(order, country, postcode);
    order.lines.front().total_tax = amount(tax);
    order.lines.front().taxes = {{{id}, amount(tax)}};
    order.tax_lines = {tax_line(id, code, percent)};
  };
}

std::function<void(shop::Order&)> german_company(const char* number, const char* key, const char* valid) {
  return [=](shop::Order& order) {
    send_to(order, "DE", "50667");
    untaxed(order);
    order.meta = {{"_vat_number", number}, {key, valid}};
  };
}

INSTANTIATE_TEST_SUITE_P(
    Treatments, VatTest,
    testing::Values(
        Case{"home rate at home", [](shop::Order&) {}, "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"home rate to Denmark is still home", [](shop::Order& o) { send_to(o, "DK"); },
             "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"home rate, the country not readable", [](shop::Order& o) { send_to(o, "Atlantis"); },
             "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"a home rate without entry",
             [](shop::Order& o) {
               o.lines = {line("Bok", "BOK-001", 1, "350.00", "70.00")};
               o.tax_lines = {tax_line(1, "SE-MOMS-1", "20")};
             },
             "no-vat-entry rate=20 country=SE row=Bok"},
        Case{"Danish 25 % is not Swedish 25 %",
             [](shop::Order& o) {
               send_to(o, "DK");
               danish_rate(o);
             },
             "no-vat-entry rate=25 country=DK row=Hammare 450 g"},
        Case{"Danish VAT on goods to Sweden", danish_rate, "vat-of-other-country rate=25 country=DK destination=SE"},
        Case{"OSS: Finland's rate, to Finland", finnish, "oss FI 25.5 %: 398.40 + 101.59, code 206"},
        Case{"Finland's rate to Åland",
             [](shop::Order& o) {
               finnish(o);
               send_to(o, "FI", "22100");
             },
             "vat-of-other-country rate=25.5 country=FI destination=AX"},
        Case{"Finland's rate, the country not readable",
             [](shop::Order& o) {
               finnish(o);
               send_to(o, "");
             },
             "country-missing found="},
        Case{"the shop's list fills in for an order without its own record", [](shop::Order& o) { o.tax_lines.clear(); },
             "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"the order's record survives the rate's removal",
             [](shop::Order& o) {
               o.lines.front().taxes = {{{77}, amount("99.60")}};
               o.tax_lines = {tax_line(77, "SE-MOMS-1", "25")};
             },
             "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"a rate that nobody knows",
             [](shop::Order& o) {
               o.lines.front().taxes = {{{78}, amount("99.60")}};
             },
             "vat-rate-unknown-to-shop rate_id=78 row=Hammare 450 g"},
        Case{"the code says Denmark, the list Sweden", [](shop::Order& o) { o.tax_lines = {tax_line(1, "DK-MOMS-1", "25")}; },
             "vat-rate-unknown-to-shop rate_id=1 row=Hammare 450 g"},
        Case{"a code without country, the list knows it", [](shop::Order& o) { o.tax_lines = {tax_line(1, "MOMS-1", "25")}; },
             "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"the tax does not fit the rate", [](shop::Order& o) { o.lines.front().total_tax = amount("99.62"); },
             "vat-does-not-fit-rate row=Hammare 450 g net=398.40 tax=99.62 rate=25"},
        Case{"an öre of rounding fits", [](shop::Order& o) { o.lines.front().total_tax = amount("99.61"); },
             "home SE 25 %: 398.40 + 99.61, code 201"},
        Case{"tax without any rate", [](shop::Order& o) { o.lines.front().taxes.clear(); },
             "vat-rate-unknown-to-shop rate_id= row=Hammare 450 g"},
        Case{"a rate upon a rate",
             [](shop::Order& o) {
               o.tax_lines[0].compound = true;
             },
             "several-rates-on-row row=Hammare 450 g"},
        Case{"two rates on goods",
             [](shop::Order& o) {
               o.lines.front().taxes.push_back({{3}, amount("5")});
             },
             "several-rates-on-row row=Hammare 450 g"},
        Case{"Norwegian VAT without an entry of its own",
             [](shop::Order& o) {
               send_to(o, "NO", "0150");
               o.lines.front().taxes = {{{9}, amount("99.60")}};
               o.tax_lines = {tax_line(9, "NO-MVA-1", "25")};
             },
             "no-vat-entry rate=25 country=NO row=Hammare 450 g"},
        Case{"no VAT to Norway: the sale type makes it an export",
             [](shop::Order& o) {
               send_to(o, "NO", "0150");
               untaxed(o);
             },
             "export NO 0 %: 398.40 + 0.00, code 0"},
        Case{"no VAT to Norway, with an entry",
             [](shop::Order& o) {
               send_to(o, "NO", "0150");
               untaxed(o);
             },
             "export NO 0 %: 398.40 + 0.00, code 205", true},
        Case{"a Norwegian rate of 0 % is no VAT",
             [](shop::Order& o) {
               send_to(o, "NO", "0150");
               untaxed(o);
               o.lines.front().taxes = {{{9}, Amount()}};
               o.tax_lines = {tax_line(9, "NO-EXPORT-1", "0")};
             },
             "export NO 0 %: 398.40 + 0.00, code 205", true},
        Case{"no VAT to the Canaries",
             [](shop::Order& o) {
               send_to(o, "ES", "35001");
               untaxed(o);
             },
             "export ES 0 %: 398.40 + 0.00, code 205", true},
        Case{"VOEC: Norwegian VAT with an entry of its own is a liability, never home VAT", foreign_rate("NO", "0150", "NO-MVA-1", 9),
             "foreign NO 25 %: 398.40 + 99.60, code 208", true},
        Case{"British VAT with an entry of its own", foreign_rate("GB", "SW1A 1AA", "GB-VAT-1", 10, "20", "79.68"),
             "foreign GB 20 %: 398.40 + 79.68, code 209", true},
        Case{"the Isle of Man's VAT is Great Britain's", foreign_rate("IM", "IM1 1AA", "IM-VAT-1", 10, "20", "79.68"),
             "foreign GB 20 %: 398.40 + 79.68, code 209", true},
        Case{"British VAT without one", foreign_rate("GB", "SW1A 1AA", "GB-VAT-1", 10, "20", "79.68"),
             "no-vat-entry rate=20 country=GB row=Hammare 450 g"},
        Case{"Northern Ireland follows the EU's rules for goods: the same 20 % is XI's, and OSS",
             foreign_rate("GB", "BT1 5GS", "GB-VAT-1", 10, "20", "79.68"), "oss XI 20 %: 398.40 + 79.68, code 210", true},
        Case{"Norwegian VAT on goods to Sweden", foreign_rate("SE", "211 20", "NO-MVA-1", 9),
             "vat-of-other-country rate=25 country=NO destination=SE", true},
        Case{"Monaco counts as France, whatever the shop calls its rate",
             foreign_rate("MC", "98000", "MC-TVA-1", 11, "20", "79.68"), "no-vat-entry rate=20 country=FR row=Hammare 450 g"},
        Case{"Greece is written EL in a rate code", foreign_rate("GR", "104 31", "EL-FPA-1", 12, "24", "95.616"),
             "no-vat-entry rate=24 country=GR row=Hammare 450 g"},
        Case{"no VAT to Northern Ireland, with its own number: reverse charge",
             [](shop::Order& o) {
               send_to(o, "GB", "BT1 5GS");
               untaxed(o);
               o.meta = {{"_vat_number", "XI123456789"}, {"_vat_number_is_valid", "true"}};
             },
             "reverse_charge XI 0 %: 398.40 + 0.00, code 207"},
        Case{"no VAT to Northern Ireland, with a British number: it is not XI's",
             [](shop::Order& o) {
               send_to(o, "GB", "BT1 5GS");
               untaxed(o);
               o.meta = {{"_vat_number", "GB123456789"}, {"_vat_number_is_valid", "true"}};
             },
             "vat-number-of-other-country number=GB123456789 country=XI"},
        Case{"no VAT to Great Britain is export",
             [](shop::Order& o) {
               send_to(o, "GB", "SW1A 1AA");
               untaxed(o);
             },
             "export GB 0 %: 398.40 + 0.00, code 205", true},
        Case{"no VAT to Åland is export, though Finland is EU",
             [](shop::Order& o) {
               send_to(o, "FI", "22100");
               untaxed(o);
             },
             "export AX 0 %: 398.40 + 0.00, code 205", true},
        Case{"home VAT fetched in the shop by a Dane is a home sale",
             [](shop::Order& o) {
               send_to(o, "DK");
               o.shipping_lines.front().method_id = "pickup_location";
             },
             "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"no VAT at home", untaxed, "no-vat-at-home row=Hammare 450 g country=SE"},
        Case{"no VAT at home, an exempt class",
             [](shop::Order& o) {
               untaxed(o);
               o.lines.front().tax_class = "Momsfri";
             },
             "exempt SE 0 %: 398.40 + 0.00, code 204", true},
        Case{"no VAT at home, another class",
             [](shop::Order& o) {
               untaxed(o);
               o.lines.front().tax_class = "reduced-rate";
             },
             "no-vat-at-home row=Hammare 450 g country=SE", true},
        Case{"no VAT, to be fetched in the shop by a Norwegian",
             [](shop::Order& o) {
               send_to(o, "NO", "0150");
               untaxed(o);
               o.shipping_lines.front().method_id = "local_pickup";
             },
             "no-vat-at-home row=Hammare 450 g country=SE", true},
        Case{"no VAT, the country not readable",
             [](shop::Order& o) {
               untaxed(o);
               send_to(o, "Atlantis");
             },
             "country-missing found=Atlantis"},
        Case{"reverse charge", german_company("DE811907980", "_vat_number_validated", "valid"),
             "reverse_charge DE 0 %: 398.40 + 0.00, code 207"},
        Case{"reverse charge, the other plugin", german_company("de 811 907 980", "_vat_number_is_valid", "true"),
             "reverse_charge DE 0 %: 398.40 + 0.00, code 207"},
        Case{"a check ran, and said no", german_company("DE811907980", "_vat_number_is_validated", "true"),
             "vat-number-not-validated number=DE811907980 country=DE"},
        Case{"never checked", german_company("DE811907980", "x", ""), "vat-number-not-validated number=DE811907980 country=DE"},
        Case{"another country's number", german_company("FI12345678", "_vat_number_is_valid", "true"),
             "vat-number-of-other-country number=FI12345678 country=DE"},
        Case{"no number", german_company("", "_vat_number_is_valid", "true"), "no-vat-in-eu-without-number country=DE"},
        Case{"a valid number changes nothing where VAT was charged",
             [](shop::Order& o) {
               o.meta = {{"_vat_number", "DE811907980"}, {"_vat_number_is_valid", "true"}};
             },
             "home SE 25 %: 398.40 + 99.60, code 201"},
        Case{"a gift of the shop: nothing to tax", [](shop::Order& o) { o.lines = {line("Dekal", "HAM-001", 1, "0", "0")}; },
             "nothing  0 %: 0.00 + 0.00, code 0"}));

TEST(Vat, WithoutATableTheOfficeDecidesOverHomeVatOnly) {
  auto settings = example_settings();
  settings.orders.vat.clear();
  const auto rules = rules_of(settings);
  auto order = swedish_order();
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines[0], RowKind::goods)), "home SE 25 %: 398.40 + 99.60, code 0");
  send_to(order, "DK");
  danish_rate(order);
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines[0], RowKind::goods)),
            "no-vat-entry rate=25 country=DK row=Hammare 450 g");
  send_to(order, "NO", "0150");
  untaxed(order);
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines[0], RowKind::goods)),
            "no-entry-without-vat treatment=export country=NO");
}

TEST(Vat, ARateForEverywhereIsTheHomeCountrysAtHomeAlone) {
  auto rules = example_rules();
  rules.facts.tax_rates = {{{1}, "", amount("25"), "Moms", "standard"}};
  auto order = swedish_order();
  order.tax_lines = {tax_line(1, "MOMS-1", "25")};
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines[0], RowKind::goods)), "home SE 25 %: 398.40 + 99.60, code 201");
  send_to(order, "DK");
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines[0], RowKind::goods)),
            "vat-rate-unknown-to-shop rate_id=1 row=Hammare 450 g");
}

TEST(Vat, FreightOfExemptGoodsIsExempt) {
  const auto rules = rules_of(full_settings());
  auto order = swedish_order();
  untaxed(order);
  order.lines.front().tax_class = "momsfri";
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.shipping_lines[0], RowKind::shipping)),
            "exempt SE 0 %: 47.20 + 0.00, code 204");
  order.lines.insert(order.lines.begin(), line("Provbit", "SKR-010", 1, "0", "0", 0));
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.shipping_lines[0], RowKind::shipping)),
            "exempt SE 0 %: 47.20 + 0.00, code 204")
      << "a gift beside them says nothing";
  order.lines.push_back(line("Skruv", "SKR-010", 1, "100", "25"));
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.shipping_lines[0], RowKind::shipping)),
            "no-vat-at-home row=PostNord Varubrev country=SE");
}

TEST(Vat, AFeeThatTheShopDoesNotTaxAtAllIsExemptOnlyByTheClassNone) {
  auto settings = full_settings();
  auto order = swedish_order();
  auto fee = line("Dricks", "", 1, "20.00", "0", 0);
  fee.tax_status = "none";
  const auto answer = [&] {
    const auto rules = rules_of(settings);
    return parts_of(VatOfOrder(order, rules).parts(fee, RowKind::fee));
  };
  EXPECT_EQ(answer(), "no-vat-at-home row=Dricks country=SE");
  settings.orders.vat.push_back(vat_without(settings::WithoutVat::exempt, "13", {"none"}));
  EXPECT_EQ(answer(), "exempt SE 0 %: 20.00 + 0.00, code 204");
  fee.tax_status = "taxable";
  EXPECT_EQ(answer(), "no-vat-at-home row=Dricks country=SE") << "taxable, and yet not taxed: the shop has forgotten it";
}

TEST(Vat, AShopWithoutDecimalsRoundsTheTaxOfALineToKronor) {
  auto rules = example_rules();
  auto order = swedish_order();
  order.lines.front().total_tax = amount("100");
  order.lines.front().taxes = {{{1}, amount("100")}};
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines[0], RowKind::goods)),
            "vat-does-not-fit-rate row=Hammare 450 g net=398.40 tax=100.00 rate=25");
  rules.facts.price_decimals = 0;
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(order.lines[0], RowKind::goods)),
            "home SE 25 %: 398.40 + 100.00, code 201");
}

TEST(Vat, ANegativeFeeThatTheShopSpreadIsTakenApart) {
  const auto rules = rules_of(full_settings());
  auto order = swedish_order();
  order.lines.push_back(line("Bok", "BOK-001", 1, "300.00", "18.00", 3));
  // −100 over 445.60 at 25 % and 300.00 at 6 %: WooCommerce spreads it by cost.
  auto fee = line("Presentkort GC-1", "", 1, "-100", "-17.354077", 0);
  fee.taxes = {{{1}, amount("-14.940987")}, {{3}, amount("-2.414163")}};
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(fee, RowKind::fee)),
            "home SE 25 %: -59.76 + -14.94, code 201; home SE 6 %: -40.24 + -2.41, code 203");
  // With exempt goods among them a part of it bears no VAT.
  auto exempt = line("Frimärke", "ORE", 1, "254.40", "0", 0);
  exempt.tax_class = "momsfri";
  order.lines.push_back(exempt);
  fee.taxes = {{{1}, amount("-11.14")}, {{3}, amount("-1.8")}};
  EXPECT_EQ(
      parts_of(VatOfOrder(order, rules).parts(fee, RowKind::fee)),
      "home SE 25 %: -44.56 + -11.14, code 201; home SE 6 %: -30.00 + -1.80, code 203; exempt SE 0 %: -25.44 + 0.00, code 204");
  order.lines.pop_back();
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(fee, RowKind::fee)), "several-rates-on-row row=Presentkort GC-1")
      << "a rest without VAT, and no row to say why";
  order.lines.push_back(exempt);
  fee.taxes = {{{1}, amount("-20")}, {{3}, amount("-6")}};
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(fee, RowKind::fee)), "several-rates-on-row row=Presentkort GC-1")
      << "more net than the fee has: 80 + 100 of 100";
  fee.taxes = {{{1}, amount("-14.94")}, {{3}, amount("2.41")}};
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(fee, RowKind::fee)), "several-rates-on-row row=Presentkort GC-1")
      << "a tax of the other sign";
  fee.total = amount("100");
  fee.taxes = {{{1}, amount("14.94")}, {{3}, amount("2.41")}};
  EXPECT_EQ(parts_of(VatOfOrder(order, rules).parts(fee, RowKind::fee)), "several-rates-on-row row=Presentkort GC-1")
      << "only a negative fee is spread by the shop";
}

TEST(Vat, TheDestinationIsWhereItGoes) {
  auto order = swedish_order();
  order.shipping = address("NO", "0150");
  EXPECT_EQ(destination(order, "SE").country, "NO");
  order.shipping_lines.clear();
  EXPECT_EQ(destination(order, "SE").country, "SE") << "nothing ships: billing";
  order.billing.country.clear();
  EXPECT_EQ(destination(order, "SE").country, "NO") << "what there is";
  order = swedish_order();
  send_to(order, "DK");
  order.shipping_lines.push_back(order.shipping_lines[0]);
  order.shipping_lines[0].method_id = "local_pickup";
  EXPECT_EQ(destination(order, "SE").country, "DK") << "a part of it is sent";
  order.shipping_lines[1].method_id = "local_pickup";
  EXPECT_EQ(destination(order, "SE").country, "SE") << "all of it is fetched";
}

}  // namespace
}  // namespace woo24::sync
