#pragma once
// What happened in a simulated seed, line by line, for a person to read: when, who, what, and which orders it concerns.

#include "woo24/sandbox/sim_doors.hpp"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace woo24::sim {

class Story {
 public:
  using Orders = std::set<std::int64_t>;  ///< shop order ids
  explicit Story(sandbox::SimTime& time) : time_(time) {}
  /// `orders` empty: it concerns all.
  void tell(const std::string& who, const std::string& what, const Orders& orders = {});
  /// All of it, or what concerns one order.
  void print(std::ostream& out, std::optional<std::int64_t> order = std::nullopt) const;
  [[nodiscard]] std::string text() const;

 private:
  struct Line {
    Instant at;
    std::string who, what;
    Orders orders;
  };
  sandbox::SimTime& time_;
  std::vector<Line> lines_;
};

/// The shop's order ids that a request speaks of: keys in a body, ids in an address.
Story::Orders orders_in(const std::string& url, const std::string& body);

}  // namespace woo24::sim
