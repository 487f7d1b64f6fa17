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

}  // namespace

void Tally::add(const Tally& other) {
  add_to(faults, other.faults);
  add_to(upsets, other.upsets);
  add_to(hands, other.hands);
  add_to(deeds, other.deeds);
  add_to(told, other.told);
  add_to(proofs, other.proofs);
  refunds += other.refunds;
  credits += other.credits;
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
      << "refunds " << tally.refunds << ", credited " << tally.credits << "; invoiced orders that became completed "
      << tally.completed << "\n";
  print(out, "faults", tally.faults);
  print(out, "upsets", tally.upsets);
  print(out, "hands", tally.hands);
  print(out, "deeds", tally.deeds);
  print(out, "orders told", tally.told);
  print(out, "proofs", tally.proofs);
  return out;
}

}  // namespace woo24::sim
