// What is judged of orders that the shop changed or called off after they were sent: in the books stands the order as the shop
// has it now, and a credit for each refund (verdict_credits), or someone was told.
#include "sim/verdict.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace woo24::sim {

namespace {

using settings::AfterSale;

bool is_change_of(const Posting& posting, const Sale& sale) { return posting.key.starts_with(sale.key + "-C"); }

}  // namespace

bool Verdict::is_change_told(const Sale& sale) const {
  return std::any_of(postings_.begin(), postings_.end(), [&](const Posting& one) {
    return is_change_of(one, sale) && one.standing != Standing::moving && one.reason;
  });
}

void Verdict::judge_changes(const Sale& sale, const sandbox::Books& books) {
  judge_change_reasons(sale);
  const auto& now = sale.now();
  const bool known = town_.scenario.shop_restores == 0 && sale.touches.empty() && sale.copies.empty() && !sale.releases.empty();
  if (!known) return;
  if (!sale.changes.empty()) ++town_.tally.changed[sale.changes.back().total.empty() ? "made Inactive" : "brought over"];
  if (is_told(posting_of(sale)) || is_change_told(sale) || is_unread(sale)) return;
  const auto entries = books.counting(sale.key);
  const bool stands = entries.size() == 1 && is_released(sale, entries.front());
  const bool off = now.status == "cancelled" || now.status == "failed";
  const bool can_be_known = town_.scenario.state_files == 0;  // else it may be the proof alone that names it
  if (stands && now.there && off && can_be_known && town_.scenario.cancelled != AfterSale::off)
    truth_.broken("it was called off after it was sent, stands in the books, and nobody was told", sale.id);
  // A state file that began since knows of none that the shop has thrown away.
  if (stands && !now.there && town_.scenario.cancelled != AfterSale::off && town_.scenario.state_files == 0)
    truth_.broken("the shop has thrown it away after it was sent, and nobody was told", sale.id);
  const bool due = now.there && is_due(now.status, now.method, now.paid);
  // Nor does it know what an order was when it was sent: that it differs, the proof names (verdict_proof).
  const bool wanted = town_.scenario.changed != AfterSale::off && town_.scenario.state_files == 0;
  if (stands && due && wanted && entries.front().total_inc_vat != now.total) {
    truth_.broken(fmt::format("it was changed to {} after it was sent, is {} in the books, and nobody was told", now.total,
                              entries.front().total_inc_vat),
                  sale.id);
  }
}

/// What is said of a change must have come from a person.
void Verdict::judge_change_reasons(const Sale& sale) {
  if (town_.scenario.shop_restores > 0 || town_.scenario.other_installation) return;
  for (const auto& one : postings_) {
    if (!is_change_of(one, sale) || one.standing == Standing::moving || !one.reason) continue;
    const auto said = std::string(reason_id(one.reason->id)) + " " + arguments_json(*one.reason);
    ++town_.tally.told["change: " + std::string(reason_id(one.reason->id))];
    if (!sale.was_edited() && sale.touches.empty())
      truth_.broken("it is said of it after it was sent, though nobody changed it: " + said, sale.id);
    const bool by_hand = one.reason->id == ReasonId::changed_on_both_sides || one.reason->id == ReasonId::deleted_in_office;
    if (by_hand && sale.touches.empty() && town_.scenario.state_files == 0)
      truth_.broken("it is said that it was changed in the office too, though nobody touched it: " + said, sale.id);
  }
}

}  // namespace woo24::sim
