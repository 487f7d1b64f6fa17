#include "woo24/store/catalogue.hpp"

#include "store/product_rows.hpp"
#include "store/table_fixture.hpp"
#include "woo24/store/product_pairs.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, NothingOfTheCataloguesIsLeftForAnotherCompany) {
  ShopProducts shop(db_);
  OfficeProducts office(db_);
  ProductPairs pairs(db_);
  const auto here = test::in_shop(41, "SK-1");
  const auto there = test::in_office(501, "SK-1");
  ASSERT_TRUE(shop.put_all({&here, 1}, 1).ok());
  ASSERT_TRUE(office.put_all({&there, 1}, 1).ok());
  ASSERT_TRUE(pairs.link({{41}, {501}, "number", at(1)}).ok());
  ASSERT_TRUE(pairs.agree({41}, ProductField::name, {"A", "A"}).ok());
  ASSERT_TRUE(forget_catalogue(db_).ok());
  for (const auto* table : {"shop_product", "office_product", "product_pair", "product_agreed"}) EXPECT_EQ(rows(table), 0);
}

}  // namespace
}  // namespace woo24::store
