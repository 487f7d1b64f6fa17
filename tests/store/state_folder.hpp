#pragma once
// A folder for one test, gone with it; and what a child process of a test answered.

#include "woo24/store/database.hpp"

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace woo24::test {

class StateFolder {
 public:
  StateFolder() {
    auto name = (std::filesystem::temp_directory_path() / "woo24-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~StateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  StateFolder(const StateFolder&) = delete;
  StateFolder& operator=(const StateFolder&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::string file() const { return (path_ / "woo24.db").string(); }
  /// Makes the file when it is not there, and opens it.
  store::Database database() const {  // NOLINT(modernize-use-nodiscard): sometimes only the file is wanted
    auto opened = store::Database::open(file(), store::Open::read_write);
    if (!opened.ok()) std::abort();
    return std::move(opened).value();
  }

 private:
  std::filesystem::path path_;
};

inline unsigned mode_of(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 0777U : 0U;
}

/// Runs `work` in a child process and waits; its exit code, or minus the signal that ended it.
inline int in_child(const std::function<int()>& work) {
  const auto child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  if (::waitpid(child, &status, 0) != child) return -1000;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

inline Instant at(std::int64_t seconds) { return Instant{Seconds{1'795'000'000 + seconds}}; }

}  // namespace woo24::test
