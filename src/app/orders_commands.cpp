// `woo24 orders …`: what is on its way, and a person's word about a single order.
#include "woo24/app/import_lines.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/signals.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"
#include "woo24/jobs/order_link.hpp"
#include "woo24/jobs/orders_run.hpp"
#include "woo24/jobs/wishes.hpp"
#include "woo24/words/format.hpp"

#include <ostream>

namespace woo24::app {

namespace {

using words::Phrase;

/// An order as it stands now, with the reason that a plan gave where the state file keeps none.
Exit print_order(Context& context, store::Postings& postings, shop::OrderId order, const std::optional<Reason>& reason) {
  auto found = postings.by_order(order);
  if (!found.ok()) return say(context, found.error());
  if (!found.value()) {
    return say(context,
               Error{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(order.value)}}}, std::nullopt});
  }
  auto posting = *found.value();
  if (!posting.reason) posting.reason = reason;
  context.outside.out << (context.invocation.json ? posting_json(posting, context.settings.language).written() + "\n"
                                                  : posting_lines(posting, context.settings.language));
  return exit_of(posting);
}

/// What the service did for us.
Exit print_granted(Context& context, shop::OrderId order, const store::Granted& granted) {
  if (!is_order(granted)) return say_granted(context, granted);
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  store::Postings postings(database.value());
  print_order(context, postings, order, granted.reason);
  return static_cast<Exit>(granted.exit);
}

Exit send_here(Context& context, shop::OrderId order) {
  auto wiring = Wiring::make(context, true);
  if (!wiring.ok()) return say(context, wiring.error());
  auto& parts = *wiring.value();
  auto sides = parts.sides(true);
  if (!sides.ok()) return say(context, sides.error());
  auto run = jobs::send_order(sides.value(), parts.writers(), order, stop_asked);
  if (!run.ok()) return say(context, run.error());
  const auto exit = print_order(context, parts.tables.postings, order, resting_because(run.value().plan, order));
  if (!stop_asked()) return exit;
  context.outside.err << words::phrase(Phrase::stopped_early, context.settings.language) << "\n";
  return Exit::listed;
}

Exit retry_here(Context& context, shop::OrderId order) {
  {
    auto database = open_state(context, true);
    if (!database.ok()) return say(context, database.error());
    jobs::Tables tables(database.value());
    auto posting = jobs::retry_order(tables, context.outside.clock.now(), order, context.invocation.again);
    if (!posting.ok()) return say(context, posting.error());
    if (context.settings.orders.mode != settings::Mode::send) {
      print_order(context, tables.postings, order, std::nullopt);
      return Exit::done;
    }
  }
  return send_here(context, order);  // tried at once, so that the answer is seen where the question was put
}

Exit skip_here(Context& context, shop::OrderId order) {
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  jobs::Tables tables(database.value());
  auto unsent = jobs::skip_unsent(tables, context.outside.clock.now(), order);
  if (!unsent.ok()) return say(context, unsent.error());
  if (!unsent.value()) {
    auto wiring = Wiring::make(context, true);
    if (!wiring.ok()) return say(context, wiring.error());
    auto sides = wiring.value()->sides(true);
    if (!sides.ok()) return say(context, sides.error());
    auto done = jobs::skip_order(sides.value(), wiring.value()->writers(), order);
    if (!done.ok()) return say(context, done.error());
  }
  return print_order(context, tables.postings, order, std::nullopt);
}

/// What a link or its end left: that it is so is all that was asked.
template <typename Work>
Exit link_and_print(Context& context, shop::OrderId order, const Work& work) {
  auto wiring = Wiring::make(context, true);
  if (!wiring.ok()) return say(context, wiring.error());
  auto sides = wiring.value()->sides(true);
  if (!sides.ok()) return say(context, sides.error());
  auto done = work(sides.value(), wiring.value()->writers());
  if (!done.ok()) return say(context, done.error());
  print_order(context, wiring.value()->tables.postings, order, std::nullopt);
  return Exit::done;
}

Exit link_here(Context& context, shop::OrderId order) {
  const auto booked = order_id(context.invocation.other);
  if (!booked.ok()) return say(context, booked.error());
  return link_and_print(context, order, [&](jobs::Sides& sides, jobs::Writers writers) {
    return jobs::link_order(sides, writers, order, office::OrderId{booked.value().value});
  });
}

Exit unlink_here(Context& context, shop::OrderId order) {
  return link_and_print(context, order,
                        [&](jobs::Sides& sides, jobs::Writers writers) { return jobs::unlink_order(sides, writers, order); });
}

/// Here, or by the service that is at work.
Exit by_turn(Context& context, const std::string& what, const std::string& detail, Exit (*here)(Context&, shop::OrderId)) {
  const auto order = order_id(context.invocation.subject);
  if (!order.ok()) return say(context, order.error());
  auto turn = take_turn(context, what, context.invocation.subject, detail);
  if (!turn.ok()) return say(context, turn.error());
  if (turn.value().granted) return print_granted(context, order.value(), *turn.value().granted);
  return turn.value().lease ? here(context, order.value()) : Exit::listed;
}

}  // namespace

Exit orders_list(Context& context) {
  auto database = open_state(context, false);
  if (!database.ok()) return say(context, database.error());
  store::Postings postings(database.value());
  auto listed = postings.listed(context.invocation.all);
  if (!listed.ok()) return say(context, listed.error());
  auto imports = store::Imports(database.value()).listed(context.invocation.all);
  if (!imports.ok()) return say(context, imports.error());
  const auto language = context.settings.language;
  if (context.invocation.json) {
    std::vector<Json> items;
    for (const auto& posting : listed.value()) items.push_back(posting_json(posting, language));
    for (const auto& row : imports.value()) items.push_back(import_json(row, language));
    context.outside.out << Json::list(items).written() << "\n";
  } else {
    for (const auto& posting : listed.value()) context.outside.out << posting_lines(posting, language);
    for (const auto& row : imports.value()) context.outside.out << import_lines(row, language);
    if (listed.value().empty() && imports.value().empty())
      context.outside.out << words::phrase(Phrase::nothing_listed, language) << "\n";
  }
  return Exit::done;
}

Exit orders_send(Context& context) { return by_turn(context, "send", "", send_here); }

Exit orders_retry(Context& context) {
  if (context.invocation.office) return import_retry(context);
  return by_turn(context, "retry", context.invocation.again ? "again" : "", retry_here);
}

Exit orders_link(Context& context) {
  const auto booked = order_id(context.invocation.other);
  if (!booked.ok()) return say(context, booked.error());
  return by_turn(context, "link", context.invocation.other, link_here);
}

Exit orders_unlink(Context& context) { return by_turn(context, "unlink", "", unlink_here); }

Exit orders_skip(Context& context) {
  if (context.invocation.office) return import_skip(context);
  return by_turn(context, "skip", "", skip_here);
}

}  // namespace woo24::app
