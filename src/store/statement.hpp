#pragma once
// Statements as values go in and rows come out. Only for the tables of this room: what it includes is heavy.

#include "woo24/base/amount.hpp"
#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/store/database.hpp"
#include "woo24/store/guarded.hpp"

#include "statements.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace woo24::store {

using SQLite::Statement;

inline void bind_value(Statement& statement, int at, const std::string& value) { statement.bind(at, value); }
inline void bind_value(Statement& statement, int at, std::string_view value) { statement.bind(at, std::string(value)); }
inline void bind_value(Statement& statement, int at, std::int64_t value) { statement.bind(at, value); }
inline void bind_value(Statement& statement, int at, int value) { statement.bind(at, value); }
inline void bind_value(Statement& statement, int at, bool value) { statement.bind(at, value ? 1 : 0); }
inline void bind_value(Statement& statement, int at, Instant value) {
  statement.bind(at, std::int64_t{value.time_since_epoch().count()});
}
inline void bind_value(Statement& statement, int at, Amount value) { statement.bind(at, value.shortest(2)); }
template <typename Tag>
void bind_value(Statement& statement, int at, Id<Tag> value) {
  statement.bind(at, value.value);
}
template <typename T>
void bind_value(Statement& statement, int at, const std::optional<T>& value) {
  if (value) {
    bind_value(statement, at, *value);
  } else {
    statement.bind(at);
  }
}

template <typename... Values>
void bind_all(Statement& statement, const Values&... values) {
  int at = 0;
  (bind_value(statement, ++at, values), ...);
}

/// A statement for as long as it is used; the connection keeps it for the next time.
class Prepared {
 public:
  Prepared(Database& db, const std::string& sql) : home_(db.statements()), statement_(home_.lend(sql)) {}
  ~Prepared() { home_.give_back(std::move(statement_)); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  Statement& operator*() { return statement_; }
  Statement* operator->() { return &statement_; }

 private:
  Statements& home_;
  Statement statement_;
};

/// Runs one statement that answers nothing; how many rows it changed.
template <typename... Values>
Result<int> changed(Database& db, const std::string& sql, const Values&... values) {
  return guarded(db.path(), [&]() -> Result<int> {
    Prepared statement(db, sql);
    bind_all(*statement, values...);
    return statement->exec();
  });
}

template <typename... Values>
Result<void> execute(Database& db, const std::string& sql, const Values&... values) {
  if (auto done = changed(db, sql, values...); !done.ok()) return Fail{std::move(done).error()};
  return {};
}

/// Every row that a query answers, made by `make`.
template <typename Make, typename... Values>
auto rows(Database& db, const std::string& sql, const Make& make, const Values&... values)
    -> Result<std::vector<decltype(make(std::declval<Statement&>()))>> {
  using Row = decltype(make(std::declval<Statement&>()));
  return guarded(db.path(), [&]() -> Result<std::vector<Row>> {
    Prepared statement(db, sql);
    bind_all(*statement, values...);
    std::vector<Row> found;
    while (statement->executeStep()) found.push_back(make(*statement));
    return found;
  });
}

template <typename Row>
Result<std::optional<Row>> first(Result<std::vector<Row>> found) {
  auto all = TRY(std::move(found));
  if (all.empty()) return std::optional<Row>{};
  return std::optional<Row>(std::move(all.front()));
}

inline std::string text(Statement& row, int column) { return row.getColumn(column).getString(); }
inline std::int64_t number(Statement& row, int column) { return row.getColumn(column).getInt64(); }
inline bool flag(Statement& row, int column) { return row.getColumn(column).getInt() != 0; }
inline Instant instant(Statement& row, int column) { return Instant{Seconds{number(row, column)}}; }
inline std::optional<std::int64_t> maybe_number(Statement& row, int column) {
  if (row.getColumn(column).isNull()) return std::nullopt;
  return number(row, column);
}
inline std::optional<Instant> maybe_instant(Statement& row, int column) {
  if (row.getColumn(column).isNull()) return std::nullopt;
  return instant(row, column);
}

}  // namespace woo24::store
