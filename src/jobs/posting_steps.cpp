#include "woo24/jobs/posting_steps.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/jobs/changes.hpp"
#include "woo24/jobs/journal.hpp"
#include "woo24/jobs/product_lookup.hpp"
#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/credit_course.hpp"
#include "woo24/sync/forms.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/prospect.hpp"
#include "woo24/sync/verify.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_ask_again = 30min;  // whether money was captured: legacy order storage does not say when that changes

/// What a failed step means for one posting.
sync::Evidence evidence_of(const Error& error) {
  if (error.kind == Kind::ambiguous) return sync::Unsure{error.reason};
  return sync::Cannot{error.reason};
}

/// What an order is that the office has already.
sync::Evidence found_as(const sync::Sight& seen) {
  if (seen.shown == sync::Shown::released) return sync::Released{*seen.order->id, true};
  if (seen.shown == sync::Shown::invoiced_staged) return sync::invoiced(seen);
  return sync::Staged{*seen.order->id};
}

Reason booked_twice(const sync::Sight& seen) {
  std::string orders = std::to_string(seen.order->id->value);
  for (const auto& one : seen.doubles) orders += ", " + std::to_string(one.id->value);
  return Reason{ReasonId::booked_twice, {{"orders", orders}}};
}

/// The state that it was released in: its draft's, or, after a restart, the only one that the settings name.
std::optional<std::string> becomes_of(const Item& item, const settings::Orders& orders) {
  if (item.draft) return item.draft->becomes;
  const bool only = std::all_of(orders.payments.begin(), orders.payments.end(), [&](const settings::Payment& payment) {
    return payment.becomes.value_or(orders.becomes) == orders.becomes;
  });
  return only ? std::optional(orders.becomes) : std::nullopt;
}

bool is_reopened(const Item& item, const office::Order& read) {
  return !item.posting.staging_at && item.order && read.state == "Web" && sync::is_changing(read);
}

/// The whole batch was too much for one answer: it came too late, or the connection ended before it.
bool none_answered(const Result<std::vector<Result<office::Saved>>>& saved) {
  const auto unanswered = [](const Error& error) {
    const auto what = error.reason.arguments.find("what");
    return what != error.reason.arguments.end() && what->second == reason_id(ReasonId::office_no_answer);
  };
  if (!saved.ok()) return unanswered(saved.error());
  return std::all_of(saved.value().begin(), saved.value().end(),
                     [&](const Result<office::Saved>& one) { return !one.ok() && unanswered(one.error()); });
}

std::string first_of(const std::string& kind) { return "first:" + kind; }

}  // namespace

Result<void> PostingSteps::note_all(const Moves& found) { return journal(sides_, found); }

Result<void> PostingSteps::note(Item& item, const sync::Evidence& evidence) { return note_all({{&item, evidence}}); }

Result<void> PostingSteps::live_through(const Batch& batch, const Error& error) {
  if (ends_the_run(error)) return Fail{error};
  Moves moves;
  for (auto* item : batch) moves.emplace_back(item, sync::Unsure{error.reason});
  return note_all(moves);
}

/// The shop's orders of the batch, read (again); those that cannot be had are journaled and left out.
Result<PostingSteps::Batch> PostingSteps::with_orders(const Batch& batch, bool again) {
  std::vector<shop::OrderId> wanted;
  for (const auto* item : batch) {
    if (again || !item->order) wanted.push_back(item->posting.order);
  }
  std::map<shop::OrderId, shop::Order> read;
  std::map<shop::OrderId, Error> unreadable;
  std::set<shop::OrderId> missing;
  if (!wanted.empty()) {
    auto answer = sides_.readers.shop.orders_by_id(wanted);
    if (!answer.ok()) {
      TRY(live_through(batch, answer.error()));
      return Batch{};
    }
    for (auto& order : answer.value().orders) read.emplace(order.id, std::move(order));
    for (const auto& one : answer.value().unreadable) unreadable.emplace(one.id, one.error);
    missing.insert(answer.value().missing.begin(), answer.value().missing.end());
  }
  Batch good;
  Moves moves;
  std::vector<std::pair<Item*, Reason>> staged;  // gone from the shop, and in the office where somebody may invoice it
  for (auto* item : batch) {
    const auto id = item->posting.order;
    // An id that a restored shop gave out again is another order; of a row that stands in for one unread, the next run takes
    // it.
    const auto found = read.find(id);
    if (found != read.end() && item->posting.order_key.empty()) continue;
    if (found != read.end() && found->second.order_key == item->posting.order_key) item->order = found->second;
    if (const auto bad = unreadable.find(id); bad != unreadable.end()) {
      moves.emplace_back(item, sync::Cannot{Reason{ReasonId::order_unreadable,
                                                   {{"field", std::string(reason_id(bad->second.reason.id))},
                                                    {"found", arguments_json(bad->second.reason)}}}});
    } else if (missing.contains(id) || !item->order) {
      const Reason gone{ReasonId::order_gone_from_shop, {{"status", item->posting.shop_status}}};
      if (item->posting.stage == Stage::confirmed) {  // it is in the books; there is nothing left to write a note into
        moves.emplace_back(item, sync::Annotated{});
      } else if (item->posting.stage < Stage::staging) {
        moves.emplace_back(item, sync::Withdrawn{gone});
      } else if (item->posting.stage == Stage::staged) {
        staged.emplace_back(item, gone);
      } else {
        moves.emplace_back(item, sync::Cannot{gone});
      }
    } else {
      item->posting.shop_status = item->order->status;
      good.push_back(item);
    }
  }
  TRY(note_all(moves));
  for (const auto& [item, gone] : staged) TRY(stop_gone(*item, gone));
  return with_refunds(good, again);
}

/// Credits get their refund and their sale; those that have to wait for either are journaled and left out.
Result<PostingSteps::Batch> PostingSteps::with_refunds(const Batch& batch, bool again) {
  std::vector<Posting> credits;
  for (const auto* item : batch) {
    const auto& posting = item->posting;
    if (posting.kind == PostingKind::credit && posting.stage < Stage::released && (again || !item->credit))
      credits.push_back(item->posting);
  }
  if (credits.empty()) return batch;
  auto answers = credit_facts(sides_, credits);
  if (!answers.ok()) {
    TRY(live_through(batch, answers.error()));
    return Batch{};
  }
  Batch good;
  Moves moves;
  for (auto* item : batch) {
    const auto answer = answers.value().find(item->posting.key);
    if (answer == answers.value().end()) {
      good.push_back(item);
    } else if (const auto* why = std::get_if<sync::Evidence>(&answer->second)) {
      moves.emplace_back(item, *why);
    } else {
      item->credit = std::get<CreditFacts>(std::move(answer->second));
      good.push_back(item);
    }
  }
  TRY(note_all(moves));
  return good;
}

sync::DueAnswer PostingSteps::due_of(const Item& item) const {
  if (!item.credit) return sync::due(*item.order, sides_.rules);
  if (!item.credit->gone) return {sync::Due::yes, {}};
  return {sync::Due::no, sync::refund_gone(item.posting)};
}

sync::Prospect PostingSteps::prospect(const Item& item) const {
  if (!item.credit) return sync::prospect(*item.order, sides_.rules, products_, item.posting.key);
  if (auto why = sync::not_credited(item.posting, sides_.rules.settings.orders.after))
    return {sync::Outlook::fails, *std::move(why), {}, {}};
  auto drafted = draft_of(item);
  if (!drafted.ok()) return {sync::Outlook::fails, drafted.error().reason, {}, {}};
  return {sync::Outlook::ready, {}, std::move(drafted).value(), {}};
}

Result<sync::Draft> PostingSteps::draft_of(const Item& item) const {
  const auto& posting = item.posting;
  if (item.credit) {
    const auto& [refund, all, settled] = std::tie(item.credit->refund, item.credit->all, item.credit->settled);
    const auto back = posting.restocked ? *posting.restocked : sync::restocked(*item.order, refund, all, settled);
    auto drafts = TRY(sync::credit_drafts(*item.order, refund, all, back, item.credit->booked, sides_.rules, products_));
    return sync::draft_of_key(std::move(drafts), posting.key, refund.id);
  }
  std::optional<office::Currency> frozen;
  if (posting.currency_rate) frozen = office::Currency{posting.currency, posting.currency_rate, posting.currency_unit};
  return sync::draft(*item.order, sides_.rules, products_, frozen);
}

/// The products that the orders of the batch need. False: the search failed (journaled).
Result<bool> PostingSteps::have_products(const Batch& batch) {
  std::vector<std::string> numbers;
  for (const auto* item : batch) {
    auto needed = item->credit ? sync::needed_products(*item->order, item->credit->refund, item->credit->all, sides_.rules)
                               : sync::needed_products(*item->order, sides_.rules);
    std::move(needed.begin(), needed.end(), std::back_inserter(numbers));
  }
  const auto found = look_up_products(sides_, numbers, products_, true);
  if (!found.ok()) TRY(live_through(batch, found.error()));
  return found.ok();
}

/// The drafts of orders that are due; those that cannot be booked are journaled and left out.
Result<PostingSteps::Batch> PostingSteps::with_drafts(const Batch& batch) {
  Batch good;
  if (!TRY(have_products(batch))) return good;
  Moves moves;
  for (auto* item : TRY(settle(batch))) {
    auto draft = draft_of(*item);
    if (!draft.ok()) {
      moves.emplace_back(item, evidence_of(draft.error()));
      continue;
    }
    item->draft = std::move(draft).value();
    good.push_back(item);
  }
  TRY(note_all(moves));
  return good;
}

Result<std::vector<sync::Sight>> PostingSteps::look(const Batch& batch, KeySearch::Need need) {
  std::vector<Posting> postings;
  for (const auto* item : batch) postings.push_back(item->posting);
  auto seen = keys_.sights(postings, need);
  if (seen.ok()) return seen;
  if (!WOO24_RULE(failed_search_is_no_answer)) return std::vector<sync::Sight>(batch.size());
  TRY(live_through(batch, seen.error()));
  return std::vector<sync::Sight>{};
}

Result<void> PostingSteps::draft(const Batch& batch) {
  const auto read = TRY(with_orders(batch, false));
  Batch due;
  for (auto* item : read) {
    if (due_of(*item).due == sync::Due::yes) due.push_back(item);
  }
  if (!TRY(have_products(due))) return {};
  const auto settled = TRY(settle(due));
  Moves moves;
  for (auto* item : read) {
    const bool waits = std::find(due.begin(), due.end(), item) != due.end() &&
                       std::find(settled.begin(), settled.end(), item) == settled.end();
    if (waits) continue;
    if (item->credit && (item->credit->gone || item->credit->refund.amount.is_zero())) {
      const Reason nothing{ReasonId::refund_of_nothing, {{"refund", std::to_string(item->posting.refund->value)}}};
      moves.emplace_back(item, sync::Withdrawn{item->credit->gone ? due_of(*item).reason : nothing});
      continue;
    }
    auto found = prospect(*item);
    switch (found.outlook) {
      case sync::Outlook::rests:
        moves.emplace_back(item, sync::NotDue{found.reason});
        break;
      case sync::Outlook::fails:
        moves.emplace_back(item, sync::Cannot{found.reason});
        break;
      case sync::Outlook::waits:
        moves.emplace_back(item, sync::Pause{found.reason, sides_.doors.clock.now() + k_ask_again});
        break;
      case sync::Outlook::ready:
        item->draft = std::move(found.draft);
        moves.emplace_back(item, sync::Drafted{});
        for (const auto& note : item->draft->notes) TRY(tell(sides_, item->posting, "noted", note));
        break;
    }
  }
  return note_all(moves);
}

Result<void> PostingSteps::customer(const Batch& batch) {
  const auto all = TRY(with_orders(batch, false));
  Batch read;
  Moves credits;  // on the sale's card, whatever the order says of its buyer now
  for (auto* item : all) {
    if (item->credit) {
      credits.emplace_back(item, sync::CustomerFound{item->credit->customer});
    } else {
      read.push_back(item);
    }
  }
  TRY(note_all(credits));
  if (read.empty()) return {};
  std::vector<sync::Buyer> buyers;
  for (auto* item : read) buyers.push_back(sync::buyer_of(*item->order, sides_.rules, item->posting.key));
  const auto answers = TRY(customers_.find_or_make(buyers));
  Moves moves;
  for (std::size_t n = 0; n < read.size(); ++n) {
    const auto& answer = answers.at(buyers[n].external_id);
    if (answer.customer) {
      moves.emplace_back(read[n], sync::CustomerFound{*answer.customer});
      TRY(tell(sides_, read[n]->posting, "customer", std::to_string(answer.customer->value) + " by " + answer.by));
      auto notes = buyers[n].notes;
      notes.insert(notes.end(), answer.notes.begin(), answer.notes.end());
      for (const auto& note : notes) TRY(tell(sides_, read[n]->posting, "customer", note));
    } else if (answer.error) {
      moves.emplace_back(read[n], evidence_of(*answer.error));
    }
    // Neither: one person twice in this batch; the next round finds the card just made.
  }
  return note_all(moves);
}

Result<bool> PostingSteps::proven(const std::string& kind) {
  const auto fact = TRY(sides_.tables.memory.get(first_of(kind)));
  return fact.has_value();
}

Result<std::vector<Result<office::Saved>>> PostingSteps::save(const Batch& batch, const std::vector<office::Order>& forms) {
  auto saved = writers_.office.save_orders(forms);
  if (saved.ok() || saved.error().kind == Kind::ambiguous) {
    if (forms.size() > 1 && none_answered(saved)) TRY(halve_batch(sides_, forms.size()));
    if (saved.ok()) return saved;
    return std::vector<Result<office::Saved>>(forms.size(), Result<office::Saved>(Fail{saved.error()}));
  }
  Moves moves;  // surely nothing left: the intent is taken back
  for (auto* item : batch) moves.emplace_back(item, sync::NotSent{});
  TRY(note_all(moves));
  return saved;
}

Result<void> PostingSteps::look_and_save(const Batch& batch) {
  const auto seen = TRY(look(batch, KeySearch::Need::usual));
  Batch absent;
  Moves moves;
  for (std::size_t n = 0; n < seen.size(); ++n) {
    if (seen[n].shown == sync::Shown::nothing || !WOO24_RULE(look_before_staging)) {
      absent.push_back(batch[n]);
    } else {
      // What is in the books stands on the card that it was released on, whatever card its buyer would get today.
      const bool stands = seen[n].shown == sync::Shown::released || seen[n].shown == sync::Shown::invoiced_staged;
      if (stands && seen[n].order->customer) batch[n]->posting.customer = seen[n].order->customer;
      moves.emplace_back(batch[n], found_as(seen[n]));
    }
  }
  TRY(note_all(moves));
  return absent.empty() ? Result<void>{} : save_first(absent);
}

Result<void> PostingSteps::save_first(const Batch& batch) {
  const auto read = TRY(with_orders(batch, false));
  auto drafted = TRY(with_drafts(read));
  if (drafted.empty()) return {};
  // The first order of each kind goes alone; what stood in an unclear batch goes in halves.
  auto most = TRY(batch_size(sides_));
  for (const auto* item : drafted) {
    if (!TRY(proven(item->draft->kind))) most = 1;
    most = std::min(most, std::max<std::size_t>(1, most >> std::min(item->posting.attempts, 8)));
  }
  if (drafted.size() > most) drafted.resize(most);

  std::vector<office::Order> forms;
  Moves moves;
  for (auto* item : drafted) {
    item->posting.office_order.reset();  // one it had before is gone: the look showed none
    forms.push_back(sync::staged_form(*item->draft, item->posting, sides_.rules.installation));
    moves.emplace_back(item, sync::Sending{sync::fingerprint(forms.back()), item->draft->order.currency});
  }
  if (WOO24_RULE(staging_is_committed_first)) TRY(note_all(moves));
  const auto saved = TRY(save(drafted, forms));
  if (!WOO24_RULE(staging_is_committed_first)) TRY(note_all(moves));
  moves.clear();
  for (std::size_t n = 0; n < drafted.size(); ++n) {
    auto* item = drafted[n];
    if (saved[n].ok() && saved[n].value().id) {
      moves.emplace_back(item, sync::Staged{*saved[n].value().id, writers_.office.server_time()});
      TRY(keys_.remember(*saved[n].value().id, item->posting.key));
    } else if (saved[n].ok()) {
      moves.emplace_back(item, sync::Unsure{Reason{ReasonId::save_unclear, {{"what", item->posting.key}}}});
    } else {
      moves.emplace_back(item, evidence_of(saved[n].error()));
      if (saved[n].error().kind == Kind::refused)
        TRY(forget_products(sides_, sync::needed_products(*item->order, sides_.rules)));
    }
  }
  return note_all(moves);
}

Result<void> PostingSteps::reconcile(const Batch& batch) {
  const auto seen = TRY(look(batch, KeySearch::Need::fresh));
  const auto now = sides_.doors.clock.now();
  Moves moves;
  for (std::size_t n = 0; n < seen.size(); ++n) {
    auto& intent = batch[n]->posting.staging_at;
    if (seen[n].shown != sync::Shown::nothing) {
      moves.emplace_back(batch[n], found_as(seen[n]));
    } else if (sync::settled(intent, sides_.limits, now)) {
      moves.emplace_back(batch[n], sync::NotInOffice{});
    } else {
      moves.emplace_back(batch[n], sync::until_settled(sync::settles_at(intent, sides_.limits, now)));
    }
  }
  return note_all(moves);
}

Result<void> PostingSteps::confirm(const Batch& batch) {
  const auto seen = TRY(look(batch, KeySearch::Need::usual));  // by key: only so a second order with it is seen
  Moves moves;
  for (std::size_t n = 0; n < seen.size(); ++n) {
    auto* item = batch[n];
    if (!seen[n].order) {
      TRY(nothing_shown(*item));
      continue;
    }
    const auto becomes = becomes_of(*item, sides_.rules.settings.orders);
    auto difference = sync::released_differs(item->posting, becomes, *seen[n].order);
    if (!seen[n].doubles.empty()) difference = booked_twice(seen[n]);
    // A change that a file which is gone had under way: what it was to become is not known, but that it is not that yet.
    const bool reopened = is_reopened(*item, *seen[n].order);
    if (reopened && seen[n].doubles.empty()) {
      difference.reset();
      item->posting.shop_content = sync::called_off_content(sync::shop_content(*item->order, sides_.rules));
      TRY(take_up_change(sides_, item->posting));
    }
    item->posting.office_saved_at = seen[n].order->date_changed;  // what is saved there later is somebody else's
    moves.emplace_back(item,
                       difference && WOO24_RULE(confirm_read) ? sync::Evidence(sync::Cannot{*difference}) : sync::Confirmed{});
  }
  TRY(note_all(moves));
  for (const auto* item : batch) {
    if (item->posting.stage != Stage::confirmed || !item->draft || TRY(proven(item->draft->kind))) continue;
    TRY(sides_.tables.memory.set(first_of(item->draft->kind), item->posting.key, sides_.doors.clock.now()));
    TRY(tell(sides_, item->posting, "first of its kind",
             item->draft->kind + ": look at office order " + std::to_string(item->posting.office_order->value)));
  }
  return {};
}

Result<void> PostingSteps::annotate(const Batch& all) {
  Batch batch;
  Moves known;
  for (auto* item : TRY(with_orders(all, false))) {
    const auto mark = sync::mark_of(*item->order, item->posting.key, item->posting.refund);
    // This file never saved it: an earlier one did, and what that knew of the payment stands in its mark, or is lost.
    const bool found = !item->posting.staging_at && item->posting.kind == PostingKind::order;
    const bool pays = found && sync::registers_payment(*item->order, sides_.rules);
    if (found) item->posting.payment_unsure = mark ? mark->payment_unsure : pays;
    if (pays) item->posting.payment_sent = true;                     // it may have been, so it never is again
    if (mark && mark->office_order == item->posting.office_order) {  // a deleted or restored state file has forgotten it
      known.emplace_back(item, sync::Annotated{});
    } else {
      batch.push_back(item);
    }
  }
  TRY(note_all(known));
  if (batch.empty()) return {};
  std::vector<woo::MetaWrite> writes;
  for (const auto* item : batch) {
    writes.push_back(
        {item->posting.order,
         {sync::mark_meta({item->posting.key, sides_.rules.client.id, item->posting.office_order.value_or(office::OrderId{}),
                           sides_.rules.installation, sides_.doors.clock.now(), item->posting.payment_unsure},
                          item->posting.refund)}});
  }
  const auto results = writers_.shop.set_order_meta(writes);
  Moves moves;
  Batch noted;
  for (std::size_t n = 0; n < batch.size(); ++n) {
    auto* item = batch[n];
    if (results[n].ok()) {
      moves.emplace_back(item, sync::Annotated{});
      noted.push_back(item);
    } else if (ends_the_run(results[n].error())) {
      TRY(note_all(moves));
      return Fail{results[n].error()};
    } else {
      moves.emplace_back(item, sync::Unsure{Reason{ReasonId::annotation_failed,
                                                   {{"message", std::string(reason_id(results[n].error().reason.id))}}}});
    }
  }
  TRY(note_all(moves));
  for (const auto* item : noted) {
    // Tried once: a note is a courtesy, and writing it twice would not be one.
    const auto text = std::string(item->posting.refund ? "24SevenOffice: credit " : "24SevenOffice: order ") +
                      std::to_string(item->posting.office_order ? item->posting.office_order->value : 0);
    if (auto done = writers_.shop.add_order_note(item->posting.order, text); !done.ok()) {
      log::warning("an order note was not written", {{"order", std::to_string(item->posting.order.value)}});
    }
  }
  return {};
}

}  // namespace woo24::jobs
