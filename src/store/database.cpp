#include "woo24/store/database.hpp"

#include "woo24/store/guarded.hpp"
#include "woo24/store/migration.hpp"
#include "woo24/store/private_file.hpp"
#include "woo24/store/schema.hpp"

#include "statements.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Savepoint.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <filesystem>
#include <system_error>

namespace woo24::store {

namespace {

constexpr const char* k_memory = ":memory:";

/// A clean close leaves no journal behind. It is also there while another process works on the file.
bool journal_remains(const std::string& path) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(path + "-wal", fault);
  return !fault && size > 0;
}

void prepare(SQLite::Database& db, const char* journal = "WAL") {
  db.exec(std::string("PRAGMA journal_mode = ") + journal);
  db.exec("PRAGMA synchronous = FULL");
  db.exec("PRAGMA foreign_keys = ON");
  db.exec("PRAGMA secure_delete = ON");  // a name that was taken out is gone from the bytes too
  db.exec("PRAGMA cache_size = -2000");
}

/// A new file appears whole or not at all: nobody finds it half made, and two who make it at once do not meet inside it.
/// It gets its tables without a write-ahead log: that would keep its old name, with all that a full disk has left in it.
Result<void> make_whole(const std::string& path) {
  const auto draft = TRY(draft_beside(path));
  auto made = guarded(path, [&]() -> Result<void> {
    SQLite::Database db(draft, SQLite::OPEN_READWRITE, k_busy_ms);
    prepare(db, "DELETE");
    TRY(migrate(db, path, migrations()));
    prepare(db);
    return {};
  });
  if (made.ok()) return name_draft(draft, path);
  std::error_code ignored;
  for (const auto* companion : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(draft + companion, ignored);
  return made;
}

/// Looks through the file where the machine may have failed under it.
Result<void> sound(SQLite::Database& db, const std::string& path) {
  const auto found = db.execAndGet("PRAGMA quick_check(1)").getString();
  if (found == "ok") return {};
  return Fail{Kind::state, Reason{ReasonId::state_damaged, {{"file", path}, {"detail", found}}}};
}

/// Only to read; `uri` or a path. Nothing when SQLite cannot open it so.
std::unique_ptr<SQLite::Database> readable(const std::string& name) {
  try {
    auto db = std::make_unique<SQLite::Database>(name, SQLite::OPEN_READONLY | SQLite::OPEN_URI, k_busy_ms);
    db->execAndGet("PRAGMA user_version");
    return db;
  } catch (const SQLite::Exception& fault) {
    if (fault.getErrorCode() == SQLITE_CORRUPT || fault.getErrorCode() == SQLITE_NOTADB) throw;
    return nullptr;
  }
}

/// Says for the length of a scope that a transaction is open, also when an exception ends it.
class Inside {
 public:
  explicit Inside(bool& flag) : flag_(flag) { flag_ = true; }
  ~Inside() { flag_ = false; }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  bool& flag_;
};

/// What could not be written beside a copy is about the copy, not about the file that it is taken of.
template <typename T>
Result<T> at_copy(Result<T> done, const std::string& copy) {
  if (done.ok()) return done;
  const auto& reason = done.error().reason;
  const bool written = reason.id == ReasonId::state_disk_full || reason.id == ReasonId::state_not_written ||
                       (reason.id == ReasonId::state_unreadable && reason.arguments.at("file") == copy);
  if (!written) return done;
  const auto detail = reason.arguments.find("detail");
  return Fail{Kind::usage,
              Reason{ReasonId::backup_not_written,
                     {{"file", copy}, {"detail", detail != reason.arguments.end() ? detail->second : "the disk is full"}}}};
}

}  // namespace

Database::Database(std::unique_ptr<SQLite::Database> db, std::string path)
    : db_(std::move(db)), statements_(std::make_unique<Statements>(*db_)), path_(std::move(path)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&& other) noexcept {
  db_.swap(other.db_);  // what was here goes with the other, its statements before its connection
  statements_.swap(other.statements_);
  path_.swap(other.path_);
  std::swap(in_transaction_, other.in_transaction_);
  return *this;
}
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, Open how) {
  const bool writes = how == Open::read_write;
  if (writes) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) TRY(make_whole(path));
    TRY(make_private(path));
  }
  return guarded(path, [&]() -> Result<Database> {
    const bool unclean = journal_remains(path);
    auto db = std::make_unique<SQLite::Database>(path, writes ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY, k_busy_ms);
    const int version = TRY(usable_version(*db, path, k_version));
    if (writes) {
      prepare(*db);
      if (unclean) TRY(sound(*db, path));
      TRY(migrate(*db, path, migrations()));
    } else if (version < k_version) {
      return Fail{Kind::state, Reason{ReasonId::state_unreadable,
                                      {{"file", path},
                                       {"detail", "an older woo24 made it; the service brings it up to date when it starts"}}}};
    }
    return Database(std::move(db), path);
  });
}

Result<Database> Database::in_memory() {
  return guarded(k_memory, []() -> Result<Database> {
    auto db = std::make_unique<SQLite::Database>(k_memory, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db->exec("PRAGMA foreign_keys = ON");
    TRY(migrate(*db, k_memory, migrations()));
    return Database(std::move(db), k_memory);
  });
}

Result<Database> Database::copy_in_memory(const std::string& path) {
  return guarded(path, [&]() -> Result<Database> {
    auto file = readable(path);
    if (!file && !journal_remains(path)) file = readable(unchanging(path));
    if (!file) {
      return Fail{Kind::state, Reason{ReasonId::state_unreadable,
                                      {{"file", path}, {"detail", "its journal cannot be read where nothing can be written"}}}};
    }
    TRY(usable_version(*file, path, k_version));
    auto db = std::make_unique<SQLite::Database>(k_memory, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup(*db, *file).executeStep(-1);
    db->exec("PRAGMA foreign_keys = ON");
    TRY(migrate(*db, k_memory, migrations()));
    return Database(std::move(db), k_memory);
  });
}

Result<Database> Database::scratch_copy(const std::string& path) {
  return guarded(path, [&]() -> Result<Database> {
    std::error_code fault;
    const bool absent = !std::filesystem::exists(path, fault) && !fault;
    // A database without a name lies in a file that SQLite removes; nothing of it needs to outlive a power cut.
    auto db = std::make_unique<SQLite::Database>("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    if (!absent) {
      auto file = readable(path);
      if (!file && !journal_remains(path)) file = readable(unchanging(path));
      if (!file) {
        return Fail{Kind::state,
                    Reason{ReasonId::state_unreadable,
                           {{"file", path}, {"detail", "its journal cannot be read where nothing can be written"}}}};
      }
      TRY(usable_version(*file, path, k_version));
      SQLite::Backup(*db, *file).executeStep(-1);
    }
    db->exec("PRAGMA synchronous = OFF");
    db->exec("PRAGMA foreign_keys = ON");
    db->exec("PRAGMA cache_size = -2000");
    TRY(migrate(*db, k_memory, migrations()));
    return Database(std::move(db), path);
  });
}

Result<std::uint64_t> Database::backup(const std::string& from, const std::string& to) {
  const Fail taken{Kind::usage, Reason{ReasonId::backup_exists, {{"file", to}}}};
  std::error_code fault;
  if (std::filesystem::exists(std::filesystem::symlink_status(to, fault))) return taken;
  const auto draft = at_copy(draft_beside(to), to);
  if (!draft.ok()) return Fail{draft.error()};
  auto copied = guarded(from, [&]() -> Result<void> {
    auto file = readable(from);
    if (!file && !journal_remains(from)) file = readable(unchanging(from));
    if (!file) return Fail{Kind::state, Reason{ReasonId::state_unreadable, {{"file", from}, {"detail", "cannot be opened"}}}};
    TRY(usable_version(*file, from, k_version));
    SQLite::Database copy(draft.value(), SQLite::OPEN_READWRITE, k_busy_ms);
    SQLite::Backup(copy, *file).executeStep(-1);
    copy.exec("PRAGMA journal_mode = DELETE");  // one file, nothing beside it
    copy.exec("PRAGMA application_id = 0");     // the mark stays with the file that is worked with (file_mark)
    return sound(copy, to);
  });
  if (!copied.ok()) {
    std::filesystem::remove(draft.value(), fault);
    copied = at_copy(std::move(copied), to);
    return Fail{std::move(copied).error()};
  }
  const auto size = std::filesystem::file_size(draft.value(), fault);
  // A name that was taken meanwhile stays as it is.
  if (std::filesystem::exists(std::filesystem::symlink_status(to, fault))) {
    std::filesystem::remove(draft.value(), fault);
    return taken;
  }
  TRY(at_copy(name_draft(draft.value(), to), to));
  return std::uint64_t{size};
}

Result<void> Database::transaction(const std::function<Result<void>()>& work) {
  return guarded(path_, [&]() -> Result<void> {
    if (in_transaction_) {
      // A full disk ends the outer transaction under us; what follows would be committed piece by piece.
      if (sqlite3_get_autocommit(db_->getHandle()) != 0) {
        return Fail{Kind::state, Reason{ReasonId::state_not_written,
                                        {{"file", path_}, {"detail", "the transaction was ended by an error"}}}};
      }
      SQLite::Savepoint part(*db_, "part");  // undone alone when it fails and the outer work goes on
      TRY(work());
      part.release();
      return {};
    }
    const Inside inside(in_transaction_);
    SQLite::Transaction all(*db_, SQLite::TransactionBehavior::IMMEDIATE);  // rolled back when it is not committed
    TRY(work());
    all.commit();
    return {};
  });
}

}  // namespace woo24::store
