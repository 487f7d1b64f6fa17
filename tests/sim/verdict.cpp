#include "sim/verdict.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace woo24::sim {

namespace {

using Switches = sandbox::OfficeSwitches;

bool is_zero(const std::string& amount) { return amount.find_first_not_of("0.") == std::string::npos; }

bool was_touched(const Sale& sale, const std::string& start) {
  return std::any_of(sale.touches.begin(), sale.touches.end(),
                     [&](const Touch& touch) { return touch.what.starts_with(start); });
}

}  // namespace

bool pays_in_shop(const std::string& method) { return method == "klarna_payments" || method == "swish"; }

bool is_released(const Sale& sale, const sandbox::BooksOrder& entry) {
  const bool stands = entry.state == "ForInvoicing" || entry.state.starts_with("Invoiced");
  return entry.reference_number == sale.key && (stands || !sale.touches.empty());
}

const Posting* Verdict::posting_of(const Sale& sale) const {
  const auto by_key =
      std::find_if(postings_.begin(), postings_.end(), [&](const Posting& posting) { return posting.key == sale.key; });
  if (by_key != postings_.end()) return &*by_key;
  // A row that stands in for an order that could not be read yet.
  const auto stand_in = std::find_if(postings_.begin(), postings_.end(), [&](const Posting& posting) {
    return posting.kind == PostingKind::order && posting.order.value == sale.id && posting.order_key.empty();
  });
  return stand_in == postings_.end() ? nullptr : &*stand_in;
}

bool Verdict::is_told(const Posting* posting) const {
  if (all_told_) return true;
  return posting != nullptr && posting->standing != Standing::moving && posting->reason.has_value();
}

void Verdict::judge() {
  postings_ = program_.postings();
  imports_ = program_.imports();
  for (const auto& posting : postings_) {
    town_.story.tell("state file",
                     fmt::format("{} at {}, {} {}; the shop's order was last seen {}", posting.key,
                                 store::stage_name(posting.stage), store::standing_name(posting.standing),
                                 posting.reason ? reason_id(posting.reason->id) : "", posting.shop_status),
                     {posting.order.value});
  }
  const auto& ended = program_.ended_by();
  // A new state file that began while the clock was behind takes its predecessor's marks for another's: it stops, and says so.
  const bool clock_was_behind = town_.scenario.clock_steps > 0 && town_.scenario.state_files > 0;
  all_told_ = ended && ended->kind == Kind::binding && (town_.scenario.other_installation || clock_was_behind);
  if (ended && !all_told_) {
    truth_.broken("in quiet times the run still ends early: " + std::string(reason_id(ended->reason.id)) + " " +
                  arguments_json(ended->reason));
  }
  truth_.look_at_shop();
  const auto books = town_.office.books();
  for (const auto& [key, sale] : truth_.sales()) {
    if (sale.made_of != 0) continue;
    judge(sale, books);
    judge_credits(sale, books);
    judge_completed(sale, books);
    judge_changes(sale, books);
  }
  if (town_.scenario.office_orders > 0) judge_imports(books);
  if (town_.scenario.shop_restores == 0) {
    for (const auto order : program_.found_by_count()) {
      // Set aside by a person while the shop could not show it: nobody asks for it by its id any more.
      const bool set_aside = std::any_of(postings_.begin(), postings_.end(), [&](const Posting& one) {
        return one.order.value == order && one.kind == PostingKind::order && one.standing == Standing::skipped;
      });
      if (!set_aside) truth_.broken("only the nightly count found it", order);
    }
  }
  for (const auto& posting : postings_) {
    if (!all_told_) judge_standing(posting);
  }
  judge_customers(books);
}

void Verdict::judge_promptness() {
  postings_ = program_.postings();
  if (program_.ended_by()) return;
  const auto books = town_.office.books();
  for (const auto& [key, sale] : truth_.sales()) {
    if (sale.made_of != 0) continue;
    const auto& now = sale.now();
    const bool due = now.there && is_due(now.status, now.method, now.paid);
    const bool done = !books.with_key(key).empty() || !sale.touches.empty() || !sale.releases.empty();
    const auto* posting = posting_of(sale);
    const bool rests = posting == nullptr || (posting->standing == Standing::moving && posting->stage == Stage::seen);
    if (due && !done && rests) truth_.broken("it is due, and after hours of quiet no poll has brought it", sale.id);
  }
}

void Verdict::judge(const Sale& sale, const sandbox::Books& books) {
  auto entries = books.counting(sale.key);
  std::erase_if(entries, [&](const sandbox::BooksOrder& one) { return sale.copies.contains(one.id); });
  const auto& now = sale.now();
  const auto* posting = posting_of(sale);
  const auto told = is_told(posting) || is_change_told(sale);
  ++town_.tally.orders;
  if (posting != nullptr && posting->standing != Standing::moving && posting->reason)
    ++town_.tally.told[std::string(reason_id(posting->reason->id))];
  judge_reason(sale, posting);
  if (entries.size() > 1) {
    std::string ids;
    for (const auto& one : entries) ids += fmt::format(" {} ({} {})", one.id, one.reference_number, one.state);
    // A person who set one Inactive or took it away, and put it back, made that so.
    if (!was_touched(sale, "moves an order") && !was_touched(sale, "deletes")) {
      truth_.broken(fmt::format("it is in the books {} times:{}", entries.size(), ids), sale.id);
    }
  }
  const bool booked =
      std::any_of(entries.begin(), entries.end(), [&](const sandbox::BooksOrder& one) { return is_released(sale, one); });
  const bool due = now.there && is_due(now.status, now.method, now.paid);
  if (booked) ++town_.tally.released;
  if (due) {
    ++town_.tally.due;
    // Deleted, or set Inactive, after it had been released: the bookkeeper knows, who did it.
    const bool undone = !sale.releases.empty() && !sale.touches.empty();
    if (!booked && !told && !undone) {
      truth_.broken(fmt::format("it is due ({}, {}) and not released in the books, and nobody was told; it stands at {}",
                                now.status, now.method,
                                posting == nullptr ? std::string("nothing")
                                                   : std::string(store::stage_name(posting->stage)) + ", " +
                                                         std::string(store::standing_name(posting->standing))),
                    sale.id);
    }
  }
  const bool decide = now.there && now.paid && (now.status == "cancelled" || now.status == "failed");
  if (decide && !booked && !told && sale.releases.empty() && now.method != "bacs" && now.method != "cod")
    truth_.broken("it was paid and then " + now.status + ", is not in the books, and nobody was told", sale.id);
  for (const auto& entry : entries) {
    if (is_released(sale, entry)) judge_payment(sale, entry, posting);
  }
}

/// A reason that speaks of a person's hand must have one.
void Verdict::judge_reason(const Sale& sale, const Posting* posting) {
  if (posting == nullptr || posting->standing == Standing::moving || !posting->reason || !sale.touches.empty()) return;
  if (posting->key != sale.key || truth_.are_registers_touched() || town_.scenario.other_installation) return;
  switch (posting->reason->id) {
    case ReasonId::rows_differ:
      if (town_.scenario.state_files > 0) return;  // an older file has forgotten what was last sent
      [[fallthrough]];
    case ReasonId::touched_in_office:
    case ReasonId::deleted_in_office:
    case ReasonId::invoiced_by_hand:
      return truth_.broken("it is said that " + std::string(reason_id(posting->reason->id)) +
                               " though nobody touched it: " + arguments_json(*posting->reason),
                           sale.id);
    default:
      return;
  }
}

void Verdict::judge_payment(const Sale& sale, const sandbox::BooksOrder& entry, const Posting* posting) {
  if (entry.payments.size() > 1) return truth_.broken("it was paid more than once: " + entry.paid_amount, sale.id);
  const auto& office = town_.scenario.office;
  const bool cannot_be_seen =
      office.payment_posting == Switches::PaymentPosting::lost || office.state_not_atomic == Switches::NotAtomic::payment_lost;
  if (sale.releases.empty() || !entry.payments.empty() || cannot_be_seen) return;
  // How it is paid may have changed since; it is judged by what it was when it was released.
  const auto call = sale.releases.back().call;
  const auto after = std::find_if(sale.versions.begin(), sale.versions.end(), [&](const Version& v) { return v.call > call; });
  const auto& then = after == sale.versions.begin() ? *after : *std::prev(after);
  const bool one_method =
      std::all_of(sale.versions.begin(), sale.versions.end(), [&](const Version& v) { return v.method == then.method; });
  if (!one_method || !pays_in_shop(then.method) || is_zero(sale.releases.back().total)) return;
  const bool told = is_told(posting) || (posting != nullptr && posting->payment_unsure) || truth_.was_told_of_payment(sale.key);
  if (!told) truth_.broken("it was released without its payment, and nobody was told", sale.id);
}

void Verdict::judge_standing(const Posting& posting) {
  const auto name = fmt::format("posting {} at {}, {}", posting.key, store::stage_name(posting.stage),
                                store::standing_name(posting.standing));
  if (posting.standing != Standing::moving && !posting.reason)
    truth_.broken(name + " stands still without a reason", posting.order.value);
  const bool rests = posting.stage == Stage::seen || posting.stage == Stage::done;
  if (posting.standing == Standing::waiting || (posting.standing == Standing::moving && !rests)) {
    const auto why = posting.reason ? std::string(reason_id(posting.reason->id)) : std::string();
    const bool money = posting.reason && posting.reason->id == ReasonId::not_captured_yet;
    if (!money) truth_.broken(name + " has not come to its end in quiet times: " + why, posting.order.value);
  }
}

void Verdict::judge_customers(const sandbox::Books& books) {
  std::set<std::string> seen, persons;
  for (const auto& card : books.companies) {
    if (card.external_id.empty()) continue;
    if (!seen.insert(card.external_id).second)
      truth_.broken("a customer was made twice: " + card.name + " " + card.external_id);
    const auto person = card.invoice_email + "|" + card.name + "|" + card.first_name + "|" + card.org_number;
    if (!card.invoice_email.empty() && !persons.insert(person).second && !truth_.are_registers_touched())
      truth_.broken("one buyer has two cards: " + card.name + " <" + card.invoice_email + ">");
  }
}

}  // namespace woo24::sim
