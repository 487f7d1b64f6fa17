#pragma once
// When the next run is due. A value: no thread, no clock of its own.

#include "woo24/base/result.hpp"

#include <chrono>
#include <optional>

namespace woo24::jobs {

class Scheduler {
 public:
  explicit Scheduler(std::chrono::seconds pace) : pace_(pace) {}
  [[nodiscard]] Instant next(Instant now) const;
  /// A run ended; `error` when it ended early. A side that is down is asked again after a pause that grows to half an hour;
  /// one that asked for rest is left alone until its time, at most 65 minutes; a state file that cannot be written is tried
  /// again every one to ten minutes.
  void ended(Instant now, const std::optional<Error>& error);
  void set_pace(std::chrono::seconds pace) { pace_ = pace; }
  void at_once() { due_.reset(); }

 private:
  std::chrono::seconds pace_;
  std::optional<Instant> due_;
  int downs_ = 0;
};

}  // namespace woo24::jobs
