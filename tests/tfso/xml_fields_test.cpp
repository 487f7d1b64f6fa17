#include "woo24/tfso/xml_fields.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

pugi::xml_node root(const pugi::xml_document& document) { return document.document_element(); }

class Empty : public testing::TestWithParam<const char*> {};

TEST_P(Empty, IsNoValueOfAnyKind) {
  pugi::xml_document document;
  document.load_string((std::string("<R>") + GetParam() + "</R>").c_str());
  const auto node = root(document);
  XmlFields in(node, "GetX");
  EXPECT_EQ(in.integer("A"), std::nullopt);
  EXPECT_EQ(in.integer("B"), std::nullopt);
  EXPECT_EQ(in.amount("C"), std::nullopt);
  EXPECT_EQ(in.amount("D"), std::nullopt);
  EXPECT_EQ(in.moment("E"), std::nullopt);
  EXPECT_EQ(in.day("E"), std::nullopt);
  EXPECT_EQ(in.filled("F"), std::nullopt);
  EXPECT_EQ(in.boolean("G"), std::nullopt);
  EXPECT_EQ(in.integer("H.I"), std::nullopt);
  EXPECT_TRUE(in.checked());
  EXPECT_EQ(in.exception(), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Ways, Empty,
    testing::Values("", "<A/><B></B><C/><D/><E/><F/><G/><H/><APIException/>",
                    "<A>-2147483648</A><B>-32768</B><C>-79228162514264337593543950335</C><D>-1.7976931348623157E+308</D>"
                    "<E>0001-01-01T00:00:00</E><F></F><G/><H><I>-2147483648</I></H>",
                    "<C>-79228162514264337593543950335.0000</C><E>0001-01-01T00:00:00Z</E>",
                    R"(<A nil="true"/><B nil="1"/><C nil="true"/><D nil="true"/><E nil="true"/><F nil="true"/><G nil="true"/>)"
                    R"(<H nil="true"/><APIException nil="true"/>)"));

TEST(XmlFields, ReadsValues) {
  pugi::xml_document document;
  document.load_string(
      "<R><I> 42 </I><A>12.5000</A><N>-0.7919999999</N><B>true</B><F>0</F><T>2026-11-23T23:30:00.123</T>"
      "<S>2026-06-30T22:00:00Z</S><W>2026-11-23T23:00:00Z</W><Z>2026-11-24T10:00:00Z</Z><O>2026-11-24T00:30:00+01:00</O><X><Y> "
      "text </Y></X></R>");
  const auto node = root(document);
  XmlFields in(node, "GetX");
  EXPECT_EQ(in.integer("I"), 42);
  EXPECT_EQ(in.amount("A"), Amount::micro(12'500'000));
  EXPECT_EQ(in.amount("N"), Amount::micro(-792'000));
  EXPECT_EQ(in.boolean("B"), true);
  EXPECT_EQ(in.boolean("F"), false);
  EXPECT_EQ(in.moment("T"), parse_utc("2026-11-23T23:30:00Z"));
  EXPECT_EQ(in.day("Z"), parse_day("2026-11-24"));
  EXPECT_EQ(in.day("S"), parse_day("2026-07-01")) << "midnight in Stockholm, in summer";
  EXPECT_EQ(in.day("W"), parse_day("2026-11-24")) << "and in winter";
  EXPECT_EQ(in.day("O"), parse_day("2026-11-23"));
  EXPECT_EQ(in.text("X.Y"), " text ");
  EXPECT_TRUE(in.checked());
}

TEST(XmlFields, ReadsAmountsUpToTenThousandMillion) {
  pugi::xml_document document;
  document.load_string("<R><A>9999999999.99</A><B>-9999999999.999999</B></R>");
  const auto node = root(document);
  XmlFields in(node, "GetX");
  EXPECT_EQ(in.amount("A"), Amount::parse("9999999999.99"));
  EXPECT_EQ(in.amount("B"), Amount::parse("-9999999999.999999"));
  EXPECT_TRUE(in.checked());
}

struct WrongCase {
  const char* xml;
  char kind;
};

class WrongType : public testing::TestWithParam<WrongCase> {};

TEST_P(WrongType, IsToldWithFieldAndValue) {
  pugi::xml_document document;
  document.load_string((std::string("<R><A>") + GetParam().xml + "</A></R>").c_str());
  const auto node = root(document);
  XmlFields in(node, "GetX");
  switch (GetParam().kind) {
    case 'i':
      EXPECT_EQ(in.integer("A"), std::nullopt);
      break;
    case 'a':
      EXPECT_EQ(in.amount("A"), std::nullopt);
      break;
    case 'b':
      EXPECT_EQ(in.boolean("A"), std::nullopt);
      break;
    default:
      EXPECT_EQ(in.moment("A"), std::nullopt);
      break;
  }
  const auto checked = in.checked();
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().reason.id, ReasonId::office_answer_wrong);
  EXPECT_EQ(checked.error().reason.arguments.at("field"), "A");
  EXPECT_EQ(checked.error().reason.arguments.at("found"), GetParam().xml);
}

INSTANTIATE_TEST_SUITE_P(Types, WrongType,
                         testing::Values(WrongCase{"many", 'i'}, WrongCase{"1.5", 'i'}, WrongCase{"99999999999999999999", 'i'},
                                         WrongCase{"12,50", 'a'}, WrongCase{"NaN", 'a'}, WrongCase{"1 000", 'a'},
                                         WrongCase{"10000000000", 'a'}, WrongCase{"-10000000000.00", 'a'},
                                         WrongCase{"yes", 'b'}, WrongCase{"24.11.2026", 't'},
                                         WrongCase{"2026-13-01T00:00:00", 't'}));

TEST(XmlFields, AnExceptionIsItsMessageAndNothingElse) {
  pugi::xml_document document;
  document.load_string(
      "<R><APIException><Type>Office24Seven.X</Type><Message> No. </Message><StackTrace>at Y</StackTrace></APIException></R>");
  const auto node = root(document);
  EXPECT_EQ(XmlFields(node, "GetX").exception(), "No.");
  document.load_string("<R><APIException><Type>Office24Seven.X</Type></APIException></R>");
  const auto other = root(document);
  EXPECT_EQ(XmlFields(other, "GetX").exception(), "unspecified");
}

}  // namespace
}  // namespace woo24::tfso
