// `woo24 sync orders`: everything that can be done now, once.
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

Exit print_plan(Context& context, const OrderPlan& plan, const RunCounts& counts, Wiring& wiring) {
  if (context.invocation.json) {
    context.outside.out << plan_json(plan, context.settings.language).written() << "\n";
  } else {
    auto shown = counts;
    shown.shop_calls = wiring.shop_calls();
    shown.office_calls = wiring.office_calls();
    context.outside.out << plan_lines(plan, context.settings.language) << counts_line(shown, context.settings.language) << "\n";
  }
  return exit_of(counts);
}

Exit print_counts(Context& context, const RunCounts& counts, store::Postings& postings) {
  if (context.invocation.json) {
    context.outside.out << counts_json(counts).written() << "\n";
    return exit_of(counts);
  }
  context.outside.out << counts_line(counts, context.settings.language) << "\n";
  if (auto listed = postings.listed(false); listed.ok()) {
    for (const auto& posting : listed.value()) context.outside.out << posting_lines(posting, context.settings.language);
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
  return print_counts(context, *counts, postings);
}

}  // namespace

Exit sync_once(Context& context) {
  const bool dry = context.invocation.dry_run;
  std::optional<store::Lease> lease;
  if (!dry && context.settings.orders.mode == settings::Mode::send) {
    auto turn = take_turn(context, "run", "orders", "");
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
  if (dry) {
    auto work = jobs::plan_orders(sides.value(), {}, false);
    if (!work.ok()) return say(context, work.error());
    return print_plan(context, work.value().plan, jobs::counts_of(work.value().plan), parts);
  }
  const auto stop = [&lease] { return stop_asked() || (lease && !lease->in_force().ok()); };
  auto run = jobs::run_orders(sides.value(), parts.writers(), stop, progress_of(context));
  if (lease) {
    if (auto held = lease->in_force(); !held.ok()) return say(context, held.error());
  }
  if (!run.ok()) return say(context, run.error());
  auto counts = run.value().counts;
  counts.shop_calls = parts.shop_calls();
  counts.office_calls = parts.office_calls();
  if (context.settings.orders.mode != settings::Mode::send) {
    context.outside.err << words::phrase(Phrase::watching, context.settings.language) << "\n";
    return print_plan(context, run.value().plan, counts, parts);
  }
  const auto exit = print_counts(context, counts, parts.tables.postings);
  if (!stop_asked()) return exit;
  context.outside.err << words::phrase(Phrase::stopped_early, context.settings.language) << "\n";
  return Exit::listed;
}

}  // namespace woo24::app
