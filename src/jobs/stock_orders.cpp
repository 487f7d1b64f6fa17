#include "woo24/jobs/stock_orders.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/text.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/store/stock_orders.hpp"
#include "woo24/store/stock_shelf.hpp"
#include "woo24/sync/import_mark.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/names.hpp"
#include "woo24/sync/payment.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_margin = 10min;       // the shop's clock stamps an order before it shows it
constexpr auto k_reach = 90 * 24h;     // orders made longer ago are waited for by nobody
constexpr std::size_t k_a_read = 100;  // orders in memory at once
constexpr std::size_t k_office_read = 500;
constexpr const char* k_shop_cursor = "stock.shop-orders";
constexpr const char* k_office_cursor = "stock.office-orders";
constexpr const char* k_opened_cursor = "stock.opened";
constexpr const char* k_unread_cursor = "stock.unread-orders";
constexpr std::size_t k_most_unread = 20;  // the newest of them; each is a call or two in every run

Result<std::optional<Instant>> position_of(store::Cursors& cursors, const char* name) {
  const auto position = TRY(cursors.get(name));
  return position ? parse_utc(*position) : std::optional<Instant>{};
}

/// The rows of one order, not of another that had its number before.
Result<std::vector<Posting>> postings_of(Sides& sides, const StockOrder& order) {
  auto postings = TRY(sides.tables.postings.all_of_order(order.order));
  std::erase_if(postings, [&](const Posting& posting) {
    return !posting.order_key.empty() && !order.order_key.empty() && posting.order_key != order.order_key;
  });
  return postings;
}

/// Nobody waits for its goods any more, and it never was anything for the books: what it took in the shop stays taken there,
/// and the office is not to follow.
Result<bool> is_given_up(Sides& sides, const shop::Order& order) {
  if (sync::is_open_in_shop(order.status) || sync::due(order, sides.rules).due != sync::Due::no) return false;
  for (const auto& posting : TRY(sides.tables.postings.all_of_order(order.id))) {
    const bool same = posting.order_key.empty() || order.order_key.empty() || posting.order_key == order.order_key;
    if (same && posting.kind == PostingKind::order && posting.stage > Stage::seen) return false;
  }
  return true;
}

bool is_waited_for(const StockOrder& order, const sync::ShopProductOf& pair, const std::set<shop::ProductId>& waits) {
  const auto waits_here = [&](const StockTake& take) { return waits.contains(take.product); };
  const auto waits_there = [&](const StockRow& row) {
    const auto product = pair(row.product);
    return product && waits.contains(*product);
  };
  return std::any_of(order.takes.begin(), order.takes.end(), waits_here) ||
         std::any_of(order.parts.begin(), order.parts.end(),
                     [&](const StockPart& part) { return std::any_of(part.rows.begin(), part.rows.end(), waits_there); });
}

/// The office's products of an order that wait, or those that do not.
void add_products(const StockOrder& order, const sync::ShopProductOf& pair, const std::set<shop::ProductId>& waits,
                  bool that_wait, std::set<office::ProductId>& products) {
  for (const auto& part : order.parts) {
    for (const auto& row : part.rows) {
      const auto product = pair(row.product);
      if ((product && waits.contains(*product)) == that_wait) products.insert(row.product);
    }
  }
}

bool is_skipped(const Posting& posting) { return posting.standing == Standing::skipped; }

/// Whether woo24 brings the order to the office, as things stand; and whether a credit of it is under way.
Result<void> look_at_postings(Sides& sides, StockOrder& order) {
  const auto& settings = sides.rules.settings.orders;
  const auto from = sides.rules.zone.start_of(settings.from);
  const bool sent = settings.mode != settings::Mode::off;
  order.awaited = sent && (!order.created || *order.created >= from);
  order.credit_open = false;
  for (const auto& posting : TRY(postings_of(sides, order))) {
    if (posting.kind == PostingKind::order) order.awaited = !is_skipped(posting);
    const bool on_its_way = posting.kind == PostingKind::credit && posting.stage < Stage::staged;
    const bool stands = posting.standing == Standing::failed || is_skipped(posting);
    if (on_its_way && !stands) order.credit_open = true;
  }
  return {};
}

}  // namespace

Result<void> StockOrdersLook::first(bool full) {
  auto& sides = sides_.orders;
  began_ = sides.doors.clock.now();
  for (auto& order : TRY(store::StockOrders(sides.tables.db).all())) stored_[order.order] = std::move(order);
  orders_ = stored_;
  const auto opened = TRY(position_of(sides.tables.cursors, k_opened_cursor));
  const auto since = TRY(position_of(sides.tables.cursors, k_shop_cursor));
  opening_ = !opened || !since;
  opened_ = opened.value_or(began_);
  TRY(list_shop(std::min(since.value_or(began_), began_) - k_margin));
  TRY(read_unread());
  if (opening_) {
    TRY(open_shop());
  } else if (full) {
    std::vector<shop::OrderId> kept;
    for (const auto& [id, order] : orders_) {
      if (!listed_.contains(id) && !unread_.contains(id)) kept.push_back(id);
    }
    TRY(read_shop(kept));
  }
  return look_at_office(full || opening_);
}

Result<std::set<shop::OrderId>> StockOrdersLook::again() {
  const auto before = orders_;
  TRY(list_shop(shop_as_of_.value_or(began_) - k_margin));
  TRY(look_at_office(false));
  return moved_since(before);
}

Result<std::set<shop::OrderId>> StockOrdersLook::again_in_shop() {
  const auto before = orders_;
  TRY(list_shop(shop_as_of_.value_or(began_) - k_margin));
  return moved_since(before);
}

Result<std::set<shop::OrderId>> StockOrdersLook::moved_since(const StockOrderMap& before) const {
  std::set<shop::OrderId> moved;
  for (const auto& [id, order] : orders_) {
    const auto old = before.find(id);
    if (old == before.end() || !(old->second == order)) moved.insert(id);
  }
  for (const auto& [id, order] : before) {
    if (!orders_.contains(id)) moved.insert(id);
  }
  return moved;
}

/// The first time: who waits for goods, and what is on its way to the books, whatever their change date.
Result<void> StockOrdersLook::open_shop() {
  auto& sides = sides_.orders;
  std::set<shop::OrderId> ids;
  for (const auto& mark : TRY(sides.readers.shop.order_marks_created_since(began_ - k_reach))) {
    if (sync::is_open_in_shop(mark.status)) ids.insert(mark.id);
  }
  const auto from = sides.rules.zone.start_of(sides.rules.settings.orders.from) - 1s;
  if (sides.rules.settings.orders.mode != settings::Mode::off) {
    for (const auto& mark : TRY(sides.readers.shop.order_marks_created_since(std::max(from, began_ - k_reach)))) {
      const auto posting = TRY(sides.tables.postings.by_order(mark.id));
      if (!posting || !TRY(sides.tables.invoiced.of(posting->id))) ids.insert(mark.id);
    }
  }
  for (const auto& posting : TRY(sides.tables.postings.awaiting_invoice())) ids.insert(posting.order);
  for (const auto id : listed_) ids.erase(id);
  return read_shop({ids.begin(), ids.end()});
}

Result<void> StockOrdersLook::list_shop(Instant since) {
  auto listing = TRY(sides_.orders.readers.shop.orders_changed_since(since));
  if (!shop_as_of_) shop_as_of_ = listing.as_of;
  for (const auto& order : listing.orders) TRY(take(order));
  for (const auto& one : listing.unreadable) {
    listed_.insert(one.id);  // what is known of it stays
    unread_.insert(one.id);
    log::warning("an order could not be read for its stock",
                 {{"order", std::to_string(one.id.value)}, {"reason", std::string(reason_id(one.error.reason.id))}});
  }
  return {};
}

/// No later listing tells of an order that a run before this one could not read. Each alone: that several cannot be shown is
/// no sign that the shop is down.
Result<void> StockOrdersLook::read_unread() {
  const auto kept = TRY(sides_.orders.tables.cursors.get(k_unread_cursor)).value_or("");
  for (const auto& part : split(kept, ' ')) {
    const auto id = sync::whole_number(part);
    if (!id || listed_.contains({*id})) continue;
    unread_.insert({*id});
    TRY(read_shop({shop::OrderId{*id}}));
  }
  return {};
}

Result<void> StockOrdersLook::read_shop(const std::vector<shop::OrderId>& ids) {
  for (std::size_t at = 0; at < ids.size(); at += k_a_read) {
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(at);
    const auto read = TRY(sides_.orders.readers.shop.orders_by_id(
        {first, ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), at + k_a_read))}));
    for (const auto& order : read.orders) TRY(take(order));
    for (const auto id : read.missing) {  // thrown away: nobody waits for it any more
      orders_.erase(id);
      unread_.erase(id);
    }
  }
  return {};
}

Result<void> StockOrdersLook::take(const shop::Order& order) {
  auto& sides = sides_.orders;
  listed_.insert(order.id);
  unread_.erase(order.id);
  // An order that came from the office is there already, and took nothing here.
  const auto key = TRY(sync::order_key(sides.rules.settings.shop_id, order.id, order.order_key));
  const auto mark = sync::import_mark_of(order.meta);
  if ((mark && sync::is_marked_itself(*mark, key)) || TRY(sides.tables.imports.by_shop_order(order.id))) {
    orders_.erase(order.id);
    return {};
  }
  auto takes = sync::stock_taken(order);
  if (!takes.empty() && TRY(is_given_up(sides, order))) takes.clear();
  const auto known = orders_.find(order.id);
  if (known == orders_.end() && takes.empty()) return {};
  auto& kept = orders_[order.id];
  if (kept.order_key != order.order_key) kept = {};  // a restored shop gives numbers out again
  kept.order = order.id;
  kept.order_key = order.order_key;
  kept.status = order.status;
  kept.created = order.created;
  kept.takes = std::move(takes);
  return {};
}

Result<void> StockOrdersLook::look_at_office(bool all) {
  const auto changed = opening_ && all ? std::set<office::OrderId>{} : TRY(changed_in_office());
  const auto known = TRY(owners());
  std::set<office::OrderId> wanted, parts;
  for (auto& [id, order] : orders_) {
    std::erase_if(order.parts, [&](const StockPart& part) { return !known.contains(part.order); });
    for (const auto& part : order.parts) parts.insert(part.order);
  }
  for (const auto& [id, owner] : known) {
    if (all || changed.contains(id) || !parts.contains(id)) wanted.insert(id);
  }
  TRY(read_office(known, wanted));
  for (auto& [id, order] : orders_) TRY(look_at_postings(sides_.orders, order));
  return {};
}

/// Which the office's list shows, remembering those that carry a key of ours.
Result<std::set<office::OrderId>> StockOrdersLook::changed_in_office() {
  auto& sides = sides_.orders;
  const auto last = TRY(position_of(sides.tables.cursors, k_office_cursor));
  const auto since = std::min(last.value_or(began_), began_) - k_office_clock_doubt;
  const auto ids = TRY(sides.readers.office.orders_changed_since(since));
  const auto unknown = TRY(sides.tables.memory.unknown_of(ids));
  if (!unknown.empty()) {
    std::vector<std::pair<office::OrderId, std::string>> seen;
    for (const auto& order : TRY(sides.readers.office.order_keys_by_id(unknown))) {
      const auto reference = sync::read_reference(order.reference_number.value_or(""));
      if (order.id) seen.emplace_back(*order.id, reference ? reference->key : "");
    }
    TRY(sides.tables.memory.saw_orders(seen, sides.doors.clock.now()));
  }
  return std::set<office::OrderId>(ids.begin(), ids.end());
}

Result<StockOrdersLook::Owners> StockOrdersLook::owners() {
  auto& sides = sides_.orders;
  Owners owners;
  for (const auto& [id, order] : orders_) {
    for (const auto& posting : TRY(postings_of(sides, order))) {
      if (posting.kind != PostingKind::order && posting.kind != PostingKind::credit) continue;
      const bool credit = posting.kind == PostingKind::credit;
      if (posting.office_order) owners[*posting.office_order] = {id, credit};
      // What it was split into bears its key.
      for (const auto part : TRY(sides.tables.memory.orders_with_key(posting.key))) owners[part] = {id, credit};
    }
  }
  return owners;
}

Result<void> StockOrdersLook::read_office(const Owners& owners, const std::set<office::OrderId>& wanted) {
  const std::vector<office::OrderId> ids(wanted.begin(), wanted.end());
  for (std::size_t at = 0; at < ids.size(); at += k_office_read) {
    const auto first = ids.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), at + k_office_read));
    std::set<office::OrderId> shown;
    for (const auto& read : TRY(sides_.orders.readers.office.orders_by_id({first, last}))) {
      const auto owner = read.id ? owners.find(*read.id) : owners.end();
      if (owner == owners.end()) continue;
      shown.insert(*read.id);
      put_part(orders_.at(owner->second.first), sync::stock_part(read, owner->second.second));
    }
    for (auto id = first; id != last; ++id) {
      if (shown.contains(*id)) continue;
      auto& order = orders_.at(owners.at(*id).first);  // deleted there
      std::erase_if(order.parts, [&](const StockPart& part) { return part.order == *id; });
    }
  }
  return {};
}

void StockOrdersLook::put_part(StockOrder& order, StockPart part) {
  auto at = std::lower_bound(order.parts.begin(), order.parts.end(), part.order,
                             [](const StockPart& one, office::OrderId id) { return one.order < id; });
  if (at != order.parts.end() && at->order == part.order) {
    part.before = at->before && at->state == part.state;
    *at = std::move(part);
    return;
  }
  // An order that was settled when stock was first looked at is not kept; it comes back as it was.
  const bool was_there = opening_ || (!stored_.contains(order.order) && order.created && *order.created < opened_);
  part.before = was_there && sync::is_believed_to_count(part.state);
  order.parts.insert(at, std::move(part));
}

Result<std::set<office::ProductId>> StockOrdersLook::record(const sync::StockLessons& lessons, const sync::ShopProductOf& pair,
                                                            const std::set<shop::ProductId>& waits) {
  auto& tables = sides_.orders.tables;
  store::StockOrders table(tables.db);
  for (const auto& [id, order] : stored_) {
    if (!orders_.contains(id)) TRY(table.remove(id));
  }
  std::set<office::ProductId> unsure;
  for (const auto& [id, seen] : orders_) {
    const auto old = stored_.find(id);
    const bool known = old != stored_.end();
    const bool waited_for = is_waited_for(seen, pair, waits) || (known && is_waited_for(old->second, pair, waits));
    auto order = seen;
    if (waited_for && known) order.parts = old->second.parts;
    // Its other products were learnt from; of an order that is new here nothing older can stay.
    if (waited_for && !(known && order.parts == seen.parts)) add_products(seen, pair, waits, !known, unsure);
    if (!(waited_for && known) && sync::is_settled(order, lessons, pair)) {
      if (known) TRY(table.remove(id));
    } else if (!known || !(old->second == order)) {
      TRY(table.put(order));
    }
  }
  std::vector<std::string> unread;
  for (auto id = unread_.rbegin(); id != unread_.rend() && unread.size() < k_most_unread; ++id)
    unread.push_back(std::to_string(id->value));
  TRY(tables.cursors.set(k_unread_cursor, joined(unread, " ")));
  if (shop_as_of_) TRY(tables.cursors.set(k_shop_cursor, format_utc(*shop_as_of_)));
  TRY(tables.cursors.set(k_office_cursor, format_utc(began_)));
  TRY(tables.cursors.set(k_opened_cursor, format_utc(opened_)));
  return unsure;
}

Result<std::map<office::ProductId, shop::ProductId>> products_of(store::Database& db, const StockOrderMap& orders) {
  store::StockShelf shelf(db);
  std::map<office::ProductId, shop::ProductId> products;
  std::set<office::ProductId> asked;
  for (const auto& [id, order] : orders) {
    for (const auto& part : order.parts) {
      for (const auto& row : part.rows) {
        if (!asked.insert(row.product).second) continue;
        if (const auto product = TRY(shelf.shop_product_of(row.product))) products[row.product] = *product;
      }
    }
  }
  return products;
}

}  // namespace woo24::jobs
