#pragma once
// The program itself, in one life after the other on one state file: wired as the service is, run as the service and as
// `woo24 sync` run it. A crash at a door ends a life; the next begins on what the file then holds.

#include "sim/gate.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/jobs/proof.hpp"
#include "woo24/store/wishes.hpp"

#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace woo24::sim {

/// One of the program's lanes of work. They take turns on one life; the earlier due goes first.
class Lane {
 public:
  virtual ~Lane() = default;
  [[nodiscard]] virtual const char* name() const = 0;
  /// Before each run: what the process holds now.
  virtual void meet(app::Wiring& /*wiring*/) {}
  virtual std::optional<Error> run(jobs::Sides& sides, jobs::Writers writers, const std::function<bool()>& stop) = 0;
};

class OrdersLane final : public Lane {
 public:
  [[nodiscard]] const char* name() const override { return "orders"; }
  std::optional<Error> run(jobs::Sides& sides, jobs::Writers writers, const std::function<bool()>& stop) override;
};

/// Every ten minutes, as the service does.
class CompletedLane final : public Lane {
 public:
  [[nodiscard]] const char* name() const override { return "completed"; }
  std::optional<Error> run(jobs::Sides& sides, jobs::Writers writers, const std::function<bool()>& stop) override;

 private:
  Instant last_{};
};

/// What people make in the office, into the shop; at the same pace.
class ImportLane final : public Lane {
 public:
  [[nodiscard]] const char* name() const override { return "import"; }
  std::optional<Error> run(jobs::Sides& sides, jobs::Writers writers, const std::function<bool()>& stop) override;

 private:
  Instant last_{};
};

class Program {
 public:
  Program(Town& town, Gate& gate, int worker, Dice dice);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// One turn of every lane. `as_sync`: pauses are not waited for.
  void poll(bool as_sync);
  /// The same, while a person at the command line looks, asks for a dry run and leaves wishes, on a thread of their own.
  void poll_beside_command_line(bool as_sync);
  [[nodiscard]] bool is_alive() const { return life_ != nullptr; }
  /// The process is stopped in good order.
  void end_life();
  void set_clock_error(std::chrono::seconds error);
  [[nodiscard]] std::chrono::seconds clock_error() const { return clock_error_; }

  // --- the state file, between two lives ---
  void keep_state();
  [[nodiscard]] bool has_kept_state() const;
  void put_state_back();
  void delete_state();
  /// `woo24 rebuild --yes`. False where it could not be done, or died.
  bool rebuild();

  void leave_wish(const std::string& what, std::int64_t order, const std::string& detail = "");
  [[nodiscard]] std::vector<Posting> postings() const;
  [[nodiscard]] std::vector<Import> imports() const;
  /// Orders that no listing had brought, by the program's own story.
  [[nodiscard]] std::set<std::int64_t> found_by_count() const;
  /// Why the last turn ended early.
  [[nodiscard]] const std::optional<Error>& ended_by() const { return ended_by_; }
  [[nodiscard]] std::optional<store::BindingRow> binding() const;
  [[nodiscard]] const std::string& state_file() const { return settings_.database; }
  /// What `woo24 proof` says now.
  Result<sync::Proof> prove();

 private:
  struct Life;
  void live(bool as_sync);
  std::optional<Error> turn(bool as_sync);
  Result<void> ready();
  Result<void> grant_wishes(bool& run_now);
  void at_the_command_line();

  Town& town_;
  Gate& gate_;
  int worker_;
  Dice dice_, desk_dice_;
  std::string folder_;
  settings::Settings settings_;
  std::chrono::seconds clock_error_{0};
  std::optional<Error> ended_by_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::unique_ptr<Life> life_;
  std::uint64_t lives_ = 0;
};

}  // namespace woo24::sim
