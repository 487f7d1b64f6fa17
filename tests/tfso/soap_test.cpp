#include "woo24/tfso/soap.hpp"

#include "support/wire_dump.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

TEST(Soap, EscapesWhatXmlGivesAMeaning) { EXPECT_EQ(escaped("R&D <\"x\">\r\n"), "R&amp;D &lt;&quot;x&quot;&gt;&#13;\n"); }

TEST(Soap, DropsWhatXmlCannotCarry) {
  EXPECT_EQ(escaped(std::string("a\x01") + "b\x1F\tc"), "ab\tc");
  EXPECT_EQ(escaped("\xEF\xBF\xBF!"), "!");
}

TEST(Soap, KeepsWhatIsNotAscii) { EXPECT_EQ(escaped("Tallrik Ø 27 cm 😀"), "Tallrik Ø 27 cm 😀"); }

TEST(Soap, BytesThatAreNotUtf8AreNotSent) { EXPECT_EQ(escaped("caf\xE9"), "caf\xEF\xBF\xBD"); }

TEST(Soap, EnvelopeHoldsTheOperationInItsNamespace) {
  const auto text = envelope("HasSession", "");
  EXPECT_NE(text.find(R"(<HasSession xmlns="http://24sevenOffice.com/webservices"></HasSession>)"), std::string::npos);
  EXPECT_EQ(test::element_paths(text),
            (std::set<std::string>{"/soap:Envelope", "/soap:Envelope/soap:Body", "/soap:Envelope/soap:Body/HasSession"}));
}

struct TimeCase {
  const char* at;
  const char* sent;
};

class SearchTime : public testing::TestWithParam<TimeCase> {};

TEST_P(SearchTime, IsPlainAndNeverInTheHourThatSummerTimeSkips) {
  EXPECT_EQ(search_time(*parse_utc(GetParam().at)), GetParam().sent);
}

INSTANTIATE_TEST_SUITE_P(Times, SearchTime,
                         testing::Values(TimeCase{"2026-11-24T08:00:00Z", "2026-11-24T08:00:00"},
                                         TimeCase{"2027-03-28T02:30:00Z", "2027-03-28T01:59:59"},
                                         TimeCase{"2027-03-28T01:59:59Z", "2027-03-28T01:59:59"},
                                         TimeCase{"2027-03-28T03:00:00Z", "2027-03-28T03:00:00"},
                                         TimeCase{"2027-03-21T02:30:00Z", "2027-03-21T02:30:00"},
                                         TimeCase{"1970-01-01T00:00:00Z", "2000-01-01T00:00:00"}));

TEST(XmlText, LeavesOutWhatIsNotSet) {
  XmlText xml;
  xml.given("A", std::nullopt).filled("B", "").integer("C", std::optional<std::int64_t>{}).amount("D", std::nullopt, 2);
  xml.boolean("E", std::nullopt).day("F", std::nullopt);
  EXPECT_EQ(xml.str(), "");
}

TEST(XmlText, WritesEveryKindOfValue) {
  XmlText xml;
  xml.text("T", "a<b").integer("I", -100).amount("A", Amount::cents(10790), 2).amount("B", Amount::micro(1500000), 0);
  xml.boolean("Y", true).day("D", parse_day("2026-11-24")).nil("N").ints("L", {1, 2}).strings("S", {"Id"});
  EXPECT_EQ(xml.str(),
            "<T>a&lt;b</T><I>-100</I><A>107.90</A><B>1.5</B><Y>true</Y><D>2026-11-24T12:00:00</D><N xsi:nil=\"true\"/>"
            "<L><int>1</int><int>2</int></L><S><string>Id</string></S>");
}

TEST(XmlText, AmountsNeverHaveAnExponent) {
  XmlText xml;
  xml.amount("A", Amount::micro(1), 2).amount("B", Amount::whole(9'000'000'000'000), 2);
  EXPECT_EQ(xml.str(), "<A>0.000001</A><B>9000000000000.00</B>");
}

}  // namespace
}  // namespace woo24::tfso
