#include "woo24/store/runs.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, RunsTellTheLastAndTheLastGood) {
  Runs runs(db_);
  EXPECT_EQ(runs.last("orders").value(), std::nullopt);
  const auto good = runs.start("orders", at(1)).value();
  EXPECT_EQ(runs.last_good("orders").value(), std::nullopt) << "a run that has not ended is not a good one";
  ASSERT_TRUE(runs.end(good, at(2), R"({"sent":2})", std::nullopt).ok());
  const Reason down{ReasonId::office_unreachable, {{"url", "https://api.example.se"}, {"detail", "no \"route\""}}};
  const auto bad = runs.start("orders", at(61)).value();
  ASSERT_TRUE(runs.end(bad, at(62), "{}", down).ok());
  ASSERT_TRUE(runs.start("stock", at(70)).ok());
  EXPECT_EQ(runs.last("orders").value(), (store::Run{"orders", at(61), at(62), "{}", down}));
  EXPECT_EQ(runs.last_good("orders").value(), (store::Run{"orders", at(1), at(2), R"({"sent":2})", std::nullopt}));
  EXPECT_EQ(runs.last("stock").value(), (store::Run{"stock", at(70), std::nullopt, "", std::nullopt}));
}

TEST_F(TablesTest, RunsDoNotGrowForEverAndTheLastGoodOneStays) {
  Runs runs(db_);
  ASSERT_TRUE(db_.transaction([&]() -> Result<void> {
                   const auto good = TRY(runs.start("orders", at(0)));
                   TRY(runs.end(good, at(1), "{}", std::nullopt));
                   for (int n = 1; n < 6'000; ++n) {
                     const auto id = TRY(runs.start("orders", at(60 * n)));
                     TRY(runs.end(id, at(60 * n + 1), "{}", Reason{ReasonId::shop_unreachable, {}}));
                   }
                   return {};
                 })
                  .ok());
  EXPECT_LE(rows("run"), 5'002);
  EXPECT_EQ(runs.last_good("orders").value()->started, at(0));
  EXPECT_EQ(runs.last("orders").value()->started, at(60 * 5'999));
}

}  // namespace
}  // namespace woo24::store
