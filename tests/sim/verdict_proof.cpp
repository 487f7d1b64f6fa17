// The proof, held against what really happened: it names whatever differs between shop and books, and nothing else.
#include "sim/refunds.hpp"
#include "sim/verdict.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace woo24::sim {

namespace {

using settings::AfterSale;

/// A person has changed something of it on either side since it was sent, or it cannot be known.
bool may_differ(const Sale& sale) {
  if (!sale.touches.empty() || !sale.copies.empty() || !sale.now().there || sale.refunds_meddled()) return true;
  if (sale.releases.empty()) return false;
  const auto sent = sale.releases.back();
  return std::any_of(sale.versions.begin(), sale.versions.end(), [&](const Version& version) {
    return version.there && (version.total != sent.total || !is_due(version.status, version.method, version.paid));
  });
}

/// What differs between shop and books, as the simulator sees it; "" when all is equal.
std::string difference(const Sale& sale, const sandbox::Books& books, AfterSale refunds) {
  const auto entries = books.counting(sale.key);
  const auto& now = sale.now();
  const bool due = now.there && is_due(now.status, now.method, now.paid);
  if (!now.there) return entries.empty() ? "" : "it is in the books and not in the shop";
  const bool called_off = now.status == "cancelled" || now.status == "failed";
  if (!due) return called_off && !entries.empty() ? "it is in the books and " + now.status : "";
  if (entries.empty()) return "it is not in the books";
  if (entries.size() > 1) return "it is in the books more than once";
  const auto& entry = entries.front();
  const bool invoiced = entry.state.starts_with("Invoiced");
  if (entry.reference_number != sale.key || (entry.state != "ForInvoicing" && !invoiced)) return "it is not released";
  std::int64_t without = 0;
  std::string missing;
  for (const auto& [id, refund] : sale.refunds) {
    const auto key = fmt::format("{}-R{}", sale.key, id);
    auto credits = books.counting(key);
    const auto stock = books.counting(key + "S");
    const bool doubled = credits.size() > 1 || stock.size() > 1;
    credits.insert(credits.end(), stock.begin(), stock.end());
    if (!refund.there && !credits.empty()) return fmt::format("refund {} is deleted, and its credit is there", id);
    if (!refund.there || in_ore(refund.amount) == 0 || refunds == AfterSale::off) continue;
    if (doubled) return fmt::format("refund {} is credited more than once", id);
    std::int64_t credited = 0;
    for (const auto& credit : credits) credited -= in_ore(credit.total_inc_vat);
    if (credits.empty()) {
      without += in_ore(refund.amount);
      missing = fmt::format("refund {} is not credited", id);
    } else if (credited != in_ore(refund.amount)) {
      return fmt::format("refund {} is credited with {} öre", id, credited);
    }
  }
  const auto off = in_ore(now.total) - in_ore(entry.total_inc_vat);
  if (off == 0) return missing;
  return off == without ? "" : "it is " + entry.total_inc_vat + " in the books and " + now.total + " in the shop";
}

}  // namespace

void Verdict::judge_proof(const Result<sync::Proof>& proof) {
  if (!proof.ok()) {
    return truth_.broken("the proof ends early: " + std::string(reason_id(proof.error().reason.id)) + " " +
                         arguments_json(proof.error().reason));
  }
  const auto& all = proof.value();
  for (const auto* list : {&all.findings, &all.listed}) {
    for (const auto& one : *list) {
      town_.story.tell("proof",
                       fmt::format("{} {}: {} {}", list == &all.listed ? "listed:" : "differs:", one.key,
                                   reason_id(one.reason.id), arguments_json(one.reason)),
                       {one.order.value});
    }
  }
  ++town_.tally.proofs[all.equal() ? "all equal" : "names what differs"];
  if (town_.scenario.shop_restores > 0 || town_.scenario.other_installation) return;  // one id is several sales there
  const auto books = town_.office.books();
  std::set<std::int64_t> named;
  for (const auto* list : {&all.findings, &all.listed}) {
    for (const auto& one : *list) named.insert(one.order.value);
  }
  const auto& office = town_.scenario.office;
  const bool money_vanishes = office.payment_posting == sandbox::OfficeSwitches::PaymentPosting::lost ||
                              office.state_not_atomic != sandbox::OfficeSwitches::NotAtomic::never;
  for (const auto& one : all.findings) {
    ++town_.tally.proofs["named: " + std::string(reason_id(one.reason.id))];
    const auto* sale = truth_.sale_of(one.key);
    const bool payment = one.reason.id == ReasonId::open_in_ledger && money_vanishes;
    if (one.reason.id == ReasonId::order_unreadable) continue;
    // Of a refund made since, it alone can tell.
    const bool unseen = one.reason.id == ReasonId::refund_not_credited && sale != nullptr && is_set_aside_unread(*sale) &&
                        !difference(*sale, books, town_.scenario.refunds).empty();
    if (sale != nullptr && sale->made_of == 0 && (may_differ(*sale) || payment || unseen)) continue;
    truth_.broken(fmt::format("the proof names {} {} though nothing was made to differ", reason_id(one.reason.id),
                              arguments_json(one.reason)),
                  one.order.value);
  }
  for (const auto& [key, sale] : truth_.sales()) {
    if (sale.made_of != 0) continue;
    const auto what = difference(sale, books, town_.scenario.refunds);
    if (!what.empty() && !named.contains(sale.id)) truth_.broken("the proof is silent though " + what, sale.id);
  }
}

}  // namespace woo24::sim
