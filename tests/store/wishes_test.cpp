#include "woo24/store/wishes.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, WishesAreTakenInTheOrderTheyCame) {
  Wishes wishes(db_);
  const auto first = wishes.leave({0, "retry", "1042", "again", at(5)}).value();
  const auto second = wishes.leave({0, "run", "orders", "", at(1)}).value();
  EXPECT_EQ(wishes.all().value(),
            (std::vector<Wish>{{first, "retry", "1042", "again", at(5)}, {second, "run", "orders", "", at(1)}}));
  ASSERT_TRUE(wishes.remove(second).ok());
  EXPECT_TRUE(wishes.pending(first).value());
  EXPECT_FALSE(wishes.pending(second).value());
  // Whoever still asks after the second must not be answered by a third.
  EXPECT_NE(wishes.leave({0, "skip", "7", "", at(6)}).value(), second);
}

}  // namespace
}  // namespace woo24::store
