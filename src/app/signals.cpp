#include "woo24/app/signals.hpp"

#include <csignal>
#include <ctime>

namespace woo24::app {

namespace {

sigset_t held(bool reload) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT}) sigaddset(&signals, signal);
  if (reload) sigaddset(&signals, SIGHUP);
  return signals;
}

}  // namespace

void hold_signals(bool reload) {
  const auto signals = held(reload);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool stop_asked() {
  sigset_t pending;
  return sigpending(&pending) == 0 && (sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1);
}

int wait_for_signal(std::chrono::milliseconds most) {
  using namespace std::chrono;
  // Only what is held back now: another signal keeps its usual effect.
  sigset_t blocked;
  pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  const auto signals = held(sigismember(&blocked, SIGHUP) == 1);
  const auto whole = duration_cast<seconds>(most);
  const timespec time{whole.count(), duration_cast<nanoseconds>(most - whole).count()};
  const int signal = sigtimedwait(&signals, nullptr, &time);
  return signal > 0 ? signal : 0;
}

}  // namespace woo24::app
