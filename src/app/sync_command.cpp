// `woo24 sync orders`: everything that can be done now, once; and `woo24 orders …` for a single order.
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/terminal.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/wishes.hpp"
#include "woo24/words/format.hpp"

#include <chrono>
#include <csignal>
#include <ostream>
#include <thread>

namespace woo24::app {

namespace {

using words::Phrase;

/// A person who presses Ctrl-C wants the current step journaled, not torn: the signal is asked for between steps.
bool stop_asked() {
  sigset_t pending;
  return sigpending(&pending) == 0 && (sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1);
}

Exit exit_of(const RunCounts& counts) { return counts.failed + counts.waiting > 0 ? Exit::listed : Exit::done; }

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

Exit print_counts(Context& context, RunCounts counts, Wiring& wiring) {
  counts.shop_calls = wiring.shop_calls();
  counts.office_calls = wiring.office_calls();
  if (context.invocation.json) {
    context.outside.out << counts_json(counts).written() << "\n";
    return exit_of(counts);
  }
  context.outside.out << counts_line(counts, context.settings.language) << "\n";
  if (auto listed = wiring.tables.postings.listed(false); listed.ok()) {
    for (const auto& posting : listed.value()) context.outside.out << posting_lines(posting, context.settings.language);
  }
  return exit_of(counts);
}

/// Waits until the service has granted the wish. It is looked for four times a second; a service that ends meanwhile leaves the
/// lease free, and the wish to the next one.
Result<void> follow(Context& context, store::Wishes& wishes, std::int64_t wish) {
  while (TRY(wishes.pending(wish))) {
    if (stop_asked()) return {};
    auto lease = store::Lease::take(context.settings.database);
    if (lease.ok())
      return Fail{Kind::unreachable,
                  Reason{ReasonId::usage_wrong, {{"detail", "the service ended before it took the wish; say it again"}}}};
    std::this_thread::sleep_for(std::chrono::milliseconds{250});
  }
  return {};
}

/// The lease when it is free; else a wish for the service that holds it, followed to its end (then: no lease).
Result<std::optional<store::Lease>> lease_or_wish(Context& context, const std::string& what, const std::string& subject,
                                                  const std::string& detail) {
  TRY(own_state_folder(context));
  auto lease = store::Lease::take(context.settings.database);
  if (lease.ok()) return std::optional<store::Lease>(std::move(lease).value());
  if (lease.error().kind != Kind::held) return Fail{std::move(lease).error()};
  auto database = TRY(open_state(context, true));
  store::Wishes wishes(database);
  const auto wish = TRY(wishes.leave({0, what, subject, detail, context.outside.clock.now()}));
  context.outside.err << words::phrase(Phrase::wish_left, context.settings.language) << "\n";
  TRY(follow(context, wishes, wish));
  return std::optional<store::Lease>{};
}

/// What became of a wish for one order.
Exit print_order(Context& context, shop::OrderId order) {
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  auto posting = store::Postings(database.value()).by_order(order);
  if (!posting.ok()) return say(context, posting.error());
  if (!posting.value()) {
    return say(context,
               Error{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}, std::nullopt});
  }
  const auto& now = *posting.value();
  context.outside.out << (context.invocation.json ? posting_json(now, context.settings.language).written() + "\n"
                                                  : posting_lines(now, context.settings.language));
  const bool well = (now.stage >= Stage::released && now.standing == Standing::moving) || now.standing == Standing::skipped;
  return well ? Exit::done : Exit::listed;
}

/// What stands after the service ran for a wish.
Exit print_standing(Context& context) {
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  jobs::Tables tables(database.value());
  auto counts = jobs::standing_counts(tables);
  if (!counts.ok()) return say(context, counts.error());
  context.outside.out << (context.invocation.json ? counts_json(counts.value()).written()
                                                  : counts_line(counts.value(), context.settings.language))
                      << "\n";
  return exit_of(counts.value());
}

}  // namespace

Exit sync_once(Context& context) {
  const bool dry = context.invocation.dry_run;
  std::optional<store::Lease> lease;
  if (!dry && context.settings.orders.mode == settings::Mode::send) {
    auto taken = lease_or_wish(context, "run", "orders", "");
    if (!taken.ok()) return say(context, taken.error());
    if (!taken.value()) return print_standing(context);
    lease = std::move(*taken.value());
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
  auto run = jobs::run_orders(sides.value(), parts.writers(), stop_asked, progress_of(context));
  if (!run.ok()) return say(context, run.error());
  if (context.settings.orders.mode != settings::Mode::send) {
    context.outside.err << words::phrase(Phrase::watching, context.settings.language) << "\n";
    return print_plan(context, run.value().plan, run.value().counts, parts);
  }
  return print_counts(context, run.value().counts, parts);
}

Exit orders_list(Context& context) {
  auto database = open_state(context, false);
  if (!database.ok()) return say(context, database.error());
  store::Postings postings(database.value());
  auto listed = postings.listed(context.invocation.all);
  if (!listed.ok()) return say(context, listed.error());
  const auto language = context.settings.language;
  if (context.invocation.json) {
    std::vector<Json> items;
    for (const auto& posting : listed.value()) items.push_back(posting_json(posting, language));
    context.outside.out << Json::list(items).written() << "\n";
  } else {
    for (const auto& posting : listed.value()) context.outside.out << posting_lines(posting, language);
    if (listed.value().empty()) context.outside.out << words::phrase(Phrase::nothing_listed, language) << "\n";
  }
  return Exit::done;
}

Exit orders_send(Context& context) {
  const auto order = order_id(context.invocation.subject);
  if (!order.ok()) return say(context, order.error());
  auto lease = lease_or_wish(context, "send", context.invocation.subject, "");
  if (!lease.ok()) return say(context, lease.error());
  if (!lease.value()) return print_order(context, order.value());
  auto wiring = Wiring::make(context, true);
  if (!wiring.ok()) return say(context, wiring.error());
  auto sides = wiring.value()->sides(true);
  if (!sides.ok()) return say(context, sides.error());
  auto run = jobs::send_order(sides.value(), wiring.value()->writers(), order.value());
  if (!run.ok()) return say(context, run.error());
  return print_order(context, order.value());
}

Exit orders_retry(Context& context) {
  const auto order = order_id(context.invocation.subject);
  if (!order.ok()) return say(context, order.error());
  auto lease = lease_or_wish(context, "retry", context.invocation.subject, context.invocation.again ? "again" : "");
  if (!lease.ok()) return say(context, lease.error());
  if (!lease.value()) return print_order(context, order.value());
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  {
    jobs::Tables tables(database.value());
    auto posting = jobs::retry_order(tables, context.outside.clock.now(), order.value(), context.invocation.again);
    if (!posting.ok()) return say(context, posting.error());
    if (context.settings.orders.mode != settings::Mode::send) {
      context.outside.out << posting_lines(posting.value(), context.settings.language);
      return Exit::done;
    }
  }
  // Tried at once, so that the answer is seen where the question was put.
  lease.value().reset();
  return orders_send(context);
}

Exit orders_skip(Context& context) {
  const auto order = order_id(context.invocation.subject);
  if (!order.ok()) return say(context, order.error());
  auto lease = lease_or_wish(context, "skip", context.invocation.subject, "");
  if (!lease.ok()) return say(context, lease.error());
  if (!lease.value()) return print_order(context, order.value());
  auto wiring = Wiring::make(context, true);
  if (!wiring.ok()) return say(context, wiring.error());
  auto unsent = jobs::skip_unsent(wiring.value()->tables, context.outside.clock.now(), order.value());
  if (!unsent.ok()) return say(context, unsent.error());
  auto skipped = unsent.value();
  if (!skipped) {
    auto sides = wiring.value()->sides(true);
    if (!sides.ok()) return say(context, sides.error());
    auto done = jobs::skip_order(sides.value(), wiring.value()->writers(), order.value());
    if (!done.ok()) return say(context, done.error());
    skipped = std::move(done).value();
  }
  context.outside.out << (context.invocation.json ? posting_json(*skipped, context.settings.language).written() + "\n"
                                                  : posting_lines(*skipped, context.settings.language));
  return skipped->standing == Standing::skipped ? Exit::done : Exit::listed;
}

}  // namespace woo24::app
