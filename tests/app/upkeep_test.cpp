// The commands that look after the state file, as far as they come without any side: use, lease, and what is never written.
#include "commands_fixture.hpp"

#include "woo24/store/lease.hpp"
#include "woo24/store/migration.hpp"
#include "woo24/store/schema.hpp"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class UpkeepTest : public test::CommandsTest {
 protected:
  /// As a woo24 of the version before left it.
  void leave_an_older_file() {
    SQLite::Database file(this->file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    const auto steps = store::migrations();
    ASSERT_TRUE(store::migrate(file, this->file(), steps.first(steps.size() - 1)).ok());
  }
  [[nodiscard]] int version() const {
    SQLite::Database file(this->file(), SQLite::OPEN_READONLY);
    return file.execAndGet("PRAGMA user_version").getInt();
  }
};

TEST_F(UpkeepTest, WhatAnOlderServiceWorksWithIsNotBroughtOnUnderIt) {
  leave_an_older_file();
  {
    const auto older = store::Lease::take(file());
    ASSERT_TRUE(older.ok());
    EXPECT_EQ(woo24({"pause", "orders"}), 6);
    EXPECT_THAT(err.str(), HasSubstr("state-older-at-work"));
    EXPECT_THAT(err.str(), HasSubstr("systemctl restart woo24"));
    EXPECT_LE(woo24({"status"}), 1) << "to look changes nothing: " << err.str();
    EXPECT_EQ(version(), store::Database::k_version - 1);
  }
  EXPECT_EQ(woo24({"pause", "orders"}), 0) << err.str();
  EXPECT_EQ(version(), store::Database::k_version);
}

TEST_F(UpkeepTest, ToLookBringsNothingOn) {
  leave_an_older_file();
  EXPECT_LE(woo24({"status"}), 1) << err.str();
  EXPECT_LE(woo24({"orders", "list"}), 1) << err.str();
  EXPECT_EQ(version(), store::Database::k_version - 1);
}

TEST_F(UpkeepTest, ForgetWantsAnAddressAndNeverSaysIt) {
  EXPECT_EQ(woo24({"forget", "anna"}), 2);
  EXPECT_EQ(woo24({"forget", "anna@example.se"}), 5) << "no side is there";
  EXPECT_THAT(out.str() + err.str(), Not(HasSubstr("anna@")));
  in.str("bo@example.se\n");
  EXPECT_EQ(woo24({"forget", "-"}), 5);
  in.clear();
  in.str("\n");
  EXPECT_EQ(woo24({"forget", "-"}), 2);
}

TEST_F(UpkeepTest, WhatWritesIsRefusedWhileTheServiceWorks) {
  database();
  const auto lease = store::Lease::take(file());
  ASSERT_TRUE(lease.ok());
  EXPECT_EQ(woo24({"rebuild", "--yes"}), 6);
  EXPECT_EQ(woo24({"rebind", "--yes"}), 6);
  EXPECT_EQ(woo24({"forget", "anna@example.se"}), 6);
  EXPECT_THAT(err.str(), HasSubstr("systemctl stop woo24"));
  EXPECT_EQ(woo24({"rebuild"}), 5) << "to look needs no lease";
  EXPECT_EQ(woo24({"rebind", "--yes", "--dry-run"}), 5);
}

TEST_F(UpkeepTest, ARehearsalWantsItsDay) {
  EXPECT_EQ(woo24({"rehearse"}), 2);
  EXPECT_EQ(woo24({"rehearse", "--from", "first of may"}), 2);
  EXPECT_EQ(woo24({"rehearse", "--from", "2026-05-01"}), 5);
}

TEST_F(UpkeepTest, ALinkWantsTwoNumbers) {
  EXPECT_EQ(woo24({"orders", "link", "1042"}), 2);
  EXPECT_EQ(woo24({"orders", "link", "1042", "invoice 7"}), 2);
  EXPECT_EQ(woo24({"orders", "link", "1042", "5001"}), 5);
  EXPECT_EQ(woo24({"orders", "unlink", "x"}), 2);
}

}  // namespace
}  // namespace woo24::app
