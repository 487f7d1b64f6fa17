#pragma once
// Table run: what each run of a job did. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

struct Run {
  std::string job;
  Instant started{};
  std::optional<Instant> ended;
  std::string counts;  ///< JSON
  std::optional<Reason> error;
  friend bool operator==(const Run&, const Run&) = default;
};

class Runs {
 public:
  explicit Runs(Database& db) : db_(db) {}
  Result<std::int64_t> start(const std::string& job, Instant at);
  /// The number of the newest one of all jobs; 0: there was none.
  Result<std::int64_t> newest();
  Result<void> end(std::int64_t id, Instant at, const std::string& counts, const std::optional<Reason>& error);
  Result<std::optional<Run>> last(const std::string& job);
  /// The last one that ended without error.
  Result<std::optional<Run>> last_good(const std::string& job);
  /// How many were older; the last of each job and its last good one stay.
  Result<int> forget_before(Instant at);

 private:
  Database& db_;
};

}  // namespace woo24::store
