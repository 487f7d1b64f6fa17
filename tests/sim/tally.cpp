#include "sim/tally.hpp"

#include <ostream>

namespace woo24::sim {

namespace {

void add_to(std::map<std::string, int>& all, const std::map<std::string, int>& more) {
  for (const auto& [name, count] : more) all[name] += count;
}

void print(std::ostream& out, const char* title, const std::map<std::string, int>& counts) {
  int sum = 0;
  for (const auto& [name, count] : counts) sum += count;
  out << title << " " << sum;
  const char* between = ": ";
  for (const auto& [name, count] : counts) {
    out << between << name << " " << count;
    between = ", ";
  }
  out << "\n";
}

/// How many pairs there are of the values that were met.
std::size_t possible(const std::set<std::string>& pairs) {
  std::map<std::string, std::set<std::string>> values;
  for (const auto& pair : pairs) {
    const auto comma = pair.find(", ");
    for (const auto& one : {pair.substr(0, comma), pair.substr(comma + 2)}) values[one.substr(0, one.rfind(' '))].insert(one);
  }
  std::size_t sum = 0, before = 0;
  for (const auto& [name, all] : values) {
    sum += before * all.size();
    before += all.size();
  }
  return sum;
}

}  // namespace

void Tally::add(const Tally& other) {
  add_to(faults, other.faults);
  add_to(upsets, other.upsets);
  add_to(hands, other.hands);
  add_to(deeds, other.deeds);
  add_to(told, other.told);
  add_to(proofs, other.proofs);
  add_to(changed, other.changed);
  add_to(imports, other.imports);
  add_to(catalogue, other.catalogue);
  add_to(catalogue_hands, other.catalogue_hands);
  add_to(catalogue_faults, other.catalogue_faults);
  pairs.insert(other.pairs.begin(), other.pairs.end());
  seeds_deleted += other.seeds_deleted;
  seeds_restored += other.seeds_restored;
  refunds += other.refunds;
  credits += other.credits;
  divided += other.divided;
  restocked += other.restocked;
  completed += other.completed;
  seeds += other.seeds;
  failed += other.failed;
  runs += other.runs;
  calls += other.calls;
  orders += other.orders;
  due += other.due;
  released += other.released;
  taken_over += other.taken_over;
  threads += other.threads;
}

std::ostream& operator<<(std::ostream& out, const Tally& tally) {
  out << "seeds " << tally.seeds << ", of them with two threads " << tally.threads << ", failed " << tally.failed << "\n"
      << "runs of the program " << tally.runs << ", calls " << tally.calls << "\n"
      << "orders " << tally.orders << ", due at the end " << tally.due << ", of those released in the books " << tally.released
      << "\n"
      << "refunds " << tally.refunds << ", credited " << tally.credits << ", in two " << tally.divided << ", stock of "
      << tally.restocked << " orders equal after all refunds"
      << "; invoiced orders that became completed " << tally.completed << "\n";
  out << "state file deleted in " << tally.seeds_deleted << " seeds, put back in " << tally.seeds_restored
      << "; pairs of values of two unknowns met " << tally.pairs.size() << " of " << possible(tally.pairs) << "\n";
  print(out, "changed after the sale", tally.changed);
  print(out, "imports", tally.imports);
  print(out, "catalogue", tally.catalogue);
  print(out, "hands on the catalogue", tally.catalogue_hands);
  print(out, "faults at the catalogue's doors", tally.catalogue_faults);
  print(out, "faults", tally.faults);
  print(out, "upsets", tally.upsets);
  print(out, "hands", tally.hands);
  print(out, "deeds", tally.deeds);
  print(out, "orders told", tally.told);
  print(out, "proofs", tally.proofs);
  return out;
}

}  // namespace woo24::sim
