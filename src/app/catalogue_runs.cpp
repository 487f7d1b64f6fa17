#include "woo24/app/catalogue_runs.hpp"

#include "woo24/app/product_lines.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/stock_lines.hpp"
#include "woo24/app/terminal.hpp"

#include <fmt/core.h>

#include <memory>
#include <ostream>

namespace woo24::app {

namespace {

RunCounts calls_of(const Wiring& wiring) {
  RunCounts calls;
  calls.shop_calls = wiring.shop_calls();
  calls.office_calls = wiring.office_calls();
  return calls;
}

/// The changes of one job, in the memory of one.
class Changes {
 public:
  Changes(Context& context, const char* job) : out_(context.outside.out), json_(context.invocation.json) {
    if (json_) out_ << "\"" << job << "\": {\"changes\": [";
  }
  [[nodiscard]] bool json() const { return json_; }
  void print(const std::string& one) {
    if (json_ && any_) out_ << ", ";
    out_ << one;
    any_ = true;
  }
  /// `rest`: the members behind the changes.
  void end(const std::string& rest) {
    if (json_) out_ << "], " << rest << "}";
  }

 private:
  std::ostream& out_;
  bool json_, any_ = false;
};

template <typename Work>
auto with_stock(Context& context, Wiring& wiring, const jobs::Sides& real, bool dry, const Work& work)
    -> decltype(work(std::declval<jobs::StockSides&>(), std::declval<jobs::CatalogueWriters>())) {
  auto parts = TRY(CatalogueWiring::make(wiring, context.settings, dry));
  auto catalogue = TRY(parts->sides(real));
  jobs::Tables tables(parts->tables().db);
  jobs::Sides orders{real.doors, tables, real.readers, real.rules, real.limits};
  jobs::StockSides sides{orders, catalogue};
  return work(sides, parts->writers());
}

}  // namespace

jobs::CatalogueProgress catalogue_progress(Context& context) {
  if (!stderr_is_terminal() || context.invocation.json) return [](const char*, std::int64_t, std::int64_t) {};
  auto begun = std::make_shared<std::pair<std::string, std::chrono::milliseconds>>();
  return [&context, begun](const char* what, std::int64_t done, std::int64_t of) {
    const auto now = context.outside.clock.steady();
    if (begun->first != what) *begun = {what, now};
    auto line = fmt::format("\r{} {}{}", what, done, of > 0 ? fmt::format("/{}", of) : "");
    if (of > done && done > 0) {
      const auto left = (now - begun->second).count() * (of - done) / done / 1000;
      line += fmt::format(", {} s", left);
    }
    context.outside.err << line << "   " << (of > 0 && done >= of ? "\n" : "") << std::flush;
  };
}

Result<RunCounts> products_once(Context& context, Wiring& wiring, const jobs::Sides& sides, const std::function<bool()>& stop) {
  auto parts = TRY(CatalogueWiring::make(wiring, context.settings, false));
  auto catalogue = TRY(parts->sides(sides));
  jobs::ProductOptions options;
  options.stop = stop;
  options.progress = catalogue_progress(context);
  return run_counts(TRY(jobs::run_products(catalogue, parts->writers(), options)));
}

Result<RunCounts> stock_once(Context& context, Wiring& wiring, const jobs::Sides& sides, const std::function<bool()>& stop) {
  return with_stock(context, wiring, sides, false,
                    [&](jobs::StockSides& both, jobs::CatalogueWriters writers) -> Result<RunCounts> {
                      jobs::StockOptions options;
                      options.stop = stop;
                      options.progress = catalogue_progress(context);
                      return run_counts(TRY(jobs::run_stock(both, writers, options)));
                    });
}

Result<RunCounts> products_shown(Context& context, Wiring& wiring, const jobs::Sides& sides) {
  const auto language = context.settings.language;
  auto parts = TRY(CatalogueWiring::make(wiring, context.settings, true));
  auto catalogue = TRY(parts->sides(sides));
  jobs::ProductOptions options;
  options.stop = [] { return stop_asked(); };
  options.progress = catalogue_progress(context);
  Changes changes(context, "products");
  const auto run = TRY(jobs::plan_products(catalogue, options, [&](const CatalogueChange& change) -> Result<void> {
    changes.print(changes.json() ? change_json(change, language).written() : change_lines(change, language));
    return {};
  }));
  std::vector<Json> categories;
  for (const auto& change : run.categories) {
    if (changes.json()) {
      categories.push_back(change_json(change, language));
    } else {
      changes.print(change_lines(change, language));
    }
  }
  changes.end("\"categories\": " + Json::list(categories).written() +
              ", \"counts\": " + counts_json(run, calls_of(wiring), language).written());
  return run_counts(run);
}

Result<RunCounts> stock_shown(Context& context, Wiring& wiring, const jobs::Sides& sides) {
  const auto language = context.settings.language;
  return with_stock(context, wiring, sides, true, [&](jobs::StockSides& both, jobs::CatalogueWriters) -> Result<RunCounts> {
    jobs::StockOptions options;
    options.stop = [] { return stop_asked(); };
    options.progress = catalogue_progress(context);
    Changes changes(context, "stock");
    const auto run = TRY(jobs::plan_stock(both, options, [&](const StockChange& change) -> Result<void> {
      if (!changes.json()) {
        changes.print(stock_line(change, language));
      } else if (const auto json = stock_change_json(change, language)) {
        changes.print(json->written());
      }
      return {};
    }));
    changes.end("\"counts\": " + stock_json(run, calls_of(wiring), language).written());
    return run_counts(run);
  });
}

}  // namespace woo24::app
