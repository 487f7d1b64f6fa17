#include "woo24/sync/product_fields.hpp"

#include "catalogue_samples.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

std::string shown(const PairedProduct& pair, const Rules& rules) {
  std::string text;
  for (const auto& view : field_views(pair, rules)) {
    const auto merged = merge(view);
    if (merged.what == Merge::settled) continue;
    if (!text.empty()) text += "; ";
    text += std::string(field_name(view.field));
    if (merged.what == Merge::agree) text += " agreed";
    if (merged.what == Merge::to_shop) text += " → shop " + *view.to_shop;
    if (merged.what == Merge::to_office) text += " → office " + *view.to_office;
    if (merged.held) text += " (held)";
  }
  return text;
}

TEST(FieldViews, EqualProductsHaveNothingToDo) {
  const auto rules = two_way_rules();
  EXPECT_EQ(shown(screw_pair(), rules), "name agreed; price agreed; number agreed");
  EXPECT_EQ(shown(agreed(screw_pair(), rules), rules), "");
}

TEST(FieldViews, AnotherWayOfWritingIsNoChange) {
  const auto rules = two_way_rules();
  auto pair = agreed(screw_pair(), rules);
  pair.shop->name = "Skruv & mutter";
  pair.shop->regular_price = "125";
  pair.shop->sku = " sk-1 ";
  EXPECT_EQ(shown(pair, rules).find('>'), std::string::npos);
}

TEST(FieldViews, EachSidesChangeGoesToTheOther) {
  const auto rules = two_way_rules();
  auto pair = agreed(screw_pair(), rules);
  pair.shop->name = "Skruv &amp; bricka";
  pair.office->price = amount("120");
  pair.shop->sku = "SK-2";
  EXPECT_EQ(shown(pair, rules), "name → office Skruv & bricka; price → shop 150.00; number → office SK-2");
}

TEST(FieldViews, AWriteWhoseAnswerWasLostIsOverWhereItIsSeenToHaveArrived) {
  const auto rules = two_way_rules();
  const auto price_view_of = [&](const PairedProduct& pair) {
    const auto views = field_views(pair, rules);
    return *std::find_if(views.begin(), views.end(), [](const FieldView& one) { return one.field == ProductField::price; });
  };
  auto pair = agreed(screw_pair(), rules);
  pair.intents[ProductField::price] = {CatalogueSide::shop, "150.00", {}, "120", "125.00"};
  pair.office->price = amount("140");
  EXPECT_EQ(price_view_of(pair).arrived, std::nullopt) << "the shop has its old price";
  pair.shop->regular_price = "150";
  EXPECT_EQ(price_view_of(pair).arrived, (Agreed{"150", "120"}));
  EXPECT_EQ(shown(pair, rules), "price → shop 175.00");
  pair.office->price = amount("120");
  EXPECT_EQ(shown(pair, rules), "") << "what was to be said is said";
  pair.office->price = amount("100");
  EXPECT_EQ(shown(pair, rules), "price → shop 125.00") << "as it was before the write";
  pair.office->price = amount("120");
  pair.shop->regular_price = "160";
  EXPECT_EQ(price_view_of(pair).arrived, std::nullopt) << "a person's";

  auto other = agreed(screw_pair(), rules);
  other.intents[ProductField::price] = {CatalogueSide::office, "120", {}, "150", "100.00"};
  other.office->price = amount("120");
  other.shop->regular_price = "175";
  EXPECT_EQ(price_view_of(other).arrived, (Agreed{"150", "120.00"}));
  EXPECT_EQ(shown(other, rules), "price → office 140.00");
}

TEST(FieldViews, AVariationsNameGoesToTheOfficeAlone) {
  const auto rules = two_way_rules();
  auto pair = screw_pair();
  pair.parent = shop_screw();
  pair.parent->name = "Tröja";
  pair.shop->type = shop::ProductType::variation;
  pair.shop->parent = {40};
  pair.shop->name = "";
  pair.shop->attributes = {{"Färg", "Blå"}};
  pair.office->name = "Blå tröja";
  EXPECT_EQ(shown(pair, rules), "name agreed; price agreed; number agreed") << "nothing is held for another way of naming it";
  pair.office->name = "Tröja – Blå";
  pair = agreed(pair, rules);
  EXPECT_EQ(shown(pair, rules), "");
  pair.office->name = "Pullover";
  EXPECT_EQ(shown(pair, rules), "name agreed");
  pair.parent->name = "Tröja &amp; huva";
  EXPECT_EQ(shown(agreed(pair, rules), rules), "");
  EXPECT_EQ(readable_name(*pair.shop, &*pair.parent), "Tröja & huva – Blå");
}

TEST(FieldViews, AParentOfVariationsHasNoPrice) {
  const auto rules = two_way_rules();
  auto pair = screw_pair();
  pair.shop->type = shop::ProductType::variable;
  EXPECT_EQ(shown(pair, rules), "name agreed; number agreed");
}

TEST(FieldViews, OptionOneWritesNoFields) {
  auto rules = two_way_rules();
  rules.settings.products.mode = settings::ProductMode::from_office;
  auto pair = agreed(screw_pair(), rules);
  pair.office->name = "Annat";
  pair.office->price = amount("7");
  EXPECT_EQ(shown(pair, rules), "");
}

TEST(FieldViews, AnotherCurrencysPricesAreLeftAlone) {
  auto rules = two_way_rules();
  rules.facts.currency = "EUR";
  auto pair = agreed(screw_pair(), rules);
  pair.office->price = amount("7");
  EXPECT_EQ(shown(pair, rules), "");
}

TEST(FieldViews, WhatExpiresGoesToDraftOnce) {
  auto rules = two_way_rules();
  rules.settings.products.mode = settings::ProductMode::from_office;
  rules.settings.products.expired = settings::OnExpired::draft;
  auto pair = screw_pair();
  EXPECT_EQ(shown(pair, rules), "status agreed");
  pair = agreed(pair, rules);
  EXPECT_EQ(shown(pair, rules), "");
  pair.office->active = false;
  EXPECT_EQ(shown(pair, rules), "status → shop draft");
  pair.shop->status = "draft";
  EXPECT_EQ(shown(pair, rules), "status agreed");
  pair = agreed(pair, rules);
  pair.shop->status = "publish";
  EXPECT_EQ(shown(pair, rules), "") << "whoever publishes it again has the last word";
}

TEST(ShopUpdate, HoldsWhatGoesToTheShop) {
  ChangePair change{{41}, {40}, {501}, "SK-1", {}};
  change.fields.push_back({ProductField::name, CatalogueSide::office, {}, "Bricka", false, false});
  change.fields.push_back({ProductField::price, CatalogueSide::shop, {}, "150.00", false, false});
  const auto update = shop_update(change);
  EXPECT_EQ(update.id.value, 41);
  EXPECT_EQ(update.parent.value, 40);
  EXPECT_EQ(update.regular_price, "150.00");
  EXPECT_EQ(update.name, std::nullopt);
  const auto save = office_save(change, two_way_rules());
  ASSERT_TRUE(save);
  EXPECT_EQ(save->id.value, 501);
  EXPECT_EQ(save->number, "SK-1");
  EXPECT_EQ(save->name, "Bricka");
  EXPECT_EQ(save->price, std::nullopt);
  change.fields.erase(change.fields.begin());
  EXPECT_EQ(office_save(change, two_way_rules()), std::nullopt);
}

}  // namespace
}  // namespace woo24::sync
