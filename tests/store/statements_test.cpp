// A connection keeps its statements, and nobody can tell but by the clock.
#include "../../src/store/statements.hpp"

#include <SQLiteCpp/Exception.h>

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace woo24::store {
namespace {

class StatementsTest : public testing::Test {
 protected:
  StatementsTest() { db_.exec("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT)"); }

  SQLite::Database db_{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  Statements statements_{db_};
};

TEST_F(StatementsTest, One_is_kept_and_nothing_of_what_was_bound_to_it) {
  const std::string sql = "INSERT INTO thing (name) VALUES (?)";
  auto first = statements_.lend(sql);
  first.bind(1, "skruv");
  first.exec();
  statements_.give_back(std::move(first));
  EXPECT_EQ(statements_.kept(), 1U);
  auto again = statements_.lend(sql);
  EXPECT_EQ(statements_.kept(), 0U);
  again.exec();
  statements_.give_back(std::move(again));
  EXPECT_EQ(db_.execAndGet("SELECT count(*) FROM thing WHERE name IS NULL").getInt(), 1);
}

TEST_F(StatementsTest, One_that_is_lent_can_be_lent_again) {
  db_.exec("INSERT INTO thing (name) VALUES ('a'), ('b')");
  const std::string sql = "SELECT name FROM thing ORDER BY id";
  auto outer = statements_.lend(sql);
  ASSERT_TRUE(outer.executeStep());
  auto inner = statements_.lend(sql);
  ASSERT_TRUE(inner.executeStep());
  statements_.give_back(std::move(inner));
  ASSERT_TRUE(outer.executeStep());
  EXPECT_EQ(outer.getColumn(0).getString(), "b");
  statements_.give_back(std::move(outer));
  EXPECT_EQ(statements_.kept(), 1U);
}

TEST_F(StatementsTest, One_that_failed_is_not_kept) {
  db_.exec("INSERT INTO thing (id) VALUES (1)");
  auto twice = statements_.lend("INSERT INTO thing (id) VALUES (1)");
  EXPECT_THROW(twice.exec(), SQLite::Exception);
  statements_.give_back(std::move(twice));
  EXPECT_EQ(statements_.kept(), 0U);
}

TEST_F(StatementsTest, The_one_used_least_lately_goes) {
  const auto use = [&](std::size_t n) { statements_.give_back(statements_.lend("SELECT " + std::to_string(n))); };
  for (std::size_t n = 0; n < Statements::k_most; ++n) use(n);
  use(0);
  use(Statements::k_most);
  EXPECT_EQ(statements_.kept(), Statements::k_most);
  const auto oldest = statements_.lend("SELECT 1");
  EXPECT_EQ(statements_.kept(), Statements::k_most) << "it was still there";
  const auto used = statements_.lend("SELECT 0");
  EXPECT_EQ(statements_.kept(), Statements::k_most - 1);
}

TEST_F(StatementsTest, One_whose_table_was_changed_meanwhile_still_answers) {
  db_.exec("INSERT INTO thing (id, name) VALUES (1, 'a')");
  const std::string sql = "SELECT name FROM thing";
  auto before = statements_.lend(sql);
  ASSERT_TRUE(before.executeStep());
  statements_.give_back(std::move(before));
  db_.exec("ALTER TABLE thing ADD COLUMN colour TEXT DEFAULT 'blå'");
  auto after = statements_.lend(sql);
  ASSERT_TRUE(after.executeStep());
  EXPECT_EQ(after.getColumn(0).getString(), "a");
}

}  // namespace
}  // namespace woo24::store
