#pragma once
// Table wish: what a person asks of the service. No rule lives here.

#include "woo24/base/reason.hpp"
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

/// What became of a wish: as the command itself would have ended.
struct Granted {
  int exit = 0;                  ///< the command's exit code
  std::optional<Reason> reason;  ///< why it is not 0
  std::string answer;            ///< what it brought, in a form that the granting and the asking side agree on; "" for an error
  friend bool operator==(const Granted&, const Granted&) = default;
};

class Wishes {
 public:
  explicit Wishes(Database& db) : db_(db) {}
  Result<std::int64_t> leave(const Wish& wish);
  /// Those that nobody has granted yet.
  Result<std::vector<Wish>> all();
  Result<void> remove(std::int64_t id);
  /// Whoever waits for it still does; fails where the file cannot be written, so that no answer can come either.
  Result<void> still_wanted(std::int64_t id, Instant at);
  /// Left and not granted yet.
  Result<bool> pending(std::int64_t id);
  /// Keeps what became of it; a wish that its asker has taken back stays gone.
  Result<void> grant(std::int64_t id, const Granted& granted, Instant at);
  Result<std::optional<Granted>> granted(std::int64_t id);
  /// Removes results that nobody has fetched since.
  Result<void> forget_granted_before(Instant at);

 private:
  Database& db_;
};

}  // namespace woo24::store
