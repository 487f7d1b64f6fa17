// Which row a hand changed: a table, one row a case, of an order of three hammers, a book and freight.
#include "woo24/sync/proof_rows.hpp"

#include "sync/samples.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace woo24::sync {
namespace {

Amount kronor(std::int64_t whole) { return Amount::whole(whole); }

SoldProduct sold(const std::string& number, const std::string& name, std::int64_t quantity, std::int64_t net, std::int64_t rate,
                 std::int64_t code) {
  return {lower(number), number, name, kronor(quantity), kronor(net), kronor(rate), code, 1};
}

office::Row booked(std::int64_t product, const std::string& number, const std::string& name, std::int64_t quantity,
                   std::int64_t price, std::int64_t rate, std::int64_t code) {
  office::Row row;
  row.product = office::ProductId{product};
  row.product_number = number;
  row.name = name;
  row.quantity = kronor(quantity);
  row.price = kronor(price);
  row.vat_rate = kronor(rate);
  row.tax_code = code;
  return row;
}

struct Case {
  Case() {
    names.rounding = "ores";
    names.rounding_limit = Amount::cents(10);
    names.treatments = {{201, "1 (25 % SE)"}, {208, "61 (25 % NO)"}, {203, "3 (6 % SE)"}};
    products = {sold("HAM-001", "Hammare", 3, 600, 25, 201), sold("BOK-001", "Handbok", 1, 270, 6, 203),
                sold("FRAKT", "Frakt", 1, 80, 25, 201)};
    order.rows = {booked(71, "HAM-001", "Hammare", 3, 200, 25, 201), booked(72, "bok-001 ", "Handbok", 1, 270, 6, 203),
                  booked(73, "FRAKT", "Frakt", 1, 80, 25, 201)};
  }
  std::vector<SoldProduct> products;
  office::Order order;
  RowNames names;
};

TEST(RowDifference, IsNamedSoThatItCanBePutRight) {
  struct Row {
    const char* what;
    std::function<void(Case&)> change;
    const char* said;
  };
  const std::vector<Row> k_rows{
      {"equal", [](Case&) {}, ""},
      {"in another order", [](Case& c) { std::swap(c.order.rows[0], c.order.rows[2]); }, ""},
      {"one line in two rows",
       [](Case& c) {
         c.order.rows[0].quantity = kronor(2);
         c.order.rows.push_back(booked(71, "HAM-001", "Hammare", 1, 200, 25, 201));
       },
       ""},
      {"a price", [](Case& c) { c.order.rows[0].price = kronor(190); }, "price (Hammare, HAM-001): 600.00 SEK / 570.00 SEK"},
      {"a price of an öre by rounding", [](Case& c) { c.order.rows[1].price = Amount::cents(27'001); }, ""},
      {"a discount", [](Case& c) { c.order.rows[0].discount_rate = kronor(50); },
       "price (Hammare, HAM-001): 600.00 SEK / 300.00 SEK"},
      {"a quantity", [](Case& c) { c.order.rows[0].quantity = kronor(4); }, "quantity (Hammare, HAM-001): 3 / 4"},
      {"a VAT rate", [](Case& c) { c.order.rows[1].vat_rate = kronor(25); }, "VAT rate (Handbok, BOK-001): 6 % / 25 %"},
      {"another country's VAT of the same rate", [](Case& c) { c.order.rows[0].tax_code = 208; },
       "tax number (Hammare, HAM-001): 1 (25 % SE) / 61 (25 % NO)"},
      {"a tax number that the settings do not know (any more)", [](Case& c) { c.order.rows[0].tax_code = 999; }, ""},
      {"a row left out", [](Case& c) { c.order.rows.pop_back(); }, "row (): 1 × Frakt, FRAKT, 80.00 SEK / -"},
      {"a row put in", [](Case& c) { c.order.rows.push_back(booked(74, "SKR-010", "Skruv", 2, 5, 25, 201)); },
       "row (): - / 2 × Skruv, SKR-010, 10.00 SEK"},
      {"another product", [](Case& c) { c.order.rows[0] = booked(74, "SKR-010", "Skruv", 3, 200, 25, 201); },
       "row (): 3 × Hammare, HAM-001, 600.00 SEK / 3 × Skruv, SKR-010, 600.00 SEK"},
      {"the same product under a new number", [](Case& c) { c.order.rows[0].product_number = "HAM-1B"; }, ""},
      {"the same, and renamed, but known by its id",
       [](Case& c) {
         c.order.rows[0].product_number = "HAM-1B";
         c.order.rows[0].name = "Slägga";
         c.names.numbers[office::ProductId{71}] = "ham-001";
       },
       ""},
      {"a rounding row",
       [](Case& c) {
         c.order.rows.push_back(booked(75, "ORES", "Öresavrundning", 1, 0, 0, 0));
         c.order.rows.back().price = Amount::cents(-4);
       },
       ""},
      {"a rounding row that is none", [](Case& c) { c.order.rows.push_back(booked(75, "ORES", "Öresavrundning", 1, 5, 0, 0)); },
       "row (): - / 1 × Öresavrundning, ORES, 5.00 SEK"},
      {"on the product for unknown ones",
       [](Case& c) {
         c.names.unknown = "okand";
         c.order.rows[0].product_number = "OKAND";
         c.order.rows[0].name = "Hammare av stål";
       },
       ""},
      {"a text row", [](Case& c) { c.order.rows[0].type = office::RowType::text, c.products.erase(c.products.begin()); }, ""},
      {"rows that do not say which product they are", [](Case& c) { c.order.rows[0].product_number.clear(); }, ""},
      {"rows that are not known", [](Case& c) { c.products.clear(); }, ""},
  };
  for (const auto& row : k_rows) {
    Case one;
    row.change(one);
    const auto found = row_difference(one.products, one.order, one.names, "SEK", Amount::cents(1));
    const auto said = found ? std::string(found->detail) + " (" + found->row + "): " + found->shop + " / " + found->office : "";
    EXPECT_EQ(said, row.said) << row.what;
  }
}

TEST(SoldRows, AreTheOrdersByProductAndByRate) {
  const auto rules = samples::example_rules();
  const auto order = samples::swedish_order();
  const auto rows = sold_rows(order, rules, false);
  ASSERT_FALSE(rows.products.empty());
  Amount gross, net;
  for (const auto& share : rows.rates) gross += share.net + share.vat;
  for (const auto& product : rows.products) net += product.net;
  EXPECT_LE((gross - order.total).abs(), Amount::cents(1));
  EXPECT_LE((net + order.total_tax - order.total).abs(), Amount::cents(2));
  const auto back = sold_rows(order, rules, true);
  EXPECT_EQ(back.products.front().quantity, -rows.products.front().quantity);
  EXPECT_EQ(back.products.front().net, -rows.products.front().net);
  EXPECT_EQ(back.rates.front().vat, -rows.rates.front().vat);
}

TEST(SoldRows, OfAnOrderThatCannotBeDraftedAreNotKnown) {
  auto order = samples::swedish_order();
  order.total += kronor(1);  // it does not add up
  EXPECT_EQ(sold_rows(order, samples::example_rules(), false), SoldRows{});
}

}  // namespace
}  // namespace woo24::sync
