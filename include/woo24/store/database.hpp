#pragma once
// The state file (SQLite, WAL, synchronous=FULL, foreign keys, 0600). One connection; the tables below it hold a reference.
// Not thread-safe: a lane opens its own.

#include "woo24/base/doors.hpp"
#include "woo24/base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace SQLite {
class Database;
}

namespace woo24::store {

class Statements;

enum class Open { read_only, read_write };

class Database {
 public:
  static constexpr int k_version = 9;
  /// Makes the file (0600) and its folder's tables when absent and `read_write`; migrates an older one after keeping a copy
  /// beside it. Errors: state-unreadable, state-damaged (with the remedy), state-newer, state-disk-full.
  static Result<Database> open(const std::string& path, Open how);
  /// Empty, in memory, for tests and dry runs without a file.
  static Result<Database> in_memory();
  /// What the file holds, in memory: for commands that only look where the file or its folder cannot be written. Nothing of it
  /// reaches the file. Errors as `open`.
  static Result<Database> copy_in_memory(const std::string& path);
  /// What the file holds (nothing, where there is none), in a file of no name that goes away with it: for a dry run that works
  /// as a real one does and leaves nothing behind. Errors as `open`.
  static Result<Database> scratch_copy(const std::string& path);
  /// A consistent copy of the file at `from`, as it is now, in a new file at `to` (0600), also while others work on it; it
  /// appears whole or not at all. Bytes of the copy. Errors: as `open`; backup-exists (kind usage) where `to` is taken.
  static Result<std::uint64_t> backup(const std::string& from, const std::string& to);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// Runs `work` in one transaction: committed when it is ok, rolled back when not (or when something throws; the exception is
  /// turned into state-not-written). Nested calls join the outer one.
  Result<void> transaction(const std::function<Result<void>()>& work);
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] SQLite::Database& raw() { return *db_; }           ///< for the tables of this room
  [[nodiscard]] Statements& statements() { return *statements_; }  ///< for the tables of this room

 private:
  Database(std::unique_ptr<SQLite::Database> db, std::string path);
  std::unique_ptr<SQLite::Database> db_;
  std::unique_ptr<Statements> statements_;  ///< goes before the connection
  std::string path_;
  bool in_transaction_ = false;
};

}  // namespace woo24::store
