#include "woo24/sync/import_account.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/organisation_number.hpp"
#include "woo24/sync/shop_meta.hpp"

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

std::string valid_number(const std::string& written, const Rules& rules) {
  const auto number = bare_organisation_number(written, rules.home);
  return number && is_valid(*number) ? number->country + number->digits : "";
}

std::string number_of(const office::Order& order, const office::Company* card, const Rules& rules) {
  const auto own = valid_number(order.customer_org_no.value_or(""), rules);
  return !own.empty() || card == nullptr ? own : valid_number(card->org_number, rules);
}

std::string number_of(const shop::Customer& account, const Rules& rules) {
  for (const auto& key : rules.settings.orders.customers.organisation_number_from) {
    const auto number = valid_number(meta_value(account.meta, key), rules);
    if (!number.empty()) return number;
  }
  return "";
}

/// Whoever runs the shop is not its customer.
bool is_customers(const shop::Customer& account) {
  constexpr std::array<std::string_view, 3> k_roles{"", "customer", "subscriber"};
  return std::find(k_roles.begin(), k_roles.end(), account.role) != k_roles.end();
}

bool looks_like_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(" ,;<>") == std::string_view::npos;
}

}  // namespace

std::vector<std::string> emails_of(const office::Order& order, const office::Company* card) {
  std::vector<std::string> found;
  const auto put = [&](const std::string& written) {
    const std::string one(trimmed(written));
    const bool known = std::any_of(found.begin(), found.end(), [&](const auto& had) { return equal_ignoring_case(had, one); });
    if (looks_like_address(one) && !known) found.push_back(one);
  };
  put(order.invoice_email.value_or(""));
  if (card == nullptr) return found;
  for (const auto* one : {&card->email_invoice, &card->email_work, &card->email_primary, &card->email_home}) put(*one);
  return found;
}

std::optional<shop::CustomerId> linked_account(const std::vector<shop::Order>& orders) {
  std::optional<shop::CustomerId> account;
  for (const auto& order : orders) {
    if (order.customer.value == 0 || (account && *account != order.customer)) return std::nullopt;
    account = order.customer;
  }
  return account;
}

AccountMatch matching_account(const std::vector<std::string>& emails, const std::vector<shop::Customer>& accounts,
                              const office::Order& order, const office::Company* card, const Rules& rules) {
  const auto wanted = number_of(order, card, rules);
  const auto with = [&](const std::string& email, bool by_number) {
    std::vector<shop::CustomerId> found;
    for (const auto& account : accounts) {
      if (!equal_ignoring_case(trimmed(account.email), email) || !is_customers(account)) continue;
      const auto own = number_of(account, rules);
      const bool fits = by_number ? !wanted.empty() && own == wanted : wanted.empty() || own.empty();
      const bool known = std::find(found.begin(), found.end(), account.id) != found.end();
      if (fits && !known) found.push_back(account.id);
    }
    return found;
  };
  for (const bool by_number : {true, false}) {
    for (const auto& email : emails) {
      const auto found = with(email, by_number);
      if (found.size() == 1) return {found.front(), std::nullopt};
      if (found.empty()) continue;
      std::string ids;
      for (const auto id : found) ids += (ids.empty() ? "" : ", ") + std::to_string(id.value);
      return {std::nullopt, Reason{ReasonId::import_several_accounts, {{"accounts", ids}}}};
    }
  }
  return {};
}

std::optional<shop::NewCustomer> new_account(const std::vector<std::string>& emails, const ImportDraft& draft,
                                             const office::Order& order, const office::Company* card, const Rules& rules) {
  if (emails.empty()) return std::nullopt;
  shop::NewCustomer made;
  made.email = emails.front();
  made.billing = draft.order.billing;
  made.billing.email = emails.front();
  made.shipping = draft.order.shipping;
  made.first_name = made.billing.first_name;
  made.last_name = made.billing.last_name;
  const auto& keys = rules.settings.orders.customers.organisation_number_from;
  const auto written = order.customer_org_no.value_or(card != nullptr ? card->org_number : "");
  if (!keys.empty() && !number_of(order, card, rules).empty()) made.meta.push_back({keys.front(), written});
  return made;
}

}  // namespace woo24::sync
