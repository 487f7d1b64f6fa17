#include "woo24/store/wishes.hpp"

#include "statement.hpp"

namespace woo24::store {

Result<std::int64_t> Wishes::leave(const Wish& wish) {
  TRY(execute(db_, "INSERT INTO wish (what, subject, detail, at) VALUES (?,?,?,?)", wish.what, wish.subject, wish.detail,
              wish.at));
  return std::int64_t{db_.raw().getLastInsertRowid()};
}

Result<std::vector<Wish>> Wishes::all() {
  return rows(db_, "SELECT id, what, subject, detail, at FROM wish WHERE granted IS NULL ORDER BY id", [](Statement& row) {
    return Wish{number(row, 0), text(row, 1), text(row, 2), text(row, 3), instant(row, 4)};
  });
}

Result<void> Wishes::remove(std::int64_t id) { return execute(db_, "DELETE FROM wish WHERE id=?", id); }

Result<void> Wishes::still_wanted(std::int64_t id, Instant at) {
  return execute(db_, "UPDATE wish SET at=? WHERE id=?", at, id);
}

Result<bool> Wishes::pending(std::int64_t id) {
  const auto found = TRY(rows(
      db_, "SELECT count(*) FROM wish WHERE id=? AND granted IS NULL", [](Statement& row) { return number(row, 0); }, id));
  return found.front() > 0;
}

Result<void> Wishes::grant(std::int64_t id, const Granted& granted, Instant at) {
  std::optional<std::string> reason, arguments;
  if (granted.reason) {
    reason = std::string(reason_id(granted.reason->id));
    arguments = arguments_json(*granted.reason);
  }
  return execute(db_, "UPDATE wish SET granted=?, exit=?, reason=?, reason_arguments=?, answer=? WHERE id=?", at, granted.exit,
                 reason, arguments, granted.answer, id);
}

Result<std::optional<Granted>> Wishes::granted(std::int64_t id) {
  return first(rows(
      db_, "SELECT exit, reason, reason_arguments, answer FROM wish WHERE id=? AND granted IS NOT NULL",
      [](Statement& row) {
        Granted granted{static_cast<int>(number(row, 0)), std::nullopt, text(row, 3)};
        if (!row.getColumn(1).isNull()) granted.reason = reason_from(text(row, 1), text(row, 2));
        return granted;
      },
      id));
}

Result<void> Wishes::forget_granted_before(Instant at) { return execute(db_, "DELETE FROM wish WHERE granted < ?", at); }

}  // namespace woo24::store
