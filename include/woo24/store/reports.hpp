#pragma once
// Tables report, told and alarm: mails from when they are composed until they are accepted, which failures a report has told,
// and which alarms stand. No rule lives here.

#include "woo24/base/amount.hpp"
#include "woo24/base/reason.hpp"
#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace woo24::store {

struct Letter {
  std::int64_t id = 0;
  std::string kind;  ///< "report", "alarm"
  std::string message_id, subject;
  std::string message;  ///< the bytes; "" once accepted, so that no personal data stays
  Instant composed_at{};
  int attempts = 0;
  Instant next_try_at{};
  std::optional<Instant> accepted_at;
  std::optional<Reason> reason;  ///< why it is not accepted yet
  friend bool operator==(const Letter&, const Letter&) = default;
};

/// A failure that a report has told, and that stood when last looked at.
struct Told {
  std::string subject;  ///< a posting's key, "import:ID"
  ReasonId reason = ReasonId::internal_fault;
  Instant since{};
  std::int64_t report = 0;
  friend bool operator==(const Told&, const Told&) = default;
};

struct StandingAlarm {
  std::string cause;
  Reason reason;
  Instant since{}, said_at{};
  friend bool operator==(const StandingAlarm&, const StandingAlarm&) = default;
};

/// An order or credit that was done.
struct Through {
  bool credit = false;
  std::string number, currency;
  Amount total;
  Instant at{};
  friend bool operator==(const Through&, const Through&) = default;
};

class Reports {
 public:
  explicit Reports(Database& db) : db_(db) {}
  /// New; its id.
  Result<std::int64_t> add(const Letter& letter);
  Result<void> tried(std::int64_t id, int attempts, Instant next_try_at, const Reason& reason);
  /// Its bytes are forgotten.
  Result<void> accepted(std::int64_t id, Instant at);
  /// Not accepted yet, the oldest first.
  Result<std::vector<Letter>> unsent();
  /// What was composed, accepted or not: the newest of its kind.
  Result<std::optional<Letter>> last(const std::string& kind);
  /// One that was not accepted is gone, and what it would have told counts as untold.
  Result<void> drop(std::int64_t id);
  /// Accepted ones that were composed before.
  Result<void> forget_before(Instant at);

  Result<std::vector<Told>> told();
  Result<void> tell(const Told& told);
  Result<void> untell(const Told& told);

  Result<std::vector<StandingAlarm>> alarms();
  Result<void> put(const StandingAlarm& alarm);
  Result<void> end_alarm(const std::string& cause);

  /// Done between the two moments (the second not included).
  Result<std::vector<Through>> through(Instant from, Instant until);
  Result<std::optional<Through>> last_through();
  /// The subjects of the trail that failed between the two moments, each once.
  Result<std::vector<std::string>> failed(Instant from, Instant until);

 private:
  Database& db_;
};

}  // namespace woo24::store
