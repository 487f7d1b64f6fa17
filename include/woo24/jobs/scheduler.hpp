#pragma once
// Which job runs when. A value: no thread, no clock of its own; it is asked what is next, and told what happened. Not
// thread-safe.
//
// A job is a row. It is due by pace (so long after it last ended), at a time of day, or when a person wishes it. Two things
// keep a job that is due from running: a trouble of its own (the state file cannot be written, an answer that says no), and a
// trouble of a place that all jobs share: a side that is down, or asked for rest. Pauses of both grow while nothing changes.
// The first job that finds a side there again frees all others at once.

#include "woo24/base/result.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::jobs {

/// Each has one worker, so that a long import of products delays no order. The desk asks neither side: mail, wishes, alarms.
enum class Lane { orders, catalogue, desk };
inline constexpr int k_lanes = 3;

/// Where a trouble is; `here`: settings, secrets, or a state file bound to another shop or client.
enum class Place { shop, office, here };

/// Rows of one lane that are due at once run in the order in which they stand.
struct Row {
  std::string job;
  Lane lane = Lane::orders;
  bool asks_sides = true;                     ///< needs both
  std::optional<std::chrono::seconds> pace;   ///< from one end to the next start
  std::optional<std::chrono::minutes> daily;  ///< from local midnight; once a local day, made up for once when it was missed
  bool on = true;                             ///< else it runs only when wished
};

struct Turn {
  std::string job;
  Instant at{};
  bool wished = false;  ///< a person waits for it
  friend bool operator==(const Turn&, const Turn&) = default;
};

/// How a run ended.
struct Ending {
  std::optional<Error> error = std::nullopt;  ///< why it ended early
  bool shop_answered = false, office_answered = false;
  bool cut_short = false;  ///< it made way for a wish between two steps, and goes on after that
};

/// Why nothing is asked of a place now.
struct Trouble {
  Place place = Place::here;
  Error error;
  Instant since{}, until{};  ///< `until`: then the next job tries
  int tries = 0;
  Lane lane = Lane::orders;  ///< whose job found it
};

/// Nothing: the trouble is the job's own.
std::optional<Place> place_of(const Error& error);

class Scheduler {
 public:
  /// `seed` (of the chance door) spreads the jobs, so that many shops on one machine do not all ask at once.
  Scheduler(std::vector<Row> rows, std::uint64_t seed, Instant now);

  /// What the lane does next, and when: at once when its time is not after `now`. Nothing: it is busy, or has nothing to come.
  [[nodiscard]] std::optional<Turn> next(Lane lane, Instant now) const;
  void started(std::string_view job, Instant now);
  void ended(std::string_view job, Instant now, const Ending& how);
  /// Told also by whoever asks a side outside of a job. `pace`: the first pause.
  void side_down(Place place, Instant now, const Error& error, Lane lane = Lane::orders,
                 std::chrono::seconds pace = std::chrono::seconds{60});
  void side_up(Place place);

  /// A person asks for it: it runs next, whatever its pace and the pauses, but leaves a side alone that asked for rest.
  void wish(std::string_view job);
  void unwish(std::string_view job);
  /// Whether what the lane does now should end between two steps: for a wish or since a person paused it, unless it was itself
  /// wished.
  [[nodiscard]] bool makes_way(Lane lane) const;
  /// A person's pause of a job: it runs only when wished.
  void pause(std::string_view job, bool paused);
  void at_once(std::string_view job);

  /// Whose clock "daily" is by, and since when there is anything to do daily. Until told, no daily job is due.
  void know(const Zone& zone, Instant first_start);
  /// A daily job was done then, in an earlier life or by a command.
  void done(std::string_view job, Instant at);

  [[nodiscard]] const std::vector<Trouble>& troubles() const { return troubles_; }
  /// Those, and what has failed twice in a row of the job that matters most, though no side is down: an answer that says no, a
  /// page of a wall in front of the shop, a state file that cannot be written. Where it is the only one, it says why nothing
  /// gets through.
  [[nodiscard]] std::vector<Trouble> all_troubles() const;
  /// The trouble of a side that asked to be left alone, while it lasts.
  [[nodiscard]] std::optional<Error> rest(Instant now) const;
  /// When each job runs next, as things stand.
  [[nodiscard]] std::vector<Turn> upcoming(Instant now) const;
  [[nodiscard]] bool is_running(std::string_view job) const;
  [[nodiscard]] bool is_wished(std::string_view job) const;

 private:
  struct Job {
    Row row;
    std::optional<Instant> due;  ///< by pace
    std::optional<Instant> last_day;
    std::optional<Instant> not_before;  ///< a pause of its own
    std::chrono::seconds jitter{0};
    Instant started{};
    int failures = 0;
    std::optional<Error> failure;  ///< of the last of them
    Instant failing_since{};
    bool state_failed = false, running = false, wished = false, runs_wished = false, paused = false;
    bool again = false;  ///< asked for at once while it runs: what it sees may be older
  };
  [[nodiscard]] const Job* find(std::string_view job) const;
  Job* find(std::string_view job);
  [[nodiscard]] std::optional<Instant> due_of(const Job& job, Instant now) const;
  [[nodiscard]] std::optional<Instant> at_of(const Job& job, Instant now) const;
  [[nodiscard]] Instant gate(Lane lane, Instant at, Instant now) const;
  [[nodiscard]] bool orders_may_try(Instant now) const;
  void draw_jitter(Job& job);
  std::chrono::seconds drawn(std::chrono::seconds most);
  void failed(Job& job, Instant now, const Error& error);

  std::vector<Job> jobs_;
  std::vector<Trouble> troubles_;
  std::uint64_t seed_;
  std::optional<Zone> zone_;
  Instant first_start_{};
};

}  // namespace woo24::jobs
