#include "woo24/sync/proof.hpp"

#include "woo24/sync/course.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/office_shelf.hpp"
#include "woo24/sync/order_change.hpp"
#include "woo24/sync/proof_halves.hpp"
#include "woo24/sync/unsure_payment.hpp"

#include <algorithm>
#include <tuple>

namespace woo24::sync {

namespace {

constexpr std::chrono::days k_open_for{2};  // a payment is matched within this time of the invoice
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
    out_.sums = sums_.sums();
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
    const auto* posting = posting_of(sold.key);
    // An order that could not be read has a row that stands in for it: a person may have settled that one.
    if (posting == nullptr && !sold.refund) posting = posting_of(stand_in_key(sides_.shop_id, order.order));
    const auto* change = is_listed(posting) ? nullptr : newest_change(sides_.postings, sold.key);
    const bool stands = is_listed(change) && change->stage != Stage::done;
    return {order, sold, stands ? change : posting, shelf_.entries(sold.key)};
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
  using SoldList = std::vector<const Sold*>;
  struct BothSides {
    SideAmount shop;
    std::vector<ProofSums::InOffice> office;
    [[nodiscard]] SideAmount office_whole() const {
      SideAmount whole;
      for (const auto& one : office) whole = whole + one.amount;
      return whole;
    }
  };
  /// What both sides come to. VAT that one of them does not tell is not held against the other.
  [[nodiscard]] BothSides both_sides(const Subject& at, const SoldList& sold, const Orders& office) const {
    BothSides both;
    bool told = true;
    for (const auto* one : sold) {
      told = told && one->vat;
      both.shop = both.shop + shop_amount(one->total, one->vat.value_or(Amount{}), one->rows.rates, one->vat_slack);
    }
    Amount vat;
    for (const auto* order : office) {
      told = told && order->total_vat;
      vat += order->total_vat.value_or(Amount{});
      both.office.push_back({currency_of(*order), office_amount(*order, at.sold.vat_slack)});
    }
    if (!told) both.shop = {both.shop.total, office.empty() ? both.shop.vat : vat, {}};
    return both;
  }
  void add(const Subject& at, const BothSides& both, Held held) {
    sums_.add({at.sold.day, at.order.payment_method}, at.sold.currency, both.shop, both.office, held);
  }
  void add(const Subject& at, const SoldList& sold, const Orders& office, Held held) {
    add(at, both_sides(at, sold, office), held);
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
    add(at, at.sold.wanted ? SoldList{&at.sold} : SoldList{}, office, Held::apart);
    const bool told = posting.reason && posting.reason->id == ReasonId::booked_twice;
    if (at.entries.roots.size() > 1 && !told) doubled(at, at.entries.roots);
  }
  void doubled(const Subject& at, const Orders& orders) {
    std::string ids;
    for (const auto* order : orders) ids += (ids.empty() ? "" : ", ") + text(*order->id);
    named(at, ReasonId::doubled_in_office, {{"orders", ids}});
  }

  void prove(const SoldOrder& order) {
    const auto at = subject(order, order.sale);
    const auto by_hand = shelf_.credits_by_hand(at.entries.all);
    unused_.assign(by_hand.begin(), by_hand.end());
    answered_.clear();
    const bool booked = order.sale.wanted ? prove_sale(at) : prove_unwanted(at);
    for (const auto& refund : order.refunds) {
      for (const auto& half : halves_of(refund, shelf_, sides_)) prove_refund(subject(order, half), booked);
    }
    for (const auto* credit : unused_) {
      auto stray = at;
      stray.entries.roots = {credit};
      named(stray, ReasonId::credit_without_refund,
            {{"office_order", text(*credit->id)}, {"amount", money(-*credit->total_inc_vat, currency_of(*credit))}});
      add(stray, {}, {credit}, Held::differing);
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
      const bool called_off = at.posting != nullptr && is_called_off(*at.posting);  // made Inactive for that
      if (at.order.decide && !at.sold.fresh && !called_off) out_.findings.push_back(finding(at, *at.order.decide));
      return false;
    }
    const bool called_off = at.order.decide || at.order.status == "cancelled" || at.order.status == "failed";
    if (called_off && !at.sold.fresh) {
      named(at, ReasonId::cancelled_after_sent, {{"status", at.order.status}, {"what", live.front()->state.value_or("")}});
      add(at, {}, live, Held::differing);
    } else {
      add(at, {&at.sold}, live, Held::apart);
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
    // Changed as the shop changed it, and something of it is left to a person.
    if (const auto* change = newest_change(sides_.postings, at.sold.key); is_listed(change) && change->reason)
      listed(at, *change->reason, change->standing != Standing::failed);
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
      add(at, {&at.sold}, office, Held::equal);
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
    add(at, {&at.sold}, {}, Held::differing);
    const auto known = at.posting != nullptr ? at.posting->office_order : std::nullopt;
    const auto inactive = shelf_.with_key(at.sold.key);
    if (!inactive.empty()) {
      return named(at, ReasonId::state_in_office,
                   {{"office_order", text(*inactive.front()->id)}, {"state", "Inactive"}, {"wanted", at.order.becomes}});
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
    auto orders = at.entries.roots;
    if (orders.size() == 1 && !at.sold.refund) {
      const auto copies = shelf_.copies_of(*orders.front(), at.order.order);
      orders.insert(orders.end(), copies.begin(), copies.end());
    }
    if (orders.size() > 1) {
      auto all = at.entries.all;
      if (orders.size() > at.entries.roots.size()) all.insert(all.end(), orders.begin() + 1, orders.end());
      add(at, {&at.sold}, all, Held::differing);
      doubled(at, orders);
      return false;
    }
    SoldList sold{&at.sold};
    if (!at.sold.refund && total_of(at.entries.all) != at.sold.total.rounded(2)) take_out_refunds(at, sold);
    const auto both = both_sides(at, sold, at.entries.all);
    auto found = difference(at, sold, both);
    add(at, both, found ? Held::differing : Held::equal);
    if (found) {
      out_.findings.push_back(finding(at, std::move(*found)));
      return false;
    }
    return state_is_right(at) && payment_is_right(at);
  }
  static Reason differs(const Subject& at, const char* what, const std::string& shop, const std::string& office,
                        const std::string& row = {}) {
    return Reason{ReasonId::differs_in_office,
                  {{"detail", what},
                   {"shop", shop},
                   {"office", office},
                   {"row", row},
                   {"office_order", text(*at.entries.roots.front()->id)}}};
  }

  /// An order changed before it was invoiced has its refunds taken out of it, and they need no credit.
  void take_out_refunds(const Subject& at, SoldList& sold) {
    Amount rest = at.sold.total;
    std::set<std::string> taken;
    auto list = sold;
    for (const auto& refund : at.order.refunds) {
      if (is_credited(refund, shelf_) || is_listed(posting_of(refund.key))) continue;
      rest += refund.total;
      list.push_back(&refund);
      taken.insert(refund.key);
    }
    if (taken.empty() || rest.rounded(2) != total_of(at.entries.all)) return;
    sold = std::move(list);
    answered_ = std::move(taken);
  }

  /// What of it is not as it was sold: the head first, then the rows, which tell most; the sums at last.
  [[nodiscard]] std::optional<Reason> difference(const Subject& at, const SoldList& sold, const BothSides& both) const {
    const auto& root = *at.entries.roots.front();
    const auto& currency = at.sold.currency;
    if (currency_of(root) != currency) return differs(at, "currency", currency, currency_of(root));
    if (at.posting != nullptr && at.posting->currency_rate && root.currency && root.currency->rate &&
        *root.currency->rate != *at.posting->currency_rate) {
      return differs(at, "currency rate", at.posting->currency_rate->shortest(), root.currency->rate->shortest());
    }
    const bool moved =
        at.posting != nullptr && at.posting->customer && root.customer && *root.customer != *at.posting->customer;
    if (moved)
      return differs(at, "customer", std::to_string(at.posting->customer->value), std::to_string(root.customer->value));
    if (sold.size() == 1 && at.entries.all.size() == 1) {
      const auto row = row_difference(at.sold.rows.products, root, sides_.names, currency, Amount::cents(1));
      if (row) return differs(at, row->detail, row->shop, row->office, row->row);
    }
    const auto sum = sum_difference(both.shop, both.office_whole(), currency, at.sold.vat_slack, sides_.names.rounding_limit);
    return sum ? std::optional(differs(at, sum->detail, sum->shop, sum->office, sum->row)) : std::nullopt;
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
    auto reason = unsure_payment(*at.posting, at.order.payment_method);
    reason.arguments["office_order"] = text(*root.id);
    reason.arguments["amount"] = money(at.sold.total, at.sold.currency);
    listed(at, reason, false);
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
      for (const auto& refund : order.refunds) {
        known.insert(refund.key);
        known.insert(stock_credit_key(refund.key).value_or(refund.key));
      }
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
    const bool credit_of_known = sold != nullptr && is_credit_of(key, sold->sale.key);
    if (credit_of_known) {
      named(at, ReasonId::credit_without_refund, {{"office_order", text(*live.front()->id)}, {"amount", amount}});
    } else {
      named(at, ReasonId::not_in_shop, {{"office_order", text(*live.front()->id)}, {"total", amount}});
    }
    add(at, {}, live, Held::differing);
  }

  const ProofSides& sides_;
  OfficeShelf shelf_;
  std::map<std::string, std::vector<const office::LedgerEntry*>> ledger_;
  ProofSums sums_;
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
    auto booked = shelf.live(sold.key);
    if (sold.refund) {
      for (const auto* stock : shelf.live(stock_credit_key(sold.key).value_or(""))) booked.push_back(stock);
    }
    for (const auto* order : booked) {
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

}  // namespace woo24::sync
