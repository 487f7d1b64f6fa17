// A file appears whole or not at all, also when the machine or the program ends in the middle of writing it.
#include "woo24/config/whole_file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace woo24::config {
namespace {

class WholeFile : public testing::Test {
 protected:
  WholeFile() {
    auto name = (std::filesystem::temp_directory_path() / "woo24-whole-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
  }
  ~WholeFile() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string file() const { return folder_ + "/woo24.yaml"; }
  [[nodiscard]] std::string content() const {
    std::ostringstream text;
    text << std::ifstream(file()).rdbuf();
    return text.str();
  }
  [[nodiscard]] int names() const {
    int count = 0;
    for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(folder_)) ++count;
    return count;
  }
  [[nodiscard]] mode_t mode() const {
    struct stat facts {};
    return ::stat(file().c_str(), &facts) == 0 ? facts.st_mode & 07777U : 0;
  }
  /// In a process of its own, on a disk that has room for ten bytes. What it says, or its death by the signal that a write gets
  /// there unless it is ignored.
  [[nodiscard]] int in_ten_bytes(Over over, bool dies) const {
    const auto child = ::fork();
    if (child == 0) {
      const rlimit room{10, 10};
      ::setrlimit(RLIMIT_FSIZE, &room);
      std::signal(SIGXFSZ, dies ? SIG_DFL : SIG_IGN);
      ::_exit(write_whole(file(), "more than ten bytes", 0644, over));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  }

 private:
  std::string folder_;
};

TEST_F(WholeFile, HasTheModeThatIsWantedWhateverTheUmask) {
  const auto before = ::umask(0077);
  EXPECT_EQ(write_whole(file(), "one", 0644, Over::nothing), 0);
  ::umask(before);
  EXPECT_EQ(content(), "one");
  EXPECT_EQ(mode(), 0644U);
  EXPECT_EQ(names(), 1) << "no draft is left";
}

TEST_F(WholeFile, TakesNoNameThatIsTaken) {
  ASSERT_EQ(write_whole(file(), "one", 0600, Over::nothing), 0);
  EXPECT_EQ(write_whole(file(), "two", 0644, Over::nothing), EEXIST);
  EXPECT_EQ(content(), "one");
  EXPECT_EQ(mode(), 0600U);
  EXPECT_EQ(write_whole(file(), "three", 0600, Over::what_is_there), 0);
  EXPECT_EQ(content(), "three");
  EXPECT_EQ(names(), 1);
}

TEST_F(WholeFile, WithoutRoomNothingStandsAndWhatStoodStays) {
  EXPECT_EQ(in_ten_bytes(Over::nothing, false), EFBIG);
  EXPECT_EQ(names(), 0);
  ASSERT_EQ(write_whole(file(), "one", 0644, Over::nothing), 0);
  EXPECT_EQ(in_ten_bytes(Over::what_is_there, false), EFBIG);
  EXPECT_EQ(content(), "one");
  EXPECT_EQ(names(), 1);
}

TEST_F(WholeFile, AnEndInTheMiddleLeavesNoHalfOne) {
  EXPECT_EQ(in_ten_bytes(Over::nothing, true), -SIGXFSZ);
  EXPECT_FALSE(std::filesystem::exists(file()));
  EXPECT_EQ(write_whole(file(), "whole", 0644, Over::nothing), 0) << "a draft that was left is in nobody's way";
  EXPECT_EQ(content(), "whole");
}

TEST_F(WholeFile, AFolderThatIsNotThereIsSaid) {
  EXPECT_EQ(write_whole(file() + "/below", "one", 0644, Over::nothing), ENOENT);
}

}  // namespace
}  // namespace woo24::config
