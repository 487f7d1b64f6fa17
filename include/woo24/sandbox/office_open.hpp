#pragma once
// How a hand reaches into the pretend office.

#include "woo24/sandbox/office_state.hpp"

#include <mutex>

namespace woo24::sandbox {

/// The office under its lock, at the present time.
class Open {
 public:
  template <typename Inner>
  explicit Open(Inner& inner) : lock_(inner.mutex), state_(inner.state) {
    state_.now = inner.now();
  }
  OfficeState* operator->() { return &state_; }
  OfficeState& state() { return state_; }
  OfficeClient& own() { return state_.clients.front(); }
  /// Wherever it is: ids of the two companies do not meet.
  OfficeClient* client_of_order(std::int64_t id) {
    for (auto& client : state_.clients) {
      if (client.orders.contains(id)) return &client;
    }
    return nullptr;
  }
  OfficeOrder* order(std::int64_t id) {
    auto* client = client_of_order(id);
    return client == nullptr ? nullptr : &client->orders.at(id);
  }
  /// An order that may still be changed.
  OfficeOrder* changeable(std::int64_t id) {
    auto* found = order(id);
    return found == nullptr || found->invoice != 0 ? nullptr : found;
  }
  OfficeStoredCard* company(std::int64_t id) {
    for (auto& client : state_.clients) {
      const auto found = client.companies.find(id);
      if (found != client.companies.end()) return &found->second;
    }
    return nullptr;
  }

 private:
  std::lock_guard<std::mutex> lock_;
  OfficeState& state_;
};

}  // namespace woo24::sandbox
