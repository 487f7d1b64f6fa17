#pragma once
// What the lanes and the desk know in common: who does what next, whether an end is asked for, and the runs that people wait
// for. Thread-safe; holds nothing up.

#include "woo24/app/wish.hpp"
#include "woo24/jobs/scheduler.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace woo24::app {

/// The jobs that say what stands wrong, by mail and in the state file: run at once when a trouble comes or goes.
inline constexpr const char* k_alarms = "alarms";
inline constexpr const char* k_upkeep = "upkeep";

class Board {
 public:
  explicit Board(jobs::Scheduler scheduler) : scheduler_(std::move(scheduler)) {}

  /// The job that the lane is to do now, marked as begun.
  std::optional<jobs::Turn> begin(jobs::Lane lane, Instant now);
  /// Sleeps until the lane has something to do, at most half a minute: the clock may be set.
  void wait(jobs::Lane lane, ClockDoor& clock);

  /// How a job ended. Wishes that this answers, to be granted by the caller.
  using Answered = std::vector<std::pair<std::int64_t, store::Granted>>;
  Answered end(const jobs::Turn& turn, Instant now, const jobs::Ending& how, const RunCounts& counts);
  /// Somebody waits for one run of each of these, one after the other; the first error is the answer. Asked again: no change.
  void ask_for(std::int64_t wish, const std::vector<std::string>& jobs);
  void ask_for(const std::string& job);
  [[nodiscard]] bool makes_way(jobs::Lane lane);

  void stop();
  [[nodiscard]] bool stopping();
  /// Nothing helps any more: all stop, and the program ends with it.
  void give_up(const Error& error);
  [[nodiscard]] std::optional<Error> given_up();

  /// What the scheduler says or is told, under the lock.
  template <typename Work>
  auto with(const Work& work) {
    const std::lock_guard lock(mutex_);
    return work(scheduler_);
  }
  [[nodiscard]] std::vector<jobs::Trouble> troubles();
  /// Both sides have been tried since the start.
  [[nodiscard]] bool tried();

 private:
  struct Waiting {
    std::vector<std::string> jobs;            ///< still to be done; the first is asked for
    bool begun = false;                       ///< it runs, and began after it was asked for
    std::map<std::string, RunCounts> counts;  ///< of those that have been done
  };
  Answered answered_by(const std::string& job, const jobs::Ending& how, const RunCounts& counts);
  std::mutex mutex_;
  std::condition_variable changed_;
  jobs::Scheduler scheduler_;
  std::map<std::int64_t, Waiting> waiting_;
  bool stopping_ = false, tried_ = false;
  std::optional<Error> given_up_;
};

}  // namespace woo24::app
