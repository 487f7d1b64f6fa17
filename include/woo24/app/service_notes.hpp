#pragma once
// What the service writes down about itself in the state file, so that `woo24 status` can tell it: that it runs, what it does
// next, what keeps it from working, and how quickly both sides answer.

#include "woo24/app/workplace.hpp"
#include "woo24/jobs/scheduler.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace woo24::app {

struct ServiceNotes {
  std::optional<Instant> seen;   ///< when it last wrote; nothing: it has not run yet, or was stopped in good order
  std::optional<Instant> since;  ///< it has worked, or not, since then
  std::vector<jobs::Turn> next;  ///< each job's next run
  std::optional<Reason> trouble;
  std::optional<Instant> next_try;  ///< while in trouble
  struct Answer {
    Instant at{};
    std::chrono::milliseconds mean{0};
    friend bool operator==(const Answer&, const Answer&) = default;
  };
  std::optional<Answer> shop, office;  ///< of the last run that asked that side
  /// It writes every minute; later than this it is not there any more.
  static constexpr std::chrono::minutes k_fresh{5};
  [[nodiscard]] bool runs(Instant now) const { return seen && *seen <= now + k_fresh && now - *seen <= k_fresh; }
};

Result<ServiceNotes> service_notes(jobs::Tables& tables);

Result<void> note_plans(jobs::Tables& tables, const std::vector<jobs::Turn>& next, const std::vector<jobs::Trouble>& troubles,
                        Instant now);
/// It was stopped in good order.
Result<void> note_stopped(jobs::Tables& tables);
/// How long answers took since `before`.
Result<void> note_answers(Workplace& place, const BothAnswers& before);

/// "3 sent, 1 waiting, 0 failed"
Result<std::string> counts_line(jobs::Tables& tables);
/// For `systemctl status`: the trouble first. In English, as the log.
std::string status_line(const settings::Settings& settings, const std::vector<jobs::Trouble>& troubles,
                        const std::string& counts, bool starting);

}  // namespace woo24::app
