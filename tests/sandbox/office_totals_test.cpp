// The office's arithmetic, on worked examples.
#include "office_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using ::testing::ElementsAre;
using VatRounding = OfficeSwitches::VatRounding;

class OfficeTotalsTest : public OfficeTest {};

TEST_F(OfficeTotalsTest, RatesFollowTheProductsCategory) {
  // 2 × 199.20 at 25 %, 300.00 at 6 %, 71.25 at 12 %
  const auto id = saved("WOO-1", row("HAM-001", "199.20", "2") + row("BOK-001", "300.00") + row("KAF-500", "71.25"));
  const auto order = booked(id);
  EXPECT_THAT(order.rates, ElementsAre(BooksRate{"6", "300.00", "18.00"}, BooksRate{"12", "71.25", "8.55"},
                                       BooksRate{"25", "398.40", "99.60"}));
  EXPECT_EQ(order.total_vat, "126.15");
  EXPECT_EQ(order.total_inc_vat, "895.80");
  EXPECT_EQ(order.state, "Web");
}

TEST_F(OfficeTotalsTest, VatIsRoundedPerRowOrPerOrder) {
  // 0.79 × 25 % = 0.1975: three rows of 0.20, or once 0.5925.
  const auto id = saved("WOO-1", row("SPI-1", "0.79") + row("SPI-1", "0.79") + row("SPI-1", "0.79"));
  EXPECT_EQ(booked(id).total_vat, "0.60");
  EXPECT_EQ(booked(id).total_inc_vat, "2.97");
  change([](auto& how) { how.vat_rounding = VatRounding::order; });
  EXPECT_EQ(booked(id).total_vat, "0.59");
  EXPECT_EQ(booked(id).total_inc_vat, "2.96");
}

TEST_F(OfficeTotalsTest, PricesKeepTheirDecimals) {
  EXPECT_EQ(booked(saved("WOO-1", row("PEN-03", "26.6649", "3"))).total_inc_vat,
            "99.98");  // 3 × 26.66 = 79.98; VAT 20.00 (19.995)
  change([](auto& how) { how.price_decimals = 4; });
  const auto order = booked(saved("WOO-2", row("PEN-03", "26.6649", "3")));
  EXPECT_EQ(order.rows.front().price, "26.6649");
  EXPECT_EQ(order.rows.front().net, "79.99");  // 79.9947
  EXPECT_EQ(order.total_inc_vat, "99.99");
}

TEST_F(OfficeTotalsTest, SaleTypeWithoutVatAndTaxCodeAboveIt) {
  const auto abroad = saved("WOO-1", row("HAM-001", "100"), "<TypeOfSaleId>12</TypeOfSaleId>");
  EXPECT_EQ(booked(abroad).total_inc_vat, "100.00");
  const auto finnish = saved("WOO-2", row("HAM-001", "100", "1", "<TaxSettings><TaxCode>61</TaxCode></TaxSettings>"),
                             "<TypeOfSaleId>16</TypeOfSaleId>");
  EXPECT_EQ(booked(finnish).rows.front().vat_rate, "25.5");
  EXPECT_EQ(booked(finnish).total_inc_vat, "125.50");
  const auto both = saved("WOO-3", row("HAM-001", "100", "1", "<TaxSettings><TaxCode>5</TaxCode></TaxSettings>"),
                          "<TypeOfSaleId>12</TypeOfSaleId>");
  EXPECT_EQ(booked(both).total_inc_vat, "125.00");
}

TEST_F(OfficeTotalsTest, TaxCodeMayBeTheNumberAndHitAnotherRate) {
  change([](auto& how) { how.tax_code = OfficeSwitches::TaxCode::number; });
  // Id 3 is 12 %; number 3 is 6 %.
  EXPECT_EQ(booked(saved("WOO-1", row("KAF-500", "100", "1", "<TaxSettings><TaxCode>3</TaxCode></TaxSettings>"))).total_vat,
            "6.00");
  const auto none =
      save(order(row("KAF-500", "100", "1", "<TaxSettings><TaxCode>5</TaxCode></TaxSettings>"), "", reference("WOO-2")));
  EXPECT_EQ(none.one("InvoiceOrder/APIException/Message"), "Tax code with id 5 does not exist.");
}

TEST_F(OfficeTotalsTest, DiscountsOfRowAndCard) {
  const auto product = product_id("HAM-001");
  const auto bare = "<InvoiceRow><ProductId>" + product + "</ProductId><Price>100</Price><Quantity>1</Quantity></InvoiceRow>";
  const auto answer = save(order(bare, "", reference("WOO-1"), "<CustomerId>1004</CustomerId>") +
                           order(row("HAM-001", "100"), "", reference("WOO-2"), "<CustomerId>1004</CustomerId>"));
  const auto books = office.books();
  EXPECT_EQ(books.with_key("WOO-1").at(0).total_inc_vat, "112.50");  // the card's 10 %
  EXPECT_EQ(books.with_key("WOO-2").at(0).total_inc_vat, "125.00");  // the row says 0
}

TEST_F(OfficeTotalsTest, GrossPricesWhenIncludeVatIsTrue) {
  const auto answer = save("<InvoiceOrder><CustomerId>1001</CustomerId><IncludeVAT>true</IncludeVAT><InvoiceRows>" +
                           row("HAM-001", "249.00") + "</InvoiceRows></InvoiceOrder>");
  const auto order = office.books().orders.at(0);
  EXPECT_EQ(order.total_inc_vat, "249.00");
  EXPECT_EQ(order.total_vat, "49.80");
}

TEST_F(OfficeTotalsTest, WholeKronorAndRoundFactor) {
  const auto id = saved("WOO-1", row("SPI-1", "86.33"));  // 107.91
  EXPECT_EQ(booked(id).total_inc_vat, "107.91");
  change([](auto& how) { how.whole_kronor = true; });
  EXPECT_EQ(booked(id).total_inc_vat, "108.00");
  change([](auto& how) { how.whole_kronor = false; });
  const auto answer = save(order(row("SPI-1", "86.33"), "", reference("WOO-2") + "<RoundFactor>0.5</RoundFactor>"));
  EXPECT_EQ(office.books().with_key("WOO-2").at(0).total_inc_vat, "108.00");
}

TEST_F(OfficeTotalsTest, NegativeRowsAndTextRows) {
  const auto id = saved("WOO-1", row("HAM-001", "100") + row("PRESENTKORT", "-50") +
                                     "<InvoiceRow><Name>Order 1</Name><Type>Text</Type></InvoiceRow>");
  const auto order = booked(id);
  EXPECT_EQ(order.total_inc_vat, "75.00");
  EXPECT_TRUE(order.rows.at(2).text);
  EXPECT_EQ(order.rows.at(2).net, "0.00");
}

TEST_F(OfficeTotalsTest, AnInvoiceIsPostedInKronorAndBalances) {
  const auto id = saved("WOO-1", row("HAM-001", "100.00") + row("BOK-001", "33.33"),
                        "<Currency><Rate>11.255</Rate><Unit>1</Unit><Symbol>EUR</Symbol></Currency>");
  EXPECT_EQ(booked(id).total_inc_vat, "160.33");  // 125.00 + 33.33 + 2.00
  ASSERT_TRUE(office.invoice(id));
  const auto books = office.books();
  EXPECT_EQ(books.order(id)->invoice, 20001);
  EXPECT_EQ(books.balance(1510), "1804.51");   // 160.33 × 11.255 = 1804.514
  EXPECT_EQ(books.balance(3001), "-1500.63");  // 1125.50 + 375.13
  EXPECT_EQ(books.balance(2611), "-281.38");   // 25 × 11.255 = 281.375
  EXPECT_EQ(books.balance(2631), "-22.51");
  EXPECT_EQ(books.balance(3740), "0.01");
  EXPECT_EQ(books.order(id)->open, "160.33");
}

TEST_F(OfficeTotalsTest, CurrencyWithoutRateIsRateOne) {
  const auto id = saved("WOO-1", row("HAM-001", "100.00"), "<Currency><Symbol>DKK</Symbol></Currency>");
  EXPECT_EQ(booked(id).currency_rate, "1");
  const auto hundred =
      saved("WOO-2", row("HAM-001", "100.00"), "<Currency><Rate>151.1</Rate><Unit>100</Unit><Symbol>DKK</Symbol></Currency>");
  office.invoice(hundred);
  EXPECT_EQ(office.books().balance(1510), "188.88");  // 125 × 1.511 = 188.875
}

}  // namespace
}  // namespace woo24::sandbox
