#include "woo24/sync/rebuilt.hpp"

#include "woo24/sync/hand_over.hpp"
#include "woo24/sync/key.hpp"

namespace woo24::sync {

namespace {

/// What the row takes from the office's order beside its stage.
void take_facts(Posting& posting, const Remains& remains) {
  const auto& order = remains.sight.order;
  if (!order) return;
  if (order->customer) posting.customer = order->customer;
  if (order->currency && order->currency->rate) {
    posting.currency_rate = order->currency->rate;
    posting.currency_unit = order->currency->unit;
  }
}

class Restoring {
 public:
  Restoring(const Posting& posting, const Remains& remains, const Limits& limits, Instant now)
      : out_{posting, Rebuilt::kept}, remains_(remains), limits_(limits), now_(now) {}

  Restored run() {
    if (is_linked(out_.posting)) {
      if (out_.posting.id == 0) out_.what = Rebuilt::linked;
      return out_;
    }
    if (stood_for_the_other()) return out_;
    if (is_settled()) return out_;
    switch (remains_.sight.shown) {
      case Shown::nothing:
        nothing();
        break;
      case Shown::released:
        released();
        break;
      case Shown::invoiced_staged:
        step(invoiced(remains_.sight), Rebuilt::by_hand);
        break;
      case Shown::staged_by_us:
      case Shown::staged_elsewhere:
      case Shown::inactive:
        if (out_.posting.stage < Stage::staging) staged(*remains_.sight.order->id, Rebuilt::half_way);
        break;
    }
    if (out_.what != Rebuilt::kept) take_facts(out_.posting, remains_);
    return out_;
  }

 private:
  void step(const Evidence& evidence, Rebuilt what) {
    out_.posting = after(out_.posting, evidence, limits_, now_);
    out_.what = what;
  }

  /// The steps before it were taken by the file that is lost.
  void staged(office::OrderId order, Rebuilt what) {
    const auto& there = remains_.sight.order;
    step(Drafted{}, what);
    step(CustomerFound{there ? there->customer.value_or(office::CompanyId{}) : office::CompanyId{}}, what);
    if (out_.posting.customer == office::CompanyId{}) out_.posting.customer.reset();
    step(Staged{order, std::nullopt}, what);
  }

  /// A row that knows its end, or that a person has decided about.
  [[nodiscard]] bool is_settled() const {
    const auto& posting = out_.posting;
    return posting.stage >= Stage::released || posting.standing == Standing::taken_over ||
           (posting.standing == Standing::skipped && remains_.sight.shown != Shown::released);
  }

  bool stood_for_the_other() {
    const auto& posting = out_.posting;
    const bool stood = posting.standing == Standing::failed && posting.reason &&
                       posting.reason->id == ReasonId::released_by_other_installation;
    const auto again = stood ? retried(posting, false, now_) : std::nullopt;
    if (!again) return false;
    out_ = {*again, Rebuilt::tried_anew};
    return true;
  }

  void nothing() {
    auto& posting = out_.posting;
    if (posting.stage >= Stage::staging) return;
    if (!remains_.mark) {
      if (posting.id == 0) out_.what = Rebuilt::absent;
      return;
    }
    staged(remains_.mark->office_order, Rebuilt::gone);
    const auto order = std::to_string(remains_.mark->office_order.value);
    step(Cannot{Reason{ReasonId::deleted_in_office, {{"office_order", order}}}}, Rebuilt::gone);
  }

  void released() {
    const auto& mark = remains_.mark;
    const bool forgotten = !out_.posting.staging_at && out_.posting.kind == PostingKind::order;
    step(Released{*remains_.sight.order->id, true}, Rebuilt::to_note);
    if (remains_.pays) out_.posting.payment_sent = true;  // it may have been, so it never is again
    // This file never saved it: what the earlier one knew of the payment stands in its mark, or is lost.
    if (mark) {
      out_.posting.payment_unsure = mark->payment_unsure;
    } else if (forgotten) {
      out_.posting.payment_unsure = remains_.pays;
    }
    const bool noted = mark && mark->office_order == remains_.sight.order->id && remains_.sight.doubles.empty();
    if (!noted) return;
    step(Confirmed{}, Rebuilt::booked);
    step(Annotated{}, Rebuilt::booked);
  }

  Restored out_;
  const Remains& remains_;
  const Limits& limits_;
  Instant now_;
};

}  // namespace

Restored restored(const Posting& posting, const Remains& remains, const Limits& limits, Instant now) {
  return Restoring(posting, remains, limits, now).run();
}

std::string installation_in(const Remains& remains) {
  const auto& order = remains.sight.order;
  if (const auto reference = order ? read_reference(order->reference_number.value_or("")) : std::nullopt;
      reference && reference->staged)
    return reference->installation;
  return remains.mark ? remains.mark->installation : "";
}

}  // namespace woo24::sync
