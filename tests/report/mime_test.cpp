#include "woo24/report/mime.hpp"

#include "woo24/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::report {
namespace {

using testing::HasSubstr;

TEST(MimeTest, Headers) {
  EXPECT_EQ(header("Subject", "All is well"), "Subject: All is well\r\n");
  EXPECT_EQ(header("Subject", "Står"), "Subject: =?UTF-8?B?U3TDpXI=?=\r\n");
  EXPECT_EQ(header("Subject", "one\r\nBcc: x@example.se"), "Subject: one  Bcc: x@example.se\r\n")
      << "a line break starts no header";
  EXPECT_EQ(header("Subject", "=?UTF-8?B?U3Q=?="), "Subject: =?UTF-8?B?PT9VVEYtOD9CP1UzUT0/PQ==?=\r\n") << "said as it is";
  for (const auto& line : split(header("Subject", std::string(200, 'x') + " åäö " + std::string(300, 'y')), '\n'))
    EXPECT_LE(line.size(), 77U) << line;
  for (const auto& line :
       split(header("To", "one@example.se, two@example.se, three@example.se, four@example.se, five@example.se"), '\n'))
    EXPECT_LE(line.size(), 77U) << line;
}

TEST(MimeTest, AnEncodedWordHoldsWholeCharacters) {
  std::string text;
  for (int n = 0; n < 60; ++n) text += "å€𝄞";
  const auto folded = header("Subject", text);
  EXPECT_THAT(folded, HasSubstr("\r\n =?UTF-8?B?"));
  for (const auto& line : split(folded, '\n')) EXPECT_LE(line.size(), 79U);
}

struct QuotedCase {
  const char *text, *quoted;
};

TEST(MimeTest, QuotedPrintable) {
  const std::vector<QuotedCase> cases{{"plain", "plain"},
                                      {"a=b", "a=3Db"},
                                      {"å", "=C3=A5"},
                                      {"end \nnext", "end=20\r\nnext"},
                                      {"tab\t", "tab=09"},
                                      {".", "=2E"},
                                      {"a\n.\nb", "a\r\n=2E\r\nb"},
                                      {"-- \n", "--=20\r\n"}};
  for (const auto& row : cases) EXPECT_EQ(quoted_printable(row.text), row.quoted) << row.text;
  for (const auto& line : split(quoted_printable(std::string(500, 'x') + std::string(300, '=')), '\n'))
    EXPECT_LE(line.size(), 77U);
}

TEST(MimeTest, TheSameMailIsTheSameBytes) {
  Document document;
  document.language = "sv";
  document.subject = document.title = "Räksmörgås";
  document.footer = "woo24";
  const Envelope envelope{
      "woo24@example.se", {"a@example.se", "b@example.se"}, "woo24.1.2@example.se", *parse_utc("2026-11-24T05:00:00Z")};
  const auto bytes = mail(envelope, document);
  EXPECT_EQ(bytes, mail(envelope, document));
  EXPECT_THAT(bytes, HasSubstr("Date: Tue, 24 Nov 2026 05:00:00 +0000\r\n"));
  EXPECT_THAT(bytes, HasSubstr("Message-ID: <woo24.1.2@example.se>\r\n"));
  EXPECT_THAT(bytes, HasSubstr("To: a@example.se, b@example.se\r\n"));
  for (const auto& line : split(bytes, '\n')) {
    EXPECT_LE(line.size(), 78U) << line;
    EXPECT_TRUE(line.empty() || line.ends_with('\r')) << line;
  }
}

}  // namespace
}  // namespace woo24::report
