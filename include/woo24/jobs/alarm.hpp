#pragma once
// What cannot wait for the morning: said once per cause, again while it stands (alarm.repeat), and once more when it is over.

#include "woo24/jobs/sides.hpp"
#include "woo24/store/brakes.hpp"

#include <cstdint>
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

/// What the service knows that no table says.
struct Seen {
  /// Why nothing is asked of a place now; none when all went well.
  std::vector<Error> down;
  /// In the folder of the state file; nothing where that cannot be told.
  std::optional<std::uint64_t> free_bytes;
  std::string folder;
};

/// An alarm says when less is free than this, and its end when there is half as much again.
inline constexpr std::uint64_t k_little_room = 100ull << 20;

/// What holds a job of the catalogue that is not switched off, and waits for a yes.
Result<std::vector<store::BrakeRow>> standing_brakes(store::Database& db, const settings::Settings& settings);

/// What stands now and cannot wait: a sign-in that is refused, another client, another installation, nothing got through, an
/// order that waits too long, a disk that is nearly full, a brake that waits for a yes.
Result<std::vector<Cause>> standing_causes(Tables& tables, const settings::Settings& settings, const Zone& zone, Instant now,
                                           const Seen& seen);

/// Composes what has to be said, and remembers that; all or nothing. How many letters.
Result<int> raise_alarms(Tables& tables, const settings::Settings& settings, const Zone& zone, ChanceDoor& chance, Instant now,
                         const std::vector<Cause>& causes);

}  // namespace woo24::jobs
