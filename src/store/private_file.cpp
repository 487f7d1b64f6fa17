#include "woo24/store/private_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace woo24::store {

Fail file_fault(const std::string& path, int fault) {
  if (fault == ENOSPC || fault == EDQUOT) return Fail{Kind::state, Reason{ReasonId::state_disk_full, {{"file", path}}}};
  const auto what = fault == EROFS ? ReasonId::state_not_written : ReasonId::state_unreadable;
  return Fail{Kind::state, Reason{what, {{"file", path}, {"detail", std::generic_category().message(fault)}}}};
}

Result<void> make_private(const std::string& path) {
  // A file that is there is never opened here: closing it again would drop the locks of this process's own connections to it.
  const int fd =
      ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  if (fd >= 0) {
    ::close(fd);
    return {};
  }
  if (errno != EEXIST) return file_fault(path, errno);
  struct stat found {};
  const bool open_to_others = ::stat(path.c_str(), &found) == 0 && (found.st_mode & 077U) != 0;
  if (open_to_others && ::chmod(path.c_str(), found.st_mode & 0700U) != 0) return file_fault(path, errno);
  return {};
}

std::string file_identity(const std::string& path) {
  struct statx found {};
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_BTIME, &found) != 0) return "";
  auto identity = std::to_string(found.stx_ino);
  if ((found.stx_mask & STATX_BTIME) != 0)
    identity += "-" + std::to_string(found.stx_btime.tv_sec) + "." + std::to_string(found.stx_btime.tv_nsec);
  return identity;
}

std::string unchanging(const std::string& path) {
  std::string uri = "file:";
  for (const char one : path) {
    if (one == '%' || one == '?' || one == '#') {
      uri += one == '%' ? "%25" : one == '?' ? "%3F" : "%23";
    } else {
      uri += one;
    }
  }
  return uri + "?immutable=1";
}

Result<std::string> draft_beside(const std::string& path) {
  auto draft = path + ".new-XXXXXX";
  const int fd = ::mkostemp(draft.data(), O_CLOEXEC);
  if (fd < 0) return file_fault(path, errno);
  ::close(fd);
  return draft;
}

Result<void> name_draft(const std::string& draft, const std::string& path) {
  const int fault = ::link(draft.c_str(), path.c_str()) == 0 ? 0 : errno;
  ::unlink(draft.c_str());
  if (fault == 0 || fault == EEXIST) return {};
  return file_fault(path, fault);
}

}  // namespace woo24::store
