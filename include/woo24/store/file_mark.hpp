#pragma once
// A mark in the state file, by which a process that works with it for long notices that another file was copied over it. Such a
// copy keeps the name and the inode, and SQLite does not look: it goes on with what it has in memory and in the journal, and
// would in the end mix the two.

#include "woo24/base/result.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace woo24::store {

class FileMark {
 public:
  /// Puts a new mark, made of `chance`, into the file itself. Where others read the file just then it has not got there
  /// (has_reached_the_file), and nothing is noticed: put another once they have read. A copy made by Database::backup never
  /// bears it.
  static Result<FileMark> put(Database& db, std::uint64_t chance);
  [[nodiscard]] bool has_reached_the_file() const { return mark_.has_value(); }
  /// Whether the file still bears it. Reads a single page of it. Any thread. Error: state-replaced.
  [[nodiscard]] Result<void> in_force() const;

 private:
  FileMark(std::string path, std::optional<std::int32_t> mark) : path_(std::move(path)), mark_(mark) {}
  std::string path_;
  std::optional<std::int32_t> mark_;
};

/// The file was replaced: closing this connection writes nothing into the one that is there now.
void leave_as_it_is(Database& db);
/// After that: the journal of the file that is gone is kept beside the one that is there, as "…-wal.replaced", so that nobody
/// takes it for that one's. Connections that are to be closed yet do not bring it back.
void set_journal_aside(const std::string& path);

}  // namespace woo24::store
