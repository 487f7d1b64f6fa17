#pragma once
// What a walk of the plan counted, so that the walk that applies it brings nothing else: the mirrors are refreshed meanwhile,
// and a change that no brake has counted, and nobody has said yes to, is the next run's.

#include "woo24/model/catalogue_plan.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace woo24::jobs {

// Everything about a change that somebody could have seen of it: what stood on both sides, and what is to be written.
std::string plan_line(const FieldChange& field, const ChangePair& pair);
std::string plan_line(const MakeShopProduct& change);
std::string plan_line(const MakeOfficeProduct& change);

/// Eight bytes a change, so that a plan of any size is remembered whole.
class PlannedChanges {
 public:
  void add(const std::string& line);
  /// After the last one.
  void close();
  [[nodiscard]] bool has(const std::string& line) const;

 private:
  std::vector<std::uint64_t> lines_;
};

}  // namespace woo24::jobs
