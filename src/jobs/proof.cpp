#include "woo24/jobs/proof.hpp"

#include "woo24/jobs/import_orders.hpp"
#include "woo24/sync/credit_draft.hpp"
#include "woo24/sync/daily.hpp"
#include "woo24/sync/importance.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/verify.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_fresh = 1h;            // an order's way, with a pause or two
constexpr std::size_t k_many = 10'000;  // ids of the office: from here those that bore no key when last seen are left out

/// VAT of all rows.
template <typename Sale>
Amount tax_of(const Sale& sale) {
  Amount sum;
  for (const auto* lines : {&sale.lines, &sale.shipping_lines, &sale.fee_lines}) {
    for (const auto& line : *lines) sum += line.total_tax;
  }
  return sum;
}

/// By these an order is drafted as it was when it was sent: months that were closed since say nothing of it.
sync::Rules rules_of_then(const sync::Rules& rules) {
  auto then = rules;
  then.settings.orders.closed_through.reset();
  then.fiscal_years.clear();
  if (then.settings.orders.after.refunds == settings::AfterSale::off)
    then.settings.orders.after.refunds = settings::AfterSale::report;
  return then;
}

/// What the proof reads of the shop, and makes of it.
class ShopSide {
 public:
  ShopSide(Sides& sides, Instant since, const std::function<bool()>& stop)
      : sides_(sides), then_(rules_of_then(sides.rules)), since_(since), now_(sides.doors.clock.now()), stop_(stop) {}
  [[nodiscard]] bool stopped() const { return stopped_; }
  /// Orders that cannot be read, and that the state file lists already.
  [[nodiscard]] const std::vector<sync::Finding>& listed() const { return listed_; }

  /// Orders created since then, and those whose rows moved since.
  Result<void> read(sync::ProofSides& proof, std::vector<sync::Finding>& unreadable) {
    auto ids = TRY(sides_.readers.shop.order_ids_created_since(since_));
    std::set<shop::OrderId> wanted(ids.begin(), ids.end());
    for (const auto& posting : TRY(sides_.tables.postings.moved_since(since_))) wanted.insert(posting.order);
    return take(wanted, proof, unreadable);
  }

  /// Orders that the office names, and that were not read yet.
  Result<void> read_named(sync::ProofSides& proof, std::vector<sync::Finding>& unreadable) {
    std::set<shop::OrderId> wanted;
    for (const auto& order : proof.office) {
      const auto reference = sync::read_reference(order.reference_number.value_or(""));
      const auto id = reference ? sync::order_in_key(reference->key, proof.shop_id) : std::nullopt;
      if (id && !asked_.contains(*id)) wanted.insert(*id);
    }
    return take(wanted, proof, unreadable);
  }

 private:
  Result<void> take(const std::set<shop::OrderId>& wanted, sync::ProofSides& proof, std::vector<sync::Finding>& unreadable) {
    constexpr std::size_t k_portion = 500;  // whole orders are large: never all of them in memory
    std::vector<shop::OrderId> portion;
    for (const auto id : wanted) {
      stopped_ = stopped_ || (portion.empty() && stop_ && stop_());
      if (stopped_) return {};
      asked_.insert(id);
      for (auto& posting : TRY(sides_.tables.postings.all_of_order(id))) {
        auto key = posting.key;
        proof.postings.emplace(std::move(key), std::move(posting));
      }
      portion.push_back(id);
      if (portion.size() < k_portion) continue;
      TRY(take_portion(portion, proof, unreadable));
      portion.clear();
    }
    return portion.empty() ? Result<void>{} : take_portion(portion, proof, unreadable);
  }

  Result<void> take_portion(const std::vector<shop::OrderId>& ids, sync::ProofSides& proof,
                            std::vector<sync::Finding>& unreadable) {
    auto read = TRY(sides_.readers.shop.orders_by_id(ids));
    std::vector<shop::OrderId> refunded;
    for (const auto& order : read.orders) {
      if (!order.refunds.empty()) refunded.push_back(order.id);
    }
    woo::ShopReader::Refunds refunds;
    if (!refunded.empty()) refunds = TRY(sides_.readers.shop.refunds(refunded));
    std::map<shop::OrderId, std::vector<shop::Refund>> of_order;
    for (auto& refund : refunds.refunds) of_order[refund.order].push_back(std::move(refund));
    for (const auto& order : read.orders) {
      // Also one whose mark a plugin has overwritten: the state file knows it.
      if (TRY(origin_of(sides_, order)) == sync::Origin::office) continue;
      if (auto sold = sold_order(order, of_order[order.id]); sold.ok()) {
        proof.sold.push_back(std::move(sold).value());
      } else {
        tell_unreadable(proof, unreadable, order.id, sold.error().reason);
      }
    }
    read.unreadable.insert(read.unreadable.end(), refunds.unreadable.begin(), refunds.unreadable.end());
    for (const auto& one : read.unreadable) {
      tell_unreadable(
          proof, unreadable, one.id,
          Reason{ReasonId::order_unreadable,
                 {{"field", std::string(reason_id(one.error.reason.id))}, {"found", arguments_json(one.error.reason)}}});
    }
    proof.absent.insert(read.missing.begin(), read.missing.end());
    return {};
  }

  /// What the state file lists already is named apart, with its own reason.
  void tell_unreadable(const sync::ProofSides& proof, std::vector<sync::Finding>& unreadable, shop::OrderId id, Reason reason) {
    for (const auto& [key, posting] : proof.postings) {
      if (posting.order != id || posting.standing == Standing::moving || !posting.reason) continue;
      const bool settled = posting.standing == Standing::skipped || posting.standing == Standing::taken_over;
      listed_.push_back({id, posting.refund, posting.number.empty() ? std::to_string(id.value) : posting.number, key,
                         posting.office_order, *posting.reason, settled});
      return;
    }
    unreadable.push_back({id, std::nullopt, std::to_string(id.value), "", std::nullopt, std::move(reason), false});
  }

  [[nodiscard]] bool is_fresh(const std::optional<Instant>& at) const { return at && now_ - *at < k_fresh; }

  Result<sync::SoldOrder> sold_order(const shop::Order& order, const std::vector<shop::Refund>& refunds) {
    const auto& rules = sides_.rules;
    sync::SoldOrder sold;
    sold.order = order.id;
    sold.number = order.number;
    sold.status = order.status;
    sold.payment_method = order.payment_method;
    sold.becomes = rules.settings.orders.becomes;
    if (const auto rule = sync::payment_rule(order, rules); rule.ok() && rule.value() != nullptr)
      sold.becomes = rule.value()->becomes;
    auto& sale = sold.sale;
    sale.key = TRY(sync::order_key(rules.settings.shop_id, order.id, order.order_key));
    sale.day = rules.zone.day_of(order.created.value_or(now_));
    sale.currency = order.currency;
    sale.total = order.total;
    sale.vat = order.total_tax;
    // A row of the shop may be two in the office: a net that does not divide is split.
    const auto rows = 2 * (order.lines.size() + order.shipping_lines.size() + order.fee_lines.size());
    sale.vat_slack = sync::vat_tolerance(rules.facts.price_decimals, static_cast<std::int64_t>(rows));
    sale.paid = sync::registers_payment(order, rules);
    sale.fresh = is_fresh(order.modified);
    const auto due = sync::due(order, rules);
    sale.wanted = due.due == sync::Due::yes;
    if (due.due == sync::Due::decide) sold.decide = due.reason;
    if (sale.wanted) sale.rows = sync::sold_rows(order, then_, false);
    for (const auto& mark : order.refunds) sold.refunds.push_back(TRY(sold_refund(order, sale, mark, refunds)));
    return sold;
  }

  Result<sync::Sold> sold_refund(const shop::Order& order, const sync::Sold& sale, const shop::RefundMark& mark,
                                 const std::vector<shop::Refund>& refunds) {
    auto sold = sale;
    sold.refund = mark.id;
    sold.key = TRY(sync::credit_key(sale.key, mark.id));
    sold.total = -mark.total.abs();
    sold.vat.reset();
    sold.rows = {};
    sold.paid = false;
    sold.wanted = sale.wanted && sides_.rules.settings.orders.after.refunds != settings::AfterSale::off;
    const auto whole = std::find_if(refunds.begin(), refunds.end(), [&](const shop::Refund& one) { return one.id == mark.id; });
    if (whole == refunds.end()) return sold;
    sold.day = sides_.rules.zone.day_of(whole->created.value_or(now_));
    sold.paid = sale.paid && whole->refunded_payment;
    sold.fresh = sale.fresh || is_fresh(whole->created);
    if (const auto back = sync::credited(order, *whole, refunds, sides_.rules); back.ok()) {
      sold.vat = -tax_of(back.value()).abs();
      if (sold.wanted) sold.rows = sync::sold_rows(back.value(), then_, true);
    } else if (!whole->by_amount_only()) {
      sold.vat = -tax_of(*whole).abs();
    }
    return sold;
  }

  Sides& sides_;
  sync::Rules then_;
  Instant since_, now_;
  const std::function<bool()>& stop_;
  bool stopped_ = false;
  std::set<shop::OrderId> asked_;
  std::vector<sync::Finding> listed_;
};

/// Into the proof, with rows only where an order is one of ours: the others matter by what they credit or copy.
void take_booked(sync::ProofSides& proof, std::vector<office::Order> orders) {
  for (auto& order : orders) {
    if (!sync::read_reference(order.reference_number.value_or(""))) std::vector<office::Row>().swap(order.rows);
    proof.office.push_back(std::move(order));
  }
}

/// The numbers that the office's products had when they were last looked up.
Result<void> name_products(Sides& sides, sync::ProofSides& proof) {
  std::set<office::ProductId> products;
  for (const auto& order : proof.office) {
    for (const auto& row : order.rows) products.insert(row.product);
  }
  for (const auto product : products) {
    const auto links = TRY(sides.tables.links.of_office("product", product.value));
    if (!links.empty()) proof.names.numbers[product] = links.front().woo_id;
  }
  return {};
}

/// Ids of the office's orders that may have to do with it: what changed there, and what the state file knows.
Result<std::vector<office::OrderId>> office_ids(Sides& sides, const sync::ProofSides& proof, Instant since) {
  const auto changed = TRY(sides.readers.office.orders_changed_since(since - k_office_clock_doubt));
  std::set<office::OrderId> ids(changed.begin(), changed.end());
  std::set<std::string> keys;
  for (const auto& order : proof.sold) {
    keys.insert(order.sale.key);
    for (const auto& refund : order.refunds) {
      keys.insert(refund.key);
      if (const auto stock = sync::stock_credit_key(refund.key); stock.ok()) keys.insert(stock.value());
    }
  }
  const auto seen = TRY(sides.tables.memory.seen_orders());
  if (ids.size() > k_many) {
    for (const auto id : seen.others) ids.erase(id);
  }
  for (const auto& [id, key] : seen.ours) {
    if (keys.contains(key)) ids.insert(id);
  }
  for (const auto& [key, posting] : proof.postings) {
    if (posting.office_order) ids.insert(*posting.office_order);
  }
  return std::vector<office::OrderId>(ids.begin(), ids.end());
}

/// Of orders that were not read with the first lot: what the state file knows of them in the office.
Result<void> read_the_rest(Sides& sides, sync::ProofSides& proof, Instant since) {
  std::set<office::OrderId> have;
  for (const auto& order : proof.office) {
    if (order.id) have.insert(*order.id);
  }
  std::set<std::string> keys;
  for (const auto& order : proof.sold) keys.insert(order.sale.key);
  std::vector<office::OrderId> missing;
  const auto want = [&](office::OrderId id) {
    if (have.insert(id).second) missing.push_back(id);
  };
  for (const auto& [key, posting] : proof.postings) {
    if (posting.office_order && (!posting.created || *posting.created < since)) want(*posting.office_order);
  }
  for (const auto& [id, key] : TRY(sides.tables.memory.seen_orders()).ours) {
    if (keys.contains(key)) want(id);
  }
  if (missing.empty()) return {};
  take_booked(proof, TRY(sides.readers.office.booked_orders_by_id(missing)));
  return {};
}

Result<void> read_ledger(Sides& sides, sync::ProofSides& proof) {
  const auto need = sync::needed_ledger(proof);
  if (!need.first) return {};
  office::LedgerSearch search;
  search.from = *need.first;
  search.to = Day{std::chrono::sys_days{proof.today} + std::chrono::days{1}};
  search.has_invoice = true;
  proof.ledger = TRY(sides.readers.office.ledger(search));
  std::erase_if(proof.ledger, [&](const office::LedgerEntry& entry) { return !need.invoices.contains(entry.invoice_number); });
  return {};
}

/// What is kept of it, for status and report.
store::ProofResult result_of(const sync::Proof& proof, Instant at, int days, bool nightly) {
  constexpr std::size_t k_kept = 50;
  store::ProofResult result{at, nightly, days, proof.orders, proof.credits, proof.on_the_way, 0, 0, {}};
  for (const auto& [finding, listed] : sync::by_importance(proof)) {
    ++(listed ? result.listed : result.findings);
    if (result.lines.size() < k_kept)
      result.lines.push_back(
          {finding->order, finding->refund, finding->number, finding->office_order, listed, finding->reason});
  }
  return result;
}

Result<std::optional<sync::Proof>> kept_proof(Sides& sides, int days, bool nightly, const std::function<bool()>& stop) {
  const auto begun = sides.doors.clock.now();  // of that day, also when it ends after midnight
  const auto run = TRY(sides.tables.runs.start("proof", begun));
  auto proved = prove_books(sides, days, stop);
  std::optional<Reason> reason;
  std::string counts = "{}";
  const auto now = sides.doors.clock.now();
  if (!proved.ok()) {
    reason = proved.error().reason;
  } else if (proved.value()) {
    const auto result = result_of(*proved.value(), begun, days, nightly);
    counts = fmt::format(R"({{"orders":{},"credits":{},"findings":{},"listed":{}}})", result.orders, result.credits,
                         result.findings, result.listed);
    if (!result.equal()) reason = said(result);
    TRY(sides.tables.proofs.keep(result));
  }
  TRY(sides.tables.runs.end(run, now, counts, reason));
  return proved;
}

}  // namespace

Result<std::optional<sync::Proof>> prove_books(Sides& sides, int days, const std::function<bool()>& stop) {
  const auto now = sides.doors.clock.now();
  const auto& rules = sides.rules;
  const auto since = std::max(rules.zone.start_of(rules.settings.orders.from) - 1s, now - days * 24h);
  sync::ProofSides proof;
  proof.shop_id = rules.settings.shop_id;
  proof.own_currency = rules.client.currency.empty() ? rules.facts.currency : rules.client.currency;
  proof.today = rules.zone.day_of(now);
  proof.names = sync::row_names(rules);
  std::vector<sync::Finding> unreadable;
  ShopSide shop(sides, since, stop);
  TRY(shop.read(proof, unreadable));
  if (shop.stopped()) return std::optional<sync::Proof>{};
  take_booked(proof, TRY(sides.readers.office.booked_orders_by_id(TRY(office_ids(sides, proof, since)))));
  const auto sold = proof.sold.size();
  TRY(shop.read_named(proof, unreadable));
  if (shop.stopped()) return std::optional<sync::Proof>{};
  if (proof.sold.size() != sold) TRY(read_the_rest(sides, proof, since));
  TRY(read_ledger(sides, proof));
  TRY(name_products(sides, proof));
  auto proved = sync::prove(proof);
  proved.findings.insert(proved.findings.end(), unreadable.begin(), unreadable.end());
  proved.listed.insert(proved.listed.end(), shop.listed().begin(), shop.listed().end());
  return std::optional(std::move(proved));
}

Result<sync::Proof> run_proof(Sides& sides, int days) { return std::move(*TRY(kept_proof(sides, days, false, {}))); }

Result<std::optional<sync::Proof>> run_nightly_proof(Sides& sides, const std::function<bool()>& stop) {
  return kept_proof(sides, k_nightly_days, true, stop);
}

Result<std::optional<Instant>> next_nightly_proof(Tables& tables, const sync::Rules& rules, Instant now) {
  const auto& time = rules.settings.daily_proof;
  const auto binding = time ? TRY(tables.binding.get()) : std::nullopt;
  if (!binding) return std::optional<Instant>{};
  const auto last = TRY(tables.proofs.last_nightly());
  const auto done = last ? std::optional(last->at) : std::nullopt;
  return std::optional(sync::next_daily(rules.zone, *time, done, binding->first_start, now));
}

Result<std::optional<store::ProofResult>> last_proof(Tables& tables) {
  auto nightly = TRY(tables.proofs.last_nightly());
  if (nightly) return nightly;
  return tables.proofs.last();
}

Reason said(const store::ProofResult& result) {
  return Reason{ReasonId::proof_differs,
                {{"count", std::to_string(result.findings)}, {"listed", std::to_string(result.listed)}}};
}

}  // namespace woo24::jobs
