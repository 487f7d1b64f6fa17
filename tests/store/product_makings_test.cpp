#include "woo24/store/product_makings.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, AMakingIsKnownUntilItsAnswerIs) {
  ProductMakings table(db_);
  const ProductMaking in_shop{CatalogueSide::shop, "sk-1", 501, at(1), {"A &amp; B", "A & B"}, {"125.00", "100.00"}};
  const ProductMaking in_office{CatalogueSide::office, "sk-1", 41, at(2), {}, {}};
  ASSERT_TRUE(table.begin({in_shop, in_office}).ok());
  EXPECT_EQ(table.of(CatalogueSide::shop, "sk-1").value(), in_shop);
  EXPECT_EQ(table.all().value().size(), 2U);
  ASSERT_TRUE(table.end(CatalogueSide::shop, "sk-1").ok());
  EXPECT_EQ(table.of(CatalogueSide::shop, "sk-1").value(), std::nullopt);
  EXPECT_EQ(table.of(CatalogueSide::office, "sk-1").value(), in_office);
}

}  // namespace
}  // namespace woo24::store
