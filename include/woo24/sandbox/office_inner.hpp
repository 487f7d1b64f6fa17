#pragma once
// What stands behind an Office: its state and the lock over it.

#include "woo24/sandbox/office.hpp"
#include "woo24/sandbox/office_state.hpp"

#include <mutex>

namespace woo24::sandbox {

struct Office::Inner {
  Inner(Now clock, OfficeSwitches switches) : now(std::move(clock)), state(switches) {
    state.clients = office_clients();
    state.now = now();
  }
  /// Under the lock.
  http::Response answer(const http::Request& http, const std::string& operation);

  mutable std::mutex mutex;
  Now now;
  OnRequest on_request;
  OfficeState state;
};

}  // namespace woo24::sandbox
