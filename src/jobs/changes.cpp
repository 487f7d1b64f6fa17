#include "woo24/jobs/changes.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

constexpr const char* k_gone = "gone";  // in place of what an order says that is no longer there
constexpr const char* k_trash = "trash";

Posting new_change(const Sides& sides, const Posting& sale, PostingKind kind, std::size_t known) {
  Posting change;
  change.kind = kind;
  change.key = sync::change_key(sale.key, static_cast<int>(known) + 1);
  change.order = sale.order;
  change.number = sale.number;
  change.order_key = sale.order_key;
  change.shop_status = sale.shop_status;
  change.total = sale.total;
  change.currency = sale.currency;
  change.created = sale.created;
  change.modified = sale.modified;
  change.office_order = sale.office_order;
  change.external_status = sale.external_status;
  change.taken_at = change.next_try_at = sides.doors.clock.now();
  return change;
}

}  // namespace

Result<std::vector<Posting>> changes_of(Tables& tables, const Posting& sale) {
  auto rows = TRY(tables.postings.all_of_order(sale.order));
  std::erase_if(rows,
                [&](const Posting& row) { return !sync::is_change(row.kind) || sync::changed_sale(row.key) != sale.key; });
  return rows;
}

Result<std::vector<Posting>> noticed_changes(Sides& sides, const shop::Order& order, Posting& sale, bool same_settings) {
  std::vector<Posting> rows;
  if (!sale.office_order) return rows;
  const auto content = sync::shop_content(order, sides.rules);
  const bool sent = sale.stage >= Stage::released || sale.standing == Standing::taken_over;
  if (sent && sale.shop_content.empty()) sale.shop_content = content;
  const auto needed = sync::needed_change(sale, order, sides.rules, same_settings);
  const auto known = TRY(changes_of(sides.tables, sale));
  if (known.empty() && !needed) return rows;
  const auto newest = known.empty() ? std::nullopt : std::optional(known.back());
  auto found = sync::change_rows(newest, sale, needed, content, same_settings, sides.doors.clock.now());
  if (found.newest) {
    found.newest->shop_status = order.status;
    found.newest->modified = order.modified;
    rows.push_back(*std::move(found.newest));
  }
  if (found.add) {
    rows.push_back(new_change(sides, sale, *needed, known.size()));
    rows.back().shop_content = needed == PostingKind::cancel ? sync::called_off_content(content) : content;
    if (sale.standing != Standing::taken_over) rows.back().total = order.total;
  }
  return rows;
}

Result<std::vector<Posting>> gone_orders(Sides& sides, const std::vector<shop::OrderId>& gone) {
  std::vector<Posting> rows;
  if (sides.rules.settings.orders.after.cancelled == settings::AfterSale::off) return rows;
  for (const auto id : gone) {
    const auto sale = TRY(sides.tables.postings.by_order(id));
    const bool in_books = sale && sale->office_order && sale->stage >= Stage::confirmed && sale->standing == Standing::moving;
    if (!in_books) continue;
    const auto known = TRY(changes_of(sides.tables, *sale));
    if (!known.empty() && known.back().shop_content == k_gone) continue;
    rows.push_back(new_change(sides, *sale, PostingKind::cancel, known.size()));
    rows.back().shop_content = k_gone;
    rows.back().shop_status = k_trash;
  }
  return rows;
}

Result<void> take_up_change(Sides& sides, const Posting& sale) {
  const auto known = TRY(changes_of(sides.tables, sale));
  if (!known.empty()) return {};
  auto change = new_change(sides, sale, PostingKind::update, 0);
  change.shop_content = sale.shop_content;
  TRY(sides.tables.postings.add(change));
  return tell(sides, sale, "a change under way is taken up", change.key);
}

std::vector<std::string> needed_products(const Sides& sides, const Item& item) {
  // What has begun is brought to its end, also where the settings have changed since.
  const bool updates =
      sides.rules.settings.orders.after.changed == settings::AfterSale::act || item.posting.stage >= Stage::staging;
  if (!item.order || !updates || item.posting.kind != PostingKind::update) return {};
  return sync::needed_products(*item.order, sides.rules);
}

Result<std::optional<OrderChange>> planned_change(Sides& sides, const Item& item, const sync::Products& products) {
  const auto& posting = item.posting;
  const auto sale = TRY(sides.tables.postings.by_key(sync::changed_sale(posting.key).value_or("")));
  if (!sale) return std::optional<OrderChange>{};
  const OrderName name{posting.order, posting.number, posting.key, posting.total, posting.currency};
  const bool off = posting.kind == PostingKind::cancel;
  const auto outlook = off ? sync::cancel_outlook(*sale, *item.order, sides.rules)
                           : sync::update_outlook(*sale, *item.order, sides.rules, products);
  if (std::holds_alternative<sync::Ended>(outlook)) return std::optional<OrderChange>{};
  if (std::holds_alternative<sync::Go>(outlook)) return std::optional<OrderChange>(ChangeOrder{name, off});
  const auto& why = std::get<sync::Evidence>(outlook);
  if (const auto* cannot = std::get_if<sync::Cannot>(&why)) return std::optional<OrderChange>(FailOrder{name, cannot->reason});
  if (const auto* rests = std::get_if<sync::NotDue>(&why)) return std::optional<OrderChange>(RestOrder{name, rests->reason});
  return std::optional<OrderChange>(WaitOrder{name, Reason{ReasonId::change_waits, {}}});
}

}  // namespace woo24::jobs
