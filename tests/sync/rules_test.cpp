#include "woo24/sync/rules.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;
using testing::ElementsAre;
using testing::IsEmpty;

Resolved resolved(const settings::Settings& settings, const office::Lists& lists = example_lists(),
                  const shop::Facts& facts = example_facts(), const office::Client& client = example_client()) {
  return resolve(settings, lists, facts, client);
}

std::vector<std::string> all(const std::vector<Reason>& reasons) {
  std::vector<std::string> out;
  for (const auto& reason : reasons) out.push_back(told(reason));
  return out;
}

TEST(Rules, NamesBecomeIds) {
  const auto answer = resolved(example_settings());
  ASSERT_THAT(all(answer.faults), IsEmpty());
  const auto& rules = answer.rules;
  EXPECT_EQ(rules.home, "SE");
  EXPECT_EQ(rules.zone.name(), "Europe/Stockholm");
  EXPECT_EQ(rules.payments.at(0).payment_method, 3);
  EXPECT_TRUE(rules.payments.at(0).registers);
  EXPECT_EQ(rules.payments.at(0).send_when, (std::vector<std::string>{"processing", "completed"}));
  EXPECT_EQ(rules.payments.at(4).payment_method, std::nullopt);
  EXPECT_FALSE(rules.payments.at(4).registers);
  EXPECT_EQ(rules.payments.at(4).send_when, (std::vector<std::string>{"on-hold", "processing"}));
  EXPECT_EQ(rules.sale_types.at(0).sale_type, -100) << "built-in types have negative ids";
  EXPECT_EQ(rules.vat.at(0).tax_code, 201) << "tax number 1 is TaxId 201: the id is sent, the number is written";
  EXPECT_EQ(rules.vat.at(0).country, "SE");
  EXPECT_EQ(rules.vat.at(3).country, "FI");
  EXPECT_EQ(rules.department, 30);
  EXPECT_EQ(rules.project, std::nullopt);
}

TEST(Rules, WarnOfOrdersThatWillFail) {
  EXPECT_THAT(all(resolved(example_settings()).warnings),
              ElementsAre("vat-entry-missing rate=25 country=DK", "shop-method-unmapped method=paypal title=PayPal"));
  auto settings = example_settings();
  settings.orders.vat.clear();
  settings.orders.unknown_payment = "invoice";
  EXPECT_THAT(all(resolved(settings).warnings), IsEmpty()) << "without a table the office decides, and any method has a rule";
}

TEST(Rules, WarnOfAStatusThatTheShopDoesNotHave) {
  auto settings = example_settings();
  settings.orders.vat.clear();
  settings.orders.unknown_payment = "invoice";
  settings.orders.send_when = {"processing", "complete"};
  settings.orders.payments[1].send_when = {"proccessing"};
  auto facts = example_facts();
  EXPECT_THAT(all(resolve(settings, example_lists(), facts, example_client()).warnings), IsEmpty())
      << "a shop that does not list its statuses";
  facts.statuses = {"pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"};
  const auto method = settings.orders.payments[1].method;
  EXPECT_THAT(
      all(resolve(settings, example_lists(), facts, example_client()).warnings),
      ElementsAre("status-unknown status=complete setting=orders.send_when nearest=completed",
                  "status-unknown status=proccessing setting=orders.payments." + method + ".send_when nearest=processing"));
}

TEST(Rules, EveryFaultIsToldAtOnce) {
  auto settings = example_settings();
  settings.orders.payments[1].paid_with = settings::Named{"Swich", 12};
  settings.orders.sale_types[0].use = {"Kontantsälg", 17};
  settings.orders.vat[1].tax = {"1", 23};
  settings.orders.department = {"Lager", 32};
  auto client = example_client();
  client.country = "NO";
  settings.time_zone = "Europe/Malmö";
  EXPECT_THAT(all(resolved(settings, example_lists(), example_facts(), client).faults),
              ElementsAre("home-country-differs shop=SE office=NO", "unknown-time-zone name=Europe/Malmö",
                          "name-unknown kind=payments name=Swich setting=orders.payments.swish.paid_with line=12 nearest=Swish",
                          "name-unknown kind=sale-types name=Kontantsälg setting=orders.sale_types line=17 nearest=",
                          "tax-rate-of-code-differs tax=1 rate=12 office=25 line=22",
                          "name-unknown kind=departments name=Lager setting=orders.department line=32 nearest="));
}

struct Wanted {
  const char* name;
  const char* answer;
  const char* why;
};
class NameTest : public testing::TestWithParam<Wanted> {};

TEST_P(NameTest, IsResolvedOrRefused) {
  auto lists = example_lists();
  lists.departments = {{10, "Butik"}, {11, "butik"}, {12, "Webb"}, {13, "14"}, {14, "Lager"}, {15, "Kontor"}, {16, "Kontor"}};
  auto settings = example_settings();
  settings.orders.department = {GetParam().name, 5};
  const auto answer = resolved(settings, lists);
  const auto got = answer.faults.empty() ? std::to_string(answer.rules.department.value()) : told(answer.faults.front());
  EXPECT_EQ(got, GetParam().answer) << GetParam().why;
}

INSTANTIATE_TEST_SUITE_P(
    Names, NameTest,
    testing::Values(Wanted{"Butik", "10", "the very name goes before the same in other letters"},
                    Wanted{" WEBB ", "12", "ignoring case and blanks"}, Wanted{"15", "15", "digits are the id"},
                    Wanted{"14", "13", "unless something is called so"},
                    Wanted{"BUTIK", "name-ambiguous kind=departments name=BUTIK setting=orders.department line=5 ids=10, 11",
                           "two fit alike"},
                    Wanted{"Kontor", "name-ambiguous kind=departments name=Kontor setting=orders.department line=5 ids=15, 16",
                           "two of the very name"},
                    Wanted{"Webbb", "name-unknown kind=departments name=Webbb setting=orders.department line=5 nearest=Webb",
                           "a slip of the pen"}));

TEST(Rules, ATaxNumberIsNeverTakenForATaxId) {
  auto settings = example_settings();
  settings.orders.vat = {vat_rate("25", "201")};
  EXPECT_THAT(all(resolved(settings).faults),
              ElementsAre("name-unknown kind=tax name=201 setting=orders.vat line=22 nearest="));
  settings.orders.vat = {vat_rate("25", "Utgående moms 25 %")};
  EXPECT_THAT(all(resolved(settings).faults), IsEmpty()) << "its name counts";
}

TEST(Rules, ATaxNumberThatStandsTwiceIsAmbiguous) {
  auto lists = example_lists();
  lists.tax_codes.push_back({301, "1", "En till", amount("25"), std::nullopt});
  EXPECT_THAT(all(resolved(example_settings(), lists).faults),
              ElementsAre("name-ambiguous kind=tax name=1 setting=orders.vat line=22 ids=201, 301"));
}

TEST(Rules, AnEntryWithoutVatNeedsACodeOfZero) {
  auto settings = example_settings();
  settings.orders.vat = {vat_without(settings::WithoutVat::exports, "1")};
  EXPECT_THAT(all(resolved(settings).faults), ElementsAre("tax-rate-of-code-differs tax=1 rate=0 office=25 line=25"));
}

TEST(Rules, TheClientsCountryMayBeWrittenOut) {
  auto client = example_client();
  client.country = "Sverige";
  EXPECT_THAT(all(resolved(example_settings(), example_lists(), example_facts(), client).faults), IsEmpty());
  client.country = "";
  EXPECT_THAT(all(resolved(example_settings(), example_lists(), example_facts(), client).faults),
              ElementsAre("home-country-differs shop=SE office="));
}

TEST(Rules, AnotherCurrencyThanTheOfficesIsAWarning) {
  auto facts = example_facts();
  facts.currency = "EUR";
  facts.gateways.clear();
  facts.tax_rates.clear();
  const auto answer = resolved(example_settings(), example_lists(), facts);
  EXPECT_THAT(all(answer.warnings), ElementsAre("home-currency-differs shop=EUR office=SEK"));
}

TEST(Rules, TheZoneIsTheFilesElseTheShopsElseTheCountrys) {
  auto settings = example_settings();
  auto facts = example_facts();
  settings.time_zone = "Europe/Oslo";
  EXPECT_EQ(resolved(settings, example_lists(), facts).rules.zone.name(), "Europe/Oslo");
  settings.time_zone = "";
  facts.time_zone = "Europe/Helsinki";
  EXPECT_EQ(resolved(settings, example_lists(), facts).rules.zone.name(), "Europe/Helsinki");
  facts.time_zone = "";
  EXPECT_EQ(resolved(settings, example_lists(), facts).rules.zone.name(), "Europe/Stockholm");
}

TEST(Rules, PaymentsMayDifferFromTheRest) {
  auto settings = example_settings();
  settings.orders.payments[1].registration = settings::Registration::off;
  settings.orders.payments[1].becomes = "Web";
  settings.orders.unknown_payment = "swisch";
  const auto answer = resolved(settings);
  EXPECT_FALSE(answer.rules.payments.at(1).registers);
  EXPECT_EQ(answer.rules.payments.at(1).becomes, "Web");
  EXPECT_EQ(answer.rules.payments.at(0).becomes, "ForInvoicing");
  EXPECT_THAT(all(answer.faults),
              ElementsAre("name-unknown kind=payments name=swisch setting=orders.unknown_payment line=0 nearest=swish"));
}

TEST(Rules, TheCollectiveCustomerIsANumber) {
  auto settings = example_settings();
  settings.orders.customers.collective = {"1001", 40};
  EXPECT_EQ(resolved(settings).rules.collective_customer, 1001);
  settings.orders.customers.collective = {"Kontantkund", 40};
  EXPECT_THAT(all(resolved(settings).faults),
              ElementsAre("name-unknown kind=customers name=Kontantkund setting=orders.customers.consumers line=40 nearest="));
}

}  // namespace
}  // namespace woo24::sync
