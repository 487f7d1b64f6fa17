#include "woo24/store/lease.hpp"

#include "woo24/store/private_file.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace woo24::store {

namespace {

std::string holder(int fd) {
  std::array<char, 32> text{};
  const auto size = ::pread(fd, text.data(), text.size() - 1, 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "?";
}

}  // namespace

Result<Lease> Lease::take(const std::string& database) {
  const auto path = database + ".lock";
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  if (fd < 0) return file_fault(path, errno);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    const int fault = errno;
    const auto pid = holder(fd);
    ::close(fd);
    if (fault != EWOULDBLOCK) return file_fault(path, fault);
    return Fail{Kind::held, Reason{ReasonId::lease_held, {{"file", path}, {"pid", pid}}}};
  }
  const auto pid = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, pid.data(), pid.size(), 0) < 0) {
    // The process id is only for the message of whoever comes second; the lock itself holds.
  }
  Lease lease(fd, path);
  if (!lease.in_force().ok()) return take(database);  // the file went between opening and locking it
  return lease;
}

Result<void> Lease::in_force() const {
  struct stat held {};
  struct stat named {};
  const bool same = ::fstat(fd_, &held) == 0 && ::stat(path_.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
                    held.st_ino == named.st_ino;
  if (same) return {};
  return Fail{Kind::state, Reason{ReasonId::state_replaced, {{"file", path_}}}};
}

Lease::Lease(Lease&& other) noexcept : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)) {}

Lease& Lease::operator=(Lease&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = std::exchange(other.fd_, -1);
    path_ = std::move(other.path_);
  }
  return *this;
}

Lease::~Lease() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace woo24::store
