#pragma once
// The hourly call budget: kept in the state file, so shared by the service and the command line, and alive over restarts.
// A quarantine and a Retry-After stand there too. The hour is the clock's hour, UTC.

#include "woo24/base/doors.hpp"
#include "woo24/base/result.hpp"
#include "woo24/store/office_memory.hpp"

namespace woo24::tfso {

enum class Urgency { live, background };  ///< background work leaves a fifth of the hour to live orders

class CallBudget {
 public:
  CallBudget(store::OfficeMemory& memory, ClockDoor& clock, int calls_per_hour)
      : memory_(memory), clock_(clock), limit_(calls_per_hour) {}
  /// Takes one call. Errors (kind `paused`): office-budget-spent, office-quarantine, office-busy, each with its end;
  /// a pause further ahead than 65 minutes counts as 65 minutes.
  Result<void> take(Urgency urgency);
  /// Remembers that calls must rest until then.
  Result<void> rest_until(Instant until, ReasonId why);
  /// APILimitRemaining / APILimitReset of an answer; both may be absent.
  Result<void> heard(std::optional<int> remaining, std::optional<Instant> reset);
  Result<int> used_this_hour();

 private:
  store::OfficeMemory& memory_;
  ClockDoor& clock_;
  int limit_;
};

}  // namespace woo24::tfso
