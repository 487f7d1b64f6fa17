#pragma once
// The job `stock`: the pieces of each pair of products. Plan: read orders, stock, orders again; compare. Apply: journal, write.
// The plan is walked, not held, so that memory stays flat.

#include "woo24/jobs/stock_orders.hpp"
#include "woo24/model/stock_plan.hpp"
#include "woo24/sync/stock_lesson.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace woo24::jobs {

struct StockOptions {
  bool full = false;  ///< every product is read and compared; made anyway at its own interval, and the first time
  bool yes = false;   ///< a person releases what the brake holds, if it is still the same
  std::function<bool()> stop = [] { return false; };
  CatalogueProgress progress = [](const char*, std::int64_t, std::int64_t) {};
};

/// Told every product that is compared, in no certain order.
using StockTaker = std::function<Result<void>(const StockChange&)>;

struct StockRun {
  StockCounts counts;
  bool full = false;
  std::optional<Reason> braked;     ///< brake-stock, brake-missing: nothing was written
  std::vector<std::string> learnt;  ///< states of which it was learnt in this run whether they count
  friend bool operator==(const StockRun&, const StockRun&) = default;
};

/// What a person asks of the next run ("full yes"; "" takes it back), where the service makes it.
Result<void> ask_of_stock(CatalogueTables& tables, const std::string& words);

/// For a dry run, over a scratch copy of the state file (CatalogueTables).
Result<StockRun> plan_stock(StockSides& sides, const StockOptions& options, const StockTaker& each);

/// One run, with its entry in the list of runs. Errors: those about a whole side; what was written stays written.
Result<StockRun> run_stock(StockSides& sides, CatalogueWriters writers, const StockOptions& options,
                           const StockTaker& each = {});

/// {"compared":…}, as the list of runs keeps it.
std::string counts_json(const StockCounts& counts);

/// One product's sum, from the state file alone (`why product`).
struct StockStory {
  StockPair pair;
  StockHeld held;
  std::vector<std::pair<StockOrder, StockHeld>> orders;  ///< those that hold some of it
  StockChange outcome;                                   ///< what a run would do with these numbers
  std::optional<std::int64_t> written;                   ///< sent, and not yet seen to have arrived
};
/// Nothing where the product is not paired.
Result<std::optional<StockStory>> stock_story(store::Database& db, const settings::Settings& settings, shop::ProductId product);

/// What was learnt of when an order counts in the office, for `woo24 check` and the nightly report: stock-counts-from,
/// stock-counts-later, stock-never-counts; stock-not-learnt. None where stock is off.
Result<std::vector<Reason>> stock_findings(store::Database& db, const settings::Settings& settings);
Result<sync::StockLessons> stock_lessons(store::OfficeMemory& memory);

}  // namespace woo24::jobs
