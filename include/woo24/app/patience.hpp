#pragma once
// How long a stop waits for a call that has left: its answer is worth having, but a side that hangs holds up no machine that is
// to go down.

#include "woo24/base/doors.hpp"

#include <optional>

namespace woo24::app {

class Patience {
 public:
  static constexpr std::chrono::seconds k_longest{60};

  explicit Patience(ClockDoor& clock) : clock_(clock) {}
  /// Asked for once more, there is none left.
  void stop_asked() {
    lost_ = asked_at_.has_value();
    if (!asked_at_) asked_at_ = clock_.steady();
  }
  [[nodiscard]] bool is_asked() const { return asked_at_.has_value(); }
  [[nodiscard]] bool is_over() const { return asked_at_ && (lost_ || clock_.steady() - *asked_at_ >= k_longest); }

 private:
  ClockDoor& clock_;
  std::optional<std::chrono::milliseconds> asked_at_;
  bool lost_ = false;
};

}  // namespace woo24::app
