#include "woo24/store/lease.hpp"

#include "woo24/store/private_file.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace woo24::store {

namespace {

/// The process id of the holder, and in a line of its own the number of the last run (note_run).
std::string text_of(int fd) {
  std::array<char, 64> text{};
  const auto size = ::pread(fd, text.data(), text.size() - 1, 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string();
}

std::string holder(int fd) {
  const auto text = text_of(fd);
  return text.empty() ? "?" : text.substr(0, text.find('\n'));
}

std::int64_t run_in(const std::string& text) {
  std::int64_t run = 0;
  if (const auto line = text.find('\n'); line != std::string::npos)
    std::from_chars(text.data() + line + 1, text.data() + text.size(), run);
  return run;
}

/// Not written whole: the process id is only for the message of whoever comes second, and a run that is not noted is one that
/// a copy is not known by. The lock itself holds.
void write_text(int fd, const std::string& pid, std::int64_t run) {
  const auto text = pid + "\n" + std::to_string(run) + "\n";
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.data(), text.size(), 0) < 0) return;
}

std::string lock_of(const std::string& database) { return database + ".lock"; }

}  // namespace

Result<Lease> Lease::take(const std::string& database) {
  const auto path = lock_of(database);
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  if (fd < 0) return file_fault(path, errno);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    const int fault = errno;
    const auto pid = holder(fd);
    ::close(fd);
    if (fault != EWOULDBLOCK) return file_fault(path, fault);
    return Fail{Kind::held, Reason{ReasonId::lease_held, {{"file", path}, {"pid", pid}}}};
  }
  write_text(fd, std::to_string(::getpid()), run_in(text_of(fd)));
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

std::int64_t noted_run(const std::string& database) {
  const int fd = ::open(lock_of(database).c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  if (fd < 0) return 0;
  const auto run = run_in(text_of(fd));
  ::close(fd);
  return run;
}

void note_run(const std::string& database, std::int64_t run) {
  const int fd = ::open(lock_of(database).c_str(), O_RDWR | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  if (fd < 0) return;
  write_text(fd, holder(fd), run);
  ::close(fd);
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
