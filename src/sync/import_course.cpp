#include "woo24/sync/import_course.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/shop_meta.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;

constexpr auto k_look_again = 1h;

ImportDecision report(const Import& row, ReasonId id, std::map<std::string, std::string> arguments) {
  Reason reason{id, std::move(arguments)};
  // Said once.
  if (row.reason == reason && row.standing == Standing::failed) return {};
  return {ImportAct::report, std::move(reason)};
}

ImportDecision report(const Import& row, const Reason& reason) { return report(row, reason.id, reason.arguments); }

/// Nothing of it is in the shop, as far as is known.
ImportDecision before_it_is_made(const Import& row, const ImportSight& sight, const Limits& limits, Instant now) {
  if (sight.told) return report(row, *sight.told);
  if (sight.in_shop != nullptr) return {ImportAct::finish};
  // It may be there, made by a write whose answer was lost, or before the state file was.
  const ImportDecision look_again{ImportAct::wait, sight.not_looked, now + k_look_again};
  if (row.stage == ImportStage::creating) {
    const auto until = row.creating_at.value_or(now) + limits.settle;
    if (now < until) return {ImportAct::wait, Reason{ReasonId::waits_to_settle, {{"until", format_utc(until)}}}, until};
    if (sight.not_looked) return look_again;
  }
  if (sight.gone) return {ImportAct::forget};
  if (sight.order == nullptr) return {};
  if (sight.taken != Taken::yes) return {ImportAct::forget};
  if (sight.draft == nullptr) return report(row, sight.refused.value_or(Reason{}));
  if (sight.not_looked) return look_again;
  return {ImportAct::make};
}

/// The office has set it Inactive.
ImportDecision inactive(const Import& row, const ImportSight& sight) {
  if (row.state == "Inactive") return {};
  if (sight.gone_from_shop) return {ImportAct::settle};
  if (sight.in_shop == nullptr) return {};
  const auto& status = sight.in_shop->status;
  if (status == "cancelled" || status == "refunded") return {ImportAct::settle};
  // `retry` of what was finished lets the office win.
  const bool guarded = row.stage != ImportStage::done || !row.left_as.empty();
  if (guarded && row.left_as != shop_digest(*sight.in_shop))
    return report(row, ReasonId::import_touched_in_shop, {{"what", "Inactive"}});
  return {ImportAct::cancel};
}

ImportDecision finished(const Import& row, const ImportSight& sight) {
  if (sight.gone_from_shop)
    return report(row, ReasonId::import_gone_from_shop, {{"order", std::to_string(row.shop_order->value)}});
  if (sight.unread) return report(row, *sight.unread);
  if (sight.in_shop == nullptr) return {};
  if (sight.gone) return report(row, ReasonId::import_gone_from_office, {{"total", row.total.text(2) + " " + row.currency}});
  if (sight.order == nullptr) return {};
  if (sight.order->state == "Inactive") return inactive(row, sight);
  if (sight.draft == nullptr) return report(row, sight.refused.value_or(Reason{}));
  return {ImportAct::finish};
}

ImportDecision changed(const Import& row, const ImportSight& sight) {
  const bool healed = row.reason && reason_heals(row.reason->id) != Heals::command;
  if (sight.unchanged) return healed ? ImportDecision{ImportAct::settle} : ImportDecision{};
  if (sight.draft == nullptr) return report(row, sight.refused.value_or(Reason{}));
  const bool rows = sight.draft->content != row.content;
  if (!rows && sight.draft->noted == row.noted) return {};
  if (sight.in_shop == nullptr) return {};
  if (!rows) return {ImportAct::note};
  // `retry` lets the office win. Where the shop has the wanted rows, it was us, and the answer was lost.
  const bool guarded = !row.left_as.empty();
  const bool by_us = line_changes(*sight.in_shop, sight.draft->order.lines, false).empty();
  if (guarded && !by_us && row.left_as != shop_digest(*sight.in_shop))
    return report(row, ReasonId::import_touched_in_shop, {{"what", row.total.text(2) + " → " + sight.draft->total.text(2)}});
  return {ImportAct::update};
}

bool is_about_both_sides(const std::optional<Reason>& reason) {
  return reason && (reason->id == ReasonId::import_credited || reason->id == ReasonId::import_refunded_in_shop ||
                    reason->id == ReasonId::import_cancelled_in_shop);
}

Amount refunded(const shop::Order& in_shop) {
  Amount sum;
  for (const auto& refund : in_shop.refunds) sum += refund.total.abs();
  return sum;
}

/// Whether the shop has refunded as much as a credit note of the office says; cancelled there, it needs no refund.
bool knows_of(const shop::Order& in_shop, const Reason& credited) {
  if (credited.id != ReasonId::import_credited) return false;
  if (in_shop.refunds.empty()) return in_shop.status == "cancelled" || in_shop.status == "refunded";
  const auto total = credited.arguments.find("total");
  const auto amount = total == credited.arguments.end() ? std::nullopt : Amount::parse(total->second);
  return amount && amount->abs() == refunded(in_shop);
}

ImportDecision followed(const Import& row, const ImportSight& sight) {
  if (!row.shop_order) return {};
  if (sight.gone_from_shop && row.state != "Inactive" && !(sight.order != nullptr && sight.order->state == "Inactive"))
    return report(row, ReasonId::import_gone_from_shop, {{"order", std::to_string(row.shop_order->value)}});
  if (sight.gone) {
    const bool cancelled = sight.in_shop != nullptr && sight.in_shop->status == "cancelled";
    if (row.state == "Inactive" || cancelled) return {};
    return report(row, ReasonId::import_gone_from_office, {{"total", row.total.text(2) + " " + row.currency}});
  }
  const bool known = sight.told && sight.in_shop != nullptr && knows_of(*sight.in_shop, *sight.told);
  const auto undone = sight.in_shop != nullptr ? undone_in_shop(row, *sight.in_shop) : ImportDecision{};
  if (known) {
    const bool agreed = !row.reason && row.left_as == shop_digest(*sight.in_shop);
    if (!agreed && (!row.reason || is_about_both_sides(row.reason))) return {ImportAct::agree};
  } else if (sight.told) {
    return undone.act == ImportAct::report ? undone : report(row, *sight.told);
  }
  if (sight.order == nullptr) return {};
  const auto state = sight.order->state.value_or("");
  if (state == "Inactive") return inactive(row, sight);
  if (row.state == "Inactive") return report(row, ReasonId::import_reopened, {{"state", state}});
  if (undone.act != ImportAct::none) return undone;
  const bool undone_stands = is_about_both_sides(row.reason) && sight.in_shop != nullptr && taken_back(*sight.in_shop);
  return undone_stands ? ImportDecision{} : changed(row, sight);
}

const shop::Line* line_with(const shop::Order& order, const std::string& row) {
  for (const auto& line : order.lines) {
    if (meta_value(line.meta, k_row_meta) == row) return &line;
  }
  return nullptr;
}

std::string row_of(const shop::NewLine& line) { return meta_value(line.meta, k_row_meta); }

bool same_class(const std::string& a, const std::string& b) {
  const auto plain = [](const std::string& name) { return name == "standard" ? std::string() : name; };
  return plain(a) == plain(b);
}

/// As the shop cleans it: without tags, blanks folded, letters as entities.
std::string cleaned(const std::string& name) {
  constexpr std::size_t k_most = 1000;
  return html_as_text(name, k_most);
}

bool is_as_wanted(const shop::Line& line, const shop::NewLine& wanted) {
  return line.quantity == Amount::whole(wanted.quantity) && line.total == wanted.total &&
         cleaned(line.name) == cleaned(wanted.name) && same_class(line.tax_class, wanted.tax_class.value_or(""));
}

shop::NewLine without(const shop::Line& line) {
  shop::NewLine gone;
  gone.id = line.id;
  gone.quantity = 0;
  return gone;
}

}  // namespace

std::string shop_digest(const shop::Order& order) {
  std::string text = order.status + "\t" + order.currency + "\t" + order.total.shortest() + "\t" + order.total_tax.shortest() +
                     "\t" + std::to_string(order.refunds.size()) + "\n";
  for (const auto* list : {&order.lines, &order.shipping_lines, &order.fee_lines}) {
    for (const auto& line : *list) {
      text += std::to_string(line.product_id) + "\t" + std::to_string(line.variation_id) + "\t" + line.name + "\t" +
              line.quantity.shortest() + "\t" + line.total.shortest() + "\t" + line.total_tax.shortest() + "\n";
    }
    text += "\n";
  }
  return sha256_hex(text).substr(0, 16);
}

std::optional<Reason> taken_back(const shop::Order& in_shop) {
  const auto total = in_shop.total.text(2) + " " + in_shop.currency;
  if (!in_shop.refunds.empty())
    return Reason{ReasonId::import_refunded_in_shop,
                  {{"refunded", refunded(in_shop).text(2) + " " + in_shop.currency}, {"total", total}}};
  const auto& status = in_shop.status;
  if (status != "cancelled" && status != "refunded" && status != "failed") return std::nullopt;
  return Reason{ReasonId::import_cancelled_in_shop, {{"status", status}, {"total", total}}};
}

ImportDecision told(const Import& row, const Reason& reason) { return report(row, reason); }

ImportDecision undone_in_shop(const Import& row, const shop::Order& in_shop) {
  if (row.standing == Standing::skipped || row.stage != ImportStage::done) return {};
  const auto back = taken_back(in_shop);
  const bool credited = row.reason && row.reason->id == ReasonId::import_credited;
  if (!back) return is_about_both_sides(row.reason) && !credited ? ImportDecision{ImportAct::agree} : ImportDecision{};
  if (row.left_as.empty() || row.left_as == shop_digest(in_shop)) return {};
  if (credited) return knows_of(in_shop, *row.reason) ? ImportDecision{ImportAct::agree} : ImportDecision{};
  return report(row, *back);
}

ImportDecision decide(const Import& row, const ImportSight& sight, const Limits& limits, Instant now) {
  if (row.standing == Standing::skipped) return {};
  switch (row.stage) {
    case ImportStage::seen:
    case ImportStage::creating:
      return before_it_is_made(row, sight, limits, now);
    case ImportStage::made:
      return finished(row, sight);
    case ImportStage::done:
      return followed(row, sight);
  }
  return {};
}

Import with_reason(Import row, const Reason& reason, Instant now) {
  row.standing = Standing::failed;
  row.reason = reason;
  row.next_try_at = reason_heals(reason.id) == Heals::command ? std::nullopt : std::optional(now + k_look_again);
  ++row.attempts;
  return row;
}

Import waiting_until(Import row, const Reason& reason, Instant until) {
  row.standing = Standing::waiting;
  row.reason = reason;
  row.next_try_at = until;
  return row;
}

Import moving(Import row) {
  row.standing = Standing::moving;
  row.reason.reset();
  row.next_try_at.reset();
  row.attempts = 0;
  return row;
}

std::vector<shop::NewLine> line_changes(const shop::Order& in_shop, const std::vector<shop::NewLine>& wanted, bool rounding) {
  std::vector<shop::NewLine> changes;
  for (const auto& line : wanted) {
    if (!rounding && row_of(line) == k_rounding_row) continue;
    const auto* there = line_with(in_shop, row_of(line));
    if (there != nullptr && meta_value(there->meta, k_number_meta) != meta_value(line.meta, k_number_meta)) {
      changes.push_back(without(*there));  // another product: a line keeps the one that it was made of
      there = nullptr;
    }
    if (there != nullptr && is_as_wanted(*there, line)) continue;
    auto change = line;
    if (there != nullptr) {
      change.id = there->id;
      change.product_id = change.variation_id = 0;
      change.sku.clear();
      change.meta.clear();
    }
    changes.push_back(std::move(change));
  }
  for (const auto& line : in_shop.lines) {
    const auto row = meta_value(line.meta, k_row_meta);
    const bool kept =
        row.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const shop::NewLine& one) { return row_of(one) == row; });
    if (!kept) changes.push_back(without(line));
  }
  return changes;
}

std::optional<shop::NewLine> correction(const shop::Order& in_shop, const ImportDraft& draft, const Rules& rules) {
  const auto difference = draft.total - in_shop.total;
  const bool possible = !rules.settings.office_orders.vat_free_class.empty();
  if (difference.is_zero() || !possible || difference.abs() > rounding_reach(draft.order.lines.size())) return std::nullopt;
  const auto* there = line_with(in_shop, k_rounding_row);
  auto line = rounding_line(difference + (there != nullptr ? there->total : Amount{}), rules);
  if (there == nullptr) return line;
  if (line.total.is_zero()) return without(*there);
  line.id = there->id;
  line.sku.clear();
  line.meta.clear();
  return line;
}

std::optional<Reason> total_differs(const shop::Order& in_shop, const ImportDraft& draft) {
  const auto reach = Amount::cents(1) * static_cast<std::int64_t>(draft.order.lines.size() + 1);
  const bool equal = in_shop.total == draft.total && (in_shop.total_tax - draft.total_vat).abs() <= reach &&
                     in_shop.currency == draft.order.currency;
  if (equal) return std::nullopt;
  const auto said = [](Amount total, Amount tax, const std::string& currency) {
    return total.text(2) + " " + currency + " (" + tax.text(2) + ")";
  };
  return Reason{ReasonId::import_total_differs,
                {{"shop", said(in_shop.total, in_shop.total_tax, in_shop.currency)},
                 {"office", said(draft.total, draft.total_vat, draft.order.currency)}}};
}

}  // namespace woo24::sync
