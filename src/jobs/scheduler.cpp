#include "woo24/jobs/scheduler.hpp"

#include "woo24/sync/daily.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds k_longest_down = 30min;
constexpr std::chrono::seconds k_longest_rest = 65min;
constexpr std::chrono::seconds k_state_pause = 1min, k_longest_state = 10min;
constexpr std::chrono::seconds k_least_pause = 10s, k_first_pause = 1min;
constexpr std::chrono::seconds k_widest_spread = 5min, k_daily_spread = 5min;
constexpr int k_spread_share = 10;
constexpr int k_failures_said = 2;

std::chrono::seconds spread_of(const Row& row) {
  return row.pace ? std::min(*row.pace / k_spread_share, k_widest_spread) : k_daily_spread;
}

std::chrono::seconds grown(std::chrono::seconds pause, int tries) {
  for (int n = 1; n < tries && pause < k_longest_down; ++n) pause *= 2;
  return std::min(pause, k_longest_down);
}

/// No time will help: somebody has to act. Tried rarely, since repeated sign-ins are throttled, and lock accounts.
bool needs_a_person(Kind kind) { return kind == Kind::sign_in || kind == Kind::binding || kind == Kind::configuration; }

bool is_rest(const Error& error) { return error.kind == Kind::paused && error.not_before; }

/// A pause that ends further ahead than any would was set by a clock that has been put back since: it is over.
bool in_force(const Trouble& trouble, Instant now) {
  const auto longest = is_rest(trouble.error) ? k_longest_rest : k_longest_down + k_widest_spread;
  return trouble.until > now && trouble.until <= now + longest;
}

std::uint64_t next_bits(std::uint64_t& state) {
  auto bits = state += 0x9e3779b97f4a7c15ULL;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
  return bits ^ (bits >> 31);
}

}  // namespace

std::optional<Place> place_of(const Error& error) {
  const auto id = reason_id(error.reason.id);
  switch (error.kind) {
    case Kind::refused:
    case Kind::ambiguous:
    case Kind::moved:
    case Kind::state:
    case Kind::usage:
    case Kind::held:
      return std::nullopt;
    case Kind::binding:
    case Kind::configuration:
      return Place::here;
    case Kind::unreachable:
    case Kind::sign_in:
    case Kind::paused:
      return id.starts_with("shop-") ? Place::shop : id.starts_with("office-") ? Place::office : Place::here;
  }
  return std::nullopt;
}

Scheduler::Scheduler(std::vector<Row> rows, std::uint64_t seed, Instant now) : seed_(seed) {
  for (auto& row : rows) {
    Job job;
    job.row = std::move(row);
    draw_jitter(job);
    if (job.row.pace) job.due = now + job.jitter;
    jobs_.push_back(std::move(job));
  }
}

const Scheduler::Job* Scheduler::find(std::string_view job) const {
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& one) { return one.row.job == job; });
  return found == jobs_.end() ? nullptr : &*found;
}

Scheduler::Job* Scheduler::find(std::string_view job) { return const_cast<Job*>(std::as_const(*this).find(job)); }  // NOLINT

std::chrono::seconds Scheduler::drawn(std::chrono::seconds most) {
  return most <= 0s ? 0s : std::chrono::seconds{static_cast<std::int64_t>(next_bits(seed_) % (most.count() + 1))};
}

void Scheduler::draw_jitter(Job& job) { job.jitter = drawn(spread_of(job.row)); }

std::optional<Instant> Scheduler::due_of(const Job& job, Instant now) const {
  const auto& row = job.row;
  if (row.pace) {
    // Further ahead than its pace: the clock was put back.
    return job.due && *job.due <= now + *row.pace + spread_of(row) ? job.due : std::optional(now);
  }
  if (!row.daily || !zone_) return std::nullopt;
  if (job.last_day && *job.last_day > now + 24h) return now;  // by a clock that was wrong
  const auto moment = sync::next_daily(*zone_, *row.daily, job.last_day, first_start_, now);
  // Within its day: one that slipped over midnight would count as that of the next.
  const auto tomorrow = zone_->start_of(Day{std::chrono::sys_days{zone_->day_of(moment)} + std::chrono::days{1}});
  return std::max(moment, std::min(moment + job.jitter, tomorrow - 1min));
}

/// Whether the lane of the orders is about to find out how the sides are, or does so now.
bool Scheduler::orders_may_try(Instant now) const {
  return std::any_of(jobs_.begin(), jobs_.end(), [&](const Job& job) {
    if (job.row.lane != Lane::orders || !job.row.asks_sides) return false;
    if (job.running) return true;
    const auto due = job.row.on && !job.paused ? due_of(job, now) : std::nullopt;
    return due && std::max(*due, job.not_before.value_or(*due)) <= now;
  });
}

/// No earlier than the sides may be asked.
Instant Scheduler::gate(Lane lane, Instant at, Instant now) const {
  if (troubles_.empty()) return at;
  for (const auto& trouble : troubles_) {
    if (in_force(trouble, now)) at = std::max(at, trouble.until);
  }
  // One lane tries; orders first.
  if (at <= now && lane != Lane::orders && orders_may_try(now)) return now + 1s;
  return at;
}

std::optional<Instant> Scheduler::at_of(const Job& job, Instant now) const {
  if (job.running) return std::nullopt;
  if (job.wished) {
    // Nobody could be answered while the state file cannot be written.
    auto at = job.state_failed && *job.not_before <= now + k_longest_state ? std::max(now, *job.not_before) : now;
    for (const auto& trouble : troubles_) {
      if (job.row.asks_sides && is_rest(trouble.error) && in_force(trouble, now)) at = std::max(at, trouble.until);
    }
    return at;
  }
  if (!job.row.on || job.paused) return std::nullopt;
  auto at = due_of(job, now);
  if (!at) return std::nullopt;
  if (job.not_before && *job.not_before <= now + k_longest_rest) at = std::max(*at, *job.not_before);
  return job.row.asks_sides ? gate(job.row.lane, *at, now) : *at;
}

std::optional<Turn> Scheduler::next(Lane lane, Instant now) const {
  std::optional<Turn> best;
  for (const auto& job : jobs_) {
    if (job.row.lane != lane) continue;
    if (job.running) return std::nullopt;
    const auto at = at_of(job, now);
    if (!at) continue;
    // What is late is no more urgent than what is due; a wish is.
    const auto rank = std::max(*at, now);
    const bool sooner = !best || rank < std::max(best->at, now) || (rank <= now && job.wished && !best->wished);
    if (sooner) best = Turn{job.row.job, *at, job.wished};
  }
  return best;
}

void Scheduler::started(std::string_view name, Instant now) {
  auto* job = find(name);
  if (job == nullptr) return;
  job->running = true;
  job->runs_wished = std::exchange(job->wished, false);
  job->started = now;
}

void Scheduler::ended(std::string_view name, Instant now, const Ending& how) {
  auto* job = find(name);
  if (job == nullptr) return;
  job->running = job->runs_wished = false;
  const auto place = how.error ? place_of(*how.error) : std::nullopt;
  if (how.shop_answered && place != Place::shop) side_up(Place::shop);
  if (how.office_answered && place != Place::office) side_up(Place::office);
  if (how.error) return failed(*job, now, *how.error);
  // A lane knows its own troubles of this kind: what stops the orders, another installation for one, may not stop a proof.
  if (job->row.asks_sides) {
    std::erase_if(troubles_, [&](const Trouble& one) { return one.place == Place::here && one.lane == job->row.lane; });
  }
  if (job->state_failed || job->row.asks_sides) {  // the state file can be written again
    for (auto& one : jobs_) {
      if (one.state_failed) one.not_before.reset();
      one.state_failed = false;
    }
  }
  job->failures = 0;
  job->failure.reset();
  job->not_before.reset();
  if (how.cut_short) return at_once(name);
  job->last_day = job->started;
  draw_jitter(*job);
  if (job->row.pace) job->due = std::exchange(job->again, false) ? Instant{} : now + *job->row.pace + job->jitter;
}

void Scheduler::failed(Job& job, Instant now, const Error& error) {
  const auto pace = std::clamp(job.row.pace.value_or(k_first_pause), k_least_pause, k_first_pause);
  // Calls that are kept for orders are no reason to rest with the orders.
  const bool share_spent = error.reason.id == ReasonId::office_budget_spent && job.row.lane == Lane::catalogue;
  if (const auto place = place_of(error); place && !share_spent) return side_down(*place, now, error, job.row.lane, pace);
  if (is_rest(error)) {
    job.not_before = std::clamp(*error.not_before, now + 1s, now + k_longest_rest);
    return;
  }
  if (++job.failures == 1) job.failing_since = now;
  job.failure = error;
  auto pause = grown(pace, job.failures);
  // A full disk or a file that another program holds costs neither side anything to try again, but each try waits for the file.
  job.state_failed = error.kind == Kind::state;
  if (job.state_failed) pause = std::clamp(pause, k_state_pause, k_longest_state);
  job.not_before = now + pause;
}

void Scheduler::side_down(Place place, Instant now, const Error& error, Lane lane, std::chrono::seconds pace) {
  auto found = std::find_if(troubles_.begin(), troubles_.end(), [&](const Trouble& one) { return one.place == place; });
  if (found == troubles_.end()) found = troubles_.insert(found, Trouble{place, error, now, now, 0, lane});
  const bool tried_in_pause = found->tries > 0 && !is_rest(found->error) && in_force(*found, now);
  found->error = error;
  if (is_rest(error)) {
    found->until = std::clamp(*error.not_before, now + 1s, now + k_longest_rest);
    return;
  }
  if (tried_in_pause) return;  // by the other lane, or for a wish: it tells nothing new
  ++found->tries;
  const auto pause = needs_a_person(error.kind) ? k_longest_down : grown(pace, found->tries);
  found->until = now + pause + drawn(pause / k_spread_share);
}

void Scheduler::side_up(Place place) {
  std::erase_if(troubles_, [&](const Trouble& one) { return one.place == place; });
}

void Scheduler::wish(std::string_view job) {
  if (auto* one = find(job)) one->wished = true;
}

void Scheduler::unwish(std::string_view job) {
  if (auto* one = find(job)) one->wished = false;
}

bool Scheduler::makes_way(Lane lane) const {
  bool waits = false;
  for (const auto& job : jobs_) {
    if (job.row.lane != lane) continue;
    if (job.running && job.runs_wished) return false;
    waits = waits || job.wished || (job.running && job.paused);
  }
  return waits;
}

void Scheduler::pause(std::string_view job, bool paused) {
  if (auto* one = find(job)) one->paused = paused;
}

void Scheduler::at_once(std::string_view job) {
  auto* one = find(job);
  if (one == nullptr || !one->row.pace) return;
  one->due = Instant{};
  one->again = one->running;
}

void Scheduler::know(const Zone& zone, Instant first_start) {
  zone_ = zone;
  first_start_ = first_start;
}

void Scheduler::done(std::string_view job, Instant at) {
  if (auto* one = find(job)) one->last_day = at;
}

std::vector<Trouble> Scheduler::all_troubles() const {
  auto all = troubles_;
  const auto first = std::find_if(jobs_.begin(), jobs_.end(), [](const Job& one) {
    return one.row.lane == Lane::orders && one.row.asks_sides && one.row.on;
  });
  if (first != jobs_.end() && !first->paused && first->failure && first->failures >= k_failures_said && first->not_before)
    all.push_back({Place::here, *first->failure, first->failing_since, *first->not_before, first->failures, Lane::orders});
  return all;
}

std::optional<Error> Scheduler::rest(Instant now) const {
  for (const auto& trouble : troubles_) {
    if (is_rest(trouble.error) && in_force(trouble, now)) return trouble.error;
  }
  return std::nullopt;
}

std::vector<Turn> Scheduler::upcoming(Instant now) const {
  std::vector<Turn> turns;
  for (const auto& job : jobs_) {
    if (const auto at = job.running ? std::optional(now) : at_of(job, now))
      turns.push_back({job.row.job, std::max(*at, now), job.wished || job.runs_wished});
  }
  return turns;
}

bool Scheduler::is_running(std::string_view job) const {
  const auto* one = find(job);
  return one != nullptr && one->running;
}

bool Scheduler::is_wished(std::string_view job) const {
  const auto* one = find(job);
  return one != nullptr && one->wished;
}

}  // namespace woo24::jobs
