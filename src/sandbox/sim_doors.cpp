#include "woo24/sandbox/sim_doors.hpp"

#include <utility>

namespace woo24::sandbox {

std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15u;
  auto z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

void SimRun::crash_at(int n, Moment moment, std::optional<DoorKind> only) {
  const std::lock_guard lock(mutex_);
  death_ = Death{n, moment, only};
}

void SimRun::restart() {
  const std::lock_guard lock(mutex_);
  counts_.clear();
  all_ = 0;
  dead_ = false;
  death_.reset();
}

bool SimRun::dead() const {
  const std::lock_guard lock(mutex_);
  return dead_;
}

int SimRun::calls() const {
  const std::lock_guard lock(mutex_);
  return all_;
}

int SimRun::calls(DoorKind door) const {
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(door);
  return found == counts_.end() ? 0 : found->second;
}

bool SimRun::enter(DoorKind door) {
  const std::lock_guard lock(mutex_);
  if (dead_) throw Crash{all_};
  ++all_;
  const auto nth_of_door = ++counts_[door];
  if (!death_ || (death_->only && *death_->only != door)) return false;
  if (death_->call != (death_->only ? nth_of_door : all_)) return false;
  if (death_->moment == Moment::after) return true;
  dead_ = true;
  throw Crash{all_};
}

void SimRun::die() {
  const std::lock_guard lock(mutex_);
  dead_ = true;
  throw Crash{all_};
}

SimTime::SimTime(Instant start) : wall_(start.time_since_epoch()) {}

Instant SimTime::now() const {
  const std::lock_guard lock(mutex_);
  return Instant{std::chrono::floor<std::chrono::seconds>(wall_)};
}

std::chrono::milliseconds SimTime::steady() const {
  const std::lock_guard lock(mutex_);
  return steady_;
}

void SimTime::advance(std::chrono::milliseconds by) {
  std::vector<std::function<void()>> watchers;
  {
    const std::lock_guard lock(mutex_);
    wall_ += by;
    steady_ += by;
    watchers = watchers_;
  }
  for (const auto& watcher : watchers) watcher();
}

void SimTime::set(Instant at) {
  const std::lock_guard lock(mutex_);
  wall_ = at.time_since_epoch();
}

void SimTime::watch(std::function<void()> watcher) {
  const std::lock_guard lock(mutex_);
  watchers_.push_back(std::move(watcher));
}

Instant SimClock::now() {
  const auto dies = run_.enter(DoorKind::clock);
  if (dies) run_.die();
  return time_.now() + error_;
}

std::chrono::milliseconds SimClock::steady() {
  const auto dies = run_.enter(DoorKind::clock);
  if (dies) run_.die();
  return time_.steady();
}

std::uint64_t SimChance::draw() {
  const auto dies = run_.enter(DoorKind::chance);
  if (dies) run_.die();
  const std::lock_guard lock(mutex_);
  return next_random(state_);
}

Result<std::string> SimEnvironment::secret(std::string_view name) {
  const auto dies = run_.enter(DoorKind::environment);
  if (dies) run_.die();
  const std::lock_guard lock(mutex_);
  const auto found = secrets_.find(name);
  if (found != secrets_.end()) return found->second;
  return Fail{Kind::configuration, Reason{ReasonId::secret_missing, {{"name", std::string(name)}}}};
}

Result<std::uint64_t> SimEnvironment::free_bytes(const std::string& /*folder*/) {
  const auto dies = run_.enter(DoorKind::environment);
  if (dies) run_.die();
  const std::lock_guard lock(mutex_);
  return free_bytes_;
}

void SimEnvironment::notify(const std::string& state) {
  const auto dies = run_.enter(DoorKind::environment);
  const std::lock_guard lock(mutex_);
  notified_.push_back(state);
  if (dies) run_.die();
}

std::string SimEnvironment::machine() {
  const auto dies = run_.enter(DoorKind::environment);
  const std::lock_guard lock(mutex_);
  if (dies) run_.die();
  return machine_;
}

void SimEnvironment::set_machine(const std::string& machine) {
  const std::lock_guard lock(mutex_);
  machine_ = machine;
}

void SimEnvironment::set_secret(const std::string& name, const std::string& value) {
  const std::lock_guard lock(mutex_);
  secrets_[name] = value;
}

void SimEnvironment::remove_secret(const std::string& name) {
  const std::lock_guard lock(mutex_);
  secrets_.erase(name);
}

void SimEnvironment::set_free_bytes(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  free_bytes_ = bytes;
}

std::vector<std::string> SimEnvironment::notified() const {
  const std::lock_guard lock(mutex_);
  return notified_;
}

}  // namespace woo24::sandbox
