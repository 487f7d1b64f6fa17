#include "woo24/store/runs.hpp"

#include "statement.hpp"

namespace woo24::store {

namespace {

constexpr std::int64_t k_kept = 5'000;  // a poll every minute: the last three days and more
constexpr const char* k_select = "SELECT job, started, ended, counts, error FROM run WHERE job=?";
constexpr const char* k_good = " AND error='' AND ended IS NOT NULL";
constexpr const char* k_newest = " ORDER BY id DESC LIMIT 1";

/// "office-unreachable {…}": a reason's id and its arguments.
std::optional<Reason> reason_of(const std::string& error) {
  if (error.empty()) return std::nullopt;
  const auto space = error.find(' ');
  return reason_from(error.substr(0, space), space == std::string::npos ? "{}" : error.substr(space + 1));
}

Run run_in(Statement& row) {
  return {text(row, 0), instant(row, 1), maybe_instant(row, 2), text(row, 3), reason_of(text(row, 4))};
}

}  // namespace

Result<std::int64_t> Runs::start(const std::string& job, Instant at) {
  std::int64_t id = 0;
  TRY(db_.transaction([&]() -> Result<void> {
    // An idle service runs for years. The last good run stays, however long ago: an alarm says when it was.
    TRY(execute(db_,
                "DELETE FROM run WHERE job=?1 AND id <= (SELECT max(id) FROM run) - ?2 AND id <> "
                "ifnull((SELECT max(id) FROM run WHERE job=?1 AND error='' AND ended IS NOT NULL), 0)",
                job, k_kept));
    TRY(execute(db_, "INSERT INTO run (job, started, counts, error) VALUES (?,?,'','')", job, at));
    id = db_.raw().getLastInsertRowid();
    return {};
  }));
  return id;
}

Result<std::int64_t> Runs::newest() {
  const auto found = TRY(rows(db_, "SELECT ifnull(max(id), 0) FROM run", [](Statement& row) { return number(row, 0); }));
  return found.front();
}

Result<void> Runs::end(std::int64_t id, Instant at, const std::string& counts, const std::optional<Reason>& error) {
  const auto text = error ? std::string(reason_id(error->id)) + " " + arguments_json(*error) : std::string();
  return execute(db_, "UPDATE run SET ended=?, counts=?, error=? WHERE id=?", at, counts, text, id);
}

Result<std::optional<Run>> Runs::last(const std::string& job) {
  return first(rows(db_, std::string(k_select) + k_newest, run_in, job));
}

Result<std::optional<Run>> Runs::last_good(const std::string& job) {
  return first(rows(db_, std::string(k_select) + k_good + k_newest, run_in, job));
}

Result<int> Runs::forget_before(Instant at) {
  return changed(db_,
                 "DELETE FROM run WHERE started<? AND id NOT IN (SELECT max(id) FROM run GROUP BY job) AND id NOT IN "
                 "(SELECT max(id) FROM run WHERE error='' AND ended IS NOT NULL GROUP BY job)",
                 at);
}

}  // namespace woo24::store
