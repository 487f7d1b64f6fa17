// GetInvoices, GetOrderSyncList, GetTransactions.
#include "office_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using External = OfficeSwitches::ExternalSearch;

class OfficeSearchTest : public OfficeTest {
 protected:
  static std::string external(const std::string& value) { return "<ExternalStatus><int>" + value + "</int></ExternalStatus>"; }
  static std::string by_id(std::int64_t id) { return "<OrderIds><int>" + std::to_string(id) + "</int></OrderIds>"; }
  std::int64_t numbered(int status) {
    const auto text = std::to_string(status);
    return saved("WOO-" + text, row("HAM-001", "100"), "<ExternalStatus>" + text + "</ExternalStatus>");
  }
  std::vector<std::string> ids(const std::string& parameters) { return find(parameters).all("InvoiceOrder/OrderId"); }
  std::vector<std::string> changed_after(const std::string& time) {
    return caller
        .call("invoice", "GetOrderSyncList",
              "<syncParams><ChangedAfter>" + time +
                  "</ChangedAfter><RegisteredAfter>0001-01-01T00:00:00</RegisteredAfter></syncParams>")
        .all("int");
  }
};

TEST_F(OfficeSearchTest, FindsByEachParameter) {
  const auto first = numbered(7), second = numbered(8);
  office.set_state(second, "Confirmed");
  EXPECT_THAT(ids(external("7")), ElementsAre("5001"));
  EXPECT_THAT(ids(by_id(second)), ElementsAre("5002"));
  EXPECT_THAT(ids("<CustomerIds><int>1001</int></CustomerIds>"), ElementsAre("5001", "5002"));
  EXPECT_THAT(ids("<CustomerIds><int>1002</int></CustomerIds>"), IsEmpty());
  EXPECT_THAT(ids("<OrderStates><OrderSlipStateType>Confirmed</OrderSlipStateType></OrderStates>"), ElementsAre("5002"));
  EXPECT_THAT(ids("<CustomerIds><int>1001</int></CustomerIds>" + external("8")), ElementsAre("5002"));
  office.invoice(first);
  EXPECT_THAT(ids("<InvoiceIds><int>20001</int></InvoiceIds>"), ElementsAre("5001"));
}

TEST_F(OfficeSearchTest, NeedsAParameterAndNotTooMany) {
  EXPECT_THAT(find("").fault, HasSubstr("Please specify at least one search parameter"));
  EXPECT_THAT(find("<OrderIds/>").fault, HasSubstr("at least one"));
  std::string many;
  for (int i = 0; i < 1001; ++i) many += "<int>" + std::to_string(i) + "</int>";
  EXPECT_THAT(find("<OrderIds>" + many + "</OrderIds>").fault, HasSubstr("Too many OrderIds"));
  EXPECT_THAT(office.errors(), Contains(HasSubstr("too-many-ids")));
}

TEST_F(OfficeSearchTest, OnlyWhatIsAskedForComesBack) {
  const auto id =
      saved("WOO-1", row("HAM-001", "100"), "<Currency><Rate>11.255</Rate><Unit>1</Unit><Symbol>EUR</Symbol></Currency>");
  const auto some = find(by_id(id), "OrderId Currency.Symbol InvoiceRows");
  EXPECT_EQ(some.one("InvoiceOrder/Currency/Symbol"), "EUR");
  EXPECT_FALSE(some.has("InvoiceOrder/Currency/Rate"));
  EXPECT_FALSE(some.has("InvoiceOrder/ReferenceNumber"));
  EXPECT_FALSE(some.has("InvoiceOrder/InvoiceRows"));  // no rowReturnProperties
  const auto rows =
      caller.call("invoice", "GetInvoices",
                  "<searchParams>" + by_id(id) +
                      "</searchParams><invoiceReturnProperties><string>InvoiceRows</string></invoiceReturnProperties>"
                      "<rowReturnProperties><string>Price</string><string>VatRate</string></rowReturnProperties>");
  EXPECT_EQ(rows.one("InvoiceOrder/InvoiceRows/InvoiceRow/Price"), "100.0000");
  EXPECT_EQ(rows.one("InvoiceOrder/InvoiceRows/InvoiceRow/VatRate"), "25.0000");
  EXPECT_FALSE(rows.has("InvoiceOrder/InvoiceRows/InvoiceRow/Name"));
  EXPECT_FALSE(rows.has("InvoiceOrder/OrderId"));
  find(by_id(id), "OrderTotal");
  EXPECT_THAT(office.errors(), ElementsAre(HasSubstr("unknown-property: GetInvoices: OrderTotal")));
}

TEST_F(OfficeSearchTest, PaymentAmountIsWriteOnlyAndTimesAreUtc) {
  const auto id = saved(
      "WOO-1", "", "<Paid>2026-11-23T12:00:00</Paid><PaymentMethodId>5</PaymentMethodId><PaymentAmount>10</PaymentAmount>");
  const auto answer = find(by_id(id), "PaymentAmount Paid PaymentMethodId CustomerName OrderTotalIncVat");
  EXPECT_FALSE(answer.has("InvoiceOrder/PaymentAmount"));
  EXPECT_EQ(answer.one("InvoiceOrder/Paid"), "2026-11-23T11:00:00");
  EXPECT_EQ(answer.one("InvoiceOrder/CustomerName"), "Exempelbolaget AB");
  EXPECT_EQ(answer.one("InvoiceOrder/OrderTotalIncVat"), "0.0000");
}

TEST_F(OfficeSearchTest, ExternalStatusMayNotBeSearchable) {
  numbered(7), numbered(8);
  change([](auto& how) { how.external_search = External::nothing; });
  EXPECT_THAT(ids(external("7")), IsEmpty());
  change([](auto& how) { how.external_search = External::everything; });
  EXPECT_THAT(ids(external("7")), ElementsAre("5001", "5002"));
  change([](auto& how) { how.external_search = External::fault; });
  EXPECT_THAT(find(external("7")).fault, HasSubstr("ExternalStatus"));
  EXPECT_THAT(ids(by_id(5001)), ElementsAre("5001"));
}

TEST_F(OfficeSearchTest, ChangesAreDatedToTheMinute) {
  now += std::chrono::seconds{31};
  numbered(7);
  EXPECT_EQ(find(by_id(5001), "DateChanged").one("InvoiceOrder/DateChanged"), "2026-11-24T08:01:00");
  EXPECT_THAT(changed_after("2026-11-24T08:00:59Z"), ElementsAre("5001"));
  EXPECT_THAT(changed_after("2026-11-24T08:01:00Z"), IsEmpty());
  EXPECT_THAT(changed_after("2026-11-24T09:00:59"), ElementsAre("5001"));  // Oslo's
  change([](auto& how) { how.change_dates = OfficeSwitches::ChangeDates::exact; });
  EXPECT_THAT(changed_after("2026-11-24T08:00:30Z"), ElementsAre("5001"));
  EXPECT_THAT(changed_after("2026-11-24T08:00:31Z"), IsEmpty());
  change([](auto& how) { how.utc_requests = true; });
  EXPECT_THAT(changed_after("2026-11-24T08:00:30"), ElementsAre("5001"));
}

TEST_F(OfficeSearchTest, LagsInCallsAndInTime) {
  change([](auto& how) { how.search_lag = {2, std::chrono::seconds{0}}; });
  numbered(7);
  EXPECT_THAT(ids(external("7")), IsEmpty());
  EXPECT_THAT(ids(by_id(5001)), ElementsAre("5001"));
  EXPECT_THAT(ids(external("7")), ElementsAre("5001"));
  change([](auto& how) { how.search_lag = {0, std::chrono::seconds{60}, true}; });
  numbered(8);
  EXPECT_THAT(ids(external("8")), IsEmpty());
  EXPECT_THAT(ids(by_id(5002)), IsEmpty());
  EXPECT_THAT(changed_after("2026-11-23T00:00:00Z"), ElementsAre());
  now += std::chrono::seconds{60};
  EXPECT_THAT(ids(external("8")), ElementsAre("5002"));
}

TEST_F(OfficeSearchTest, ALaggingListShowsTheOldChange) {
  const auto id = numbered(7);
  now += std::chrono::hours{1};
  change([](auto& how) { how.search_lag = {0, std::chrono::seconds{60}}; });
  office.set_state(id, "Confirmed");
  EXPECT_THAT(changed_after("2026-11-24T08:30:00Z"), IsEmpty());
  now += std::chrono::seconds{60};
  EXPECT_THAT(changed_after("2026-11-24T08:30:00Z"), ElementsAre("5001"));
}

TEST_F(OfficeSearchTest, WhatHasNoValueComesInThreeWays) {
  const auto id = numbered(7);
  EXPECT_FALSE(find(by_id(id), "OrderId InvoiceId").has("InvoiceOrder/InvoiceId"));
  change([](auto& how) { how.empties = OfficeSwitches::Empties::sentinel; });
  const auto sentinel = find(by_id(id), "OrderId InvoiceId");
  EXPECT_EQ(sentinel.one("InvoiceOrder/InvoiceId"), "-2147483648");
  EXPECT_EQ(sentinel.one("InvoiceOrder/DateInvoiced"), "0001-01-01T00:00:00");
  EXPECT_EQ(sentinel.one("InvoiceOrder/OrderTotalIncVat"), "-79228162514264337593543950335");
  EXPECT_EQ(sentinel.one("InvoiceOrder/YourReference"), "");
  change([](auto& how) { how.empties = OfficeSwitches::Empties::nil; });
  const auto nil = find(by_id(id), "OrderId InvoiceId");
  EXPECT_TRUE(nil.result.child("InvoiceOrder").child("InvoiceId").attribute("xsi:nil").as_bool());
  EXPECT_TRUE(nil.result.child("InvoiceOrder").child("Addresses").attribute("xsi:nil").as_bool());
}

TEST_F(OfficeSearchTest, AnswersComeInAnyOrder) {
  for (int i = 1; i <= 12; ++i) numbered(i);
  const auto all = "<CustomerIds><int>1001</int></CustomerIds>";
  const auto sent = ids(all);
  change([](auto& how) { how.answer_order = OfficeSwitches::AnswerOrder::reversed; });
  EXPECT_EQ(ids(all), std::vector<std::string>(sent.rbegin(), sent.rend()));
  change([](auto& how) { how.answer_order = OfficeSwitches::AnswerOrder::shuffled; });
  const auto shuffled = ids(all);
  EXPECT_NE(shuffled, sent);
  EXPECT_THAT(shuffled, ::testing::UnorderedElementsAreArray(sent));
  const auto saved = save(order("", "", reference("WOO-a")) + order("", "", reference("WOO-b")));
  EXPECT_THAT(saved.all("InvoiceOrder/ReferenceNumber"), UnorderedElementsAre("WOO-a", "WOO-b"));
}

TEST_F(OfficeSearchTest, TheLedgerIsReadByItsOwnService) {
  const auto id =
      saved("WOO-1", row("HAM-001", "100"), "<PaymentMethodId>3</PaymentMethodId><PaymentAmount>25</PaymentAmount>");
  office.invoice(id);
  const auto ask = [&](const std::string& dates) {
    return caller.call(
        "transaction", "GetTransactions",
        "<searchParams><ShowOpenEntries>true</ShowOpenEntries>" + dates +
            "<SystemType xsi:nil=\"true\"/><HasInvoiceId>true</HasInvoiceId><InvoiceNo>20001</InvoiceNo></searchParams>");
  };
  EXPECT_THAT(ask("").fault, HasSubstr("DateStart"));
  const auto dates = "<DateStart>2026-11-01T00:00:00</DateStart><DateEnd>2026-11-30T23:59:59</DateEnd>";
  const auto entries = ask(dates);
  EXPECT_THAT(entries.all("Transaction/AccountNo"), ElementsAre("1510", "3001", "2611", "1685", "1510"));
  EXPECT_THAT(entries.all("Transaction[AccountNo='1510']/Open"), ElementsAre("true", "true"));
  EXPECT_EQ(booked(id).open, "100.00");
}

}  // namespace
}  // namespace woo24::sandbox
