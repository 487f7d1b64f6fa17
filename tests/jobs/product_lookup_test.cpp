// What is remembered of a product between runs: also the category that decides over a row's department.
#include "woo24/jobs/product_lookup.hpp"

#include "pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

TEST(ProductLookup, the_category_decides_over_the_department_also_from_memory) {
  std::string config = k_example;
  config += "  row_dimensions: [ { category: Verktyg, department: Verkstad, project: Skruv } ]\n";
  PretendWorld world(config.c_str());
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  spec.shipping.push_back({});
  world.shop.add_order(spec);
  world.finish();
  const auto lookups = world.world.calls(sandbox::Side::office, "GetProducts");
  world.time.advance(std::chrono::hours{1});
  world.shop.add_order(spec);
  world.finish();
  EXPECT_EQ(world.world.calls(sandbox::Side::office, "GetProducts"), lookups) << "remembered for a day";
  const auto orders = world.office.books().orders;
  ASSERT_EQ(orders.size(), 2U);
  for (const auto& order : orders) {
    EXPECT_EQ(order.department, 10) << "the order's own";
    int tools = 0;
    for (const auto& row : order.rows) {
      const bool tool = row.product_no == "HAM-001";
      tools += tool ? 1 : 0;
      EXPECT_EQ(row.department, tool ? std::optional<std::int64_t>(11) : std::nullopt) << row.name;
      EXPECT_EQ(row.project, tool ? std::optional<std::int64_t>(501) : std::nullopt) << row.name;
    }
    EXPECT_EQ(tools, 1);
  }
  world.expect_books_equal_shop();
}

}  // namespace
}  // namespace woo24::jobs
