// The sale type: one an order, by the tax that it bears, never by the address alone (books.md §2).
#include "woo24/sync/sale_type.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;
using settings::Region;

/// What one VAT rate of the shop, or none, makes of two hammers for 398.40.
struct Taxed {
  std::int64_t rate;  ///< the shop's id of it; 0: no VAT
  const char* code;
  const char* percent;
  const char* tax;
};
constexpr Taxed k_swedish{1, "SE-MOMS-1", "25", "99.60"};
constexpr Taxed k_finnish{5, "FI-ALV FI-1", "25.5", "101.592"};
constexpr Taxed k_norwegian{8, "NO-MVA-1", "25", "99.60"};
constexpr Taxed k_none{0, "", "0", "0"};

shop::Order sold_to(const char* country, const char* postcode, const Taxed& taxed, const char* vat_number) {
  auto order = swedish_order();
  send_to(order, country, postcode);
  order.shipping_lines.clear();
  order.lines = {line("Hammare", "HAM-001", 2, "398.40", taxed.tax, taxed.rate)};
  order.tax_lines.clear();
  if (taxed.rate != 0) order.tax_lines = {tax_line(taxed.rate, taxed.code, taxed.percent)};
  if (*vat_number != '\0') order.meta = {{"_vat_number", vat_number}, {"_vat_number_is_valid", "true"}};
  add_up(order);
  return order;
}

std::string sale_type_of(const shop::Order& order, const settings::Settings& settings) {
  const auto drafted = draft(order, rules_of(settings), products());
  if (!drafted.ok()) return told(drafted);
  const auto& type = drafted.value().order.type_of_sale;
  return type ? std::to_string(*type) : "none";
}

struct Case {
  const char* country;
  const char* postcode;
  Taxed taxed;
  const char* vat_number;
  const char* sale_type;
  const char* why;
};
void PrintTo(const Case& row, std::ostream* out) { *out << row.why; }
class SaleTypeTest : public testing::TestWithParam<Case> {};

/// -100 Kreditsälg (home), 15 EU varor (reverse charge), 16 EU privat (OSS), 12 Sälj utland (export).
TEST_P(SaleTypeTest, FollowsTheTax) {
  const auto& row = GetParam();
  EXPECT_EQ(sale_type_of(sold_to(row.country, row.postcode, row.taxed, row.vat_number), full_settings()), row.sale_type)
      << row.why;
}

INSTANTIATE_TEST_SUITE_P(
    Taxes, SaleTypeTest,
    testing::Values(Case{"SE", "211 20", k_swedish, "", "-100", "home VAT, sold at home"},
                    Case{"DK", "1050", k_swedish, "", "-100", "home VAT stays a home sale where it goes to a Dane"},
                    Case{"NO", "0150", k_swedish, "", "-100", "home VAT charged to a Norwegian is still home VAT"},
                    Case{"DE", "50667", k_swedish, "DE811907980", "-100",
                         "a valid number alone is no reverse charge: VAT was charged"},
                    Case{"FI", "00100", k_finnish, "", "16", "Finnish VAT is OSS"},
                    Case{"DE", "50667", k_none, "DE811907980", "15", "no VAT and a valid number: reverse charge"},
                    Case{"DE", "50667", k_none, "", "no-vat-in-eu-without-number country=DE", "no VAT and no number: refused"},
                    Case{"NO", "0150", k_none, "", "12", "no VAT, out of the EU: export"},
                    Case{"NO", "0150", k_norwegian, "", "12", "Norwegian VAT (VOEC): a liability, sold outside"},
                    Case{"FI", "22100", k_none, "", "12", "Mariehamn is outside the VAT area, though Finnish"},
                    Case{"ES", "35001", k_none, "", "12", "so are the Canaries, though Spanish"}));

TEST(SaleType, TheFirstRuleThatFits) {
  auto settings = full_settings();
  auto finland = sale_type(Region::eu, "EU varor");
  finland.country = "FI";
  settings.orders.sale_types.insert(settings.orders.sale_types.begin(), finland);
  EXPECT_EQ(sale_type_of(sold_to("FI", "00100", k_finnish, ""), settings), "15") << "the country's own rule stands first";
  settings.orders.sale_types = {sale_type(Region::any, "EU privat"), sale_type(Region::home, "Kreditsälg")};
  EXPECT_EQ(sale_type_of(swedish_order(), settings), "16") << "a rule for any region hides those after it";
}

TEST(SaleType, NoRuleFitsIsRefused) {
  auto settings = full_settings();
  settings.orders.sale_types = {sale_type(Region::home, "Kreditsälg"), sale_type(Region::eu, "EU varor", true)};
  EXPECT_EQ(sale_type_of(sold_to("FI", "00100", k_finnish, ""), settings), "no-sale-type-fits region=eu vat_number=no");
  EXPECT_EQ(sale_type_of(sold_to("NO", "0150", k_none, ""), settings), "no-sale-type-fits region=outside vat_number=no");
}

TEST(SaleType, WithoutAnyNoneIsSent) {
  auto settings = full_settings();
  settings.orders.sale_types.clear();
  EXPECT_EQ(sale_type_of(swedish_order(), settings), "none");
}

}  // namespace
}  // namespace woo24::sync
