#include "woo24/sync/organisation_number.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using testing::Contains;
using testing::Not;

struct Written {
  const char* text;
  const char* country;
  const char* digits;
  bool valid;
  bool personal = false;
};

class OrganisationNumberTest : public testing::TestWithParam<Written> {};

TEST_P(OrganisationNumberTest, IsReadInEveryForm) {
  const auto& row = GetParam();
  const auto number = bare_organisation_number(row.text, row.country);
  ASSERT_TRUE(number) << row.text;
  EXPECT_EQ(number->digits, row.digits) << row.text;
  EXPECT_EQ(is_valid(*number), row.valid) << row.text;
  EXPECT_EQ(number->personal, row.personal) << row.text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, OrganisationNumberTest,
    testing::Values(Written{"5566778899", "SE", "5566778899", true}, Written{"556677-8899", "SE", "5566778899", true},
                    Written{"16556677-8899", "SE", "5566778899", true}, Written{"165566778899", "SE", "5566778899", true},
                    Written{"SE556677889901", "SE", "5566778899", true}, Written{" 556677 8899 ", "SE", "5566778899", true},
                    Written{"SE556677889901", "NO", "5566778899", true},
                    Written{"Org.nr 556677-8899", "SE", "5566778899", true}, Written{"556677-8890", "SE", "5566778890", false},
                    Written{"55667788", "SE", "55667788", false}, Written{"19790101-2380", "SE", "7901012380", true, true},
                    Written{"790101-2380", "SE", "7901012380", true, true}, Written{"923609016", "NO", "923609016", true},
                    Written{"NO 923 609 016 MVA", "NO", "923609016", true}, Written{"923 609 016", "NO", "923609016", true},
                    Written{"923609017", "NO", "923609017", false}, Written{"NO923609016MVA", "SE", "923609016", true},
                    Written{"1234567-8", "FI", "12345678", true}, Written{"DE811907980", "DE", "811907980", true}));

TEST(OrganisationNumber, NeedsDigits) {
  EXPECT_FALSE(bare_organisation_number("", "SE"));
  EXPECT_FALSE(bare_organisation_number("saknas", "SE"));
}

TEST(OrganisationNumber, IsSearchedInEveryFormThatStandsOnCards) {
  const auto company = bare_organisation_number("556677 8899", "SE");
  EXPECT_THAT(written_forms(*company, "556677 8899"),
              testing::ElementsAre("556677 8899", "5566778899", "556677-8899", "16556677-8899", "SE556677889901"));
  const auto person = bare_organisation_number("790101-2380", "SE");
  EXPECT_THAT(written_forms(*person, "790101-2380"), testing::AllOf(Contains("19790101-2380"), Not(Contains("16790101-2380"))));
  const auto norwegian = bare_organisation_number("923609016", "NO");
  EXPECT_THAT(written_forms(*norwegian, "923609016"), testing::ElementsAre("923609016", "923 609 016", "NO923609016MVA"));
}

TEST(OrganisationNumber, IsWrittenTidilyOnANewCard) {
  EXPECT_EQ(tidy(*bare_organisation_number("SE556677889901", "SE")), "556677-8899");
  EXPECT_EQ(tidy(*bare_organisation_number("NO 923 609 016 MVA", "NO")), "923609016");
}

}  // namespace
}  // namespace woo24::sync
