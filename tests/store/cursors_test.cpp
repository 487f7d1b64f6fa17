#include "woo24/store/cursors.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, CursorsMove) {
  Cursors cursors(db_);
  EXPECT_EQ(cursors.get("orders").value(), std::nullopt);
  ASSERT_TRUE(cursors.set("orders", "2026-11-24T01:15:03Z").ok());
  ASSERT_TRUE(cursors.set("orders", "2026-11-24T01:25:03Z").ok());
  EXPECT_EQ(cursors.get("orders").value(), "2026-11-24T01:25:03Z");
  EXPECT_EQ(cursors.get("stock").value(), std::nullopt);
}

}  // namespace
}  // namespace woo24::store
