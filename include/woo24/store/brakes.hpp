#pragma once
// Table brake: which job has stopped before something that is too much at once, and waits for a yes. No rule lives here.

#include "woo24/base/reason.hpp"
#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>

namespace woo24::store {

struct BrakeRow {
  std::string job;  ///< products, stock
  Reason reason;
  std::string digest;  ///< of the plan that a yes releases
  Instant since{};
  friend bool operator==(const BrakeRow&, const BrakeRow&) = default;
};

class Brakes {
 public:
  explicit Brakes(Database& db) : db_(db) {}
  Result<std::optional<BrakeRow>> of(const std::string& job);
  /// `since` of one with the same reason stays.
  Result<void> set(const BrakeRow& brake);
  Result<void> release(const std::string& job);

 private:
  Database& db_;
};

}  // namespace woo24::store
