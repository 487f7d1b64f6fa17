#pragma once
// `woo24 pause JOB`: kept in the state file, so that a pause outlives the service that was told of it.

#include "woo24/jobs/sides.hpp"

#include <optional>
#include <string>

namespace woo24::jobs {

/// Since when a person has paused the job; nothing when it is not paused.
Result<std::optional<Instant>> paused_since(Tables& tables, const std::string& job);
/// Paused again: since the first time.
Result<void> set_paused(Tables& tables, const std::string& job, bool paused, Instant now);

}  // namespace woo24::jobs
