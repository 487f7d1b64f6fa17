// woo24-sim: the whole program against a pretended world, one life after the other, under every trouble a seed can draw.
//   woo24-sim --seeds 1..300        runs them, prints what they met, and the story of the first that fails
//   woo24-sim --catalogues 1..300   only those of them that have a catalogue
//   woo24-sim --story 42 [ORDER]    the whole story of one seed, or what concerns one order
//   woo24-sim --twice 1..20         each seed twice: it must tell the same story
#include "sim/simulation.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

namespace {

using woo24::sim::Simulation;
using woo24::sim::Tally;

int usage() {
  std::cerr << "usage: woo24-sim --seeds A..B [--keep-going] | --catalogues A..B [--keep-going] | --twice A..B | --story SEED "
               "[ORDER]\n";
  return 2;
}

int tell(std::uint64_t seed, std::optional<std::int64_t> order) {
  Simulation simulation(seed);
  const bool good = simulation.run();
  simulation.town().story.print(std::cout, order);
  std::cout << simulation.town().tally;
  return good ? 0 : 1;
}

int compare(std::uint64_t first, std::uint64_t last) {
  int differ = 0;
  for (auto seed = first; seed <= last; ++seed) {
    Simulation one(seed), two(seed);
    one.run();
    two.run();
    if (one.town().story.text() == two.town().story.text()) continue;
    std::cout << "seed " << seed << " tells two stories\n";
    ++differ;
  }
  std::cout << last - first + 1 << " seeds, " << differ << " of them tell two stories\n";
  return differ == 0 ? 0 : 1;
}

int run(std::uint64_t first, std::uint64_t last, bool keep_going, bool catalogues) {
  Tally all;
  const auto began = std::chrono::steady_clock::now();
  for (auto seed = first; seed <= last; ++seed) {
    if (catalogues && !woo24::sim::drawn(seed).catalogue.there) continue;
    Simulation simulation(seed);
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
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() < 2) return usage();
  if (arguments[0] == "--story") {
    const auto order = arguments.size() > 2 ? std::optional(std::atoll(arguments[2].c_str())) : std::nullopt;
    return tell(std::strtoull(arguments[1].c_str(), nullptr, 10), order);
  }
  const auto dots = arguments[1].find("..");
  const bool twice = arguments[0] == "--twice";
  const bool catalogues = arguments[0] == "--catalogues";
  if ((arguments[0] != "--seeds" && !twice && !catalogues) || dots == std::string::npos) return usage();
  const auto first = std::strtoull(arguments[1].c_str(), nullptr, 10);
  const auto last = std::strtoull(arguments[1].c_str() + dots + 2, nullptr, 10);
  if (first == 0 || last < first) return usage();
  return twice ? compare(first, last) : run(first, last, arguments.size() > 2 && arguments[2] == "--keep-going", catalogues);
}
