#pragma once
// The one who may write: an flock on <database>.lock, held for life, gone with the process.

#include "woo24/base/result.hpp"

#include <string>

namespace woo24::store {

class Lease {
 public:
  /// Error: lease-held (with the holder's process id), state-unreadable.
  static Result<Lease> take(const std::string& database);
  Lease(Lease&&) noexcept;
  Lease& operator=(Lease&&) noexcept;
  Lease(const Lease&) = delete;
  ~Lease();

 private:
  explicit Lease(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace woo24::store
