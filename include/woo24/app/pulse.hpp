#pragma once
// Whether a lane goes on: it gives a sign at every call and between all steps. One that has work and gave none for longer than
// any call may take is stuck. The watchdog is fed by this, not by a timer that would go on beside a lane that hangs.

#include "woo24/base/doors.hpp"

#include <atomic>

namespace woo24::app {

/// Given by the lane's thread, felt by another.
class Pulse {
 public:
  /// The longest call may take 180 s, a step a few of them side by side, and the state file may be waited for.
  static constexpr std::chrono::minutes k_longest{10};

  explicit Pulse(ClockDoor& clock) : clock_(clock), last_(clock.steady()) {}
  void beat() { last_ = clock_.steady(); }
  void begin_work() {
    beat();
    working_ = true;
  }
  void end_work() { working_ = false; }
  [[nodiscard]] bool is_felt() const { return !working_ || clock_.steady() - last_.load() <= k_longest; }

 private:
  ClockDoor& clock_;
  std::atomic<std::chrono::milliseconds> last_;
  std::atomic<bool> working_{false};
};

}  // namespace woo24::app
