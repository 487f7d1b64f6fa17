#include "woo24/sync/order_change.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/sync/credited.hpp"
#include "woo24/sync/forms.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/payment.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;
using settings::AfterSale;

constexpr std::string_view k_change = "-C";
constexpr auto k_ask_again = 1min;       // the sale may come through in this very run
constexpr auto k_minute_rounded = 2min;  // DateChanged is rounded to the minute, and answers take their time
constexpr const char* k_inactive = "Inactive";

std::string text(office::OrderId id) { return std::to_string(id.value); }
std::string office_order_of(const Posting& sale) { return sale.office_order ? text(*sale.office_order) : ""; }

Reason told(ReasonId id, const ContentChange& change) {
  return Reason{id, {{"detail", change.what}, {"before", change.before}, {"now", change.now}}};
}

Reason on_both_sides(const std::string& what, office::OrderId order) {
  return Reason{ReasonId::changed_on_both_sides, {{"what", what}, {"office_order", text(order)}}};
}

/// In the office, by us or by a person.
bool is_sent(const Posting& sale) {
  if (sale.kind != PostingKind::order || !sale.office_order || sale.standing == Standing::skipped) return false;
  return sale.stage >= Stage::releasing || sale.standing == Standing::taken_over;
}

std::optional<office::Currency> frozen(const Posting& sale) {
  if (!sale.currency_rate) return std::nullopt;
  return office::Currency{sale.currency, sale.currency_rate, sale.currency_unit};
}

/// What we made Inactive is not in the books: that it is taken up again is at least said.
AfterSale done_with_changes(const Posting& sale, const Rules& rules) {
  const auto changed = rules.settings.orders.after.changed;
  return changed == AfterSale::off && is_called_off(sale) ? AfterSale::report : changed;
}

/// Somebody saved the office's order after it was released and confirmed.
bool touched_after(const Posting& sale, const office::Order& read, const Limits& limits) {
  auto known = sale.office_saved_at;
  if (!known && sale.releasing_at) known = *sale.releasing_at + limits.settle;
  return known && read.date_changed && *read.date_changed > *known + k_minute_rounded;
}

}  // namespace

std::string change_key(const std::string& sale_key, int n) { return sale_key + std::string(k_change) + std::to_string(n); }

std::optional<std::string> changed_sale(const std::string& key) {
  const auto at = key.rfind(k_change);
  if (at == std::string::npos || at + k_change.size() == key.size()) return std::nullopt;
  if (key.find_first_not_of("0123456789", at + k_change.size()) != std::string::npos) return std::nullopt;
  return key.substr(0, at);
}

bool is_change(PostingKind kind) { return kind == PostingKind::update || kind == PostingKind::cancel; }

const Posting* newest_change(const std::map<std::string, Posting>& postings, const std::string& sale_key) {
  const Posting* newest = nullptr;
  for (int n = 1;; ++n) {
    const auto found = postings.find(change_key(sale_key, n));
    if (found == postings.end()) return newest;
    newest = &found->second;
  }
}

bool is_called_off(const Posting& sale) { return sale.shop_content == called_off_content(sale.shop_content); }

bool called_off(const shop::Order& order) { return order.status == "cancelled" || order.status == "failed"; }

std::optional<PostingKind> needed_change(const Posting& sale, const shop::Order& order, const Rules& rules,
                                         bool same_settings) {
  if (!is_sent(sale) || sale.shop_content.empty() || is_anonymised(order)) return std::nullopt;
  const auto& after = rules.settings.orders.after;
  if (called_off(order)) {
    if (is_called_off(sale) || after.cancelled == AfterSale::off) return std::nullopt;
    return PostingKind::cancel;
  }
  const bool left = done_with_changes(sale, rules) == AfterSale::off;
  if (left || !content_change(sale.shop_content, shop_content(order, rules), same_settings)) return std::nullopt;
  return PostingKind::update;
}

ChangeRows change_rows(const std::optional<Posting>& newest, const Posting& sale, std::optional<PostingKind> needed,
                       const std::string& content, bool same_settings, Instant now) {
  if (!newest) return {std::nullopt, needed.has_value()};
  const auto is = needed == PostingKind::cancel ? called_off_content(content) : content;
  const bool readable = newest->shop_content.find('|') != std::string::npos;
  const bool other =
      newest->shop_content != is && (same_settings || !readable || content_change(newest->shop_content, is, false).has_value());
  const bool decided = newest->standing == Standing::skipped || newest->standing == Standing::taken_over;
  if (decided) return {std::nullopt, needed && (other || needed != newest->kind) && sale.standing != Standing::taken_over};
  if (newest->stage == Stage::done) {
    // What a person has taken over is told of once.
    return {std::nullopt, needed && sale.standing != Standing::taken_over};
  }
  const bool begun = newest->stage >= Stage::staging;
  if (needed && needed != newest->kind) {
    if (begun) return {std::nullopt, true};
    return {ended(*newest, std::nullopt, now), true};
  }
  const bool rests = newest->stage == Stage::seen && newest->standing == Standing::moving && !newest->next_try_at;
  if (!other && !rests && same_settings) return {};
  auto woken = *newest;
  woken.shop_content = is;
  if (!begun) {
    woken.stage = Stage::seen;
    woken.standing = Standing::moving;
    woken.reason.reset();
    woken.attempts = 0;
  }
  if (!begun || woken.standing == Standing::failed) woken.next_try_at = now;
  return {woken, false};
}

bool is_paid(const Posting& sale, const shop::Order* order, const Rules& rules) {
  if (sale.payment_sent || sale.payment_unsure) return true;
  if (!order || !order->paid) return false;
  const auto rule = payment_rule(*order, rules);
  return rule.ok() && rule.value() != nullptr && rule.value()->setting.paid_with;
}

bool begun_anew(const Posting& sale) {
  const bool rests = sale.stage == Stage::seen && sale.standing == Standing::moving && !sale.next_try_at;
  return rests || (sale.stage < Stage::staging && !sale.office_order);
}

std::optional<Evidence> change_held_back(const Posting& sale, Instant now) {
  const Reason waits{ReasonId::change_waits, {}};
  if (sale.standing == Standing::taken_over || sale.stage == Stage::done) return std::nullopt;
  if (sale.stage == Stage::confirmed && sale.standing == Standing::moving) return std::nullopt;
  if (sale.standing == Standing::failed || sale.standing == Standing::skipped) return Cannot{waits};
  return Pause{waits, now + k_ask_again};
}

ChangeOutlook update_outlook(const Posting& sale, const shop::Order& order, const Rules& rules, const Products& products) {
  const auto changed = done_with_changes(sale, rules);
  const auto change = content_change(sale.shop_content, shop_content(order, rules));
  if (!change || is_anonymised(order) || called_off(order) || changed == AfterSale::off) return Ended{};
  if (sale.standing == Standing::taken_over) return Evidence(Cannot{told(ReasonId::changed_by_hand_only, *change)});
  if (changed == AfterSale::report) return Evidence(Cannot{told(ReasonId::changed_after_sent, *change)});
  const auto is_due = due(order, rules);
  if (is_due.due != Due::yes) return Evidence(NotDue{is_due.reason});
  if (change->other_payment) return Evidence(Cannot{told(ReasonId::changed_by_hand_only, *change)});
  auto drafted = draft(order, rules, products, frozen(sale));
  if (!drafted.ok()) return Evidence(Cannot{drafted.error().reason});
  const auto wanted = fingerprint(staged_form(drafted.value(), sale, rules.installation));
  if (wanted == sale.content && !change->other_buyer && !is_called_off(sale)) return Ended{};
  return Go{std::move(drafted).value(), *change};
}

ChangeOutlook cancel_outlook(const Posting& sale, const shop::Order& order, const Rules& rules) {
  const auto& after = rules.settings.orders.after;
  if (!called_off(order) || is_anonymised(order) || after.cancelled == AfterSale::off) return Ended{};
  const auto because = [&](ReasonId id) {
    return Evidence(Cannot{Reason{id, {{"status", order.status}, {"office_order", office_order_of(sale)}}}});
  };
  if (after.cancelled == AfterSale::report || sale.standing == Standing::taken_over)
    return Evidence(Cannot{Reason{ReasonId::cancelled_after_sent, {{"status", order.status}, {"what", ""}}}});
  if (is_paid(sale, &order, rules) && WOO24_RULE(paid_is_not_called_off)) return because(ReasonId::cancelled_but_paid);
  if (!order.refunds.empty()) return because(ReasonId::cancelled_but_credited);
  return Go{std::nullopt, {}};
}

Result<void> refunds_fit(const shop::Order& order, const std::vector<shop::Refund>& refunds, const Rules& rules) {
  for (const auto& refund : refunds) {
    if (!refund.amount.is_zero()) TRY(credited(order, refund, refunds, rules));
  }
  return {};
}

Reason invoiced_already(const Posting& change, const office::Order& read, const std::optional<ContentChange>& what) {
  const auto invoice = read.invoice ? std::to_string(read.invoice->value) : "";
  if (!what) {
    return Reason{ReasonId::cancelled_but_invoiced,
                  {{"status", change.shop_status}, {"office_order", text(*read.id)}, {"invoice", invoice}}};
  }
  auto reason = told(ReasonId::changed_but_invoiced, *what);
  reason.arguments["invoice"] = invoice;
  return reason;
}

Footing footing(const Posting& change, const Posting& sale, const Sight& seen, const std::optional<std::string>& becomes,
                const Limits& limits, Instant now) {
  const auto no = [](Reason reason) { return Evidence(Cannot{std::move(reason)}); };
  if (!seen.order) {
    auto intent = std::max(sale.releasing_at, change.staging_at);
    if (!settled(intent, limits, now)) return Evidence(until_settled(settles_at(intent, limits, now)));
    return no(Reason{ReasonId::deleted_in_office, {{"office_order", office_order_of(sale)}}});
  }
  const auto& read = *seen.order;
  if (!seen.doubles.empty()) {
    auto orders = text(*read.id);
    for (const auto& one : seen.doubles) orders += ", " + text(*one.id);
    return no(Reason{ReasonId::booked_twice, {{"orders", orders}}});
  }
  if (seen.shown != Shown::released)
    return no(on_both_sides("ReferenceNumber " + read.reference_number.value_or(""), *read.id));
  const auto state = read.state.value_or("");
  if (state == k_inactive && (is_called_off(sale) || change.kind == PostingKind::cancel)) return Ground::inactive;
  if (state == "Web" && (is_changing(read) || is_stopped(read) || change.staging_at)) return Ground::reopened;
  if (!WOO24_RULE(touched_is_left_alone)) return Ground::as_released;
  if (becomes && state != *becomes) return no(on_both_sides("OrderStatus " + state, *read.id));
  if (read.total_inc_vat != sale.total)
    return no(on_both_sides("OrderTotalIncVat " + (read.total_inc_vat ? read.total_inc_vat->text(2) : "-"), *read.id));
  if (touched_after(sale, read, limits)) return no(on_both_sides("DateChanged " + format_utc(*read.date_changed), *read.id));
  return Ground::as_released;
}

Posting while_changing(const Posting& sale, const Posting& change, const office::Order& read) {
  auto now = sale;
  now.office_order = read.id;
  now.customer = change.customer;
  return now;
}

Posting changed(const Posting& sale, const Posting& change, const office::Order& read) {
  auto now = sale;
  now.office_saved_at = read.date_changed ? read.date_changed : sale.office_saved_at;
  if (change.kind == PostingKind::cancel) {
    now.shop_content = called_off_content(sale.shop_content);
    return now;
  }
  now.shop_content = change.shop_content;
  now.content = change.content;
  now.total = change.total;
  now.customer = change.customer;
  return now;
}

Posting ended(const Posting& change, const std::optional<Reason>& why, Instant now) {
  auto end = change;
  end.stage = Stage::done;
  end.standing = why ? Standing::failed : Standing::moving;
  end.reason = why;
  end.next_try_at.reset();
  end.attempts = 0;
  end.moved_at = now;
  return end;
}

std::string paid_before(const Posting& sale, const std::vector<Posting>& changes) {
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (change->reason && change->reason->id == ReasonId::changed_paid_total) {
      if (change->standing == Standing::failed) return change->reason->arguments.at("before");
      break;  // a person has seen to it: paid is what it was changed to
    }
  }
  return sale.total.text(2) + " " + sale.currency;
}

}  // namespace woo24::sync
