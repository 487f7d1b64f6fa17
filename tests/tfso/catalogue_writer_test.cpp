#include "woo24/tfso/catalogue_writer.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

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

struct Writes : testing::Test {
  void SetUp() override { office.open(); }
  void answer(const std::string& operation, const std::string& items) { office.http.answer(200, result_of(operation, items)); }
  PretendOffice office;
  CatalogueWriter writer{office.session};
};

office::ProductSave made(const std::string& number) {
  office::ProductSave out;
  out.number = number;
  out.name = number;
  out.category = office::CategoryId{1};
  return out;
}

TEST_F(Writes, SavedProductsAreMatchedByNumberAndId) {
  auto changed = made("B");
  changed.id = {12};
  answer("SaveProducts", product(12, "B") + product(11, "A"));
  const auto saved = writer.save({made("A"), changed});
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved.value().at(0).value().id, office::ProductId{11});
  EXPECT_EQ(saved.value().at(1).value().id, office::ProductId{12});
  EXPECT_EQ(office.http.requests.at(0).repeat, http::Repeat::never);
}

TEST_F(Writes, ARefusedProductSaysWhy) {
  answer("SaveProducts", product(11, "A") + "<Product><No>B</No><APIException><Message>Nej</Message></APIException></Product>");
  const auto saved = writer.save({made("A"), made("B")});
  ASSERT_TRUE(saved);
  EXPECT_TRUE(saved.value().at(0));
  EXPECT_REASON(saved.value().at(1), Kind::refused, ReasonId::office_refused_product);
  EXPECT_EQ(saved.value().at(1).error().reason.arguments,
            (std::map<std::string, std::string>{{"number", "B"}, {"message", "Nej"}}));
}

TEST_F(Writes, WhatCannotBeMatchedIsUnclear) {
  for (const auto& items : {product(11, "A"), std::string(), product(11, "A") + product(11, "B"),
                            product(11, "A") + product(12, "A"), product(11, "X") + product(12, "Y")}) {
    answer("SaveProducts", items);
    const auto saved = writer.save({made("A"), made("B")});
    ASSERT_TRUE(saved);
    for (const auto& one : saved.value()) EXPECT_REASON(one, Kind::ambiguous, ReasonId::save_unclear);
  }
  office.http.answer(504, "<html/>");
  EXPECT_REASON(writer.save({made("A")}).value().at(0), Kind::ambiguous, ReasonId::save_unclear);
}

TEST_F(Writes, CertainlyNothingSavedIsAnErrorOfTheWhole) {
  office.http.fail(Kind::unreachable);
  EXPECT_REASON(writer.save({made("A")}), Kind::unreachable, ReasonId::office_unreachable);
}

TEST_F(Writes, WhatCannotBeSentIsKeptBackAloneAndNothingToSendIsNotSent) {
  auto long_name = made("B");
  long_name.name = std::string(126, 'x');
  answer("SaveProducts", product(11, "A"));
  const auto saved = writer.save({long_name, made("A")});
  ASSERT_TRUE(saved);
  EXPECT_REASON(saved.value().at(0), Kind::refused, ReasonId::internal_fault);
  EXPECT_EQ(saved.value().at(1).value().id, office::ProductId{11});
  EXPECT_EQ(count_of(office.http.requests.at(0).body, "<Product>"), 1u);
  EXPECT_FALSE(writer.save({long_name}).value().at(0));
  EXPECT_EQ(office.http.requests.size(), 1u);
}

TEST_F(Writes, ACategoryIsMadeOnce) {
  answer("SaveCategories", "<Category><Id>9</Id><Name>Hand</Name></Category>");
  EXPECT_EQ(writer.create_category("Hand", {1}).value(), office::CategoryId{9});
  answer("SaveCategories", "<Category><Name>Hand</Name><APIException><Message>Nej</Message></APIException></Category>");
  EXPECT_REASON(writer.create_category("Hand", {1}), Kind::refused, ReasonId::office_refused_product);
  answer("SaveCategories", "");
  EXPECT_REASON(writer.create_category("Hand", {1}), Kind::ambiguous, ReasonId::save_unclear);
}

TEST_F(Writes, StockIsSetOrRefused) {
  answer("SetStockQuantity", "true");
  EXPECT_TRUE(writer.set_stock({7}, Amount::whole(12)));
  answer("SetStockQuantity", "false");
  EXPECT_REASON(writer.set_stock({7}, Amount::whole(12)), Kind::refused, ReasonId::office_refused_product);
  office.http.answer(504, "<html/>");
  EXPECT_EQ(writer.set_stock({7}, Amount::whole(12)).error().kind, Kind::ambiguous);
}

}  // namespace
}  // namespace woo24::tfso
