#include "woo24/sync/import_account.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

shop::Customer account(std::int64_t id, const std::string& email, const std::string& role = "customer",
                       const std::string& number = "") {
  shop::Customer one;
  one.id = {id};
  one.email = email;
  one.role = role;
  if (!number.empty()) one.meta.push_back({"_billing_org_nr", number});
  return one;
}

struct Case {
  const char* name;
  const char* number;  ///< of the office's order
  std::vector<shop::Customer> accounts;
  std::optional<std::int64_t> account;
  const char* several;
};

class MatchingAccount : public testing::TestWithParam<Case> {};

TEST_P(MatchingAccount, is_the_customers_or_a_persons_decision) {
  office::Order order;
  if (*GetParam().number != '\0') order.customer_org_no = GetParam().number;
  Rules rules;
  rules.home = "SE";
  rules.settings.orders.customers.organisation_number_from = {"_billing_org_nr"};
  const auto found = matching_account({"faktura@example.se", "anna@example.se"}, GetParam().accounts, order, nullptr, rules);
  EXPECT_EQ(found.account ? std::optional(found.account->value) : std::nullopt, GetParam().account);
  EXPECT_EQ(found.several ? found.several->arguments.at("accounts") : "", GetParam().several);
}

constexpr const char* k_own = "556703-7485";
constexpr const char* k_other = "556016-0680";

INSTANTIATE_TEST_SUITE_P(
    Cases, MatchingAccount,
    testing::Values(
        Case{"nobody", "", {}, std::nullopt, ""}, Case{"by_address", "", {account(1, "FAKTURA@example.se")}, 1, ""},
        Case{"the_invoices_address_first", "", {account(2, "anna@example.se"), account(1, "faktura@example.se")}, 1, ""},
        Case{"whoever_runs_the_shop", "", {account(1, "faktura@example.se", "administrator")}, std::nullopt, ""},
        Case{"another_company", k_own, {account(1, "faktura@example.se", "customer", k_other)}, std::nullopt, ""},
        Case{"the_number_before_the_address",
             k_own,
             {account(1, "faktura@example.se"), account(2, "anna@example.se", "customer", k_own)},
             2,
             ""},
        Case{"two_of_one_address",
             "",
             {account(1, "faktura@example.se"), account(2, "faktura@example.se")},
             std::nullopt,
             "1, 2"},
        Case{"two_of_one_number",
             k_own,
             {account(1, "faktura@example.se", "customer", k_own), account(2, "faktura@example.se", "customer", k_own)},
             std::nullopt,
             "1, 2"},
        Case{"one_account_twice", "", {account(1, "faktura@example.se"), account(1, "faktura@example.se")}, 1, ""}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace woo24::sync
