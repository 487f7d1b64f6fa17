#include "woo24/report/letter.hpp"

#include "woo24/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace woo24::report {
namespace {

using settings::Language;
using testing::HasSubstr;
using testing::Not;

const Instant k_now = *parse_utc("2026-11-24T05:00:00Z");

Contents contents(Language language = Language::sv) {
  Contents made;
  made.shop_id = "exempel";
  made.language = language;
  made.zone = Zone::named("Europe/Stockholm").value();
  made.at = k_now;
  made.first_day = made.last_day = *parse_day("2026-11-23");
  return made;
}

Item item(const std::string& number, const char* total, int hours, const std::string& currency = "SEK") {
  Item made;
  made.subject = "WOO-exempel-" + number;
  made.number = number;
  made.total = *Amount::parse(total);
  made.currency = currency;
  made.reason = Reason{ReasonId::unknown_product, {{"sku", "SK-1"}, {"name", "Skruv <stor>"}}};
  made.since = k_now - std::chrono::hours{hours};
  return made;
}

std::string spaced(std::string text) {
  for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) text.replace(at, 2, " ");
  return text;
}

struct SubjectCase {
  const char* what;
  Contents contents;
  const char *sv, *nb, *en;
};

TEST(LetterTest, TheSubjectSaysWhatAndHowMuch) {
  std::vector<SubjectCase> cases;
  auto one = contents();
  one.fresh = {item("1042", "1249", 3)};
  cases.push_back({"one new", one, "[exempel] 1 order kom inte till 24SevenOffice (1 249,00 kr)",
                   "[exempel] 1 ordre kom ikke til 24SevenOffice (1 249,00 SEK)",
                   "[exempel] 1 order did not reach 24SevenOffice (1 249.00 SEK)"});
  auto two = contents();
  two.fresh = {item("1042", "1249", 3), item("1043", "20", 3, "EUR")};
  two.standing = {item("1001", "5", 100)};
  cases.push_back({"new ones before old ones, a sum a currency", two,
                   "[exempel] 2 order kom inte till 24SevenOffice (20,00 EUR + 1 249,00 kr)",
                   "[exempel] 2 ordrer kom ikke til 24SevenOffice (20,00 EUR + 1 249,00 SEK)",
                   "[exempel] 2 orders did not reach 24SevenOffice (20.00 EUR + 1 249.00 SEK)"});
  auto old = contents();
  old.standing = {item("1001", "5.5", 100)};
  cases.push_back({"old ones", old, "[exempel] 1 order väntar fortfarande på 24SevenOffice (5,50 kr)",
                   "[exempel] 1 ordre venter fortsatt på 24SevenOffice (5,50 SEK)",
                   "[exempel] 1 order still to reach 24SevenOffice (5.50 SEK)"});
  auto trouble = old;
  trouble.trouble =
      Trouble{Reason{ReasonId::office_unreachable, {{"url", "https://api.24sevenoffice.com"}}}, k_now - std::chrono::hours{9}};
  cases.push_back({"nothing gets through", trouble, "[exempel] Inget går igenom sedan 2026-11-23 21:00",
                   "[exempel] Ingenting går gjennom siden 2026-11-23 21:00",
                   "[exempel] Nothing gets through since 2026-11-23 21:00"});
  auto differs = contents();
  differs.proof = store::ProofResult{};
  differs.proof->findings = 2;
  cases.push_back({"the proof", differs, "[exempel] Bokföringen skiljer sig från butiken: 2 avvikelser",
                   "[exempel] Bokføringen avviker fra butikken: 2 avvik",
                   "[exempel] The books differ from the shop: 2 differences"});
  auto well = contents();
  well.sums = {{"SEK", 12, 0, Amount::whole(14000), {}}};
  cases.push_back({"all is well", well, "[exempel] Allt är bra: 12 order bokförda (14 000,00 kr)",
                   "[exempel] Alt er bra: 12 ordrer bokført (14 000,00 SEK)",
                   "[exempel] All is well: 12 orders in the books (14 000.00 SEK)"});
  cases.push_back({"a quiet day", contents(), "[exempel] Allt är bra: 0 order bokförda",
                   "[exempel] Alt er bra: 0 ordrer bokført", "[exempel] All is well: 0 orders in the books"});
  for (auto& row : cases) {
    for (const auto& [language, wanted] :
         {std::pair{Language::sv, row.sv}, std::pair{Language::nb, row.nb}, std::pair{Language::en, row.en}}) {
      row.contents.language = language;
      EXPECT_EQ(spaced(nightly(row.contents).subject), wanted) << row.what;
    }
  }
}

TEST(LetterTest, AnOrderHasNumberAmountAgeReasonAndRemedy) {
  auto said = contents();
  said.fresh = {item("1042", "1249", 0)};
  said.standing = {item("1001", "5", 30), item("1002", "6", 100)};
  const auto document = nightly(said);
  ASSERT_GE(document.sections.size(), 2U);
  EXPECT_EQ(document.tone, Tone::bad);
  EXPECT_EQ(document.sections[0].heading, "Nytt sedan förra rapporten (1)");
  EXPECT_EQ(document.sections[1].heading, "Står kvar (2)");
  const auto& entry = document.sections[0].entries.at(0);
  EXPECT_EQ(entry.head, "Order 1042");
  EXPECT_EQ(spaced(entry.right), "1 249,00 kr");
  EXPECT_THAT(entry.lines.at(0), HasSubstr("SK-1"));
  EXPECT_THAT(entry.remedy, Not(testing::IsEmpty()));
  EXPECT_THAT(document.sections[1].entries.at(0).under, HasSubstr("i 30 timmar, sedan 2026-11-23 00:00"));
  EXPECT_THAT(document.sections[1].entries.at(1).under, HasSubstr("i 4 dygn"));
}

struct CustomerCase {
  Language language;
  const char* wanted;
};

TEST(LetterTest, TheCustomerStandsBelowTheNumberWhereHeIsKnown) {
  auto said = contents();
  said.fresh = {item("1042", "1249", 0), item("1043", "20", 0)};
  said.fresh[0].customer = "Anna Åkesson";
  for (const auto& row : {CustomerCase{Language::sv, "Kund: Anna Åkesson"}, CustomerCase{Language::nb, "Kunde: Anna Åkesson"},
                          CustomerCase{Language::en, "Customer: Anna Åkesson"}}) {
    said.language = row.language;
    const auto document = nightly(said);
    EXPECT_EQ(document.sections[0].entries.at(0).who, row.wanted);
    EXPECT_EQ(document.sections[0].entries.at(1).who, "") << "of an order from before names were kept";
    const auto label = std::string(row.wanted).substr(0, std::string(row.wanted).find(':') + 1);
    for (const auto& text : {plain_text(document), html(document)}) {
      const auto number = text.find("1042"), name = text.find(row.wanted), reason = text.find("SK-1");
      ASSERT_NE(name, std::string::npos);
      EXPECT_TRUE(number < name && name < reason);
      EXPECT_EQ(text.find(label), text.rfind(label)) << "no empty line for the other";
    }
  }
}

TEST(LetterTest, ACustomersNameIsTextAndBreaksNoLine) {
  auto said = contents();
  said.fresh = {item("1042", "1249", 0)};
  said.fresh[0].customer = "`rm` <b>AB</b> " + std::string(45, 'x');
  const auto document = nightly(said);
  const auto page = html(document);
  EXPECT_THAT(page, HasSubstr("`rm` &lt;b&gt;AB&lt;/b&gt; xxx"));
  EXPECT_THAT(page, HasSubstr("overflow-wrap:anywhere\">Kund: "));
  std::istringstream lines(plain_text(document));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(length(line), 76U) << line;
}

TEST(LetterTest, ThousandsOfFailuresAreCountedNotListed) {
  auto said = contents();
  for (int n = 0; n < 3000; ++n) said.fresh.push_back(item(std::to_string(n), "10", 1));
  const auto document = nightly(said);
  EXPECT_EQ(document.sections[0].entries.size(), 50U);
  EXPECT_THAT(document.sections[0].lines.at(0), HasSubstr("2950"));
  EXPECT_EQ(spaced(document.subject), "[exempel] 3000 order kom inte till 24SevenOffice (30 000,00 kr)");
}

TEST(LetterTest, WhatComesFromTheShopIsTextInTheHtml) {
  auto said = contents();
  said.fresh = {item("1042<script>", "1", 1)};
  const auto page = html(nightly(said));
  EXPECT_THAT(page, HasSubstr("Skruv &lt;stor&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
}

TEST(LetterTest, EveryPhraseIsThereInEveryLanguage) {
  auto said = contents();
  said.watching = true;
  said.fresh = {item("1", "1", 1)};
  said.standing = {item("2", "1", 100)};
  said.to_look_at = {item("3", "1", 1)};
  said.healed = {{"4", ItemKind::credit, ReasonId::unknown_product, k_now},
                 {"5", ItemKind::office_order, ReasonId::unknown_product, k_now}};
  said.facts = {Reason{ReasonId::learnt, {{"fact", "a"}, {"value", "b"}}}};
  said.sums = {{"SEK", 1, 1, Amount::whole(1), Amount::whole(1)}};
  said.last_through = LastThrough{"6", k_now};
  for (const auto language : {Language::sv, Language::nb, Language::en}) {
    said.language = language;
    const auto text = plain_text(nightly(said));
    EXPECT_THAT(text, Not(HasSubstr("{"))) << "something was not filled in";
    for (const auto* number : {"1", "2", "3", "4", "5", "6"}) EXPECT_THAT(text, HasSubstr(number));
  }
}

}  // namespace
}  // namespace woo24::report
