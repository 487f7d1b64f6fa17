// What is asked for each product, parent or page of a catalogue never reads a whole table: with ten times as many products it
// would cost a hundred times as much.
#include "store/product_rows.hpp"
#include "store/table_fixture.hpp"
#include "woo24/store/office_products.hpp"
#include "woo24/store/product_makings.hpp"
#include "woo24/store/product_pairs.hpp"
#include "woo24/store/shop_products.hpp"
#include "woo24/store/stock_shelf.hpp"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <functional>

namespace woo24::store {
namespace {

using test::in_office;
using test::in_shop;

/// The steps of statements that went through a whole table, each by its text.
class WholeTables {
 public:
  explicit WholeTables(Database& db) : handle_(db.raw().getHandle()) {
    sqlite3_trace_v2(handle_, SQLITE_TRACE_PROFILE, ended, &found_);
  }
  ~WholeTables() { sqlite3_trace_v2(handle_, 0, nullptr, nullptr); }
  WholeTables(const WholeTables&) = delete;
  WholeTables& operator=(const WholeTables&) = delete;
  [[nodiscard]] const std::string& found() const { return found_; }

 private:
  static int ended(unsigned /*type*/, void* found, void* statement, void* /*time*/) {
    auto* one = static_cast<sqlite3_stmt*>(statement);
    if (sqlite3_stmt_status(one, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1) > 0)
      *static_cast<std::string*>(found) += std::string(sqlite3_sql(one)) + "\n";
    return 0;
  }
  sqlite3* handle_;
  std::string found_;
};

TEST_F(TablesTest, NothingThatIsAskedForEachProductReadsAWholeTable) {
  ShopProducts shop(db_);
  OfficeProducts office(db_);
  ProductPairs pairs(db_);
  ProductMakings makings(db_);
  StockShelf shelf(db_);
  for (int n = 1; n <= 60; ++n) {
    const auto number = "SK-" + std::to_string(n);
    auto one = in_shop(n, number);
    if (n > 30) one.parent = {n - 30};
    ASSERT_TRUE(shop.put_all({&one, 1}, 1).ok());
    const auto there = in_office(1000 + n, number);
    ASSERT_TRUE(office.put_all({&there, 1}, 1).ok());
    ASSERT_TRUE(pairs.link({{n}, {1000 + n}, "number", {}}).ok());
  }
  const WholeTables whole(db_);
  EXPECT_TRUE(shop.keep_variations({5}, {{35}}).ok());
  EXPECT_TRUE(shop.of({7}).ok());
  EXPECT_TRUE(shop.of_ids({{7}, {8}}).ok());
  EXPECT_TRUE(shop.with_key("sk-7").ok());
  EXPECT_TRUE(office.of({1007}).ok());
  EXPECT_TRUE(office.with_key("sk-7").ok());
  EXPECT_TRUE(pairs.page({20}, 10).ok());
  EXPECT_TRUE(pairs.groups("sk-3", 10).ok());
  EXPECT_TRUE(pairs.of_shop({7}).ok());
  EXPECT_TRUE(pairs.of_office({1007}).ok());
  EXPECT_TRUE(pairs.are_apart({7}, {1007}).ok());
  EXPECT_TRUE(pairs.agree({7}, ProductField::name, {"a", "b"}).ok());
  EXPECT_TRUE(makings.of(CatalogueSide::shop, "sk-7").ok());
  EXPECT_TRUE(shelf.page({20}, 10).ok());
  EXPECT_TRUE(shelf.of({7}).ok());
  EXPECT_TRUE(shelf.shop_product_of({1007}).ok());
  EXPECT_TRUE(shelf.office_product_of({7}).ok());
  EXPECT_TRUE(shelf.seen({1007}).ok());
  EXPECT_EQ(whole.found(), "");
}

}  // namespace
}  // namespace woo24::store
