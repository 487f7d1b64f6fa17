#pragma once
// Real threads of which one at a time goes on: at every door call the baton may be handed on, by a seeded choice. So what two
// workers do to one state file interleaves at random, and the same seed interleaves the same.

#include "sim/dice.hpp"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace woo24::sim {

class Baton {
 public:
  Baton(Dice dice, int workers) : dice_(dice), running_(static_cast<std::size_t>(workers), true) {}
  /// Waits until it is this worker's turn for the first time.
  void begin(int worker) {
    std::unique_lock lock(mutex_);
    handed_.wait(lock, [&] { return turn_ == worker; });
  }
  /// At a door: perhaps another goes on first.
  void pass(int worker) {
    std::unique_lock lock(mutex_);
    const auto next = static_cast<int>(dice_.below(running_.size()));
    if (next == worker || !running_[static_cast<std::size_t>(next)]) return;
    turn_ = next;
    handed_.notify_all();
    handed_.wait(lock, [&] { return turn_ == worker; });
  }
  void leave(int worker) {
    const std::lock_guard lock(mutex_);
    running_[static_cast<std::size_t>(worker)] = false;
    for (std::size_t n = 0; n < running_.size(); ++n) {
      if (running_[n]) turn_ = static_cast<int>(n);
    }
    handed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable handed_;
  Dice dice_;
  std::vector<bool> running_;
  int turn_ = 0;
};

}  // namespace woo24::sim
