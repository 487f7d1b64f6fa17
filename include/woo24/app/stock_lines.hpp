#pragma once
// Stock as lines and as JSON: what a run would write, why, what it did, and one product's sum.

#include "woo24/app/json_text.hpp"
#include "woo24/jobs/stock.hpp"
#include "woo24/model/plan.hpp"
#include "woo24/settings/settings.hpp"

#include <optional>
#include <string>

namespace woo24::app {

/// "VARA-0 (12)  10 → 7  24SevenOffice has 10, orders hold 3"; "" for what is equal, and for what is left alone without a
/// person being able to change that.
std::string stock_line(const StockChange& change, settings::Language language);
/// {"product": 12, "number": "VARA-0", "side": "shop", "was": 10, "becomes": 7, "office": "10", "held": "3", "reason": …}
std::optional<Json> stock_change_json(const StockChange& change, settings::Language language);

std::string stock_counts_line(const jobs::StockRun& run, bool dry, settings::Language language);
/// A run in the counts of every job: seen (compared), sent (written), waiting (an order moved, or a brake holds them), failed
/// (refused), skipped (not counted by the shop). No calls.
RunCounts run_counts(const jobs::StockRun& run);
/// `calls`: shop_calls and office_calls of it.
Json stock_json(const jobs::StockRun& run, const RunCounts& calls, settings::Language language);

/// Of `why product`: the sum, the orders that hold some, and what a run would do.
std::string stock_story_lines(const jobs::StockStory& story, settings::Language language);
Json stock_story_json(const jobs::StockStory& story, settings::Language language);

}  // namespace woo24::app
