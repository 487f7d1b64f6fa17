#include "woo24/store/office_products.hpp"

#include "store/product_rows.hpp"
#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;
using test::in_office;

TEST_F(TablesTest, AnOfficesProductComesBackAsItWas) {
  OfficeProducts table(db_);
  office::CatalogueProduct one;
  one.id = {501};
  one.number = "SK-1 ";
  one.name = "Skruv & mutter";
  one.description = "Bra.";
  one.ean = "7312345678905";
  one.category = {70};
  one.active = false;
  one.price = Amount::cents(7920);
  one.cash_price_inc_tax = Amount::cents(9900);
  one.weight = Amount::micro(250'000);
  one.stock = Amount::micro(-1'500'000);
  one.stock_controlled = true;
  one.changed = at(5);
  ASSERT_TRUE(table.put_all({&one, 1}, 1).ok());
  EXPECT_EQ(table.of({501}).value(), one);
  EXPECT_EQ(table.with_key("sk-1").value(), std::vector{one});
  EXPECT_TRUE(table.with_key("").value().empty());
}

TEST_F(TablesTest, WhatTheOfficesFullListingDidNotGiveIsMissing) {
  OfficeProducts table(db_);
  ASSERT_TRUE(table.put_all(std::vector{in_office(1, "A"), in_office(2, ""), in_office(3, "0")}, 1).ok());
  EXPECT_EQ(table.without_number().value(), 2) << "0 cannot be looked up in the shop";
  ASSERT_TRUE(table.put_all(std::vector{in_office(1, "A")}, 2).ok());
  EXPECT_EQ(table.missing(2).value(), 2);
  ASSERT_TRUE(table.remove_missing(2).ok());
  EXPECT_EQ(table.count().value(), 1);
}

}  // namespace
}  // namespace woo24::store
