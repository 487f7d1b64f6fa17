// The program is stopped at each call to the outside of a run over both catalogues, before and after the other side applied it,
// and started again on the same, a deleted or an older state file: nothing is made twice, and where the file is the same the
// end is, too.
#include "jobs/catalogue_world.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace woo24::jobs {
namespace {

using sandbox::DoorKind;
using sandbox::Moment;
using settings::ProductMode;

/// Two linked products with a change on either side, three that the office alone has, two that the shop alone has (one of them
/// a variation), and a category that the shop lacks.
struct Shelves : CatalogueWorld {
  explicit Shelves(ProductMode mode) {
    settings.products.mode = mode;
    settings.products.new_categories = true;
    settings.office.batch = 2;
    both("SK-1", "Skruv");
    both("SK-2", "Mutter");
    EXPECT_TRUE(sync().ok());
    time.advance(std::chrono::minutes{15});
    office.catalogue().edit(office.catalogue().item("SK-1")->id, "price", "120");
    shop.catalogue().edit(shop.catalogue().product("SK-2")->id, "name", "Mutter & bricka");
    for (int n = 3; n < 6; ++n) in_office("SK-" + std::to_string(n), "Spik " + std::to_string(n));
    sandbox::OfficeItem paint;
    paint.number = "LACK";
    paint.name = "Lack";
    paint.category = "Färg > Lack";
    office.catalogue().add(paint);
    in_shop("SK-6", "Hammare");
    sandbox::ShopArticle shirt;
    shirt.name = "Tröja";
    shirt.type = "variable";
    shirt.categories = {"Verktyg"};
    sandbox::ShopVariant blue;
    blue.sku = "TR-B";
    blue.price = "250";
    blue.options = {{"Färg", "Blå"}};
    shop.catalogue().add_variation(shop.catalogue().add_product(shirt), blue);
    world.run().restart();
  }

  bool run_until_crash() {
    try {
      (void)sync().ok();
      return false;
    } catch (const sandbox::Crash&) {
      world.run().restart();
      return true;
    }
  }
  void finish() {
    for (int n = 0; n < 3; ++n) {
      time.advance(std::chrono::minutes{15});
      const auto run = sync();
      EXPECT_TRUE(run.ok()) << shown(run);
    }
  }
  /// Both shelves, as people see them.
  std::string shelves() {
    std::multiset<std::string> lines;
    for (const auto& one : shop.catalogue().products())
      lines.insert("shop " + one.sku + " " + one.name + " " + one.regular_price + " " + one.status);
    for (const auto& one : office.catalogue().items()) lines.insert("office " + one.number + " " + one.name + " " + one.price);
    for (const auto& one : shop.catalogue().categories()) lines.insert("shop's " + one.path);
    for (const auto& one : office.catalogue().categories()) lines.insert("office's " + one.path);
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
  }
  void expect_nothing_twice() {
    std::map<std::string, int> in_shop, in_office;
    for (const auto& one : shop.catalogue().products()) ++in_shop[one.sku];
    for (const auto& one : office.catalogue().items()) ++in_office[one.number];
    in_shop.erase("");
    for (const auto& [number, count] : in_shop) EXPECT_EQ(count, 1) << number;
    for (const auto& [number, count] : in_office) EXPECT_EQ(count, 1) << number;
    expect_clean();
  }
};

std::string undisturbed(ProductMode mode) {
  Shelves whole(mode);
  whole.finish();
  return whole.shelves();
}

int http_calls_of(ProductMode mode) {
  Shelves whole(mode);
  EXPECT_TRUE(whole.sync().ok());
  return whole.world.run().calls(DoorKind::http);
}

struct AtCatalogue : testing::TestWithParam<std::tuple<ProductMode, Moment>> {
  [[nodiscard]] ProductMode mode() const { return std::get<0>(GetParam()); }
  [[nodiscard]] Moment moment() const { return std::get<1>(GetParam()); }
};

TEST_P(AtCatalogue, every_call_resumed_on_the_same_file) {
  const auto wanted = undisturbed(mode());
  const auto calls = http_calls_of(mode());
  ASSERT_GT(calls, 15);
  int crashed = 0;
  for (int n = 1; n <= calls; ++n) {
    Shelves shelves(mode());
    shelves.world.run().crash_at(n, moment(), DoorKind::http);
    crashed += shelves.run_until_crash() ? 1 : 0;
    shelves.finish();
    EXPECT_EQ(shelves.shelves(), wanted);
    shelves.expect_nothing_twice();
    shelves.expect_at_rest();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
  EXPECT_EQ(crashed, calls);
}

TEST_P(AtCatalogue, state_file_deleted) {
  const auto calls = http_calls_of(mode());
  for (int n = 1; n <= calls; n += 4) {
    Shelves shelves(mode());
    shelves.world.run().crash_at(n, moment(), DoorKind::http);
    shelves.run_until_crash();
    shelves.delete_state();
    shelves.finish();
    shelves.expect_nothing_twice();
    shelves.expect_at_rest();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

TEST_P(AtCatalogue, older_state_file_put_back) {
  const auto calls = http_calls_of(mode());
  for (int n = 2; n <= calls; n += 6) {
    Shelves shelves(mode());
    shelves.keep_state();
    shelves.world.run().crash_at(n, moment(), DoorKind::http);
    shelves.run_until_crash();
    shelves.put_state_back();
    shelves.finish();
    shelves.expect_nothing_twice();
    shelves.expect_at_rest();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Both, AtCatalogue,
                         testing::Combine(testing::Values(ProductMode::from_office, ProductMode::two_way),
                                          testing::Values(Moment::before, Moment::after)),
                         [](const auto& one) {
                           return std::string(std::get<0>(one.param) == ProductMode::two_way ? "two_way" : "from_office") +
                                  (std::get<1>(one.param) == Moment::before ? "_before" : "_after");
                         });

}  // namespace
}  // namespace woo24::jobs
