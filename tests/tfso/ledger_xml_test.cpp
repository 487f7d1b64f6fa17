#include "woo24/tfso/ledger_xml.hpp"

#include "office_fixture.hpp"

#include "woo24/tfso/soap.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

Result<office::LedgerEntry> read(const std::string& fields) {
  pugi::xml_document document;
  document.load_string(("<Transaction>" + fields + "</Transaction>").c_str());
  return read_ledger_entry(document.document_element());
}

TEST(LedgerXml, BothDaysAreSentAndWhatMustBeThereIsThere) {
  office::LedgerSearch search{*parse_day("2026-11-01"), *parse_day("2026-11-30"), {}, {}, {}};
  EXPECT_EQ(
      ledger_search(search),
      "<searchParams><DateSearchParameters>EntryDate</DateSearchParameters><DateStart>2026-11-01T00:00:00</DateStart>"
      "<DateEnd>2026-11-30T23:59:59</DateEnd><SystemType xsi:nil=\"true\"/><HasInvoiceId xsi:nil=\"true\"/></searchParams>");
  test::dump_request(envelope("GetTransactions", ledger_search(search), k_accounting_namespace), "GetTransactions");
  search.invoice_number = "20001";
  search.customer = office::CompanyId{1001};
  search.has_invoice = true;
  EXPECT_EQ(ledger_search(search),
            "<searchParams><DateSearchParameters>EntryDate</DateSearchParameters><DateStart>2026-11-01T00:00:00</DateStart>"
            "<DateEnd>2026-11-30T23:59:59</DateEnd><CustomerId>1001</CustomerId><SystemType xsi:nil=\"true\"/>"
            "<HasInvoiceId>true</HasInvoiceId><InvoiceNo>20001</InvoiceNo></searchParams>");
  test::dump_request(envelope("GetTransactions", ledger_search(search), k_accounting_namespace), "GetTransactions");
}

TEST(LedgerXml, ALineInFull) {
  const auto entry = read(
      "<Date>2026-11-23T23:00:00</Date><AccountNo>1510</AccountNo><Currency>SEK</Currency><CurrencyRate>1.0000</CurrencyRate>"
      "<CurrencyUnit>1</CurrencyUnit><Amount>-125.0000</Amount><Comment>Betalning</Comment><TransactionNo>17</TransactionNo>"
      "<LinkId>9</LinkId><InvoiceNo>20001</InvoiceNo><SequenceNo>2</SequenceNo><SystemType>Payment</SystemType>"
      "<DueDate>2026-12-24T00:00:00</DueDate><Dimensions><Dimension><Type>Department</Type><Value>10</Value></Dimension>"
      "<Dimension><Type>Customer</Type><Value>1001</Value></Dimension></Dimensions><Hidden>false</Hidden><Open>true</Open>"
      "<OCR>200014</OCR>");
  ASSERT_TRUE(entry);
  office::LedgerEntry wanted;
  wanted.voucher = 17;
  wanted.sequence = 2;
  wanted.day = parse_day("2026-11-24");  // midnight in Stockholm
  wanted.account = 1510;
  wanted.amount = Amount::whole(-125);
  wanted.currency = "SEK";
  wanted.rate = Amount::whole(1);
  wanted.unit = 1;
  wanted.invoice_number = "20001";
  wanted.ocr = "200014";
  wanted.due = parse_day("2026-12-24");
  wanted.kind = "Payment";
  wanted.open = true;
  wanted.link = 9;
  wanted.customer = office::CompanyId{1001};
  wanted.comment = "Betalning";
  EXPECT_EQ(entry.value(), wanted);
}

TEST(LedgerXml, WhatTheOfficeSaysForNothingIsNothing) {
  const auto entry = read(
      "<Date>0001-01-01T00:00:00</Date><AccountNo>3001</AccountNo><CurrencyRate>-79228162514264337593543950335</CurrencyRate>"
      "<Amount>1</Amount><LinkId>-2147483648</LinkId><InvoiceNo>0</InvoiceNo><Open>false</Open>");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry.value().day, std::nullopt);
  EXPECT_EQ(entry.value().rate, std::nullopt);
  EXPECT_EQ(entry.value().link, std::nullopt);
  EXPECT_EQ(entry.value().invoice_number, "");
  EXPECT_EQ(entry.value().customer, std::nullopt);
}

/// A line taken for settled would hide a debt.
TEST(LedgerXml, ALineWithoutItsFiguresIsNoLine) {
  for (const auto* fields :
       {"<Amount>1</Amount><Open>true</Open>", "<AccountNo>1510</AccountNo><Open>true</Open>",
        "<AccountNo>1510</AccountNo><Amount>1</Amount>", "<AccountNo>1510</AccountNo><Amount>1,50</Amount><Open>true</Open>"}) {
    EXPECT_REASON(read(fields), Kind::refused, ReasonId::office_answer_wrong);
  }
}

}  // namespace
}  // namespace woo24::tfso
