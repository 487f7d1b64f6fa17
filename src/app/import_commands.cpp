// `woo24 orders retry|skip --office ORDER`, `woo24 why order --office ORDER`: about an order that was made in the office.
#include "woo24/app/import_lines.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/app/wish.hpp"

#include <ostream>

namespace woo24::app {

namespace {

Result<office::OrderId> office_order(const Context& context) {
  return office::OrderId{TRY(order_id(context.invocation.subject)).value};
}

Exit print(Context& context, const Result<Import>& row) {
  if (!row.ok()) return say(context, row.error());
  const auto language = context.settings.language;
  context.outside.out << (context.invocation.json ? import_json(row.value(), language).written() + "\n"
                                                  : import_lines(row.value(), language));
  return Exit::done;
}

Result<Import> as_it_stands(Context& context, office::OrderId order) {
  auto database = TRY(open_state(context, true));
  store::Imports imports(database);
  auto row = TRY(imports.of(order));
  if (!row) return Fail{Kind::refused, Reason{ReasonId::import_not_known, {{"office_order", std::to_string(order.value)}}}};
  return *row;
}

using Word = Result<Import> (*)(jobs::Tables& tables, Instant now, office::OrderId order);

/// Here, or by the service that is at work; the next run of the import goes on from there.
Exit by_turn(Context& context, const char* what, Word word) {
  const auto order = office_order(context);
  if (!order.ok()) return say(context, order.error());
  auto turn = take_turn(context, what, context.invocation.subject, "");
  if (!turn.ok()) return say(context, turn.error());
  if (turn.value().granted) {
    if (!is_order(*turn.value().granted)) return say_granted(context, *turn.value().granted);
    return print(context, as_it_stands(context, order.value()));
  }
  if (!turn.value().lease) return Exit::listed;
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  jobs::Tables tables(database.value());
  return print(context, word(tables, context.outside.clock.now(), order.value()));
}

}  // namespace

Exit import_retry(Context& context) { return by_turn(context, "import retry", jobs::retry_import); }

Exit import_skip(Context& context) { return by_turn(context, "import skip", jobs::skip_import); }

Exit why_import(Context& context) {
  const auto order = office_order(context);
  if (!order.ok()) return say(context, order.error());
  auto row = as_it_stands(context, order.value());
  if (!row.ok()) return say(context, row.error());
  auto database = open_state(context, true);
  if (!database.ok()) return say(context, database.error());
  store::Trail trail(database.value());
  auto events = trail.of("import:" + std::to_string(order.value().value));
  if (!events.ok()) return say(context, events.error());
  auto& out = context.outside.out;
  if (!context.invocation.json) {
    print(context, row);
    for (const auto& event : events.value())
      out << "  " << format_utc(event.at) << "  " << event.what << (event.detail.empty() ? "" : "  " + event.detail) << "\n";
    return Exit::done;
  }
  std::vector<Json> told;
  for (const auto& event : events.value()) {
    told.push_back(Json::object(
        {{"at", Json::text(format_utc(event.at))}, {"what", Json::text(event.what)}, {"detail", Json::text(event.detail)}}));
  }
  out << Json::object({{"import", import_json(row.value(), context.settings.language)}, {"events", Json::list(told)}}).written()
      << "\n";
  return Exit::done;
}

}  // namespace woo24::app
