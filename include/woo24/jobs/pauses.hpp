#pragma once
// `woo24 pause JOB`: kept in the state file, so that a pause outlives the service that was told of it.

#include "woo24/jobs/sides.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace woo24::jobs {

/// The jobs that go by themselves and carry something from one side to the other, by the names of `woo24 sync`. Categories go
/// with the products.
inline constexpr std::array k_pausable{"orders", "completed", "import", "products", "stock"};
inline constexpr const char* k_all = "all";

/// What `pause JOB` is about: that job, or of `all` each of them, also those that the settings leave out today.
std::vector<std::string> meant_by(const std::string& word);

struct PausedJob {
  std::string job;
  Instant since{};
  friend bool operator==(const PausedJob&, const PausedJob&) = default;
};
/// In the order of k_pausable.
Result<std::vector<PausedJob>> paused_jobs(Tables& tables);

/// Since when a person has paused the job; nothing when it is not paused.
Result<std::optional<Instant>> paused_since(Tables& tables, const std::string& job);
/// `word` as of `meant_by`; all or none. Paused again: since the first time.
Result<void> set_paused(Tables& tables, const std::string& word, bool paused, Instant now);

}  // namespace woo24::jobs
