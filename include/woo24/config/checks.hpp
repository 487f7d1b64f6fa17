#pragma once
// What single values cannot show: keys that exclude each other, names of entries, entries given twice or never reached.

#include "woo24/base/reason.hpp"
#include "woo24/settings/settings.hpp"

#include <map>
#include <string>
#include <vector>

namespace woo24::config {

struct Spot {
  int line = 1, column = 1;
  friend bool operator==(const Spot&, const Spot&) = default;
};

/// Path ("orders.vat[2].rate") → where its value stands. Only what the file gives is in it.
using Spots = std::map<std::string, Spot>;

/// `at_fault`: the keys that are already known to be wrong; nothing more is concluded from them.
std::vector<Reason> clashes(const settings::Settings& settings, const Spots& spots, const std::vector<std::string>& at_fault);

}  // namespace woo24::config
