// What the pretend office computes: worked by hand here, so that its arithmetic is proved against nobody's code.
#include "office_fixture.hpp"

namespace woo24::sandbox {
namespace {

class OfficeTotals : public OfficeTest {
 protected:
  std::int64_t tax_id(const std::string& number) {
    for (const auto& code : call("GetTaxCodeList").result.children()) {
      if (number == code.child_value("TaxNo")) return code.child("TaxId").text().as_llong();
    }
    return 0;
  }
  std::string taxed(const std::string& number) {
    return "<TaxSettings><TaxCode>" + std::to_string(tax_id(number)) + "</TaxCode></TaxSettings>";
  }
  BooksOrder booked(const std::string& rows, const std::string& terms = "", const std::string& include_vat = "false") {
    Sent sent;
    sent.rows = rows;
    sent.terms = terms;
    sent.include_vat = "<IncludeVAT>" + include_vat + "</IncludeVAT>";
    return in_books(saved(sent));
  }
};

TEST_F(OfficeTotals, the_rate_of_the_product_counts_without_a_tax_code) {
  // 2 × 103.92 = 207.84, VAT 51.96; a book 300.00 at 6 % = 18.00; coffee 71.25 at 12 % = 8.55
  const auto order = booked(row("SKR-010", "103.92", "2") + row("BOK-001", "300.00") + row("KAF-500", "71.25"));
  EXPECT_EQ(order.total_vat, "78.51");
  EXPECT_EQ(order.total_inc_vat, "657.60");
  ASSERT_EQ(order.rates.size(), 3U);
  EXPECT_EQ(order.rates[0], (BooksRate{"6", "300.00", "18.00"}));
  EXPECT_EQ(order.rates[1], (BooksRate{"12", "71.25", "8.55"}));
  EXPECT_EQ(order.rates[2], (BooksRate{"25", "207.84", "51.96"}));
}

TEST_F(OfficeTotals, a_tax_code_overrides_the_product) {
  const auto order = booked(row("HAM-001", "100.00", "1", "", taxed("41")) + row("HAM-001", "10.00", "1", "", taxed("3")));
  EXPECT_EQ(order.rows[0].vat_rate, "25.5");
  EXPECT_EQ(order.rows[1].vat_rate, "6");
  EXPECT_EQ(order.total_vat, "26.10");
  EXPECT_EQ(order.total_inc_vat, "136.10");
}

TEST_F(OfficeTotals, a_sale_type_without_vat_takes_it_from_rows_without_tax_code_alone) {
  const auto order = booked(row("HAM-001", "100.00") + row("HAM-001", "100.00", "1", "", taxed("1")), "<TypeOfSaleId>12</TypeOfSaleId>");
  EXPECT_EQ(order.rows[0].vat, "0.00");
  EXPECT_EQ(order.rows[1].vat, "25.00");
  EXPECT_EQ(order.total_inc_vat, "225.00");
}

TEST_F(OfficeTotals, discount_and_rounding_per_row) {
  // 3 × 33.33 × 0.9 = 89.991 → 89.99, VAT 22.4975 → 22.50
  const auto order = booked(row("HAM-001", "33.33", "3", "10"));
  EXPECT_EQ(order.rows[0].net, "89.99");
  EXPECT_EQ(order.rows[0].vat, "22.50");
  EXPECT_EQ(order.total_inc_vat, "112.49");
}

TEST_F(OfficeTotals, negative_rows_and_text_rows) {
  const auto order = booked(row("HAM-001", "100.00") + row("PRISAVDRAG", "-20.00") +
                            "<InvoiceRow><Name>Tack för ditt köp</Name><Type>Text</Type></InvoiceRow>");
  EXPECT_EQ(order.total_inc_vat, "100.00");
  EXPECT_TRUE(order.rows[2].text);
  EXPECT_EQ(order.rows[2].name, "Tack för ditt köp");
}

TEST_F(OfficeTotals, gross_prices_where_the_order_says_so) {
  const auto order = booked(row("HAM-001", "125.00"), "", "true");
  EXPECT_EQ(order.total_inc_vat, "125.00");
  EXPECT_EQ(order.total_vat, "25.00");
}

TEST_F(OfficeTotals, prices_are_kept_with_the_decimals_of_the_client) {
  EXPECT_EQ(booked(row("SPI-1", "0.7925", "1000")).total_inc_vat, "987.50");  // 0.79 × 1000 × 1.25
  office.change([](auto& switches) { switches.price_decimals = 4; });
  EXPECT_EQ(booked(row("SPI-1", "0.7925", "1000")).total_inc_vat, "990.63");  // 792.50 + 198.125
}

TEST_F(OfficeTotals, vat_per_row_or_per_rate) {
  // 0.10 × 25 % = 0.025 → 0.03 a row, three rows 0.09; together 0.30 × 25 % = 0.075 → 0.08
  const auto three = row("SPI-1", "0.10") + row("SPI-1", "0.10") + row("SPI-1", "0.10");
  EXPECT_EQ(booked(three).total_vat, "0.09");
  office.change([](auto& switches) { switches.vat_rounding = OfficeSwitches::VatRounding::order; });
  EXPECT_EQ(booked(three).total_vat, "0.08");
}

TEST_F(OfficeTotals, whole_kronor) {
  office.change([](auto& switches) { switches.whole_kronor = true; });
  const auto order = booked(row("SKR-010", "103.92"));  // 129.90
  EXPECT_EQ(order.total_inc_vat, "130.00");
  EXPECT_EQ(order.total_vat, "25.98");
}

TEST_F(OfficeTotals, another_currency_is_booked_in_kronor) {
  auto sent = Sent{};
  sent.rows = row("HAM-001", "100.00");
  sent.terms = "<Currency><Rate>11.2450</Rate><Unit>1</Unit><Symbol>EUR</Symbol></Currency>";
  sent.state = "Invoiced";
  const auto order = in_books(saved(sent));
  EXPECT_EQ(order.currency, "EUR");
  EXPECT_EQ(order.total_inc_vat, "125.00");
  EXPECT_EQ(order.open, "125.00");
  EXPECT_EQ(office.books().balance(1510), "1405.63");  // 1405.625
}

TEST_F(OfficeTotals, every_voucher_sums_to_nothing) {
  auto sent = Sent{};
  sent.rows = row("SKR-010", "103.92", "3") + row("BOK-001", "9.99", "7");
  sent.terms = "<Currency><Rate>97.35</Rate><Unit>100</Unit><Symbol>NOK</Symbol></Currency>";
  sent.state = "Invoiced";
  (void)saved(sent);
  const auto books = office.books();
  ASSERT_FALSE(books.ledger.empty());
  std::map<int, OfficeMoney> sums;
  for (const auto& entry : books.ledger) sums[entry.voucher] += OfficeMoney::from(entry.amount).value();
  for (const auto& [voucher, sum] : sums) EXPECT_TRUE(sum.is_zero()) << "voucher " << voucher << ": " << sum.text(2);
}

}  // namespace
}  // namespace woo24::sandbox
