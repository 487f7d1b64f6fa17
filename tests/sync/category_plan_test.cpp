#include "woo24/sync/category_plan.hpp"

#include "catalogue_samples.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

shop::ProductCategory in_shop(std::int64_t id, const std::string& name, std::int64_t parent = 0, const std::string& slug = "") {
  return {{id}, {parent}, name, slug};
}
office::ProductCategory in_office(std::int64_t id, const std::string& name, std::int64_t parent = 0) {
  return {{id}, {parent}, name, ""};
}

std::string shown(const CategoryPlan& plan) {
  std::string text;
  for (const auto& change : plan.changes) {
    if (const auto* link = std::get_if<LinkCategories>(&change))
      text += fmt::format("{} is {} by {}; ", link->shop.value, link->office.value, link->by);
    if (const auto* make = std::get_if<MakeCategory>(&change)) {
      text += fmt::format("make {} in the {} under {}; ", make->path, make->on == CatalogueSide::shop ? "shop" : "office",
                          make->parent ? std::to_string(*make->parent) : "the new " + std::to_string(make->source_parent));
    }
    if (const auto* left = std::get_if<LeaveCategory>(&change)) text += told(left->reason) + "; ";
  }
  return text;
}

struct Trees : testing::Test {
  settings::Settings settings = example_settings();
  CategoryTrees trees{
      {in_shop(15, "Okategoriserad", 0, "okategoriserad"), in_shop(7, "Verktyg"), in_shop(8, "Hand &amp; bygg", 7)},
      {in_office(70, "Verktyg"), in_office(80, "Hand & Bygg", 70)},
      {}};
  Trees() { settings.products.mode = settings::ProductMode::two_way; }
  CategoryPlan plan() { return plan_categories(trees, rules_of(settings)); }
};

TEST_F(Trees, AreMatchedByPath) { EXPECT_EQ(shown(plan()), "7 is 70 by path; 8 is 80 by path; "); }

TEST_F(Trees, WhatIsLinkedStaysSoWhateverItsName) {
  trees.linked = {{7, 70}, {8, 80}};
  trees.shop[1].name = "Redskap";
  EXPECT_EQ(shown(plan()), "");
  EXPECT_EQ(plan().map.office_of_shop.at(8), 80);
}

TEST_F(Trees, ANameThatBothHaveOnceIsEnough) {
  trees.office[1].parent = {0};
  EXPECT_EQ(shown(plan()), "7 is 70 by path; 8 is 80 by name; ");
}

TEST_F(Trees, TheSettingsComeFirst) {
  settings.products.map = {{{"Verktyg > Hand & Bygg", 61}, {"Verktyg", 61}}};
  EXPECT_EQ(shown(plan()),
            "7 is 80 by settings; category-unmatched side=24SevenOffice path=Verktyg; "
            "category-unmatched side=WooCommerce path=Verktyg > Hand & bygg; ");
}

TEST_F(Trees, ANameInTheSettingsThatNobodyHasIsSaid) {
  settings.products.categories = {{"Verktig", 60}};
  EXPECT_EQ(shown(plan()),
            "name-unknown kind=categories name=Verktig setting=products.categories line=60 nearest=Verktyg; "
            "7 is 70 by path; 8 is 80 by path; ");
  EXPECT_FALSE(plan().map.takes_part({70}));
}

TEST_F(Trees, AChosenCategoryIsChosenWithAllBelowIt) {
  trees.office.push_back(in_office(90, "Kontor"));
  settings.products.categories = {{"verktyg", 60}};
  EXPECT_TRUE(plan().map.takes_part({80}));
  EXPECT_FALSE(plan().map.takes_part({90}));
  settings.products.categories.clear();
  EXPECT_TRUE(plan().map.takes_part({90}));
}

TEST_F(Trees, WhatOneSideLacksIsNamedOrMade) {
  trees.office.push_back(in_office(90, "Kontor"));
  trees.office.push_back(in_office(91, "Papper", 90));
  trees.shop.push_back(in_shop(9, "Mässa", 7));
  EXPECT_EQ(shown(plan()),
            "7 is 70 by path; 8 is 80 by path; category-unmatched side=24SevenOffice path=Kontor; category-unmatched "
            "side=24SevenOffice path=Kontor > Papper; category-unmatched side=WooCommerce path=Verktyg > Mässa; ");
  settings.products.new_categories = true;
  EXPECT_EQ(shown(plan()),
            "7 is 70 by path; 8 is 80 by path; make Kontor in the shop under 0; make Kontor > Papper in the shop under the new "
            "90; make Verktyg > Mässa in the office under 70; ");
  settings.products.mode = settings::ProductMode::from_office;
  EXPECT_EQ(shown(plan()),
            "7 is 70 by path; 8 is 80 by path; make Kontor in the shop under 0; make Kontor > Papper in the shop under the new "
            "90; ");
}

TEST_F(Trees, SeveralOfOneNameAreNeverGuessed) {
  trees.office = {in_office(70, "Verktyg"), in_office(71, "Bygg"), in_office(80, "Lack", 71)};
  trees.shop = {in_shop(7, "Verktyg"), in_shop(8, "Lack", 7), in_shop(9, "Lack")};
  settings.products.new_categories = true;
  settings.products.mode = settings::ProductMode::from_office;
  EXPECT_EQ(
      shown(plan()),
      "7 is 70 by path; make Bygg in the shop under 0; category-unmatched side=24SevenOffice path=Bygg > Lack ids=8, 9; ");
}

TEST_F(Trees, ANameThatStandsThereAndIsAnothersIsNotMadeASecondTime) {
  trees.linked = {{7, 70}, {8, 80}};
  trees.shop[2].name = "Redskap";  // its link stays
  trees.shop.push_back(in_shop(9, "Hand &amp; bygg", 7));
  settings.products.new_categories = true;
  EXPECT_EQ(shown(plan()), "category-unmatched side=WooCommerce path=Verktyg > Hand & bygg; ");
  trees.shop.pop_back();
  trees.shop[2].name = "Hand &amp; bygg";
  trees.office[1].name = "Redskap";
  trees.office.push_back(in_office(90, "Hand & Bygg", 70));
  EXPECT_EQ(shown(plan()), "category-unmatched side=24SevenOffice path=Verktyg > Hand & Bygg; ");
}

TEST_F(Trees, AParentThatIsItsOwnChildIsBorne) {
  trees.office = {in_office(70, "A", 71), in_office(71, "B", 70)};
  EXPECT_FALSE(shown(plan()).empty());
}

TEST(NamedCategory, IsFoundByPathNameOrId) {
  const std::vector<office::ProductCategory> tree{in_office(70, "Verktyg"), in_office(80, "Lack", 70), in_office(81, "Lack")};
  EXPECT_EQ(named_category(tree, "verktyg"), office::CategoryId{70});
  EXPECT_EQ(named_category(tree, "Verktyg>Lack"), office::CategoryId{80});
  EXPECT_EQ(named_category(tree, "Lack"), office::CategoryId{81}) << "a path of one name";
  EXPECT_EQ(named_category(tree, "80"), office::CategoryId{80});
  EXPECT_EQ(named_category(tree, "Färg"), std::nullopt);
}

}  // namespace
}  // namespace woo24::sync
