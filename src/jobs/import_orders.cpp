#include "woo24/jobs/import_orders.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/key.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;
using sync::ImportAct;

constexpr auto k_sweep_pace = 24h;
constexpr auto k_shop_margin = 10min;  // of the shop's own clock against itself
constexpr auto k_shop_reach = 35 * 24h;
constexpr const char* k_own_keys = "WOO-";  // of whatever shop

Result<std::optional<Instant>> position_of(Sides& sides, const char* cursor) {
  const auto position = TRY(sides.tables.cursors.get(cursor));
  return position ? parse_utc(*position) : std::optional<Instant>{};
}

Instant start(const Sides& sides) {
  const auto& own = sides.rules.settings.office_orders.from;
  return sides.rules.zone.start_of(own ? *own : sides.rules.settings.orders.from);
}

Result<std::string> own_key(const Sides& sides, const shop::Order& order) {
  return sync::order_key(sides.rules.settings.shop_id, order.id, order.order_key);
}

/// Makes a plan, part by part.
class Planning {
 public:
  explicit Planning(Sides& sides) : sides_(sides), now_(sides.doors.clock.now()) {}

  Result<ImportWork> plan() {
    work_.as_of = now_;
    const auto last = TRY(position_of(sides_, import_cursor::k_sweep));
    work_.swept = !last || now_ - *last >= k_sweep_pace || now_ < *last;
    TRY(read_office());
    TRY(leave_out_our_own());
    TRY(draft_all());
    TRY(search_shop());
    TRY(read_shop());
    decide_all();
    TRY(find_accounts());
    return std::move(work_);
  }

 private:
  /// Whether a row is looked at even when the office's list does not bring it.
  bool is_open(const Import& row) const {
    if (row.standing == Standing::skipped) return false;
    const bool due = row.next_try_at && (*row.next_try_at <= now_ || sides_.limits.ignore_pauses);
    const bool on_its_way = row.stage != ImportStage::done && row.standing == Standing::moving;
    // What is invoiced can no longer be deleted.
    const bool swept = work_.swept && row.stage == ImportStage::done && row.shop_order &&
                       (row.invoice.value == 0 || (row.taken_at && *row.taken_at >= now_ - k_shop_reach));
    return due || on_its_way || swept;
  }

  Result<void> read_office() {
    const auto last = TRY(position_of(sides_, import_cursor::k_office));
    const auto since = (last ? std::min(*last, now_) : start(sides_)) - k_office_clock_doubt;
    std::set<office::OrderId> ids;
    for (const auto id : TRY(sides_.readers.office.orders_changed_since(since))) ids.insert(id);
    std::set<office::OrderId> open;
    for (auto& row : TRY(sides_.tables.imports.all())) {
      if (row.office_order.value < 0) continue;  // of another company, whose office is not the one that is asked
      if (is_open(row)) open.insert(row.office_order);
      rows_.emplace(row.office_order, std::move(row));
    }
    ids.insert(open.begin(), open.end());
    if (ids.empty()) return {};
    TRY(read_whole({ids.begin(), ids.end()}));
    for (const auto id : open) {
      if (!seen_.contains(id)) {
        auto& item = item_of(id);
        item.gone = true;
      }
    }
    take_credits();
    return {};
  }

  ImportItem& item_of(office::OrderId id) {
    const auto found = std::find_if(work_.items.begin(), work_.items.end(),
                                    [&](const ImportItem& item) { return item.row.office_order == id; });
    if (found != work_.items.end()) return *found;
    ImportItem item;
    const auto row = rows_.find(id);
    item.fresh = row == rows_.end();
    if (!item.fresh) {
      item.row = row->second;
    } else {
      item.row.office_order = id;
      item.row.key = sync::import_key(sides_.rules.settings.shop_id, sides_.rules.client.id, id);
      item.row.taken_at = now_;
    }
    work_.items.push_back(std::move(item));
    return work_.items.back();
  }

  Result<void> read_whole(const std::vector<office::OrderId>& ids) {
    std::vector<office::OrderId> wanted;
    std::set<office::InvoiceId> gathered;
    const auto& when = sides_.rules.settings.office_orders.when;
    for (const auto& order : TRY(sides_.readers.office.order_keys_by_id(ids))) {
      seen_.insert(*order.id);
      if (sync::is_gathered(order)) gathered.insert(*order.invoice);
      // Whatever shop's: an order that some woo24 brought to the office.
      if (order.reference_number.value_or("").starts_with(k_own_keys)) continue;
      const bool may_be = rows_.contains(*order.id) || sync::is_invoiced(order) ||
                          std::find(when.begin(), when.end(), order.state.value_or("")) != when.end();
      if (may_be) wanted.push_back(*order.id);
    }
    if (wanted.empty()) return {};
    for (auto& order : TRY(sides_.readers.office.orders_by_id(wanted))) {
      const bool gathers = order.invoice && gathered.contains(*order.invoice);
      const auto taken = sync::taken(order, gathers, sides_.rules);
      if (sync::is_credit(order)) credits_.push_back(order);
      const bool known = rows_.contains(*order.id);
      if (!known && gathers && !sync::is_gathered(order)) {
        auto& item = item_of(*order.id);  // remembered: a later list may not show what it gathers
        item.decision = {ImportAct::settle};
        continue;
      }
      if (!known && taken != sync::Taken::yes) continue;
      auto& item = item_of(*order.id);
      item.taken = taken;
      item.order = std::move(order);
    }
    return {};
  }

  /// A credit note is told at the sale that it credits.
  void take_credits() {
    std::map<office::OrderId, std::pair<std::string, Amount>> of_sale;
    for (const auto& credit : credits_) {
      for (const auto& [id, row] : rows_) {
        const bool of = (credit.reference_order && *credit.reference_order == id) ||
                        (credit.reference_invoice && row.invoice.value != 0 && *credit.reference_invoice == row.invoice);
        if (!of || row.stage < ImportStage::made || !row.shop_order) continue;
        auto& [numbers, sum] = of_sale[id];
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(credit.id->value);
        sum += *credit.total_inc_vat;
      }
    }
    for (const auto& [id, credited] : of_sale)
      item_of(id).told = Reason{ReasonId::import_credited, {{"credit", credited.first}, {"total", credited.second.text(2)}}};
  }

  /// A person may have written another reference over ours: the state file knows, or the shop's order does. What was split off
  /// from an order of ours is part of it, also where it does not bear its reference.
  Result<void> leave_out_our_own() {
    std::vector<office::OrderId> fresh, split_from;
    std::vector<shop::OrderId> named;
    for (const auto& item : work_.items) {
      if (!item.fresh || !item.order) continue;
      fresh.push_back(item.row.office_order);
      if (const auto& whole = item.order->reference_order) split_from.push_back(*whole);
      const auto status = item.order->external_status.value_or(0);
      if (status > 0 && sides_.rules.settings.office.use_external_status) named.push_back({status});
    }
    fresh.insert(fresh.end(), split_from.begin(), split_from.end());
    std::set<office::OrderId> ours;
    for (const auto id : TRY(sides_.tables.imports.posted(fresh))) ours.insert(id);
    if (!split_from.empty()) {
      for (const auto& order : TRY(sides_.readers.office.order_keys_by_id(split_from))) {
        if (order.id && order.reference_number.value_or("").starts_with(k_own_keys)) ours.insert(*order.id);
      }
    }
    if (!named.empty()) {
      for (const auto& order : TRY(sides_.readers.shop.orders_by_id(named)).orders) {
        const auto key = own_key(sides_, order);
        const auto mark = key.ok() ? sync::mark_of(order, key.value()) : std::nullopt;
        if (mark && mark->client == sides_.rules.client.id) ours.insert(mark->office_order);
      }
    }
    const auto is_ours = [&](const ImportItem& item) {
      const auto whole = item.order ? item.order->reference_order : std::nullopt;
      return ours.contains(item.row.office_order) || (whole && ours.contains(*whole));
    };
    std::erase_if(work_.items, [&](const ImportItem& item) { return item.fresh && is_ours(item); });
    return {};
  }

  /// What has to be drafted: everything that is not in the shop yet, and what has changed.
  Result<void> draft_all() {
    std::vector<ImportItem*> items;
    std::vector<std::string> numbers;
    std::vector<office::CompanyId> companies;
    for (auto& item : work_.items) {
      if (!item.order || item.row.standing == Standing::skipped || item.order->state == "Inactive") continue;
      const auto digests = sync::import_digests(*item.order, sides_.rules);
      item.unchanged = item.row.stage == ImportStage::done && digests.ok() && digests.value().content == item.row.content &&
                       digests.value().noted == item.row.noted;
      if (item.unchanged) continue;
      items.push_back(&item);
      if (const auto rows = sync::imported_rows(*item.order); rows.ok()) {
        for (auto& number : sync::numbers_to_find(rows.value(), sides_.rules)) numbers.push_back(std::move(number));
      }
      if (item.order->customer) companies.push_back(*item.order->customer);
    }
    if (items.empty()) return {};
    const auto products = TRY(products_of(numbers));
    const auto cards = TRY(cards_of(companies));
    for (auto* item : items) {
      const auto card = item->order->customer ? cards.find(*item->order->customer) : cards.end();
      if (card != cards.end()) item->card = card->second;
      auto drafted = sync::import_draft(*item->order, item->card ? &*item->card : nullptr, sides_.rules, products);
      if (drafted.ok()) {
        item->draft = std::move(drafted).value();
      } else {
        item->refused = drafted.error().reason;
      }
    }
    return {};
  }

  Result<sync::ShopProducts> products_of(const std::vector<std::string>& numbers) {
    sync::ShopProducts found;
    if (numbers.empty()) return found;
    for (auto& product : TRY(sides_.readers.shop.products_by_sku(numbers)))
      found[lower(trimmed(product.sku))].push_back(std::move(product));
    return found;
  }

  Result<std::map<office::CompanyId, office::Company>> cards_of(const std::vector<office::CompanyId>& companies) {
    std::map<office::CompanyId, office::Company> found;
    const std::set<office::CompanyId> ids(companies.begin(), companies.end());
    if (ids.empty()) return found;
    office::CompanySearch search;
    search.ids.assign(ids.begin(), ids.end());
    for (auto& card : TRY(sides_.readers.office.companies(search))) {
      if (card.id) found.emplace(*card.id, std::move(card));
    }
    return found;
  }

  /// Looks for the keys of what may be in the shop already: after a lost answer, and after a state file was lost or put back.
  Result<void> search_shop() {
    std::map<std::string, ImportItem*> wanted;
    auto since = TRY(position_of(sides_, import_cursor::k_shop)).value_or(start(sides_) + k_shop_margin - 1s);
    for (auto& item : work_.items) {
      const bool unclear = item.row.stage == ImportStage::creating;
      if (item.row.standing == Standing::skipped || item.row.stage > ImportStage::creating || !(unclear || item.draft))
        continue;
      wanted.emplace(item.row.key, &item);
      if (unclear && item.row.creating_at) since = std::min(since, *item.row.creating_at);
    }
    if (wanted.empty()) return {};
    std::map<shop::OrderId, shop::Order> marked;  // the others are not held
    std::map<shop::OrderId, woo::Unreadable> unreadable;
    woo::OrderPages pages;
    pages.begin = [&] {
      marked.clear();
      unreadable.clear();
    };
    pages.take = [&](std::vector<shop::Order> orders, std::vector<woo::Unreadable> unread) -> Result<void> {
      for (auto& order : orders) {
        unreadable.erase(order.id);
        const auto mark = sync::import_mark_of(order.meta);
        if (mark && wanted.contains(mark->key)) marked.insert_or_assign(order.id, std::move(order));
      }
      for (auto& one : unread) unreadable.insert_or_assign(one.id, std::move(one));
      return {};
    };
    const auto as_of = TRY(sides_.readers.shop.orders_changed_since(since - k_shop_margin, pages));
    const auto unknown = TRY(first_unknown(unreadable));
    if (!unknown) work_.shop_as_of = as_of;  // else it is listed again, until it can be read
    return adopt_all(wanted, marked, unknown);
  }

  Result<void> adopt_all(const std::map<std::string, ImportItem*>& wanted, std::map<shop::OrderId, shop::Order>& orders,
                         const std::optional<Reason>& unknown) {
    std::map<std::string, std::vector<shop::Order>> marked, unfinished;
    for (auto& [id, order] : orders) {
      const auto mark = sync::import_mark_of(order.meta);
      const auto key = own_key(sides_, order);
      if (!mark || !key.ok()) continue;
      if (sync::is_marked_itself(*mark, key.value())) {
        marked[mark->key].push_back(std::move(order));
      } else if (mark->of.empty()) {
        unfinished[mark->key].push_back(std::move(order));
      }
    }
    for (const auto& [key, item] : wanted) {
      item->not_looked = unknown;
      TRY(adopt(*item, marked.contains(key) ? marked.at(key) : unfinished[key]));
    }
    return {};
  }

  Result<void> adopt(ImportItem& item, std::vector<shop::Order>& found) {
    if (found.empty()) return {};
    if (found.size() > 1) {
      std::string ids;
      for (const auto& order : found) ids += (ids.empty() ? "" : ", ") + std::to_string(order.id.value);
      item.told = Reason{ReasonId::import_twice, {{"orders", ids}}};
      return {};
    }
    item.row.shop_key = TRY(own_key(sides_, found.front()));
    item.row.shop_order = found.front().id;
    item.in_shop = std::move(found.front());
    return {};
  }

  /// Of those that cannot be read, the first that may be what is looked for.
  Result<std::optional<Reason>> first_unknown(const std::map<shop::OrderId, woo::Unreadable>& unreadable) {
    for (const auto& [id, one] : unreadable) {
      const auto posting = TRY(sides_.tables.postings.by_order(id));
      if ((posting && sync::is_no_import(*posting)) || TRY(sides_.tables.imports.by_shop_order(id))) continue;
      return std::optional(
          Reason{ReasonId::order_unreadable,
                 {{"field", "order " + std::to_string(id.value)}, {"found", std::string(reason_id(one.error.reason.id))}}});
    }
    return std::optional<Reason>();
  }

  /// Orders that are in the shop, where what follows depends on how they stand.
  Result<void> read_shop() {
    std::map<shop::OrderId, ImportItem*> wanted;
    for (auto& item : work_.items) {
      const auto& row = item.row;
      if (row.standing == Standing::skipped || item.in_shop || !row.shop_order) continue;
      const bool due = row.next_try_at && (*row.next_try_at <= now_ || sides_.limits.ignore_pauses);
      const bool inactive = item.order && item.order->state == "Inactive";
      if (row.stage == ImportStage::made || item.gone || item.draft || item.told || inactive || due || work_.swept)
        wanted.emplace(*row.shop_order, &item);
    }
    if (wanted.empty()) return {};
    std::vector<shop::OrderId> ids;
    for (const auto& [id, item] : wanted) ids.push_back(id);
    auto read = TRY(sides_.readers.shop.orders_by_id(ids));
    for (const auto id : read.missing) wanted.at(id)->gone_from_shop = true;
    for (const auto& one : read.unreadable) {
      wanted.at(one.id)->unread =
          Reason{ReasonId::order_unreadable,
                 {{"field", std::string(reason_id(one.error.reason.id))}, {"found", arguments_json(one.error.reason)}}};
    }
    for (auto& order : read.orders) {
      const auto found = wanted.find(order.id);
      if (found == wanted.end()) continue;
      // A restored shop gives ids out again.
      const auto key = own_key(sides_, order);
      if (key.ok() && key.value() == found->second->row.shop_key) {
        found->second->in_shop = std::move(order);
      } else {
        found->second->gone_from_shop = true;
      }
    }
    return {};
  }

  void decide_all() {
    for (auto& item : work_.items) {
      if (item.decision.act != ImportAct::none) continue;
      sync::ImportSight sight;
      sight.order = item.order ? &*item.order : nullptr;
      sight.gone = item.gone;
      sight.taken = item.taken;
      sight.draft = item.draft ? &*item.draft : nullptr;
      sight.refused = item.refused;
      sight.unchanged = item.unchanged;
      sight.in_shop = item.in_shop ? &*item.in_shop : nullptr;
      sight.gone_from_shop = item.gone_from_shop;
      sight.not_looked = item.not_looked;
      sight.unread = item.unread;
      sight.told = item.told;
      item.decision = sync::decide(item.row, sight, sides_.limits, now_);
    }
    std::sort(work_.items.begin(), work_.items.end(),
              [](const ImportItem& a, const ImportItem& b) { return a.row.office_order < b.row.office_order; });
  }

  Result<void> find_accounts() {
    for (auto& item : work_.items) {
      const bool now = item.decision.act == ImportAct::make || item.decision.act == ImportAct::finish;
      if (now && item.order && item.draft) TRY(find_account(item));
    }
    return {};
  }

  Result<std::vector<shop::Order>> orders_posted_for(office::CompanyId customer) {
    std::vector<shop::Order> posted;
    const auto ids = TRY(sides_.tables.imports.posted_for(customer));
    if (ids.empty()) return posted;
    for (auto& order : TRY(sides_.readers.shop.orders_by_id(ids)).orders) {
      // A restored shop gives ids out again, also to other buyers.
      const auto key = own_key(sides_, order);
      const auto row = key.ok() ? TRY(sides_.tables.postings.by_key(key.value())) : std::nullopt;
      if (row && row->customer == customer) posted.push_back(std::move(order));
    }
    return posted;
  }

  /// By link, by organisation number, by e-mail; else one is to be made, where that is set.
  Result<void> find_account(ImportItem& item) {
    const auto* card = item.card ? &*item.card : nullptr;
    if (item.in_shop && item.in_shop->customer.value != 0) {
      item.row.customer = item.in_shop->customer;
      return {};
    }
    const bool collective = item.order->customer && item.order->customer->value == sides_.rules.collective_customer;
    if (item.order->customer && !collective) {
      const auto linked = sync::linked_account(TRY(orders_posted_for(*item.order->customer)));
      if (linked) {
        item.row.customer = *linked;
        item.account_by = "its earlier orders";
        return {};
      }
    }
    const auto emails = sync::emails_of(*item.order, card);
    std::vector<shop::Customer> accounts;
    for (const auto& email : emails) {
      for (auto& account : TRY(sides_.readers.shop.customers_by_email(email))) accounts.push_back(std::move(account));
    }
    const auto match = sync::matching_account(emails, accounts, *item.order, card, sides_.rules);
    if (match.account) {
      item.row.customer = *match.account;
      item.account_by = "e-mail";
    } else if (match.several && item.decision.act == ImportAct::make) {
      item.decision = sync::told(item.row, *match.several);
    } else if (accounts.empty() && sides_.rules.settings.office_orders.create_customers) {
      item.new_account = sync::new_account(emails, *item.draft, *item.order, card, sides_.rules);
    }
    return {};
  }

  Sides& sides_;
  Instant now_;
  ImportWork work_;
  std::map<office::OrderId, Import> rows_;
  std::set<office::OrderId> seen_;
  std::vector<office::Order> credits_;
};

}  // namespace

Result<ImportWork> plan_imports(Sides& sides) { return Planning(sides).plan(); }

}  // namespace woo24::jobs
