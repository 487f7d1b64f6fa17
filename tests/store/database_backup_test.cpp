// A copy of the state file while somebody works on it.
#include "store/state_folder.hpp"
#include "woo24/store/cursors.hpp"
#include "woo24/store/database.hpp"

#include <fstream>

namespace woo24::store {
namespace {

using test::StateFolder;

std::string position_in(const std::string& file) {
  auto db = Database::open(file, Open::read_write);
  if (!db.ok()) return std::string(reason_id(db.error().reason.id));
  return Cursors(db.value()).get("orders").value().value_or("nothing");
}

TEST(Backup, HoldsWhatIsCommittedWhileTheFileIsOpen) {
  const StateFolder folder;
  const auto copy = folder.path() + "/copy.db";
  auto db = folder.database();
  ASSERT_TRUE(Cursors(db).set("orders", "committed").ok());
  ASSERT_TRUE(db.transaction([&]() -> Result<void> {
                  TRY(Cursors(db).set("orders", "half way"));
                  const auto copied = Database::backup(folder.file(), copy);
                  EXPECT_TRUE(copied.ok());
                  EXPECT_EQ(copied.value_or(0), std::filesystem::file_size(copy));
                  return {};
                }).ok());
  EXPECT_EQ(test::mode_of(copy), 0600U);
  EXPECT_FALSE(std::filesystem::exists(copy + "-wal"));
  EXPECT_EQ(position_in(copy), "committed");
  EXPECT_EQ(position_in(folder.file()), "half way");
}

TEST(Backup, WritesOverNothing) {
  const StateFolder folder;
  folder.database();
  const auto copy = folder.path() + "/copy.db";
  std::ofstream(copy) << "mine";
  const auto copied = Database::backup(folder.file(), copy);
  ASSERT_FALSE(copied.ok());
  EXPECT_EQ(copied.error().reason.id, ReasonId::backup_exists);
  EXPECT_EQ(std::filesystem::file_size(copy), 4U);
  EXPECT_EQ(Database::backup(folder.file(), folder.file()).error().reason.id, ReasonId::backup_exists);
}

TEST(Backup, LeavesNothingBehindWhereItFails) {
  const StateFolder folder;
  EXPECT_FALSE(Database::backup(folder.file(), folder.path() + "/copy.db").ok()) << "there is no file to copy";
  std::ofstream(folder.file()) << "no database at all, though it has some length";
  EXPECT_FALSE(Database::backup(folder.file(), folder.path() + "/copy.db").ok());
  EXPECT_FALSE(Database::backup(folder.file(), folder.path() + "/nowhere/copy.db").ok());
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) EXPECT_EQ(entry.path().filename(), "woo24.db");
}

TEST(Backup, WhatCannotBeWrittenIsSaidOfTheCopyAndNotOfTheStateFile) {
  const StateFolder folder;
  ASSERT_TRUE(Database::open(folder.file(), Open::read_write).ok());
  const auto copy = folder.path() + "/nowhere/copy.db";
  const auto copied = Database::backup(folder.file(), copy);
  ASSERT_FALSE(copied.ok());
  EXPECT_EQ(copied.error().kind, Kind::usage);
  EXPECT_EQ(copied.error().reason.id, ReasonId::backup_not_written);
  EXPECT_EQ(copied.error().reason.arguments.at("file"), copy);
}

}  // namespace
}  // namespace woo24::store
