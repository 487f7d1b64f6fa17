#include "woo24/tfso/product_xml.hpp"

#include "office_fixture.hpp"

#include "woo24/tfso/soap.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

using test::element_lines;

pugi::xml_document record(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_string(xml.c_str()));
  return document;
}

Result<office::CatalogueProduct> product_in(const std::string& fields) {
  const auto document = record("<Product xmlns:xsi=\"x\">" + fields + "</Product>");
  return read_catalogue_product(document.document_element());
}

TEST(ProductXml, ASearchNamesWhatItWantsInTheOrderOfTheWsdl) {
  office::ProductSearch search;
  EXPECT_EQ(catalogue_search(search, office::ProductFields::stock),
            "<searchParams><DateChanged>1900-01-01T00:00:00</DateChanged></searchParams><returnProperties><string>Id</string>"
            "<string>Stock</string><string>StatusId</string><string>No</string><string>StockControlled</string>"
            "</returnProperties>");
  search.category = office::CategoryId{-3};
  search.changed_after = parse_utc("2026-11-24T08:00:00");
  search.ids = {{7}, {8}};
  const auto all = catalogue_search(search, office::ProductFields::all);
  EXPECT_TRUE(
      all.starts_with("<searchParams><CategoryId>-3</CategoryId><DateChanged>2026-11-24T08:00:00</DateChanged>"
                      "<ProductIds><int>7</int><int>8</int></ProductIds></searchParams>"));
  EXPECT_NE(all.find("<string>Description</string>"), std::string::npos);
  test::dump_request(envelope("GetProducts", all), "GetProducts");
  search.changed_after.reset();
  EXPECT_EQ(catalogue_search(search, office::ProductFields::all).find("DateChanged>1900"), std::string::npos);
}

TEST(ProductXml, EveryFieldIsRead) {
  const auto product = product_in(
      "<CashPriceIncTax>311.25</CashPriceIncTax><WebPrice>240</WebPrice><Id>7</Id><Name>Hammare &amp; spik</Name>"
      "<Stock>12.5</Stock><StatusId>1</StatusId><CategoryId>-2</CategoryId><Description>Rad 1\nRad 2</Description>"
      "<EAN1>7310000000001</EAN1><Price>249.0000</Price><No> HAM-1 </No><DateChanged>2026-11-24T08:15:00Z</DateChanged>"
      "<Weight>0.45</Weight><StockControlled>true</StockControlled>");
  ASSERT_TRUE(product);
  office::CatalogueProduct wanted;
  wanted.id = {7};
  wanted.number = " HAM-1 ";
  wanted.name = "Hammare & spik";
  wanted.description = "Rad 1\nRad 2";
  wanted.ean = "7310000000001";
  wanted.category = {-2};
  wanted.price = Amount::whole(249);
  wanted.web_price = Amount::whole(240);
  wanted.cash_price_inc_tax = Amount::cents(31125);
  wanted.weight = Amount::cents(45);
  wanted.stock = Amount::micro(12'500'000);
  wanted.stock_controlled = true;
  wanted.changed = parse_utc("2026-11-24T08:15:00");
  EXPECT_EQ(product.value(), wanted);
}

/// "Not set" of .NET, nil and absence are alike.
TEST(ProductXml, WhatIsNotSetIsNoValue) {
  office::CatalogueProduct bare;
  bare.id = {7};
  for (const char* fields :
       {"<Id>7</Id>",
        "<Id>7</Id><Name /><No></No><Price>-79228162514264337593543950335</Price><WebPrice "
        "xsi:nil=\"true\"/><CashPriceIncTax>-1.7976931348623157E+308</CashPriceIncTax><Stock>-79228162514264337593543950335"
        "</Stock><StatusId>-2147483648</StatusId><CategoryId>-2147483648</CategoryId><DateChanged>0001-01-01T00:00:00"
        "</DateChanged><StockControlled xsi:nil=\"true\" /><Weight>-79228162514264337593543950335</Weight>"}) {
    const auto product = product_in(std::string(fields));
    ASSERT_TRUE(product) << fields;
    EXPECT_EQ(product.value(), bare);
  }
}

TEST(ProductXml, WhatCannotBeReadIsRefused) {
  EXPECT_REASON(product_in("<Name>x</Name>"), Kind::refused, ReasonId::office_answer_wrong);
  EXPECT_REASON(product_in("<Id>0</Id>"), Kind::refused, ReasonId::office_answer_wrong);
  EXPECT_REASON(product_in("<Id>7</Id><Price>many</Price>"), Kind::refused, ReasonId::office_answer_wrong);
  EXPECT_REASON(product_in("<Id>7</Id><APIException><Type>T</Type><Message>Nej</Message></APIException>"), Kind::refused,
                ReasonId::office_item_refused);
  EXPECT_FALSE(product_in("<Id>7</Id><StatusId>0</StatusId>").value().active);
  EXPECT_EQ(product_in("<Id>7</Id><Stock>-3</Stock>").value().stock, Amount::whole(-3));
}

office::ProductSave full_save() {
  office::ProductSave save;
  save.id = {7};
  save.number = "HAM-1";
  save.name = "Hammare \"stor\" & <spik>\x01";
  save.description = "å\xF0\x9F\x94\xA8";
  save.ean = "7310000000001";
  save.category = office::CategoryId{-2};
  save.price = Amount::whole(249);
  save.web_price = Amount::cents(24050);
  save.cash_price_inc_tax = Amount::micro(311'255'000);
  save.weight = Amount::cents(45);
  return save;
}

TEST(ProductXml, ASaveStandsInTheOrderOfTheWsdlWithoutWhatXmlCannotCarry) {
  office::ProductSave made;
  made.number = "NY";
  made.name = "Ny";
  made.category = office::CategoryId{5};
  const auto text = envelope("SaveProducts", save_products_arguments({full_save(), made}));
  test::dump_request(text, "SaveProducts");
  EXPECT_NE(text.find("<Product><CashPriceIncTax>311.255</CashPriceIncTax><WebPrice>240.50</WebPrice><Id>7</Id><Name>Hammare "
                      "&quot;stor&quot; &amp; &lt;spik&gt;</Name><CategoryId>-2</CategoryId><Description>å\xF0\x9F\x94\xA8"
                      "</Description><EAN1>7310000000001</EAN1><Price>249.00</Price><No>HAM-1</No><Weight>0.45</Weight>"
                      "</Product><Product><Name>Ny</Name><CategoryId>5</CategoryId><No>NY</No></Product>"),
            std::string::npos)
      << text;
}

TEST(ProductXml, WhatTheOfficeWouldCutIsNotSent) {
  struct Row {
    const char* why;
    std::function<void(office::ProductSave&)> change;
    std::string found;
  };
  const auto characters = [](std::size_t count) {
    std::string text;
    for (std::size_t n = 0; n < count; ++n) text += "å";
    return text;
  };
  for (const auto& row : std::vector<Row>{
           {"as it is", [](auto&) {}, ""},
           {"a name of 125", [&](auto& one) { one.name = characters(125); }, ""},
           {"a name of 126", [&](auto& one) { one.name = characters(126); }, "name 126/125"},
           {"a description of 500", [&](auto& one) { one.description = characters(500); }, ""},
           {"a description of 501", [&](auto& one) { one.description = characters(501); }, "description 501/500"},
           {"an EAN of 51", [&](auto& one) { one.ean = characters(51); }, "EAN 51/50"},
           {"a number of 101", [&](auto& one) { one.number = characters(101); }, "number 101/100"},
           {"new", [](auto& one) { one.id = {}; }, ""},
           {"new, no category", [](auto& one) { one.id = {}, one.category.reset(); }, "a new product without category or name"},
           {"new, no name", [](auto& one) { one.id = {}, one.name = " "; }, "a new product without category or name"},
           {"new, no number", [](auto& one) { one.id = {}, one.number = ""; }, "a new product without a number"}}) {
    auto save = full_save();
    row.change(save);
    EXPECT_EQ(unsendable(save).value_or(""), row.found) << row.why;
  }
}

TEST(ProductXml, CategoriesAndStock) {
  const auto text = envelope("SaveCategories", save_category_arguments("Hand & kraft", {3}));
  test::dump_request(text, "SaveCategories");
  EXPECT_NE(text.find("<categories><Category><Name>Hand &amp; kraft</Name><ParentId>3</ParentId></Category></categories>"),
            std::string::npos);
  EXPECT_EQ(save_category_arguments("A", {}).find("ParentId"), std::string::npos);
  test::dump_request(envelope("GetCategories", category_list_arguments()), "GetCategories");
  const auto stock = envelope("SetStockQuantity", set_stock_arguments({7}, Amount::micro(-2'500'000)));
  test::dump_request(stock, "SetStockQuantity");
  EXPECT_NE(stock.find("<productId>7</productId><stockQuantity>-2.5</stockQuantity>"), std::string::npos);

  const auto read = [](const std::string& fields) {
    const auto document = record("<Category>" + fields + "</Category>");
    return read_product_category(document.document_element());
  };
  EXPECT_EQ(read("<Id>5</Id><Name>Hand</Name><No>12</No><ParentId>3</ParentId>").value(),
            (office::ProductCategory{{5}, {3}, "Hand", "12"}));
  EXPECT_EQ(read("<Id>5</Id><ParentId>-2147483648</ParentId>").value().parent, office::CategoryId{});
  EXPECT_EQ(read("<Id>5</Id><ParentId>5</ParentId>").value().parent, office::CategoryId{});
  EXPECT_REASON(read("<Name>x</Name>"), Kind::refused, ReasonId::office_answer_wrong);
}

}  // namespace
}  // namespace woo24::tfso
