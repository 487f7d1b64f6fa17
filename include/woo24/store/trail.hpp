#pragma once
// Table event: the audit trail. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

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
  /// Empties the details of a subject's events, but those that start with one of these; how many.
  Result<int> clear_details(const std::string& subject, const std::vector<std::string>& kept_starts);
  /// How many were older.
  Result<int> forget_before(Instant at);

 private:
  Database& db_;
};

}  // namespace woo24::store
