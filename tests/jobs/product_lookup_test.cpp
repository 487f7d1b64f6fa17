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

TEST(ProductLookup, a_number_is_remembered_for_a_day) {
  PretendWorld world;
  const auto look = [&] {
    const auto found = world.with_sides([&](Sides& sides, Writers) -> Result<std::size_t> {
      sync::Products known;
      TRY(look_up_products(sides, {"HAM-001"}, known, true));
      return known.at("ham-001").size();
    });
    return found.ok() ? found.value() : 99U;
  };
  const auto asked = [&] { return world.office.count("GetProducts"); };
  EXPECT_EQ(look(), 1U);
  const auto first = asked();
  world.time.advance(std::chrono::hours{23});
  EXPECT_EQ(look(), 1U);
  EXPECT_EQ(asked(), first);
  ASSERT_TRUE(world.office.renumber_product("HAM-001", ""));
  world.time.advance(std::chrono::hours{2});
  EXPECT_EQ(look(), 0U) << "read again after a day: it is gone";
}

TEST(ProductLookup, a_number_that_the_office_has_twice_is_never_remembered_as_one) {
  PretendWorld world;
  sandbox::OfficeArticle twin;
  twin.number = "HAM-001";
  twin.name = "En annan hammare";
  world.office.add_product(twin);
  sandbox::ShopOrderSpec order;
  order.payment_method = "swish";
  order.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  world.shop.add_order(order);
  for (int n = 0; n < 3; ++n) {
    ASSERT_TRUE(world.run().ok());
    ASSERT_EQ(world.postings().size(), 1U);
    ASSERT_TRUE(world.postings().front().reason) << "run " << n;
    EXPECT_EQ(world.postings().front().reason->id, ReasonId::product_number_twice);
    world.time.advance(std::chrono::hours{1});
  }
  EXPECT_TRUE(world.office.books().orders.empty());
}

}  // namespace
}  // namespace woo24::jobs
