// What is applied is the plan that was counted and held against the brakes, or is refused because a side moved.
#include "catalogue_world.hpp"
#include "woo24/jobs/products.hpp"

namespace woo24::jobs {
namespace {

using sandbox::Moment;
using sandbox::Side;

struct ProductsPlan : CatalogueWorld, testing::Test {};

TEST_F(ProductsPlan, AChangeThatNoBrakeHasCountedIsTheNextRuns) {
  // A walk reads some hundred pairs at a time: what lies behind them is read after the first batch has been written.
  constexpr int k_many = 520;
  settings.brakes.prices_changed = Amount::whole(1);
  sandbox::ShopArticle shirt;
  shirt.name = "Tröja";
  shirt.type = "variable";
  const auto parent = shop.catalogue().add_product(shirt);
  const auto variation = [&](const std::string& sku) {
    sandbox::ShopVariant variant;
    variant.sku = sku;
    variant.price = "250";
    variant.options = {{"Färg", sku}};
    in_office(sku, "Tröja – " + sku, "200");
    return shop.catalogue().add_variation(parent, variant);
  };
  variation("TR-0");
  for (int n = 0; n < k_many; ++n) both("SK-" + std::to_string(n), "Skruv " + std::to_string(n));
  std::vector<std::int64_t> behind;
  for (int n = 1; n < 9; ++n) behind.push_back(variation("TR-" + std::to_string(n)));
  ASSERT_TRUE(sync().ok());
  later();
  ASSERT_TRUE(sync().ok());
  later();
  office.catalogue().edit(office.catalogue().item("TR-0")->id, "price", "160");
  for (int n = 0; n < 120; ++n)
    office.catalogue().edit(office.catalogue().item("SK-" + std::to_string(n))->id, "name", "Bult " + std::to_string(n));
  // TR-0 is looked at again by way of its parent, and the others of that parent come with it.
  world.hand_at(Side::shop, "GET /wc/v3/products/*/variations", Moment::before, [&](const http::Request&) {
    for (const auto id : behind) shop.catalogue().edit(id, "regular_price", "125");
  });
  const auto run = sync();
  ASSERT_TRUE(run.ok()) << shown(run);
  EXPECT_EQ(run.value().counts.written, 121) << shown(run);
  EXPECT_EQ(office_price("TR-1"), "200") << "one price had been counted, not nine";
  later();
  EXPECT_EQ(shown(sync()), "brake-prices") << "eight of some five hundred are more than one in a hundred";
  EXPECT_EQ(shown(sync_yes()), "written 8");
  EXPECT_EQ(office_price("TR-1"), "100");
  expect_at_rest();
}

TEST_F(ProductsPlan, AYesIsToWhatStoodThereToo) {
  in_office("SK-1", "Kontorets");
  const auto id = in_shop("SK-1", "Butikens");
  EXPECT_EQ(shown(sync()), "linked 1, held 1, differences-wait");
  later();
  shop.catalogue().edit(id, "name", "Butikens nya");
  EXPECT_EQ(shown(sync_yes()), "held 1, plan-moved") << "nobody has seen what would be written over";
  EXPECT_EQ(shop.catalogue().product(id)->name, "Butikens nya");
  EXPECT_EQ(shown(sync_yes()), "written 1");
  expect_at_rest();
}

}  // namespace
}  // namespace woo24::jobs
