#include "woo24/store/category_pairs.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

TEST_F(TablesTest, ACategoryHasOneCounterpart) {
  CategoryPairs table(db_);
  ASSERT_TRUE(table.link({{7}, {70}, "path", "Verktyg"}).ok());
  ASSERT_TRUE(table.link({{8}, {80}, "name", "Lack"}).ok());
  ASSERT_TRUE(table.link({{9}, {70}, "settings", "Verktyg"}).ok());
  EXPECT_EQ(table.all().value(), (std::map<std::int64_t, std::int64_t>{{8, 80}, {9, 70}}));
  ASSERT_TRUE(table.unlink({8}).ok());
  EXPECT_EQ(table.all().value().size(), 1U);
}

}  // namespace
}  // namespace woo24::store
