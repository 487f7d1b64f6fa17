// The second half of PostingSteps: what is staged is verified and released, or stopped.
#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/jobs/journal.hpp"
#include "woo24/sync/draft_head.hpp"
#include "woo24/sync/forms.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/period.hpp"
#include "woo24/sync/shop_content.hpp"
#include "woo24/sync/verify.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

constexpr int k_most_writes = 4;

Reason touched(const std::string& what, office::OrderId order) {
  return Reason{ReasonId::touched_in_office, {{"what", what}, {"office_order", std::to_string(order.value)}}};
}

Reason elsewhere(const office::Order& read) {
  const auto reference = sync::read_reference(read.reference_number.value_or(""));
  return Reason{ReasonId::released_by_other_installation, {{"installation", reference ? reference->installation : ""}}};
}

}  // namespace

/// A fact about this account, written where it is news.
Result<void> PostingSteps::learn(const std::string& fact, const std::string& value) {
  const auto known = TRY(sides_.tables.memory.get(fact));
  if (known && known->value == value) return {};
  return sides_.tables.memory.set(fact, value, sides_.doors.clock.now());
}

/// Saves one order whose key was just read on it. Nothing: it is saved without doubt; else why not, or why unclear.
Result<PostingSteps::SavedOne> PostingSteps::save_one(const office::Order& form) {
  auto saved = writers_.office.save_orders({form});
  const auto at = writers_.office.server_time();
  if (!saved.ok()) {
    if (ends_the_run(saved.error())) return Fail{std::move(saved).error()};
    return SavedOne{saved.error(), at};
  }
  const auto& one = saved.value().front();
  return SavedOne{one.ok() ? std::optional<Error>{} : std::optional(one.error()), at};
}

/// Stops an order where nobody will invoice it by hand. That the title could not be written changes nothing in the reason.
Result<void> PostingSteps::stop(Item& item, const office::Order& read, const Reason& reason) {
  const auto saved = sync::is_stopped(read) ? Result<SavedOne>(SavedOne{}) : save_one(sync::stopped_form(read));
  TRY(note(item, sync::Cannot{reason}));
  return saved.ok() ? Result<void>{} : Result<void>(Fail{saved.error()});
}

/// The shop no longer has the order, or has it in the trash: whoever comes upon what was staged of it is not to invoice it.
Result<void> PostingSteps::stop_gone(Item& item, const Reason& gone) {
  const auto seen = TRY(look({&item}, KeySearch::Need::usual));
  if (seen.empty()) return {};  // the search failed, and that is journaled
  const auto& [shown, order, surplus, doubles] = seen.front();
  const bool ours = shown == sync::Shown::staged_by_us && order->state.value_or("Web") == "Web";
  return ours ? stop(item, *order, gone) : note(item, sync::Cannot{gone});
}

/// `then` is journaled once the staged order is Inactive. One that is not ours to withdraw any more says so.
Result<void> PostingSteps::set_inactive(Item& item, const sync::Sight& seen, const sync::Evidence& then) {
  switch (seen.shown) {
    case sync::Shown::nothing:
      return nothing_shown(item);
    case sync::Shown::inactive:
      return note(item, then);
    case sync::Shown::released:
      return note(item, sync::Released{*seen.order->id, true});
    case sync::Shown::invoiced_staged:
      return note(item, sync::invoiced(seen));
    case sync::Shown::staged_elsewhere:
      return note(item, sync::Cannot{elsewhere(*seen.order)});
    case sync::Shown::staged_by_us:
      break;
  }
  // Taken up by a person meanwhile: it is theirs, whatever the shop says now.
  if (const auto& state = seen.order->state; state && *state != "Web") {
    const auto theirs = touched("OrderStatus " + *state, *seen.order->id);
    const bool decided = std::holds_alternative<sync::Withdrawn>(then) &&
                         std::get<sync::Withdrawn>(then).reason.id == ReasonId::skipped_by_person;
    return note(item, decided ? sync::Evidence(sync::LeftToPerson{theirs}) : sync::Cannot{theirs});
  }
  const auto saved = TRY(save_one(sync::inactive_form(*seen.order)));
  if (!saved.error) return note(item, then);
  const auto* withdrawn = std::get_if<sync::Withdrawn>(&then);
  const bool by_person = withdrawn != nullptr && withdrawn->reason.id == ReasonId::skipped_by_person;
  return note(item, sync::Withdrawing{saved.error->reason, by_person ? std::optional(withdrawn->reason) : std::nullopt});
}

Result<void> PostingSteps::withdraw(Item& item, const Reason& reason) {
  const auto seen = TRY(look({&item}, KeySearch::Need::usual));
  return seen.empty() ? Result<void>{} : set_inactive(item, seen.front(), sync::Withdrawn{reason});
}

/// The same office order is brought to what the shop has now.
Result<void> PostingSteps::bring_to(Item& item, const office::Order& form) {
  ++item.writes;
  const auto wanted = sync::fingerprint(sync::staged_form(*item.draft, item.posting, sides_.rules.installation));
  const auto saved = TRY(save_one(form));
  if (!saved.error) return note(item, sync::Rewritten{wanted, saved.at});
  if (saved.error->kind == Kind::ambiguous) return note(item, sync::Unsure{saved.error->reason});
  return note(item, sync::Cannot{saved.error->reason});
}

Result<void> PostingSteps::take_over(Item& item, const office::Order& read) {
  const auto now = sides_.doors.clock.now();
  const auto own = TRY(sides_.tables.binding.get());
  const auto first_start = own ? own->first_start : now;
  switch (sync::take_over(read, first_start, sides_.limits, now)) {
    case sync::TakeOver::no:
      return note(item, sync::Cannot{read.state == "Inactive" ? touched("OrderStatus Inactive", *read.id) : elsewhere(read)});
    case sync::TakeOver::wait:
      return note(item, sync::until_settled(first_start + sides_.limits.settle));
    case sync::TakeOver::yes:
      break;
  }
  return bring_to(item, sync::updated_form(*item.draft, item.posting, sides_.rules.installation, read));
}

/// Every other order with the key that still carries a mark becomes Inactive. False: one may not be, so the release waits.
Result<bool> PostingSteps::set_aside(Item& item, const std::vector<office::Order>& surplus) {
  std::string ids;
  for (const auto& order : surplus) {  // one by one: they carry the same key
    if (const auto saved = TRY(save_one(sync::inactive_form(order))); saved.error) {
      TRY(note(item, sync::Unsure{saved.error->reason}));
      return false;
    }
    ids += (ids.empty() ? "" : ", ") + std::to_string(order.id->value);
  }
  TRY(tell(sides_, item.posting, std::string(reason_id(ReasonId::key_on_several_orders)), "set inactive: " + ids));
  return true;
}

/// A search may lag behind a save; only after the settle time is an order gone.
Result<void> PostingSteps::nothing_shown(Item& item) {
  auto& intent = item.posting.stage == Stage::staged ? item.posting.staging_at : item.posting.releasing_at;
  const auto now = sides_.doors.clock.now();
  if (!sync::settled(intent, sides_.limits, now))
    return note(item, sync::until_settled(sync::settles_at(intent, sides_.limits, now)));
  return note(item, sync::Cannot{Reason{ReasonId::deleted_in_office,
                                        {{"office_order", std::to_string(item.posting.office_order->value)}}}});
}

/// One order as the office shows it: released later when it joins `good`, journaled otherwise.
Result<void> PostingSteps::judge(Item& item, const sync::Sight& seen, Batch& good) {
  if (!seen.surplus.empty() && WOO24_RULE(surplus_is_set_aside) && !TRY(set_aside(item, seen.surplus))) return {};
  if (seen.order) item.posting.office_order = seen.order->id;
  switch (seen.shown) {
    case sync::Shown::nothing:
      return nothing_shown(item);
    case sync::Shown::released:
      return note(item, sync::Released{*seen.order->id, true});
    case sync::Shown::invoiced_staged:
      return note(item, sync::invoiced(seen));
    case sync::Shown::staged_elsewhere:
      return take_over(item, *seen.order);
    case sync::Shown::inactive:
      if (!sync::withdrawn_by_us(item.posting) && !item.posting.content.empty())
        return note(item, sync::Cannot{touched("OrderStatus Inactive", *seen.order->id)});
      // What a file that is gone has withdrawn goes on; what somebody set so since then is theirs.
      if (!sync::withdrawn_by_us(item.posting)) return take_over(item, *seen.order);
      return bring_to(item, sync::updated_form(*item.draft, item.posting, sides_.rules.installation, *seen.order));
    case sync::Shown::staged_by_us:
      break;
  }
  if (!item.posting.payment_sent && sync::touched_since(item.posting, *seen.order, sides_.limits))
    TRY(note(item, sync::TouchedMeanwhile{}));
  return compare(item, *seen.order, good);
}

Result<void> PostingSteps::compare(Item& item, const office::Order& read, Batch& good) {
  const auto& installation = sides_.rules.installation;
  if (read.state && *read.state != "Web" && WOO24_RULE(state_as_staged))
    return stop(item, read, touched("OrderStatus " + *read.state, *read.id));
  // A rounding row answers the office's arithmetic; it is no content of the shop's.
  const auto wanted = sync::fingerprint(sync::staged_form(*item.draft, item.posting, installation));
  const auto plain = *item.draft;
  sync::adopt_rounding(*item.draft, read);
  auto sent = sync::staged_form(*item.draft, item.posting, installation);
  const bool stopped = sync::is_stopped(read);
  auto untitled = read;
  if (stopped) untitled.invoice_title = sent.invoice_title;  // that title is ours; everything else must be right
  const auto verified = sync::verify(*item.draft, sent, untitled);
  if (!verified.vat_rounded_by.empty()) TRY(learn("vat-rounded-by", verified.vat_rounded_by));
  const bool may_write = item.writes < k_most_writes;
  if (verified.verdict == sync::Verdict::equal && stopped && may_write)
    return bring_to(item, sync::head_form(*item.draft, item.posting, installation));
  if ((verified.verdict == sync::Verdict::equal && !stopped) || !WOO24_RULE(rows_as_staged)) {
    if (!verified.not_returned.empty()) {
      TRY(learn("fields-not-returned", joined(verified.not_returned, ", ")));
    }
    if (item.posting.content != wanted) TRY(note(item, sync::Rewritten{wanted}));
    good.push_back(&item);
    return {};
  }
  if (may_write && item.posting.content != wanted) {
    *item.draft = plain;  // the row that evened out the order as it was is none of the new one
    return bring_to(item, sync::updated_form(*item.draft, item.posting, installation, read));
  }
  if (may_write && verified.verdict == sync::Verdict::add_rounding && verified.rounding) {
    sent.rows = {*verified.rounding};
    ++item.writes;
    const auto saved = TRY(save_one(sent));
    if (saved.error) return note(item, sync::Unsure{saved.error->reason});
    return note(item, sync::Rewritten{item.posting.content, saved.at});
  }
  return stop(item, read, verified.reason.value_or(touched("rows", *read.id)));
}

Result<void> PostingSteps::verify_and_release(const Batch& batch) {
  const auto read = TRY(with_orders(batch, WOO24_RULE(fresh_reread)));
  if (read.empty()) return {};
  const auto seen = TRY(look(read, KeySearch::Need::usual));
  if (seen.empty()) return {};
  std::map<const Item*, sync::Sight> shown;
  for (std::size_t n = 0; n < read.size(); ++n) shown[read[n]] = seen[n];
  Batch due;
  for (auto* item : read) {
    const auto answer = due_of(*item);
    const auto& order = shown[item].order;
    const auto& waits_for = item->posting.reason;
    if (waits_for && waits_for->id == ReasonId::skipped_by_person) {  // whether that arrived was unclear
      TRY(set_inactive(*item, shown[item], sync::Withdrawn{*waits_for}));
    } else if (answer.due == sync::Due::yes || !WOO24_RULE(no_longer_due_is_withdrawn)) {
      due.push_back(item);
    } else if (answer.due == sync::Due::no) {
      TRY(set_inactive(
          *item, shown[item],
          sync::Withdrawn{item->credit ? answer.reason : Reason{ReasonId::no_longer_due, {{"status", item->order->status}}}}));
    } else if (shown[item].shown == sync::Shown::staged_by_us) {
      TRY(stop(*item, *order, answer.reason));
    } else {
      TRY(set_inactive(*item, shown[item], sync::Cannot{answer.reason}));
    }
  }
  Batch good;
  for (auto* item : TRY(with_drafts(due))) {
    item->posting.total = item->draft->total;
    TRY(judge(*item, shown[item], good));
  }
  return good.empty() ? Result<void>{} : release(good);
}

Result<void> PostingSteps::release(const Batch& all) {
  std::vector<office::Order> forms;
  Batch batch;
  Moves moves;
  for (auto* item : all) {
    const auto invoiced = sync::invoice_day(item->draft->becomes, sides_.doors.clock.now(), sides_.rules);
    if (!invoiced.ok()) {
      moves.emplace_back(item, sync::Cannot{invoiced.error().reason});
      continue;
    }
    // What a file that is gone may have sent is nothing where such an order registers no payment.
    if (!item->draft->payment && !item->draft->left_open && !item->posting.payment_unsure) item->posting.payment_sent = false;
    const bool sent = item->posting.payment_sent && WOO24_RULE(payment_once);
    const bool pays = item->draft->payment && !sent;
    if (item->order && !item->credit) item->posting.shop_content = sync::shop_content(*item->order, sides_.rules);
    forms.push_back(sync::released_form(*item->draft, item->posting, pays, invoiced.value()));
    moves.emplace_back(item, sync::Releasing{pays, (item->draft->payment && sent) || item->draft->left_open});
    batch.push_back(item);
  }
  TRY(note_all(moves));
  if (batch.empty()) return {};
  const auto saved = TRY(save(batch, forms));
  moves.clear();
  for (std::size_t n = 0; n < batch.size(); ++n) {
    if (saved[n].ok()) {
      moves.emplace_back(batch[n], sync::Released{*batch[n]->posting.office_order, false});
    } else if (saved[n].error().kind == Kind::ambiguous) {
      moves.emplace_back(batch[n], sync::Unsure{saved[n].error().reason});
    } else {
      moves.emplace_back(batch[n],
                         sync::ReleaseRefused{Reason{ReasonId::office_refused_release, saved[n].error().reason.arguments}});
    }
  }
  return note_all(moves);
}

Result<void> PostingSteps::reconcile_release(const Batch& batch) {
  const auto seen = TRY(look(batch, KeySearch::Need::fresh));
  const auto now = sides_.doors.clock.now();
  for (std::size_t n = 0; n < seen.size(); ++n) {
    auto& item = *batch[n];
    const auto& order = seen[n].order;
    switch (seen[n].shown) {
      case sync::Shown::nothing:
        TRY(nothing_shown(item));
        break;
      case sync::Shown::released:
        TRY(note(item, sync::Released{*order->id, true}));
        break;
      case sync::Shown::invoiced_staged:
        TRY(note(item, sync::invoiced(seen[n])));
        break;
      case sync::Shown::staged_elsewhere:
        TRY(note(item, sync::Cannot{elsewhere(*order)}));
        break;
      case sync::Shown::inactive:
        TRY(note(item, sync::Cannot{touched("OrderStatus Inactive", *order->id)}));
        break;
      case sync::Shown::staged_by_us:
        // Still staged: verified anew, since people and the shop may have changed it meanwhile, and released without the
        // payment.
        if (sync::settled(item.posting.releasing_at, sides_.limits, now)) {
          item.posting.office_order = order->id;
          TRY(note(item, sync::NotReleased{}));
        } else {
          TRY(note(item, sync::until_settled(sync::settles_at(item.posting.releasing_at, sides_.limits, now))));
        }
        break;
    }
  }
  return {};
}

}  // namespace woo24::jobs
