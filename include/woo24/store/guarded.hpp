#pragma once
// SQLite's exceptions become errors here and nowhere else.

#include "woo24/base/result.hpp"

#include <exception>
#include <string>
#include <utility>

namespace woo24::store {

/// How long a connection waits for another process that writes, before it gives up.
inline constexpr int k_busy_ms = 15'000;

/// The error that the exception in flight means. Call it only inside a catch block.
Error state_error(const std::string& file);

/// Runs `work`, which returns a Result; whatever it throws becomes one.
template <typename Work>
auto guarded(const std::string& file, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception&) {
    return Fail{state_error(file)};
  }
}

}  // namespace woo24::store
