#pragma once
// The doors of a simulated run: time that a test moves, chance with a seed, secrets from a map. Every call of any of them is
// counted, and a run may be set to die at one: then nothing of it reaches the outside any more, not even from a destructor.

#include "woo24/base/doors.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace woo24::sandbox {

/// Thrown at the door call where a run dies, and at every later one. No std::exception, so that nothing catches it by accident.
struct Crash {
  int call = 0;  ///< the door call it happened at, from 1
};

enum class Moment { before, after };  ///< before the other side saw the call, or after it applied it
enum class DoorKind { http, clock, chance, environment };

/// One life of the program: counts its door calls. Thread-safe.
class SimRun {
 public:
  /// Dies at the n-th door call (from 1) of this life; with `only`, at the n-th call of that door.
  void crash_at(int n, Moment moment, std::optional<DoorKind> only = std::nullopt);
  /// A new life: counts from 0, no crash set.
  void restart();
  [[nodiscard]] bool dead() const;
  [[nodiscard]] int calls() const;
  [[nodiscard]] int calls(DoorKind door) const;

  /// What each door does: throws Crash when the run is dead or dies before this call. True when it must die after it.
  bool enter(DoorKind door);
  /// Dies now (called by a door that was told so by `enter`, after it did its work).
  [[noreturn]] void die();

 private:
  struct Death {
    int call = 0;
    Moment moment = Moment::before;
    std::optional<DoorKind> only;
  };
  mutable std::mutex mutex_;
  std::map<DoorKind, int> counts_;
  int all_ = 0;
  bool dead_ = false;
  std::optional<Death> death_;
};

/// The time both sides and the program live in. Thread-safe. Watchers are called after each forward move, outside the lock.
class SimTime {
 public:
  /// Default: 2026-11-24 08:00 UTC, a Tuesday.
  explicit SimTime(Instant start = Instant{std::chrono::seconds{1'795'507'200}});
  [[nodiscard]] Instant now() const;
  [[nodiscard]] std::chrono::milliseconds steady() const;  ///< since the start; not moved by `set`
  void advance(std::chrono::milliseconds by);
  /// Another wall clock, also an earlier one. `steady` stays.
  void set(Instant at);
  void watch(std::function<void()> watcher);

 private:
  mutable std::mutex mutex_;
  std::chrono::milliseconds wall_;
  std::chrono::milliseconds steady_{0};
  std::vector<std::function<void()>> watchers_;
};

/// The program's own clock. It may be wrong by `error`, as a machine's may.
class SimClock final : public ClockDoor {
 public:
  SimClock(SimTime& time, SimRun& run) : time_(time), run_(run) {}
  Instant now() override;
  std::chrono::milliseconds steady() override;
  void set_error(std::chrono::seconds error) { error_ = error; }

 private:
  SimTime& time_;
  SimRun& run_;
  std::chrono::seconds error_{0};
};

/// The same seed draws the same bits, on every machine.
class SimChance final : public ChanceDoor {
 public:
  SimChance(std::uint64_t seed, SimRun& run) : state_(seed), run_(run) {}
  std::uint64_t draw() override;

 private:
  std::mutex mutex_;
  std::uint64_t state_;
  SimRun& run_;
};

class SimEnvironment final : public EnvironmentDoor {
 public:
  explicit SimEnvironment(SimRun& run) : run_(run) {}
  Result<std::string> secret(std::string_view name) override;
  Result<std::uint64_t> free_bytes(const std::string& folder) override;
  void notify(const std::string& state) override;
  std::string machine() override;

  void set_machine(const std::string& machine);
  void set_secret(const std::string& name, const std::string& value);
  void remove_secret(const std::string& name);
  void set_free_bytes(std::uint64_t bytes);
  [[nodiscard]] std::vector<std::string> notified() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> secrets_;
  std::uint64_t free_bytes_ = 10ull << 30;
  std::string machine_;
  std::vector<std::string> notified_;
  SimRun& run_;
};

/// The next of a small, portable series (splitmix64): what SimChance and the generators draw from.
std::uint64_t next_random(std::uint64_t& state);

}  // namespace woo24::sandbox
