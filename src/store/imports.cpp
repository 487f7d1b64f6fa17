#include "woo24/store/imports.hpp"

#include "statement.hpp"
#include "woo24/store/postings.hpp"
#include "woo24/sync/customer_name.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

namespace woo24::store {

namespace {

constexpr std::array<std::string_view, 4> k_stages{"seen", "creating", "made", "done"};
constexpr std::array k_standings{Standing::moving, Standing::waiting, Standing::failed, Standing::skipped};

constexpr const char* k_moving =
    "stage, standing, reason, reason_arguments, next_try_at, attempts, shop_order, shop_key, shop_customer, content, noted, "
    "left_as, office_state, office_invoice, total, currency, creating_at, taken_at, moved_at, "
    "customer_name";
constexpr const char* k_moving_values = "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?";

/// A row, and the first of its columns that no woo24 can have written.
struct Read {
  Import import;
  std::string strange;
};

Read import_in(Statement& row) {
  Read read;
  auto& one = read.import;
  one.office_order = {number(row, 0)};
  one.key = text(row, 1);
  const auto stage = std::find(k_stages.begin(), k_stages.end(), text(row, 2));
  if (stage == k_stages.end()) read.strange = "stage";
  if (stage != k_stages.end()) one.stage = static_cast<ImportStage>(stage - k_stages.begin());
  const auto name = text(row, 3);
  const auto standing =
      std::find_if(k_standings.begin(), k_standings.end(), [&](Standing s) { return standing_name(s) == name; });
  if (standing == k_standings.end()) read.strange = "standing";
  if (standing != k_standings.end()) one.standing = *standing;
  if (!row.getColumn(4).isNull()) one.reason = reason_from(text(row, 4), text(row, 5));
  one.next_try_at = maybe_instant(row, 6);
  one.attempts = row.getColumn(7).getInt();
  if (const auto id = maybe_number(row, 8)) one.shop_order = shop::OrderId{*id};
  one.shop_key = text(row, 9);
  one.customer = {number(row, 10)};
  one.content = text(row, 11);
  one.noted = text(row, 12);
  one.left_as = text(row, 13);
  one.state = text(row, 14);
  one.invoice = {number(row, 15)};
  const auto total = Amount::parse(text(row, 16));
  if (!total) read.strange = "total";
  one.total = total.value_or(Amount{});
  one.currency = text(row, 17);
  one.creating_at = maybe_instant(row, 18);
  one.taken_at = maybe_instant(row, 19);
  one.moved_at = maybe_instant(row, 20);
  one.customer_name = text(row, 21);
  return read;
}

template <typename... Values>
Result<std::vector<Import>> select(Database& db, const std::string& where, const Values&... values) {
  std::vector<Import> imports;
  const auto sql = fmt::format("SELECT office_order, key, {} FROM import {}", k_moving, where);
  for (auto& [import, strange] : TRY(rows(db, sql, import_in, values...))) {
    if (!strange.empty()) {
      const auto detail = "import " + std::to_string(import.office_order.value) + ": " + strange;
      return Fail{Kind::state, Reason{ReasonId::state_damaged, {{"file", db.path()}, {"detail", detail}}}};
    }
    imports.push_back(std::move(import));
  }
  return imports;
}

/// Every column that may change, in the order of k_moving, then `more`.
template <typename... More>
Result<int> write(Database& db, const std::string& sql, const Import& one, const More&... more) {
  const auto reason = one.reason ? std::optional(std::string(reason_id(one.reason->id))) : std::nullopt;
  const auto arguments = one.reason ? std::optional(arguments_json(*one.reason)) : std::nullopt;
  return changed(db, sql, import_stage_name(one.stage), standing_name(one.standing), reason, arguments, one.next_try_at,
                 one.attempts, one.shop_order, one.shop_key, one.customer, one.content, one.noted, one.left_as, one.state,
                 one.invoice, one.total, one.currency, one.creating_at, one.taken_at, one.moved_at,
                 sync::keeps_name(one.standing) ? one.customer_name : std::string(), more...);
}

std::int64_t number_in(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Client and order: a key ends with them.
std::pair<std::int64_t, std::int64_t> of_key(std::string_view key) {
  const auto order = key.rfind('-');
  if (order == std::string_view::npos || order == 0) return {};
  const auto client = key.rfind('-', order - 1);
  if (client == std::string_view::npos) return {};
  return {number_in(key.substr(client + 1, order - client - 1)), number_in(key.substr(order + 1))};
}

}  // namespace

std::string_view import_stage_name(ImportStage stage) { return k_stages[static_cast<std::size_t>(stage)]; }

Result<void> Imports::add(const Import& import) {
  TRY(write(db_, fmt::format("INSERT INTO import ({}, office_order, key) VALUES ({},?,?)", k_moving, k_moving_values), import,
            import.office_order, import.key));
  return {};
}

Result<void> Imports::advance(const Import& import, ImportStage from) {
  const auto sql = fmt::format("UPDATE import SET ({}) = ({}) WHERE office_order=? AND stage=?", k_moving, k_moving_values);
  if (TRY(write(db_, sql, import, import.office_order, import_stage_name(from))) == 1) return {};
  const auto now = TRY(of(import.office_order));
  return Fail{Kind::moved, Reason{ReasonId::state_moved_on,
                                  {{"key", import.key},
                                   {"expected", std::string(import_stage_name(from))},
                                   {"found", now ? std::string(import_stage_name(now->stage)) : std::string("nothing")}}}};
}

Result<std::optional<Import>> Imports::of(office::OrderId order) { return first(select(db_, "WHERE office_order=?", order)); }

Result<std::optional<Import>> Imports::by_key(const std::string& key) { return first(select(db_, "WHERE key=?", key)); }

Result<void> Imports::remove(office::OrderId order) {
  return execute(db_, "DELETE FROM import WHERE office_order=? AND stage IN ('seen', 'creating')", order);
}

Result<std::optional<Import>> Imports::by_shop_order(shop::OrderId order) {
  return first(select(db_, "WHERE shop_order=?", order));
}

Result<std::vector<Import>> Imports::all() { return select(db_, "ORDER BY office_order"); }

Result<std::vector<Import>> Imports::listed(bool all) {
  return select(db_, all ? "ORDER BY office_order" : "WHERE standing<>'moving' ORDER BY office_order");
}

Result<std::vector<office::OrderId>> Imports::posted(const std::vector<office::OrderId>& orders) {
  const auto known = TRY(rows(db_, "SELECT DISTINCT office_order FROM posting WHERE office_order IS NOT NULL",
                              [](Statement& row) { return number(row, 0); }));
  const std::set<std::int64_t> ours(known.begin(), known.end());
  std::vector<office::OrderId> found;
  for (const auto id : orders) {
    if (ours.contains(id.value)) found.push_back(id);
  }
  return found;
}

Result<std::vector<shop::OrderId>> Imports::posted_for(office::CompanyId customer) {
  return rows(
      db_, "SELECT DISTINCT woo_order FROM posting WHERE customer=? AND kind='order' ORDER BY woo_order DESC LIMIT 5",
      [](Statement& row) { return shop::OrderId{number(row, 0)}; }, customer);
}

Result<void> Imports::leave_client(std::int64_t to) {
  // Nothing of them is in the shop for certain: met again, they are looked for there by their key before anything is made.
  TRY(execute(db_, "DELETE FROM import WHERE stage IN ('seen', 'creating') AND standing<>'skipped' AND office_order>0"));
  const auto rows = TRY(all());
  std::set<std::int64_t> taken;
  for (const auto& row : rows) taken.insert(row.office_order.value);
  const auto number = [&](office::OrderId from, std::int64_t is) -> Result<void> {
    taken.erase(from.value);
    taken.insert(is);
    return execute(db_, "UPDATE import SET office_order=? WHERE office_order=?", is, from);
  };
  for (const auto& row : rows) {
    if (row.office_order.value < 0) continue;
    auto free = -row.office_order.value;  // where another company's has it, the next below all
    if (taken.contains(free)) free = std::min<std::int64_t>(*taken.begin(), 0) - 1;
    TRY(number(row.office_order, free));
  }
  for (const auto& row : TRY(all())) {
    const auto [client, order] = of_key(row.key);
    if (row.office_order.value < 0 && client == to && order > 0) TRY(number(row.office_order, order));
  }
  return {};
}

}  // namespace woo24::store
