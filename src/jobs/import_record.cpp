// What an import keeps in the state file, and a person's word about it.
#include "woo24/base/log.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/sync/customer_name.hpp"
#include "woo24/sync/key.hpp"

#include <fmt/core.h>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;
using sync::ImportAct;

constexpr auto k_ask_again = 1h;

Result<void> story(Sides& sides, const Import& row, const std::string& what, const std::string& detail) {
  return sides.tables.trail.add({sides.doors.clock.now(), "import:" + std::to_string(row.office_order.value), what, detail});
}

std::string counts_json(const RunCounts& counts) {
  return fmt::format(R"({{"seen":{},"made":{},"waiting":{},"failed":{}}})", counts.seen, counts.sent, counts.waiting,
                     counts.failed);
}

Result<ImportRun> planned_and_applied(Sides& sides, Writers writers, const std::function<bool()>& stop) {
  auto work = TRY(plan_imports(sides));
  auto counts = counts_of(work);
  if (sides.rules.settings.office_orders.mode == settings::Mode::send) {
    TRY(record_imports(sides, work));
    counts = TRY(apply_imports(sides, writers, work, stop));
  }
  return ImportRun{counts, std::move(work)};
}

Result<Import> known_import(Tables& tables, office::OrderId order) {
  auto row = TRY(tables.imports.of(order));
  if (!row) return Fail{Kind::refused, Reason{ReasonId::import_not_known, {{"office_order", std::to_string(order.value)}}}};
  return *row;
}

Result<Import> said(Tables& tables, Instant now, Import row, const std::string& what) {
  row.moved_at = now;
  TRY(tables.db.transaction([&]() -> Result<void> {
    TRY(tables.imports.advance(row, row.stage));
    return tables.trail.add({now, "import:" + std::to_string(row.office_order.value), what, "by command"});
  }));
  return row;
}

}  // namespace

void name_customer(Import& row, const ImportItem& item) {
  if (!sync::keeps_name(row.standing)) return;
  auto name = item.order ? sync::customer_name(*item.order, item.card ? &*item.card : nullptr) : std::string();
  if (name.empty() && item.in_shop) name = sync::customer_name(*item.in_shop);
  if (!name.empty()) row.customer_name = std::move(name);
}

Result<void> record_import(Sides& sides, ImportItem& item, Instant now) {
  auto& table = sides.tables.imports;
  const auto stored = TRY(table.of(item.row.office_order));
  const auto from = stored ? stored->stage : ImportStage::seen;
  if (stored && stored->stage != item.row.stage)
    return Fail{Kind::moved, Reason{ReasonId::state_moved_on, {{"key", item.row.key}, {"expected", ""}, {"found", ""}}}};
  auto row = item.row;
  row.moved_at = now;
  if (item.order) {
    row.invoice = item.order->invoice.value_or(row.invoice);
    if (from == ImportStage::seen) {
      row.total = item.order->total_inc_vat.value_or(Amount{});
      row.currency = sync::currency_of(*item.order, sides.rules);
    }
  }
  switch (item.decision.act) {
    case ImportAct::none: {
      const bool again = row.standing == Standing::failed && row.next_try_at && *row.next_try_at <= now;
      if (again) row.next_try_at = now + k_ask_again;
      if (!stored || (row.invoice == stored->invoice && !again)) return {};
      break;
    }
    case ImportAct::forget:
      if (stored) TRY(story(sides, row, "no longer for the shop", item.order ? item.order->state.value_or("") : "deleted"));
      return table.remove(item.row.office_order);
    case ImportAct::report:
      row = sync::with_reason(row, *item.decision.reason, now);
      log::warning(
          "an order from 24SevenOffice needs a person or waits",
          {{"office_order", std::to_string(row.office_order.value)}, {"reason", std::string(reason_id(row.reason->id))}});
      TRY(story(sides, row, "stopped", std::string(reason_id(row.reason->id))));
      break;
    case ImportAct::wait:
      row = sync::waiting_until(row, *item.decision.reason, *item.decision.until);
      break;
    case ImportAct::settle:
      row = sync::moving(row);
      row.stage = ImportStage::done;
      row.state = item.order ? item.order->state.value_or("") : "";
      break;
    case ImportAct::agree:
      row = sync::moving(row);
      row.left_as = sync::shop_digest(*item.in_shop);
      TRY(story(sides, row, "both sides agree", item.in_shop->status));
      break;
    case ImportAct::finish:
      if (row.stage < ImportStage::made) {
        row.stage = ImportStage::made;
        TRY(story(sides, row, "found in the shop", "order " + std::to_string(row.shop_order->value)));
      }
      row.next_try_at = now;
      break;
    case ImportAct::make:
    case ImportAct::update:
    case ImportAct::note:
    case ImportAct::cancel:
      row.next_try_at = now;  // looked at again, also when this run ends before it comes to it
      break;
  }
  name_customer(row, item);
  item.row = row;
  return stored ? table.advance(row, from) : table.add(row);
}

Result<std::optional<ImportItem>> noticed_in_shop(Sides& sides, const shop::Order& order) {
  std::optional<ImportItem> noticed;
  const auto row = TRY(sides.tables.imports.by_shop_order(order.id));
  const auto key = sync::order_key(sides.rules.settings.shop_id, order.id, order.order_key);
  if (!row || !key.ok() || row->shop_key != key.value() || row->office_order.value < 0) return noticed;
  auto decision = sync::undone_in_shop(*row, order);
  if (decision.act == ImportAct::none) return noticed;
  noticed.emplace();
  noticed->row = *row;
  noticed->in_shop = order;
  noticed->decision = std::move(decision);
  return noticed;
}

Result<void> record_imports(Sides& sides, ImportWork& work) {
  return sides.tables.db.transaction([&]() -> Result<void> {
    for (auto& item : work.items) TRY(record_import(sides, item, work.as_of));
    if (work.shop_as_of) TRY(sides.tables.cursors.set(import_cursor::k_shop, format_utc(*work.shop_as_of)));
    if (work.swept) TRY(sides.tables.cursors.set(import_cursor::k_sweep, format_utc(work.as_of)));
    return sides.tables.cursors.set(import_cursor::k_office, format_utc(work.as_of));
  });
}

RunCounts counts_of(const ImportWork& work) {
  RunCounts counts;
  for (const auto& item : work.items) {
    const auto act = item.decision.act;
    if (act == ImportAct::none || act == ImportAct::settle || act == ImportAct::agree || act == ImportAct::forget) continue;
    ++counts.seen;
    counts.failed += act == ImportAct::report ? 1 : 0;
    counts.waiting += act == ImportAct::wait ? 1 : 0;
  }
  return counts;
}

Result<ImportRun> run_imports(Sides& sides, Writers writers, const std::function<bool()>& stop) {
  const auto run = TRY(sides.tables.runs.start("import", sides.doors.clock.now()));
  auto done = planned_and_applied(sides, writers, stop);
  const auto counts = done.ok() ? counts_json(done.value().counts) : std::string("{}");
  TRY(sides.tables.runs.end(run, sides.doors.clock.now(), counts,
                            done.ok() ? std::nullopt : std::optional(done.error().reason)));
  return done;
}

Result<sync::Origin> origin_of(Sides& sides, const shop::Order& order) {
  const auto key = sync::order_key(sides.rules.settings.shop_id, order.id, order.order_key);
  const auto mark = sync::import_mark_of(order.meta);
  const auto known = mark ? TRY(sides.tables.imports.by_key(mark->key)) : std::nullopt;
  const auto told = TRY(sides.tables.imports.by_shop_order(order.id));
  return sync::origin_of(mark, key.ok() ? key.value() : "", known, told);
}

Result<void> not_from_office(Sides& sides, const shop::Order& order) {
  if (TRY(origin_of(sides, order)) != sync::Origin::office) return {};
  const auto mark = sync::import_mark_of(order.meta);
  const auto told = TRY(sides.tables.imports.by_shop_order(order.id));
  const auto office_order = mark ? sync::office_order_of(*mark) : told ? std::to_string(told->office_order.value) : "";
  return Fail{Kind::refused, Reason{ReasonId::made_in_office, {{"office_order", office_order}}}};
}

Result<Import> retry_import(Tables& tables, Instant now, office::OrderId order) {
  auto row = TRY(known_import(tables, order));
  if (row.standing == Standing::moving) {
    return Fail{Kind::refused, Reason{ReasonId::nothing_to_retry,
                                      {{"order", std::to_string(order.value)},
                                       {"standing", std::string(store::standing_name(row.standing))}}}};
  }
  row = sync::moving(std::move(row));
  row.next_try_at = now;
  if (row.stage == ImportStage::done) row.left_as = row.content = "";  // 24SevenOffice decides, whatever was changed since
  return said(tables, now, std::move(row), "retry");
}

Result<Import> skip_import(Tables& tables, Instant now, office::OrderId order) {
  auto row = TRY(known_import(tables, order));
  row.standing = Standing::skipped;
  row.reason = Reason{ReasonId::skipped_by_person, {}};
  row.next_try_at.reset();
  return said(tables, now, std::move(row), "skip");
}

}  // namespace woo24::jobs
