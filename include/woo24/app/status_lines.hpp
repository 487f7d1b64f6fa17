#pragma once
// `woo24 status`: whether it works and since when, the cause first, and the remedy as a command. From the state file alone;
// neither side is asked.

#include "woo24/app/json_text.hpp"
#include "woo24/app/proof_lines.hpp"
#include "woo24/app/service_notes.hpp"
#include "woo24/jobs/pauses.hpp"
#include "woo24/store/brakes.hpp"
#include "woo24/store/reports.hpp"

#include <optional>
#include <string>
#include <vector>

namespace woo24::app {

struct ServiceState {
  bool working = false;
  std::optional<Reason> cause;            ///< what keeps everything from going through
  std::optional<Instant> since;           ///< working, or not
  bool gone = false;                      ///< the service ended without being told to
  std::vector<jobs::PausedJob> paused;    ///< by a person
  std::optional<store::Run> last, good;   ///< run of orders
  std::optional<store::Through> through;  ///< the last order or credit that was done
  std::int64_t sent = 0, waiting = 0, failed = 0, payments_to_check = 0;
  ServiceNotes notes;
  std::optional<Reason> mail;           ///< why mails wait
  std::vector<store::BrakeRow> brakes;  ///< that wait for a yes
  LastProof proof;
  /// Since when nothing goes to the books because a person has said so.
  [[nodiscard]] std::optional<Instant> orders_paused() const;
  /// Nothing to do for anybody.
  [[nodiscard]] bool well() const;
};

Result<ServiceState> service_state(jobs::Tables& tables, const settings::Settings& settings, Instant now);

std::string status_lines(const ServiceState& state, const settings::Settings& settings, const Zone& zone, Instant now);
Json status_json(const ServiceState& state, settings::Language language, Instant now);

}  // namespace woo24::app
