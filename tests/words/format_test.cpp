#include "woo24/words/format.hpp"

namespace woo24::words {
namespace {

TEST(Format, EveryPhraseInEveryLanguage) {
  for (int at = 0; at <= static_cast<int>(Phrase::payments_to_check); ++at) {
    for (const auto language : {settings::Language::sv, settings::Language::nb, settings::Language::en}) {
      EXPECT_NE(phrase(static_cast<Phrase>(at), language), "") << at;
    }
  }
  EXPECT_EQ(phrase(Phrase::remedy, settings::Language::sv), "Åtgärd");
}

}  // namespace
}  // namespace woo24::words
