#include "woo24/sync/course.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/sync/import_mark.hpp"
#include "woo24/sync/key.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;

constexpr auto k_heals_within = 50min;   // "tried again within the hour": the bookkeeper has no shell
constexpr auto k_doubted_pause = 6h;     // a pause further ahead comes from a clock that was wrong
constexpr auto k_minute_rounded = 2min;  // DateChanged is rounded to the minute, and answers take their time
constexpr auto k_first_pause = 60s;
constexpr const char* k_withdrawn = "withdrawn";  // in place of a fingerprint
constexpr auto k_longest_pause = 30min;

Step step_of(Stage stage) {
  switch (stage) {
    case Stage::seen:
      return Step::draft;
    case Stage::drafted:
      return Step::customer;
    case Stage::ready:
      return Step::look;
    case Stage::staging:
      return Step::reconcile;
    case Stage::staged:
      return Step::verify;
    case Stage::releasing:
      return Step::reconcile_release;
    case Stage::released:
      return Step::confirm;
    case Stage::confirmed:
      return Step::annotate;
    case Stage::done:
      return Step::end;
  }
  return Step::end;
}

std::chrono::seconds pause_after(int attempts) {
  auto pause = std::chrono::seconds(k_first_pause);
  for (int n = 1; n < attempts && pause < k_longest_pause; ++n) pause *= 2;
  return std::min<std::chrono::seconds>(pause, k_longest_pause);
}

void go(Posting& posting, Stage stage) {
  posting.stage = stage;
  posting.standing = Standing::moving;
  posting.reason.reset();
  posting.next_try_at.reset();
  posting.attempts = 0;
}

void fail(Posting& posting, const Reason& reason, Instant now) {
  posting.standing = Standing::failed;
  posting.reason = reason;
  posting.next_try_at.reset();
  if (reason_heals(reason.id) == Heals::itself) posting.next_try_at = now + k_heals_within;
}

struct After {
  Posting posting;
  const Limits& limits;
  Instant now;

  void operator()(const Drafted&) {
    if (posting.stage == Stage::seen) go(posting, Stage::drafted);
  }
  void operator()(const NotDue& rest) {
    // Rests without a word: the shop's next change brings it back.
    if (posting.stage <= Stage::ready) go(posting, Stage::seen);
    if (posting.stage == Stage::seen && may_be_from_office(rest.reason)) posting.reason = rest.reason;
  }
  void operator()(const Cannot& cannot) {
    // Up to a refused first save nothing is in the office: names and customers are resolved anew next time.
    if (posting.stage <= Stage::staging) posting.stage = Stage::seen;
    fail(posting, cannot.reason, now);
  }
  void operator()(const Unsure& unsure) {
    ++posting.attempts;
    if (posting.attempts >= limits.attempts) {
      fail(posting,
           Reason{ReasonId::attempts_used_up,
                  {{"attempts", std::to_string(posting.attempts)}, {"last", std::string(reason_id(unsure.reason.id))}}},
           now);
      return;
    }
    posting.standing = Standing::waiting;
    posting.reason = unsure.reason;
    posting.next_try_at = now + pause_after(posting.attempts);
  }
  void operator()(const Pause& pause) {
    posting.standing = Standing::waiting;
    posting.reason = pause.reason;
    posting.next_try_at = std::min(pause.until, now + std::chrono::duration_cast<std::chrono::seconds>(k_doubted_pause));
  }
  void operator()(const CustomerFound& found) {
    if (posting.stage != Stage::drafted) return;
    go(posting, Stage::ready);
    posting.customer = found.customer;
  }
  void operator()(const NotInOffice&) {
    if (posting.stage != Stage::staging) return;
    const int attempts = posting.attempts;
    go(posting, Stage::ready);
    posting.payment_sent = posting.payment_unsure;  // no order, no payment with it
    posting.attempts = attempts;                    // so that the next batch it stands in is half as large
  }
  void operator()(const NotSent&) {
    if (posting.stage == Stage::staging) {
      go(posting, Stage::ready);
    } else if (posting.stage == Stage::releasing) {
      const bool sent = posting.payment_unsure;
      go(posting, Stage::staged);
      posting.payment_sent = sent;
    }
  }
  void operator()(const Sending& sending) {
    if (posting.stage != Stage::ready) return;
    const int attempts = posting.attempts;
    go(posting, Stage::staging);
    posting.attempts = attempts;
    posting.staging_at = now;
    posting.content = sending.content;
    if (sending.currency) {
      posting.currency_rate = sending.currency->rate;
      posting.currency_unit = sending.currency->unit;
    }
  }
  void operator()(const Staged& staged) {
    if (posting.stage != Stage::staging && posting.stage != Stage::ready) return;
    // An order that is there although this file never sent it: a deleted or older file's, which may have sent a payment too.
    if (!posting.staging_at) posting.payment_sent = true;
    if (!posting.staging_at) posting.staging_at = now;
    go(posting, Stage::staged);
    posting.office_order = staged.office_order;
    posting.office_saved_at = staged.office_time;
  }
  void operator()(const Rewritten& rewritten) {
    if (posting.stage != Stage::staged) return;
    go(posting, Stage::staged);
    posting.content = rewritten.content;
    if (rewritten.office_time) posting.office_saved_at = rewritten.office_time;
  }
  void operator()(const Releasing& releasing) {
    if (posting.stage != Stage::staged && posting.stage != Stage::releasing) return;
    const bool again = posting.stage == Stage::releasing;
    const bool sent = posting.payment_sent;
    const int attempts = posting.attempts;
    go(posting, Stage::releasing);
    posting.attempts = attempts;
    posting.releasing_at = now;
    posting.payment_sent = sent || releasing.with_payment;
    if ((again && sent) || releasing.withheld) posting.payment_unsure = true;
  }
  void operator()(const TouchedMeanwhile&) {
    if (posting.stage == Stage::staged) posting.payment_sent = true;
  }
  void operator()(const PutBack&) {
    if (posting.stage == Stage::staging || posting.stage == Stage::staged) posting.payment_sent = true;
  }
  void operator()(const LeftToPerson& left) {
    posting.standing = Standing::taken_over;
    posting.reason = left.reason;
    posting.next_try_at.reset();
  }
  void operator()(const NotReleased&) {
    if (posting.stage != Stage::releasing) return;
    const int attempts = posting.attempts;
    go(posting, Stage::staged);
    posting.attempts = attempts;
    posting.payment_unsure = posting.payment_unsure || posting.payment_sent;
  }
  void operator()(const ReleaseRefused& refused) {
    if (posting.stage != Stage::releasing) return;
    posting.stage = Stage::staged;
    if (!posting.payment_unsure) posting.payment_sent = false;
    fail(posting, refused.reason, now);
  }
  void operator()(const Released& released) {
    if (posting.stage > Stage::releasing) return;
    const bool unclear = posting.stage == Stage::releasing && released.seen_only && posting.payment_sent;
    go(posting, Stage::released);
    posting.office_order = released.office_order;
    posting.payment_unsure = posting.payment_unsure || (unclear && WOO24_RULE(unsure_payment_is_told));
  }
  void operator()(const Confirmed&) {
    if (posting.stage == Stage::released) go(posting, Stage::confirmed);
  }
  void operator()(const Annotated&) {
    if (posting.stage == Stage::confirmed) go(posting, Stage::done);
  }
  void operator()(const InvoicedByHand& invoiced) {
    posting.standing = Standing::taken_over;
    posting.office_order = invoiced.office_order;
    posting.reason =
        Reason{ReasonId::invoiced_by_hand,
               {{"office_order", std::to_string(invoiced.office_order.value)}, {"invoice", std::to_string(invoiced.invoice)}}};
    posting.next_try_at.reset();
  }
  void operator()(const Withdrawing& withdrawing) {
    (*this)(Unsure{withdrawing.unclear});
    if (posting.stage == Stage::staged) posting.content = k_withdrawn;
    if (posting.standing == Standing::waiting && withdrawing.by_person) posting.reason = withdrawing.by_person;
  }
  void operator()(const Withdrawn& withdrawn) {
    if (posting.stage == Stage::staged) posting.content = k_withdrawn;
    posting.standing = Standing::skipped;
    posting.reason = withdrawn.reason;
    posting.next_try_at.reset();
  }
};

bool is_inactive(const office::Order& order) { return order.state == "Inactive"; }

}  // namespace

Next next(const Posting& posting, const Limits& limits, Instant now) {
  if (posting.stage == Stage::done) return {};
  if (posting.standing == Standing::skipped || posting.standing == Standing::taken_over) return {};
  if (posting.standing == Standing::failed && !posting.next_try_at) return {};
  if (posting.next_try_at && *posting.next_try_at > now && *posting.next_try_at <= now + k_doubted_pause) {
    const bool asked_to_rest =
        posting.reason && (posting.reason->id == ReasonId::office_quarantine || posting.reason->id == ReasonId::office_busy ||
                           posting.reason->id == ReasonId::office_budget_spent || posting.reason->id == ReasonId::shop_busy ||
                           posting.reason->id == ReasonId::waits_to_settle);
    if (!limits.ignore_pauses || asked_to_rest) return {Step::rest, posting.next_try_at};
  }
  return {step_of(posting.stage), std::nullopt};
}

bool settled(const std::optional<Instant>& intent, const Limits& limits, Instant now) {
  if (!intent || !WOO24_RULE(settle_after_unclear)) return true;
  return now >= *intent && now - *intent >= limits.settle;
}

Instant settles_at(std::optional<Instant>& intent, const Limits& limits, Instant now) {
  intent = std::min(intent.value_or(now), now);
  return *intent + limits.settle;
}

Pause until_settled(Instant until) { return {Reason{ReasonId::waits_to_settle, {{"until", format_utc(until)}}}, until}; }

Posting woken(const Posting& posting, Instant now) {
  auto result = posting;
  const bool untouched = posting.stage <= Stage::ready && posting.standing != Standing::skipped;
  const bool withdrawn =
      posting.standing == Standing::skipped && posting.reason &&
      (posting.reason->id == ReasonId::no_longer_due || posting.reason->id == ReasonId::order_gone_from_shop);
  if (untouched || withdrawn) {
    go(result, Stage::seen);
    if (may_be_from_office(posting.reason)) result.reason = posting.reason;
    result.next_try_at = now;
  } else if (posting.stage == Stage::staged && posting.standing == Standing::failed) {
    result.next_try_at = now;  // an edit in the shop may have mended it: verified again
  }
  return result;
}

std::optional<Posting> skipped(const Posting& posting, const Reason& by, Instant now) {
  if (posting.stage < Stage::staging) return after(posting, Withdrawn{by}, {}, now);
  const bool change = posting.kind == PostingKind::update || posting.kind == PostingKind::cancel;  // its order is in the books
  if ((change || posting.stage >= Stage::released) && posting.standing == Standing::failed && posting.reason)
    return after(posting, LeftToPerson{*posting.reason}, {}, now);
  return std::nullopt;
}

std::optional<Posting> retried(const Posting& posting, bool again, Instant now) {
  const bool stands =
      posting.standing == Standing::failed || posting.standing == Standing::waiting || posting.standing == Standing::skipped;
  const bool deleted = posting.reason && posting.reason->id == ReasonId::deleted_in_office;
  if (!stands || (posting.stage == Stage::done && !deleted) || (deleted && !again)) return std::nullopt;
  auto result = posting;
  if (deleted) {  // made anew, and looked for once more before that; its payment stays with the one that is gone
    result.payment_unsure = result.payment_unsure || result.payment_sent;
    result.office_order.reset();
    result.staging_at.reset();
    result.content.clear();
  }
  if (deleted || posting.stage < Stage::staging || !WOO24_RULE(retry_keeps_stage)) result.stage = Stage::seen;
  result.standing = Standing::waiting;  // taken by the next run, whatever else rests
  result.reason.reset();
  result.next_try_at.reset();
  result.attempts = 0;
  result.moved_at = now;
  return result;
}

TakeOver take_over(const office::Order& read, Instant first_start, const Limits& limits, Instant now) {
  const std::chrono::seconds rounding = 1min;  // the office rounds its change dates
  if (read.date_changed && *read.date_changed > first_start + rounding) return TakeOver::no;
  return now < first_start + limits.settle ? TakeOver::wait : TakeOver::yes;
}

Posting after(const Posting& posting, const Evidence& evidence, const Limits& limits, Instant now) {
  After step{posting, limits, now};
  std::visit([&step](const auto& what) { step(what); }, evidence);
  step.posting.moved_at = now;
  return step.posting;
}

bool touched_since(const Posting& posting, const office::Order& read, const Limits& limits) {
  if (!read.date_changed) return false;
  // Without an answer to the save it may have been applied until it counts as settled, by a clock that is not quite ours.
  auto known = posting.office_saved_at;
  if (!known && posting.staging_at) known = *posting.staging_at + limits.settle + k_minute_rounded;
  return known && *read.date_changed > *known + k_minute_rounded;
}

bool withdrawn_by_us(const Posting& posting) { return posting.content == k_withdrawn; }

bool is_invoiced(const office::Order& order) {
  const auto& state = order.state;
  return order.invoice.has_value() || state == "Invoiced" || state == "InvoicedCashAccount" || state == "InvoicedPack";
}

InvoicedByHand invoiced(const Sight& seen) { return {*seen.order->id, seen.order->invoice ? seen.order->invoice->value : 0}; }

Sight sight(const std::vector<office::Order>& orders, const std::string& key, const std::string& installation) {
  struct Candidate {
    int rank;
    office::OrderId id;
    Shown shown;
    const office::Order* order;
  };
  std::vector<Candidate> candidates;
  for (const auto& order : orders) {
    if (!order.id || !order.reference_number) continue;
    const auto reference = read_reference(*order.reference_number);
    if (!reference || reference->key != key) continue;
    Candidate candidate{3, *order.id, Shown::staged_by_us, &order};
    if (!reference->staged) {
      candidate = {0, *order.id, Shown::released, &order};
    } else if (is_invoiced(order)) {
      candidate = {1, *order.id, Shown::invoiced_staged, &order};
    } else if (is_inactive(order)) {
      candidate = {4, *order.id, Shown::inactive, &order};
    } else if (reference->installation != installation.substr(0, 4) && WOO24_RULE(only_own_mark)) {
      candidate = {3, *order.id, Shown::staged_elsewhere, &order};
    }
    candidates.push_back(candidate);
  }
  if (candidates.empty()) return {};
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return std::tie(a.rank, a.id) < std::tie(b.rank, b.id); });
  Sight seen{candidates.front().shown, *candidates.front().order, {}, {}};
  for (std::size_t n = 1; n < candidates.size(); ++n) {
    const auto shown = candidates[n].shown;
    if (shown == Shown::released && !is_inactive(*candidates[n].order)) seen.doubles.push_back(*candidates[n].order);
    if (shown == Shown::staged_by_us || shown == Shown::staged_elsewhere) seen.surplus.push_back(*candidates[n].order);
  }
  return seen;
}

}  // namespace woo24::sync
