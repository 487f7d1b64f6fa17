#pragma once
// The rules of exactly-once.md that carry a mark (base/teeth), each with a seed that fails when it is taken out.

#include "sim/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace woo24::sim {

struct Rule {
  std::string name;
  std::uint64_t seed = 0;  ///< fails without the rule and passes with it
  std::string says;
  More more = More::nothing;  ///< the seed's scenario is `drawn(seed, more)`
};

const std::vector<Rule>& rules();

}  // namespace woo24::sim
