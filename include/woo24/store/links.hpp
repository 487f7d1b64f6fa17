#pragma once
// Table link: who is who. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

/// link(kind, woo_id, office_id, seen_at, extra): who is who. Kinds: "product" (woo_id = SKU, lower case), "customer" (woo_id =
/// external id).
struct Link {
  std::string kind, woo_id;
  std::int64_t office_id = 0;
  Instant seen_at{};  ///< when the office last confirmed it
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
  Result<std::vector<Link>> of_office(const std::string& kind, std::int64_t office_id);
  /// Every link of every kind; how many there were.
  Result<int> remove_all();
  Result<std::int64_t> count(const std::string& kind);

 private:
  Database& db_;
};

}  // namespace woo24::store
