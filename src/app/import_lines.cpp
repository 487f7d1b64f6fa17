#include "woo24/app/import_lines.hpp"

#include "woo24/app/order_lines.hpp"
#include "woo24/store/imports.hpp"
#include "woo24/store/postings.hpp"
#include "woo24/words/format.hpp"

namespace woo24::app {

namespace {

using settings::Language;
using sync::ImportAct;

const char* act_name(ImportAct act) {
  switch (act) {
    case ImportAct::make:
      return "make";
    case ImportAct::finish:
      return "finish";
    case ImportAct::update:
      return "update";
    case ImportAct::note:
      return "note";
    case ImportAct::cancel:
      return "cancel";
    case ImportAct::wait:
      return "wait";
    case ImportAct::report:
      return "fail";
    case ImportAct::none:
    case ImportAct::forget:
    case ImportAct::settle:
    case ImportAct::agree:
      break;
  }
  return "";
}

bool is_shown(const jobs::ImportItem& item) { return *act_name(item.decision.act) != '\0'; }

Amount total_of(const jobs::ImportItem& item) {
  return item.draft ? item.draft->total : item.order ? item.order->total_inc_vat.value_or(Amount{}) : item.row.total;
}

std::string currency_of(const jobs::ImportItem& item) { return item.draft ? item.draft->order.currency : item.row.currency; }

Json maybe_id(const std::optional<shop::OrderId>& id) { return id ? Json::number(id->value) : Json::null(); }

}  // namespace

Json import_json(const Import& row, Language language) {
  return Json::object({
      {"order", maybe_id(row.shop_order)},
      {"number", row.shop_order ? Json::text(std::to_string(row.shop_order->value)) : Json::null()},
      {"kind", Json::text("import")},
      {"key", Json::text(row.key)},
      {"stage", Json::text(store::import_stage_name(row.stage))},
      {"standing", Json::text(store::standing_name(row.standing))},
      {"office_order", Json::number(row.office_order.value)},
      {"total", Json::text(row.total.text(2))},
      {"currency", Json::text(row.currency)},
      {"customer_name", row.customer_name.empty() ? Json::null() : Json::text(row.customer_name)},
      {"reason", row.reason ? reason_json(*row.reason, language) : Json::null()},
      {"next_try_at", row.next_try_at ? Json::text(format_utc(*row.next_try_at)) : Json::null()},
  });
}

std::string import_lines(const Import& row, Language language) {
  auto text = "24SevenOffice " + std::to_string(row.office_order.value) + "  " + row.total.text(2) + " " + row.currency + "  ";
  if (!row.customer_name.empty()) text += row.customer_name + "  ";
  text += row.key + "  " + std::string(store::import_stage_name(row.stage));
  if (row.standing != Standing::moving) text += ", " + std::string(store::standing_name(row.standing));
  if (row.shop_order) text += "  → " + std::to_string(row.shop_order->value);
  text += "\n";
  if (row.reason) text += reason_lines(*row.reason, language);
  return text;
}

std::string import_plan_lines(const jobs::ImportWork& work, Language language) {
  std::string text;
  for (const auto& item : work.items) {
    if (!is_shown(item)) continue;
    text += std::string(act_name(item.decision.act)) + "  24SevenOffice " + std::to_string(item.row.office_order.value) + "  " +
            total_of(item).text(2) + " " + currency_of(item);
    if (item.row.shop_order) text += "  → " + std::to_string(item.row.shop_order->value);
    if (item.new_account) text += "  + account";
    text += "\n";
    if (item.draft && item.decision.act == ImportAct::make) {
      for (const auto& line : item.draft->order.lines)
        text += "    " + std::to_string(line.quantity) + " × " + line.name + "  " + line.total.shortest(2) + "\n";
    }
    if (item.decision.reason) text += reason_lines(*item.decision.reason, language);
  }
  return text;
}

std::vector<Json> import_plan_json(const jobs::ImportWork& work, Language language) {
  std::vector<Json> items;
  for (const auto& item : work.items) {
    if (!is_shown(item)) continue;
    items.push_back(
        Json::object({{"change", Json::text(act_name(item.decision.act))},
                      {"office_order", Json::number(item.row.office_order.value)},
                      {"order", maybe_id(item.row.shop_order)},
                      {"key", Json::text(item.row.key)},
                      {"total", Json::text(total_of(item).text(2))},
                      {"currency", Json::text(currency_of(item))},
                      {"account", item.row.customer.value == 0 ? Json::null() : Json::number(item.row.customer.value)},
                      {"makes_account", Json::boolean(item.new_account.has_value())},
                      {"reason", item.decision.reason ? reason_json(*item.decision.reason, language) : Json::null()}}));
  }
  return items;
}

Json imports_json(const RunCounts& counts) {
  return Json::object(
      {{"seen", Json::number(counts.seen)},
       {"made", Json::number(counts.sent)},
       {"waiting", Json::number(counts.waiting)},
       {"failed", Json::number(counts.failed)},
       {"calls", Json::object({{"shop", Json::number(counts.shop_calls)}, {"office", Json::number(counts.office_calls)}})}});
}

std::string imports_line(const RunCounts& counts, Language language) {
  const auto part = [&](words::Phrase phrase, int count) {
    return words::phrase(phrase, language) + " " + std::to_string(count);
  };
  return "24SevenOffice → " + part(words::Phrase::sent, counts.sent) + ", " + part(words::Phrase::seen, counts.seen) + ", " +
         part(words::Phrase::waiting, counts.waiting) + ", " + part(words::Phrase::failed, counts.failed);
}

}  // namespace woo24::app
