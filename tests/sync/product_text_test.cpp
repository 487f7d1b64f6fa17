#include "woo24/sync/product_text.hpp"

#include "woo24/base/text.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

struct Name {
  const char* shop;
  const char* office;
};
class Names : public testing::TestWithParam<Name> {};

TEST_P(Names, OfTheShopReadAlikeInTheOffice) {
  const auto& row = GetParam();
  EXPECT_EQ(office_name(row.shop), row.office);
  EXPECT_TRUE(same_name(row.shop, row.office));
}

INSTANTIATE_TEST_SUITE_P(Each, Names,
                         testing::Values(Name{"Skruv &amp; mutter", "Skruv & mutter"}, Name{"Skruv & mutter", "Skruv & mutter"},
                                         Name{"B&#246;jbar &lt;5 mm", "Böjbar <5 mm"},
                                         Name{"Räksmörgås 🦐", "Räksmörgås 🦐"},
                                         Name{"<b>Ny!</b> Hammare", "Ny! Hammare"}, Name{"  Spik \n 50 ", "Spik 50"},
                                         Name{"Skruv\x01", "Skruv"}));

TEST(ShopName, IsEscapedSoThatNothingIsTakenForATag) {
  EXPECT_EQ(shop_name("Skruv & mutter <5 mm>"), "Skruv &amp; mutter &lt;5 mm&gt;");
  EXPECT_EQ(office_name(shop_name("A < B & C > D")), "A < B & C > D");
}

TEST(OfficeName, IsCutBetweenCharacters) {
  std::string longer;
  for (int n = 0; n < 200; ++n) longer += "å";
  EXPECT_EQ(length(office_name(longer)), k_longest_name);
  EXPECT_TRUE(is_utf8(office_name(longer)));
  EXPECT_TRUE(same_name(longer, office_name(longer)));
}

TEST(VariationName, SaysTheParentAndItsOptions) {
  EXPECT_EQ(variation_name("Tröja", {{"Färg", "Blå"}, {"Storlek", "XL"}}), "Tröja – Blå, XL");
  EXPECT_EQ(variation_name("Tröja", {{"Färg", ""}, {"Storlek", "XL"}}), "Tröja – XL");
  EXPECT_EQ(variation_name("Tröja", {}), "Tröja");
}

TEST(OfficeDescription, IsPlainAndShort) {
  EXPECT_EQ(office_description("<p>För <em>trä</em> &amp; gips.</p>\n<p>100 st.</p>"), "För trä & gips. 100 st.");
  EXPECT_EQ(length(office_description(std::string(2000, 'x'))), k_longest_description);
  EXPECT_EQ(shop_description(" a < b "), "a &lt; b");
}

}  // namespace
}  // namespace woo24::sync
