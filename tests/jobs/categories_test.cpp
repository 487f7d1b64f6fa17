#include "woo24/jobs/categories.hpp"

#include "catalogue_world.hpp"

#include <algorithm>

namespace woo24::jobs {
namespace {

using sandbox::FaultKind;
using sandbox::FaultRule;

struct Categories : CatalogueWorld, testing::Test {
  Categories() {
    settings.products.categories = {{"Trädgård", 7}};
    office.catalogue().add_category("Trädgård > Skruv & mutter");
    shop.catalogue().add_category("Trädgård");
  }
  std::string run() {
    const auto done = with_catalogue(
        [](CatalogueSides& sides, CatalogueWriters writers) { return run_categories(sides, writers, [] { return false; }); });
    if (!done.ok()) return std::string(reason_id(done.error().reason.id));
    const auto& one = done.value();
    return std::to_string(one.linked) + "/" + std::to_string(one.made) + "/" + std::to_string(one.failed);
  }
  int in_shop(const std::string& path) {
    const auto all = shop.catalogue().categories();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& one) { return one.path == path; }));
  }
  int in_office(const std::string& path) {
    const auto all = office.catalogue().categories();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& one) { return one.path == path; }));
  }
};

TEST_F(Categories, AreLinkedAndMadeOnlyWhereTheSettingsSaySo) {
  EXPECT_EQ(run(), "1/0/0");
  EXPECT_EQ(run(), "0/0/0");
  EXPECT_EQ(in_shop("Trädgård > Skruv & mutter"), 0);
  settings.products.new_categories = true;
  shop.catalogue().add_category("Trädgård > Mässa");
  EXPECT_EQ(run(), "0/2/0");
  EXPECT_EQ(in_shop("Trädgård > Skruv & mutter"), 1);
  EXPECT_EQ(in_office("Trädgård > Mässa"), 1);
  EXPECT_EQ(run(), "0/0/0");
}

TEST_F(Categories, ARenamedOneStaysLinked) {
  settings.products.new_categories = true;
  EXPECT_EQ(run(), "1/1/0");
  shop.catalogue().rename_category("Trädgård > Skruv & mutter", "Fästelement");
  EXPECT_EQ(run(), "0/0/0");
  EXPECT_EQ(in_office("Trädgård > Fästelement"), 0) << "names of categories are not carried over";
}

struct LostCategories : Categories, testing::WithParamInterface<FaultKind> {};

TEST_P(LostCategories, NoneIsMadeTwice) {
  settings.products.new_categories = true;
  shop.catalogue().add_category("Trädgård > Mässa");
  for (const auto side : {sandbox::Side::shop, sandbox::Side::office}) {
    FaultRule rule;
    rule.fault.kind = GetParam();
    rule.side = side;
    rule.operation = side == sandbox::Side::shop ? "POST /wc/v3/products/categories" : "SaveCategories";
    rule.times = 1;
    world.faults().add(rule);
  }
  for (int n = 0; n < 3; ++n) {
    (void)run();
    later();
  }
  EXPECT_EQ(in_shop("Trädgård > Skruv & mutter"), 1);
  EXPECT_EQ(in_office("Trädgård > Mässa"), 1);
  EXPECT_EQ(run(), "0/0/0");
}

INSTANTIATE_TEST_SUITE_P(Every, LostCategories,
                         testing::Values(FaultKind::refuse, FaultKind::drop_before, FaultKind::drop_after, FaultKind::late,
                                         FaultKind::garbage, FaultKind::server_error, FaultKind::goes_on));

TEST_F(Categories, CheckNamesWhatDoesNotFit) {
  shop.catalogue().add_category("Trädgård > Mässa");
  const auto found = with_catalogue([](CatalogueSides& sides, CatalogueWriters) { return catalogue_findings(sides); });
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found.value().size(), 2U);
  EXPECT_EQ(found.value().front().id, ReasonId::category_unmatched);
}

}  // namespace
}  // namespace woo24::jobs
