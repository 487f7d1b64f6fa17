#pragma once
// Table wish: what a person asks of the service. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

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

}  // namespace woo24::store
