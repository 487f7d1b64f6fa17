#include "woo24/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace woo24 {
namespace {

using ::testing::ElementsAre;

TEST(Text, Trims) {
  EXPECT_EQ(trimmed(" \t\r\n a b \n"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_EQ(trimmed(""), "");
}

TEST(Text, LowersTheLettersOfTheNorthAndItsNeighbours) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"ABC xyz 123", "abc xyz 123"},
      {"ÅÄÖ ÆØ ÉÈ ÜÐÞ", "åäö æø éè üðþ"},
      {"ŁÓDŹ", "łódź"},
      {"ŠĐŽČĆ", "šđžčć"},
      {"ĀĒĪŪ ĶĻŅ", "āēīū ķļņ"},
      {"ŐŰ", "őű"},
      {"Ÿ", "ÿ"},
      {"×÷ß", "×÷ß"},
      {"日本 Ж 😀", "日本 Ж 😀"},
      {"İ", "İ"},
  };
  for (const auto& [text, wanted] : rows) {
    EXPECT_EQ(lower(text), wanted);
    EXPECT_EQ(lower(wanted), wanted);
  }
  EXPECT_EQ(lower("A\xE9Z"), "a\xE9z") << "what is not UTF-8 stays as it is";
}

TEST(Text, ComparesIgnoringCase) {
  EXPECT_TRUE(equal_ignoring_case("Exempel ÅB", "exempel åb"));
  EXPECT_FALSE(equal_ignoring_case("Exempel", "Exempel "));
  EXPECT_TRUE(starts_with_ignoring_case("WOO-exempel", "woo-"));
  EXPECT_TRUE(starts_with_ignoring_case("Ö", "ö"));
  EXPECT_FALSE(starts_with_ignoring_case("wo", "woo"));
}

TEST(Text, SplitsAndJoins) {
  EXPECT_THAT(split("a,b,,c", ','), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(split("", ','), ElementsAre(""));
  EXPECT_THAT(split(",", ','), ElementsAre("", ""));
  EXPECT_EQ(joined({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(joined({}, ", "), "");
  EXPECT_EQ(joined({"", ""}, "-"), "-");
}

const std::vector<std::string>& not_utf8() {
  static const std::vector<std::string> all{
      "\xE9",              // Latin-1
      "\xC3",              // broken off
      "\xE2\x82",          // broken off
      "\xC0\xAF",          // overlong
      "\xE0\x80\xAF",      // overlong
      "\xF0\x80\x80\xAF",  // overlong
      "\xED\xA0\x80",      // a surrogate
      "\xF4\x90\x80\x80",  // beyond U+10FFFF
      "\xF5\x80\x80\x80",
      "\x80",
      "\xFF",
  };
  return all;
}

TEST(Text, KnowsUtf8) {
  for (const auto* text : {"", "abc", "åäö", "€", "😀", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) EXPECT_TRUE(is_utf8(text)) << text;
  for (const auto& bytes : not_utf8()) EXPECT_FALSE(is_utf8("a" + bytes + "b"));
}

TEST(Text, MakesUtf8OfAnything) {
  EXPECT_EQ(to_utf8("caf\xE9 é"), "caf\uFFFD é");
  for (const auto& bytes : not_utf8()) EXPECT_TRUE(is_utf8(to_utf8("a" + bytes + "b")));
}

TEST(Text, DropsWhatXmlCannotCarry) {
  EXPECT_EQ(without_xml_poison(std::string_view("a\0b\x01\x1F\t\n\r\x7F", 9)), "ab\t\n\r\x7F");
  EXPECT_EQ(without_xml_poison("x\xEF\xBF\xBE\xEF\xBF\xBFy"), "xy");
  EXPECT_EQ(without_xml_poison("x\xED\xA0\x80y\xE9z"), "xyz");
  EXPECT_EQ(without_xml_poison("Tallrik Ø 😀"), "Tallrik Ø 😀");
}

TEST(Text, CutsBetweenCharacters) {
  EXPECT_EQ(cut("åäö", 2), "åä");
  EXPECT_EQ(cut("å😀ö", 2), "å😀");
  EXPECT_EQ(cut("abc", 0), "");
  EXPECT_EQ(cut("abc", 50), "abc");
  EXPECT_EQ(cut("a\xE2\x82", 5), "a\xE2\x82") << "a broken character does not read beyond the end";
  EXPECT_EQ(length("åä😀"), 3U);
  EXPECT_EQ(length(""), 0U);
}

TEST(Text, DecodesEntitiesOnce) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"R&amp;D", "R&D"},
      {"&lt;b&gt;", "<b>"},
      {"&quot;x&quot;", "\"x\""},
      {"it&#039;s", "it's"},
      {"a &#8211; b", "a – b"},
      {"a &#x2013; b", "a – b"},
      {"a&nbsp;b", "a\u00A0b"},
      {"Sm&ouml;rg&aring;s", "Smörgås"},
      {"&amp;lt;", "&lt;"},
      {"&", "&"},
      {"a & b; c", "a & b; c"},
      {"&nonsense;", "&nonsense;"},
      {"&#xZZ;", "&#xZZ;"},
      {"&#;", "&#;"},
      {"&#0;", "&#0;"},
      {"&#xD800;", "&#xD800;"},
      {"&#1114112;", "&#1114112;"},
      {"&#128512;", "😀"},
      {"99 &euro;", "99 €"},
      {"", ""},
  };
  for (const auto& [html, wanted] : rows) EXPECT_EQ(html_decoded(html), wanted) << html;
}

TEST(Text, MakesALineOfAnErrorPage) {
  EXPECT_EQ(html_as_text(
                "<!DOCTYPE html>\n<html><head><TITLE>Fel</TITLE>\n<style type=\"text/css\">body > p { color: red }</style>"
                "<script>if (a < b) { alert('x'); }</SCRIPT></head><body><!-- <p>not</p> > --><h1>Någon   &#8211;\n\n kritiskt"
                "&nbsp;fel</h1><p>R&amp;D</p></body></html>",
                200),
            "Fel Någon – kritiskt\u00A0fel R&D");
  EXPECT_EQ(html_as_text("plain text", 5), "plain");
  EXPECT_EQ(html_as_text("åäöåäö", 4), "åäöå");
  EXPECT_EQ(html_as_text("before <b unclosed", 50), "before");
  EXPECT_EQ(html_as_text("before <script>for (;;)", 50), "before");
  EXPECT_EQ(html_as_text("caf\xE9", 50), "caf\uFFFD");
  EXPECT_EQ(html_as_text("", 50), "");
}

TEST(Text, MatchesPatterns) {
  struct Row {
    const char *text, *pattern;
    bool matches;
  };
  for (const auto& row : {
           Row{"Pant burk", "Pant*", true},
           Row{"pant", "PANT*", true},
           Row{"Retur pant", "Pant*", false},
           Row{"Retur pant", "*pant", true},
           Row{"SK-100", "SK-???", true},
           Row{"SK-1000", "SK-???", false},
           Row{"SÅ", "S?", true},
           Row{"", "*", true},
           Row{"", "", true},
           Row{"a", "", false},
           Row{"", "?", false},
           Row{"abcabd", "*abd", true},
           Row{"aXbXc", "a*b*c", true},
           Row{"aXbXd", "a*b*c", false},
           Row{"a.c", "a.c", true},
           Row{"abc", "a.c", false},
           Row{"åäö", "?ä?", true},
           Row{"x😀y", "x?y", true},
           Row{"a", "**a**", true},
       }) {
    EXPECT_EQ(matches_pattern(row.text, row.pattern), row.matches) << row.text << " as " << row.pattern;
  }
}

TEST(Text, FindsTheNearest) {
  const std::vector<std::string> keys{"payments", "sale_types", "rows", "mail", "mode"};
  EXPECT_EQ(nearest("payment", keys), "payments");
  EXPECT_EQ(nearest("Sale_Type", keys), "sale_types");
  EXPECT_EQ(nearest("mial", keys), "") << "two of four letters are more than a third";
  EXPECT_EQ(nearest("moode", keys), "mode");
  EXPECT_EQ(nearest("stock", keys), "");
  EXPECT_EQ(nearest("", keys), "");
  EXPECT_EQ(nearest("rows", {}), "");
  EXPECT_EQ(nearest("rows", keys), "rows");
}

TEST(Text, Sha256AndBase64) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::vector<std::pair<std::string, std::string>> rows{
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"ck_1:cs_2", "Y2tfMTpjc18y"}};
  for (const auto& [bytes, wanted] : rows) EXPECT_EQ(base64(bytes), wanted);
}

RC_GTEST_PROP(TextProperty, NothingThatComesInBreaksIt, (const std::string& bytes)) {
  const auto text = to_utf8(bytes);
  RC_ASSERT(is_utf8(text));
  RC_ASSERT(to_utf8(text) == text);
  RC_ASSERT(is_utf8(without_xml_poison(bytes)));
  RC_ASSERT(is_utf8(html_as_text(bytes, 20)));
  RC_ASSERT(length(html_as_text(bytes, 20)) <= 20U);
  RC_ASSERT(length(text) == length(bytes));
  RC_ASSERT(is_utf8(cut(text, 3)));
  RC_ASSERT(lower(lower(bytes)) == lower(bytes));
  RC_ASSERT(matches_pattern(bytes, "*"));
  RC_ASSERT(joined(split(bytes, 'a'), "a") == bytes);
}

}  // namespace
}  // namespace woo24
