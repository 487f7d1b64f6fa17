#include "woo24/tfso/office_writer.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>

namespace woo24::tfso {
namespace {

using test::fault_of;
using test::PretendOffice;
using test::result_of;

office::Order order(const std::string& key) {
  office::Order out;
  out.customer = office::CompanyId{1042};
  out.include_vat = false;
  out.reference_number = key;
  return out;
}

std::string item(const std::string& id, const std::string& key, const std::string& exception = {}) {
  return "<InvoiceOrder>" + (id.empty() ? "" : "<OrderId>" + id + "</OrderId>") + "<IncludeVAT>false</IncludeVAT>" +
         (exception.empty() ? ""
                            : "<APIException><Type>T</Type><Message>" + exception +
                                  "</Message><StackTrace>at X</StackTrace></APIException>") +
         (key.empty() ? "" : "<ReferenceNumber>" + key + "</ReferenceNumber>") + "</InvoiceOrder>";
}

struct Writer : testing::Test {
  void SetUp() override { office.open(); }
  void answer(const std::string& items) { office.http.answer(200, result_of("SaveInvoices", items)); }
  PretendOffice office;
  OfficeWriter writer{office.session};
};

TEST_F(Writer, AnswersAreMatchedByKey) {
  answer(item("5002", "B") + item("5001", "A"));
  const auto saved = writer.save_orders({order("A"), order("B")});
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved.value().at(0).value().id, office::OrderId{5001});
  EXPECT_EQ(saved.value().at(1).value().id, office::OrderId{5002});
  ASSERT_EQ(office.http.requests.size(), 1u);
  EXPECT_EQ(office.http.requests[0].repeat, http::Repeat::never);
}

TEST_F(Writer, ARefusedItemSaysWhyAndNothingOfTheVendorsInsides) {
  answer(item("5001", "A") + item("", "B", "Customer 9 does not exist."));
  const auto saved = writer.save_orders({order("A"), order("B")});
  ASSERT_TRUE(saved);
  EXPECT_TRUE(saved.value().at(0));
  EXPECT_REASON(saved.value().at(1), Kind::refused, ReasonId::office_refused_order);
  EXPECT_EQ(saved.value().at(1).error().reason.arguments,
            (std::map<std::string, std::string>{{"message", "Customer 9 does not exist."}}));
}

TEST_F(Writer, IdAndExceptionTogetherAreUnclear) {
  answer(item("5001", "A", "Odd"));
  EXPECT_REASON(writer.save_orders({order("A")}).value().at(0), Kind::ambiguous, ReasonId::save_unclear);
}

struct UnclearAnswer {
  const char* name;
  int status;
  std::string body;
};

class Unclear : public testing::TestWithParam<UnclearAnswer> {};

TEST_P(Unclear, LeavesEveryItemUnclear) {
  PretendOffice office;
  office.open();
  office.http.answer(GetParam().status, GetParam().body);
  const auto saved = OfficeWriter(office.session).save_orders({order("A"), order("B")});
  ASSERT_TRUE(saved);
  ASSERT_EQ(saved.value().size(), 2u);
  for (const auto& each : saved.value()) EXPECT_REASON(each, Kind::ambiguous, ReasonId::save_unclear);
  EXPECT_EQ(office.http.requests.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Answers, Unclear,
    testing::Values(
        UnclearAnswer{"one_missing", 200, result_of("SaveInvoices", item("5001", "A"))},
        UnclearAnswer{"none", 200, result_of("SaveInvoices", "")},
        UnclearAnswer{"one_too_many", 200, result_of("SaveInvoices", item("1", "A") + item("2", "B") + item("3", "C"))},
        UnclearAnswer{"a_key_twice", 200, result_of("SaveInvoices", item("1", "A") + item("2", "A"))},
        UnclearAnswer{"ids_only", 200, result_of("SaveInvoices", item("1", "") + item("2", ""))},
        UnclearAnswer{"foreign_keys", 200, result_of("SaveInvoices", item("1", "X") + item("2", "Y"))},
        UnclearAnswer{"a_wrong_type", 200, result_of("SaveInvoices", item("one", "A") + item("2", "B"))},
        UnclearAnswer{"half_an_answer", 200, result_of("SaveInvoices", item("1", "A") + item("2", "B")).substr(0, 400)},
        UnclearAnswer{"fault_after_half_a_batch", 500, fault_of("x ---&gt; Transaction was deadlocked")},
        UnclearAnswer{"empty", 200, ""}, UnclearAnswer{"html", 503, "<html/>"},
        UnclearAnswer{"too_many_requests", 429, "Too Many Requests"}),
    [](const auto& given) { return std::string(given.param.name); });

TEST_F(Writer, OneOrderNeedsNoKeyInTheAnswer) {
  answer(item("5001", ""));
  EXPECT_EQ(writer.save_orders({order("A")}).value().at(0).value().id, office::OrderId{5001});
}

TEST_F(Writer, CertainlyNothingWasSavedIsAnErrorOfTheWhole) {
  office.http.fail(Kind::unreachable);
  EXPECT_REASON(writer.save_orders({order("A")}), Kind::unreachable, ReasonId::office_unreachable);
  office.http.answer(200, fault_of("Limit exceeded by 1. Request is blocked. Quarantine ends at 2026-11-24 09:00:00"));
  EXPECT_REASON(writer.save_orders({order("A")}), Kind::paused, ReasonId::office_quarantine);
  EXPECT_REASON(writer.save_orders({order("A")}), Kind::paused, ReasonId::office_quarantine);
  EXPECT_EQ(office.http.requests.size(), 2u);
}

TEST_F(Writer, ADoorThatCannotTellLeavesItUnclear) {
  office.http.fail(Kind::ambiguous);
  EXPECT_REASON(writer.save_orders({order("A")}).value().at(0), Kind::ambiguous, ReasonId::save_unclear);
}

TEST_F(Writer, NothingToSaveIsNothingSent) {
  EXPECT_TRUE(writer.save_orders({}).value().empty());
  EXPECT_TRUE(office.http.requests.empty());
}

TEST_F(Writer, CardsAreMatchedByExternalId) {
  office::Company a, b;
  a.external_id = "woo24:x:a";
  a.name = "A";
  b.external_id = "woo24:x:b";
  b.name = "B";
  office.http.answer(200,
                     result_of("SaveCompanies",
                               "<Company><APIException><Message>Name is required.</Message></APIException><ExternalId>woo24:x:b"
                               "</ExternalId></Company><Company><Id>2001</Id><ExternalId>woo24:x:a</ExternalId></Company>"));
  const auto saved = writer.save_companies({a, b});
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved.value().at(0).value().id, office::CompanyId{2001});
  EXPECT_REASON(saved.value().at(1), Kind::refused, ReasonId::customer_not_saved);
}

}  // namespace
}  // namespace woo24::tfso
