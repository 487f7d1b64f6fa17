#include "woo24/store/brakes.hpp"

#include "statement.hpp"

namespace woo24::store {

namespace {

BrakeRow brake_in(Statement& row) {
  return {text(row, 0), reason_from(text(row, 1), text(row, 2)), text(row, 3), instant(row, 4)};
}

}  // namespace

Result<std::optional<BrakeRow>> Brakes::of(const std::string& job) {
  return first(rows(db_, "SELECT job, reason, reason_arguments, digest, since FROM brake WHERE job=?", brake_in, job));
}

Result<void> Brakes::set(const BrakeRow& brake) {
  return execute(
      db_,
      "INSERT INTO brake (job, reason, reason_arguments, digest, since) VALUES (?,?,?,?,?) ON CONFLICT (job) DO "
      "UPDATE SET since=CASE WHEN reason=excluded.reason THEN since ELSE excluded.since END, reason=excluded.reason, "
      "reason_arguments=excluded.reason_arguments, digest=excluded.digest",
      brake.job, reason_id(brake.reason.id), arguments_json(brake.reason), brake.digest, brake.since);
}

Result<void> Brakes::release(const std::string& job) { return execute(db_, "DELETE FROM brake WHERE job=?", job); }

}  // namespace woo24::store
