#pragma once
// Brings a state file to the present tables: refuses a newer one, keeps a copy of an older one first.

#include "woo24/base/result.hpp"

#include <span>
#include <string>

namespace SQLite {
class Database;
}

namespace woo24::store {

/// The file's user_version, when this program may use the file at all.
/// Errors: state-newer (more than `known`), state-unreadable (another program's database).
Result<int> usable_version(SQLite::Database& db, const std::string& path, int known);

/// Whether opening the file to work with it would bring it on. False where it is not there or cannot be read: opening says why.
bool is_older(const std::string& path, int known);

/// Runs the steps that are missing in one transaction. Step n goes from user_version n to n + 1. Of a file that already held
/// something a copy, mode 0600, is kept beside it, `<path>.version-<n>`. When a step fails, file and folder are as before.
Result<void> migrate(SQLite::Database& db, const std::string& path, std::span<const char* const> steps);

}  // namespace woo24::store
