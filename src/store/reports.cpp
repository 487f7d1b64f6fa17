#include "woo24/store/reports.hpp"

#include "statement.hpp"

namespace woo24::store {

namespace {

constexpr const char* k_letter =
    "SELECT id, kind, message_id, subject, message, composed_at, attempts, next_try_at, accepted_at, reason, reason_arguments "
    "FROM report ";
constexpr const char* k_through = "SELECT kind, number, currency, total, moved_at FROM posting WHERE ";
constexpr const char* k_done = "stage='done' AND standing='moving' AND kind IN ('order', 'credit') AND moved_at IS NOT NULL ";

std::optional<Reason> maybe_reason(Statement& row, int column) {
  if (row.getColumn(column).isNull()) return std::nullopt;
  return reason_from(text(row, column), text(row, column + 1));
}

Letter letter_in(Statement& row) {
  return {number(row, 0),
          text(row, 1),
          text(row, 2),
          text(row, 3),
          text(row, 4),
          instant(row, 5),
          static_cast<int>(number(row, 6)),
          instant(row, 7),
          maybe_instant(row, 8),
          maybe_reason(row, 9)};
}

Told told_in(Statement& row) {
  return {text(row, 0), reason_by_id(text(row, 1)).value_or(ReasonId::internal_fault), instant(row, 2), number(row, 3)};
}

StandingAlarm alarm_in(Statement& row) {
  return {text(row, 0), reason_from(text(row, 1), text(row, 2)), instant(row, 3), instant(row, 4)};
}

Through through_in(Statement& row) {
  return {text(row, 0) == "credit", text(row, 1), text(row, 2), Amount::parse(text(row, 3)).value_or(Amount()),
          instant(row, 4)};
}

}  // namespace

Result<std::int64_t> Reports::add(const Letter& letter) {
  std::int64_t id = 0;
  TRY(db_.transaction([&]() -> Result<void> {
    TRY(execute(
        db_,
        "INSERT INTO report (kind, message_id, subject, message, composed_at, attempts, next_try_at, accepted_at) VALUES "
        "(?,?,?,?,?,?,?,?)",
        letter.kind, letter.message_id, letter.subject, letter.message, letter.composed_at, letter.attempts, letter.next_try_at,
        letter.accepted_at));
    id = db_.raw().getLastInsertRowid();
    return {};
  }));
  return id;
}

Result<void> Reports::tried(std::int64_t id, int attempts, Instant next_try_at, const Reason& reason) {
  return execute(db_, "UPDATE report SET attempts=?, next_try_at=?, reason=?, reason_arguments=? WHERE id=?", attempts,
                 next_try_at, reason_id(reason.id), arguments_json(reason), id);
}

Result<void> Reports::accepted(std::int64_t id, Instant at) {
  return execute(
      db_, "UPDATE report SET accepted_at=?, message='', reason=NULL, reason_arguments=NULL, attempts=attempts+1 WHERE id=?",
      at, id);
}

Result<std::vector<Letter>> Reports::unsent() {
  return rows(db_, std::string(k_letter) + "WHERE accepted_at IS NULL ORDER BY composed_at, id", letter_in);
}

Result<std::optional<Letter>> Reports::last(const std::string& kind) {
  return first(rows(db_, std::string(k_letter) + "WHERE kind=? ORDER BY id DESC LIMIT 1", letter_in, kind));
}

Result<void> Reports::drop(std::int64_t id) {
  return db_.transaction([&]() -> Result<void> {
    if (TRY(changed(db_, "DELETE FROM report WHERE id=? AND accepted_at IS NULL", id)) == 0) return {};
    return execute(db_, "DELETE FROM told WHERE report=?", id);
  });
}

Result<void> Reports::forget_before(Instant at) {
  return execute(db_,
                 "DELETE FROM report WHERE accepted_at IS NOT NULL AND composed_at<? AND id NOT IN (SELECT max(id) FROM report "
                 "GROUP BY kind)",
                 at);
}

Result<std::vector<Told>> Reports::told() {
  return rows(db_, "SELECT subject, reason, since, report FROM told ORDER BY since, subject, reason", told_in);
}

Result<void> Reports::tell(const Told& told) {
  return execute(db_, "INSERT OR REPLACE INTO told (subject, reason, since, report) VALUES (?,?,?,?)", told.subject,
                 reason_id(told.reason), told.since, told.report);
}

Result<void> Reports::untell(const Told& told) {
  return execute(db_, "DELETE FROM told WHERE subject=? AND reason=?", told.subject, reason_id(told.reason));
}

Result<std::vector<StandingAlarm>> Reports::alarms() {
  return rows(db_, "SELECT cause, reason, reason_arguments, since, said_at FROM alarm ORDER BY since, cause", alarm_in);
}

Result<void> Reports::put(const StandingAlarm& alarm) {
  return execute(db_, "INSERT OR REPLACE INTO alarm (cause, reason, reason_arguments, since, said_at) VALUES (?,?,?,?,?)",
                 alarm.cause, reason_id(alarm.reason.id), arguments_json(alarm.reason), alarm.since, alarm.said_at);
}

Result<void> Reports::end_alarm(const std::string& cause) { return execute(db_, "DELETE FROM alarm WHERE cause=?", cause); }

Result<std::vector<Through>> Reports::through(Instant from, Instant until) {
  return rows(db_, std::string(k_through) + "moved_at>=? AND moved_at<? AND " + k_done + "ORDER BY moved_at, id", through_in,
              from, until);
}

Result<std::optional<Through>> Reports::last_through() {
  return first(
      rows(db_, std::string(k_through) + k_done + "AND kind='order' ORDER BY moved_at DESC, id DESC LIMIT 1", through_in));
}

Result<std::vector<std::string>> Reports::failed(Instant from, Instant until) {
  return rows(
      db_, "SELECT DISTINCT subject FROM event WHERE at>=? AND at<? AND what LIKE '%, failed' ORDER BY subject",
      [](Statement& row) { return text(row, 0); }, from, until);
}

}  // namespace woo24::store
