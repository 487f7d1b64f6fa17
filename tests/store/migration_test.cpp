#include "woo24/store/migration.hpp"

#include "store/state_folder.hpp"
#include "woo24/store/cursors.hpp"
#include "woo24/store/imports.hpp"
#include "woo24/store/postings.hpp"
#include "woo24/store/schema.hpp"

#include <SQLiteCpp/Database.h>

#include <fstream>
#include <iostream>
#include <vector>

namespace woo24::store {
namespace {

using test::StateFolder;

/// The tables of today, and a step of a day to come.
std::vector<const char*> with_a_step(const char* step) {
  std::vector<const char*> steps(migrations().begin(), migrations().end());
  steps.push_back(step);
  return steps;
}

const std::string k_copy = ".version-" + std::to_string(Database::k_version);

int version(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

StateFolder& with_a_cursor(StateFolder& folder) {
  auto db = folder.database();
  EXPECT_TRUE(Cursors(db).set("orders", "of yesterday").ok());
  return folder;
}

TEST(Migration, KeepsACopyOfAnOlderFileAndBringsItOn) {
  StateFolder folder;
  with_a_cursor(folder);
  const auto steps = with_a_step("ALTER TABLE cursor ADD COLUMN note TEXT; UPDATE cursor SET note = 'brought on'");
  {
    SQLite::Database db(folder.file(), SQLite::OPEN_READWRITE);
    ASSERT_TRUE(migrate(db, folder.file(), steps).ok());
    EXPECT_EQ(version(db), Database::k_version + 1);
    EXPECT_EQ(db.execAndGet("SELECT position || ', ' || note FROM cursor").getString(), "of yesterday, brought on");
  }
  const auto copy = folder.file() + k_copy;
  EXPECT_EQ(test::mode_of(copy), 0600U);
  auto old = Database::open(copy, Open::read_write);
  ASSERT_TRUE(old.ok());
  EXPECT_EQ(Cursors(old.value()).get("orders").value(), "of yesterday");
}

TEST(Migration, AFileOfTheFirstVersionKeepsItsOrders) {
  const StateFolder folder;
  {
    SQLite::Database db(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    ASSERT_TRUE(migrate(db, folder.file(), migrations().first(1)).ok());
    db.exec(
        "INSERT INTO posting (kind, key, woo_order, number, order_key, shop_status, total, currency, stage, standing, "
        "attempts, "
        "external_status, content, payment_sent, payment_unsure) VALUES ('order', 'WOO-exempel-1042-3fa9c1', 1042, '1042', "
        "'wc_order_a', 'processing', '1249.00', 'SEK', 'staged', 'moving', 0, 1, '', 0, 0)");
  }
  auto db = folder.database();
  const auto posting = Postings(db).by_key("WOO-exempel-1042-3fa9c1").value();
  ASSERT_TRUE(posting);
  EXPECT_EQ(posting->stage, Stage::staged);
  EXPECT_EQ(posting->total, Amount::whole(1249));
  EXPECT_FALSE(posting->refund);
  EXPECT_EQ(posting->customer_name, "");
  EXPECT_TRUE(std::filesystem::exists(folder.file() + ".version-1"));
}

TEST(Migration, RowsFromBeforeNamesWereKeptHaveNone) {
  constexpr std::size_t k_before = 6;
  const StateFolder folder;
  {
    SQLite::Database db(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    ASSERT_TRUE(migrate(db, folder.file(), migrations().first(k_before)).ok());
    db.exec(
        "INSERT INTO posting (kind, key, woo_order, number, order_key, shop_status, total, currency, stage, standing, "
        "attempts, external_status, content, payment_sent, payment_unsure) VALUES ('order', 'WOO-exempel-1042-3fa9c1', 1042, "
        "'1042', 'wc_order_a', 'processing', '1249.00', 'SEK', 'seen', 'failed', 0, 1, '', 0, 0)");
    db.exec(
        "INSERT INTO import (office_order, key, stage, standing, attempts, shop_key, shop_customer, content, noted, left_as, "
        "office_state, office_invoice, total, currency) VALUES (5001, 'IMP-exempel-1-5001', 'seen', 'failed', 1, '', 0, '', "
        "'', "
        "'', 'Invoiced', 0, '99.00', 'SEK')");
  }
  auto db = folder.database();
  auto posting = Postings(db).by_key("WOO-exempel-1042-3fa9c1").value();
  ASSERT_TRUE(posting);
  EXPECT_EQ(posting->customer_name, "");
  posting->customer_name = "Anna Åkesson";
  ASSERT_TRUE(Postings(db).advance(*posting, posting->stage).ok());
  EXPECT_EQ(Postings(db).by_key(posting->key).value(), posting);
  const auto import = Imports(db).of({5001}).value();
  ASSERT_TRUE(import);
  EXPECT_EQ(import->customer_name, "");
  EXPECT_EQ(import->total, Amount::whole(99));
}

TEST(Migration, DoesNothingTwice) {
  const StateFolder folder;
  auto db = folder.database();
  const auto steps = with_a_step("CREATE TABLE later (a INTEGER)");
  ASSERT_TRUE(migrate(db.raw(), folder.file(), steps).ok());
  ASSERT_TRUE(migrate(db.raw(), folder.file(), steps).ok());
  EXPECT_FALSE(std::filesystem::exists(folder.file() + ".version-" + std::to_string(Database::k_version + 1)));
}

TEST(Migration, NeverWritesOverAnEarlierCopy) {
  StateFolder folder;
  with_a_cursor(folder);
  std::ofstream(folder.file() + k_copy) << "kept by someone";
  SQLite::Database db(folder.file(), SQLite::OPEN_READWRITE);
  ASSERT_TRUE(migrate(db, folder.file(), with_a_step("CREATE TABLE later (a INTEGER)")).ok());
  std::string kept;
  std::getline(std::ifstream(folder.file() + k_copy), kept);
  EXPECT_EQ(kept, "kept by someone");
  EXPECT_TRUE(std::filesystem::exists(folder.file() + k_copy + ".2"));
}

TEST(Migration, AStepThatFailsLeavesFileAndFolderAsTheyWere) {
  StateFolder folder;
  with_a_cursor(folder);
  {
    SQLite::Database db(folder.file(), SQLite::OPEN_READWRITE);
    const auto done = migrate(db, folder.file(), with_a_step("UPDATE cursor SET position = 'half'; SELECT no_such_function()"));
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().reason.id, ReasonId::state_not_written);
    EXPECT_EQ(version(db), Database::k_version);
  }
  EXPECT_FALSE(std::filesystem::exists(folder.file() + k_copy));
  auto db = folder.database();
  EXPECT_EQ(Cursors(db).get("orders").value(), "of yesterday");
}

TEST(Migration, AFileOfANewerVersionIsRefusedUntouched) {
  const StateFolder folder;
  {
    auto db = folder.database();
    ASSERT_TRUE(migrate(db.raw(), folder.file(), with_a_step("CREATE TABLE later (a INTEGER)")).ok());
  }
  for (const auto how : {Open::read_write, Open::read_only}) {
    const auto opened = Database::open(folder.file(), how);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error(), (Error{Kind::state,
                                     Reason{ReasonId::state_newer,
                                            {{"file", folder.file()},
                                             {"found", std::to_string(Database::k_version + 1)},
                                             {"known", std::to_string(Database::k_version)}}},
                                     std::nullopt}));
  }
}

TEST(Migration, AnOlderFileIsNotReadAsIfItWereNew) {
  const StateFolder folder;
  { SQLite::Database empty(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE); }
  const auto opened = Database::open(folder.file(), Open::read_only);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().reason.id, ReasonId::state_unreadable);
}

TEST(Migration, AnotherProgramsDatabaseIsLeftAlone) {
  const StateFolder folder;
  { SQLite::Database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE bookmarks (url TEXT)"); }
  const auto opened = Database::open(folder.file(), Open::read_write);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().reason.id, ReasonId::state_unreadable);
  SQLite::Database theirs(folder.file(), SQLite::OPEN_READONLY);
  EXPECT_EQ(theirs.execAndGet("SELECT count(*) FROM sqlite_master").getInt(), 1);
}

TEST(Migration, TwoProcessesThatMakeTheFileAtOnceBothSucceed) {
  for (int round = 0; round < 10; ++round) {
    const StateFolder folder;
    const auto opens = [&folder] {
      const auto opened = Database::open(folder.file(), Open::read_write);
      if (!opened.ok()) std::cerr << arguments_json(opened.error().reason) << "\n";
      return opened.ok() ? 0 : 1;
    };
    const auto child = ::fork();
    if (child == 0) ::_exit(opens());
    EXPECT_EQ(opens(), 0);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
}

}  // namespace
}  // namespace woo24::store
