#include "woo24/sync/credit_course.hpp"

#include "woo24/base/teeth.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;

constexpr auto k_ask_again = 1min;  // the sale may come through in this very run

// As the state file calls them, for people.
const char* how_far(const Posting& credit) {
  if (credit.stage < Stage::staging) return "seen";
  if (credit.stage < Stage::releasing) return "staged";
  return credit.stage == Stage::done ? "done" : "released";
}

std::string refund_of(const Posting& credit) { return std::to_string(credit.refund.value_or(shop::RefundId{}).value); }

Reason reported(const Posting& credit) {
  return Reason{ReasonId::refund_reported, {{"refund", refund_of(credit)}, {"amount", credit.total.abs().text(2)}}};
}

}  // namespace

std::optional<Evidence> held_back_by(const std::optional<Posting>& sale, const Posting& credit, Instant now) {
  const bool in_office = sale && sale->office_order.has_value();
  const bool booked = in_office && (sale->stage >= Stage::confirmed || !WOO24_RULE(credit_waits_for_its_sale)) &&
                      sale->standing != Standing::skipped;
  if (booked || (in_office && sale->standing == Standing::taken_over)) return std::nullopt;
  const bool decided =
      sale && sale->standing == Standing::skipped && sale->reason && sale->reason->id == ReasonId::skipped_by_person;
  const bool elsewhere = sale && sale->standing == Standing::taken_over;  // in other books than these
  if (decided || elsewhere) return Cannot{reported(credit)};
  const Reason waits{ReasonId::waits_for_its_order, {{"refund", refund_of(credit)}}};
  const bool stands = !sale || sale->standing == Standing::failed || sale->standing == Standing::skipped ||
                      (sale->stage == Stage::seen && sale->standing == Standing::moving);
  if (stands) return Cannot{waits};
  return Pause{waits, now + k_ask_again};
}

std::optional<Reason> not_credited(const Posting& credit, const settings::After& after) {
  return after.refunds == settings::AfterSale::act ? std::nullopt : std::optional(reported(credit));
}

std::optional<Amount> booked_total(const office::Order& sale) {
  return sale.state == "Inactive" ? Amount{} : sale.total_inc_vat;
}

Reason refund_gone(const Posting& credit) {
  return Reason{ReasonId::refund_deleted, {{"refund", refund_of(credit)}, {"stage", how_far(credit)}}};
}

bool lost_its_refund(const Posting& credit, const shop::Order& order) {
  const bool told = credit.standing == Standing::skipped || credit.standing == Standing::failed;
  if (credit.kind != PostingKind::credit || !credit.refund || told || credit.stage < Stage::released) return false;
  return std::none_of(order.refunds.begin(), order.refunds.end(),
                      [&](const shop::RefundMark& refund) { return refund.id == *credit.refund; });
}

}  // namespace woo24::sync
