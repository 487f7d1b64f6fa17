// What a product that the shop left half made still gets, and what a person wrote into it that stays.
#include "woo24/sync/half_made.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

shop::CatalogueProduct half() {
  shop::CatalogueProduct product;
  product.id = {71};
  product.status = "draft";
  product.name = "Skruv &amp; mutter";
  return product;
}

shop::NewProduct draft() {
  shop::NewProduct product;
  product.sku = "SK-1";
  product.name = "Skruv & mutter";
  product.regular_price = "125.00";
  product.stock = 7;
  product.global_unique_id = "7350000000014";
  product.tax_class = "reduced-rate";
  product.weight = "0.5";
  product.categories = {{15}, {16}};
  return product;
}

TEST(HalfMade, GetsAllThatItLacks) {
  const auto rest = rest_of(half(), draft());
  EXPECT_EQ(rest.id.value, 71);
  EXPECT_EQ(rest.sku, "SK-1");
  EXPECT_EQ(rest.regular_price, "125.00");
  EXPECT_EQ(rest.stock, 7);
  EXPECT_EQ(rest.global_unique_id, "7350000000014");
  EXPECT_EQ(rest.tax_class, "reduced-rate") << "the price was reckoned with its VAT";
  EXPECT_EQ(rest.weight, "0.5");
  EXPECT_EQ(rest.categories, (std::vector<shop::CategoryId>{{15}, {16}}));
  EXPECT_FALSE(rest.name);
  EXPECT_FALSE(rest.status);
}

TEST(HalfMade, KeepsWhatAPersonWrote) {
  auto product = half();
  product.regular_price = "99";
  product.manage_stock = shop::ManageStock::yes;
  product.stock = 3;
  product.global_unique_id = "7350000000021";
  product.tax_class = "zero-rate";
  product.weight = "2";
  product.categories = {{20}};
  const auto rest = rest_of(product, draft());
  EXPECT_EQ(rest.sku, "SK-1");
  EXPECT_FALSE(rest.regular_price);
  EXPECT_FALSE(rest.stock);
  EXPECT_FALSE(rest.global_unique_id);
  EXPECT_FALSE(rest.tax_class);
  EXPECT_FALSE(rest.weight);
  EXPECT_FALSE(rest.categories);
}

TEST(HalfMade, SaysNothingOfWhatTheDraftLacks) {
  shop::NewProduct bare;
  bare.sku = "SK-1";
  const auto rest = rest_of(half(), bare);
  EXPECT_EQ(rest.sku, "SK-1");
  EXPECT_FALSE(rest.regular_price);
  EXPECT_FALSE(rest.stock);
  EXPECT_FALSE(rest.global_unique_id);
  EXPECT_FALSE(rest.categories);
}

TEST(HalfMade, IsADraftOfTheNameWithoutNumber) {
  EXPECT_TRUE(may_be_half_of(half(), "Skruv & mutter"));
  EXPECT_FALSE(may_be_half_of(half(), "Skruv"));
  const auto with = [](auto change) {
    auto product = half();
    change(product);
    return may_be_half_of(product, "Skruv & mutter");
  };
  EXPECT_FALSE(with([](auto& p) { p.sku = "B-1"; }));
  EXPECT_FALSE(with([](auto& p) { p.status = "publish"; }));
  EXPECT_FALSE(with([](auto& p) { p.status = "trash"; }));
  EXPECT_TRUE(with([](auto& p) { p.status = "pending"; }));
  EXPECT_FALSE(with([](auto& p) { p.type = shop::ProductType::variable; }));
}

}  // namespace
}  // namespace woo24::sync
