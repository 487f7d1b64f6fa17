#include "woo24/store/trail.hpp"

#include "statement.hpp"

#include <algorithm>

namespace woo24::store {

namespace {

Event event_in(Statement& row) { return {instant(row, 0), text(row, 1), text(row, 2), text(row, 3)}; }

}  // namespace

Result<void> Trail::add(const Event& event) {
  return execute(db_, "INSERT INTO event (at, subject, what, detail) VALUES (?,?,?,?)", event.at, event.subject, event.what,
                 event.detail);
}

Result<std::vector<Event>> Trail::of(const std::string& subject) {
  return rows(db_, "SELECT at, subject, what, detail FROM event WHERE subject=? ORDER BY id", event_in, subject);
}

Result<std::vector<Event>> Trail::newest(int most) {
  return rows(db_, "SELECT at, subject, what, detail FROM event ORDER BY id DESC LIMIT ?", event_in, most);
}

Result<int> Trail::clear_details(const std::string& subject, const std::vector<std::string>& kept_starts) {
  int cleared = 0;
  TRY(db_.transaction([&]() -> Result<void> {
    const auto found = TRY(rows(
        db_, "SELECT id, detail FROM event WHERE subject=? AND detail<>''",
        [](Statement& row) { return std::pair(number(row, 0), text(row, 1)); }, subject));
    for (const auto& [id, detail] : found) {
      const auto kept = [&detail = detail](const std::string& start) { return detail.starts_with(start); };
      if (std::any_of(kept_starts.begin(), kept_starts.end(), kept)) continue;
      TRY(execute(db_, "UPDATE event SET detail='' WHERE id=?", id));
      ++cleared;
    }
    return {};
  }));
  return cleared;
}

Result<int> Trail::forget_before(Instant at) { return changed(db_, "DELETE FROM event WHERE at<?", at); }

}  // namespace woo24::store
