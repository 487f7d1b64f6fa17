#include "woo24/jobs/change_steps.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/jobs/journal.hpp"
#include "woo24/jobs/product_lookup.hpp"
#include "woo24/sync/draft_head.hpp"
#include "woo24/sync/forms.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/verify.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr int k_most_steps = 20;
constexpr auto k_ask_again = 1min;  // the other change may come through in this very run

sync::Evidence evidence_of(const Error& error) {
  if (error.kind == Kind::ambiguous) return sync::Unsure{error.reason};
  return sync::Cannot{error.reason};
}

bool is_under_way(const Posting& change) {
  const bool on_its_way = change.stage >= Stage::staging && change.stage != Stage::done;
  return on_its_way && (change.standing == Standing::moving || change.standing == Standing::waiting);
}

}  // namespace

Result<void> ChangeSteps::note(Item& item, const sync::Evidence& evidence) { return journal(sides_, {{&item, evidence}}); }

Result<void> ChangeSteps::live_through(Item& item, const Error& error) {
  if (ends_the_run(error)) return Fail{error};
  return note(item, sync::Unsure{error.reason});
}

Result<void> ChangeSteps::carry(Item& item, const std::function<bool()>& stop) {
  const auto sale_key = sync::changed_sale(item.posting.key);
  for (int n = 0; n < k_most_steps && !stop(); ++n) {
    const auto step = sync::next(item.posting, sides_.limits, sides_.doors.clock.now()).step;
    if (step == sync::Step::end || step == sync::Step::rest) return {};
    const auto sale = TRY(sides_.tables.postings.by_key(sale_key.value_or("")));
    if (!sale) return {};
    const auto stage = item.posting.stage;
    const auto writes = item.writes;
    TRY(take(item, *sale, step));
    const bool moved = stage != item.posting.stage || writes != item.writes;
    if (!moved || item.posting.standing != Standing::moving) return {};
  }
  return {};
}

Result<void> ChangeSteps::take(Item& item, const Posting& sale, sync::Step step) {
  switch (step) {
    case sync::Step::draft:
      return draft(item, sale);
    case sync::Step::customer:
      return customer(item, sale);
    case sync::Step::look:
      return look(item, sale);
    case sync::Step::reconcile:
      return reconcile(item, sale);
    case sync::Step::verify:
      return verify(item, sale);
    case sync::Step::reconcile_release:
      return reconcile_release(item, sale);
    case sync::Step::confirm:
      return confirm(item, sale);
    case sync::Step::annotate:
    case sync::Step::end:
    case sync::Step::rest:
      break;
  }
  return {};
}

Result<bool> ChangeSteps::have_order(Item& item, bool again) {
  if (item.order && !again) return true;
  const auto read = sides_.readers.shop.orders_by_id({item.posting.order});
  if (!read.ok()) {
    TRY(live_through(item, read.error()));
    return false;
  }
  if (!read.value().unreadable.empty()) {
    const auto& why = read.value().unreadable.front().error.reason;
    TRY(note(item, sync::Cannot{Reason{ReasonId::order_unreadable,
                                       {{"field", std::string(reason_id(why.id))}, {"found", arguments_json(why)}}}}));
    return false;
  }
  item.order.reset();
  // An id alone does not tell: a restored shop gives ids out again.
  for (const auto& order : read.value().orders) {
    if (order.order_key == item.posting.order_key) item.order = order;
  }
  if (item.order) item.posting.shop_status = item.order->status;
  return true;
}

Result<bool> ChangeSteps::have_products(Item& item) {
  const auto found = look_up_products(sides_, needed_products(sides_, item), products_, true);
  if (!found.ok()) TRY(live_through(item, found.error()));
  return found.ok();
}

Result<bool> ChangeSteps::another_is_under_way(const Item& item, const Posting& sale) {
  const auto all = TRY(changes_of(sides_.tables, sale));
  return std::any_of(all.begin(), all.end(),
                     [&](const Posting& one) { return one.id != item.posting.id && is_under_way(one); });
}

Result<std::optional<sync::Sight>> ChangeSteps::sight_of(Item& item, const Posting& sale, KeySearch::Need need) {
  auto seen = keys_.sights({sale}, need);
  if (seen.ok()) return std::optional(std::move(seen).value().front());
  TRY(live_through(item, seen.error()));
  return std::optional<sync::Sight>{};
}

/// What keeps it, journaled. What is called off and only reported says how the office has it.
Result<void> ChangeSteps::settle(Item& item, const Posting& sale, const sync::Evidence& why) {
  const auto* cannot = std::get_if<sync::Cannot>(&why);
  if (cannot == nullptr || cannot->reason.id != ReasonId::cancelled_after_sent) return note(item, why);
  const auto seen = TRY(sight_of(item, sale, KeySearch::Need::usual));
  if (!seen) return {};
  auto reason = cannot->reason;
  reason.arguments["what"] = seen->order ? seen->order->state.value_or("") : "?";
  return note(item, sync::Cannot{reason});
}

Result<std::optional<sync::Go>> ChangeSteps::asked(Item& item, const Posting& sale, bool again) {
  constexpr std::optional<sync::Go> k_nothing;
  if (!TRY(have_order(item, again))) return k_nothing;
  if (TRY(another_is_under_way(item, sale))) {
    TRY(note(item, sync::Pause{Reason{ReasonId::change_waits, {}}, sides_.doors.clock.now() + k_ask_again}));
    return k_nothing;
  }
  if (!item.order) {
    const Reason gone{ReasonId::cancelled_after_sent, {{"status", "trash"}, {"what", ""}}};
    TRY(item.posting.kind == PostingKind::cancel ? settle(item, sale, sync::Cannot{gone}) : end(item, sale));
    return k_nothing;
  }
  if (sync::begun_anew(sale)) {
    TRY(end(item, sale));
    return k_nothing;
  }
  if (const auto held = sync::change_held_back(sale, sides_.doors.clock.now())) {
    TRY(note(item, *held));
    return k_nothing;
  }
  if (!TRY(have_products(item))) return k_nothing;
  auto outlook = item.posting.kind == PostingKind::cancel ? sync::cancel_outlook(sale, *item.order, sides_.rules)
                                                          : sync::update_outlook(sale, *item.order, sides_.rules, products_);
  if (auto* go = std::get_if<sync::Go>(&outlook)) {
    item.draft = go->draft;
    return std::optional(std::move(*go));
  }
  TRY(std::holds_alternative<sync::Ended>(outlook) ? end(item, sale) : settle(item, sale, std::get<sync::Evidence>(outlook)));
  return k_nothing;
}

Result<void> ChangeSteps::draft(Item& item, const Posting& sale) {
  const auto go = TRY(asked(item, sale, false));
  return go ? note(item, sync::Drafted{}) : Result<void>{};
}

Result<void> ChangeSteps::customer(Item& item, const Posting& sale) {
  const auto go = TRY(asked(item, sale, false));
  if (!go) return {};
  if (sale.customer && !go->change.other_buyer) return note(item, sync::CustomerFound{*sale.customer});
  const auto buyer = sync::buyer_of(*item.order, sides_.rules, sale.key);
  const auto answers = TRY(customers_.find_or_make({buyer}));
  const auto& answer = answers.at(buyer.external_id);
  if (answer.error) return note(item, evidence_of(*answer.error));
  if (!answer.customer) return {};
  // A credit stands on the card of its sale.
  if (answer.customer != sale.customer && !item.order->refunds.empty()) {
    return note(item, sync::Cannot{Reason{ReasonId::changed_by_hand_only,
                                          {{"detail", "customer"}, {"before", go->change.before}, {"now", go->change.now}}}});
  }
  return note(item, sync::CustomerFound{*answer.customer});
}

Result<bool> ChangeSteps::credits_allow(Item& item, const Posting& sale) {
  if (item.posting.kind == PostingKind::cancel) {
    const auto rows = TRY(sides_.tables.postings.all_of_order(sale.order));
    const bool credited = std::any_of(rows.begin(), rows.end(), [&](const Posting& row) {
      return row.kind == PostingKind::credit && row.office_order && sync::is_credit_of(row.key, sale.key);
    });
    if (!credited) return true;
    TRY(note(item, sync::Cannot{
                       Reason{ReasonId::cancelled_but_credited,
                              {{"status", item.order->status}, {"office_order", std::to_string(sale.office_order->value)}}}}));
    return false;
  }
  if (item.order->refunds.empty()) return true;
  const auto read = sides_.readers.shop.refunds({item.posting.order});
  if (!read.ok()) {
    TRY(live_through(item, read.error()));
    return false;
  }
  const auto fit = sync::refunds_fit(*item.order, read.value().refunds, sides_.rules);
  if (fit.ok() || !WOO24_RULE(refunds_fit_the_change)) return true;
  TRY(note(item, sync::Cannot{fit.error().reason}));
  return false;
}

std::string ChangeSteps::becomes_of(const Item& item) const {
  if (item.draft) return item.draft->becomes;
  const auto& orders = sides_.rules.settings.orders;
  if (!item.order) return orders.becomes;
  const auto rule = sync::payment_rule(*item.order, sides_.rules);
  return rule.ok() && rule.value() != nullptr ? rule.value()->becomes : orders.becomes;
}

std::optional<sync::ContentChange> ChangeSteps::change_of(const Item& item, const Posting& sale) const {
  if (item.posting.kind == PostingKind::cancel) return std::nullopt;
  const auto now = item.order ? sync::shop_content(*item.order, sides_.rules) : item.posting.shop_content;
  return sync::content_change(sale.shop_content, now).value_or(sync::ContentChange{});
}

Result<std::optional<sync::Ground>> ChangeSteps::footing(Item& item, const Posting& sale, const sync::Sight& seen) {
  constexpr std::optional<sync::Ground> k_none;
  if (seen.order && sync::is_invoiced(*seen.order)) {
    TRY(note(item, sync::Cannot{sync::invoiced_already(item.posting, *seen.order, change_of(item, sale))}));
    return k_none;
  }
  const auto found = sync::footing(item.posting, sale, seen, becomes_of(item), sides_.limits, sides_.doors.clock.now());
  if (const auto* ground = std::get_if<sync::Ground>(&found)) return std::optional(*ground);
  TRY(note(item, std::get<sync::Evidence>(found)));
  return k_none;
}

Result<ChangeSteps::Outcome> ChangeSteps::save_one(const office::Order& form) {
  const auto saved = writers_.office.save_orders({form});
  const auto at = writers_.office.server_time();
  if (!saved.ok()) {
    if (ends_the_run(saved.error())) return Fail{saved.error()};
    return Outcome{saved.error(), at};
  }
  const auto& one = saved.value().front();
  return Outcome{one.ok() ? std::optional<Error>{} : std::optional(one.error()), at};
}

Result<void> ChangeSteps::begin(Item& item, const office::Order& form) {
  TRY(note(item, sync::Sending{"", std::nullopt}));
  ++item.writes;
  const auto saved = TRY(save_one(form));
  if (!saved.error) return note(item, sync::Staged{*form.id, saved.at});
  return note(item, evidence_of(*saved.error));
}

bool ChangeSteps::is_as_wanted(const Item& item, const Posting& sale, const sync::Sight& seen) const {
  if (!seen.order || !item.draft || seen.shown != sync::Shown::released || !seen.doubles.empty()) return false;
  const auto& read = *seen.order;
  if (!sync::is_invoiced(read) && read.state != item.draft->becomes) return false;
  auto draft = *item.draft;
  sync::adopt_rounding(draft, read);
  auto sent = sync::released_form(draft, sync::while_changing(sale, item.posting, read), false);
  sent.state = read.state;
  sent.paid.reset();  // the day of a payment that this change does not register
  const bool equal = sync::verify(draft, sent, read).verdict == sync::Verdict::equal;
  return equal && sync::row_changes(draft.order.rows, read.rows).empty();
}

Result<void> ChangeSteps::look(Item& item, const Posting& sale) {
  const auto go = TRY(asked(item, sale, true));
  if (!go || !TRY(credits_allow(item, sale))) return {};
  const bool off = item.posting.kind == PostingKind::cancel;
  const auto seen = TRY(sight_of(item, sale, KeySearch::Need::usual));
  if (!seen) return {};
  const auto stands = sync::footing(item.posting, sale, *seen, becomes_of(item), sides_.limits, sides_.doors.clock.now());
  const bool untouched = std::holds_alternative<sync::Ground>(stands);
  if (!off && !untouched && is_as_wanted(item, sale, *seen)) return finish(item, sale, *seen->order);
  const auto ground = TRY(footing(item, sale, *seen));
  if (!ground) return {};
  const auto& read = *seen->order;
  if (off) return *ground == sync::Ground::inactive ? finish(item, sale, read) : begin(item, sync::inactive_form(read));
  if (*ground == sync::Ground::reopened) {
    item.posting.staging_at = item.posting.staging_at.value_or(sides_.doors.clock.now());
    return note(item, sync::Staged{*read.id});
  }
  const auto as_sent =
      sync::staged_form(*item.draft, sync::while_changing(sale, item.posting, read), sides_.rules.installation);
  if (*ground == sync::Ground::as_released && sync::fingerprint(as_sent) == sale.content) return end(item, sale);
  return begin(item, sync::reopened_form(read));
}

Result<void> ChangeSteps::reconcile(Item& item, const Posting& sale) {
  const auto seen = TRY(sight_of(item, sale, KeySearch::Need::fresh));
  if (!seen) return {};
  const auto ground = TRY(footing(item, sale, *seen));
  if (!ground) return {};
  const bool off = item.posting.kind == PostingKind::cancel;
  if (*ground == (off ? sync::Ground::inactive : sync::Ground::reopened)) return note(item, sync::Staged{*seen->order->id});
  const auto now = sides_.doors.clock.now();
  if (sync::settled(item.posting.staging_at, sides_.limits, now)) return note(item, sync::NotInOffice{});
  return note(item, sync::until_settled(sync::settles_at(item.posting.staging_at, sides_.limits, now)));
}

}  // namespace woo24::jobs
