#include "woo24/store/private_file.hpp"

#include "store/state_folder.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>

namespace woo24::store {
namespace {

using test::StateFolder;

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(PrivateFile, IsMadeWhenAbsentAndClosedToOthersWhenThere) {
  const StateFolder folder;
  ASSERT_TRUE(make_private(folder.file()).ok());
  EXPECT_EQ(test::mode_of(folder.file()), 0600U);
  std::ofstream(folder.file()) << "kept";
  ASSERT_EQ(::chmod(folder.file().c_str(), 0664), 0);
  ASSERT_TRUE(make_private(folder.file()).ok());
  EXPECT_EQ(test::mode_of(folder.file()), 0600U);
  EXPECT_EQ(content(folder.file()), "kept");
}

TEST(PrivateFile, ADraftTakesItsNameOnlyWhenNothingBearsIt) {
  const StateFolder folder;
  for (const auto* text : {"first", "second"}) {
    const auto draft = draft_beside(folder.file());
    ASSERT_TRUE(draft.ok());
    EXPECT_EQ(test::mode_of(draft.value()), 0600U);
    std::ofstream(draft.value()) << text;
    ASSERT_TRUE(name_draft(draft.value(), folder.file()).ok());
    EXPECT_FALSE(std::filesystem::exists(draft.value()));
  }
  EXPECT_EQ(content(folder.file()), "first");
}

TEST(PrivateFile, TellsAFullDiskFromOneThatCannotBeRead) {
  EXPECT_EQ(file_fault("f", ENOSPC).error.reason.id, ReasonId::state_disk_full);
  EXPECT_EQ(file_fault("f", EACCES).error.reason,
            (Reason{ReasonId::state_unreadable, {{"file", "f"}, {"detail", "Permission denied"}}}));
}

}  // namespace
}  // namespace woo24::store
