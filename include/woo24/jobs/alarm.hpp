#pragma once
// What cannot wait for the morning: said once per cause, again while it stands (alarm.repeat), and once more when it is over.

#include "woo24/jobs/sides.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::jobs {

/// A cause that stands now.
struct Cause {
  std::string name;  ///< by which it is known again
  Reason reason;
  Instant since{};
  friend bool operator==(const Cause&, const Cause&) = default;
};

/// `down`: what ended the last try of both sides, nothing when it went well.
Result<std::vector<Cause>> standing_causes(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now,
                                           const std::optional<Error>& down);

/// Composes what has to be said, and remembers that; all or nothing.
Result<void> raise_alarms(Tables& tables, const settings::Settings& settings, const Zone& zone, ChanceDoor& chance, Instant now,
                          const std::vector<Cause>& causes);

}  // namespace woo24::jobs
