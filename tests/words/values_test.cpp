#include "woo24/words/values.hpp"

namespace woo24::words {
namespace {

TEST(Money, InEachLanguage) {
  struct Case {
    std::string amount, currency, nordic, english;
  };
  const std::vector<Case> k_cases{
      {"1249.00", "SEK", "1\u00A0249,00\u00A0SEK", "1\u00A0249.00\u00A0SEK"},
      {"12345.60", "SEK", "12\u00A0345,60\u00A0SEK", "12\u00A0345.60\u00A0SEK"},
      {"-1234567.80", "NOK", "-1\u00A0234\u00A0567,80\u00A0NOK", "-1\u00A0234\u00A0567.80\u00A0NOK"},
      {"0.05", "EUR", "0,05\u00A0EUR", "0.05\u00A0EUR"},
      {"999", "JPY", "999\u00A0JPY", "999\u00A0JPY"},
      {"100.00", "", "100,00", "100.00"},
      {"-", "SEK", "-\u00A0SEK", "-\u00A0SEK"},
  };
  for (const auto& one : k_cases) {
    EXPECT_EQ(money(one.amount, one.currency, Language::sv), one.nordic);
    EXPECT_EQ(money(one.amount, one.currency, Language::nb), one.nordic);
    EXPECT_EQ(money(one.amount, one.currency, Language::en), one.english);
  }
}

TEST(ShownValue, OnlyAmountsAndKnownWordsChange) {
  EXPECT_EQ(shown_value("total", "1249.00", Language::sv), "1\u00A0249,00");
  EXPECT_EQ(shown_value("name", "1249.00", Language::sv), "1249.00");
  EXPECT_EQ(shown_value("office", "Kreditsälg 1.0", Language::sv), "Kreditsälg 1.0");
  EXPECT_EQ(shown_value("limit", "400", Language::sv), "400");
  EXPECT_EQ(shown_value("first", "reverse_charge", Language::sv), "omvänd skattskyldighet");
  EXPECT_EQ(shown_value("treatment", "reverse_charge", Language::sv), "reverse_charge") << "there it is what the file wants";
  EXPECT_EQ(shown_value("value", "works", Language::sv), "fungerar");
  EXPECT_EQ(shown_value("value", "home", Language::sv), "home") << "a word of the file stays as it is written";
  EXPECT_EQ(shown_value("detail", "both are for the same rows", Language::en), "both are for the same rows");
}

}  // namespace
}  // namespace woo24::words
