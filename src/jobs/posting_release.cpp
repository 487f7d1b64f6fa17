// The second half of PostingSteps: what is staged is verified and released, or stopped.
#include "woo24/base/log.hpp"
#include "woo24/jobs/posting_steps.hpp"
#include "woo24/sync/forms.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/verify.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

using Moves = std::vector<std::pair<Item*, sync::Evidence>>;

constexpr int k_most_writes = 4;

Reason touched(const std::string& what, office::OrderId order) {
  return Reason{ReasonId::touched_in_office, {{"what", what}, {"office_order", std::to_string(order.value)}}};
}

/// The rounding row that verify asked for earlier is one of the wanted rows.
void adopt_rounding(sync::Draft& draft, const office::Order& read) {
  if (!draft.rounding_row) return;
  const auto product = draft.rounding_row->product;
  const auto wanted = std::count_if(draft.order.rows.begin(), draft.order.rows.end(), [&](const office::Row& row) { return row.product == product; });
  std::vector<office::Row> shown;
  std::copy_if(read.rows.begin(), read.rows.end(), std::back_inserter(shown), [&](const office::Row& row) { return row.product == product; });
  if (static_cast<std::ptrdiff_t>(shown.size()) != wanted + 1) return;
  const auto price = shown.back().price;
  if (!price || price->abs() > draft.rounding_limit) return;
  auto row = *draft.rounding_row;
  row.price = price;
  draft.order.rows.push_back(std::move(row));
}

}  // namespace

/// Stops an order where nobody will invoice it by hand; that the title could not be written changes nothing in the reason.
Result<void> PostingSteps::stop(Item& item, const Reason& reason) {
  if (item.draft) {
    const auto saved = writers_.office.save_orders({sync::stopped_form(*item.draft, item.posting, sides_.rules.installation)});
    if (!saved.ok() && ends_the_run(saved.error())) {
      TRY(note(item, sync::Cannot{reason}));
      return Fail{saved.error()};
    }
  }
  return note(item, sync::Cannot{reason});
}

Result<void> PostingSteps::withdraw(Item& item, const Reason& reason) {
  if (item.posting.stage == Stage::staged && item.posting.office_order) {
    Batch drafted;
    if (!item.draft) {
      drafted = TRY(with_drafts(TRY(with_orders({&item}, true))));
      if (drafted.empty()) return {};
    }
    auto found = TRY(keys_.find({item.posting}, KeySearch::Need::usual));
    const auto seen = sync::sight(found[item.posting.key], item.posting.key, sides_.rules.installation);
    if (seen.shown == sync::Shown::staged_by_us) {
      item.posting.office_order = seen.order->id;
      const auto saved = TRY(writers_.office.save_orders({sync::inactive_form(*item.draft, item.posting, sides_.rules.installation)}));
      if (!saved.front().ok()) {
        return note(item, sync::Unsure{saved.front().error().reason});
      }
    }
  }
  return note(item, sync::Withdrawn{reason});
}

/// The same office order is brought to what the shop has now.
Result<void> PostingSteps::bring_to(Item& item, const office::Order& read) {
  ++item.writes;
  item.posting.office_order = read.id;
  auto form = sync::updated_form(*item.draft, item.posting, sides_.rules.installation, read);
  const auto wanted = sync::fingerprint(sync::staged_form(*item.draft, item.posting, sides_.rules.installation));
  auto saved = writers_.office.save_orders({form});
  if (!saved.ok()) {
    if (ends_the_run(saved.error())) return Fail{std::move(saved).error()};
    return note(item, sync::Unsure{saved.error().reason});
  }
  const auto& one = saved.value().front();
  if (one.ok()) return note(item, sync::Rewritten{wanted});
  if (one.error().kind == Kind::ambiguous) return note(item, sync::Unsure{one.error().reason});
  return note(item, sync::Cannot{one.error().reason});
}

/// Staged by an installation that is not this one. Where that one was silent since before this file began, it is gone (a deleted
/// or replaced state file) and its order is marked as ours; where it moved since, another woo24 is at work.
Result<void> PostingSteps::take_over(Item& item, const office::Order& read) {
  const auto now = sides_.doors.clock.now();
  const auto own = TRY(sides_.tables.binding.get());
  const auto reference = sync::read_reference(read.reference_number.value_or(""));
  const auto first_start = own ? own->first_start : now;
  const std::chrono::seconds minute{60};  // change dates are rounded to the minute
  if (read.date_changed && *read.date_changed > first_start + minute) {
    return note(item, sync::Cannot{Reason{ReasonId::released_by_other_installation, {{"installation", reference ? reference->installation : ""}}}});
  }
  const auto until = first_start + sides_.limits.settle;
  if (now < until) {
    return note(item, sync::Pause{Reason{ReasonId::waits_to_settle, {{"until", format_utc(until)}}}, until});
  }
  return bring_to(item, read);
}

Result<void> PostingSteps::set_aside(Item& item, const std::vector<office::Order>& surplus) {
  std::string ids;
  std::vector<office::Order> forms;
  for (const auto& order : surplus) {
    auto posting = item.posting;
    posting.office_order = order.id;
    forms.push_back(sync::inactive_form(*item.draft, posting, sides_.rules.installation));
    ids += (ids.empty() ? "" : ", ") + std::to_string(order.id->value);
  }
  for (const auto& form : forms) {
    auto saved = writers_.office.save_orders({form});  // one by one: they carry the same key
    if (!saved.ok() && ends_the_run(saved.error())) return Fail{std::move(saved).error()};
  }
  return tell(sides_, item.posting, std::string(reason_id(ReasonId::key_on_several_orders)), "set inactive: " + ids);
}

/// One order as the office shows it: released later when it joins `good`, journaled otherwise.
Result<void> PostingSteps::judge(Item& item, const sync::Sight& seen, Batch& good) {
  const auto now = sides_.doors.clock.now();
  switch (seen.shown) {
    case sync::Shown::nothing:
      if (!sync::settled(item.posting.staging_at, sides_.limits, now)) {
        const auto until = std::max(*item.posting.staging_at, now) + sides_.limits.settle;
        return note(item, sync::Pause{Reason{ReasonId::waits_to_settle, {{"until", format_utc(until)}}}, until});
      }
      return note(item, sync::Cannot{Reason{ReasonId::deleted_in_office, {{"office_order", std::to_string(item.posting.office_order->value)}}}});
    case sync::Shown::released: return note(item, sync::Released{*seen.order->id, true});
    case sync::Shown::invoiced_staged:
      return note(item, sync::InvoicedByHand{*seen.order->id, seen.order->invoice ? seen.order->invoice->value : 0});
    case sync::Shown::staged_elsewhere: return take_over(item, *seen.order);
    case sync::Shown::inactive: return bring_to(item, *seen.order);
    case sync::Shown::staged_by_us: break;
  }
  if (!seen.surplus.empty()) TRY(set_aside(item, seen.surplus));
  const auto& read = *seen.order;
  item.posting.office_order = read.id;
  if (read.state && *read.state != "Web") return stop(item, touched("OrderStatus " + *read.state, *read.id));
  // A rounding row answers the office's arithmetic; it is no content of the shop's.
  const auto wanted = sync::fingerprint(sync::staged_form(*item.draft, item.posting, sides_.rules.installation));
  adopt_rounding(*item.draft, read);
  auto sent = sync::staged_form(*item.draft, item.posting, sides_.rules.installation);
  auto verified = sync::verify(*item.draft, sent, read);
  if (verified.verdict == sync::Verdict::equal) {
    if (!verified.not_returned.empty()) {
      std::string fields;
      for (const auto& field : verified.not_returned) fields += (fields.empty() ? "" : ", ") + field;
      TRY(sides_.tables.memory.set("fields-not-returned", fields, now));
    }
    if (item.posting.content != wanted) TRY(note(item, sync::Rewritten{wanted}));
    good.push_back(&item);
    return {};
  }
  const bool may_write = item.writes < k_most_writes;
  if (item.posting.content != wanted && may_write) return bring_to(item, read);
  if (may_write && verified.verdict == sync::Verdict::add_rounding && verified.rounding) {
    ++item.writes;
    sent.rows = {*verified.rounding};
    auto saved = writers_.office.save_orders({sent});
    if (!saved.ok() && ends_the_run(saved.error())) return Fail{std::move(saved).error()};
    const auto* error = !saved.ok() ? &saved.error() : !saved.value().front().ok() ? &saved.value().front().error() : nullptr;
    if (error != nullptr) return note(item, sync::Unsure{error->reason});
    return note(item, sync::Rewritten{item.posting.content});
  }
  return stop(item, verified.reason.value_or(touched("rows", *read.id)));
}

Result<void> PostingSteps::verify_and_release(const Batch& batch) {
  const auto read = TRY(with_orders(batch, true));
  Batch due;
  for (auto* item : read) {
    const auto answer = sync::due(*item->order, sides_.rules);
    if (answer.due == sync::Due::yes) due.push_back(item);
  }
  const auto drafted = TRY(with_drafts(due));
  for (auto* item : read) {
    const auto answer = sync::due(*item->order, sides_.rules);
    if (answer.due == sync::Due::no) TRY(withdraw(*item, Reason{ReasonId::no_longer_due, {{"status", item->order->status}}}));
    if (answer.due == sync::Due::decide) {
      TRY(withdraw(*item, answer.reason));
    }
  }
  if (drafted.empty()) return {};
  std::vector<Posting> postings;
  for (const auto* item : drafted) postings.push_back(item->posting);
  auto found = keys_.find(postings, KeySearch::Need::usual);
  if (!found.ok()) {
    if (ends_the_run(found.error())) return Fail{std::move(found).error()};
    return unsure_all(drafted, found.error());
  }
  Batch good;
  for (auto* item : drafted) {
    item->posting.total = item->order->total;
    const auto orders = found.value().find(item->posting.key);
    const auto seen = orders == found.value().end() ? sync::Sight{} : sync::sight(orders->second, item->posting.key, sides_.rules.installation);
    TRY(judge(*item, seen, good));
  }
  return good.empty() ? Result<void>{} : release(good, true);
}

Result<void> PostingSteps::release(const Batch& batch, bool with_payment) {
  std::vector<office::Order> forms;
  Moves moves;
  for (auto* item : batch) {
    const bool pays = with_payment && item->draft->payment && !item->posting.payment_sent;
    forms.push_back(sync::released_form(*item->draft, item->posting, pays));
    moves.emplace_back(item, sync::Releasing{pays});
  }
  TRY(note_all(moves));
  const auto saved = TRY(save(batch, forms));
  moves.clear();
  for (std::size_t n = 0; n < batch.size(); ++n) {
    if (saved[n].ok()) {
      moves.emplace_back(batch[n], sync::Released{*batch[n]->posting.office_order, false});
    } else if (saved[n].error().kind == Kind::ambiguous) {
      moves.emplace_back(batch[n], sync::Unsure{saved[n].error().reason});
    } else {
      moves.emplace_back(batch[n], sync::ReleaseRefused{Reason{ReasonId::office_refused_release, saved[n].error().reason.arguments}});
    }
  }
  return note_all(moves);
}

Result<void> PostingSteps::reconcile_release(const Batch& batch) {
  std::vector<Posting> postings;
  for (const auto* item : batch) postings.push_back(item->posting);
  auto found = keys_.find(postings, KeySearch::Need::fresh);
  if (!found.ok()) {
    if (ends_the_run(found.error())) return Fail{std::move(found).error()};
    return unsure_all(batch, found.error());
  }
  const auto now = sides_.doors.clock.now();
  Batch again;
  Moves moves;
  for (auto* item : batch) {
    const auto orders = found.value().find(item->posting.key);
    const auto seen = orders == found.value().end() ? sync::Sight{} : sync::sight(orders->second, item->posting.key, sides_.rules.installation);
    const bool is_settled = sync::settled(item->posting.releasing_at, sides_.limits, now);
    if (seen.shown == sync::Shown::released) {
      moves.emplace_back(item, sync::Released{*seen.order->id, true});
    } else if (seen.shown == sync::Shown::invoiced_staged) {
      moves.emplace_back(item, sync::InvoicedByHand{*seen.order->id, seen.order->invoice ? seen.order->invoice->value : 0});
    } else if (seen.shown == sync::Shown::staged_elsewhere) {
      const auto reference = sync::read_reference(*seen.order->reference_number);
      moves.emplace_back(item, sync::Cannot{Reason{ReasonId::released_by_other_installation, {{"installation", reference->installation}}}});
    } else if (!is_settled) {
      if (item->posting.releasing_at > now) item->posting.releasing_at = now;
      const auto until = *item->posting.releasing_at + sides_.limits.settle;
      moves.emplace_back(item, sync::Pause{Reason{ReasonId::waits_to_settle, {{"until", format_utc(until)}}}, until});
    } else if (seen.shown == sync::Shown::nothing) {
      moves.emplace_back(item, sync::Cannot{Reason{ReasonId::deleted_in_office, {{"office_order", std::to_string(item->posting.office_order->value)}}}});
    } else if (seen.shown == sync::Shown::inactive) {
      moves.emplace_back(item, sync::Cannot{touched("OrderStatus Inactive", *seen.order->id)});
    } else {
      again.push_back(item);
    }
  }
  TRY(note_all(moves));
  // Still staged: state and payment may have parted, so it is released again without the payment, and a person is told.
  const auto drafted = TRY(with_drafts(TRY(with_orders(again, true))));
  return drafted.empty() ? Result<void>{} : release(drafted, false);
}

}  // namespace woo24::jobs
