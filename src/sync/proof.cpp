#include "woo24/sync/proof.hpp"

#include "woo24/sync/course.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/office_shelf.hpp"

#include <algorithm>
#include <tuple>

namespace woo24::sync {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::days k_open_for{2};  // a payment is matched within this time of the invoice
constexpr const char* k_inactive = "Inactive";
constexpr const char* k_cash = "InvoicedCashAccount";

using Orders = OfficeShelf::Orders;
using Entries = OfficeShelf::Entries;

std::string text(office::OrderId id) { return std::to_string(id.value); }
std::string money(Amount amount, const std::string& currency) { return amount.text(2) + " " + currency; }

Amount total_of(const Orders& orders) {
  Amount sum;
  for (const auto* order : orders) sum += order->total_inc_vat.value_or(Amount{});
  return sum;
}

std::optional<Amount> vat_of(const Orders& orders) {
  Amount sum;
  for (const auto* order : orders) {
    if (!order->total_vat) return std::nullopt;
    sum += *order->total_vat;
  }
  return sum;
}

bool digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// Paid long enough ago that its entry should be closed.
bool ledger_is_ripe(const office::Order& order, Day today) {
  return order.invoice && order.date_invoiced &&
         std::chrono::sys_days{*order.date_invoiced} + k_open_for <= std::chrono::sys_days{today};
}

class Proving {
 public:
  explicit Proving(const ProofSides& sides) : sides_(sides), shelf_(sides.office) {
    for (const auto& entry : sides.ledger) ledger_[entry.invoice_number].push_back(&entry);
  }

  Proof proof() {
    for (const auto& order : sides_.sold) prove(order);
    strangers();
    const auto before = [](const Finding& a, const Finding& b) {
      return std::tie(a.order, a.refund, a.key) < std::tie(b.order, b.refund, b.key);
    };
    std::stable_sort(out_.findings.begin(), out_.findings.end(), before);
    std::stable_sort(out_.listed.begin(), out_.listed.end(), before);
    for (auto& [key, sum] : sums_) out_.sums.push_back(std::move(sum));
    return std::move(out_);
  }

 private:
  /// What is being looked at.
  struct Subject {
    const SoldOrder& order;
    const Sold& sold;
    const Posting* posting = nullptr;
    Entries entries;
  };

  [[nodiscard]] const Posting* posting_of(const std::string& key) const {
    const auto found = sides_.postings.find(key);
    return found == sides_.postings.end() ? nullptr : &found->second;
  }
  [[nodiscard]] Subject subject(const SoldOrder& order, const Sold& sold) const {
    return {order, sold, posting_of(sold.key), shelf_.entries(sold.key)};
  }
  static bool is_listed(const Posting* posting) { return posting != nullptr && posting->standing != Standing::moving; }
  [[nodiscard]] std::string currency_of(const office::Order& order) const {
    if (!order.currency || order.currency->symbol.empty() || order.currency->symbol == "LOCAL") return sides_.own_currency;
    return order.currency->symbol;
  }

  Finding finding(const Subject& at, Reason reason) const {
    Finding found{at.order.order, at.sold.refund, at.order.number, at.sold.key, std::nullopt, std::move(reason), false};
    if (!at.entries.roots.empty()) {
      found.office_order = at.entries.roots.front()->id;
    } else if (at.posting != nullptr) {
      found.office_order = at.posting->office_order;
    }
    return found;
  }
  void named(const Subject& at, ReasonId id, std::map<std::string, std::string> arguments) {
    out_.findings.push_back(finding(at, Reason{id, std::move(arguments)}));
  }
  ProofSum& sum(const Subject& at, const std::string& currency) {
    auto& found = sums_[{at.sold.day, at.order.payment_method, currency}];
    found.day = at.sold.day;
    found.payment_method = at.order.payment_method;
    found.currency = currency;
    return found;
  }
  /// Both sides of the sums; `apart`: what differs is listed already.
  void add(const Subject& at, Amount shop, const Orders& office, bool apart) {
    auto& own = sum(at, at.sold.currency);
    if (!shop.is_zero()) ++own.count;
    own.shop += shop;
    if (apart) own.apart -= shop;
    for (const auto* order : office) {
      auto& line = sum(at, currency_of(*order));
      line.office += order->total_inc_vat.value_or(Amount{});
      if (apart) line.apart += order->total_inc_vat.value_or(Amount{});
    }
  }
  void listed(const Subject& at, Reason reason, bool settled) {
    auto found = finding(at, std::move(reason));
    found.settled = settled;
    out_.listed.push_back(std::move(found));
  }
  /// Listed with its own reason: named apart, not twice.
  void set_apart(const Subject& at, const Orders& office) {
    const auto& posting = *at.posting;
    const bool settled = posting.standing == Standing::skipped || posting.standing == Standing::taken_over;
    listed(at, posting.reason.value_or(Reason{ReasonId::waits_to_settle, {{"until", ""}}}), settled);
    add(at, at.sold.wanted ? at.sold.total : Amount{}, office, true);
    const bool told = posting.reason && posting.reason->id == ReasonId::booked_twice;
    if (at.entries.roots.size() > 1 && !told) doubled(at);
  }
  void doubled(const Subject& at) {
    std::string ids;
    for (const auto* order : at.entries.roots) ids += (ids.empty() ? "" : ", ") + text(*order->id);
    named(at, ReasonId::doubled_in_office, {{"orders", ids}});
  }

  void prove(const SoldOrder& order) {
    const auto at = subject(order, order.sale);
    const auto by_hand = shelf_.credits_by_hand(at.entries.all);
    unused_.assign(by_hand.begin(), by_hand.end());
    answered_.clear();
    const bool booked = order.sale.wanted ? prove_sale(at) : prove_unwanted(at);
    for (const auto& refund : order.refunds) prove_refund(subject(order, refund), booked);
    for (const auto* credit : unused_) {
      auto stray = at;
      stray.entries.roots = {credit};
      named(stray, ReasonId::credit_without_refund,
            {{"office_order", text(*credit->id)}, {"amount", money(-*credit->total_inc_vat, currency_of(*credit))}});
      add(stray, Amount{}, {credit}, false);
    }
  }

  /// An order that is not due. Whether it is in the books all the same.
  bool prove_unwanted(const Subject& at) {
    const auto& live = at.entries.all;
    if (is_listed(at.posting)) {
      const bool unsent = live.empty() && at.posting->standing == Standing::skipped;
      if (!unsent) set_apart(at, live);
      return !live.empty();
    }
    if (live.empty()) {
      if (at.order.decide && !at.sold.fresh) out_.findings.push_back(finding(at, *at.order.decide));
      return false;
    }
    const bool called_off = at.order.decide || at.order.status == "cancelled" || at.order.status == "failed";
    if (called_off && !at.sold.fresh) {
      named(at, ReasonId::cancelled_after_sent, {{"status", at.order.status}, {"what", live.front()->state.value_or("")}});
      add(at, Amount{}, live, false);
    } else {
      add(at, at.sold.total, live, true);
    }
    return true;
  }

  bool prove_sale(const Subject& at) {
    if (is_listed(at.posting)) {
      set_apart(at, at.entries.all);
      return !at.entries.all.empty() || at.posting->standing == Standing::taken_over;
    }
    if (is_on_the_way(at)) {
      ++out_.on_the_way;
      return false;
    }
    if (at.entries.all.empty()) {
      absent(at, ReasonId::missing_in_office, {{"total", money(at.sold.total, at.sold.currency)}});
      return false;
    }
    if (compare(at)) ++out_.orders;
    return true;
  }

  void prove_refund(const Subject& at, bool sale_is_booked) {
    if (answered_.contains(at.sold.key)) {
      ++out_.credits;
      return;
    }
    const auto hand = at.entries.all.empty() ? by_hand(at) : nullptr;
    const Orders office = hand != nullptr ? Orders{hand} : at.entries.all;
    if (is_listed(at.posting)) return set_apart(at, office);
    if (hand != nullptr) {
      add(at, at.sold.total, office, false);
      ++out_.credits;
      return;
    }
    if (at.entries.all.empty()) {
      if (!at.sold.wanted || at.sold.total.is_zero()) return;
      if (!sale_is_booked) return;  // nothing to credit: the sale is named, or on its way
      if (is_on_the_way(at)) {
        ++out_.on_the_way;
        return;
      }
      return absent(at, ReasonId::refund_not_credited,
                    {{"refund", std::to_string(at.sold.refund->value)}, {"amount", money(-at.sold.total, at.sold.currency)}});
    }
    if (is_on_the_way(at)) {
      ++out_.on_the_way;
    } else if (compare(at)) {
      ++out_.credits;
    }
  }

  /// A credit that a person made of this refund. Each answers one.
  const office::Order* by_hand(const Subject& at) {
    const auto found = std::find_if(unused_.begin(), unused_.end(), [&](const office::Order* credit) {
      return credit->total_inc_vat == at.sold.total && currency_of(*credit) == at.sold.currency;
    });
    if (found == unused_.end()) return nullptr;
    const auto* credit = *found;
    unused_.erase(found);
    return credit;
  }

  static bool is_released(const office::Order& order) {
    const auto reference = read_reference(order.reference_number.value_or(""));
    return reference && !reference->staged;
  }
  /// Young, and not yet where it is going.
  static bool is_on_the_way(const Subject& at) {
    if (!at.sold.fresh || (at.posting != nullptr && at.posting->stage == Stage::done)) return false;
    return at.entries.roots.size() != 1 || !is_released(*at.entries.roots.front());
  }

  void absent(const Subject& at, ReasonId otherwise, std::map<std::string, std::string> arguments) {
    add(at, at.sold.total, {}, false);
    const auto known = at.posting != nullptr ? at.posting->office_order : std::nullopt;
    const auto inactive = shelf_.with_key(at.sold.key);
    if (!inactive.empty()) {
      return named(at, ReasonId::state_in_office,
                   {{"office_order", text(*inactive.front()->id)}, {"state", k_inactive}, {"wanted", at.order.becomes}});
    }
    if (!known) return named(at, otherwise, std::move(arguments));
    if (const auto* there = shelf_.with_id(*known)) {
      return named(at, ReasonId::key_gone_in_office,
                   {{"office_order", text(*known)}, {"key", at.sold.key}, {"found", there->reference_number.value_or("")}});
    }
    named(at, ReasonId::gone_from_office, {{"office_order", text(*known)}, {"total", money(at.sold.total, at.sold.currency)}});
  }

  /// Of what is in the books. Whether it is equal.
  bool compare(const Subject& at) {
    if (at.entries.roots.size() > 1) {
      add(at, at.sold.total, at.entries.all, false);
      doubled(at);
      return false;
    }
    const auto& root = *at.entries.roots.front();
    auto wanted = at.sold.total;
    const auto total = total_of(at.entries.all);
    auto vat = at.sold.vat;
    if (!at.sold.refund && total != wanted.rounded(2)) take_out_refunds(at, total, wanted, vat);
    add(at, wanted, at.entries.all, false);
    if (currency_of(root) != at.sold.currency) return differs(at, "currency", at.sold.currency, currency_of(root));
    if (total != wanted.rounded(2))
      return differs(at, "total", money(wanted, at.sold.currency), money(total, at.sold.currency));
    return vat_is_right(at, vat) && state_is_right(at) && payment_is_right(at);
  }
  bool differs(const Subject& at, const char* what, const std::string& shop, const std::string& office) {
    named(at, ReasonId::differs_in_office,
          {{"detail", what}, {"shop", shop}, {"office", office}, {"office_order", text(*at.entries.roots.front()->id)}});
    return false;
  }

  /// An order changed before it was invoiced has its refunds taken out of it, and they need no credit.
  void take_out_refunds(const Subject& at, Amount total, Amount& wanted, std::optional<Amount>& vat) {
    Amount rest = wanted;
    auto rest_vat = vat;
    std::set<std::string> taken;
    for (const auto& refund : at.order.refunds) {
      if (!shelf_.live(refund.key).empty() || is_listed(posting_of(refund.key))) continue;
      rest += refund.total;
      rest_vat = rest_vat && refund.vat ? std::optional(*rest_vat + *refund.vat) : std::nullopt;
      taken.insert(refund.key);
    }
    if (taken.empty() || rest.rounded(2) != total) return;
    wanted = rest;
    vat = rest_vat;
    answered_ = std::move(taken);
  }

  bool vat_is_right(const Subject& at, const std::optional<Amount>& vat) {
    const auto office = vat_of(at.entries.all);
    if (!vat || !office) return true;
    auto& line = sum(at, at.sold.currency);
    line.shop_vat += *vat;
    line.office_vat += *office;
    const auto gap = *office - vat->rounded(2);
    if (gap.abs() > at.sold.vat_slack)
      return differs(at, "VAT", money(*vat, at.sold.currency), money(*office, at.sold.currency));
    line.rounding += gap;
    return true;
  }

  bool state_is_right(const Subject& at) {
    for (const auto* order : at.entries.roots) {
      const auto state = order->state.value_or("");
      if (state == k_cash && at.order.becomes != k_cash) {
        named(at, ReasonId::invoiced_without_booking, {{"office_order", text(*order->id)}});
        return false;
      }
      if (is_invoiced(*order) || (state == at.order.becomes && is_released(*order))) continue;
      named(at, ReasonId::state_in_office,
            {{"office_order", text(*order->id)}, {"state", state}, {"wanted", at.order.becomes}});
      return false;
    }
    return true;
  }

  bool payment_is_right(const Subject& at) {
    const bool unsure = at.posting != nullptr && at.posting->payment_unsure;
    const auto& root = *at.entries.roots.front();
    if (at.sold.paid && ledger_is_ripe(root, sides_.today)) {
      const auto lines = ledger_.find(std::to_string(root.invoice->value));
      if (lines != ledger_.end()) return entry_is_closed(at, root, lines->second, unsure);
      ++out_.not_in_ledger;
    }
    if (!unsure) return true;
    listed(at,
           Reason{ReasonId::check_the_payment,
                  {{"office_order", text(*root.id)},
                   {"amount", money(at.sold.total, at.sold.currency)},
                   {"method", at.order.payment_method}}},
           false);
    return false;
  }

  bool entry_is_closed(const Subject& at, const office::Order& root, const std::vector<const office::LedgerEntry*>& lines,
                       bool unsure) {
    Amount left;
    bool open = false;
    for (const auto* line : lines) {
      if (!line->open) continue;
      open = true;
      left += line->amount;
    }
    if (!open) return true;
    Reason reason{ReasonId::open_in_ledger,
                  {{"invoice", std::to_string(root.invoice->value)},
                   {"amount", money(left, sides_.own_currency)},
                   {"day", format_day(*root.date_invoiced)}}};
    if (unsure) {
      listed(at, std::move(reason), false);
    } else {
      out_.findings.push_back(finding(at, std::move(reason)));
    }
    return false;
  }

  /// Keys of this shop in the books that no order or refund of the shop answers to.
  void strangers() {
    std::set<std::string> known;
    std::map<shop::OrderId, const SoldOrder*> by_order;
    for (const auto& order : sides_.sold) {
      by_order[order.order] = &order;
      known.insert(order.sale.key);
      for (const auto& refund : order.refunds) known.insert(refund.key);
    }
    for (const auto& [key, orders] : shelf_.keys()) {
      const auto id = known.contains(key) ? std::nullopt : order_in_key(key, sides_.shop_id);
      const auto live = shelf_.live(key);
      if (!id || live.empty()) continue;
      const auto sold = by_order.find(*id);
      if (sold == by_order.end() && !sides_.absent.contains(*id)) continue;  // it was not looked for
      stranger(key, *id, sold == by_order.end() ? nullptr : sold->second, live);
    }
  }

  void stranger(const std::string& key, shop::OrderId id, const SoldOrder* sold, const Orders& live) {
    SoldOrder gone;
    gone.order = id;
    gone.number = std::to_string(id.value);
    gone.sale.key = key;
    gone.sale.currency = currency_of(*live.front());
    gone.sale.day = live.front()->date_ordered.value_or(sides_.today);
    if (const auto* posting = posting_of(key); posting != nullptr && !posting->number.empty()) gone.number = posting->number;
    const auto at = subject(gone, gone.sale);
    if (is_listed(at.posting)) return set_apart(at, live);
    const auto amount = money(total_of(live).abs(), gone.sale.currency);
    const bool credit_of_known = sold != nullptr && key.starts_with(sold->sale.key + "-R");
    if (credit_of_known) {
      named(at, ReasonId::credit_without_refund, {{"office_order", text(*live.front()->id)}, {"amount", amount}});
    } else {
      named(at, ReasonId::not_in_shop, {{"office_order", text(*live.front()->id)}, {"total", amount}});
    }
    add(at, Amount{}, live, false);
  }

  const ProofSides& sides_;
  OfficeShelf shelf_;
  std::map<std::string, std::vector<const office::LedgerEntry*>> ledger_;
  std::map<std::tuple<Day, std::string, std::string>, ProofSum> sums_;
  Orders unused_;                   ///< credits made by hand of the order at hand that no refund has claimed
  std::set<std::string> answered_;  ///< its refunds that were taken out of it
  Proof out_;
};

}  // namespace

bool Proof::equal() const {
  return findings.empty() && std::all_of(listed.begin(), listed.end(), [](const Finding& one) { return one.settled; });
}

Proof prove(const ProofSides& sides) { return Proving(sides).proof(); }

LedgerNeed needed_ledger(const ProofSides& sides) {
  const OfficeShelf shelf(sides.office);
  LedgerNeed need;
  const auto add = [&](const Sold& sold) {
    if (!sold.paid) return;
    for (const auto* order : shelf.live(sold.key)) {
      if (!ledger_is_ripe(*order, sides.today)) continue;
      need.invoices.insert(std::to_string(order->invoice->value));
      need.first = need.first ? std::min(*need.first, *order->date_invoiced) : *order->date_invoiced;
    }
  };
  for (const auto& order : sides.sold) {
    add(order.sale);
    for (const auto& refund : order.refunds) add(refund);
  }
  return need;
}

std::optional<shop::OrderId> order_in_key(const std::string& key, const std::string& shop_id) {
  const auto start = "WOO-" + shop_id + "-";
  if (!key.starts_with(start)) return std::nullopt;
  const std::string_view rest = std::string_view(key).substr(start.size());
  const auto dash = rest.find('-');
  if (dash == std::string_view::npos || !digits(rest.substr(0, dash)) || dash > 18) return std::nullopt;
  const auto hash = rest.substr(dash + 1, 6);
  if (hash.size() != 6 || hash.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  const auto tail = rest.substr(dash + 7);
  if (!tail.empty() && (!tail.starts_with("-R") || !digits(tail.substr(2)))) return std::nullopt;
  return shop::OrderId{std::stoll(std::string(rest.substr(0, dash)))};
}

}  // namespace woo24::sync
