#include "woo24/store/wishes.hpp"

#include "statement.hpp"

namespace woo24::store {

Result<std::int64_t> Wishes::leave(const Wish& wish) {
  TRY(execute(db_, "INSERT INTO wish (what, subject, detail, at) VALUES (?,?,?,?)", wish.what, wish.subject, wish.detail,
              wish.at));
  return std::int64_t{db_.raw().getLastInsertRowid()};
}

Result<std::vector<Wish>> Wishes::all() {
  return rows(db_, "SELECT id, what, subject, detail, at FROM wish ORDER BY id", [](Statement& row) {
    return Wish{number(row, 0), text(row, 1), text(row, 2), text(row, 3), instant(row, 4)};
  });
}

Result<void> Wishes::remove(std::int64_t id) { return execute(db_, "DELETE FROM wish WHERE id=?", id); }

Result<bool> Wishes::pending(std::int64_t id) {
  const auto found = TRY(rows(
      db_, "SELECT count(*) FROM wish WHERE id=?", [](Statement& row) { return number(row, 0); }, id));
  return found.front() > 0;
}

}  // namespace woo24::store
