#include "woo24/store/migration.hpp"

#include "woo24/store/guarded.hpp"
#include "woo24/store/private_file.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace woo24::store {

namespace {

constexpr const char* k_memory = ":memory:";

int version_of(SQLite::Database& db) { return db.execAndGet("PRAGMA user_version").getInt(); }

std::string free_name(const std::string& wanted) {
  auto name = wanted;
  std::error_code ignored;
  for (int n = 2; std::filesystem::exists(name, ignored); ++n) name = wanted + "." + std::to_string(n);
  return name;
}

/// A copy on the disk before anything is changed.
void keep_copy(SQLite::Database& db, const std::string& copy) {
  SQLite::Statement into(db, "VACUUM INTO ?");
  into.bind(1, copy);
  into.exec();
  const int fd = ::open(copy.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  if (fd < 0 || ::fsync(fd) != 0) {
    const std::error_code fault(errno, std::generic_category());
    if (fd >= 0) ::close(fd);
    throw std::system_error(fault, copy);
  }
  ::close(fd);
}

void run_steps(SQLite::Database& db, std::span<const char* const> steps) {
  // The writer's lock first: another process may have brought the file on since it was looked at.
  SQLite::Transaction all(db, SQLite::TransactionBehavior::IMMEDIATE);
  for (auto step = static_cast<std::size_t>(version_of(db)); step < steps.size(); ++step) db.exec(steps[step]);
  db.exec("PRAGMA user_version = " + std::to_string(steps.size()));
  all.commit();
}

}  // namespace

Result<int> usable_version(SQLite::Database& db, const std::string& path, int known) {
  return guarded(path, [&]() -> Result<int> {
    const int version = version_of(db);
    if (version > known) {
      return Fail{Kind::state, Reason{ReasonId::state_newer,
                                      {{"file", path}, {"found", std::to_string(version)}, {"known", std::to_string(known)}}}};
    }
    if (version < 0 || (version == 0 && db.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0)) {
      // A second process may have made the tables between the two looks.
      if (const int now = version_of(db); now > 0 && now <= known) return now;
      return Fail{Kind::state,
                  Reason{ReasonId::state_unreadable, {{"file", path}, {"detail", "it is the database of another program"}}}};
    }
    return version;
  });
}

bool is_older(const std::string& path, int known) {
  try {
    SQLite::Database file(path, SQLite::OPEN_READONLY, k_busy_ms);
    const int version = version_of(file);
    return version > 0 && version < known;
  } catch (const SQLite::Exception&) {
    return false;
  }
}

Result<void> migrate(SQLite::Database& db, const std::string& path, std::span<const char* const> steps) {
  const int version = TRY(usable_version(db, path, static_cast<int>(steps.size())));
  if (version == static_cast<int>(steps.size())) return {};
  std::string copy;
  if (version > 0 && path != k_memory) {
    copy = free_name(path + ".version-" + std::to_string(version));
    TRY(make_private(copy));
  }
  auto done = guarded(path, [&]() -> Result<void> {
    if (!copy.empty()) keep_copy(db, copy);
    run_steps(db, steps);
    return {};
  });
  // Nothing was changed: the file itself is the copy, and a start that fails every minute must not fill the disk with more.
  std::error_code ignored;
  if (!done.ok() && !copy.empty()) std::filesystem::remove(copy, ignored);
  return done;
}

}  // namespace woo24::store
