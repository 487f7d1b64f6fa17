#include "woo24/store/guarded.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace woo24::store {

Error state_error(const std::string& file) {
  try {
    throw;
  } catch (const SQLite::Exception& fault) {
    const std::string detail = fault.what();
    switch (fault.getErrorCode() & 0xFF) {
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
        return {Kind::state, Reason{ReasonId::state_damaged, {{"file", file}, {"detail", detail}}}, std::nullopt};
      case SQLITE_FULL:
        return {Kind::state, Reason{ReasonId::state_disk_full, {{"file", file}}}, std::nullopt};
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return {Kind::state, Reason{ReasonId::state_locked, {{"file", file}}}, std::nullopt};
      case SQLITE_CANTOPEN:
      case SQLITE_PERM:
      case SQLITE_AUTH:
        return {Kind::state, Reason{ReasonId::state_unreadable, {{"file", file}, {"detail", detail}}}, std::nullopt};
      default:
        return {Kind::state, Reason{ReasonId::state_not_written, {{"file", file}, {"detail", detail}}}, std::nullopt};
    }
  } catch (const std::exception& fault) {
    return {Kind::state, Reason{ReasonId::state_not_written, {{"file", file}, {"detail", fault.what()}}}, std::nullopt};
  }
}

}  // namespace woo24::store
