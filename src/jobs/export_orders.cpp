#include "woo24/jobs/export_orders.hpp"

#include "woo24/base/log.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/config/reader.hpp"
#include "woo24/jobs/changes.hpp"
#include "woo24/jobs/import_orders.hpp"
#include "woo24/jobs/order_census.hpp"
#include "woo24/jobs/product_lookup.hpp"
#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/credit_course.hpp"
#include "woo24/sync/customer_name.hpp"
#include "woo24/sync/key.hpp"
#include "woo24/sync/payment.hpp"
#include "woo24/sync/prospect.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;

constexpr auto k_margin = 10min;  // of the shop's own clock against itself: late commits, several servers
constexpr const char* k_cursor = "orders";
constexpr const char* k_settings_cursor = "orders.settings";

OrderName name_of(const Posting& posting) {
  return {posting.order, posting.number, posting.key, posting.total, posting.currency};
}

void take_facts(Posting& posting, const shop::Order& order) {
  posting.shop_status = order.status;
  posting.created = order.created;
  posting.modified = order.modified;
  if (posting.stage < Stage::releasing) {
    posting.total = order.total;
    posting.currency = order.currency;
  }
}

/// Another woo24 at work on this shop: its mark is on an order that it wrote after this file began (exactly-once §2).
Result<void> no_other_installation(const Sides& sides, const std::vector<shop::Order>& orders, const store::BindingRow& own) {
  for (const auto& order : orders) {
    const auto key = sync::order_key(sides.rules.settings.shop_id, order.id, order.order_key);
    const auto mark = key.ok() ? sync::mark_of(order, key.value()) : std::nullopt;
    if (!mark || mark->installation.empty() || mark->installation == own.installation || mark->client != sides.rules.client.id)
      continue;
    if (!mark->at || *mark->at <= own.first_start + sides.limits.settle) continue;
    return Fail{Kind::binding,
                Reason{ReasonId::other_installation,
                       {{"installation", mark->installation}, {"order", order.number}, {"ours", own.installation}}}};
  }
  return {};
}

/// Which change this order, or refund, means.
OrderChange change_of(const Sides& sides, const Item& item, const sync::Products& products) {
  const auto name = name_of(item.posting);
  if (item.posting.refund) {
    if (auto why = sync::not_credited(item.posting, sides.rules.settings.orders.after)) return FailOrder{name, *std::move(why)};
    return CreditRefund{name, *item.posting.refund};
  }
  const auto found = sync::prospect(*item.order, sides.rules, products, item.posting.key);
  switch (found.outlook) {
    case sync::Outlook::rests:
      return RestOrder{name, found.reason};
    case sync::Outlook::fails:
      return FailOrder{name, found.reason};
    case sync::Outlook::waits:
      return WaitOrder{name, found.reason};
    case sync::Outlook::ready:
      break;
  }
  return SendOrder{name, found.draft->becomes, found.payment};
}

Result<void> take_listed(Sides& sides, OrderWork& work, std::vector<shop::Order> orders) {
  for (auto& order : orders) {
    // Of one that cannot be told yet the rules say so (sync::due).
    if (TRY(origin_of(sides, order)) == sync::Origin::office) {
      if (auto noticed = TRY(noticed_in_shop(sides, order))) work.undone.push_back(*std::move(noticed));
      continue;
    }
    if (sync::is_too_old(order, sides.rules) && !sync::is_paid_since_start(order, sides.rules)) continue;
    auto fresh = new_posting(sides, order);
    if (!fresh.ok()) return Fail{std::move(fresh).error()};
    auto known = TRY(sides.tables.postings.by_key(fresh.value().key));
    Item item{known ? *known : std::move(fresh).value(), std::nullopt, std::nullopt};
    const bool changed =
        !known || item.posting.modified != order.modified || item.posting.shop_status != order.status || work.rules_changed;
    take_facts(item.posting, order);
    if (changed) item.posting = sync::woken(item.posting, sides.doors.clock.now());
    auto credits = TRY(new_credits(sides, order, item.posting));
    auto deleted = TRY(deleted_refunds(sides, order, item.posting));
    std::move(deleted.begin(), deleted.end(), std::back_inserter(credits));
    auto changes = TRY(noticed_changes(sides, order, item.posting, !work.rules_changed));
    std::move(changes.begin(), changes.end(), std::back_inserter(credits));
    for (auto& credit : credits) {
      work.items.push_back({std::move(credit), order, std::nullopt});
      work.items.back().read = true;
    }
    item.order = std::move(order);
    item.read = true;
    work.items.push_back(std::move(item));
  }
  return {};
}

/// Whether `order` is the one that the posting is about. An id alone does not tell: a restored shop gives ids out again.
bool is_of(const Posting& posting, const shop::Order& order) {
  return posting.order == order.id && posting.order_key == order.order_key;
}

/// The rows of credits and changes get the order that was read for their sale.
void share_orders(OrderWork& work) {
  std::map<shop::OrderId, const shop::Order*> read;
  for (const auto& item : work.items) {
    if (item.order) read[item.order->id] = &*item.order;
  }
  for (auto& item : work.items) {
    const auto found = read.find(item.posting.order);
    if (!item.order && item.posting.kind != PostingKind::order && found != read.end() && is_of(item.posting, *found->second))
      item.order = *found->second;
  }
}

/// A row stands in for an order that cannot be read, until it can: its key is not known before.
bool stands_in(const Posting& posting) { return posting.order_key.empty(); }

Result<void> take_unreadable(Sides& sides, OrderWork& work, const std::vector<woo::Unreadable>& unreadable) {
  const auto now = sides.doors.clock.now();
  for (const auto& one : unreadable) {
    log::warning("an order could not be read",
                 {{"order", std::to_string(one.id.value)}, {"reason", std::string(reason_id(one.error.reason.id))}});
    Posting posting;
    posting.key = sync::stand_in_key(sides.rules.settings.shop_id, one.id);
    if (!WOO24_RULE(unreadable_keeps_a_row)) continue;
    const auto known = TRY(sides.tables.postings.by_order(one.id));
    // Of one that rests, or failed or was withdrawn for good, only this change could bring it back: it is looked at until it
    // can be read.
    const bool stands = known && !known->next_try_at &&
                        (rests(*known) || known->standing == Standing::failed || known->standing == Standing::skipped);
    if (auto again = stands ? sync::woken(*known, now) : Posting{}; again.next_try_at) {
      work.items.push_back({std::move(again), std::nullopt, std::nullopt});
      continue;
    }
    // Its own row is looked at again in its own time.
    const bool goes_on =
        known && (known->next_try_at || known->standing == Standing::moving || known->standing == Standing::waiting);
    const bool looked_after = goes_on && known->stage != Stage::done;
    if (looked_after || TRY(sides.tables.postings.by_key(posting.key))) continue;
    posting.order = one.id;
    posting.number = std::to_string(one.id.value);
    posting.taken_at = now;
    const Reason reason{ReasonId::order_unreadable,
                        {{"field", std::string(reason_id(one.error.reason.id))}, {"found", arguments_json(one.error.reason)}}};
    work.items.push_back({sync::after(posting, sync::Cannot{reason}, sides.limits, now), std::nullopt, std::nullopt});
  }
  return {};
}

/// Gives the orders read by id to the postings they belong to. An id alone does not tell: a restored shop gives ids out again.
Result<void> take_read(Sides& sides, OrderWork& work, std::vector<shop::Order> orders) {
  for (auto& order : orders) {
    for (auto& item : work.items) {
      if (!item.order && is_of(item.posting, order)) item.order = order;
    }
    const auto item = std::find_if(work.items.begin(), work.items.end(),
                                   [&](const Item& i) { return i.posting.order == order.id && stands_in(i.posting); });
    if (item == work.items.end()) continue;
    if (item->posting.id != 0) work.outgrown.push_back(item->posting.id);
    work.items.erase(item);
    // The listing may have brought it in the same run.
    const bool taken =
        std::any_of(work.items.begin(), work.items.end(), [&](const Item& i) { return is_of(i.posting, order); });
    if (!taken) TRY(take_listed(sides, work, {std::move(order)}));
  }
  return {};
}

/// Rows that stood in for an order that has been read meanwhile.
void drop_outgrown(OrderWork& work) {
  std::set<shop::OrderId> known;
  for (const auto& item : work.items) {
    if (!stands_in(item.posting) && (item.order || item.read)) known.insert(item.posting.order);
  }
  const auto outgrown = std::partition(work.items.begin(), work.items.end(), [&](const Item& item) {
    return !stands_in(item.posting) || !known.contains(item.posting.order);
  });
  for (auto item = outgrown; item != work.items.end(); ++item) {
    if (item->posting.id != 0) work.outgrown.push_back(item->posting.id);
  }
  work.items.erase(outgrown, work.items.end());
}

/// Credits in the books whose refund has been deleted in the shop since.
Result<void> take_deleted_refunds(Sides& sides, OrderWork& work) {
  auto ids = TRY(credited_orders(sides));
  auto listed = work.heard;
  for (const auto& item : work.items) {
    if (item.order || item.read) listed.insert(item.posting.order);
  }
  std::erase_if(ids, [&](shop::OrderId id) { return listed.contains(id); });
  if (ids.empty()) return {};
  for (const auto& order : TRY(sides.readers.shop.orders_by_id(ids)).orders) {
    const auto sale = TRY(sides.tables.postings.by_order(order.id));
    if (!sale || !is_of(*sale, order)) continue;
    for (auto& credit : TRY(deleted_refunds(sides, order, *sale))) {
      std::erase_if(work.items, [&](const Item& item) { return item.posting.key == credit.key; });
      work.items.push_back({std::move(credit), order, std::nullopt});
    }
  }
  return {};
}

/// Orders in the books that the shop threw away: no list tells of it. Each is looked for by id before it is believed.
Result<void> take_absent(Sides& sides, OrderWork& work, const std::vector<shop::OrderId>& absent) {
  if (absent.empty() || sides.rules.settings.orders.after.cancelled == settings::AfterSale::off) return {};
  const auto read = TRY(sides.readers.shop.orders_by_id(absent));
  for (auto& change : TRY(gone_orders(sides, read.missing)))
    work.items.push_back({std::move(change), std::nullopt, std::nullopt});
  return {};
}

/// What the nightly count alone found. An order made since the listing began is none of it: the next listing brings that.
Result<void> take_unheard(Sides& sides, OrderWork& work) {
  if (!TRY(census_is_due(sides))) return {};
  auto census = TRY(take_census(sides));
  auto& unheard = census.unheard;
  work.counted = true;
  TRY(take_absent(sides, work, census.absent));
  TRY(take_deleted_refunds(sides, work));
  auto listed = work.heard;
  for (const auto& item : work.items) {
    if (item.order || item.read || !rests(item.posting)) listed.insert(item.posting.order);
  }
  std::erase_if(unheard, [&](shop::OrderId id) { return listed.contains(id); });
  if (unheard.empty()) return {};
  auto read = TRY(sides.readers.shop.orders_by_id(unheard));
  const std::set<shop::OrderId> counted(unheard.begin(), unheard.end());
  std::erase_if(work.items,
                [&](const Item& item) { return !item.order && !item.read && counted.contains(item.posting.order); });
  TRY(take_unreadable(sides, work, read.unreadable));
  std::erase_if(read.orders, [&](const shop::Order& order) {
    return work.as_of && order.modified && *order.modified >= *work.as_of - k_margin;
  });
  for (const auto& order : read.orders) work.unheard.push_back(order.id);
  return take_listed(sides, work, std::move(read.orders));
}

/// Said once, in the log and in the order's story, in the transaction that takes it up.
Result<void> tell_unheard(Sides& sides, const OrderWork& work) {
  for (const auto& item : work.items) {
    if (std::find(work.unheard.begin(), work.unheard.end(), item.posting.order) == work.unheard.end()) continue;
    log::warning("an order that no listing had brought was found by the nightly count",
                 {{"order", std::to_string(item.posting.order.value)}});
    TRY(tell(sides, item.posting, "found by the nightly count", "no listing of changed orders had brought it"));
  }
  return {};
}

/// The products that the plan of these needs.
Result<void> find_products(Sides& sides, const std::vector<Item>& items, sync::Products& products, bool remember) {
  std::vector<std::string> numbers;
  for (const auto& item : items) {
    for (auto& number : needed_products(sides, item)) numbers.push_back(std::move(number));
    if (!item.order || item.posting.kind != PostingKind::order || item.posting.stage >= Stage::staging ||
        sync::due(*item.order, sides.rules).due != sync::Due::yes)
      continue;
    for (auto& number : sync::needed_products(*item.order, sides.rules)) numbers.push_back(std::move(number));
  }
  return look_up_products(sides, numbers, products, remember);
}

/// What is to become of it; nothing where there is nothing to be said.
Result<std::optional<OrderChange>> planned(Sides& sides, const Item& item, const sync::Products& products) {
  using Change = std::optional<OrderChange>;
  const auto& posting = item.posting;
  const auto step = sync::next(posting, sides.limits, sides.doors.clock.now()).step;
  const bool unread = posting.stage < Stage::staging && !item.order;
  const bool stands_still = step == sync::Step::end || step == sync::Step::rest || unread;
  if (stands_still && posting.standing == Standing::failed && posting.reason)
    return Change(FailOrder{name_of(posting), *posting.reason});
  if (step == sync::Step::rest)
    return Change(WaitOrder{name_of(posting), posting.reason.value_or(Reason{ReasonId::waits_to_settle, {}})});
  if (step == sync::Step::end || unread) return Change{};
  if (posting.stage >= Stage::staging) return Change(ContinueOrder{name_of(posting), posting.stage});
  if (sync::is_change(posting.kind)) return planned_change(sides, item, products);
  return Change(change_of(sides, item, products));
}

/// Takes a listing as it comes. Of a long one what is to become of each order is said while it is here; then it is let go.
class Intake {
 public:
  Intake(Sides& sides, OrderWork& work, sync::Products& products, const std::optional<store::BindingRow>& own,
         const PlanOptions& options, bool remember)
      : sides_(sides), work_(work), products_(products), own_(own), options_(options), remember_(remember) {}

  woo::OrderPages pages() {
    woo::OrderPages pages;
    pages.begin = [this] { begin(); };
    pages.take = [this](std::vector<shop::Order> orders, std::vector<woo::Unreadable> unreadable) {
      return take(std::move(orders), std::move(unreadable));
    };
    return pages;
  }

 private:
  void begin() {
    work_.items.clear();
    work_.undone.clear();
    work_.heard.clear();
    seen_.clear();
    unread_.clear();
    held_ = 0;
    work_.seen = 0;
  }

  Result<void> take(std::vector<shop::Order> orders, std::vector<woo::Unreadable> unreadable) {
    if (own_ && WOO24_RULE(other_installation_stops)) TRY(no_other_installation(sides_, orders, *own_));
    std::erase_if(unreadable,
                  [this](const woo::Unreadable& one) { return seen_.contains(one.id) || !unread_.insert(one.id).second; });
    TRY(take_unreadable(sides_, work_, unreadable));
    std::set<shop::OrderId> again;
    for (const auto& order : orders) {
      if (!seen_.insert(order.id).second || unread_.erase(order.id) > 0) again.insert(order.id);
    }
    if (!again.empty()) {
      std::erase_if(work_.items, [&](const Item& item) { return again.contains(item.posting.order); });
      std::erase_if(work_.undone, [&](const ImportItem& item) { return again.contains(*item.row.shop_order); });
    }
    held_ += orders.size();
    work_.seen = static_cast<int>(seen_.size());
    TRY(take_listed(sides_, work_, std::move(orders)));
    return held_ < options_.held ? Result<void>{} : let_go();
  }

  Result<void> let_go() {
    held_ = 0;
    TRY(find_products(sides_, work_.items, products_, remember_));
    if (options_.keep) TRY(options_.keep(work_));
    std::size_t kept = 0;
    for (auto& item : work_.items) {
      if (!item.order || ++kept <= options_.kept) continue;
      if (!options_.keep) item.planned = TRY(planned(sides_, item, products_));
      item.order.reset();
    }
    if (!options_.keep) return {};
    // The state file has them from here on: they come back with all that is on its way.
    for (const auto& item : work_.items) {
      if (item.read) work_.heard.insert(item.posting.order);
    }
    std::erase_if(work_.items, [](const Item& item) { return item.read && !item.order; });
    work_.undone.clear();
    return {};
  }

  Sides& sides_;
  OrderWork& work_;
  sync::Products& products_;
  const std::optional<store::BindingRow>& own_;
  const PlanOptions& options_;
  bool remember_;
  std::set<shop::OrderId> seen_, unread_;
  std::size_t held_ = 0;  ///< orders taken since the last were let go
};

}  // namespace

bool rests(const Posting& posting) {
  return posting.stage == Stage::seen && posting.standing == Standing::moving && !posting.next_try_at;
}

Result<OrderWork> plan_orders(Sides& sides, const PlanOptions& options, bool remember) {
  OrderWork work;
  sync::Products products;
  const auto own = TRY(sides.tables.binding.get());
  std::vector<shop::Order> listed;
  if (options.only) {
    auto read = TRY(sides.readers.shop.orders_by_id({*options.only}));
    TRY(take_unreadable(sides, work, read.unreadable));
    if (!read.missing.empty())
      return Fail{Kind::refused, Reason{ReasonId::order_not_known, {{"order", std::to_string(options.only->value)}}}};
    listed = std::move(read.orders);
    for (const auto& order : listed) TRY(not_from_office(sides, order));
  } else if (options.list) {
    Intake intake(sides, work, products, own, options, remember);
    const auto position = TRY(sides.tables.cursors.get(k_cursor));
    work.settings = sha256_hex(config::in_force(sides.rules.settings));
    const auto before = TRY(sides.tables.cursors.get(k_settings_cursor));
    // Other settings may make due what rests, or what had been left alone: everything is looked at once more.
    work.rules_changed = before && *before != work.settings;
    const auto at = position && !work.rules_changed ? parse_utc(*position) : std::nullopt;
    const auto from = sides.rules.zone.start_of(sides.rules.settings.orders.from);
    const auto since = at ? *at - (WOO24_RULE(cursor_margin) ? k_margin : 0min) : from - 1s;
    const auto as_of = TRY(sides.readers.shop.orders_changed_since(since, intake.pages()));
    work.as_of = WOO24_RULE(cursor_is_the_shops_clock) ? as_of : sides.doors.clock.now();
  }
  if (options.only) {
    if (own && WOO24_RULE(other_installation_stops)) TRY(no_other_installation(sides, listed, *own));
    work.seen = static_cast<int>(listed.size());
    TRY(take_listed(sides, work, std::move(listed)));
  }

  std::set<std::string> present;
  for (const auto& item : work.items) present.insert(item.posting.key);
  if (!options.only) {
    auto open = TRY(sides.tables.postings.open());
    work.items.reserve(work.items.size() + open.size());
    for (auto& posting : open) {
      if (!present.insert(posting.key).second) continue;
      const bool heard = work.heard.contains(posting.order);
      work.items.push_back({std::move(posting), std::nullopt, std::nullopt});
      work.items.back().read = heard;
    }
  }

  if (options.list && remember) TRY(take_unheard(sides, work));

  share_orders(work);
  // Those that stand at the beginning and are not in the listing are read by id.
  const auto now = sides.doors.clock.now();
  std::vector<shop::OrderId> unread;
  for (const auto& item : work.items) {
    const auto step = sync::next(item.posting, sides.limits, now).step;
    if (!item.order && !item.read && item.posting.stage < Stage::staging && !rests(item.posting) && step != sync::Step::end &&
        step != sync::Step::rest) {
      unread.push_back(item.posting.order);
    }
  }
  if (!unread.empty()) {
    auto read = TRY(sides.readers.shop.orders_by_id(unread));
    TRY(take_read(sides, work, std::move(read.orders)));
  }
  drop_outgrown(work);
  std::sort(work.items.begin(), work.items.end(), [](const Item& a, const Item& b) {
    return std::tie(a.posting.order, a.posting.kind, a.posting.key) < std::tie(b.posting.order, b.posting.kind, b.posting.key);
  });

  TRY(find_products(sides, work.items, products, remember));
  for (auto& item : work.items) {
    if (auto change = item.planned ? std::move(item.planned) : TRY(planned(sides, item, products)))
      work.plan.changes.push_back(*std::move(change));
  }
  return work;
}

Result<void> record_listed(Sides& sides, OrderWork& work) {
  return sides.tables.db.transaction([&]() -> Result<void> {
    for (auto& item : work.items) {
      const bool woken = item.posting.stage == Stage::seen && item.posting.next_try_at;
      if (!item.order && !item.read && item.posting.id != 0 && !woken) continue;
      if (item.order) sync::name_customer(item.posting, *item.order);
      if (item.posting.id == 0) {
        item.posting = TRY(sides.tables.postings.add(item.posting));
        continue;
      }
      const auto stored = TRY(sides.tables.postings.by_key(item.posting.key));
      if (stored && !(*stored == item.posting)) TRY(sides.tables.postings.advance(item.posting, stored->stage));
    }
    for (auto& undone : work.undone) TRY(record_import(sides, undone, sides.doors.clock.now()));
    return {};
  });
}

Result<void> record_orders(Sides& sides, OrderWork& work) {
  return sides.tables.db.transaction([&]() -> Result<void> {
    for (const auto outgrown : work.outgrown) TRY(sides.tables.postings.remove(outgrown));
    TRY(record_listed(sides, work));
    TRY(tell_unheard(sides, work));
    if (work.counted) TRY(census_taken(sides));
    if (work.as_of) {
      TRY(sides.tables.cursors.set(k_cursor, format_utc(*work.as_of)));
      TRY(sides.tables.cursors.set(k_settings_cursor, work.settings));
    }
    return {};
  });
}

}  // namespace woo24::jobs
