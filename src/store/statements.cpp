#include "statements.hpp"

#include <sqlite3.h>

#include <exception>
#include <utility>

namespace woo24::store {

SQLite::Statement Statements::lend(const std::string& sql) {
  const auto found = by_text_.find(sql);
  if (found == by_text_.end()) return SQLite::Statement(db_, sql);
  const auto place = found->second;
  by_text_.erase(found);  // its text goes with the statement
  auto statement = std::move(*place);
  kept_.erase(place);
  return statement;
}

void Statements::give_back(SQLite::Statement statement) noexcept try {
  if (statement.tryReset() != SQLITE_OK) return;
  statement.clearBindings();
  if (by_text_.contains(statement.getQuery())) return;
  kept_.push_front(std::move(statement));
  by_text_.emplace(kept_.front().getQuery(), kept_.begin());
  if (kept_.size() <= k_most) return;
  by_text_.erase(kept_.back().getQuery());
  kept_.pop_back();
} catch (const std::exception&) {
  // Not kept, so that it is prepared anew.
}

}  // namespace woo24::store
