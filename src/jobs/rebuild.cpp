#include "woo24/jobs/rebuild.hpp"

#include "woo24/jobs/credits.hpp"
#include "woo24/jobs/export_orders.hpp"
#include "woo24/sync/completion.hpp"
#include "woo24/sync/customer.hpp"
#include "woo24/sync/customer_name.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/proof.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t k_portion = 500;  // whole orders are large: never all of them in memory
constexpr const char* k_linked = "customer";

using OfficeOrders = std::map<std::string, std::vector<office::Order>>;  // by key

/// The orders of the office that bear keys of this shop, by the shop's order.
struct OfficeKeys {
  std::map<shop::OrderId, std::vector<office::OrderId>> by_order;
  std::vector<std::pair<office::OrderId, std::string>> all;
};

Result<OfficeKeys> office_keys(Sides& sides) {
  const auto from = sides.rules.zone.start_of(sides.rules.settings.orders.from) - k_office_clock_doubt;
  const auto changed = TRY(sides.readers.office.orders_changed_since(from));
  std::set<office::OrderId> ids(changed.begin(), changed.end());
  for (const auto& [id, key] : TRY(sides.tables.memory.seen_orders()).ours) ids.insert(id);
  OfficeKeys found;
  for (const auto& order : TRY(sides.readers.office.order_keys_by_id({ids.begin(), ids.end()}))) {
    const auto reference = sync::read_reference(order.reference_number.value_or(""));
    const auto id = reference ? sync::order_in_key(reference->key, sides.rules.settings.shop_id) : std::nullopt;
    if (!id || !order.id) continue;
    found.by_order[*id].push_back(*order.id);
    found.all.emplace_back(*order.id, reference->key);
  }
  return found;
}

class Rebuilding {
 public:
  Rebuilding(Sides& sides, OfficeKeys keys, RebuildWork& work) : sides_(sides), keys_(std::move(keys)), work_(work) {}

  Result<void> run() {
    if (const auto own = TRY(sides_.tables.binding.get())) first_start_ = own->first_start;
    std::set<shop::OrderId> wanted;
    const auto from = sides_.rules.zone.start_of(sides_.rules.settings.orders.from) - 1s;
    for (const auto id : TRY(sides_.readers.shop.order_ids_created_since(from))) wanted.insert(id);
    for (const auto& [id, orders] : keys_.by_order) wanted.insert(id);
    for (const auto& posting : TRY(sides_.tables.postings.listed(true))) wanted.insert(posting.order);
    std::vector<shop::OrderId> portion;
    for (const auto id : wanted) {
      portion.push_back(id);
      if (portion.size() < k_portion) continue;
      TRY(take(portion));
      portion.clear();
    }
    if (!portion.empty()) TRY(take(portion));
    std::stable_sort(work_.rows.begin(), work_.rows.end(), [](const RebuiltRow& a, const RebuiltRow& b) {
      return std::tie(a.posting.order, a.posting.kind, a.posting.key) <
             std::tie(b.posting.order, b.posting.kind, b.posting.key);
    });
    work_.keys = std::move(keys_.all);
    return {};
  }

 private:
  Result<void> take(const std::vector<shop::OrderId>& portion) {
    auto read = TRY(sides_.readers.shop.orders_by_id(portion));
    for (const auto& one : read.unreadable) work_.unreadable.push_back(one.id);
    auto office = TRY(office_orders(portion));
    TRY(search_by_number(read.orders, office));
    for (const auto& order : read.orders) TRY(take_order(order, office));
    for (const auto id : read.missing) {
      for (const auto& [key, orders] : office) {
        if (sync::order_in_key(key, sides_.rules.settings.shop_id) != id) continue;
        for (const auto& order : orders) work_.strays.push_back({*order.id, key, order.total_inc_vat});
      }
    }
    return {};
  }

  Result<OfficeOrders> office_orders(const std::vector<shop::OrderId>& portion) {
    std::vector<office::OrderId> ids;
    for (const auto id : portion) {
      if (const auto own = keys_.by_order.find(id); own != keys_.by_order.end())
        ids.insert(ids.end(), own->second.begin(), own->second.end());
    }
    OfficeOrders found;
    if (ids.empty()) return found;
    file(TRY(sides_.readers.office.orders_by_id(ids)), found);
    return found;
  }

  static void file(std::vector<office::Order> orders, OfficeOrders& into) {
    for (auto& order : orders) {
      const auto reference = sync::read_reference(order.reference_number.value_or(""));
      if (!reference || !order.id) continue;
      auto& same = into[reference->key];
      const bool known = std::any_of(same.begin(), same.end(), [&](const office::Order& one) { return one.id == order.id; });
      if (!known) same.push_back(std::move(order));
    }
  }

  /// Only both routes together say that an order is not in the books (exactly-once §3): those that the shop says are, and the
  /// list does not show, are searched by their number too.
  Result<void> search_by_number(const std::vector<shop::Order>& orders, OfficeOrders& office) {
    std::vector<std::int64_t> numbers;
    for (const auto& order : orders) {
      const auto key = sync::order_key(sides_.rules.settings.shop_id, order.id, order.order_key);
      if (key.ok() && sync::mark_of(order, key.value()) && !office.contains(key.value())) numbers.push_back(order.id.value);
    }
    if (numbers.empty() || !sides_.rules.settings.office.use_external_status) return {};
    // A search that failed is no answer: rows made of it would say of booked orders that they are gone.
    file(TRY(sides_.readers.office.orders_by_external_status(numbers)), office);
    return {};
  }

  Result<void> take_order(const shop::Order& order, const OfficeOrders& office) {
    auto fresh = TRY(new_posting(sides_, order));
    const auto known = TRY(sides_.tables.postings.by_key(fresh.key));
    if (!known) {
      const auto due = sync::due(order, sides_.rules);
      if (due.reason.id == ReasonId::made_in_office) return {};  // it came from the books, and never goes back
      fresh.shop_status = order.status;
      fresh.created = order.created;
      fresh.modified = order.modified;
      fresh.total = order.total;
      fresh.currency = order.currency;
    }
    const auto sale = TRY(restore(known ? *known : fresh, order, office));
    auto credits = TRY(new_credits(sides_, order, sale.posting));
    for (auto& one : TRY(sides_.tables.postings.all_of_order(order.id))) {
      if (one.kind == PostingKind::credit && sync::is_credit_of(one.key, fresh.key)) credits.push_back(std::move(one));
    }
    std::set<std::string> known_keys;
    for (const auto& credit : credits) known_keys.insert(credit.key);
    for (const auto& credit : credits) {
      const auto restored = TRY(restore(credit, order, office));
      const auto stock = sync::stock_credit_key(credit.key);
      if (stock.ok() && !sync::is_stock_credit(credit.key) && !known_keys.contains(stock.value()))
        TRY(restore_stock(restored.posting, stock.value(), order, office));
    }
    return {};
  }

  /// The second credit of a refund that was divided: by what either side shows of it, or since the first is not the whole.
  Result<void> restore_stock(const Posting& credit, const std::string& key, const shop::Order& order,
                             const OfficeOrders& office) {
    const auto booked = [&](const std::string& of) {
      const auto found = office.find(of);
      const auto seen = found == office.end() ? sync::Sight{} : sync::sight(found->second, of, sides_.rules.installation);
      return seen.order ? seen.order->total_inc_vat : std::nullopt;
    };
    const auto refund = std::find_if(order.refunds.begin(), order.refunds.end(),
                                     [&](const shop::RefundMark& one) { return one.id == credit.refund; });
    const auto first = booked(credit.key), second = booked(key);
    const bool shown = second || sync::mark_of(order, key, credit.refund);
    const bool short_of_it = first && refund != order.refunds.end() && refund->total.abs() != first->abs();
    if (!shown && !short_of_it) return {};
    auto stock = TRY(stock_credit(credit, sides_.doors.clock.now()));
    if (first) note_total(credit.key, *first);
    if (refund != order.refunds.end() && first) stock.total = -refund->total.abs() - *first;
    if (second) stock.total = *second;
    const auto restored = TRY(restore(stock, order, office));
    if (restored.what == sync::Rebuilt::absent) {
      --work_.absent;
      work_.rows.push_back({stock, Stage::seen, sync::Rebuilt::half_way, std::nullopt});
    }
    return {};
  }

  /// Of a credit that is only one of two.
  void note_total(const std::string& key, Amount total) {
    for (auto& row : work_.rows) {
      if (row.posting.key == key) row.posting.total = total;
    }
  }

  Result<sync::Restored> restore(const Posting& posting, const shop::Order& order, const OfficeOrders& office) {
    sync::Remains remains;
    const auto orders = office.find(posting.key);
    if (orders != office.end()) remains.sight = sync::sight(orders->second, posting.key, sides_.rules.installation);
    remains.mark = sync::mark_of(order, posting.key, posting.refund);
    if (remains.mark && remains.mark->client != sides_.rules.client.id) remains.mark.reset();
    remains.pays = sync::registers_payment(order, sides_.rules);
    auto restored = sync::restored(posting, remains, sides_.limits, sides_.doors.clock.now());
    note_installation(remains, restored.what);
    if (restored.what == sync::Rebuilt::kept) ++work_.kept;
    if (restored.what == sync::Rebuilt::absent) ++work_.absent;
    if (restored.what == sync::Rebuilt::kept || restored.what == sync::Rebuilt::absent) return restored;
    sync::name_customer(restored.posting, order);
    RebuiltRow row{restored.posting, posting.stage, restored.what, std::nullopt};
    if (restored.what == sync::Rebuilt::booked && orders != office.end())
      row.invoiced = invoiced(restored.posting, order, orders->second);
    if (posting.kind == PostingKind::order && remains.sight.order) TRY(remember_customer(restored.posting, order));
    work_.rows.push_back(std::move(row));
    return restored;
  }

  /// Another one at work since this file began, or one that left an order half-way. What older files wrote is history.
  void note_installation(const sync::Remains& remains, sync::Rebuilt what) {
    const auto seen = sync::installation_in(remains);
    const bool lately = remains.mark && remains.mark->at && *remains.mark->at > first_start_;
    const bool left = what == sync::Rebuilt::half_way || what == sync::Rebuilt::tried_anew;
    if (!seen.empty() && (lately || left) && !sides_.rules.installation.starts_with(seen)) work_.others.insert(seen);
  }

  /// What the job `completed` has noted in the shop needs no second note. Anything else it finds and settles itself.
  std::optional<store::InvoicedOrder> invoiced(const Posting& posting, const shop::Order& order,
                                               const std::vector<office::Order>& orders) {
    const auto sale = sync::invoiced_sale(orders, *posting.office_order);
    if (posting.kind != PostingKind::order || !sale || !sync::says_invoice(order, *sale)) return std::nullopt;
    const bool due = sync::due(order, sides_.rules).due == sync::Due::yes;
    const auto ending = sync::ending(*sale, order, sides_.rules.settings.orders.after.completed_from, due);
    if (ending != sync::Ending::noted && ending != sync::Ending::completed) return std::nullopt;
    store::InvoicedOrder row;
    row.invoice = sale->invoices.empty() ? office::InvoiceId{} : sale->invoices.back();
    row.at = sides_.doors.clock.now();
    row.outcome = ending == sync::Ending::noted ? store::AfterInvoice::noted : store::AfterInvoice::completed;
    return row;
  }

  /// The card that the order was booked on. Seen long ago, so that it is read and matched again before its first use.
  Result<void> remember_customer(const Posting& posting, const shop::Order& order) {
    if (!posting.customer || posting.customer->value == sides_.rules.collective_customer) return {};
    const auto buyer = sync::buyer_of(order, sides_.rules, posting.key);
    if (buyer.anonymised || TRY(sides_.tables.links.find(k_linked, buyer.external_id))) return {};
    work_.customers.push_back({k_linked, buyer.external_id, posting.customer->value, Instant{}, ""});
    return {};
  }

  Sides& sides_;
  OfficeKeys keys_;
  RebuildWork& work_;
  Instant first_start_{};
};

const char* told_as(sync::Rebuilt what) {
  switch (what) {
    case sync::Rebuilt::booked:
      return "rebuilt: in the books";
    case sync::Rebuilt::to_note:
      return "rebuilt: in the books, not noted in the shop";
    case sync::Rebuilt::half_way:
      return "rebuilt: half-way";
    case sync::Rebuilt::by_hand:
      return "rebuilt: invoiced by hand";
    case sync::Rebuilt::gone:
      return "rebuilt: gone from the books";
    case sync::Rebuilt::linked:
      return "rebuilt: linked";
    case sync::Rebuilt::tried_anew:
      return "taken over: tried again";
    case sync::Rebuilt::kept:
    case sync::Rebuilt::absent:
      break;
  }
  return "rebuilt";
}

/// From now on what other installations have written counts as old, and what they staged may be taken once it has settled.
Result<void> take_installation_over(Sides& sides, const RebuildWork& work) {
  if (work.others.empty()) return {};
  auto own = TRY(sides.tables.binding.get()).value_or(store::BindingRow{});
  const auto now = sides.doors.clock.now();
  own.first_start = now;
  TRY(sides.tables.binding.set(own));
  std::string names;
  for (const auto& other : work.others) names += (names.empty() ? "" : ", ") + other;
  return sides.tables.trail.add({now, "installation", "taken over", names + " → " + own.installation});
}

}  // namespace

Result<RebuildWork> plan_rebuild(Sides& sides) {
  RebuildWork work;
  work.installation = sides.rules.installation;
  TRY(Rebuilding(sides, TRY(office_keys(sides)), work).run());
  return work;
}

Result<void> apply_rebuild(Sides& sides, const RebuildWork& work) {
  return sides.tables.db.transaction([&]() -> Result<void> {
    for (const auto& row : work.rows) {
      auto posting = row.posting;
      if (posting.id == 0) {
        posting = TRY(sides.tables.postings.add(posting));
      } else {
        TRY(sides.tables.postings.advance(posting, row.from));
      }
      if (row.invoiced) {
        auto invoiced = *row.invoiced;
        invoiced.posting = posting.id;
        TRY(sides.tables.invoiced.put(invoiced));
      }
      const auto order = posting.office_order ? "office order " + std::to_string(posting.office_order->value) : "";
      TRY(tell(sides, posting, told_as(row.what), order));
    }
    TRY(sides.tables.links.put_all(work.customers));
    TRY(sides.tables.memory.saw_orders(work.keys, sides.doors.clock.now()));
    return take_installation_over(sides, work);
  });
}

}  // namespace woo24::jobs
