#pragma once
// What must be true before a run: the right shop, the right client, every name known. exactly-once §2, design §7.

#include "woo24/jobs/sides.hpp"

#include <string>
#include <vector>

namespace woo24::jobs {

struct Prepared {
  sync::Rules rules;
  std::vector<Reason> faults;  ///< nothing can be sent until they are gone
  std::vector<Reason> warnings;
  office::Lists lists;
  shop::Facts facts;
};

/// Makes sure that the file has an installation id (drawn from chance) and says which. A file that another machine made gets a
/// new one: a copy of it (a cloned machine) may be at work there still, and the two must know each other apart.
Result<store::BindingRow> installation(Tables& tables, Doors doors);

/// The shop's address as it is bound: the same site, whether written with a slash at its end or in capitals.
std::string home_of(const shop::Facts& facts);

/// Signs in, proves the client and the shop (binding both on first use), reads facts and lists, resolves the names.
/// `may_bind`: false for a dry run and for `check`, which look without binding.
/// Errors: those of both wires; wrong-client, wrong-shop, home-country-differs.
Result<Prepared> prepare(const settings::Settings& settings, Tables& tables, Readers readers, Doors doors, bool may_bind);

}  // namespace woo24::jobs
