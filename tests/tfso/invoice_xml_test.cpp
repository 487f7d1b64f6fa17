#include "woo24/tfso/invoice_xml.hpp"

#include "office_fixture.hpp"

#include "woo24/tfso/soap.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

using test::data_file;
using test::element_lines;

office::Order full_order() {
  office::Order order;
  order.id = office::OrderId{5001};
  order.customer = office::CompanyId{1042};
  order.customer_name = "Eva Ek";
  order.delivery_name = "Eva Ek";
  order.delivery_phone = "070-123 45 67";
  order.delivery_address = office::Address{"Storgatan 1", "", "11122", "Stockholm", "Eva Ek", "SE"};
  order.invoice_address = office::Address{"Lillgatan 2", "Uppland", "75320", "Uppsala", "Ek & Son AB", "SE"};
  order.state = "ForInvoicing";
  order.date_ordered = parse_day("2026-11-23");
  order.date_invoiced = parse_day("2026-11-24");
  order.paid = parse_day("2026-11-23");
  order.payment_time = 0;
  order.department = 30;
  order.project = 701;
  order.include_vat = false;
  order.your_reference = "Eva <Ek>";
  order.invoice_title = "Order 1042";
  order.invoice_text = "Ring på \"klockan\"";
  order.customer_org_no = "559012-3456";
  order.currency = office::Currency{"EUR", Amount::micro(11'245'000), 1};
  order.payment_method = 3;
  order.payment_amount = Amount::cents(25000);
  order.type_of_sale = -100;
  order.distributor = "Manual";
  order.distribution_method = "Unchanged";
  order.external_status = 1042;
  order.invoice_email = "faktura@example.se";
  order.reference_number = "WOO-exempel-1042-3fa9c1";
  order.skip_stock = true;
  order.send_to_factoring = false;
  office::Row goods;
  goods.product = office::ProductId{2001};
  goods.name = "Kopp, blå";
  goods.price = Amount::cents(7920);
  goods.quantity = Amount::whole(2);
  goods.tax_code = 201;
  goods.department = 30;
  goods.project = 702;
  office::Row changed = goods;
  changed.id = office::RowId{9001};
  changed.quantity = Amount::micro(1'500'000);
  changed.change = office::ChangeState::edit;
  office::Row gone;
  gone.id = office::RowId{9002};
  gone.product = office::ProductId{2001};
  gone.change = office::ChangeState::remove;
  office::Row words;
  words.type = office::RowType::text;
  words.name = "Order 1042";
  order.rows = {goods, changed, gone, words};
  return order;
}

TEST(InvoiceXml, EverythingStandsInTheOrderOfTheWsdl) {
  const auto text = envelope("SaveInvoices", save_invoices_arguments({full_order()}));
  test::dump_request(text, "SaveInvoices");
  EXPECT_EQ(element_lines(text), element_lines(data_file("save_invoices_full.xml")));
}

TEST(InvoiceXml, ASmallOrderLeavesOutWhatIsNotSetButSaysIncludeVat) {
  std::vector<office::Order> orders(1);
  orders[0].customer = office::CompanyId{1042};
  orders[0].reference_number = "WOO-exempel-7-3fa9c1 *1234";
  const auto text = envelope("SaveInvoices", save_invoices_arguments(orders));
  test::dump_request(text, "SaveInvoices");
  EXPECT_NE(text.find("<InvoiceOrder><CustomerId>1042</CustomerId><IncludeVAT xsi:nil=\"true\"/>"
                      "<ReferenceNumber>WOO-exempel-7-3fa9c1 *1234</ReferenceNumber></InvoiceOrder>"),
            std::string::npos)
      << text;
}

TEST(InvoiceXml, DimensionsOfTheClientsOwnGoOutAndComeBack) {
  std::vector<office::Order> orders(1);
  orders[0].customer = office::CompanyId{1042};
  office::Row row;
  row.product = office::ProductId{7};
  row.department = 30;
  row.tax_code = 201;
  row.user_dimensions = {{101, "Kampanj", "Vinter & vår"}, {102, "", "x"}};
  orders[0].rows = {row};
  const auto text = envelope("SaveInvoices", save_invoices_arguments(orders));
  test::dump_request(text, "SaveInvoices");
  EXPECT_NE(text.find("<DepartmentId>30</DepartmentId><TaxSettings><TaxCode>201</TaxCode></TaxSettings><UserDefinedDimensions>"
                      "<UserDefinedDimension><TypeId>101</TypeId><Name>Kampanj</Name><Value>Vinter &amp; vår</Value>"
                      "</UserDefinedDimension><UserDefinedDimension><TypeId>102</TypeId><Value>x</Value></UserDefinedDimension>"
                      "</UserDefinedDimensions></InvoiceRow>"),
            std::string::npos)
      << text;
  EXPECT_NE(invoice_properties(OrderView::whole).find("<string>UserDefinedDimensions</string>"), std::string::npos);

  pugi::xml_document document;
  document.load_string(
      "<InvoiceOrder><OrderId>5</OrderId><InvoiceRows><InvoiceRow><UserDefinedDimensions><UserDefinedDimension><TypeId>101"
      "</TypeId><Name>Kampanj</Name><Value>Vinter</Value></UserDefinedDimension><UserDefinedDimension "
      "xsi:nil=\"true\"/><UserDefinedDimension><TypeId>-2147483648</TypeId></UserDefinedDimension></UserDefinedDimensions>"
      "</InvoiceRow></InvoiceRows></InvoiceOrder>");
  const auto order = read_invoice(document.document_element(), "GetInvoices");
  ASSERT_TRUE(order);
  EXPECT_EQ(order.value().rows.at(0).user_dimensions, (std::vector<office::UserDimension>{{101, "Kampanj", "Vinter"}}));
}

TEST(InvoiceXml, ACreditNamesWhatItCredits) {
  std::vector<office::Order> orders(1);
  orders[0].customer = office::CompanyId{1042};
  orders[0].include_vat = false;
  orders[0].reference_invoice = office::InvoiceId{20001};
  orders[0].reference_order = office::OrderId{5001};
  orders[0].reference_number = "WOO-exempel-7-3fa9c1-R9";
  const auto text = envelope("SaveInvoices", save_invoices_arguments(orders));
  test::dump_request(text, "SaveInvoices");
  EXPECT_NE(text.find("<IncludeVAT>false</IncludeVAT><ReferenceInvoiceId>20001</ReferenceInvoiceId>"
                      "<ReferenceOrderId>5001</ReferenceOrderId><ReferenceNumber>WOO-exempel-7-3fa9c1-R9</ReferenceNumber>"),
            std::string::npos)
      << text;
}

TEST(InvoiceXml, ReadsWhatAnInvoiceAndItsRowsAdd) {
  pugi::xml_document document;
  document.load_string(
      "<InvoiceOrder><OrderId>5002</OrderId><InvoiceId>20001</InvoiceId><DateInvoiced>2026-11-23T23:00:00</DateInvoiced>"
      "<OCR>200014</OCR><InvoiceRows><InvoiceRow><Price>1</Price><Quantity>2</Quantity><QuantityDelivered>2</QuantityDelivered>"
      "<QuantityOrdered>3</QuantityOrdered><QuantityRest>1</QuantityRest><ProductNo>HAM-001</ProductNo></InvoiceRow></"
      "InvoiceRows>"
      "<ReferenceInvoiceId>0</ReferenceInvoiceId><ReferenceOrderId>5001</ReferenceOrderId></InvoiceOrder>");
  const auto order = read_invoice(document.document_element(), "GetInvoices");
  ASSERT_TRUE(order);
  EXPECT_EQ(order.value().ocr, "200014");
  EXPECT_EQ(order.value().date_invoiced, parse_day("2026-11-24"));  // a day's midnight in Stockholm
  EXPECT_EQ(order.value().reference_invoice, std::nullopt);
  EXPECT_EQ(order.value().reference_order, office::OrderId{5001});
  const auto& row = order.value().rows.at(0);
  EXPECT_EQ(row.product_number, "HAM-001");
  EXPECT_EQ(row.quantity_ordered, Amount::whole(3));
  EXPECT_EQ(row.quantity_delivered, Amount::whole(2));
  EXPECT_EQ(row.quantity_rest, Amount::whole(1));
}

TEST(InvoiceXml, AnExternalStatusThatIsNoIntIsLeftOut) {
  office::Order order;
  order.external_status = std::int64_t{1} << 31;
  EXPECT_EQ(invoice_xml(order).find("ExternalStatus"), std::string::npos);
  order.external_status = (std::int64_t{1} << 31) - 1;
  EXPECT_NE(invoice_xml(order).find("<ExternalStatus>2147483647</ExternalStatus>"), std::string::npos);
}

Result<office::Order> read(const std::string& xml) {
  pugi::xml_document document;
  document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  return read_invoice(document.document_element(), "GetInvoices");
}

TEST(InvoiceXml, WhatWasSentReadsBackEqual) {
  auto sent = full_order();
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(invoice_xml(sent).c_str()));
  auto back = read_invoice(document.document_element(), "GetInvoices");
  ASSERT_TRUE(back);
  sent.payment_amount.reset();  // write only
  for (auto& row : sent.rows) {
    if (row.type == office::RowType::normal && row.change != office::ChangeState::remove) row.discount_rate = Amount{};
    row.change = office::ChangeState::none;  // never asked for
  }
  EXPECT_EQ(back.value(), sent);
}

TEST(InvoiceXml, ReadsWhatTheOfficeAdds) {
  const auto order = read(data_file("invoice_order_read.xml"));
  ASSERT_TRUE(order);
  const auto& read_order = order.value();
  EXPECT_EQ(read_order.id, office::OrderId{5001});
  EXPECT_EQ(read_order.invoice, std::nullopt);
  EXPECT_EQ(read_order.state, "Web");
  EXPECT_EQ(read_order.date_ordered, parse_day("2026-11-23"));
  EXPECT_EQ(read_order.paid, std::nullopt);
  EXPECT_EQ(read_order.date_changed, parse_utc("2026-11-24T08:12:00Z"));
  EXPECT_EQ(read_order.include_vat, std::nullopt);
  EXPECT_EQ(read_order.total_inc_vat, Amount::cents(24700));
  EXPECT_EQ(read_order.total_vat, Amount::cents(4940));
  ASSERT_TRUE(read_order.currency);
  EXPECT_EQ(read_order.currency->rate, Amount::whole(1));
  EXPECT_EQ(read_order.delivery_address, std::nullopt);
  ASSERT_TRUE(read_order.invoice_address);
  EXPECT_EQ(read_order.invoice_address->postal_area, "Uppsala");
  ASSERT_EQ(read_order.rows.size(), 2u);
  EXPECT_EQ(read_order.rows[0].vat_rate, Amount::whole(25));
  EXPECT_EQ(read_order.rows[0].discount_rate, Amount{});
  EXPECT_EQ(read_order.rows[1].type, office::RowType::text);
  EXPECT_EQ(read_order.rows[1].product, office::ProductId{});
}

struct RefusedCase {
  const char* xml;
  ReasonId reason;
};

class RefusedOrder : public testing::TestWithParam<RefusedCase> {};

TEST_P(RefusedOrder, IsNotReadHalf) {
  const auto order = read(GetParam().xml);
  EXPECT_REASON(order, Kind::refused, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(
    Orders, RefusedOrder,
    testing::Values(
        RefusedCase{"<InvoiceOrder/>", ReasonId::office_answer_wrong},
        RefusedCase{"<InvoiceOrder><OrderId>0</OrderId></InvoiceOrder>", ReasonId::office_answer_wrong},
        RefusedCase{"<InvoiceOrder><OrderId>five</OrderId></InvoiceOrder>", ReasonId::office_answer_wrong},
        RefusedCase{"<InvoiceOrder><OrderId>5</OrderId><OrderTotalIncVat>12,50</OrderTotalIncVat></InvoiceOrder>",
                    ReasonId::office_answer_wrong},
        RefusedCase{"<InvoiceOrder><OrderId>5</OrderId><InvoiceRows><InvoiceRow><Price>x</Price></InvoiceRow></InvoiceRows>"
                    "</InvoiceOrder>",
                    ReasonId::office_answer_wrong},
        RefusedCase{"<InvoiceOrder><OrderId>5</OrderId><APIException><Message>No</Message></APIException></InvoiceOrder>",
                    ReasonId::office_item_refused}));

TEST(InvoiceXml, ASaveAnswerIsReadForItsIdsAndKeyAndExceptionAlone) {
  pugi::xml_document document;
  document.load_string(
      "<InvoiceOrder><OrderId>5001</OrderId><InvoiceId>-2147483648</InvoiceId><ReferenceNumber>K</ReferenceNumber>"
      "<DateOrdered>odd</DateOrdered><APIException><Type>T</Type><Message>M</Message><StackTrace>S</StackTrace>"
      "</APIException></InvoiceOrder>");
  const auto saved = read_saved_invoice(document.document_element());
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved.value(), (office::Saved{office::OrderId{5001}, "K", std::nullopt, "M"}));
}

}  // namespace
}  // namespace woo24::tfso
