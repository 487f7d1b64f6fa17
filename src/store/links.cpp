#include "woo24/store/links.hpp"

#include "statement.hpp"

namespace woo24::store {

namespace {

Link link_in(Statement& row) { return {text(row, 0), text(row, 1), number(row, 2), instant(row, 3), text(row, 4)}; }

}  // namespace

Result<std::optional<Link>> Links::find(const std::string& kind, const std::string& woo_id) {
  return first(
      rows(db_, "SELECT kind, woo_id, office_id, seen_at, extra FROM link WHERE kind=? AND woo_id=?", link_in, kind, woo_id));
}

Result<void> Links::put(const Link& link) {
  return execute(db_, "INSERT OR REPLACE INTO link (kind, woo_id, office_id, seen_at, extra) VALUES (?,?,?,?,?)", link.kind,
                 link.woo_id, link.office_id, link.seen_at, link.extra);
}

Result<void> Links::put_all(const std::vector<Link>& links) {
  return db_.transaction([&]() -> Result<void> {
    for (const auto& link : links) TRY(put(link));
    return {};
  });
}

Result<void> Links::remove(const std::string& kind, const std::string& woo_id) {
  return execute(db_, "DELETE FROM link WHERE kind=? AND woo_id=?", kind, woo_id);
}

Result<std::vector<Link>> Links::of_office(const std::string& kind, std::int64_t office_id) {
  return rows(db_, "SELECT kind, woo_id, office_id, seen_at, extra FROM link WHERE kind=? AND office_id=? ORDER BY woo_id",
              link_in, kind, office_id);
}

Result<int> Links::remove_all() { return changed(db_, "DELETE FROM link"); }

Result<std::int64_t> Links::count(const std::string& kind) {
  const auto found = TRY(rows(
      db_, "SELECT count(*) FROM link WHERE kind=?", [](Statement& row) { return number(row, 0); }, kind));
  return found.front();
}

}  // namespace woo24::store
