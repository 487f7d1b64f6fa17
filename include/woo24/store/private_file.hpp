#pragma once
// Files of mode 0600 for what holds names and amounts.

#include "woo24/base/result.hpp"

#include <string>

namespace woo24::store {

/// What an errno about a file means: state-disk-full, state-not-written (read-only) or state-unreadable.
Fail file_fault(const std::string& path, int fault);

/// Makes the file empty, mode 0600 whatever the umask, when it is absent; takes other people's rights from one that has them.
Result<void> make_private(const std::string& path);

/// What tells a file from a copy of it at the same place; "" where there is none. It stays for the file's life, whatever is
/// written into it.
std::string file_identity(const std::string& path);

/// SQLite's name for the file as it lies there, whoever works on it and whatever its journal holds: nothing is locked, and no
/// companion of it is made.
std::string unchanging(const std::string& path);

/// A new private file under a name beside `path` that nothing bears yet.
Result<std::string> draft_beside(const std::string& path);

/// Gives the draft the name `path`, unless something bears it already; then the draft goes and what is there stays.
Result<void> name_draft(const std::string& draft, const std::string& path);

}  // namespace woo24::store
