// What is judged of orders that persons made in the office: each stands once in the shop and equal, or someone was told. That
// none is mailed, moves stock or is sent back is judged as it happens (gate, truth).
#include "sim/verdict.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace woo24::sim {

namespace {

bool is_taken(const sandbox::BooksOrder& order, const Scenario& scenario) {
  if (order.reference_number.starts_with("WOO-") || order.rows.empty()) return false;
  if (order.reference_invoice != 0 || order.total_inc_vat.starts_with("-")) return false;  // a credit note
  if (order.state.starts_with("Invoiced")) return true;
  return scenario.taken_early && (order.state == "ForInvoicing" || order.state == "Confirmed");
}

}  // namespace

void Verdict::judge_imports(const sandbox::Books& books) {
  for (const auto& one : imports_) {
    town_.story.tell("state file",
                     fmt::format("import of office order {} at {}, {} {}; in the shop as {}", one.office_order.value,
                                 store::import_stage_name(one.stage), store::standing_name(one.standing),
                                 one.reason ? reason_id(one.reason->id) : "", one.shop_order ? one.shop_order->value : 0));
    if (one.standing != Standing::moving && one.reason) ++town_.tally.told["import: " + std::string(reason_id(one.reason->id))];
  }
  if (all_told_ || town_.scenario.shop_restores > 0) return;  // what a restored shop has lost is said, and not made anew
  for (const auto id : truth_.hand_orders()) judge_import(id, books);
  judge_accounts();
}

void Verdict::judge_import(std::int64_t office_order, const sandbox::Books& books) {
  const auto order = books.order(office_order);
  const auto row =
      std::find_if(imports_.begin(), imports_.end(), [&](const Import& one) { return one.office_order.value == office_order; });
  const bool told = row != imports_.end() && row->standing != Standing::moving && row->reason;
  const bool ended = row == imports_.end() || row->standing != Standing::moving || row->stage == ImportStage::done;
  // An order that the shop cannot show may be the one: that is said, and waited out.
  const bool may_be_there = row != imports_.end() && row->reason && row->reason->id == ReasonId::order_unreadable;
  if (!may_be_there && (!ended || (row != imports_.end() && row->standing == Standing::waiting)))
    truth_.broken(fmt::format("the import of office order {} has not come to its end in quiet times", office_order));
  std::vector<const Sale*> made;
  // One that the shop has thrown away leaves no trace for a state file that began since: it is made anew.
  const bool forgot = town_.scenario.state_files > 0;
  for (const auto& [key, sale] : truth_.sales()) {
    if (sale.made_of == office_order && (sale.now().there || !forgot)) made.push_back(&sale);
  }
  ++town_.tally.imports["orders made in the office"];
  if (!made.empty()) ++town_.tally.imports["made in the shop"];
  if (made.size() > 1)
    return truth_.broken(fmt::format("office order {} was made {} times in the shop", office_order, made.size()),
                         made.back()->id);
  if (made.empty() && order && is_taken(*order, town_.scenario) && !told)
    truth_.broken(fmt::format("office order {} ({}) is not in the shop, and nobody was told", office_order, order->state));
  for (const auto* sale : made) judge_no_sale(*sale);
  if (!made.empty()) judge_made(*made.front(), order ? &*order : nullptr, told);
}

/// It never was a sale of the shop: nobody is told that it cannot go to the office, or waits for it to.
void Verdict::judge_no_sale(const Sale& made) {
  const auto posting =
      std::find_if(postings_.begin(), postings_.end(), [&](const Posting& one) { return one.key == made.key; });
  if (posting == postings_.end() || posting->standing == Standing::moving) return;
  // While it could not be read nobody knew whose it was, and a person set it aside.
  const bool set_aside = posting->reason && posting->reason->id == ReasonId::skipped_by_person;
  if (posting->standing == Standing::skipped && set_aside) return;
  truth_.broken(fmt::format("made of office order {}: it is told of as of a sale, {} {}", made.made_of,
                            store::standing_name(posting->standing), posting->reason ? reason_id(posting->reason->id) : ""),
                made.id);
}

void Verdict::judge_made(const Sale& made, const sandbox::BooksOrder* order, bool told) {
  const auto& now = made.now();
  if (told) return;
  const auto of = fmt::format("made of office order {}: ", made.made_of);
  if (!now.there && order != nullptr && is_taken(*order, town_.scenario))
    return truth_.broken(of + "it was thrown away, and nobody was told", made.id);
  if (!now.there) return;
  if (order == nullptr && now.status != "cancelled")
    return truth_.broken(of + "that was deleted, and nobody was told", made.id);
  if (order == nullptr || !made.edits.empty()) return;
  if (order->state == "Inactive" && now.status != "cancelled")
    truth_.broken(of + "that is Inactive, and nobody was told: " + now.status, made.id);
  if (order->state != "Inactive" && order->total_inc_vat != now.total)
    truth_.broken(of + "it is " + now.total + " and there it is " + order->total_inc_vat, made.id);
}

/// Nobody gets a second account, nor any where none is to be made.
void Verdict::judge_accounts() {
  std::set<std::string> owners;
  for (const auto& mail : town_.shop.mails()) {
    if (mail.kind != "new_account") continue;
    if (!town_.scenario.makes_accounts) truth_.broken("an account was made: " + mail.to);
    if (!owners.insert(mail.to).second) truth_.broken("two accounts were made for " + mail.to);
  }
}

}  // namespace woo24::sim
