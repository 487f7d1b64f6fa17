#include "woo24/app/board.hpp"

#include <algorithm>

namespace woo24::app {

namespace {

using namespace std::chrono_literals;

constexpr auto k_longest_wait = 30s;

SyncCounts counts_of(const std::map<std::string, RunCounts>& done) {
  const auto of = [&](const char* job) {
    const auto found = done.find(job);
    return found == done.end() ? std::nullopt : std::optional(found->second);
  };
  SyncCounts counts;
  counts.orders = of("orders");
  counts.completed = of("completed");
  counts.imports = of("import");
  for (const auto* job : {"products", "categories", "stock"}) {
    if (const auto found = of(job)) counts.catalogue[job] = *found;
  }
  return counts;
}

bool same_places(const std::vector<jobs::Trouble>& a, const std::vector<jobs::Trouble>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const jobs::Trouble& one, const jobs::Trouble& other) {
    return one.place == other.place && one.error.reason == other.error.reason;
  });
}

}  // namespace

std::optional<jobs::Turn> Board::begin(jobs::Lane lane, Instant now) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return std::nullopt;
  auto turn = scheduler_.next(lane, now);
  if (!turn || turn->at > now) return std::nullopt;
  scheduler_.started(turn->job, now);
  for (auto& [wish, waiting] : waiting_) waiting.begun = waiting.begun || waiting.jobs.front() == turn->job;
  return turn;
}

void Board::wait(jobs::Lane lane, ClockDoor& clock) {
  const auto now = clock.now();
  std::unique_lock lock(mutex_);
  const auto turn = scheduler_.next(lane, now);
  if (stopping_ || (turn && turn->at <= now)) return;
  changed_.wait_for(lock, turn ? std::clamp<std::chrono::seconds>(turn->at - now, 1s, k_longest_wait) : k_longest_wait);
}

Board::Answered Board::end(const jobs::Turn& turn, Instant now, const jobs::Ending& how, const RunCounts& counts) {
  const std::lock_guard lock(mutex_);
  const auto before = scheduler_.all_troubles();
  scheduler_.ended(turn.job, now, how);
  const bool tried = how.shop_answered || how.office_answered || (how.error && jobs::place_of(*how.error));
  if ((tried && !tried_) || !same_places(before, scheduler_.all_troubles())) {
    scheduler_.at_once(k_alarms);
    scheduler_.at_once(k_upkeep);
  }
  tried_ = tried_ || tried;
  changed_.notify_all();
  return how.cut_short || stopping_ ? Answered{} : answered_by(turn.job, how, counts);
}

/// Those whose job has ended go on with their next, or are answered.
Board::Answered Board::answered_by(const std::string& job, const jobs::Ending& how, const RunCounts& counts) {
  Answered answered;
  for (auto entry = waiting_.begin(); entry != waiting_.end();) {
    auto& [wish, waiting] = *entry;
    const bool ours = waiting.begun && waiting.jobs.front() == job;
    if (ours && !how.error) {
      waiting.begun = false;
      waiting.counts[job] = counts;
      waiting.jobs.erase(waiting.jobs.begin());
      if (!waiting.jobs.empty()) scheduler_.wish(waiting.jobs.front());
    }
    const bool is_answer = ours && (how.error || waiting.jobs.empty());
    if (is_answer) answered.emplace_back(wish, how.error ? granted_error(*how.error) : granted_run(counts_of(waiting.counts)));
    entry = is_answer ? waiting_.erase(entry) : std::next(entry);
  }
  return answered;
}

void Board::ask_for(std::int64_t wish, const std::vector<std::string>& jobs) {
  const std::lock_guard lock(mutex_);
  if (jobs.empty() || waiting_.contains(wish)) return;
  waiting_[wish].jobs = jobs;
  scheduler_.wish(jobs.front());
  changed_.notify_all();
}

void Board::ask_for(const std::string& job) {
  const std::lock_guard lock(mutex_);
  scheduler_.wish(job);
  changed_.notify_all();
}

bool Board::makes_way(jobs::Lane lane) {
  const std::lock_guard lock(mutex_);
  return scheduler_.makes_way(lane);
}

void Board::stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  changed_.notify_all();
}

bool Board::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Board::give_up(const Error& error) {
  const std::lock_guard lock(mutex_);
  if (!given_up_) given_up_ = error;
  stopping_ = true;
  changed_.notify_all();
}

std::optional<Error> Board::given_up() {
  const std::lock_guard lock(mutex_);
  return given_up_;
}

std::vector<jobs::Trouble> Board::troubles() {
  const std::lock_guard lock(mutex_);
  return scheduler_.all_troubles();
}

bool Board::tried() {
  const std::lock_guard lock(mutex_);
  return tried_;
}

}  // namespace woo24::app
