#include "woo24/store/cursors.hpp"

#include "statement.hpp"

namespace woo24::store {

Result<std::optional<std::string>> Cursors::get(const std::string& job) {
  return first(rows(
      db_, "SELECT position FROM cursor WHERE job=?", [](Statement& row) { return text(row, 0); }, job));
}

Result<void> Cursors::set(const std::string& job, const std::string& position) {
  return execute(db_, "INSERT OR REPLACE INTO cursor (job, position) VALUES (?,?)", job, position);
}

Result<void> Cursors::remove(const std::string& job) { return execute(db_, "DELETE FROM cursor WHERE job=?", job); }

Result<void> Cursors::remove_all() { return execute(db_, "DELETE FROM cursor"); }

}  // namespace woo24::store
