// What is judged of what comes after the sale: credits, and orders that became completed.
#include "sim/refunds.hpp"
#include "sim/verdict.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace woo24::sim {

namespace {

using Switches = sandbox::OfficeSwitches;
using settings::AfterSale;

bool is_bare(const sandbox::BooksOrder& entry, const std::string& key) { return entry.reference_number == key; }
bool is_released(const sandbox::BooksOrder& entry) { return !is_marked(entry.reference_number); }

}  // namespace

/// A row stands in for an order that the shop cannot show: someone was told of all of it.
bool Verdict::is_unread(const Sale& sale) const {
  return std::any_of(postings_.begin(), postings_.end(), [&](const Posting& one) {
    return one.order.value == sale.id && one.order_key.empty() && one.standing != Standing::moving && one.reason;
  });
}

/// A person has set aside what the shop could not show: nobody asks for it by its id any more.
bool Verdict::is_set_aside_unread(const Sale& sale) const {
  return std::any_of(postings_.begin(), postings_.end(), [&](const Posting& one) {
    return one.order.value == sale.id && one.order_key.empty() && one.standing == Standing::skipped;
  });
}

const Posting* Verdict::credit_of(const std::string& key) const {
  const auto found = std::find_if(postings_.begin(), postings_.end(), [&](const Posting& one) { return one.key == key; });
  return found == postings_.end() ? nullptr : &*found;
}

void Verdict::judge_credits(const Sale& sale, const sandbox::Books& books) {
  // A shop that is put back hands its refunds' ids out again, and forgets what was credited.
  if (town_.scenario.shop_restores > 0) return;
  std::int64_t credited = 0;
  for (const auto& [id, refund] : sale.refunds) {
    judge_credit(sale, id, refund, books);
    if (!refund.touches.empty() || refund.releases.empty()) continue;
    for (const auto* half : {"", "S"}) {
      for (const auto& entry : books.counting(fmt::format("{}-R{}{}", sale.key, id, half)))
        credited -= in_ore(entry.total_inc_vat);
    }
  }
  judge_restocked(sale, books);
  if (credited == 0 || sale.refunds_meddled() || sale.releases.empty() || !sale.touches.empty()) return;
  if (credited > in_ore(sale.last_sent().total))
    truth_.broken(fmt::format("{} öre of it were credited, more than the {} sold", credited, sale.last_sent().total), sale.id);
}

/// Where all refunds are credited and nobody had a hand in it, the credits put back what the shop did.
void Verdict::judge_restocked(const Sale& sale, const sandbox::Books& books) {
  const bool meddled = !sale.touches.empty() || !sale.edits.empty() || sale.refunds_meddled() || town_.scenario.catalogue.there;
  if (meddled || town_.scenario.refunds != AfterSale::act || sale.refunds.empty() || !sale.now().there) return;
  std::map<std::string, std::int64_t> back;  // hundredths of pieces, by number: the shop's less the office's
  for (const auto& line : lines_in(town_.shop, sale.id)) back[line.sku] += std::int64_t{100} * line.restocked;
  for (const auto& [id, refund] : sale.refunds) {
    if (!refund.there || !refund.copies.empty() || !is_credited_whole(sale, id, refund, books)) return;
    for (const auto* half : {"", "S"}) {
      for (const auto& entry : books.counting(fmt::format("{}-R{}{}", sale.key, id, half))) {
        if (entry.skip_stock) continue;
        for (const auto& row : entry.rows) {
          if (const auto of = back.find(row.product_no); of != back.end()) of->second += in_ore(row.quantity);
        }
      }
    }
  }
  ++town_.tally.restocked;
  for (const auto& [number, difference] : back) {
    if (difference != 0)
      truth_.broken(
          fmt::format("{} hundredths of {} are back in the shop's stock beside those in the office", difference, number),
          sale.id);
  }
}

bool Verdict::is_credited_whole(const Sale& sale, std::int64_t id, const Refunded& refund, const sandbox::Books& books) const {
  std::int64_t credited = 0;
  for (const auto* half : {"", "S"}) {
    const auto key = fmt::format("{}-R{}{}", sale.key, id, half);
    if (is_told(credit_of(key))) return false;
    for (const auto& entry : books.counting(key)) credited -= is_bare(entry, key) ? in_ore(entry.total_inc_vat) : 0;
  }
  return credited == in_ore(refund.amount);
}

void Verdict::judge_credit(const Sale& sale, std::int64_t id, const Refunded& refund, const sandbox::Books& books) {
  const auto name = fmt::format("refund {} of {}", id, refund.amount);
  ++town_.tally.refunds;
  bool told = is_unread(sale), booked = false;
  std::int64_t credited = 0;
  std::vector<sandbox::BooksOrder> entries;
  for (const auto* half : {"", "S"}) {
    const auto key = fmt::format("{}-R{}{}", sale.key, id, half);
    const auto* posting = credit_of(key);
    auto own = books.counting(key);
    std::erase_if(own, [&](const sandbox::BooksOrder& one) { return refund.copies.contains(one.id); });
    const bool second = *half != '\0';
    if (second && posting == nullptr && own.empty()) continue;
    told = told || is_told(posting);
    if (posting != nullptr && posting->standing != Standing::moving && posting->reason)
      ++town_.tally.told["credit: " + std::string(reason_id(posting->reason->id))];
    if (own.size() > 1 && refund.touches.empty())
      truth_.broken(fmt::format("{} is credited {} times under {}", name, own.size(), key), sale.id);
    const bool bare = std::any_of(own.begin(), own.end(), [&](const auto& one) { return is_bare(one, key); });
    booked = second ? booked && bare : bare;
    if (bare) ++town_.tally.credits;
    if (second && bare) ++town_.tally.divided;
    for (const auto& one : own) {
      if (is_bare(one, key)) credited -= in_ore(one.total_inc_vat);
    }
    entries.insert(entries.end(), own.begin(), own.end());
  }
  const bool untouched = refund.touches.empty() && refund.copies.empty() && !told;
  if (booked && untouched && credited != in_ore(refund.amount))
    truth_.broken(fmt::format("{} is credited with {} öre in all", name, credited), sale.id);
  const auto sold = books.counting(sale.key);
  const bool sale_stands =
      sold.size() == 1 && is_released(sale, sold.front()) && sale.touches.empty() && !sale.releases.empty();
  const auto& now = sale.now();
  const bool due = now.there && refund.there && is_due(now.status, now.method, now.paid) && in_ore(refund.amount) != 0;
  const bool wanted = town_.scenario.refunds == AfterSale::act;
  if (due && sale_stands && wanted && !booked && !told && refund.touches.empty())
    truth_.broken(name + " has no credit in the books, and nobody was told", sale.id);
  if (due && sale_stands && town_.scenario.refunds == AfterSale::report && !told)
    truth_.broken(name + " is to be reported, and nobody was told", sale.id);
  const bool lost = refund.releases.empty() == false && !refund.there && booked && refund.touches.empty() && now.there;
  // A state file that began since does not know the credit; the proof names it.
  if (lost && !told && town_.scenario.state_files == 0)
    truth_.broken(name + " is deleted, its credit is in the books, and nobody was told", sale.id);
  for (const auto& entry : entries) {
    const auto& payments = entry.payments;
    if (payments.size() > 1) truth_.broken(name + ": money went back more than once: " + entry.paid_amount, sale.id);
    if (!payments.empty() && !refund.paid_back)
      truth_.broken(name + ": money is said to have gone back, and none did: " + entry.paid_amount, sale.id);
    const auto* posting = credit_of(entry.reference_number);
    const bool cannot_be_seen = town_.scenario.office.payment_posting == Switches::PaymentPosting::lost ||
                                town_.scenario.office.state_not_atomic == Switches::NotAtomic::payment_lost;
    const bool one_method = std::all_of(sale.versions.begin(), sale.versions.end(),
                                        [&](const Version& version) { return version.method == now.method; });
    const bool of_nothing = in_ore(entry.total_inc_vat) == 0;
    if (!payments.empty() || of_nothing || !is_released(entry) || !refund.paid_back || cannot_be_seen || !one_method) continue;
    const bool said =
        told || (posting != nullptr && posting->payment_unsure) || truth_.was_told_of_payment(entry.reference_number);
    if (pays_in_shop(now.method) && !said && refund.touches.empty())
      truth_.broken(name + ": the money that went back is missing, and nobody was told", sale.id);
  }
}

void Verdict::judge_completed(const Sale& sale, const sandbox::Books& books) {
  if (town_.scenario.shop_restores > 0 || !sale.now().there) return;
  const auto mails = town_.shop.mails_to_customer(sale.id, "completed");
  const auto by_us = mails - sale.completed_by_hand;
  if (!sale.meta_copied && by_us > (town_.scenario.completes ? 1 : 0))
    truth_.broken(fmt::format("its customer was told {} times that it is completed, {} of them by a person's doing", mails,
                              sale.completed_by_hand),
                  sale.id);
  if (by_us == 1) ++town_.tally.completed;
  // Once it was completed, whoever moves it back has a reason.
  const bool was =
      std::any_of(sale.versions.begin(), sale.versions.end(), [](const Version& v) { return v.status == "completed"; });
  if (was || by_us > 0 || is_unread(sale)) return;
  if (!town_.scenario.completes || !sale.touches.empty() || sale.now().status != "processing") return;
  const auto entries = books.counting(sale.key);
  const bool invoiced = entries.size() == 1 && entries.front().state == "Invoiced" && is_released(sale, entries.front());
  if (invoiced && !is_told(posting_of(sale)))
    truth_.broken("it is invoiced and still processing, and nobody was told", sale.id);
}

}  // namespace woo24::sim
