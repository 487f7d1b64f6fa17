#include "woo24/app/catalogue_lane.hpp"

#include "woo24/app/catalogue_wiring.hpp"
#include "woo24/app/product_lines.hpp"
#include "woo24/base/log.hpp"
#include "woo24/words/words.hpp"

namespace woo24::app {

namespace {

/// `run` gets both catalogues' sides and writers, and gives counts.
template <typename Run>
Result<RunCounts> over_catalogues(Workplace& place, const Run& run) {
  auto& sides = *TRY(place.sides());
  const auto before = place.answers();
  auto parts = TRY(CatalogueWiring::make(place.wiring(), place.settings(), false));
  auto catalogue = TRY(parts->sides(sides));
  RunCounts counts = TRY(run(catalogue, parts->writers()));
  counts.shop_calls = place.answers().shop.calls - before.shop.calls;
  counts.office_calls = place.answers().office.calls - before.office.calls;
  return counts;
}

}  // namespace

Result<RunCounts> keep_products(Workplace& place, bool /*wished*/) {
  return over_catalogues(place, [&](jobs::CatalogueSides& sides, jobs::CatalogueWriters writers) -> Result<RunCounts> {
    jobs::ProductOptions options;
    options.stop = [&] { return place.leave_off(); };
    const auto run = TRY(jobs::run_products(sides, writers, options));
    const auto counts = run_counts(run);
    if (run.braked) {
      log::warning("products: " + words::text(*run.braked, settings::Language::en),
                   {{"reason", std::string(reason_id(run.braked->id))}});
    }
    if (counts.sent > 0 || counts.failed > 0) {
      log::info("products", {{"made", std::to_string(run.counts.made)},
                             {"written", std::to_string(run.counts.written)},
                             {"waiting", std::to_string(counts.waiting)},
                             {"failed", std::to_string(counts.failed)}});
    }
    return counts;
  });
}

Result<RunCounts> keep_categories(Workplace& place, bool /*wished*/) {
  return over_catalogues(place, [&](jobs::CatalogueSides& sides, jobs::CatalogueWriters writers) -> Result<RunCounts> {
    const auto run = TRY(jobs::run_categories(sides, writers, [&] { return place.leave_off(); }));
    RunCounts counts;
    counts.seen = static_cast<int>(run.plan.map.office.size());
    counts.sent = run.linked + run.made;
    counts.failed = run.failed;
    return counts;
  });
}

}  // namespace woo24::app
