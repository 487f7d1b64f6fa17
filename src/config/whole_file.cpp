#include "woo24/config/whole_file.hpp"

#include "woo24/config/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace woo24::config {

namespace {

bool write_all(int number, std::string_view text) {
  while (!text.empty()) {
    const auto put = ::write(number, text.data(), text.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

bool name_it(const std::string& draft, const std::string& file, Over over) {
  if (over == Over::what_is_there) return ::rename(draft.c_str(), file.c_str()) == 0;
  if (::renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  // Not every file system can do so in one step; a link takes no name that is taken either.
  return ::link(draft.c_str(), file.c_str()) == 0 && (::unlink(draft.c_str()), true);
}

}  // namespace

int write_whole(const std::string& file, std::string_view text, mode_t mode, Over over) {
  auto draft = file + ".XXXXXX";
  Descriptor out(::mkostemp(draft.data(), O_CLOEXEC));  // mode 0600
  if (!out.open()) return errno;
  const bool good = write_all(out.number(), text) && ::fchmod(out.number(), mode) == 0 && ::fsync(out.number()) == 0 &&
                    out.close_now() && name_it(draft, file, over);
  if (!good) {
    const int why = errno;
    ::unlink(draft.c_str());
    return why;
  }
  const auto above = std::filesystem::path(file).parent_path();
  const Descriptor folder(::open(above.empty() ? "." : above.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.open()) ::fsync(folder.number());  // the name itself
  return 0;
}

}  // namespace woo24::config
