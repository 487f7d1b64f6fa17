#include "woo24/store/file_mark.hpp"

#include "woo24/store/guarded.hpp"
#include "woo24/store/private_file.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <filesystem>
#include <system_error>

namespace woo24::store {

namespace {

// The field of the file's head that SQLite leaves to whoever uses it; it lies in the first page.
constexpr const char* k_field = "PRAGMA application_id";

/// What is written reaches the file itself only by a checkpoint.
bool reached_the_file(SQLite::Database& db) {
  SQLite::Statement checkpoint(db, "PRAGMA wal_checkpoint(PASSIVE)");
  if (!checkpoint.executeStep()) return false;
  const bool busy = checkpoint.getColumn(0).getInt() != 0;
  return !busy && checkpoint.getColumn(1).getInt() == checkpoint.getColumn(2).getInt();
}

}  // namespace

Result<FileMark> FileMark::put(Database& db, std::uint64_t chance) {
  constexpr std::uint64_t k_most = 0x7FFFFFFE;
  const auto mark = static_cast<std::int32_t>(chance % k_most) + 1;
  return guarded(db.path(), [&]() -> Result<FileMark> {
    db.raw().exec(std::string(k_field) + " = " + std::to_string(mark));
    return FileMark(db.path(), reached_the_file(db.raw()) ? std::optional(mark) : std::nullopt);
  });
}

Result<void> FileMark::in_force() const {
  if (!mark_) return {};
  return guarded(path_, [&]() -> Result<void> {
    SQLite::Database as_it_lies(unchanging(path_), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    if (as_it_lies.execAndGet(k_field).getInt() == *mark_) return {};
    return Fail{Kind::state, Reason{ReasonId::state_replaced, {{"file", path_}}}};
  });
}

void leave_as_it_is(Database& db) {
  sqlite3_db_config(db.raw().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);  // NOLINT: how SQLite takes it
}

void set_journal_aside(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::exists(path + "-wal", ignored)) std::filesystem::rename(path + "-wal", path + "-wal.replaced", ignored);
  std::filesystem::remove(path + "-shm", ignored);
}

}  // namespace woo24::store
