#include "woo24/tfso/catalogue_reader.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

using test::fault_of;
using test::PretendOffice;
using test::result_of;

std::string product(int id, const std::string& number, const std::string& more = {}) {
  return "<Product><Id>" + std::to_string(id) + "</Id>" + more + "<No>" + number + "</No></Product>";
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

struct Catalogue : testing::Test {
  void SetUp() override { office.open(); }
  void answer(const std::string& operation, const std::string& items) { office.http.answer(200, result_of(operation, items)); }
  CatalogueReader::Taker taker() {
    return [this](const office::CatalogueProduct& one) -> Result<void> {
      taken.push_back(one.number);
      return {};
    };
  }
  PretendOffice office;
  CatalogueReader reader{office.session};
  std::vector<std::string> taken;
};

TEST_F(Catalogue, ProductsComeOneAfterTheOther) {
  answer("GetProducts", product(1, "A") + "<Product xsi:nil=\"true\" />" + product(2, "B"));
  const auto count = reader.products({}, office::ProductFields::stock, taker());
  ASSERT_TRUE(count);
  EXPECT_EQ(count.value(), 2);
  EXPECT_EQ(taken, (std::vector<std::string>{"A", "B"}));
}

TEST_F(Catalogue, IdsAThousandACall) {
  office::ProductSearch search;
  for (int n = 1; n <= 2500; ++n) search.ids.push_back({n});
  answer("GetProducts", product(1, "A"));
  answer("GetProducts", "");
  answer("GetProducts", product(2500, "Z"));
  EXPECT_EQ(reader.products(search, office::ProductFields::all, taker()).value(), 2);
  ASSERT_EQ(office.http.requests.size(), 3u);
  EXPECT_EQ(count_of(office.http.requests[0].body, "<int>"), 1000u);
  EXPECT_EQ(count_of(office.http.requests[2].body, "<int>"), 500u);
}

TEST_F(Catalogue, WhatIsCutOffIsAnErrorAfterSomeWereTaken) {
  const auto whole = result_of("GetProducts", product(1, "A") + product(2, "B"));
  office.http.answer(200, whole.substr(0, whole.find("<Id>2")));
  const auto count = reader.products({}, office::ProductFields::all, taker());
  ASSERT_FALSE(count);
  EXPECT_EQ(taken, (std::vector<std::string>{"A"}));
}

TEST_F(Catalogue, ARecordThatCannotBeReadEndsTheListingUnlessSomebodyHearsOfIt) {
  const auto items = product(1, "A") + product(2, "B", "<Stock>many</Stock>") + product(3, "C");
  answer("GetProducts", items);
  EXPECT_REASON(reader.products({}, office::ProductFields::all, taker()), Kind::refused, ReasonId::office_answer_wrong);
  answer("GetProducts", items);
  taken.clear();
  std::vector<std::int64_t> lost;
  const auto count = reader.products({}, office::ProductFields::all, taker(), [&](office::ProductId id, const Error& error) {
    lost.push_back(id.value);
    EXPECT_EQ(error.reason.id, ReasonId::office_answer_wrong);
  });
  ASSERT_TRUE(count);
  EXPECT_EQ(count.value(), 2);
  EXPECT_EQ(taken, (std::vector<std::string>{"A", "C"}));
  EXPECT_EQ(lost, (std::vector<std::int64_t>{2}));
}

TEST_F(Catalogue, ByNumberExactlyThoughTheOfficeTakesItForAPattern) {
  answer("GetProducts", product(1, "HAM-1") + product(2, "HAM-10") + product(3, " ham-1 "));
  const auto found = reader.by_number(" HAM-1");
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().size(), 2u);
  EXPECT_EQ(found.value()[1].id, office::ProductId{3});
  EXPECT_TRUE(reader.by_number("  ").value().empty());
  EXPECT_EQ(office.http.requests.size(), 1u);
  answer("GetProducts", "");
  answer("GetProducts", product(4, "X[1]"));
  EXPECT_EQ(reader.by_number("X[1]").value().size(), 1u);
  EXPECT_NE(office.http.requests.back().body.find("<No>X%1]</No>"), std::string::npos);
}

TEST_F(Catalogue, ASearchThatFailedIsNotNotFound) {
  office.http.answer(500, fault_of("x ---&gt; Timeout"));
  EXPECT_FALSE(reader.by_number("A"));
}

TEST_F(Catalogue, CategoriesAsATree) {
  answer("GetCategories",
         "<Category><Id>1</Id><Name>Verktyg</Name></Category><Category><Id>2</Id><Name>Hand</Name>"
         "<ParentId>1</ParentId></Category>");
  const auto categories = reader.categories();
  ASSERT_TRUE(categories);
  ASSERT_EQ(categories.value().size(), 2u);
  EXPECT_EQ(categories.value()[1].parent, office::CategoryId{1});
}

}  // namespace
}  // namespace woo24::tfso
