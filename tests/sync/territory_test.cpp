#include "woo24/sync/territory.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

struct Place {
  const char* country;
  const char* postcode;
  const char* home;
  Territory territory;
  const char* why;
};

class TerritoryTest : public testing::TestWithParam<Place> {};

TEST_P(TerritoryTest, IsWhereTheLawPutsIt) {
  const auto& place = GetParam();
  EXPECT_EQ(territory(place.country, place.postcode, place.home), place.territory) << place.why;
}

INSTANTIATE_TEST_SUITE_P(
    Places, TerritoryTest,
    testing::Values(
        Place{"SE", "211 20", "SE", Territory::home, "at home"}, Place{"se", "", "SE", Territory::home, "small letters"},
        Place{"DK", "1050", "SE", Territory::eu, "another EU country"},
        Place{"EL", "104 31", "SE", Territory::eu, "Greece by its VAT prefix"},
        Place{"NO", "0150", "SE", Territory::outside, "Norway is export for a Swedish shop"},
        Place{"SE", "211 20", "NO", Territory::outside, "and the other way round"},
        Place{"NO", "0150", "NO", Territory::home, "Norway at home"}, Place{"SJ", "9170", "NO", Territory::outside, "Svalbard"},
        Place{"AX", "22100", "SE", Territory::outside, "Åland by its own code"},
        Place{"FI", "22100", "SE", Territory::outside, "Åland by postcode"},
        Place{"FI", "AX-22 100", "FI", Territory::outside, "for a Finnish shop too"},
        Place{"FI", "00100", "SE", Territory::eu, "Helsinki"}, Place{"ES", "35001", "SE", Territory::outside, "Canaries"},
        Place{"ES", "38001", "ES", Territory::outside, "Canaries, for a Spanish shop"},
        Place{"ES", "51001", "SE", Territory::outside, "Ceuta"}, Place{"ES", "52001", "SE", Territory::outside, "Melilla"},
        Place{"ES", "28001", "SE", Territory::eu, "Madrid"}, Place{"DE", "78266", "SE", Territory::outside, "Büsingen"},
        Place{"DE", "27498", "SE", Territory::outside, "Heligoland"}, Place{"DE", "50667", "SE", Territory::eu, "Cologne"},
        Place{"IT", "23041", "SE", Territory::outside, "Livigno"}, Place{"IT", "00184", "SE", Territory::eu, "Rome"},
        Place{"IT", "22061", "SE", Territory::outside, "Campione"}, Place{"FR", "97400", "SE", Territory::outside, "Réunion"},
        Place{"FR", "98800", "SE", Territory::outside, "New Caledonia"},
        Place{"FR", "98000", "SE", Territory::eu, "Monaco under France's code"},
        Place{"FR", "75001", "SE", Territory::eu, "Paris"},
        Place{"GR", "630 87", "SE", Territory::outside, "Athos, its other postcode"},
        Place{"IM", "IM1 1AA", "SE", Territory::outside, "the Isle of Man goes with Great Britain"},
        Place{"GR", "630 86", "SE", Territory::outside, "Athos"}, Place{"GL", "3900", "DK", Territory::outside, "Greenland"},
        Place{"FO", "100", "DK", Territory::outside, "Faroes"}, Place{"GG", "GY1", "SE", Territory::outside, "Guernsey"},
        Place{"JE", "JE2", "SE", Territory::outside, "Jersey"},
        Place{"MC", "98000", "SE", Territory::eu, "Monaco counts as France"},
        Place{"MC", "98000", "FR", Territory::home, "for a French shop as home"},
        Place{"GB", "BT1 5GS", "SE", Territory::eu, "Northern Ireland"},
        Place{"GB", "SW1A 1AA", "SE", Territory::outside, "Great Britain"},
        Place{"US", "10001", "SE", Territory::outside, "overseas"},
        Place{"CH", "8001", "SE", Territory::outside, "Switzerland"}));

TEST(VatCountry, IsTheOneWhoseRulesApply) {
  EXPECT_EQ(vat_country("MC", "98000"), "FR");
  EXPECT_EQ(vat_country("GB", "bt1 5gs"), "XI");
  EXPECT_EQ(vat_country("gb", "SW1A 1AA"), "GB");
  EXPECT_EQ(vat_country("DK", "1050"), "DK");
  EXPECT_EQ(vat_country("Atlantis", ""), "");
}

TEST(CountryCode, IsReadFromWhatPeopleWrite) {
  EXPECT_EQ(country_code(" Sverige "), "SE");
  EXPECT_EQ(country_code("SWE"), "SE");
  EXPECT_EQ(country_code("EL"), "GR");
  EXPECT_EQ(country_code("no"), "NO");
  EXPECT_EQ(country_code("S3"), "");
  EXPECT_EQ(country_code(""), "");
}

}  // namespace
}  // namespace woo24::sync
