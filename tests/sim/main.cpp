// woo24-sim: the whole program against a pretended world, one life after the other, under every trouble a seed can draw.
//   woo24-sim --seeds 1..300        runs them, prints what they met, and the story of the first that fails
//   woo24-sim --story 42 [ORDER]    the whole story of one seed, or what concerns one order
//   woo24-sim --twice 1..20         each seed twice: it must tell the same story
// Each takes `--more catalogue|crashes_and_lag|imports`: every seed with more of that than its dice gave (sim/scenario).
#include "sim/simulation.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

namespace {

using woo24::sim::drawn;
using woo24::sim::More;
using woo24::sim::Simulation;
using woo24::sim::Tally;

std::optional<More> more_named(const std::string& name) {
  if (name == "catalogue") return More::catalogue;
  if (name == "crashes_and_lag") return More::crashes_and_lag;
  if (name == "imports") return More::imports;
  return std::nullopt;
}

int usage() {
  std::cerr << "usage: woo24-sim [--more catalogue|crashes_and_lag|imports] (--seeds A..B [--keep-going] | --twice A..B | "
               "--story SEED [ORDER])\n";
  return 2;
}

int tell(std::uint64_t seed, More more, std::optional<std::int64_t> order) {
  Simulation simulation(drawn(seed, more));
  const bool good = simulation.run();
  simulation.town().story.print(std::cout, order);
  std::cout << simulation.town().tally;
  return good ? 0 : 1;
}

int compare(std::uint64_t first, std::uint64_t last, More more) {
  int differ = 0;
  for (auto seed = first; seed <= last; ++seed) {
    Simulation one(drawn(seed, more)), two(drawn(seed, more));
    one.run();
    two.run();
    if (one.town().story.text() == two.town().story.text()) continue;
    std::cout << "seed " << seed << " tells two stories\n";
    ++differ;
  }
  std::cout << last - first + 1 << " seeds, " << differ << " of them tell two stories\n";
  return differ == 0 ? 0 : 1;
}

int run(std::uint64_t first, std::uint64_t last, More more, bool keep_going) {
  Tally all;
  const auto began = std::chrono::steady_clock::now();
  for (auto seed = first; seed <= last; ++seed) {
    Simulation simulation(drawn(seed, more));
    const bool good = simulation.run();
    all.add(simulation.town().tally);
    if (good) continue;
    if (keep_going) {
      for (const auto& one : simulation.broken())
        std::cout << "seed " << seed << ", order " << one.order << ": " << one.what << std::endl;
      continue;
    }
    simulation.print_failure(std::cout);
    std::cout << all;
    return 1;
  }
  const auto took = std::chrono::steady_clock::now() - began;
  std::cout << all << "ms a seed "
            << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() / std::max(all.seeds, 1) << "\n";
  return all.failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> arguments(words + 1, words + count);
  auto more = More::nothing;
  if (arguments.size() > 1 && arguments[0] == "--more") {
    const auto named = more_named(arguments[1]);
    if (!named) return usage();
    more = *named;
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.size() < 2) return usage();
  if (arguments[0] == "--story") {
    const auto order = arguments.size() > 2 ? std::optional(std::atoll(arguments[2].c_str())) : std::nullopt;
    return tell(std::strtoull(arguments[1].c_str(), nullptr, 10), more, order);
  }
  const auto dots = arguments[1].find("..");
  const bool twice = arguments[0] == "--twice";
  if ((arguments[0] != "--seeds" && !twice) || dots == std::string::npos) return usage();
  const auto first = std::strtoull(arguments[1].c_str(), nullptr, 10);
  const auto last = std::strtoull(arguments[1].c_str() + dots + 2, nullptr, 10);
  if (first == 0 || last < first) return usage();
  return twice ? compare(first, last, more) : run(first, last, more, arguments.size() > 2 && arguments[2] == "--keep-going");
}
