// `woo24 sync JOB`: everything that can be done now, once.
#include "woo24/app/catalogue_runs.hpp"
#include "woo24/app/import_lines.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/terminal.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/words/format.hpp"

#include <ostream>

namespace woo24::app {

namespace {

using words::Phrase;

jobs::Progress progress_of(Context& context) {
  if (!stderr_is_terminal() || context.invocation.json) return {};
  return [&context](std::size_t done, std::size_t of) {
    context.outside.err << "\r" << done << "/" << of << (done == of ? "\n" : "") << std::flush;
  };
}

/// What was done, or only looked at: nothing for a job that was not asked for.
struct Synced {
  std::optional<jobs::OrdersRun> orders;
  std::optional<jobs::CompletedRun> completed;
  std::optional<jobs::ImportRun> imports;
  std::map<std::string, RunCounts> catalogue;
};

SyncCounts counts_of(const Synced& synced, const Wiring& wiring) {
  SyncCounts counts;
  if (synced.orders) counts.orders = synced.orders->counts;
  if (synced.completed) counts.completed = synced.completed->counts;
  if (synced.imports) counts.imports = synced.imports->counts;
  counts.catalogue = synced.catalogue;
  auto& first = counts.orders ? *counts.orders : counts.completed ? *counts.completed : *counts.imports;
  first.shop_calls = wiring.shop_calls();
  first.office_calls = wiring.office_calls();
  return counts;
}

void print_lines(Context& context, const SyncCounts& counts) {
  const auto language = context.settings.language;
  if (counts.orders) context.outside.out << counts_line(*counts.orders, language) << "\n";
  if (counts.completed) context.outside.out << completed_line(*counts.completed, language) << "\n";
  if (counts.imports) context.outside.out << imports_line(*counts.imports, language) << "\n";
  for (const auto& [job, c] : counts.catalogue) context.outside.out << job << ": " << counts_line(c, language) << "\n";
}

/// What would be done with orders; of a whole JSON object all but its end.
void print_plan(Context& context, const Synced& synced) {
  const auto language = context.settings.language;
  if (context.invocation.json) {
    std::vector<std::pair<std::string, Json>> members;
    if (synced.orders) members.emplace_back("changes", Json::list(changes_json(synced.orders->plan, language)));
    if (synced.completed) members.emplace_back("completed", Json::list(completions_json(synced.completed->work, language)));
    if (synced.imports) members.emplace_back("import", Json::list(import_plan_json(synced.imports->work, language)));
    auto text = Json::object(members).written();
    text.pop_back();
    context.outside.out << text;
    return;
  }
  if (synced.orders) context.outside.out << plan_lines(synced.orders->plan, language);
  if (synced.completed) context.outside.out << completion_lines(synced.completed->work, language);
  if (synced.imports) context.outside.out << import_plan_lines(synced.imports->work, language);
}

void end_plan(Context& context, const SyncCounts& counts) {
  if (context.invocation.json) {
    context.outside.out << "}\n";
  } else {
    print_lines(context, counts);
  }
}

Exit print_counts(Context& context, const SyncCounts& counts, store::Postings& postings, store::Imports& imports) {
  if (context.invocation.json) {
    context.outside.out << sync_json(counts).written() << "\n";
    return exit_of(counts);
  }
  print_lines(context, counts);
  if (auto listed = postings.listed(false); listed.ok()) {
    for (const auto& posting : listed.value()) context.outside.out << posting_lines(posting, context.settings.language);
  }
  if (auto listed = imports.listed(false); listed.ok()) {
    for (const auto& row : listed.value()) context.outside.out << import_lines(row, context.settings.language);
  }
  return exit_of(counts);
}

/// What the service's run for us brought.
Exit print_granted(Context& context, const store::Granted& granted) {
  const auto counts = counts_in(granted);
  if (!counts) return say_granted(context, granted);
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  store::Postings postings(database.value());
  store::Imports imports(database.value());
  return print_counts(context, *counts, postings, imports);
}

struct Chosen {
  bool orders, completed, imports, products, stock;
};

Chosen chosen(const Context& context) {
  const auto& job = context.invocation.subject;
  const bool all = job == "all", imports = context.settings.office_orders.mode != settings::Mode::off;
  const bool products = context.settings.products.mode != settings::ProductMode::off;
  const bool stock = context.settings.stock.mode != settings::StockMode::off;
  return {all || job == "orders", all || job == "completed", job == "import" || (all && imports), all && products,
          all && stock};
}

/// Each side of the road has a mode of its own.
bool writes_anything(const Context& context, const Chosen& jobs) {
  const auto sends = [](settings::Mode mode) { return mode == settings::Mode::send; };
  return ((jobs.orders || jobs.completed) && sends(context.settings.orders.mode)) ||
         (jobs.imports && sends(context.settings.office_orders.mode)) || jobs.products || jobs.stock;
}

/// Of orders alone: the catalogue's changes are shown as they are found.
Result<Synced> looked_at(jobs::Sides& sides, const Chosen& jobs) {
  Synced synced;
  if (jobs.orders) {
    auto work = TRY(jobs::plan_orders(sides, {}, false));
    const auto counts = jobs::counts_of(work.plan);
    synced.orders = jobs::OrdersRun{counts, std::move(work.plan)};
  }
  if (jobs.completed) {
    auto work = TRY(jobs::plan_completed(sides, false));
    const auto counts = jobs::counts_of(work);
    synced.completed = jobs::CompletedRun{counts, std::move(work)};
  }
  if (jobs.imports) {
    auto work = TRY(jobs::plan_imports(sides));
    const auto counts = jobs::counts_of(work);
    synced.imports = jobs::ImportRun{counts, std::move(work)};
  }
  return synced;
}

Result<Synced> done(Context& context, Wiring& wiring, jobs::Sides& sides, const Chosen& jobs,
                    const std::function<bool()>& stop) {
  const auto writers = wiring.writers();
  Synced synced;
  if (jobs.orders) synced.orders = TRY(jobs::run_orders(sides, writers, stop, progress_of(context)));
  if (jobs.completed) synced.completed = TRY(jobs::run_completed(sides, writers, stop));
  if (jobs.imports) synced.imports = TRY(jobs::run_imports(sides, writers, stop));
  if (jobs.products) synced.catalogue["products"] = TRY(products_once(context, wiring, sides, stop));
  if (jobs.stock) synced.catalogue["stock"] = TRY(stock_once(context, wiring, sides, stop));
  return synced;
}

/// Orders first, and then each change of the catalogue as it is found, so that a plan of any size takes no room.
Exit show_all(Context& context, Wiring& wiring, jobs::Sides& sides, const Chosen& jobs) {
  auto synced = looked_at(sides, jobs);
  if (!synced.ok()) return say(context, synced.error());
  print_plan(context, synced.value());
  const auto show = [&](const char* job, Result<RunCounts> (*shown)(Context&, Wiring&, const jobs::Sides&)) -> Result<void> {
    if (context.invocation.json) context.outside.out << ", ";
    synced.value().catalogue[job] = TRY(shown(context, wiring, sides));
    return {};
  };
  auto done = jobs.products ? show("products", products_shown) : Result<void>{};
  if (done.ok() && jobs.stock) done = show("stock", stock_shown);
  if (!done.ok()) {
    if (context.invocation.json) context.outside.out << "\n";
    return say(context, done.error());
  }
  const auto counts = counts_of(synced.value(), wiring);
  end_plan(context, counts);
  return exit_of(counts);
}

}  // namespace

Exit sync_once(Context& context) {
  const auto& job = context.invocation.subject;
  if (job == "products" || job == "categories") return sync_catalogue(context);
  if (job == "stock") return sync_stock(context);
  const bool dry = context.invocation.dry_run;
  const auto jobs = chosen(context);
  std::optional<store::Lease> lease;
  const bool writes = writes_anything(context, jobs);
  if (!dry && writes) {
    auto turn = take_turn(context, "run", context.invocation.subject, "");
    if (!turn.ok()) return say(context, turn.error());
    if (turn.value().granted) return print_granted(context, *turn.value().granted);
    if (!turn.value().lease) return Exit::listed;
    lease = std::move(turn.value().lease);
  }
  auto wiring = Wiring::make(context, !dry);
  if (!wiring.ok()) return say(context, wiring.error());
  auto& parts = *wiring.value();
  auto sides = parts.sides(!dry);
  if (!sides.ok()) return say(context, sides.error());
  sides.value().limits.ignore_pauses = true;
  const auto stop = [&lease] { return stop_asked() || (lease && !lease->in_force().ok()); };
  if (dry) return show_all(context, parts, sides.value(), jobs);
  auto synced = done(context, parts, sides.value(), jobs, stop);
  if (lease) {
    if (auto held = lease->in_force(); !held.ok()) return say(context, held.error());
  }
  if (!synced.ok()) return say(context, synced.error());
  const auto counts = counts_of(synced.value(), parts);
  if (!writes) {
    context.outside.err << words::phrase(Phrase::watching, context.settings.language) << "\n";
    print_plan(context, synced.value());
    end_plan(context, counts);
    return exit_of(counts);
  }
  const auto exit = print_counts(context, counts, parts.tables.postings, parts.tables.imports);
  if (!stop_asked()) return exit;
  context.outside.err << words::phrase(Phrase::stopped_early, context.settings.language) << "\n";
  return Exit::listed;
}

}  // namespace woo24::app
