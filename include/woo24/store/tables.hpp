#pragma once
// The small tables: links, cursors, wishes, the trail, runs, the office's memory, the binding.
// One class a table; no rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

/// link(kind, woo_id, office_id, seen_at, extra): who is who. Kinds: "product" (woo_id = SKU, lower case), "customer" (woo_id = external id).
struct Link {
  std::string kind, woo_id;
  std::int64_t office_id = 0;
  Instant seen_at{};      ///< when the office last confirmed it
  std::string extra;
  friend bool operator==(const Link&, const Link&) = default;
};

class Links {
 public:
  explicit Links(Database& db) : db_(db) {}
  Result<std::optional<Link>> find(const std::string& kind, const std::string& woo_id);
  Result<void> put(const Link& link);
  Result<void> put_all(const std::vector<Link>& links);
  Result<void> remove(const std::string& kind, const std::string& woo_id);
  Result<std::int64_t> count(const std::string& kind);

 private:
  Database& db_;
};

class Cursors {
 public:
  explicit Cursors(Database& db) : db_(db) {}
  Result<std::optional<std::string>> get(const std::string& job);
  Result<void> set(const std::string& job, const std::string& position);

 private:
  Database& db_;
};

struct Wish {
  std::int64_t id = 0;
  std::string what;     ///< "retry", "skip", "send", "run"
  std::string subject;  ///< order id, or job
  std::string detail;   ///< "again"
  Instant at{};
  friend bool operator==(const Wish&, const Wish&) = default;
};

class Wishes {
 public:
  explicit Wishes(Database& db) : db_(db) {}
  Result<std::int64_t> leave(const Wish& wish);
  Result<std::vector<Wish>> all();
  Result<void> remove(std::int64_t id);
  Result<bool> pending(std::int64_t id);

 private:
  Database& db_;
};

/// event(at, subject, what, detail): the audit trail. subject: "order:1042".
struct Event {
  Instant at{};
  std::string subject, what, detail;
  friend bool operator==(const Event&, const Event&) = default;
};

class Trail {
 public:
  explicit Trail(Database& db) : db_(db) {}
  Result<void> add(const Event& event);
  Result<std::vector<Event>> of(const std::string& subject);
  Result<std::vector<Event>> newest(int most);

 private:
  Database& db_;
};

struct Run {
  std::string job;
  Instant started{};
  std::optional<Instant> ended;
  std::string counts;  ///< JSON
  std::string error;   ///< reason id, or ""
  friend bool operator==(const Run&, const Run&) = default;
};

class Runs {
 public:
  explicit Runs(Database& db) : db_(db) {}
  Result<std::int64_t> start(const std::string& job, Instant at);
  Result<void> end(std::int64_t id, Instant at, const std::string& counts, const std::string& error);
  Result<std::optional<Run>> last(const std::string& job);
  /// The last one that ended without error.
  Result<std::optional<Run>> last_good(const std::string& job);

 private:
  Database& db_;
};

/// office_memory: what was learnt about this account (key → value, with the time), and the office orders that carry our keys.
class OfficeMemory {
 public:
  explicit OfficeMemory(Database& db) : db_(db) {}
  struct Fact {
    std::string value;
    Instant at{};
    friend bool operator==(const Fact&, const Fact&) = default;
  };
  Result<std::optional<Fact>> get(const std::string& name);
  Result<void> set(const std::string& name, const std::string& value, Instant at);
  Result<void> forget(const std::string& name);
  Result<std::vector<std::pair<std::string, Fact>>> with_prefix(const std::string& prefix);

  /// An office order seen with a key of ours ("" when it carried none), as the ordinary poll found it.
  Result<void> saw_orders(const std::vector<std::pair<office::OrderId, std::string>>& orders, Instant at);
  Result<std::vector<office::OrderId>> orders_with_key(const std::string& key);
  /// Which of these ids are not known yet.
  Result<std::vector<office::OrderId>> unknown_of(const std::vector<office::OrderId>& ids);

  /// The hourly budget, shared by every process on this file: takes one call from the hour that starts at `hour`.
  /// Returns how many were taken in it, this one included. Commits at once.
  Result<int> take_call(Instant hour);
  Result<int> calls_in(Instant hour);

 private:
  Database& db_;
};

struct BindingRow {
  std::string installation;   ///< 8 hex, drawn when the file was made
  Instant first_start{};
  std::string shop_id, shop_home;
  std::string office_identity, office_client_name, office_org_number;
  std::int64_t office_client = 0;  ///< 0: not bound yet
  friend bool operator==(const BindingRow&, const BindingRow&) = default;
};

class Binding {
 public:
  explicit Binding(Database& db) : db_(db) {}
  Result<std::optional<BindingRow>> get();
  Result<void> set(const BindingRow& row);

 private:
  Database& db_;
};

}  // namespace woo24::store
