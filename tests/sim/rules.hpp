#pragma once
// The rules of exactly-once.md that carry a mark (base/teeth), each with a seed that fails when it is taken out.

#include <cstdint>
#include <string>
#include <vector>

namespace woo24::sim {

struct Rule {
  std::string name;
  std::uint64_t seed = 0;  ///< fails without the rule and passes with it
  std::string says;
  bool of_catalogue = false;  ///< only a seed with a catalogue can notice
};

const std::vector<Rule>& rules();

}  // namespace woo24::sim
