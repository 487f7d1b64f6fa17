// The pretend office's product register: what is found and shown, what a save does, what moves a date, when stock is drawn.
#include "sandbox/office_client.hpp"

#include "woo24/sandbox/sim_doors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class OfficeProducts : public ::testing::Test {
 protected:
  OfficeProducts() {
    caller.login();
    office.catalogue().clear();
  }
  std::int64_t add(const std::string& number, const std::string& category = "Verktyg",
                   std::optional<std::string> stock = std::nullopt) {
    OfficeItem item;
    item.number = item.name = number;
    item.price = "100.00";
    item.category = category;
    item.stock = std::move(stock);
    return office.catalogue().add(item);
  }
  Answer find(const std::string& search, const std::string& properties = "<string>Id</string><string>No</string>") {
    return caller.call("product", "GetProducts",
                       "<searchParams>" + search + "</searchParams><returnProperties>" + properties + "</returnProperties>");
  }
  std::vector<std::string> numbers(const std::string& search) { return find(search).all("Product/No"); }
  Answer save(const std::string& products) {
    return caller.call("product", "SaveProducts", "<products>" + products + "</products>");
  }
  Answer set_stock(std::int64_t id, const std::string& pieces) {
    return caller.call("product", "SetStockQuantity",
                       "<productId>" + std::to_string(id) + "</productId><stockQuantity>" + pieces + "</stockQuantity>");
  }
  OfficeItemView item(std::int64_t id) { return office.catalogue().item(id).value(); }

  SimTime time;
  Office office{[this] { return time.now(); }};
  OfficeClientCaller caller{office};
};

TEST_F(OfficeProducts, AreFoundByCategoryDateAndIds) {
  const auto first = add("A-1"), second = add("A-2", "Skruv");
  time.advance(std::chrono::minutes{10});
  const auto third = add("A-3");
  EXPECT_THAT(numbers("<CategoryId>4</CategoryId>"), ElementsAre("A-1", "A-3"));
  EXPECT_THAT(numbers("<DateChanged>2026-11-24T09:05:00</DateChanged>"), ElementsAre("A-3")) << "Oslo time";
  EXPECT_THAT(numbers("<ProductIds><int>" + std::to_string(second) + "</int><int>" + std::to_string(third) +
                      "</int><int>99999</int></ProductIds>"),
              ElementsAre("A-2", "A-3"));
  EXPECT_THAT(numbers("<No>a-1</No>"), ElementsAre("A-1"));
  EXPECT_THAT(numbers("<No>A-%</No>"), ElementsAre("A-1", "A-2", "A-3"));
  EXPECT_THAT(numbers("<No>A_1</No>"), ElementsAre("A-1")) << "a pattern";
  EXPECT_THAT(find("").fault, HasSubstr("at least one search parameter"));
  EXPECT_NE(first, third);
}

TEST_F(OfficeProducts, OnlyWhatIsAskedForComesBack) {
  const auto id = add("A-1", "Verktyg", "12.5");
  const auto by_id = "<Id>" + std::to_string(id) + "</Id>";
  const auto stock = find(by_id, "<string>Id</string><string>Stock</string><string>StockControlled</string>");
  EXPECT_EQ(stock.one("Product/Stock"), "12.5000");
  EXPECT_EQ(stock.one("Product/StockControlled"), "true");
  EXPECT_FALSE(stock.has("Product/Name"));
  office.change([](OfficeSwitches& switches) { switches.empties = OfficeSwitches::Empties::sentinel; });
  EXPECT_EQ(find(by_id).one("Product/Stock"), "-79228162514264337593543950335");
}

TEST_F(OfficeProducts, ASaveMakesOrChangesEachOnItsOwn) {
  const auto id = add("A-1");
  const auto saved = save("<Product><Id>" + std::to_string(id) +
                          "</Id><Name>Ny &amp; bättre</Name><Price>99.5</Price><No>A-1</No></Product>"
                          "<Product><Name>Utan</Name><No>B</No></Product>"
                          "<Product><Id>4711</Id><Name>Finns ej</Name></Product>"
                          "<Product><Name>Kopp</Name><CategoryId>4</CategoryId><Price>80</Price><No>KOPP-2</No></Product>");
  EXPECT_THAT(saved.all("Product/APIException/Message"),
              ElementsAre("Name and CategoryId are required.", "Product does not exist."));
  EXPECT_EQ(saved.all("Product/Id").size(), 3u);
  EXPECT_EQ(item(id).price, "99.5");
  EXPECT_EQ(item(id).category, "Verktyg") << "what is left out stays";
  EXPECT_EQ(office.catalogue().item("kopp-2")->price, "80");
  EXPECT_THAT(office.errors(), ElementsAre("unknown-product: product 4711"));
}

TEST_F(OfficeProducts, TooLongIsAnItemsException) {
  const std::string name(126, 'n'), number(101, '1'), ean(51, '7');
  const auto saved = save("<Product><Name>" + name + "</Name><CategoryId>4</CategoryId></Product><Product><Name>B</Name>" +
                          "<CategoryId>4</CategoryId><EAN1>" + ean + "</EAN1></Product><Product><Name>C</Name>" +
                          "<CategoryId>4</CategoryId><No>" + number + "</No></Product>");
  EXPECT_THAT(saved.all("Product/APIException/Message"), ElementsAre(HasSubstr("Name"), HasSubstr("EAN1"), HasSubstr("No")));
  std::string swedish;
  for (int i = 0; i < 125; ++i) swedish += "å";
  EXPECT_FALSE(
      save("<Product><Name>" + swedish + "</Name><CategoryId>4</CategoryId><No>Å</No></Product>").has("Product/APIException"))
      << "letters are counted, not bytes";
}

TEST_F(OfficeProducts, ASecondOfOneNumberIsMadeOrRefused) {
  add("A-1");
  const std::string again = "<Product><Name>A</Name><CategoryId>4</CategoryId><No>a-1</No></Product>";
  EXPECT_TRUE(save(again).has("Product/Id"));
  EXPECT_THAT(office.errors(), ElementsAre("duplicate-product: a-1"));
  office.change([](OfficeSwitches& switches) { switches.numbers_are_unique = true; });
  EXPECT_TRUE(save(again).has("Product/APIException/Message"));
}

TEST_F(OfficeProducts, AnswersComeInAnyOrderAndWithIdsAlone) {
  office.change([](OfficeSwitches& switches) {
    switches.answer_order = OfficeSwitches::AnswerOrder::reversed;
    switches.echo = OfficeSwitches::Echo::ids;
  });
  const auto saved = save(
      "<Product><Name>A</Name><CategoryId>4</CategoryId><No>A</No></Product><Product><Name>B</Name>"
      "<CategoryId>4</CategoryId><No>B</No></Product>");
  EXPECT_FALSE(saved.has("Product/No"));
  EXPECT_EQ(saved.all("Product/Id").front(), std::to_string(office.catalogue().item("B")->id));
}

TEST_F(OfficeProducts, AnItemMayBeRefusedAndSavedAllTheSame) {
  const std::string two =
      "<Product><Name>A</Name><CategoryId>4</CategoryId><No>A</No></Product><Product><Name>B</Name>"
      "<CategoryId>4</CategoryId><No>B</No></Product>";
  office.refuse_item_next(true, 1);
  const auto saved = save(two);
  EXPECT_EQ(saved.all("Product/Id").size(), 2u);
  EXPECT_EQ(saved.all("Product/APIException/Message").size(), 1u);
  EXPECT_TRUE(office.catalogue().item("B"));
  office.break_off_next(1);
  EXPECT_THAT(save("<Product><Name>C</Name><CategoryId>4</CategoryId><No>C</No></Product><Product><Name>D</Name>"
                   "<CategoryId>4</CategoryId><No>D</No></Product>")
                  .fault,
              HasSubstr("deadlocked"));
  EXPECT_TRUE(office.catalogue().item("C"));
  EXPECT_FALSE(office.catalogue().item("D"));
}

TEST_F(OfficeProducts, StockIsSetAbsolutely) {
  const auto id = add("A-1", "Verktyg", "5");
  time.advance(std::chrono::minutes{10});
  EXPECT_STREQ(set_stock(id, "11.25").result.text().get(), "true");
  EXPECT_EQ(item(id).stock, "11.25");
  EXPECT_EQ(item(id).changed, time.now());
  EXPECT_STREQ(set_stock(4711, "1").result.text().get(), "false");
  office.change([](OfficeSwitches& switches) { switches.count_moves_date = false; });
  const auto before = item(id).changed;
  time.advance(std::chrono::minutes{10});
  set_stock(id, "-3");
  EXPECT_EQ(item(id).stock, "-3");
  EXPECT_EQ(item(id).changed, before);
}

TEST_F(OfficeProducts, CategoriesAreReadAndMade) {
  const auto all = caller.call("product", "GetCategories",
                               "<returnProperties><string>Id</string><string>Name</string><string>ParentId</string>"
                               "</returnProperties>");
  EXPECT_EQ(all.one("Category[Name='Skruv']/ParentId"), "4");
  const auto saved = caller.call("product", "SaveCategories",
                                 "<categories><Category><Name>Bits</Name><ParentId>4</ParentId></Category>"
                                 "<Category><ParentId>4</ParentId></Category></categories>");
  EXPECT_EQ(saved.all("Category/Id").size(), 1u);
  EXPECT_TRUE(saved.has("Category/APIException/Message"));
  EXPECT_EQ(office.catalogue().categories().back().path, "Verktyg > Bits");
}

TEST_F(OfficeProducts, AnOrderDrawsWhenTheAccountSaysSo) {
  const auto id = add("A-1", "Verktyg", "10");
  OfficeCard card;
  card.name = "Öst Bygg AB";
  const auto customer = office.add_company(card);
  const auto order = [&] {
    return caller
        .call("invoice", "SaveInvoices",
              "<invoices><InvoiceOrder><CustomerId>" + std::to_string(customer) +
                  "</CustomerId><IncludeVAT>false</IncludeVAT><InvoiceRows><InvoiceRow><ProductId>" + std::to_string(id) +
                  "</ProductId><Price>100</Price><Quantity>3</Quantity></InvoiceRow></InvoiceRows></InvoiceOrder></invoices>")
        .one("InvoiceOrder/OrderId");
  };
  const auto moved = item(id).changed;
  time.advance(std::chrono::minutes{5});
  const auto first = std::stoll(order());
  EXPECT_EQ(item(id).stock, "10") << "nothing is drawn until it is invoiced";
  EXPECT_EQ(item(id).changed, moved);
  office.invoice(first);
  EXPECT_EQ(item(id).stock, "7");
  EXPECT_EQ(item(id).changed, time.now());
  office.change([](OfficeSwitches& switches) {
    switches.stock_drawn = OfficeSwitches::StockDrawn::saved;
    switches.sale_moves_date = false;
  });
  time.advance(std::chrono::minutes{5});
  const auto second = std::stoll(order());
  EXPECT_EQ(item(id).stock, "4") << "each save draws in this account";
  EXPECT_LT(item(id).changed, time.now());
  office.set_state(second, "Inactive");
  EXPECT_EQ(item(id).stock, "7") << "and a cancelled order gives back";
  const auto third = std::stoll(order());
  office.invoice(third);
  EXPECT_EQ(item(id).stock, "4") << "once";
}

}  // namespace
}  // namespace woo24::sandbox
