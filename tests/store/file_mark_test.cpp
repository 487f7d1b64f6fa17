// A copy put over the state file in place, under a process that works with it.
#include "woo24/store/file_mark.hpp"

#include "store/state_folder.hpp"
#include "woo24/store/cursors.hpp"
#include "woo24/store/private_file.hpp"

#include <SQLiteCpp/Database.h>

#include <fstream>
#include <sstream>

namespace woo24::store {
namespace {

using test::StateFolder;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

/// As `cp COPY FILE` does.
void put_over(const std::string& content, const std::string& path) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

TEST(FileMark, StaysInForceWhateverIsWrittenIntoTheFile) {
  const StateFolder folder;
  auto db = folder.database();
  const auto mark = FileMark::put(db, 7);
  ASSERT_TRUE(mark.ok());
  for (int n = 0; n < 50; ++n) {
    ASSERT_TRUE(Cursors(db).set("job " + std::to_string(n), std::string(20'000, 'x')).ok());
    EXPECT_TRUE(mark.value().in_force().ok());
  }
  {
    auto other = folder.database();
    ASSERT_TRUE(Cursors(other).set("orders", "by another connection").ok());
  }
  EXPECT_TRUE(mark.value().in_force().ok());
}

TEST(FileMark, ACopyOfAnEarlierLifePutOverTheFileIsNoticed) {
  const StateFolder folder;
  {
    auto db = folder.database();
    ASSERT_TRUE(FileMark::put(db, 1).ok());
  }
  const auto kept = content_of(folder.file());
  auto db = folder.database();
  const auto mark = FileMark::put(db, 2);
  ASSERT_TRUE(mark.ok());
  const auto inode = file_identity(folder.file());
  put_over(kept, folder.file());
  EXPECT_EQ(file_identity(folder.file()), inode) << "to the system it is the same file";
  ASSERT_FALSE(mark.value().in_force().ok());
  EXPECT_EQ(mark.value().in_force().error().reason, (Reason{ReasonId::state_replaced, {{"file", folder.file()}}}));
}

TEST(FileMark, ABackupOfThisVeryLifePutOverTheFileIsNoticed) {
  const StateFolder folder;
  auto db = folder.database();
  const auto mark = FileMark::put(db, 3);
  ASSERT_TRUE(mark.ok());
  const auto copy = folder.path() + "/copy.db";
  ASSERT_TRUE(Database::backup(folder.file(), copy).ok());
  EXPECT_TRUE(mark.value().in_force().ok());
  put_over(content_of(copy), folder.file());
  EXPECT_FALSE(mark.value().in_force().ok());
}

TEST(FileMark, WhoReadsTheFileKeepsAMarkFromItAndTheNextOneGetsThere) {
  const StateFolder folder;
  auto db = folder.database();
  ASSERT_TRUE(Cursors(db).set("orders", "something to read").ok());
  {
    auto reader = folder.database();
    reader.raw().exec("BEGIN");
    ASSERT_TRUE(Cursors(reader).get("orders").ok());
    const auto early = FileMark::put(db, 4);
    ASSERT_TRUE(early.ok());
    EXPECT_FALSE(early.value().has_reached_the_file());
    EXPECT_TRUE(early.value().in_force().ok()) << "nothing is known, so nothing is said";
    reader.raw().exec("COMMIT");
  }
  const auto mark = FileMark::put(db, 5);
  ASSERT_TRUE(mark.ok());
  ASSERT_TRUE(mark.value().has_reached_the_file());
  const auto copy = folder.path() + "/copy.db";
  ASSERT_TRUE(Database::backup(folder.file(), copy).ok());
  put_over(content_of(copy), folder.file());
  EXPECT_FALSE(mark.value().in_force().ok());
}

TEST(FileMark, TheCopyIsLeftAsItIsAndTheJournalOfTheOldFileSetAside) {
  const StateFolder folder;
  const auto copy = folder.path() + "/copy.db";
  {
    auto db = folder.database();
    ASSERT_TRUE(Cursors(db).set("orders", "as it was then").ok());
  }
  ASSERT_TRUE(Database::backup(folder.file(), copy).ok());
  const auto kept = content_of(copy);
  {
    auto one = folder.database();
    auto two = folder.database();
    ASSERT_TRUE(FileMark::put(one, 4).ok());
    ASSERT_TRUE(Cursors(one).set("orders", "of the file that is gone").ok());
    put_over(kept, folder.file());
    leave_as_it_is(one);
    leave_as_it_is(two);
    set_journal_aside(folder.file());
  }
  EXPECT_EQ(content_of(folder.file()), kept);
  EXPECT_TRUE(std::filesystem::exists(folder.file() + "-wal.replaced"));
  EXPECT_FALSE(std::filesystem::exists(folder.file() + "-wal"));
  auto db = folder.database();
  EXPECT_EQ(Cursors(db).get("orders").value(), "as it was then");
}

}  // namespace
}  // namespace woo24::store
