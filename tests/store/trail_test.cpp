#include "woo24/store/trail.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, TheTrailTellsAnOrdersStory) {
  Trail trail(db_);
  const Event a{at(1), "order:1042", "drafted", "5 rows"}, b{at(1), "order:7", "seen", ""},
      c{at(2), "order:1042", "staged", "5001"};
  for (const auto& event : {a, b, c}) ASSERT_TRUE(trail.add(event).ok());
  EXPECT_EQ(trail.of("order:1042").value(), (std::vector<Event>{a, c}));
  EXPECT_EQ(trail.newest(2).value(), (std::vector<Event>{c, b}));
}

}  // namespace
}  // namespace woo24::store
