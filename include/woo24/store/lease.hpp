#pragma once
// The one who may write: an flock on <database>.lock, held for life, gone with the process.

#include "woo24/base/result.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace woo24::store {

class Lease {
 public:
  /// Error: lease-held (with the holder's process id), state-unreadable.
  static Result<Lease> take(const std::string& database);
  Lease(Lease&&) noexcept;
  Lease& operator=(Lease&&) noexcept;
  Lease(const Lease&) = delete;
  ~Lease();
  /// Whether the locked file is still the one that bears the name: one that was removed or replaced holds nobody off.
  /// Error: state-replaced.
  [[nodiscard]] Result<void> in_force() const;

 private:
  Lease(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  int fd_ = -1;
  std::string path_;
};

/// The newest run that worked with the state file stands in the lock file too, which no copy that is put over the state file
/// brings along: a file whose own newest run is older is such a copy. 0: none is noted. Of a file that nobody ever held a lease
/// on nothing is noted.
std::int64_t noted_run(const std::string& database);
void note_run(const std::string& database, std::int64_t run);

}  // namespace woo24::store
