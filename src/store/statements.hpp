#pragma once
// The statements of one connection, prepared: to read a statement's text and plan it takes several times as long as to run it.

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace woo24::store {

class Statements {
 public:
  /// So many are kept: more than a job uses, few enough that texts with lists of ids in them do not pile up.
  static constexpr std::size_t k_most = 64;

  explicit Statements(SQLite::Database& db) : db_(db) {}
  /// One that is lent already is prepared a second time. `sql` names its columns: how many `*` means is found out but once.
  /// Throws SQLite::Exception.
  SQLite::Statement lend(const std::string& sql);
  /// Without what was bound to it. The one that was used least lately goes where there are too many.
  void give_back(SQLite::Statement statement) noexcept;
  [[nodiscard]] std::size_t kept() const { return kept_.size(); }

 private:
  SQLite::Database& db_;
  std::list<SQLite::Statement> kept_;  ///< used last, first
  std::unordered_map<std::string_view, std::list<SQLite::Statement>::iterator> by_text_;
};

}  // namespace woo24::store
