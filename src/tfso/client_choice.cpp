#include "woo24/tfso/client_choice.hpp"

#include "woo24/base/text.hpp"

#include <algorithm>

namespace woo24::tfso {

namespace {

std::string words_of(const office::Identity& identity) {
  return client_words(identity.client_id, identity.client_name, identity.id);
}

std::string known_clients(const std::vector<office::Identity>& identities) {
  std::vector<std::string> names;
  for (const auto& identity : identities) {
    if (!identity.disabled) names.push_back(identity.client_name + " (" + std::to_string(identity.client_id) + ")");
  }
  return joined(names, ", ");
}

/// Letters and digits alone: 559012-3456 and 5590123456 are one number.
std::string bare(std::string_view number) {
  std::string out;
  for (const char c : lower(number)) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) out += c;
  }
  return out;
}

Fail wrong_client(const store::BindingRow& bound, std::string found) {
  return Fail{Kind::binding,
              Reason{ReasonId::wrong_client,
                     {{"bound", client_words(bound.office_client, bound.office_client_name, bound.office_org_number)},
                      {"found", std::move(found)}}}};
}

Result<office::Identity> bound_identity(const std::vector<office::Identity>& usable, const settings::Named& wanted,
                                        const store::BindingRow& bound) {
  const auto own = std::find_if(usable.begin(), usable.end(), [&](const auto& identity) {
    return equal_ignoring_case(identity.id, bound.office_identity) && identity.client_id == bound.office_client;
  });
  if (own != usable.end() && is_wanted(*own, wanted)) return *own;
  const auto other = std::find_if(usable.begin(), usable.end(), [&](const auto& each) { return is_wanted(each, wanted); });
  return wrong_client(bound, other == usable.end() ? wanted.name : words_of(*other));
}

}  // namespace

std::string client_words(std::int64_t id, const std::string& name, const std::string& org_number) {
  auto out = std::to_string(id) + " " + name;
  return org_number.empty() ? out : out + " (" + org_number + ")";
}

bool is_bound(const std::optional<store::BindingRow>& row) { return row && row->office_client != 0; }

bool is_wanted(const office::Identity& identity, const settings::Named& wanted) {
  const auto name = trimmed(wanted.name);
  return equal_ignoring_case(trimmed(identity.client_name), name) || std::to_string(identity.client_id) == name ||
         equal_ignoring_case(identity.id, name);
}

Result<office::Identity> choose_identity(const std::vector<office::Identity>& identities, const settings::Named& wanted,
                                         const std::optional<store::BindingRow>& bound) {
  std::vector<office::Identity> usable;
  std::copy_if(identities.begin(), identities.end(), std::back_inserter(usable),
               [](const auto& each) { return !each.disabled; });
  if (is_bound(bound)) return bound_identity(usable, wanted, *bound);

  std::vector<office::Identity> fits;
  std::copy_if(usable.begin(), usable.end(), std::back_inserter(fits),
               [&](const auto& each) { return is_wanted(each, wanted); });
  if (fits.size() == 1) return fits.front();
  if (fits.empty()) {
    return Fail{Kind::configuration,
                Reason{ReasonId::client_unknown, {{"client", wanted.name}, {"known", known_clients(identities)}}}};
  }
  std::vector<std::string> ids;
  for (const auto& each : fits) ids.push_back(words_of(each));
  return Fail{Kind::configuration, Reason{ReasonId::client_ambiguous, {{"client", wanted.name}, {"ids", joined(ids, ", ")}}}};
}

Result<void> prove_bound(const store::BindingRow& bound, const office::Client& found) {
  const bool same = found.id == bound.office_client && equal_ignoring_case(found.identity, bound.office_identity) &&
                    bare(found.org_number) == bare(bound.office_org_number);
  if (same) return {};
  return wrong_client(bound, client_words(found.id, found.name, found.org_number));
}

}  // namespace woo24::tfso
