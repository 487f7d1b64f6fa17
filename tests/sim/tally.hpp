#pragma once
// How much of everything a run of seeds met.

#include <iosfwd>
#include <map>
#include <set>
#include <string>

namespace woo24::sim {

struct Tally {
  std::map<std::string, int> faults;  ///< by kind, struck at a door
  std::map<std::string, int> upsets;  ///< crashes, clock, state files, sessions, sides that are down
  std::map<std::string, int> hands;   ///< of the bookkeeper and of persons at the command line
  std::map<std::string, int> deeds;   ///< of customers and of the shop's people
  std::map<std::string, int> told;    ///< orders that ended with a reason, by it
  int seeds = 0, failed = 0, runs = 0, calls = 0;
  std::map<std::string, int> changed;  ///< orders that the shop changed after they were sent
  std::map<std::string, int> imports;
  std::map<std::string, int> proofs;            ///< how the proof of a seed ended, and what it named
  std::map<std::string, int> catalogue;         ///< what became of products
  std::map<std::string, int> catalogue_hands;   ///< of people on products
  std::map<std::string, int> catalogue_faults;  ///< struck at a door of the catalogue's lanes
  int orders = 0, due = 0, released = 0, taken_over = 0;
  int refunds = 0, credits = 0, divided = 0, restocked = 0, completed = 0;
  int seeds_deleted = 0, seeds_restored = 0;  ///< seeds in which the state file was
  int threads = 0;                            ///< seeds with two workers on real threads

  std::set<std::string> pairs;  ///< of every two unknowns of the office, the values they had together

  void add(const Tally& other);
};
std::ostream& operator<<(std::ostream& out, const Tally& tally);

}  // namespace woo24::sim
