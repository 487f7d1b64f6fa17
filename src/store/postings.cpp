#include "woo24/store/postings.hpp"

#include "statement.hpp"
#include "woo24/base/text.hpp"
#include "woo24/sync/customer_name.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <set>

namespace woo24::store {

namespace {

constexpr std::array<std::string_view, 9> k_stages{"seen",      "drafted",  "ready",     "staging", "staged",
                                                   "releasing", "released", "confirmed", "done"};
constexpr std::array<std::string_view, 5> k_standings{"moving", "waiting", "failed", "skipped", "taken over"};
constexpr std::array<std::string_view, 4> k_kinds{"order", "credit", "update", "void"};

template <typename Value, std::size_t size>
std::optional<Value> named(const std::array<std::string_view, size>& names, const std::string& name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Value>(at - names.begin());
}

template <typename T>
std::optional<T> maybe_id(Statement& row, int column) {
  const auto id = maybe_number(row, column);
  return id ? std::optional(T{*id}) : std::nullopt;
}

constexpr const char* k_columns =
    "id, kind, key, woo_order, number, order_key, shop_status, total, currency, created, modified, stage, standing, reason, "
    "reason_arguments, next_try_at, attempts, customer, office_order, external_status, content, currency_rate, currency_unit, "
    "staging_at, releasing_at, payment_sent, payment_unsure, taken_at, moved_at, refund, office_saved_at, shop_content, "
    "customer_name, restocked";

/// "25:1 26:2": line and pieces.
std::string pieces_text(const LinePieces& pieces) {
  std::string text;
  for (const auto& [line, count] : pieces) text += fmt::format("{}{}:{}", text.empty() ? "" : " ", line, count.shortest());
  return text;
}

std::optional<LinePieces> pieces_in(const std::string& text) {
  LinePieces pieces;
  for (const auto& one : text.empty() ? std::vector<std::string>{} : split(text, ' ')) {
    const auto colon = one.find(':');
    std::int64_t line = 0;
    const auto* end = one.data() + std::min(colon, one.size());
    const auto count = colon == std::string::npos ? std::nullopt : Amount::parse(one.substr(colon + 1));
    const auto read = std::from_chars(one.data(), end, line);
    if (!count || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    pieces[line] = *count;
  }
  return pieces;
}

/// A row, and the first of its columns that no woo24 can have written.
struct Read {
  Posting posting;
  std::string strange;
};

Read posting_in(Statement& row) {
  Read read;
  auto& posting = read.posting;
  const auto known = [&](const char* column, auto value, const auto& otherwise) {
    if (!value && read.strange.empty()) read.strange = column;
    return value.value_or(otherwise);
  };
  posting.id = number(row, 0);
  posting.kind = known("kind", named<PostingKind>(k_kinds, text(row, 1)), PostingKind::order);
  posting.key = text(row, 2);
  posting.order = {number(row, 3)};
  posting.number = text(row, 4);
  posting.order_key = text(row, 5);
  posting.shop_status = text(row, 6);
  posting.total = known("total", Amount::parse(text(row, 7)), Amount{});
  posting.currency = text(row, 8);
  posting.created = maybe_instant(row, 9);
  posting.modified = maybe_instant(row, 10);
  posting.stage = known("stage", named<Stage>(k_stages, text(row, 11)), Stage::seen);
  posting.standing = known("standing", named<Standing>(k_standings, text(row, 12)), Standing::failed);
  if (!row.getColumn(13).isNull()) posting.reason = reason_from(text(row, 13), text(row, 14));
  posting.next_try_at = maybe_instant(row, 15);
  posting.attempts = row.getColumn(16).getInt();
  posting.customer = maybe_id<office::CompanyId>(row, 17);
  posting.office_order = maybe_id<office::OrderId>(row, 18);
  posting.external_status = flag(row, 19);
  posting.content = text(row, 20);
  if (!row.getColumn(21).isNull()) posting.currency_rate = known("currency_rate", Amount::parse(text(row, 21)), Amount{});
  posting.currency_unit = maybe_number(row, 22);
  posting.staging_at = maybe_instant(row, 23);
  posting.releasing_at = maybe_instant(row, 24);
  posting.payment_sent = flag(row, 25);
  posting.payment_unsure = flag(row, 26);
  posting.taken_at = maybe_instant(row, 27);
  posting.moved_at = maybe_instant(row, 28);
  posting.refund = maybe_id<shop::RefundId>(row, 29);
  posting.office_saved_at = maybe_instant(row, 30);
  posting.shop_content = text(row, 31);
  posting.customer_name = text(row, 32);
  if (!row.getColumn(33).isNull()) posting.restocked = known("restocked", pieces_in(text(row, 33)), LinePieces{});
  return read;
}

/// Every column that may change, in the order of k_moving, then `more`.
template <typename... More>
Result<int> write(Database& db, const std::string& sql, const Posting& p, const More&... more) {
  const auto reason = p.reason ? std::optional(std::string(reason_id(p.reason->id))) : std::nullopt;
  const auto arguments = p.reason ? std::optional(arguments_json(*p.reason)) : std::nullopt;
  const auto restocked = p.restocked ? std::optional(pieces_text(*p.restocked)) : std::nullopt;
  return changed(db, sql, p.number, p.order_key, p.shop_status, p.total, p.currency, p.created, p.modified, stage_name(p.stage),
                 standing_name(p.standing), reason, arguments, p.next_try_at, p.attempts, p.customer, p.office_order,
                 p.external_status, p.content, p.currency_rate, p.currency_unit, p.staging_at, p.releasing_at, p.payment_sent,
                 p.payment_unsure, p.taken_at, p.moved_at, p.office_saved_at, p.shop_content,
                 sync::keeps_name(p.standing) ? p.customer_name : std::string(), restocked, more...);
}

constexpr const char* k_moving =
    "number, order_key, shop_status, total, currency, created, modified, stage, standing, reason, reason_arguments, "
    "next_try_at, "
    "attempts, customer, office_order, external_status, content, currency_rate, currency_unit, staging_at, releasing_at, "
    "payment_sent, payment_unsure, taken_at, moved_at, office_saved_at, shop_content, customer_name, restocked";
constexpr const char* k_moving_values = "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?";

template <typename... Values>
Result<std::vector<Posting>> select(Database& db, const std::string& where, const Values&... values) {
  std::string damage;  // of the first row that bears one: not a field of each, they may be many
  auto postings = TRY(rows(
      db, fmt::format("SELECT {} FROM posting {}", k_columns, where),
      [&damage](Statement& row) {
        auto read = posting_in(row);
        if (!read.strange.empty() && damage.empty())
          damage = "posting " + std::to_string(read.posting.id) + ": " + read.strange;
        return std::move(read.posting);
      },
      values...));
  if (!damage.empty()) return Fail{Kind::state, Reason{ReasonId::state_damaged, {{"file", db.path()}, {"detail", damage}}}};
  return postings;
}

}  // namespace

std::string_view stage_name(Stage stage) { return k_stages[static_cast<std::size_t>(stage)]; }
std::string_view standing_name(Standing standing) { return k_standings[static_cast<std::size_t>(standing)]; }

Result<Posting> Postings::add(const Posting& posting) {
  TRY(write(
      db_, fmt::format("INSERT INTO posting ({}, kind, key, woo_order, refund) VALUES ({},?,?,?,?)", k_moving, k_moving_values),
      posting, k_kinds[static_cast<std::size_t>(posting.kind)], posting.key, posting.order, posting.refund));
  auto added = posting;
  added.id = db_.raw().getLastInsertRowid();
  return added;
}

Result<void> Postings::advance(const Posting& posting, Stage from) {
  const int moved =
      TRY(write(db_, fmt::format("UPDATE posting SET ({}) = ({}) WHERE id=? AND stage=?", k_moving, k_moving_values), posting,
                posting.id, stage_name(from)));
  if (moved == 1) return {};
  const auto now = TRY(rows(
      db_, "SELECT stage FROM posting WHERE id=?", [](Statement& row) { return text(row, 0); }, posting.id));
  return Fail{Kind::moved, Reason{ReasonId::state_moved_on,
                                  {{"key", posting.key},
                                   {"expected", std::string(stage_name(from))},
                                   {"found", now.empty() ? std::string("nothing") : now.front()}}}};
}

Result<void> Postings::remove(std::int64_t id) {
  TRY(changed(db_, "DELETE FROM posting WHERE id=? AND order_key=''", id));
  return {};
}

Result<void> Postings::advance_all(const std::vector<std::pair<Posting, Stage>>& moves) {
  return db_.transaction([&]() -> Result<void> {
    for (const auto& [posting, from] : moves) TRY(advance(posting, from));
    return {};
  });
}

Result<std::optional<Posting>> Postings::by_key(const std::string& key) { return first(select(db_, "WHERE key=?", key)); }

Result<std::optional<Posting>> Postings::by_order(shop::OrderId order) {
  return first(select(db_, "WHERE woo_order=? AND kind='order' ORDER BY id DESC LIMIT 1", order));
}

Result<std::vector<Posting>> Postings::all_of_order(shop::OrderId order) {
  return select(db_, "WHERE woo_order=? ORDER BY id", order);
}

Result<std::vector<Posting>> Postings::of_office_order(office::OrderId order) {
  return select(db_, "WHERE office_order=? ORDER BY id", order);
}

Result<std::vector<Posting>> Postings::of_customer(office::CompanyId customer) {
  return select(db_, "WHERE customer=? ORDER BY woo_order, id", customer);
}

Result<std::vector<shop::OrderId>> Postings::lacking(const std::vector<shop::OrderId>& ids) {
  const auto known =
      TRY(rows(db_, "SELECT woo_order FROM posting UNION SELECT shop_order FROM import WHERE shop_order IS NOT NULL",
               [](Statement& row) { return number(row, 0); }));
  const std::set<std::int64_t> heard(known.begin(), known.end());
  std::vector<shop::OrderId> unheard;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(unheard),
               [&](shop::OrderId id) { return !heard.contains(id.value); });
  return unheard;
}

Result<std::vector<Posting>> Postings::open() {
  return select(
      db_,
      "WHERE stage<>'done' AND (standing IN ('moving', 'waiting') OR (standing='failed' AND next_try_at IS NOT NULL)) "
      "ORDER BY woo_order, id");
}

Result<std::vector<Posting>> Postings::moved_since(Instant then) {
  return select(db_, "WHERE moved_at>=? OR standing IN ('failed', 'waiting') ORDER BY woo_order, id", then);
}

Result<std::vector<Posting>> Postings::booked_orders_since(Instant created) {
  return select(db_,
                "WHERE kind='order' AND standing='moving' AND office_order IS NOT NULL AND stage IN ('confirmed', 'done') AND "
                "created>=? ORDER BY woo_order, id",
                created);
}

Result<std::vector<Posting>> Postings::booked_credits_since(Instant taken) {
  return select(db_,
                "WHERE kind='credit' AND standing='moving' AND stage IN ('released', 'confirmed', 'done') AND taken_at>=? "
                "ORDER BY woo_order, id",
                taken);
}

Result<std::vector<Posting>> Postings::awaiting_invoice() {
  return select(
      db_,
      "WHERE kind='order' AND stage='done' AND standing='moving' AND office_order IS NOT NULL AND NOT EXISTS (SELECT 1 "
      "FROM invoiced WHERE invoiced.posting=posting.id AND invoiced.outcome IN ('noted','completed','moved')) "
      "ORDER BY woo_order, id");
}

Result<std::vector<Posting>> Postings::listed(bool all) {
  return select(db_, all ? "ORDER BY woo_order, id" : "WHERE standing<>'moving' OR payment_unsure=1 ORDER BY woo_order, id");
}

Result<std::map<std::string, std::int64_t>> Postings::counts() {
  const auto found = TRY(rows(db_, "SELECT stage || '/' || standing, count(*) FROM posting GROUP BY 1",
                              [](Statement& row) { return std::pair(text(row, 0), number(row, 1)); }));
  return std::map<std::string, std::int64_t>(found.begin(), found.end());
}

}  // namespace woo24::store
