#pragma once
// A state file in memory, for the tests of one table.

#include "store/state_folder.hpp"
#include "woo24/store/database.hpp"

#include <SQLiteCpp/Database.h>

namespace woo24::store {

class TablesTest : public testing::Test {
 protected:
  Database db_ = Database::in_memory().release_value();
  int rows(const std::string& table) { return db_.raw().execAndGet("SELECT count(*) FROM " + table).getInt(); }
};

}  // namespace woo24::store
