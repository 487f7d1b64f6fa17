#include "woo24/store/trail.hpp"

#include "statement.hpp"

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

}  // namespace woo24::store
