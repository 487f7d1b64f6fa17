// woo24-sim-teeth: takes one rule out of the program and looks for a seed in which that is noticed.
//   woo24-sim-teeth --check                       each rule's seed must fail without it and pass with it
//   woo24-sim-teeth --rule NAME --seeds A..B      the first seed that fails without that rule
//   woo24-sim-teeth --all --seeds A..B            the same for every rule
//   woo24-sim-teeth --story SEED --rule NAME [ORDER]
#include "sim/rules.hpp"
#include "sim/scenario.hpp"
#include "sim/simulation.hpp"
#include "woo24/base/teeth.hpp"

#include <cstdlib>
#include <cstring>
#include <iostream>

namespace {

std::string taken_out;  // of this test program alone; set while no simulation runs

}  // namespace

bool woo24::teeth::in_force(const char* rule) { return taken_out.empty() || taken_out != rule; }

namespace {

using woo24::sim::More;
using woo24::sim::Scenario;
using woo24::sim::Simulation;

/// What a scenario breaks without the rule; "" when nothing.
std::string broken(const Scenario& scenario, const std::string& rule) {
  taken_out = rule;
  Simulation simulation(scenario);
  simulation.run();
  taken_out.clear();
  if (simulation.broken().empty()) return "";
  const auto& first = simulation.broken().front();
  return (first.order == 0 ? "" : "order " + std::to_string(first.order) + ": ") + first.what;
}

More more_for(const std::string& name) {
  for (const auto& rule : woo24::sim::rules()) {
    if (rule.name == name) return rule.more;
  }
  return More::nothing;
}

/// Whether this seed fails without the rule, and passes with it.
bool notices(std::uint64_t seed, const std::string& rule) {
  const auto scenario = woo24::sim::drawn(seed, more_for(rule));
  const auto what = broken(scenario, rule);
  if (what.empty() || !broken(scenario, "").empty()) return false;
  std::cout << rule << ": seed " << seed << ": " << what << std::endl;
  return true;
}

bool hunt(const std::string& rule, std::uint64_t first, std::uint64_t last) {
  for (auto seed = first; seed <= last; ++seed) {
    if (notices(seed, rule)) return true;
  }
  std::cout << rule << ": no seed of " << first << ".." << last << " notices" << std::endl;
  return false;
}

/// A change of the program moves its calls about, and with them what a seed meets: then another seed is looked for, and said.
int check() {
  constexpr std::uint64_t k_reach = 150;
  int moved = 0, missed = 0;
  for (const auto& rule : woo24::sim::rules()) {
    if (notices(rule.seed, rule.name)) continue;
    std::cout << rule.name << ": seed " << rule.seed << " of the table does not notice any more; looking for another\n";
    ++(hunt(rule.name, 1, k_reach) ? moved : missed);
  }
  std::cout << woo24::sim::rules().size() << " rules, " << moved << " by another seed than the table's, " << missed
            << " not noticed\n";
  return missed == 0 ? 0 : 1;
}

int usage() {
  std::cerr << "usage: woo24-sim-teeth --check | (--rule NAME | --all) --seeds A..B | --story SEED --rule NAME [ORDER]\n";
  return 2;
}

}  // namespace

int main(int count, char** words) {
  std::string rule;
  std::uint64_t first = 0, last = 0, story = 0;
  std::optional<std::int64_t> order;
  bool all = false;
  for (int n = 1; n < count; ++n) {
    const std::string word = words[n];
    const std::string value = n + 1 < count ? words[n + 1] : "";
    if (word == "--check") return check();
    if (word == "--all") {
      all = true;
    } else if (word == "--rule") {
      rule = value, ++n;
    } else if (word == "--story") {
      story = std::strtoull(value.c_str(), nullptr, 10), ++n;
    } else if (word == "--seeds") {
      const auto dots = value.find("..");
      if (dots == std::string::npos) return usage();
      first = std::strtoull(value.c_str(), nullptr, 10);
      last = std::strtoull(value.c_str() + dots + 2, nullptr, 10);
      ++n;
    } else {
      order = std::atoll(word.c_str());
    }
  }
  if (story != 0) {
    taken_out = rule;
    Simulation simulation(woo24::sim::drawn(story, more_for(rule)));
    const bool good = simulation.run();
    simulation.town().story.print(std::cout, order);
    return good ? 0 : 1;
  }
  if (first == 0 || last < first || (rule.empty() && !all)) return usage();
  if (!all) return hunt(rule, first, last) ? 0 : 1;
  int missed = 0;
  for (const auto& one : woo24::sim::rules()) missed += hunt(one.name, first, last) ? 0 : 1;
  return missed == 0 ? 0 : 1;
}
