#include "woo24/jobs/completed.hpp"

#include "woo24/base/log.hpp"
#include "woo24/jobs/key_search.hpp"
#include "woo24/sync/customer_name.hpp"
#include "woo24/sync/payment.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;
using store::AfterInvoice;

constexpr auto k_sweep_pace = 24h;
constexpr const char* k_cursor = "invoiced";
constexpr const char* k_sweep_cursor = "invoiced.sweep";

using Open = std::map<std::int64_t, store::InvoicedOrder>;

Result<std::optional<Instant>> position_of(Sides& sides, const char* cursor) {
  const auto position = TRY(sides.tables.cursors.get(cursor));
  return position ? parse_utc(*position) : std::optional<Instant>{};
}

Result<bool> sweep_is_due(Sides& sides, Instant now) {
  const auto last = TRY(position_of(sides, k_sweep_cursor));
  return !last || now - *last >= k_sweep_pace || now < *last;
}

/// One that was left alone at its status is looked at again when the shop's listing showed another that is not.
bool rests_here(const Sides& sides, const Posting& posting, const Open& open) {
  const auto row = open.find(posting.id);
  if (row == open.end() || row->second.outcome != AfterInvoice::waits) return false;
  const auto& from = sides.rules.settings.orders.after.completed_from;
  return std::find(from.begin(), from.end(), posting.shop_status) == from.end();
}

/// The postings that may have been invoiced, and those of them that are known to be.
struct Asked {
  std::vector<Posting> unknown, known;
  std::set<office::OrderId> listed;
};

Result<Asked> asked_for(Sides& sides, CompletionWork& work, const Open& open) {
  const auto from = sides.rules.zone.start_of(sides.rules.settings.orders.from);
  const auto last = TRY(position_of(sides, k_cursor));
  const auto since = (last ? std::min(*last, work.as_of) : from) - k_office_clock_doubt;
  Asked asked;
  auto waiting = TRY(sides.tables.postings.awaiting_invoice());
  if (waiting.empty()) return asked;
  for (const auto id : TRY(sides.readers.office.orders_changed_since(since))) asked.listed.insert(id);
  for (auto& posting : waiting) {
    if (rests_here(sides, posting, open)) continue;
    const auto row = open.find(posting.id);
    if (row == open.end()) {
      if (work.swept || asked.listed.contains(*posting.office_order)) asked.unknown.push_back(std::move(posting));
      continue;
    }
    bool moved = work.swept || row->second.outcome != AfterInvoice::rests || asked.listed.contains(*posting.office_order);
    if (!moved) {
      const auto parts = TRY(sides.tables.memory.orders_with_key(posting.key));
      moved = std::any_of(parts.begin(), parts.end(), [&](office::OrderId id) { return asked.listed.contains(id); });
    }
    if (moved) asked.known.push_back(std::move(posting));
  }
  return asked;
}

/// Those that are invoiced, of all that may be: a call a thousand. `unanswered` gets those that the office no longer shows.
Result<std::vector<Posting>> invoiced_of(Sides& sides, Asked asked, std::vector<Posting>& unanswered) {
  auto invoiced = std::move(asked.known);
  std::vector<office::OrderId> ids;
  for (const auto& posting : asked.unknown) ids.push_back(*posting.office_order);
  if (ids.empty()) return invoiced;
  std::set<office::OrderId> done, shown;
  for (const auto& order : TRY(sides.readers.office.order_standings_by_id(ids))) {
    if (!order.id) continue;
    shown.insert(*order.id);
    if (sync::is_invoiced(order)) done.insert(*order.id);
  }
  for (auto& posting : asked.unknown) {
    if (!shown.contains(*posting.office_order)) {
      unanswered.push_back(std::move(posting));
    } else if (done.contains(*posting.office_order)) {
      invoiced.push_back(std::move(posting));
    }
  }
  return invoiced;
}

/// Of those that were not shown by their id, the ones that both routes to their key do not show either.
Result<std::vector<Posting>> gone_of(Sides& sides, std::vector<Posting> unanswered) {
  std::vector<Posting> gone;
  if (unanswered.empty()) return gone;
  const auto seen = TRY(KeySearch(sides).sights(unanswered, KeySearch::Need::fresh));
  for (std::size_t n = 0; n < unanswered.size(); ++n) {
    if (seen[n].shown == sync::Shown::nothing) gone.push_back(std::move(unanswered[n]));
  }
  return gone;
}

/// Whole, with what they were split into, by key. Without `remember` nothing is learnt of the list, so that parts come from
/// what is known already.
Result<std::map<std::string, std::vector<office::Order>>> families(Sides& sides, const std::vector<Posting>& invoiced,
                                                                   bool remember) {
  std::map<std::string, std::vector<office::Order>> found;
  if (remember) found = TRY(KeySearch(sides).find(invoiced, KeySearch::Need::fresh));
  // A person may have written another reference over ours.
  std::map<office::OrderId, std::string> lacking;
  for (const auto& posting : invoiced) {
    auto ids = remember ? std::vector<office::OrderId>{} : TRY(sides.tables.memory.orders_with_key(posting.key));
    ids.push_back(*posting.office_order);
    const auto& have = found[posting.key];
    for (const auto id : ids) {
      if (std::none_of(have.begin(), have.end(), [&](const office::Order& order) { return order.id == id; }))
        lacking.emplace(id, posting.key);
    }
  }
  std::vector<office::OrderId> ids;
  for (const auto& [id, key] : lacking) ids.push_back(id);
  if (ids.empty()) return found;
  for (auto& order : TRY(sides.readers.office.orders_by_id(ids))) {
    if (order.id) found[lacking.at(*order.id)].push_back(std::move(order));
  }
  return found;
}

/// The shop's orders, fresh; what each means.
Result<void> look_at_shop(Sides& sides, CompletionWork& work) {
  std::vector<shop::OrderId> ids;
  for (const auto& one : work.found) ids.push_back(one.posting.order);
  if (ids.empty()) return {};
  auto read = TRY(sides.readers.shop.orders_by_id(ids));
  std::set<shop::OrderId> unreadable;
  for (const auto& one : read.unreadable) unreadable.insert(one.id);
  for (auto& one : work.found) {
    if (unreadable.contains(one.posting.order)) {
      work.unread.push_back(one.posting);
      continue;
    }
    // An id alone does not tell: a restored shop gives ids out again.
    const auto own = std::find_if(read.orders.begin(), read.orders.end(), [&](const shop::Order& order) {
      return order.id == one.posting.order && order.order_key == one.posting.order_key;
    });
    if (own == read.orders.end()) {
      one.ending = one.sale.rests ? sync::Ending::rests : sync::Ending::moved;
      continue;
    }
    one.order = *own;
    const bool due = sync::due(*own, sides.rules).due == sync::Due::yes;
    one.ending = sync::ending(one.sale, *own, sides.rules.settings.orders.after.completed_from, due);
  }
  std::erase_if(work.found, [&](const Completion& one) { return unreadable.contains(one.posting.order); });
  return {};
}

office::InvoiceId newest(const sync::InvoicedSale& sale) {
  return sale.invoices.empty() ? office::InvoiceId{} : sale.invoices.back();
}

AfterInvoice outcome_of(sync::Ending ending) {
  switch (ending) {
    case sync::Ending::rests:
      return AfterInvoice::rests;
    case sync::Ending::waits:
      return AfterInvoice::waits;
    case sync::Ending::noted:
      return AfterInvoice::noted;
    case sync::Ending::complete:
    case sync::Ending::completed:
      return AfterInvoice::completed;
    case sync::Ending::moved:
      return AfterInvoice::moved;
  }
  return AfterInvoice::found;
}

const char* told_as(AfterInvoice outcome) {
  switch (outcome) {
    case AfterInvoice::found:
      return "invoiced";
    case AfterInvoice::rests:
      return "invoiced in part";
    case AfterInvoice::waits:
      return "invoiced, its status left alone";
    case AfterInvoice::noted:
      return "invoice noted";
    case AfterInvoice::completed:
      return "completed";
    case AfterInvoice::moved:
      return "invoiced, but moved in the shop";
  }
  return "invoiced";
}

/// Applies what was found, order by order.
class Applying {
 public:
  Applying(Sides& sides, Writers writers) : sides_(sides), writers_(writers) {}

  Result<RunCounts> run(const CompletionWork& work, const std::function<bool()>& stop) {
    counts_.seen = static_cast<int>(work.found.size() + work.unread.size());
    counts_.waiting = static_cast<int>(work.unread.size());
    counts_.failed = static_cast<int>(work.gone.size());
    for (const auto& one : work.found) {
      if (stop()) break;
      TRY(take(one));
    }
    return counts_;
  }

 private:
  Result<void> take(Completion one) {
    if (one.ending == sync::Ending::complete && !TRY(completed(one))) return waits();
    if (!TRY(noted(one))) return waits();
    return settle(one);
  }

  Result<void> waits() {
    ++counts_.waiting;
    return {};
  }

  /// False: not now. Whatever was unclear shows at the next look, since the meta goes in the write that completes the order.
  Result<bool> completed(Completion& one) {
    const auto id = one.order->id;
    const auto meta = sync::invoice_meta(one.sale, true);
    const auto done = writers_.shop.set_order_status(id, one.order->status, "completed", {meta});
    if (!done.ok()) return refused(id, done.error());
    using Outcome = shop::StatusChange::Outcome;
    one.order->status = done.value().status;
    if (done.value().outcome == Outcome::set) {
      ++counts_.sent;
      note(one);
      one.order->meta.push_back(meta);
      return true;
    }
    const bool due = sync::due(*one.order, sides_.rules).due == sync::Due::yes;
    one.ending = sync::ending(one.sale, *one.order, sides_.rules.settings.orders.after.completed_from, due);
    return one.ending != sync::Ending::complete;
  }

  /// The invoice into the shop's order, where it does not say it yet.
  Result<bool> noted(const Completion& one) {
    if (!one.order || sync::says_invoice(*one.order, one.sale)) return true;
    const auto id = one.order->id;
    const auto done = writers_.shop.set_order_meta({{id, {sync::invoice_meta(one.sale, false)}}});
    if (!done.front().ok()) return refused(id, done.front().error());
    note(one);
    return true;
  }

  /// Tried once: a note is a courtesy, and writing it twice would not be one.
  void note(const Completion& one) {
    if (auto done = writers_.shop.add_order_note(one.order->id, sync::invoice_note(one.sale)); !done.ok())
      log::warning("an order note was not written", {{"order", std::to_string(one.order->id.value)}});
  }

  static Result<bool> refused(shop::OrderId order, const Error& error) {
    if (ends_the_run(error)) return Fail{error};
    log::warning("the shop did not take what an invoice means for an order; tried again in the next run",
                 {{"order", std::to_string(order.value)}, {"reason", std::string(reason_id(error.reason.id))}});
    return false;
  }

  Result<void> settle(const Completion& one) {
    const auto now = sides_.doors.clock.now();
    const store::InvoicedOrder row{one.posting.id, newest(one.sale), now, outcome_of(one.ending)};
    const auto reason = listed_because(one);
    if (reason) ++counts_.failed;
    if (one.ending == sync::Ending::rests || one.ending == sync::Ending::waits) ++counts_.skipped;
    return sides_.tables.db.transaction([&]() -> Result<void> {
      const auto before = TRY(sides_.tables.invoiced.of(one.posting.id));
      if (before && before->outcome == row.outcome && before->invoice == row.invoice) return {};
      TRY(sides_.tables.invoiced.put(row));
      TRY(tell(sides_, one.posting, told_as(row.outcome), sync::invoice_note(one.sale)));
      if (!reason) return {};
      log::warning("an invoiced order needs a person",
                   {{"order", std::to_string(one.posting.order.value)}, {"reason", std::string(reason_id(reason->id))}});
      auto then = sync::after(one.posting, sync::Cannot{*reason}, sides_.limits, now);
      if (one.order) sync::name_customer(then, *one.order);
      return sides_.tables.postings.advance(then, one.posting.stage);
    });
  }

  Sides& sides_;
  Writers writers_;
  RunCounts counts_;
};

std::string counts_json(const RunCounts& counts) {
  return fmt::format(R"({{"seen":{},"completed":{},"waiting":{},"failed":{}}})", counts.seen, counts.sent, counts.waiting,
                     counts.failed);
}

Result<CompletedRun> planned_and_applied(Sides& sides, Writers writers, const std::function<bool()>& stop) {
  const bool apply = sides.rules.settings.orders.mode == settings::Mode::send;
  auto work = TRY(plan_completed(sides, apply));
  auto counts = counts_of(work);
  if (apply) {
    TRY(record_completed(sides, work));
    counts = TRY(apply_completed(sides, writers, work, stop));
  }
  return CompletedRun{counts, std::move(work)};
}

}  // namespace

std::optional<Reason> listed_because(const Completion& one) {
  const auto invoice = newest(one.sale);
  if (one.ending == sync::Ending::moved) {
    return Reason{ReasonId::invoiced_but_moved,
                  {{"status", one.order ? one.order->status : "trash"}, {"invoice", std::to_string(invoice.value)}}};
  }
  if (one.sale.cash && one.ending != sync::Ending::rests) {
    return Reason{ReasonId::invoiced_without_booking, {{"office_order", std::to_string(one.posting.office_order->value)}}};
  }
  return std::nullopt;
}

Result<CompletionWork> plan_completed(Sides& sides, bool remember) {
  CompletionWork work;
  work.as_of = sides.doors.clock.now();
  work.swept = TRY(sweep_is_due(sides, work.as_of));
  const auto open = TRY(sides.tables.invoiced.open());
  auto asked = TRY(asked_for(sides, work, open));
  const auto listed = asked.listed;
  // Before the first list there is none that could have failed to bring it.
  const bool list_counts = TRY(position_of(sides, k_cursor)).has_value();
  std::vector<Posting> unanswered;
  const auto invoiced = TRY(invoiced_of(sides, std::move(asked), unanswered));
  if (remember && work.swept) work.gone = TRY(gone_of(sides, std::move(unanswered)));
  if (invoiced.empty()) return work;
  const auto orders = TRY(families(sides, invoiced, remember));
  for (const auto& posting : invoiced) {
    const auto sale = sync::invoiced_sale(orders.at(posting.key), *posting.office_order);
    if (!sale) continue;
    const bool fresh = !open.contains(posting.id);
    const bool unlisted = fresh && list_counts && !listed.contains(*posting.office_order);
    work.found.push_back({posting, *sale, std::nullopt, sync::Ending::noted, unlisted});
  }
  std::stable_sort(work.found.begin(), work.found.end(),
                   [](const Completion& a, const Completion& b) { return a.posting.order < b.posting.order; });
  TRY(look_at_shop(sides, work));
  return work;
}

Result<void> record_completed(Sides& sides, const CompletionWork& work) {
  return sides.tables.db.transaction([&]() -> Result<void> {
    for (const auto& one : work.found) {
      if (TRY(sides.tables.invoiced.of(one.posting.id))) continue;
      TRY(sides.tables.invoiced.put({one.posting.id, newest(one.sale), work.as_of, AfterInvoice::found}));
      if (!one.unlisted) continue;
      log::warning("an invoiced order was found by its id alone: the office's list of changed orders cannot be trusted",
                   {{"order", std::to_string(one.posting.order.value)}});
      TRY(tell(sides, one.posting, "invoice found by the nightly look",
               "the office's list of changed orders had not brought it"));
    }
    for (const auto& posting : work.gone) {
      const Reason reason{ReasonId::deleted_in_office,
                          {{"office_order", std::to_string(posting.office_order.value_or(office::OrderId{}).value)}}};
      TRY(sides.tables.postings.advance(sync::after(posting, sync::Cannot{reason}, sides.limits, work.as_of), posting.stage));
      TRY(tell(sides, posting, "gone from 24SevenOffice", "office order " + reason.arguments.at("office_order")));
    }
    for (const auto& posting : work.unread) {
      if (!TRY(sides.tables.invoiced.of(posting.id)))
        TRY(sides.tables.invoiced.put({posting.id, {}, work.as_of, AfterInvoice::found}));
    }
    if (work.swept) TRY(sides.tables.cursors.set(k_sweep_cursor, format_utc(work.as_of)));
    return sides.tables.cursors.set(k_cursor, format_utc(work.as_of));
  });
}

Result<RunCounts> apply_completed(Sides& sides, Writers writers, const CompletionWork& work,
                                  const std::function<bool()>& stop) {
  return Applying(sides, writers).run(work, stop);
}

RunCounts counts_of(const CompletionWork& work) {
  RunCounts counts;
  counts.seen = static_cast<int>(work.found.size() + work.unread.size());
  counts.waiting = static_cast<int>(work.unread.size());
  counts.failed = static_cast<int>(work.gone.size());
  for (const auto& one : work.found) counts.failed += listed_because(one) ? 1 : 0;
  return counts;
}

Result<CompletedRun> run_completed(Sides& sides, Writers writers, const std::function<bool()>& stop) {
  const auto run = TRY(sides.tables.runs.start("completed", sides.doors.clock.now()));
  auto done = planned_and_applied(sides, writers, stop);
  const auto counts = done.ok() ? counts_json(done.value().counts) : std::string("{}");
  TRY(sides.tables.runs.end(run, sides.doors.clock.now(), counts,
                            done.ok() ? std::nullopt : std::optional(done.error().reason)));
  return done;
}

}  // namespace woo24::jobs
