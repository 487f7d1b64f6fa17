#include "woo24/app/stock_lane.hpp"

#include "woo24/app/catalogue_wiring.hpp"
#include "woo24/app/stock_lines.hpp"
#include "woo24/base/log.hpp"
#include "woo24/jobs/stock.hpp"
#include "woo24/words/words.hpp"

namespace woo24::app {

namespace {

void say_in_log(const jobs::StockRun& run) {
  if (run.braked) {
    log::warning("stock: " + words::text(*run.braked, settings::Language::en),
                 {{"reason", std::string(reason_id(run.braked->id))}});
  }
  for (const auto& state : run.learnt) log::info("stock: learnt whether an order counts in this state", {{"state", state}});
  const auto& counts = run.counts;
  if (counts.written + counts.failed == 0) return;
  log::info("stock", {{"compared", std::to_string(counts.compared)},
                      {"written", std::to_string(counts.written)},
                      {"waiting", std::to_string(counts.waiting)},
                      {"failed", std::to_string(counts.failed)}});
}

}  // namespace

Result<RunCounts> keep_stock(Workplace& place, bool /*wished*/) {
  auto& orders = *TRY(place.sides());
  const auto before = place.answers();
  auto parts = TRY(CatalogueWiring::make(place.wiring(), place.settings(), false));
  auto catalogue = TRY(parts->sides(orders));
  jobs::StockSides sides{orders, catalogue};
  jobs::StockOptions options;
  options.stop = [&] { return place.leave_off(); };
  const auto run = TRY(jobs::run_stock(sides, parts->writers(), options));
  say_in_log(run);
  auto counts = run_counts(run);
  counts.shop_calls = place.answers().shop.calls - before.shop.calls;
  counts.office_calls = place.answers().office.calls - before.office.calls;
  return counts;
}

}  // namespace woo24::app
