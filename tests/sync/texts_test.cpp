#include "woo24/sync/texts.hpp"

#include "woo24/base/text.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace woo24::sync {
namespace {

TEST(Texts, AreDecodedOnceAndWithoutPoison) {
  EXPECT_EQ(readable("Ek &amp; Co AB"), "Ek & Co AB");
  EXPECT_EQ(readable("&amp;amp;"), "&amp;") << "once, not until nothing is left";
  EXPECT_EQ(readable("Firma\x07 med\x0b styrtecken\x1f AB"), "Firma med styrtecken AB");
  EXPECT_EQ(readable("  Åsa  "), "Åsa");
}

TEST(Texts, AreCutOnACharacterBoundary) {
  EXPECT_EQ(cut_to_field("Åäö", 2), "Åä");
  EXPECT_EQ(cut_to_field("a👩b", 2), "a") << "an emoji takes two units of the office's columns";
  EXPECT_EQ(cut_to_field("a👩b", 3), "a👩");
  EXPECT_EQ(cut_to_field("kort", 10), "kort");
}

TEST(Texts, WhatWasLostIsSaid) {
  FieldTexts texts;
  EXPECT_EQ(texts.text("InvoiceTitle", "Order 1042", 300), "Order 1042");
  EXPECT_TRUE(texts.notes().empty());
  EXPECT_EQ(texts.text("YourReference", "Väldigt långt namn", 7), "Väldigt");
  EXPECT_EQ(texts.text("InvoiceText", "a\x01z", 10), "az");
  EXPECT_THAT(texts.notes(), testing::ElementsAre("YourReference: cut to 7 characters",
                                                  "InvoiceText: characters dropped that XML cannot carry"));
  EXPECT_FALSE(texts.maybe("InvoiceText", " \x02 ", 10));
}

RC_GTEST_PROP(TextsProperty, AnyBytesBecomeFittingUtf8, (const std::string& bytes)) {
  const auto text = cut_to_field(readable(bytes), 20);
  RC_ASSERT(is_utf8(text));
  RC_ASSERT(length(text) <= 20U);
}

}  // namespace
}  // namespace woo24::sync
