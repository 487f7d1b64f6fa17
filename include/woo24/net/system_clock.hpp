#pragma once
// ClockDoor over the machine's own clocks. Thread-safe.

#include "woo24/base/doors.hpp"

namespace woo24::net {

class SystemClock final : public ClockDoor {
 public:
  Instant now() override;                       ///< UTC, whole seconds, rounded down
  std::chrono::milliseconds steady() override;  ///< since some moment before the process began
};

}  // namespace woo24::net
