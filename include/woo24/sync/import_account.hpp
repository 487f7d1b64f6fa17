#pragma once
// Whose account in the shop a customer of the office is. Pure.

#include "woo24/model/new_shop_order.hpp"
#include "woo24/model/office_company.hpp"
#include "woo24/model/office_order.hpp"
#include "woo24/sync/import_draft.hpp"
#include "woo24/sync/rules.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::sync {

/// Its e-mail addresses, the likeliest first: the invoice's, then those of the card. Each once.
std::vector<std::string> emails_of(const office::Order& order, const office::Company* card);

/// The account that all these orders of the customer were made with; nothing where they differ, or one is a guest's.
std::optional<shop::CustomerId> linked_account(const std::vector<shop::Order>& orders);

struct AccountMatch {
  std::optional<shop::CustomerId> account;
  std::optional<Reason> several;  ///< import-several-accounts: as good as each other, so that a person decides
};
/// Among the accounts that bear one of its addresses: that of the same organisation number, else the first address's.
/// Left out are accounts of people who run the shop, and those of another organisation number.
AccountMatch matching_account(const std::vector<std::string>& emails, const std::vector<shop::Customer>& accounts,
                              const office::Order& order, const office::Company* card, const Rules& rules);

/// An account for it; nothing without an e-mail address.
std::optional<shop::NewCustomer> new_account(const std::vector<std::string>& emails, const ImportDraft& draft,
                                             const office::Order& order, const office::Company* card, const Rules& rules);

}  // namespace woo24::sync
