#pragma once
// The service: a table of jobs, two lanes that work on it and a desk, over one state file and one lease. `woo24 run` gives each
// lane a thread; a test lets them take turns in one, on simulated time.

#include "woo24/app/mail_lane.hpp"
#include "woo24/app/workplace.hpp"
#include "woo24/store/file_mark.hpp"

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace woo24::app {

/// One row of the table: when, and what.
struct Job {
  jobs::Row row;
  std::function<Result<RunCounts>(bool wished)> run;
};

class Service {
 public:
  /// `database`: open already; the desk works with it. Reads pauses and when daily jobs were last done. `context` and `lease`
  /// outlive it.
  Service(const Context& context, const store::Lease& lease, store::Database& database);
  /// Ends the lanes after their steps.
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// Does one thing that is due in the lane; false when nothing is.
  bool turn(jobs::Lane lane);
  /// A thread for each lane but the desk, which is the caller's.
  void start();
  void ask_to_stop() { board_.stop(); }
  /// Calls under way end without an answer, and no more are made.
  void cut_off() { common_.http->stop(); }
  /// Whether every lane has ended.
  [[nodiscard]] bool has_ended() const;
  /// Why it cannot go on at all.
  [[nodiscard]] std::optional<Error> given_up() { return board_.given_up(); }
  /// Whether every lane that has work goes on: only then the watchdog is fed.
  [[nodiscard]] bool goes_on() const;
  /// One line for `systemctl status`.
  [[nodiscard]] std::string line();

  /// Whether these settings can be worked with: names resolve. Errors as jobs::prepare.
  Result<void> prove_settings();
  void settle_mail() { mail_.settle(); }
  [[nodiscard]] Board& board() { return board_; }

 private:
  std::vector<Job> table();
  void run(const Job& job, const jobs::Turn& turn, Workplace& place);
  void work(jobs::Lane lane);
  void know_the_day();
  /// Error: state-replaced, where another file was copied over the one that was opened.
  [[nodiscard]] Result<void> in_place();
  /// Where somebody who reads or writes the file is in the way of its mark, it is put again when the desk looks after things.
  void mark_file();
  void leave_what_replaced_it();
  Result<RunCounts> look_at_alarms();
  Result<RunCounts> look_after();
  [[nodiscard]] std::optional<Reason> why_down();
  Workplace& place(jobs::Lane lane) { return *places_.at(static_cast<std::size_t>(lane)); }
  [[nodiscard]] Instant now() { return context_.outside.clock.now(); }

  Context context_;
  store::Database& database_;
  jobs::Tables tables_;  ///< the desk's
  std::vector<Job> table_;
  Board board_;
  Common common_;
  std::array<std::unique_ptr<Workplace>, jobs::k_lanes> places_;
  MailLane mail_;
  std::mutex mark_guard_;
  std::optional<store::FileMark> mark_;
  std::string counts_line_;  ///< for line(): as last counted
  std::array<std::atomic<bool>, jobs::k_lanes> at_work_{};
  std::vector<std::thread> threads_;
};

/// The state file can never be right again by itself. Anything else about it (a full disk, a read-only one, another program
/// that holds it) is waited out: nothing is sent meanwhile, since nothing can be journaled.
bool is_final(const Error& error);

}  // namespace woo24::app
