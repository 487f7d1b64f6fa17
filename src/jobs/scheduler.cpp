#include "woo24/jobs/scheduler.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds k_longest_down = 30min;
constexpr std::chrono::seconds k_longest_rest = 65min;
constexpr std::chrono::seconds k_state_pause = 1min, k_longest_state = 10min;
constexpr std::chrono::seconds k_doubted = 6h;  // further ahead than this is a clock that was wrong

}  // namespace

Instant Scheduler::next(Instant now) const {
  if (!due_ || *due_ > now + k_doubted) return now;
  return *due_;
}

void Scheduler::ended(Instant now, const std::optional<Error>& error) {
  if (!error) {
    downs_ = 0;
    due_ = now + pace_;
    return;
  }
  if (error->kind == Kind::paused && error->not_before) {
    due_ = std::clamp(*error->not_before, now + 1s, now + k_longest_rest);
    return;
  }
  ++downs_;
  auto pause = pace_;
  for (int n = 1; n < downs_ && pause < k_longest_down; ++n) pause *= 2;
  // Sign-ins that are refused are tried rarely: repeated ones are throttled, and lock accounts.
  if (error->kind == Kind::sign_in || error->kind == Kind::binding || error->kind == Kind::configuration)
    pause = k_longest_down;
  // A full disk or a file that another program holds costs neither side anything to try again, but each try waits for the file.
  if (error->kind == Kind::state) pause = std::clamp(pause, k_state_pause, k_longest_state);
  due_ = now + std::min(pause, k_longest_down);
}

}  // namespace woo24::jobs
