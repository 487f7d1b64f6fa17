#pragma once
// Which of the user's identities is the wanted client. Rules without I/O (exactly-once §2).

#include "woo24/base/result.hpp"
#include "woo24/model/office_lists.hpp"
#include "woo24/settings/settings.hpp"
#include "woo24/store/binding.hpp"

#include <string>
#include <vector>

namespace woo24::tfso {

/// By client name (ignoring case), client id or identity id.
bool is_wanted(const office::Identity& identity, const settings::Named& wanted);

/// The one identity that is meant; disabled ones do not count. A bound file means its own identity and no other.
/// Errors: client-unknown, client-ambiguous, wrong-client (kind binding).
Result<office::Identity> choose_identity(const std::vector<office::Identity>& identities, const settings::Named& wanted,
                                         const std::optional<store::BindingRow>& bound);

/// Nothing when the client in force is the bound one; else wrong-client (kind binding), naming both.
Result<void> prove_bound(const store::BindingRow& bound, const office::Client& found);

bool is_bound(const std::optional<store::BindingRow>& row);

/// "4711 Nordbutiken AB (559012-3456)"
std::string client_words(std::int64_t id, const std::string& name, const std::string& org_number);

}  // namespace woo24::tfso
