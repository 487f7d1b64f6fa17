#include "woo24/words/words.hpp"

#include "woo24/words/sentences.hpp"

#include <set>

namespace woo24::words {
namespace {

constexpr Language k_languages[] = {Language::sv, Language::nb, Language::en};

std::set<std::string> placeholders(const std::string& pattern) {
  std::set<std::string> names;
  for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1)) {
    const auto end = pattern.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at + 1);
    if (end != std::string::npos && end > at + 1 && pattern[end] == '}') names.insert(pattern.substr(at + 1, end - at - 1));
  }
  return names;
}

TEST(Words, EveryReasonHasTextAndRemedyInEveryLanguage) {
  for (const auto id : all_reasons()) {
    for (const auto language : k_languages) {
      EXPECT_NE(text_pattern(id, language), reason_id(id)) << "no sentence in a language";
      EXPECT_GE(text_pattern(id, language).size(), 10U) << reason_id(id);
      EXPECT_GE(remedy_pattern(id, language).size(), 10U) << reason_id(id);
    }
  }
}

TEST(Words, NoReasonStandsTwice) {
  const std::vector<std::vector<std::span<const Sentence>>> k_tables{
      {sv_orders(), sv_after(), sv_import(), sv_catalogue(), sv_mail(), sv_office(), sv_sides(), sv_settings()},
      {nb_orders(), nb_after(), nb_import(), nb_catalogue(), nb_mail(), nb_office(), nb_sides(), nb_settings()},
      {en_orders(), en_after(), en_import(), en_catalogue(), en_mail(), en_office(), en_sides(), en_settings()}};
  for (const auto& language : k_tables) {
    std::set<ReasonId> seen;
    for (const auto& table : language) {
      for (const auto& one : table) EXPECT_TRUE(seen.insert(one.id).second) << reason_id(one.id);
    }
    EXPECT_EQ(seen.size(), all_reasons().size());
  }
}

TEST(Words, PlaceholdersAreArgumentsOfTheReason) {
  for (const auto id : all_reasons()) {
    const auto known = reason_arguments(id);
    for (const auto language : k_languages) {
      for (const auto& pattern : {text_pattern(id, language), remedy_pattern(id, language)}) {
        for (const auto& name : placeholders(pattern)) {
          EXPECT_NE(std::find(known.begin(), known.end(), name), known.end()) << reason_id(id) << " {" << name << "}";
        }
      }
    }
  }
}

TEST(Words, TheLanguagesTellTheSameValues) {
  for (const auto id : all_reasons()) {
    const auto english = placeholders(text_pattern(id, Language::en));
    for (const auto language : k_languages) {
      EXPECT_EQ(placeholders(text_pattern(id, language)), english) << reason_id(id);
      EXPECT_EQ(placeholders(remedy_pattern(id, language)), placeholders(remedy_pattern(id, Language::en))) << reason_id(id);
    }
  }
}

TEST(Words, EveryArgumentIsToldButThePlaceOfAFaultInTheFile) {
  // file:line:column stands before such a text
  const std::set<std::string> k_place{"line", "column"};
  for (const auto id : all_reasons()) {
    const auto told = placeholders(text_pattern(id, Language::en) + remedy_pattern(id, Language::en));
    const auto names = reason_arguments(id);
    const bool has_place =
        reason_id(id).starts_with("config-") || std::find(names.begin(), names.end(), "column") != names.end();
    for (const auto& name : names) {
      if (has_place && k_place.contains(name)) continue;
      EXPECT_TRUE(told.contains(name)) << reason_id(id) << " {" << name << "}";
    }
  }
}

TEST(Words, AReasonThatNeedsACommandNamesIt) {
  for (const auto id : all_reasons()) {
    if (reason_heals(id) != Heals::command) continue;
    for (const auto language : k_languages) {
      EXPECT_THAT(remedy_pattern(id, language), testing::ContainsRegex("woo24 (orders|sync) ")) << reason_id(id);
    }
  }
}

TEST(Words, NothingIsLeftUnfilled) {
  for (const auto id : all_reasons()) {
    Reason reason{id, {}};
    for (const auto& name : reason_arguments(id)) reason.arguments[name] = "x1";
    for (const auto language : k_languages) {
      for (const auto& one : {text(reason, language), remedy(reason, language)}) {
        EXPECT_TRUE(placeholders(one).empty()) << one;
        EXPECT_EQ(one.find("?? "), std::string::npos) << one;
        EXPECT_EQ(one.find("  "), std::string::npos) << one;
      }
      reason.arguments.clear();  // an old state file may lack arguments
      EXPECT_TRUE(placeholders(text(reason, language)).empty());
    }
  }
}

TEST(Words, Sentences) {
  const Reason product{ReasonId::unknown_product, {{"sku", "SK-1"}, {"name", "Skruv"}}};
  EXPECT_EQ(text(product, Language::sv), "Produkten SK-1 (Skruv) finns inte i 24SevenOffice.");
  EXPECT_EQ(text(product, Language::nb), "Produktet SK-1 (Skruv) finnes ikke i 24SevenOffice.");
  EXPECT_EQ(text(product, Language::en), "The product SK-1 (Skruv) does not exist in 24SevenOffice.");
  const Reason total{ReasonId::total_differs, {{"shop", "12345.60 SEK"}, {"office", "12345.00"}}};
  EXPECT_EQ(text(total, Language::sv), "Totalen skiljer: 12\u00A0345,60\u00A0SEK i butiken, 12\u00A0345,00 i 24SevenOffice.");
  EXPECT_EQ(text(total, Language::en),
            "The totals differ: 12\u00A0345.60\u00A0SEK in the shop, 12\u00A0345.00 in 24SevenOffice.");
  const Reason learnt{ReasonId::learnt, {{"fact", "ExternalStatus"}, {"value", "works"}}};
  EXPECT_EQ(text(learnt, Language::sv), "Lärt om det här kontot i 24SevenOffice, sökning på ExternalStatus: fungerar.");
  const Reason vat{ReasonId::no_vat_entry, {{"rate", "25.5"}, {"country", "FI"}, {"row", "Frakt 1.0"}}};
  EXPECT_EQ(text(vat, Language::nb),
            "Raden Frakt 1.0 har 25,5 % mva. (FI), og ingen oppføring i orders.vat passer den satsen.");
}

TEST(Words, WhatASettingWantsStaysAsItIsWritten) {
  const Reason vat{ReasonId::no_vat_entry, {{"rate", "25.5"}, {"country", "FI"}, {"row", "Frakt"}}};
  for (const auto language : k_languages)
    EXPECT_THAT(remedy(vat, language), testing::HasSubstr("{ rate: 25.5, country: FI, tax: … }"));
}

TEST(Words, PartsWithoutTheirValueAreLeftOut) {
  EXPECT_EQ(text({ReasonId::office_refused_order, {{"message", ""}}}, Language::sv), "24SevenOffice nekade ordern.");
  EXPECT_EQ(text({ReasonId::office_refused_order, {{"message", "No"}}}, Language::sv), "24SevenOffice nekade ordern: No.");
  EXPECT_EQ(text({ReasonId::config_key_unknown, {{"key", "x"}, {"nearest", ""}}}, Language::en),
            "This version does not know the key x.");
  EXPECT_EQ(text({ReasonId::check_the_payment, {{"office_order", "7"}, {"amount", "5 SEK"}}}, Language::en),
            "It is not certain that the payment of 5 SEK was registered on order 7 in 24SevenOffice. It is never sent twice.");
  EXPECT_EQ(text({ReasonId::country_missing, {}}, Language::nb), "Ordrens land mangler eller er ukjent.");
}

TEST(Words, ValuesAreNeverReadAsPatterns) {
  EXPECT_EQ(text({ReasonId::unknown_product, {{"sku", "{name}"}, {"name", "[a {sku}]"}}}, Language::en),
            "The product {name} ([a {sku}]) does not exist in 24SevenOffice.");
}

}  // namespace
}  // namespace woo24::words
