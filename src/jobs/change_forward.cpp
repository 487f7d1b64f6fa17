// The second half of ChangeSteps: what was taken back is brought to what the shop has, verified and forwarded.
#include "woo24/base/log.hpp"
#include "woo24/jobs/change_steps.hpp"
#include "woo24/jobs/journal.hpp"
#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/draft_head.hpp"
#include "woo24/sync/forms.hpp"
#include "woo24/sync/gate.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/period.hpp"
#include "woo24/sync/verify.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

constexpr int k_most_writes = 5;

Reason touched(const std::string& what, const office::Order& read) {
  return Reason{ReasonId::changed_on_both_sides, {{"what", what}, {"office_order", std::to_string(read.id->value)}}};
}

std::string state_of(const office::Order& read) { return "OrderStatus " + read.state.value_or(""); }

}  // namespace

/// Left where nobody will invoice it by hand. That the title could not be written changes nothing in the reason.
Result<void> ChangeSteps::stop_order(Item& item, const office::Order& read, const Reason& reason) {
  const auto saved = sync::is_stopped(read) ? Result<Outcome>(Outcome{}) : save_one(sync::stopped_form(read));
  TRY(note(item, sync::Cannot{reason}));
  return saved.ok() ? Result<void>{} : Result<void>(Fail{saved.error()});
}

Result<void> ChangeSteps::verify(Item& item, const Posting& sale) {
  if (!TRY(have_order(item, true))) return {};
  const auto seen = TRY(sight_of(item, sale, KeySearch::Need::usual));
  if (!seen) return {};
  const auto ground = TRY(footing(item, sale, *seen));
  if (!ground) return {};
  const auto& read = *seen->order;
  if (item.posting.kind == PostingKind::cancel) {
    if (*ground == sync::Ground::inactive) return finish(item, sale, read);
    return note(item,
                sync::Cannot{Reason{ReasonId::state_differs, {{"sent", "Inactive"}, {"office", read.state.value_or("")}}}});
  }
  if (*ground != sync::Ground::reopened) return note(item, sync::Cannot{touched(state_of(read), read)});
  if (!item.order)
    return stop_order(item, read, Reason{ReasonId::order_gone_from_shop, {{"status", item.posting.shop_status}}});
  if (sync::is_anonymised(*item.order)) return stop_order(item, read, Reason{ReasonId::order_anonymised, {}});
  const auto change = change_of(item, sale);
  if (change && change->other_payment) {
    return stop_order(
        item, read,
        Reason{ReasonId::changed_by_hand_only, {{"detail", change->what}, {"before", change->before}, {"now", change->now}}});
  }
  if (sync::called_off(*item.order) || sync::due(*item.order, sides_.rules).due != sync::Due::yes) {
    return stop_order(
        item, read,
        Reason{ReasonId::change_not_due, {{"status", item.order->status}, {"office_order", std::to_string(read.id->value)}}});
  }
  if (!TRY(have_products(item)) || !TRY(credits_allow(item, sale))) return {};
  std::optional<office::Currency> frozen;
  if (sale.currency_rate) frozen = office::Currency{sale.currency, sale.currency_rate, sale.currency_unit};
  auto drafted = sync::draft(*item.order, sides_.rules, products_, frozen);
  if (!drafted.ok()) return stop_order(item, read, drafted.error().reason);
  item.draft = std::move(drafted).value();
  return compare(item, sale, read);
}

Result<void> ChangeSteps::compare(Item& item, const Posting& sale, const office::Order& read) {
  const auto mine = sync::while_changing(sale, item.posting, read);
  const auto wanted = sync::fingerprint(sync::staged_form(*item.draft, mine, sides_.rules.installation));
  const auto bring = [&](const office::Order& form) -> Result<void> {
    ++item.writes;
    const auto saved = TRY(save_one(form));
    if (!saved.error) return note(item, sync::Rewritten{wanted, saved.at});
    if (saved.error->kind == Kind::ambiguous) return note(item, sync::Unsure{saved.error->reason});
    return stop_order(item, read, saved.error->reason);
  };
  const bool may_write = item.writes < k_most_writes;
  if (item.posting.content != wanted && may_write) return bring(sync::changed_form(*item.draft, mine, read));
  // A rounding row answers the office's arithmetic; it is no content of the shop's.
  sync::adopt_rounding(*item.draft, read);
  auto sent = sync::changed_form(*item.draft, mine, read);
  sent.rows.clear();
  sent.paid.reset();  // the day of a payment that this change does not register
  auto shown = read;
  if (sync::is_stopped(read)) shown.invoice_title = sent.invoice_title;
  const auto verified = sync::verify(*item.draft, sent, shown);
  if (verified.verdict == sync::Verdict::equal) return forward(item, sale, read);
  if (may_write && verified.verdict == sync::Verdict::add_rounding && verified.rounding) {
    auto form = sync::changed_form(*item.draft, mine, read);
    form.rows = {*verified.rounding};
    return bring(form);
  }
  return stop_order(item, read, verified.reason.value_or(touched("InvoiceRows", read)));
}

Result<void> ChangeSteps::forward(Item& item, const Posting& sale, const office::Order& read) {
  const auto invoiced = sync::invoice_day(item.draft->becomes, sides_.doors.clock.now(), sides_.rules);
  if (!invoiced.ok()) return stop_order(item, read, invoiced.error().reason);
  item.posting.total = item.draft->total;
  item.posting.shop_content = sync::shop_content(*item.order, sides_.rules);
  item.posting.modified = item.order->modified;
  TRY(note(item, sync::Releasing{}));
  const auto form = sync::released_form(*item.draft, sync::while_changing(sale, item.posting, read), false, invoiced.value());
  const auto saved = TRY(save_one(form));
  if (!saved.error) return note(item, sync::Released{*read.id, false});
  if (saved.error->kind == Kind::ambiguous) return note(item, sync::Unsure{saved.error->reason});
  return note(item, sync::ReleaseRefused{Reason{ReasonId::office_refused_release, saved.error->reason.arguments}});
}

Result<void> ChangeSteps::reconcile_release(Item& item, const Posting& sale) {
  const auto seen = TRY(sight_of(item, sale, KeySearch::Need::fresh));
  if (!seen) return {};
  const auto now = sides_.doors.clock.now();
  if (!TRY(have_order(item, false))) return {};
  if (seen->order && seen->shown == sync::Shown::released) {
    const auto& read = *seen->order;
    if (sync::is_invoiced(read) || read.state == becomes_of(item)) return note(item, sync::Released{*read.id, true});
    if (read.state != "Web") return note(item, sync::Cannot{touched(state_of(read), read)});
    if (sync::settled(item.posting.releasing_at, sides_.limits, now)) return note(item, sync::NotReleased{});
    return note(item, sync::until_settled(sync::settles_at(item.posting.releasing_at, sides_.limits, now)));
  }
  if (TRY(footing(item, sale, *seen))) return note(item, sync::Cannot{touched("ReferenceNumber", *seen->order)});
  return {};
}

Result<void> ChangeSteps::confirm(Item& item, const Posting& sale) {
  if (!TRY(have_order(item, false))) return {};
  const auto seen = TRY(sight_of(item, sale, KeySearch::Need::usual));
  if (!seen) return {};
  if (!seen->order || !seen->doubles.empty()) {
    TRY(footing(item, sale, *seen));
    return {};
  }
  auto released = sync::while_changing(sale, item.posting, *seen->order);
  released.total = item.posting.total;
  if (auto difference = sync::released_differs(released, becomes_of(item), *seen->order))
    return note(item, sync::Cannot{*difference});
  return finish(item, sale, *seen->order);
}

Result<void> ChangeSteps::end(Item& item, const Posting& sale) {
  auto known = sale;
  const auto& after = sides_.rules.settings.orders.after;
  // What differs in the shop and not in the books is no difference from now on.
  const bool equal = item.posting.kind == PostingKind::update && after.changed == settings::AfterSale::act && item.order &&
                     sale.stage == Stage::done && !sync::called_off(*item.order) && !sync::is_anonymised(*item.order) &&
                     sale.shop_content != sync::called_off_content(sale.shop_content);
  if (equal) known.shop_content = sync::shop_content(*item.order, sides_.rules);
  const auto at_end = sync::ended(item.posting, std::nullopt, sides_.doors.clock.now());
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    TRY(sides_.tables.postings.advance(at_end, item.posting.stage));
    if (!(known == sale)) TRY(sides_.tables.postings.advance(known, sale.stage));
    return tell(sides_, at_end, "nothing to change", at_end.key);
  }));
  item.posting = at_end;
  return {};
}

/// That the payment is to be looked at is noted in the shop too, where it survives the state file. Before it is journaled: what
/// is done twice does no harm. That it could not be written changes nothing in what is told.
Result<void> ChangeSteps::mark_payment(const Posting& sale, const office::Order& read) {
  const sync::BookedMark mark{sale.key, sides_.rules.client.id, *read.id, sides_.rules.installation, sides_.doors.clock.now(),
                              true};
  const auto written = writers_.shop.set_order_meta({{sale.order, {sync::mark_meta(mark, std::nullopt)}}});
  if (written.front().ok()) return {};
  if (ends_the_run(written.front().error())) return Fail{written.front().error()};
  log::warning("an order's note about its payment was not written", {{"order", std::to_string(sale.order.value)}});
  return {};
}

Result<void> ChangeSteps::finish(Item& item, const Posting& sale, const office::Order& read) {
  const auto now = sides_.doors.clock.now();
  const auto others = TRY(changes_of(sides_.tables, sale));
  const bool off = item.posting.kind == PostingKind::cancel;
  const auto is = item.posting.total.text(2) + " " + item.posting.currency;
  const auto paid = sync::paid_before(sale, others);
  std::optional<Reason> reason;
  if (!off && is != paid && sync::is_paid(sale, item.order ? &*item.order : nullptr, sides_.rules)) {
    reason =
        Reason{ReasonId::changed_paid_total, {{"before", paid}, {"now", is}, {"office_order", std::to_string(read.id->value)}}};
  }
  if (reason) TRY(mark_payment(sale, read));
  auto at_end = sync::ended(item.posting, reason, now);
  at_end.office_order = read.id;
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    TRY(sides_.tables.postings.advance(at_end, item.posting.stage));
    TRY(sides_.tables.postings.advance(sync::changed(sale, item.posting, read), sale.stage));
    for (const auto& other : others) {  // what was listed of the sale before is said, or no longer so
      const bool stands =
          other.standing == Standing::failed ||
          (other.stage != Stage::done && other.standing != Standing::skipped && other.standing != Standing::taken_over);
      if (other.id != item.posting.id && stands)
        TRY(sides_.tables.postings.advance(sync::ended(other, std::nullopt, now), other.stage));
    }
    TRY(tell(sides_, at_end, off ? "called off in the office" : "changed in the office",
             at_end.key + ", office order " + std::to_string(read.id->value)));
    return reason ? tell_standing(sides_, at_end) : Result<void>{};
  }));
  item.posting = at_end;
  return {};
}

}  // namespace woo24::jobs
