#pragma once
// Table office_memory: what was learnt about this account. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/base/when.hpp"
#include "woo24/model/ids.hpp"
#include "woo24/store/database.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace woo24::store {

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
  /// All that was learnt of this account, its orders too; these facts stay.
  Result<void> forget_all_but(const std::vector<std::string>& names);
  Result<std::vector<std::pair<std::string, Fact>>> with_prefix(const std::string& prefix);

  /// An office order seen with a key of ours ("" when it carried none), as the ordinary poll found it.
  Result<void> saw_orders(const std::vector<std::pair<office::OrderId, std::string>>& orders, Instant at);
  Result<std::vector<office::OrderId>> orders_with_key(const std::string& key);
  /// All that carried a key of ours when last seen, and the other ids that were seen with none.
  struct SeenOrders {
    std::vector<std::pair<office::OrderId, std::string>> ours;
    std::vector<office::OrderId> others;
  };
  Result<SeenOrders> seen_orders();
  /// Which of these ids are not known yet.
  Result<std::vector<office::OrderId>> unknown_of(const std::vector<office::OrderId>& ids);

  /// The hourly budget, shared by every process on this file: takes one call from the hour that starts at `hour`.
  /// Returns how many were taken in it, this one included. Commits at once.
  Result<int> take_call(Instant hour);
  Result<int> calls_in(Instant hour);

 private:
  Database& db_;
};

}  // namespace woo24::store
