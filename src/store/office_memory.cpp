#include "woo24/store/office_memory.hpp"

#include "statement.hpp"

namespace woo24::store {

namespace {

constexpr std::int64_t k_budget_kept = 48 * 3600;  // seconds to either side of the hour: a clock may have been wrong

}  // namespace

Result<std::optional<OfficeMemory::Fact>> OfficeMemory::get(const std::string& name) {
  return first(rows(
      db_, "SELECT value, at FROM office_memory WHERE name=?",
      [](Statement& row) {
        return Fact{text(row, 0), instant(row, 1)};
      },
      name));
}

Result<void> OfficeMemory::set(const std::string& name, const std::string& value, Instant at) {
  return execute(db_, "INSERT OR REPLACE INTO office_memory (name, value, at) VALUES (?,?,?)", name, value, at);
}

Result<void> OfficeMemory::forget(const std::string& name) {
  return execute(db_, "DELETE FROM office_memory WHERE name=?", name);
}

Result<void> OfficeMemory::forget_all_but(const std::vector<std::string>& names) {
  return db_.transaction([&]() -> Result<void> {
    std::vector<std::pair<std::string, Fact>> kept;
    for (const auto& name : names) {
      if (auto fact = TRY(get(name))) kept.emplace_back(name, *std::move(fact));
    }
    TRY(execute(db_, "DELETE FROM office_memory"));
    TRY(execute(db_, "DELETE FROM office_key"));
    for (const auto& [name, fact] : kept) TRY(set(name, fact.value, fact.at));
    return {};
  });
}

Result<std::vector<std::pair<std::string, OfficeMemory::Fact>>> OfficeMemory::with_prefix(const std::string& prefix) {
  return rows(
      db_, "SELECT name, value, at FROM office_memory WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
      [](Statement& row) {
        return std::pair(text(row, 0), Fact{text(row, 1), instant(row, 2)});
      },
      prefix);
}

Result<void> OfficeMemory::saw_orders(const std::vector<std::pair<office::OrderId, std::string>>& orders, Instant at) {
  return db_.transaction([&]() -> Result<void> {
    for (const auto& [order, key] : orders) {
      TRY(execute(db_, "INSERT OR REPLACE INTO office_key (office_order, key, at) VALUES (?,?,?)", order, key, at));
    }
    return {};
  });
}

Result<std::vector<office::OrderId>> OfficeMemory::orders_with_key(const std::string& key) {
  return rows(
      db_, "SELECT office_order FROM office_key WHERE key=? AND key<>'' ORDER BY office_order",
      [](Statement& row) { return office::OrderId{number(row, 0)}; }, key);
}

Result<OfficeMemory::SeenOrders> OfficeMemory::seen_orders() {
  SeenOrders seen;
  for (auto& [order, key] : TRY(rows(db_, "SELECT office_order, key FROM office_key ORDER BY office_order", [](Statement& row) {
         return std::pair(office::OrderId{number(row, 0)}, text(row, 1));
       }))) {
    if (key.empty()) {
      seen.others.push_back(order);
    } else {
      seen.ours.emplace_back(order, std::move(key));
    }
  }
  return seen;
}

Result<std::vector<office::OrderId>> OfficeMemory::unknown_of(const std::vector<office::OrderId>& ids) {
  return guarded(db_.path(), [&]() -> Result<std::vector<office::OrderId>> {
    Prepared query(db_, "SELECT 1 FROM office_key WHERE office_order=?");
    std::vector<office::OrderId> unknown;
    for (const auto id : ids) {
      query->reset();
      bind_value(*query, 1, id);
      if (!query->executeStep()) unknown.push_back(id);
    }
    return unknown;
  });
}

Result<int> OfficeMemory::take_call(Instant hour) {
  int calls = 0;
  TRY(db_.transaction([&]() -> Result<void> {
    TRY(execute(db_, "INSERT INTO call_hour (hour, calls) VALUES (?, 1) ON CONFLICT (hour) DO UPDATE SET calls = calls + 1",
                hour));
    TRY(execute(db_, "DELETE FROM call_hour WHERE hour < ?1 - ?2 OR hour > ?1 + ?2", hour, k_budget_kept));
    calls = TRY(calls_in(hour));
    return {};
  }));
  return calls;
}

Result<int> OfficeMemory::calls_in(Instant hour) {
  const auto found = TRY(rows(
      db_, "SELECT calls FROM call_hour WHERE hour=?", [](Statement& row) { return number(row, 0); }, hour));
  return found.empty() ? 0 : static_cast<int>(found.front());
}

}  // namespace woo24::store
