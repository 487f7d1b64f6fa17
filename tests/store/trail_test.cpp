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

TEST_F(TablesTest, TheTrailForgetsWhatIsOldAndWhatAPersonWas) {
  Trail trail(db_);
  const Event old{at(1), "order:7", "seen", ""}, a{at(2), "order:1042", "customer", "7 by name"},
      b{at(3), "order:1042", "staged", "office order 5001"}, c{at(3), "order:8", "customer", "9 by name"};
  for (const auto& event : {old, a, b, c}) ASSERT_TRUE(trail.add(event).ok());
  EXPECT_EQ(trail.forget_before(at(2)).value(), 1);
  EXPECT_EQ(trail.clear_details("order:1042", {"office order "}).value(), 1);
  EXPECT_EQ(trail.of("order:1042").value(), (std::vector<Event>{{at(2), "order:1042", "customer", ""}, b}));
  EXPECT_EQ(trail.of("order:8").value(), (std::vector<Event>{c}));
}

}  // namespace
}  // namespace woo24::store
