#include "woo24/app/stock_lines.hpp"

#include "woo24/app/order_lines.hpp"
#include "woo24/words/stock.hpp"
#include "woo24/words/words.hpp"

namespace woo24::app {

namespace {

using settings::Language;
using words::StockPhrase;

std::string name_of(const StockPair& pair) { return pair.number + " (" + std::to_string(pair.shop.value) + ")"; }

std::string office_stock(const StockPair& pair) { return pair.office_stock ? pair.office_stock->shortest() : "-"; }

std::string shop_stock(const StockPair& pair) { return pair.shop_stock ? std::to_string(*pair.shop_stock) : "-"; }

std::string held_text(const StockHeld& held) {
  return held.least == held.most ? held.most.shortest() : held.least.shortest() + "–" + held.most.shortest();
}

Reason about(ReasonId id, const StockPair& pair) { return Reason{id, {{"number", pair.number}}}; }

/// Why nothing is written where something might be expected.
std::optional<Reason> reason_of(const StockChange& change) {
  if (const auto* waits = std::get_if<StockWaits>(&change)) return about(ReasonId::stock_waits, waits->pair);
  if (const auto* equal = std::get_if<StockEqual>(&change); equal != nullptr && equal->floored) {
    auto reason = about(ReasonId::stock_floored, equal->pair);
    reason.arguments["office"] = office_stock(equal->pair);
    return reason;
  }
  const auto* left = std::get_if<LeaveStock>(&change);
  if (left == nullptr) return std::nullopt;
  switch (left->why) {
    case StockLeft::not_controlled:
      return about(ReasonId::stock_not_controlled, left->pair);
    case StockLeft::not_managed:
      return about(ReasonId::stock_not_managed, left->pair);
    case StockLeft::by_parent:
      return about(ReasonId::stock_by_parent, left->pair);
    case StockLeft::no_pieces:
      return about(ReasonId::stock_of_others, left->pair);
    case StockLeft::gone:
      return about(ReasonId::stock_not_shown, left->pair);
    case StockLeft::unsure:
      return about(ReasonId::stock_unsure, left->pair);
  }
  return std::nullopt;
}

const StockPair& pair_of(const StockChange& change) {
  return std::visit([](const auto& one) -> const StockPair& { return one.pair; }, change);
}

/// A plan names what a person can do something about; the rest is counted.
bool is_named(const StockChange& change) {
  if (std::holds_alternative<SetStock>(change) || std::holds_alternative<StockWaits>(change)) return true;
  const auto* left = std::get_if<LeaveStock>(&change);
  if (left == nullptr) return false;
  const bool lacking = left->why == StockLeft::gone && left->pair.status != "trash";
  return lacking || left->why == StockLeft::not_managed || left->why == StockLeft::unsure;
}

std::string set_line(const SetStock& change, Language language) {
  const bool to_shop = change.on == CatalogueSide::shop;
  auto text = name_of(change.pair) + "  " + (to_shop ? "WooCommerce " : "24SevenOffice ") +
              (to_shop ? shop_stock(change.pair) : office_stock(change.pair)) + " → " + std::to_string(change.pieces) + "  ";
  text += to_shop ? words::phrase(StockPhrase::has, language) + " " + office_stock(change.pair)
                  : "WooCommerce " + shop_stock(change.pair);
  if (!change.held.is_zero()) text += ", " + words::phrase(StockPhrase::orders_hold, language) + " " + change.held.shortest();
  if (change.floored) text += ", " + words::phrase(StockPhrase::floored, language);
  if (change.manages) text += ", " + words::phrase(StockPhrase::begins_counting, language);
  return text + "\n";
}

Json maybe_pieces(const std::optional<std::int64_t>& pieces) { return pieces ? Json::number(*pieces) : Json::null(); }

}  // namespace

std::string stock_line(const StockChange& change, Language language) {
  if (!is_named(change)) return "";
  if (const auto* set = std::get_if<SetStock>(&change)) return set_line(*set, language);
  const auto reason = reason_of(change);
  return name_of(pair_of(change)) + "  " + (reason ? words::text(*reason, language) : "") + "\n";
}

std::optional<Json> stock_change_json(const StockChange& change, Language language) {
  if (!is_named(change)) return std::nullopt;
  const auto& pair = pair_of(change);
  const auto* set = std::get_if<SetStock>(&change);
  const auto reason = reason_of(change);
  return Json::object({
      {"product", Json::number(pair.shop.value)},
      {"office_product", Json::number(pair.office.value)},
      {"number", Json::text(pair.number)},
      {"side", set == nullptr ? Json::null() : Json::text(set->on == CatalogueSide::shop ? "shop" : "office")},
      {"shop", maybe_pieces(pair.shop_stock)},
      {"office", pair.office_stock ? Json::text(pair.office_stock->shortest()) : Json::null()},
      {"held", set == nullptr ? Json::null() : Json::text(set->held.shortest())},
      {"becomes", set == nullptr ? Json::null() : Json::number(set->pieces)},
      {"reason", reason ? reason_json(*reason, language) : Json::null()},
  });
}

std::string stock_counts_line(const jobs::StockRun& run, bool dry, Language language) {
  const auto& counts = run.counts;
  std::string text = run.full ? words::phrase(StockPhrase::every_product, language) + ": " : "";
  const auto add = [&](std::int64_t count, StockPhrase phrase, bool always = false) {
    if (count == 0 && !always) return;
    text += (text.empty() || text.ends_with(": ") ? "" : ", ") + std::to_string(count) + " " + words::phrase(phrase, language);
  };
  add(counts.compared, StockPhrase::compared, true);
  add(dry || run.braked ? counts.changes : counts.written, dry || run.braked ? StockPhrase::to_change : StockPhrase::changed,
      true);
  add(counts.waiting, StockPhrase::waiting);
  add(counts.failed, StockPhrase::failed);
  add(counts.floored, StockPhrase::floored);
  add(counts.left - counts.not_managed, StockPhrase::left_alone);
  add(counts.not_managed, StockPhrase::not_managed);
  add(counts.orders, StockPhrase::open_orders);
  text += "\n";
  if (run.braked) text += reason_lines(*run.braked, language);
  return text;
}

RunCounts run_counts(const jobs::StockRun& run) {
  RunCounts counts;
  counts.seen = static_cast<int>(run.counts.compared);
  counts.sent = static_cast<int>(run.counts.written);
  counts.waiting = static_cast<int>(run.counts.waiting + (run.braked ? run.counts.changes : 0));
  counts.failed = static_cast<int>(run.counts.failed);
  counts.skipped = static_cast<int>(run.counts.not_managed);
  return counts;
}

Json stock_json(const jobs::StockRun& run, const RunCounts& calls, Language language) {
  const auto& counts = run.counts;
  return Json::object({
      {"full", Json::boolean(run.full)},
      {"compared", Json::number(counts.compared)},
      {"changes", Json::number(counts.changes)},
      {"written", Json::number(counts.written)},
      {"waiting", Json::number(counts.waiting)},
      {"failed", Json::number(counts.failed)},
      {"floored", Json::number(counts.floored)},
      {"left", Json::number(counts.left)},
      {"not_managed", Json::number(counts.not_managed)},
      {"orders", Json::number(counts.orders)},
      {"brake", run.braked ? reason_json(*run.braked, language) : Json::null()},
      {"calls", Json::object({{"shop", Json::number(calls.shop_calls)}, {"office", Json::number(calls.office_calls)}})},
  });
}

std::string stock_story_lines(const jobs::StockStory& story, Language language) {
  std::string text = "WooCommerce " + shop_stock(story.pair) + ", 24SevenOffice " + office_stock(story.pair) + ", " +
                     words::phrase(StockPhrase::orders_hold, language) + " " + held_text(story.held) + "\n";
  for (const auto& [order, held] : story.orders) {
    text += "  " + std::to_string(order.order.value) + " (" + order.status + ")  " + held_text(held);
    for (const auto& part : order.parts) text += "  24SevenOffice " + std::to_string(part.order.value) + " " + part.state;
    text += "\n";
  }
  if (story.written) text += words::phrase(StockPhrase::on_its_way, language) + ": " + std::to_string(*story.written) + "\n";
  if (const auto* set = std::get_if<SetStock>(&story.outcome)) return text + set_line(*set, language);
  if (const auto reason = reason_of(story.outcome)) text += reason_lines(*reason, language);
  return text;
}

Json stock_story_json(const jobs::StockStory& story, Language language) {
  std::vector<Json> orders;
  for (const auto& [order, held] : story.orders) {
    orders.push_back(Json::object({{"order", Json::number(order.order.value)},
                                   {"status", Json::text(order.status)},
                                   {"least", Json::text(held.least.shortest())},
                                   {"most", Json::text(held.most.shortest())}}));
  }
  const auto reason = reason_of(story.outcome);
  const auto* set = std::get_if<SetStock>(&story.outcome);
  return Json::object({
      {"shop", maybe_pieces(story.pair.shop_stock)},
      {"office", story.pair.office_stock ? Json::text(story.pair.office_stock->shortest()) : Json::null()},
      {"least", Json::text(story.held.least.shortest())},
      {"most", Json::text(story.held.most.shortest())},
      {"orders", Json::list(orders)},
      {"becomes", set == nullptr ? Json::null() : Json::number(set->pieces)},
      {"written", maybe_pieces(story.written)},
      {"reason", reason ? reason_json(*reason, language) : Json::null()},
  });
}

}  // namespace woo24::app
