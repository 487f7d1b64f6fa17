// `woo24 why order`: each value, the rule and line that decided it, what happened, where it stands.
#include "woo24/app/import_lines.hpp"
#include "woo24/app/order_lines.hpp"
#include "woo24/app/program.hpp"
#include "woo24/app/wiring.hpp"
#include "woo24/jobs/product_lookup.hpp"
#include "woo24/sync/order_draft.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/words/words.hpp"

#include <ostream>

namespace woo24::app {

namespace {

struct Story {
  std::vector<sync::Explained> decided;
  std::optional<Reason> cannot;  ///< why it cannot be booked as it is now
  std::optional<Posting> posting;
  std::vector<store::Event> events;
  std::optional<office::Order> office;  ///< what the office shows now
};

Result<Story> story_of(Wiring& wiring, shop::OrderId order) {
  Story story;
  story.posting = TRY(wiring.tables.postings.by_order(order));
  story.events = TRY(wiring.tables.trail.of("order:" + std::to_string(order.value)));
  auto sides = TRY(wiring.sides(false));
  auto read = TRY(wiring.shop_reader.orders_by_id({order}));
  if (read.orders.empty()) {
    story.cannot = Reason{ReasonId::order_gone_from_shop, {{"status", story.posting ? story.posting->shop_status : ""}}};
  } else {
    const auto& shop_order = read.orders.front();
    const auto due = sync::due(shop_order, sides.rules);
    const bool in_books = story.posting && story.posting->stage >= Stage::released;  // whether it is due no longer matters
    if (due.due != sync::Due::yes && !in_books) story.cannot = due.reason;
    if (due.reason.id == ReasonId::made_in_office) return story;  // it came from the books: there is nothing to draft
    sync::Products products;
    TRY(jobs::look_up_products(sides, sync::needed_products(shop_order, sides.rules), products, false));
    auto draft = sync::draft(shop_order, sides.rules, products);
    if (draft.ok()) {
      story.decided = std::move(draft).value().explained;
    } else {
      story.cannot = draft.error().reason;
    }
  }
  if (story.posting && story.posting->office_order) {
    auto orders = TRY(wiring.office_reader.orders_by_id({*story.posting->office_order}));
    if (!orders.empty()) story.office = std::move(orders.front());
  }
  return story;
}

void print(Context& context, const Story& story) {
  auto& out = context.outside.out;
  const auto language = context.settings.language;
  if (story.posting) out << posting_lines(*story.posting, language);
  if (story.cannot)
    out << "  " << words::text(*story.cannot, language) << "\n  → " << words::remedy(*story.cannot, language) << "\n";
  for (const auto& one : story.decided) {
    out << "  " << one.what << ": " << one.value;
    if (one.line > 0) out << "  (" << context.settings.file << ":" << one.line << ")";
    out << "\n";
  }
  if (story.office) {
    const auto& order = *story.office;
    out << "  24SevenOffice " << (order.id ? order.id->value : 0) << ": " << order.state.value_or("?") << ", "
        << (order.total_inc_vat ? order.total_inc_vat->text(2) : "?") << " ("
        << (order.total_vat ? order.total_vat->text(2) : "?") << ")"
        << (order.invoice ? ", invoice " + std::to_string(order.invoice->value) : "") << "\n";
    for (const auto& row : order.rows) {
      if (row.type == office::RowType::text) continue;
      out << "    " << (row.quantity ? row.quantity->shortest() : "?") << " × " << (row.price ? row.price->text(2) : "?")
          << "  " << row.name << "  " << (row.vat_rate ? row.vat_rate->shortest() + " %" : "") << "\n";
    }
  }
  for (const auto& event : story.events)
    out << "  " << format_utc(event.at) << "  " << event.what << (event.detail.empty() ? "" : "  " + event.detail) << "\n";
}

Json story_json(Context& context, const Story& story) {
  std::vector<Json> decided, events;
  for (const auto& one : story.decided) {
    decided.push_back(
        Json::object({{"what", Json::text(one.what)}, {"value", Json::text(one.value)}, {"line", Json::number(one.line)}}));
  }
  for (const auto& event : story.events) {
    events.push_back(Json::object(
        {{"at", Json::text(format_utc(event.at))}, {"what", Json::text(event.what)}, {"detail", Json::text(event.detail)}}));
  }
  return Json::object({{"posting", story.posting ? posting_json(*story.posting, context.settings.language) : Json::null()},
                       {"cannot", story.cannot ? reason_json(*story.cannot, context.settings.language) : Json::null()},
                       {"decided", Json::list(decided)},
                       {"events", Json::list(events)}});
}

}  // namespace

Exit why_order(Context& context) {
  if (context.invocation.office) return why_import(context);
  const auto order = order_id(context.invocation.subject);
  if (!order.ok()) return say(context, order.error());
  auto wiring = Wiring::make(context, false);
  if (!wiring.ok()) return say(context, wiring.error());
  auto story = story_of(*wiring.value(), order.value());
  if (!story.ok()) return say(context, story.error());
  if (context.invocation.json) {
    context.outside.out << story_json(context, story.value()).written() << "\n";
  } else {
    print(context, story.value());
  }
  return Exit::done;
}

}  // namespace woo24::app
