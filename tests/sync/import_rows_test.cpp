#include "woo24/sync/import_rows.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

Amount amount(const char* text) { return *Amount::parse(text); }

office::Row row(const char* number, const char* price, const char* quantity, const char* rate = "25") {
  office::Row made;
  made.id = office::RowId{7};
  made.product = {1};
  made.product_number = number;
  made.name = "Vara";
  made.price = amount(price);
  made.quantity = amount(quantity);
  made.discount_rate = Amount{};
  made.vat_rate = amount(rate);
  return made;
}

Rules shop_of(int decimals = 2, bool prices_include_tax = true) {
  Rules rules;
  rules.home = "SE";
  rules.facts.price_decimals = decimals;
  rules.facts.prices_include_tax = prices_include_tax;
  rules.facts.tax_rates = {{{1}, "SE", amount("25"), "Moms", "standard"},
                           {{2}, "SE", amount("12"), "Moms", "reduced-rate"},
                           {{3}, "FI", amount("25.5"), "ALV", "standard"},
                           {{4}, "", amount("6"), "Alla", "books"}};
  rules.settings.orders.rows.shipping = {"FRAKT", 0};
  rules.settings.office_orders.vat_free_class = "momsfri";
  return rules;
}

struct ClassCase {
  const char *rate, *country;
  std::optional<std::string> tax_class;
};

TEST(ImportRows, the_tax_class_is_one_that_gives_the_rate_there) {
  for (const auto& [rate, country, expected] :
       {ClassCase{"25", "SE", ""}, ClassCase{"12", "SE", "reduced-rate"}, ClassCase{"6", "SE", "books"},
        ClassCase{"6", "FI", "books"}, ClassCase{"25.5", "FI", ""}, ClassCase{"25", "FI", std::nullopt},
        ClassCase{"25", "NO", std::nullopt}, ClassCase{"0", "SE", "momsfri"}, ClassCase{"0", "NO", "momsfri"}}) {
    EXPECT_EQ(tax_class_for(amount(rate), country, shop_of()), expected) << rate << " in " << country;
  }
  auto without = shop_of();
  without.settings.office_orders.vat_free_class.clear();
  EXPECT_EQ(tax_class_for(Amount{}, "SE", without), std::nullopt);
  EXPECT_EQ(tax_class_for(Amount{}, "NO", without), "") << "no class has a rate there";
  auto several = shop_of();
  several.facts.tax_rates.push_back({{5}, "SE", amount("25"), "Moms", "standard"});
  EXPECT_EQ(tax_class_for(amount("25"), "SE", several), std::nullopt) << "which of them, only the shop knows";
  auto untaxed = shop_of();
  untaxed.facts.taxes_enabled = false;
  EXPECT_EQ(tax_class_for(amount("25"), "SE", untaxed), std::nullopt);
}

TEST(ImportRows, nets_are_exact_and_what_the_office_does_not_tell_is_refused) {
  office::Order order;
  order.rows = {row("A", "99.90", "3"), row("B", "10", "0")};
  order.rows[0].discount_rate = amount("33.3");
  auto text = row("", "0", "0");
  text.type = office::RowType::text;
  text.name = " Hej ";
  order.rows.push_back(text);
  auto found = imported_rows(order);
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found.value().rows.size(), 1U) << "rows of 0 are left out";
  EXPECT_EQ(found.value().rows[0].net, amount("199.8999"));
  EXPECT_EQ(found.value().texts, std::vector<std::string>{"Hej"});
  for (auto field : {&office::Row::price, &office::Row::quantity, &office::Row::vat_rate}) {
    auto lacking = order;
    (lacking.rows[0].*field).reset();
    EXPECT_EQ(imported_rows(lacking).error().reason.id, ReasonId::import_field_missing);
  }
  order.rows = {text};
  EXPECT_EQ(imported_rows(order).error().reason.id, ReasonId::import_empty);
}

shop::Product product(std::int64_t id, std::int64_t parent = 0) {
  shop::Product made;
  made.id = id;
  made.parent_id = parent;
  return made;
}

TEST(ImportRows, a_line_is_of_the_product_with_the_rows_number) {
  auto rules = shop_of();
  ImportedRows rows;
  rows.rows = {{"7", "TRO-L ", "Tröja", Amount::whole(2), amount("80"), amount("25")}};
  const ShopProducts products{{"tro-l", {product(12, 10)}}, {"ovrigt", {product(99)}}, {"twice", {product(1), product(2)}}};
  const auto variation = imported_lines(rows, "SE", rules, products);
  ASSERT_TRUE(variation.ok());
  EXPECT_EQ(variation.value()[0].product_id, 10);
  EXPECT_EQ(variation.value()[0].variation_id, 12);
  EXPECT_EQ(variation.value()[0].quantity, 2);

  rows.rows[0].number = "OKÄND";
  EXPECT_EQ(imported_lines(rows, "SE", rules, products).value()[0].sku, "24so-OKÄND") << "a line without product";
  rules.settings.office_orders.on_unknown_product = settings::OnMissingProduct::fail;
  EXPECT_EQ(imported_lines(rows, "SE", rules, products).error().reason.id, ReasonId::import_product_unknown);
  rules.settings.office_orders.on_unknown_product = settings::OnMissingProduct::use;
  rules.settings.office_orders.unknown_product = "OVRIGT";
  EXPECT_EQ(imported_lines(rows, "SE", rules, products).value()[0].product_id, 99);
  rules.settings.office_orders.unknown_product = "BORTA";
  EXPECT_EQ(imported_lines(rows, "SE", rules, products).error().reason.id, ReasonId::import_product_unknown);
  rows.rows[0].number = "frakt";
  EXPECT_TRUE(imported_lines(rows, "SE", rules, products).ok()) << "shipping is no product of the shop";
  rows.rows[0].number = "TWICE";
  EXPECT_EQ(imported_lines(rows, "SE", rules, products).error().reason.id, ReasonId::import_product_twice);
}

TEST(ImportRows, parts_of_pieces_are_one_piece_that_says_how_many) {
  ImportedRows rows;
  rows.rows = {{"7", "A", "Kabel", amount("1.5"), amount("30"), amount("25")}};
  const auto lines = imported_lines(rows, "SE", shop_of(), {});
  ASSERT_TRUE(lines.ok());
  EXPECT_EQ(lines.value()[0].quantity, 1);
  EXPECT_EQ(lines.value()[0].name, "Kabel × 1.5");
  EXPECT_EQ(lines.value()[0].total, amount("30"));
}

struct SumCase {
  std::vector<const char*> nets;
  int decimals;
  bool prices_include_tax, at_subtotal;
  const char *total, *tax;
};

TEST(ImportRows, the_shops_sums_are_foreseen) {
  for (const auto& one :
       {SumCase{{"100"}, 2, true, false, "125", "25"}, SumCase{{"0.33", "0.33", "0.33"}, 2, true, false, "1.23", "0.24"},
        SumCase{{"0.33", "0.33", "0.33"}, 2, true, true, "1.24", "0.25"}, SumCase{{"0.02"}, 2, true, false, "0.02", "0"},
        SumCase{{"0.02"}, 2, false, false, "0.03", "0.01"}, SumCase{{"79.992"}, 2, true, false, "99.99", "20"},
        SumCase{{"79.6"}, 0, true, false, "100", "20"}}) {
    auto rules = shop_of(one.decimals, one.prices_include_tax);
    rules.facts.tax_round_at_subtotal = one.at_subtotal;
    std::vector<shop::NewLine> lines;
    for (const auto* net : one.nets) {
      shop::NewLine line;
      line.tax_class = "";
      line.total = amount(net);
      lines.push_back(line);
    }
    const auto sums = shop_sums(lines, "SE", rules.facts);
    EXPECT_EQ(sums.total, amount(one.total)) << one.nets.front();
    EXPECT_EQ(sums.tax, amount(one.tax)) << one.nets.front();
  }
}

}  // namespace
}  // namespace woo24::sync
