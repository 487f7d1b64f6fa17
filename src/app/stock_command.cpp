// `woo24 sync stock`: the pieces of every product, once; each change with its sum.
#include "woo24/app/catalogue_runs.hpp"
#include "woo24/app/product_story.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/stock_lines.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/words/format.hpp"

#include <ostream>

namespace woo24::app {

namespace {

using words::Phrase;

/// Prints each change as it is found, so that a plan of any size is printed in the memory of one. A run that writes has only
/// its counts as JSON.
class Printer {
 public:
  explicit Printer(Context& context)
      : context_(context), json_(context.invocation.json), list_(json_ && context.invocation.dry_run) {
    if (list_) context_.outside.out << "{\"changes\": [";
  }
  void print(const StockChange& change) {
    const auto language = context_.settings.language;
    if (!json_) {
      context_.outside.out << stock_line(change, language);
    } else if (const auto json = list_ ? stock_change_json(change, language) : std::nullopt) {
      context_.outside.out << (any_ ? ", " : "") << json->written();
      any_ = true;
    }
  }
  void end(const jobs::StockRun& run, const RunCounts& calls) {
    const auto language = context_.settings.language;
    if (!json_) {
      context_.outside.out << stock_counts_line(run, context_.invocation.dry_run, language);
      return;
    }
    const auto counts = stock_json(run, calls, language).written();
    context_.outside.out << (list_ ? "], \"counts\": " + counts + "}" : counts) << "\n";
  }
  void broken_off() {
    if (list_) context_.outside.out << "]}\n";
  }

 private:
  Context& context_;
  bool json_, list_, any_ = false;
};

RunCounts calls_of(const Wiring& wiring) {
  RunCounts calls;
  calls.shop_calls = wiring.shop_calls();
  calls.office_calls = wiring.office_calls();
  return calls;
}

Exit exit_of(const jobs::StockRun& run) {
  return run.braked || run.counts.failed + run.counts.waiting > 0 ? Exit::listed : Exit::done;
}

Exit run_once(Context& context, const Wiring& wiring, jobs::StockSides& sides, jobs::CatalogueWriters writers) {
  jobs::StockOptions options;
  options.full = context.invocation.full;
  options.yes = context.invocation.yes;
  options.stop = [] { return stop_asked(); };
  options.progress = catalogue_progress(context);
  Printer printer(context);
  const auto each = [&](const StockChange& change) -> Result<void> {
    printer.print(change);
    return {};
  };
  const auto run =
      context.invocation.dry_run ? jobs::plan_stock(sides, options, each) : jobs::run_stock(sides, writers, options, each);
  if (!run.ok()) {
    printer.broken_off();
    return say(context, run.error());
  }
  printer.end(run.value(), calls_of(wiring));
  if (!stop_asked()) return exit_of(run.value());
  context.outside.err << words::phrase(Phrase::stopped_early, context.settings.language) << "\n";
  return Exit::listed;
}

/// Whoever makes the run, this process or the service, is to make it so.
Result<void> ask_of_service(Context& context, const std::string& words) {
  if (!context.invocation.full && !context.invocation.yes) return {};
  auto database = TRY(open_state(context, true));
  jobs::CatalogueTables tables(database);
  return jobs::ask_of_stock(tables, words);
}

}  // namespace

Exit sync_stock(Context& context) {
  const bool dry = context.invocation.dry_run;
  if (context.settings.stock.mode == settings::StockMode::off)
    return say(context, Error{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "stock.mode: off"}}}, std::nullopt});
  std::optional<store::Lease> lease;
  if (!dry) {
    if (const auto over = take_catalogue_turn(context, ask_of_service, lease)) return *over;
  }
  auto wiring = Wiring::make(context, !dry);
  if (!wiring.ok()) return say(context, wiring.error());
  auto ready = wiring.value()->sides(!dry);
  if (!ready.ok()) return say(context, ready.error());
  auto parts = CatalogueWiring::make(*wiring.value(), context.settings, dry);
  if (!parts.ok()) return say(context, parts.error());
  auto catalogue = parts.value()->sides(ready.value());
  if (!catalogue.ok()) return say(context, catalogue.error());
  // Of a dry run the orders' tables are the copy's too.
  jobs::Tables tables(parts.value()->tables().db);
  auto& real = ready.value();
  jobs::Sides orders{real.doors, tables, real.readers, real.rules, real.limits};
  jobs::StockSides sides{orders, catalogue.value()};
  return run_once(context, *wiring.value(), sides, parts.value()->writers());
}

}  // namespace woo24::app
