// `woo24 sync products|categories` and `woo24 products …`: both catalogues, and a person's word about a single product.
#include "woo24/app/catalogue_runs.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/product_lines.hpp"
#include "woo24/app/product_story.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/words/format.hpp"

#include <fmt/core.h>

#include <ostream>

namespace woo24::app {

namespace {

using words::Phrase;

constexpr int k_page = 500;

jobs::ProductOptions options_of(Context& context) {
  jobs::ProductOptions options;
  options.full = context.invocation.full;
  options.yes = context.invocation.yes;
  options.stop = [] { return stop_asked(); };
  options.progress = catalogue_progress(context);
  return options;
}

RunCounts calls_of(const Wiring& wiring) {
  RunCounts calls;
  calls.shop_calls = wiring.shop_calls();
  calls.office_calls = wiring.office_calls();
  return calls;
}

Exit exit_of(const jobs::ProductsRun& run) {
  const auto counts = run_counts(run);
  return run.braked || counts.failed + counts.waiting > 0 ? Exit::listed : Exit::done;
}

void print_run(Context& context, const jobs::ProductsRun& run, const RunCounts& calls) {
  const auto language = context.settings.language;
  if (context.invocation.json) {
    context.outside.out << counts_json(run, calls, language).written() << "\n";
    return;
  }
  context.outside.out << counts_line(run, language) << "\n";
  if (run.braked) context.outside.out << reason_lines(*run.braked, language);
}

/// Each change as it is found, so that a plan of any size is printed in the memory of one.
Exit print_plan(Context& context, Wiring& wiring, jobs::CatalogueSides& sides) {
  auto& out = context.outside.out;
  const auto language = context.settings.language;
  const bool json = context.invocation.json;
  bool first = true;
  if (json) out << "{\"changes\": [";
  const auto run = jobs::plan_products(sides, options_of(context), [&](const CatalogueChange& change) -> Result<void> {
    if (json) {
      out << (first ? "" : ", ") << change_json(change, language).written();
    } else {
      out << change_lines(change, language);
    }
    first = false;
    return {};
  });
  if (!run.ok()) {
    if (json) out << "]}\n";
    return say(context, run.error());
  }
  if (!json) {
    for (const auto& change : run.value().categories) out << change_lines(change, language);
    print_run(context, run.value(), calls_of(wiring));
    return exit_of(run.value());
  }
  std::vector<Json> categories;
  for (const auto& change : run.value().categories) categories.push_back(change_json(change, language));
  out << "], \"categories\": " << Json::list(categories).written()
      << ", \"counts\": " << counts_json(run.value(), calls_of(wiring), language).written() << "}\n";
  return exit_of(run.value());
}

Exit sync_products(Context& context, Wiring& wiring, CatalogueWiring& parts, jobs::CatalogueSides& sides) {
  if (context.invocation.dry_run) return print_plan(context, wiring, sides);
  auto options = options_of(context);
  if (!context.invocation.json) {
    options.held = [&context](const CatalogueChange& change) -> Result<void> {
      context.outside.out << change_lines(change, context.settings.language);
      return {};
    };
  }
  const auto run = jobs::run_products(sides, parts.writers(), options);
  if (!run.ok()) return say(context, run.error());
  print_run(context, run.value(), calls_of(wiring));
  if (!context.invocation.json) {
    for (const auto& change : run.value().categories) {
      if (!std::holds_alternative<LeaveCategory>(change))
        context.outside.out << change_lines(change, context.settings.language);
    }
  }
  if (!stop_asked()) return exit_of(run.value());
  context.outside.err << words::phrase(Phrase::stopped_early, context.settings.language) << "\n";
  return Exit::listed;
}

Exit print_categories(Context& context, const std::vector<CategoryChange>& changes) {
  const auto language = context.settings.language;
  bool left = false;
  std::vector<Json> items;
  for (const auto& change : changes) {
    left = left || std::holds_alternative<LeaveCategory>(change);
    if (context.invocation.json) {
      items.push_back(change_json(change, language));
    } else {
      context.outside.out << change_lines(change, language);
    }
  }
  if (context.invocation.json) {
    context.outside.out << Json::object({{"categories", Json::list(items)}}).written() << "\n";
  }
  return left ? Exit::listed : Exit::done;
}

Exit sync_categories(Context& context, CatalogueWiring& parts, jobs::CatalogueSides& sides) {
  if (context.invocation.dry_run) {
    const auto plan = jobs::look_at_categories(sides);
    return plan.ok() ? print_categories(context, plan.value().changes) : say(context, plan.error());
  }
  const auto run = jobs::run_categories(sides, parts.writers(), [] { return stop_asked(); });
  return run.ok() ? print_categories(context, run.value().plan.changes) : say(context, run.error());
}

/// Whoever makes the run, this process or the service, is to make it so.
Result<void> ask_of_service(Context& context, const std::string& words) {
  if (context.invocation.subject != "products" || (!context.invocation.full && !context.invocation.yes)) return {};
  auto database = TRY(open_state(context, true));
  jobs::CatalogueTables tables(database);
  return jobs::ask_of_products(tables, words);
}

/// The number of a listed product, where it is known.
std::string number_of(jobs::CatalogueTables& tables, const LeaveProduct& what) {
  if (what.side == CatalogueSide::shop) {
    const auto found = tables.shop.of({what.product});
    return found.ok() && found.value() ? found.value()->sku : "";
  }
  const auto found = tables.office.of({what.product});
  return found.ok() && found.value() ? found.value()->number : "";
}

/// Prints what `next` brings, a page at a time; as a list with --json.
class Printer {
 public:
  explicit Printer(Context& context) : context_(context) {
    if (context_.invocation.json) context_.outside.out << "[";
  }
  void print(const Json& json, const std::string& lines) {
    if (context_.invocation.json) {
      context_.outside.out << (any_ ? ", " : "") << json.written();
    } else {
      context_.outside.out << lines;
    }
    any_ = true;
  }
  void end() {
    if (context_.invocation.json) context_.outside.out << "]\n";
  }

 private:
  Context& context_;
  bool any_ = false;
};

Result<void> list_troubles(Context& context, jobs::CatalogueTables& tables, Printer& printer) {
  const auto language = context.settings.language;
  for (const auto* job : {"products", "stock"}) {
    if (const auto brake = TRY(tables.brakes.of(job))) {
      printer.print(Json::object({{"job", Json::text(job)},
                                  {"since", Json::text(format_utc(brake->since))},
                                  {"brake", reason_json(brake->reason, language)}}),
                    std::string(job) + "  " + format_utc(brake->since) + "\n" + reason_lines(brake->reason, language));
    }
  }
  for (std::int64_t skip = 0;; skip += k_page) {
    const auto page = TRY(tables.troubles.page(skip, k_page));
    for (const auto& one : page) {
      const auto number = number_of(tables, one.what);
      printer.print(trouble_json(one, number, language), trouble_lines(one, number, language));
    }
    if (page.size() < k_page) return {};
  }
}

Result<void> list_pairs(jobs::CatalogueTables& tables, Printer& printer) {
  shop::ProductId after;
  while (true) {
    const auto page = TRY(tables.pairs.page(after, k_page));
    if (page.empty()) return {};
    after = page.back().pair.shop;
    for (const auto& one : page) {
      const auto number = one.office ? one.office->number : one.shop ? one.shop->sku : "";
      const auto name = one.office ? one.office->name : "";
      printer.print(Json::object({{"number", Json::text(number)},
                                  {"name", Json::text(name)},
                                  {"shop", Json::number(one.pair.shop.value)},
                                  {"office", Json::number(one.pair.office.value)},
                                  {"linked_by", Json::text(one.pair.linked_by)}}),
                    fmt::format("= {}  WooCommerce {} ↔ 24SevenOffice {}  {}\n", number, one.pair.shop.value,
                                one.pair.office.value, name));
    }
  }
}

/// Links and unlinks are one transaction of the state file: the service reads them at its next step, whatever it is doing.
template <typename Work>
Exit with_tables(Context& context, const Work& work) {
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  jobs::CatalogueTables tables(database.value());
  const auto pair = work(tables);
  if (!pair.ok()) return say(context, pair.error());
  const auto& one = pair.value();
  if (context.invocation.json) {
    context.outside.out
        << Json::object({{"shop", Json::number(one.shop.value)}, {"office", Json::number(one.office.value)}}).written() << "\n";
  } else {
    context.outside.out << fmt::format("WooCommerce {} ↔ 24SevenOffice {}\n", one.shop.value, one.office.value);
  }
  return Exit::done;
}

}  // namespace

Exit sync_catalogue(Context& context) {
  const bool dry = context.invocation.dry_run;
  if (context.settings.products.mode == settings::ProductMode::off) {
    return say(context, Error{Kind::usage, Reason{ReasonId::usage_wrong, {{"detail", "products.mode: off"}}}, std::nullopt});
  }
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
  auto sides = parts.value()->sides(ready.value());
  if (!sides.ok()) return say(context, sides.error());
  if (context.invocation.subject == "categories") return sync_categories(context, *parts.value(), sides.value());
  return sync_products(context, *wiring.value(), *parts.value(), sides.value());
}

std::optional<Exit> take_catalogue_turn(Context& context, Result<void> (*ask)(Context&, const std::string& words),
                                        std::optional<store::Lease>& lease) {
  const auto detail = std::string(context.invocation.full ? "full " : "") + (context.invocation.yes ? "yes" : "");
  if (auto asked = ask(context, detail); !asked.ok()) return say(context, asked.error());
  auto turn = take_turn(context, "run", context.invocation.subject, detail);
  if (!turn.ok()) return say(context, turn.error());
  if (turn.value().granted) return print_catalogue_granted(context, *turn.value().granted);
  if (!turn.value().lease) {
    (void)ask(context, "").ok();
    return Exit::listed;
  }
  lease = std::move(turn.value().lease);
  return std::nullopt;
}

Exit print_catalogue_granted(Context& context, const store::Granted& granted) {
  const auto counts = counts_in(granted);
  if (!counts) return say_granted(context, granted);
  const auto language = context.settings.language;
  const auto& job = context.invocation.subject;
  auto database = open_state(context, false);
  if (!database.ok()) return say(context, database.error());
  const auto brake = store::Brakes(database.value()).of(job);
  if (!brake.ok()) return say(context, brake.error());
  const auto found = counts->catalogue.find(job);
  const auto c = found == counts->catalogue.end() ? RunCounts{} : found->second;
  if (context.invocation.json) {
    context.outside.out
        << granted_json(c, brake.value() ? std::optional(brake.value()->reason) : std::nullopt, language).written() << "\n";
  } else {
    context.outside.out << counts_line(c, language) << "\n";
    if (brake.value()) context.outside.out << reason_lines(brake.value()->reason, language);
  }
  return brake.value() ? Exit::listed : static_cast<Exit>(granted.exit);
}

Exit products_list(Context& context) {
  auto database = open_state(context, false);
  if (!database.ok()) return say(context, database.error());
  jobs::CatalogueTables tables(database.value());
  Printer printer(context);
  auto listed = list_troubles(context, tables, printer);
  if (listed.ok() && context.invocation.all) listed = list_pairs(tables, printer);
  printer.end();
  return listed.ok() ? Exit::done : say(context, listed.error());
}

Exit products_link(Context& context) {
  return with_tables(context, [&](jobs::CatalogueTables& tables) -> Result<ProductPair> {
    const auto shop = TRY(shop_product_of(tables, context.invocation.subject));
    const auto office = TRY(office_product_of(tables, context.invocation.other));
    return jobs::link_products(tables, context.outside.clock.now(), shop, office);
  });
}

Exit products_unlink(Context& context) {
  return with_tables(context, [&](jobs::CatalogueTables& tables) -> Result<ProductPair> {
    const auto shop = TRY(shop_product_of(tables, context.invocation.subject));
    return jobs::unlink_product(tables, context.outside.clock.now(), shop);
  });
}

}  // namespace woo24::app
