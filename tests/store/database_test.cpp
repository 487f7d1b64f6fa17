#include "woo24/store/database.hpp"

#include "store/state_folder.hpp"
#include "woo24/store/cursors.hpp"
#include "woo24/store/office_memory.hpp"
#include "woo24/store/postings.hpp"
#include "woo24/store/trail.hpp"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <array>
#include <csignal>
#include <fstream>
#include <stdexcept>

namespace woo24::store {
namespace {

using test::StateFolder;

Error error_of_open(const std::string& path, Open how = Open::read_write) {
  auto opened = Database::open(path, how);
  return opened.ok() ? Error{} : opened.error();
}

Fail refused() { return Fail{Kind::refused, Reason{ReasonId::unknown_product, {{"sku", "SK-1"}}}}; }

TEST(Database, IsPrivateFromTheFirstByteWhateverTheUmask) {
  for (const mode_t mask : {0000U, 0022U, 0077U}) {
    const StateFolder folder;
    const auto before = ::umask(mask);
    auto db = Database::open(folder.file(), Open::read_write);
    ASSERT_TRUE(db.ok());
    EXPECT_TRUE(Cursors(db.value()).set("orders", "x").ok());
    ::umask(before);
    for (const auto* companion : {"", "-wal", "-shm"}) EXPECT_EQ(test::mode_of(folder.file() + companion), 0600U) << companion;
  }
}

TEST(Database, TakesOtherPeoplesRightsFromAnExistingFile) {
  const StateFolder folder;
  folder.database();
  ASSERT_EQ(::chmod(folder.file().c_str(), 0644), 0);
  folder.database();
  EXPECT_EQ(test::mode_of(folder.file()), 0600U);
}

TEST(Database, IsReadWhereNothingCanBeWrittenAndLeftAsItIs) {
  const StateFolder folder;
  {
    auto db = folder.database();
    ASSERT_TRUE(Cursors(db).set("orders", "x").ok());
  }
  EXPECT_EQ(test::in_child([&folder] {
              if (::geteuid() == 0) {  // rights do not hold root off
                if (::chmod(folder.path().c_str(), 0555) != 0 || ::chmod(folder.file().c_str(), 0444) != 0) return 3;
                if (::setgid(65534) != 0 || ::setuid(65534) != 0) return 4;
              } else if (::chmod(folder.path().c_str(), 0500) != 0 || ::chmod(folder.file().c_str(), 0400) != 0) {
                return 3;
              }
              if (Database::open(folder.file(), Open::read_write).ok()) return 5;
              auto copy = Database::copy_in_memory(folder.file());
              if (!copy.ok()) return 6;
              if (Cursors(copy.value()).get("orders").value_or(std::nullopt) != "x") return 7;
              return Cursors(copy.value()).set("orders", "y").ok() ? 0 : 8;
            }),
            0);
  ::chmod(folder.path().c_str(), 0700);
  ::chmod(folder.file().c_str(), 0600);
  auto db = folder.database();
  EXPECT_EQ(Cursors(db).get("orders").value(), "x");
}

TEST(Database, AFileThatAnotherProgramHoldsIsSaidSo) {
  const StateFolder folder;
  auto db = folder.database();
  db.raw().setBusyTimeout(0);
  SQLite::Database viewer(folder.file(), SQLite::OPEN_READWRITE);
  viewer.exec("BEGIN IMMEDIATE");
  const auto refused = Cursors(db).set("orders", "x");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error(), (Error{Kind::state, Reason{ReasonId::state_locked, {{"file", folder.file()}}}, std::nullopt}));
}

TEST(Database, LeavesNothingElseInItsFolder) {
  const StateFolder folder;
  folder.database();
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.path() == folder.file() ? 1 : 100;
  EXPECT_EQ(files, 1);
}

TEST(Database, AnEmptyFileIsTakenForANewOne) {
  const StateFolder folder;
  std::ofstream(folder.file()).flush();
  auto db = folder.database();
  EXPECT_TRUE(Cursors(db).set("orders", "x").ok());
  EXPECT_EQ(test::mode_of(folder.file()), 0600U);
}

TEST(Database, ASecondConnectionThatIsOpenedAndClosedLeavesTheFirstOnesLocks) {
  const StateFolder folder;
  auto first = folder.database();
  ASSERT_TRUE(first
                  .transaction([&]() -> Result<void> {
                    TRY(Cursors(first).set("orders", "x"));
                    folder.database();
                    // Another process may still not write in between.
                    EXPECT_EQ(test::in_child([&folder] {
                                SQLite::Database other(folder.file(), SQLite::OPEN_READWRITE);
                                return other.tryExec("BEGIN IMMEDIATE") == SQLITE_BUSY ? 0 : 1;
                              }),
                              0);
                    return {};
                  })
                  .ok());
}

TEST(Database, WritesThroughToTheDisk) {
  const StateFolder folder;
  auto db = folder.database();
  EXPECT_EQ(db.raw().execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_EQ(db.raw().execAndGet("PRAGMA synchronous").getInt(), 2);
  EXPECT_EQ(db.raw().execAndGet("PRAGMA foreign_keys").getInt(), 1);
  EXPECT_GE(db.raw().execAndGet("PRAGMA busy_timeout").getInt(), 1000);
  EXPECT_EQ(db.raw().execAndGet("PRAGMA user_version").getInt(), Database::k_version);
}

TEST(Database, AMissingFolderIsSaid) {
  const StateFolder folder;
  const auto error = error_of_open(folder.path() + "/nowhere/woo24.db");
  EXPECT_EQ(error.kind, Kind::state);
  EXPECT_EQ(error.reason.id, ReasonId::state_unreadable);
  EXPECT_EQ(error.reason.arguments.at("detail"), "No such file or directory");
}

TEST(Database, ReadOnlyMakesNothingAndWritesNothing) {
  const StateFolder folder;
  EXPECT_EQ(error_of_open(folder.file(), Open::read_only).reason.id, ReasonId::state_unreadable);
  EXPECT_FALSE(std::filesystem::exists(folder.file()));
  folder.database();
  auto db = Database::open(folder.file(), Open::read_only);
  ASSERT_TRUE(db.ok());
  const auto written = Cursors(db.value()).set("orders", "x");
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.error().reason.id, ReasonId::state_not_written);
}

TEST(Database, AFileThatIsNoDatabaseIsNamedAndLeft) {
  const StateFolder folder;
  const std::string text(5000, 'x');
  std::ofstream(folder.file()) << text;
  const auto error = error_of_open(folder.file());
  EXPECT_EQ(error.kind, Kind::state);
  EXPECT_EQ(error.reason.id, ReasonId::state_damaged);
  EXPECT_EQ(error.reason.arguments.at("file"), folder.file());
  EXPECT_EQ(std::filesystem::file_size(folder.file()), text.size());
}

/// Fills a state file and writes over the middle of it.
void damage(const StateFolder& folder) {
  {
    auto db = folder.database();
    Trail trail(db);
    ASSERT_TRUE(db.transaction([&]() -> Result<void> {
                    for (int n = 0; n < 2000; ++n)
                      TRY(trail.add({test::at(n), "order:" + std::to_string(n), "seen", std::string(100, 'a')}));
                    return {};
                  }).ok());
  }
  std::fstream file(folder.file(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096 * 90);  // behind the first page of every table
  file << std::string(std::size_t{4096} * 20, '\xFF');
}

TEST(Database, DamageIsNamedWhenItIsMet) {
  const StateFolder folder;
  damage(folder);
  auto db = Database::open(folder.file(), Open::read_write);
  ASSERT_TRUE(db.ok());
  const auto read = Trail(db.value()).newest(100'000);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().reason.id, ReasonId::state_damaged);
}

TEST(Database, AfterAnUncleanEndTheWholeFileIsLookedThrough) {
  const StateFolder folder;
  damage(folder);
  // Its last user ends without closing.
  EXPECT_EQ(test::in_child([&folder] {
              auto db = Database::open(folder.file(), Open::read_write);
              return db.ok() && Cursors(db.value()).set("orders", "x").ok() ? ::raise(SIGKILL) : 1;
            }),
            -SIGKILL);
  ASSERT_TRUE(std::filesystem::exists(folder.file() + "-wal"));
  EXPECT_EQ(error_of_open(folder.file()).reason.id, ReasonId::state_damaged);
}

TEST(Database, AFolderThatMayNotBeWrittenIsSaid) {
  const StateFolder folder;
  folder.database();
  // Root may write everywhere: the rest is done as nobody.
  constexpr uid_t k_nobody = 65534;
  const bool root = ::geteuid() == 0;
  if (root) {
    ASSERT_EQ(::chown(folder.file().c_str(), k_nobody, k_nobody), 0);
  }
  ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
  const int exit = test::in_child([&]() {
    if (root && ::setuid(k_nobody) != 0) return 10;
    auto db = Database::open(folder.file(), Open::read_write);
    if (!db.ok()) return db.error().kind == Kind::state ? 0 : 11;
    const auto written = Cursors(db.value()).set("orders", "x");
    return !written.ok() && written.error().kind == Kind::state ? 0 : 12;
  });
  ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
  EXPECT_EQ(exit, 0);
}

TEST(Database, AFullDiskIsSaidAndUndoesTheWholeTransaction) {
  const StateFolder folder;
  auto db = folder.database();
  ASSERT_TRUE(Cursors(db).set("orders", "before").ok());
  db.raw().exec("PRAGMA max_page_count = " + std::to_string(db.raw().execAndGet("PRAGMA page_count").getInt() + 4));
  const auto done = db.transaction([&]() -> Result<void> {
    TRY(Cursors(db).set("orders", "after"));
    for (int n = 0; n < 10'000; ++n) TRY(Trail(db).add({test::at(n), "order:1", "seen", std::string(200, 'a')}));
    return {};
  });
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error(), (Error{Kind::state, Reason{ReasonId::state_disk_full, {{"file", folder.file()}}}, std::nullopt}));
  EXPECT_EQ(Cursors(db).get("orders").value(), "before");
  EXPECT_TRUE(Trail(db).newest(10).value().empty());
  db.raw().exec("PRAGMA max_page_count = 100000");
  EXPECT_TRUE(Trail(db).add({test::at(1), "order:1", "seen", ""}).ok()) << "and goes on once there is room";
}

TEST(Transaction, AnErrorUndoesIt) {
  auto db = Database::in_memory().release_value();
  const auto done = db.transaction([&]() -> Result<void> {
    TRY(Cursors(db).set("orders", "x"));
    return refused();
  });
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error(), refused().error) << "and is handed on as it was";
  EXPECT_EQ(Cursors(db).get("orders").value(), std::nullopt);
}

TEST(Transaction, AnExceptionUndoesItAndBecomesAnError) {
  auto db = Database::in_memory().release_value();
  const auto done = db.transaction([&]() -> Result<void> {
    TRY(Cursors(db).set("orders", "x"));
    throw std::runtime_error("a library's own");
  });
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().reason.id, ReasonId::state_not_written);
  EXPECT_EQ(done.error().reason.arguments.at("detail"), "a library's own");
  EXPECT_EQ(Cursors(db).get("orders").value(), std::nullopt);
  EXPECT_TRUE(db.transaction([&] { return Cursors(db).set("orders", "y"); }).ok()) << "the next one begins anew";
}

TEST(Transaction, ASimulatedDeathPassesThroughAndUndoesIt) {
  struct Death {};
  auto db = Database::in_memory().release_value();
  EXPECT_THROW((void)db.transaction([&]() -> Result<void> {
    TRY(Cursors(db).set("orders", "x"));
    throw Death{};
  }),
               Death);
  EXPECT_EQ(Cursors(db).get("orders").value(), std::nullopt);
}

TEST(Transaction, NestedOnesAreCommittedWithTheOuterOne) {
  auto db = Database::in_memory().release_value();
  const auto undone = db.transaction([&]() -> Result<void> {
    TRY(db.transaction([&] { return Cursors(db).set("orders", "inner"); }));
    return refused();
  });
  EXPECT_FALSE(undone.ok());
  EXPECT_EQ(Cursors(db).get("orders").value(), std::nullopt);
  ASSERT_TRUE(db.transaction([&]() -> Result<void> {
                  TRY(Cursors(db).set("stock", "outer"));
                  return db.transaction([&] { return Cursors(db).set("orders", "inner"); });
                }).ok());
  EXPECT_EQ(Cursors(db).get("orders").value(), "inner");
}

TEST(Transaction, ANestedOneThatFailsIsUndoneAloneWhenTheOuterGoesOn) {
  auto db = Database::in_memory().release_value();
  ASSERT_TRUE(db.transaction([&]() -> Result<void> {
                  TRY(Cursors(db).set("stock", "outer"));
                  EXPECT_FALSE(db.transaction([&]() -> Result<void> {
                                   TRY(Cursors(db).set("orders", "inner"));
                                   return refused();
                                 }).ok());
                  return {};
                }).ok());
  EXPECT_EQ(Cursors(db).get("stock").value(), "outer");
  EXPECT_EQ(Cursors(db).get("orders").value(), std::nullopt);
}

TEST(Transaction, AFailedCommitIsAnError) {
  const StateFolder folder;
  auto db = folder.database();
  db.raw().exec(
      "CREATE TABLE one (id INTEGER PRIMARY KEY); CREATE TABLE two (one REFERENCES one (id) DEFERRABLE INITIALLY DEFERRED)");
  const auto done = db.transaction([&]() -> Result<void> {
    TRY(Cursors(db).set("orders", "x"));
    db.raw().exec("INSERT INTO two VALUES (99)");  // noticed only when it is committed
    return {};
  });
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().reason.id, ReasonId::state_not_written);
  EXPECT_EQ(Cursors(db).get("orders").value(), std::nullopt);
}

TEST(Crash, WhatWasCommittedBeforeAKillIsThereAndNothingElse) {
  const StateFolder folder;
  EXPECT_EQ(test::in_child([&folder]() -> int {
              auto db = folder.database();
              Cursors cursors(db);
              if (!db.transaction([&] { return cursors.set("orders", "committed"); }).ok()) return 1;
              (void)
                  db.transaction([&]() -> Result<void> {
                      TRY(cursors.set("orders", "not committed"));
                      ::raise(SIGKILL);
                      return {};
                    }).ok();
              return 2;
            }),
            -SIGKILL);
  auto db = folder.database();
  EXPECT_EQ(Cursors(db).get("orders").value(), "committed");
}

TEST(Crash, KilledAtAnyMomentTheFileHoldsExactlyWhatWasReported) {
  for (int round = 0; round < 10; ++round) {
    const StateFolder folder;
    std::array<int, 2> told{};
    ASSERT_EQ(::pipe(told.data()), 0);
    const auto child = ::fork();
    if (child == 0) {
      auto db = folder.database();
      for (char n = 1; n < 100; ++n) {
        // The number and its proof are written together, then reported.
        const auto done = db.transaction([&]() -> Result<void> {
          TRY(Cursors(db).set("a", std::to_string(n)));
          return Cursors(db).set("b", std::to_string(n));
        });
        if (!done.ok() || ::write(told[1], &n, 1) != 1) ::_exit(1);
      }
      for (;;) ::pause();
    }
    char last = 0;
    for (int n = 0; n <= round * 3; ++n) ASSERT_EQ(::read(told[0], &last, 1), 1);
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ::close(told[1]);
    for (char more = 0; ::read(told[0], &more, 1) == 1;) last = more;
    ::close(told[0]);
    auto db = folder.database();
    const auto a = Cursors(db).get("a").value();
    EXPECT_EQ(a, Cursors(db).get("b").value()) << "half a transaction";
    // Killed between the commit and the word about it, the file is one ahead.
    EXPECT_TRUE(a == std::to_string(last) || a == std::to_string(last + 1)) << *a << " after " << int{last};
  }
}

TEST(TwoProcesses, CountTheSameHoursCalls) {
  const StateFolder folder;
  folder.database();
  constexpr int k_each = 40;
  const auto take = [&folder] {
    auto db = folder.database();
    OfficeMemory memory(db);
    for (int n = 0; n < k_each; ++n) {
      if (!memory.take_call(test::at(0)).ok()) return 1;
    }
    return 0;
  };
  const auto child = ::fork();
  if (child == 0) ::_exit(take());
  EXPECT_EQ(take(), 0);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  auto db = folder.database();
  EXPECT_EQ(OfficeMemory(db).calls_in(test::at(0)).value(), 2 * k_each);
}

TEST(TwoProcesses, OnlyOneAdvancesAPosting) {
  const StateFolder folder;
  Posting posting;
  posting.key = "WOO-exempel-1-000000";
  {
    auto db = folder.database();
    posting = Postings(db).add(posting).value();
  }
  const auto advance = [&] {
    auto db = folder.database();
    auto next = posting;
    next.stage = Stage::staging;
    return Postings(db).advance(next, Stage::seen).ok() ? 1 : 0;
  };
  const int there = test::in_child(advance);
  EXPECT_EQ(there + advance(), 1);
}

}  // namespace
}  // namespace woo24::store
