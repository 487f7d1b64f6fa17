#include "woo24/jobs/stock_walk.hpp"

#include "woo24/base/log.hpp"
#include "woo24/jobs/catalogue_listing.hpp"
#include "woo24/sync/brake.hpp"
#include "woo24/sync/product_match.hpp"
#include "woo24/sync/stock_plan.hpp"

#include <algorithm>

namespace woo24::jobs {

namespace {

using namespace std::chrono_literals;
using Which = woo::CatalogueReader::Which;
using Fields = woo::CatalogueReader::Fields;

constexpr auto k_margin = 10min;      // the shop's clock stamps a product before it shows it
constexpr auto k_office_doubt = 26h;  // the office's dates are in a zone that is not known for sure
constexpr auto k_looked_holds = 30s;  // so long what was seen of the orders is good enough for a batch
constexpr int k_page = 500;
constexpr std::size_t k_kept = 200;  // products of a page of the office
constexpr const char* k_shop_cursor = "stock.shop-products";
constexpr const char* k_office_cursor = "stock.office-products";
constexpr const char* k_sweep_cursor = "stock.sweep";
constexpr const char* k_unfinished = "stock.unfinished";
constexpr const char* k_run_cursor = "stock.run";  // when the last one began
constexpr int k_new_pairs = 1000;                  // from so many on, a sweep is cheaper
constexpr std::string_view k_counts = "stock-counts:";

Result<std::optional<Instant>> position_of(store::Cursors& cursors, const char* name) {
  const auto position = TRY(cursors.get(name));
  return position ? parse_utc(*position) : std::optional<Instant>{};
}

void sorted(std::vector<std::int64_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Products that bear one number on both sides and are not linked yet. Where the job `products` runs, it does this.
Result<void> link_by_number(CatalogueSides& sides) {
  auto& pairs = sides.tables.pairs;
  std::string after;
  for (;;) {
    const auto groups = TRY(pairs.groups(after, k_page));
    if (groups.empty()) return {};
    TRY(sides.tables.db.transaction([&]() -> Result<void> {
      for (const auto& group : groups) {
        const bool two = group.shop.size() == 1 && group.office.size() == 1;
        const bool apart = two && TRY(pairs.are_apart(group.shop.front().id, group.office.front().id));
        const auto match = sync::match_numbers(group, apart);
        if (match.link) TRY(pairs.link({match.link->first, match.link->second, "number", sides.doors.clock.now()}));
      }
      return {};
    }));
    after = groups.back().key;
  }
}

}  // namespace

Result<sync::StockLessons> stock_lessons(store::OfficeMemory& memory) {
  sync::StockLessons lessons;
  for (const auto& [name, fact] : TRY(memory.with_prefix(std::string(k_counts))))
    lessons[name.substr(k_counts.size())] = sync::tally_from(fact.value);
  return lessons;
}

Result<void> StockWalk::read() {
  auto& cursors = sides_.catalogue.tables.cursors;
  began_ = sides_.catalogue.doors.clock.now();
  lessons_ = TRY(stock_lessons(sides_.orders.tables.memory));
  for (const auto& [state, tally] : lessons_) told_[state] = tally;
  const auto swept = TRY(position_of(cursors, k_sweep_cursor));
  full_ = options_.full || !swept || *swept > began_ || began_ - *swept >= sides_.catalogue.rules.settings.stock.sweep;
  const auto last = TRY(position_of(cursors, k_run_cursor));
  const auto linked = TRY(shelf_.linked_since(last.value_or(Instant{}) - 1min, k_new_pairs));
  concerned_.insert(linked.begin(), linked.end());
  full_ = full_ || !last || linked.size() >= k_new_pairs;
  using sync::Counts;
  const auto& becomes = sides_.orders.rules.settings.orders.becomes;
  learning_ = sync::counts_in(lessons_, "Invoiced") == Counts::unknown || sync::counts_in(lessons_, becomes) == Counts::unknown;
  for (const auto& write : TRY(shelf_.writes())) {
    concerned_.insert(write.product);
    if (write.pieces) written_.insert(write.product);
  }
  TRY(look_.first(full_));
  looked_at_ = sides_.catalogue.doors.clock.now();
  TRY(full_ ? list_all() : list_changed());
  if (missing_) return sum_up();
  TRY(note_moved(TRY(look_.again())));
  looked_at_ = sides_.catalogue.doors.clock.now();
  TRY(sum_up());
  if (learning_) TRY(learn());
  return {};
}

// --- the stock of both sides ---

Result<void> StockWalk::list_all() {
  if (sides_.catalogue.rules.settings.products.mode == settings::ProductMode::off) return list_all_with_products();
  const auto known = TRY(shelf_.pairs()), listed = TRY(sides_.catalogue.tables.office.count());
  shop_seen_.emplace();
  office_seen_.emplace();
  TRY(list_shop(std::nullopt));
  sorted(*shop_seen_);
  const auto as_of = sides_.catalogue.readers.office.server_time().value_or(began_);
  std::vector<office::ProductId> unreadable;
  const auto note = [&](office::ProductId id, const Error& /*error*/) { unreadable.push_back(id); };
  std::vector<office::CatalogueProduct> page;
  const auto flush = [&]() -> Result<void> {
    TRY(shelf_.take(page));
    for (const auto& one : page) office_seen_->push_back(one.id.value);
    page.clear();
    if (options_.progress) options_.progress("24SevenOffice", static_cast<std::int64_t>(office_seen_->size()), listed);
    return {};
  };
  TRY(sides_.catalogue.readers.office.products(
      {}, office::ProductFields::stock,
      [&](const office::CatalogueProduct& one) -> Result<void> {
        page.push_back(one);
        return page.size() < k_kept ? Result<void>{} : flush();
      },
      note));
  TRY(flush());
  TRY(take_office(unreadable));
  sorted(*office_seen_);
  office_as_of_ = as_of;
  // What an answer lacks is left alone; where it lacks too much, nothing of it is believed.
  std::int64_t missing_shop = 0, missing_office = 0;
  for (shop::ProductId after;;) {
    const auto pairs = TRY(shelf_.page(after, k_page));
    if (pairs.empty()) break;
    after = pairs.back().shop;
    for (const auto& pair : pairs) {
      if (pair.status != "trash" && !shown(shop_seen_, pair.shop.value)) ++missing_shop;
      if (!shown(office_seen_, pair.office.value)) ++missing_office;
    }
  }
  const auto& brakes = sides_.catalogue.rules.settings.brakes;
  missing_ = sync::missing_brake(CatalogueSide::shop, missing_shop, known, brakes);
  if (!missing_) missing_ = sync::missing_brake(CatalogueSide::office, missing_office, known, brakes);
  swept_ = !missing_;
  return {};
}

/// Where no job `products` lists the catalogues, this one does.
Result<void> StockWalk::list_all_with_products() {
  const auto held = TRY(sides_.catalogue.tables.brakes.of("stock"));
  const auto said_yes = options_.yes && held ? std::optional(held->reason) : std::nullopt;
  const auto listed = TRY(list_catalogues(sides_.catalogue, {.full = true, .said_yes = said_yes}, options_.progress));
  missing_ = listed.missing;
  if (missing_) return note_gone();
  TRY(link_by_number(sides_.catalogue));
  for (const auto& one : listed.unreadable) {  // what is known of it is old
    const auto product = one.side == CatalogueSide::shop ? std::optional(shop::ProductId{one.product})
                                                         : TRY(shelf_.shop_product_of({one.product}));
    if (product) waits_.insert(*product);
  }
  shop_as_of_ = began_;
  office_as_of_ = sides_.catalogue.readers.office.server_time().value_or(began_);
  swept_ = true;
  return {};
}

/// So that the brake can name them.
Result<void> StockWalk::note_gone() {
  const auto side = sync::side_of_missing(*missing_).value_or(CatalogueSide::shop);
  const auto gone = TRY(shelf_.not_listed(side, TRY(latest_listing(sides_.catalogue.tables))));
  gone_.insert(gone.begin(), gone.end());
  return {};
}

Result<void> StockWalk::list_shop(std::optional<Instant> since) {
  auto& reader = sides_.catalogue.readers.shop;
  const auto known = since ? 0 : TRY(sides_.catalogue.tables.shop.count());
  std::vector<shop::ProductId> parents;
  const auto take = [&](std::span<const shop::CatalogueProduct> page) -> Result<void> {
    TRY(shelf_.take(page));
    for (const auto& one : page) {
      if (one.type == shop::ProductType::variable) parents.push_back(one.id);
      if (shop_seen_) shop_seen_->push_back(one.id.value);
      if (!full_) concerned_.insert(one.id);
    }
    if (options_.progress && shop_seen_) options_.progress("WooCommerce", static_cast<std::int64_t>(shop_seen_->size()), known);
    return {};
  };
  const auto products = TRY(reader.products(Which::all_but_trash, Fields::stock, since, take));
  TRY(take_shop(products));
  std::sort(parents.begin(), parents.end());
  parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
  if (!parents.empty()) TRY(take_shop(TRY(reader.variations(parents, Fields::stock, since, take))));
  shop_as_of_ = products.as_of;
  return {};
}

/// What could not be read is there all the same, but its number is not known.
Result<void> StockWalk::take_shop(const woo::CatalogueReader::Listing& listing) {
  for (const auto& one : listing.unreadable) {
    waits_.insert(one.id);
    if (shop_seen_) shop_seen_->push_back(one.id.value);
  }
  return {};
}

Result<void> StockWalk::take_office(const std::vector<office::ProductId>& unreadable) {
  for (const auto id : unreadable) {
    office_seen_->push_back(id.value);
    if (const auto product = TRY(shelf_.shop_product_of(id))) {
      waits_.insert(*product);
      concerned_.insert(*product);
    }
    log::warning("the stock of a product of 24SevenOffice could not be read", {{"product", std::to_string(id.value)}});
  }
  return {};
}

Result<void> StockWalk::list_changed() {
  auto& cursors = sides_.catalogue.tables.cursors;
  const auto shop_since = TRY(position_of(cursors, k_shop_cursor)), office_since = TRY(position_of(cursors, k_office_cursor));
  TRY(concern_orders());
  TRY(list_shop(std::min(shop_since.value_or(began_), began_) - k_margin));
  office_as_of_ = sides_.catalogue.readers.office.server_time().value_or(began_);
  office_seen_.emplace();
  office::ProductSearch search;
  search.changed_after = std::min(office_since.value_or(*office_as_of_), *office_as_of_) - k_office_doubt;
  std::vector<office::ProductId> unreadable;
  const auto note = [&](office::ProductId id, const Error& /*error*/) { unreadable.push_back(id); };
  std::vector<office::CatalogueProduct> page;
  const auto flush = [&]() -> Result<void> {
    TRY(shelf_.take(page));
    for (const auto& one : page) {
      office_seen_->push_back(one.id.value);
      if (const auto product = TRY(shelf_.shop_product_of(one.id))) concerned_.insert(*product);
    }
    page.clear();
    return {};
  };
  TRY(sides_.catalogue.readers.office.products(
      search, office::ProductFields::stock,
      [&](const office::CatalogueProduct& one) -> Result<void> {
        page.push_back(one);
        return page.size() < k_kept ? Result<void>{} : flush();
      },
      note));
  TRY(flush());
  TRY(take_office(unreadable));
  TRY(concern_unfinished());
  return read_office_of_concerned();
}

/// A sale may not move the office's date: the products of orders that moved are asked for by their ids.
Result<void> StockWalk::concern_orders() {
  const auto concern = [&](const StockOrder& order) -> Result<void> {
    for (const auto& take : order.takes) concerned_.insert(take.product);
    for (const auto& part : order.parts) {
      for (const auto& row : part.rows) {
        if (const auto product = TRY(shelf_.shop_product_of(row.product))) concerned_.insert(*product);
      }
    }
    return {};
  };
  for (const auto& [id, order] : look_.orders()) {
    const auto old = look_.stored().find(id);
    if (old == look_.stored().end() || !(old->second == order)) TRY(concern(order));
    if (old != look_.stored().end() && !(old->second == order)) TRY(concern(old->second));
  }
  for (const auto& [id, order] : look_.stored()) {
    if (!look_.orders().contains(id)) TRY(concern(order));
  }
  return {};
}

/// A run before this one ended with something left to write: everything is held against what is known, which costs no call.
Result<void> StockWalk::concern_unfinished() {
  if (TRY(sides_.catalogue.tables.cursors.get(k_unfinished)).value_or("no") != "yes") return {};
  TRY(sum_up());
  for (shop::ProductId after;;) {
    const auto pairs = TRY(shelf_.page(after, k_page));
    if (pairs.empty()) return {};
    after = pairs.back().shop;
    for (const auto& pair : pairs) {
      const auto held = held_.find(pair.shop);
      const auto change = sync::stock_change(mode(), pair, held == held_.end() ? StockHeld{} : held->second);
      if (std::holds_alternative<SetStock>(change)) concerned_.insert(pair.shop);
    }
  }
}

Result<void> StockWalk::read_office_of_concerned() {
  sorted(*office_seen_);
  office::ProductSearch search;
  for (const auto product : concerned_) {
    const auto partner = TRY(shelf_.office_product_of(product));
    if (partner && !shown(office_seen_, partner->value)) search.ids.push_back(*partner);
  }
  if (search.ids.empty()) return {};
  std::vector<office::ProductId> unreadable;
  const auto note = [&](office::ProductId id, const Error& /*error*/) { unreadable.push_back(id); };
  std::vector<office::CatalogueProduct> page;
  TRY(sides_.catalogue.readers.office.products(
      search, office::ProductFields::stock,
      [&](const office::CatalogueProduct& one) -> Result<void> {
        page.push_back(one);
        return {};
      },
      note));
  for (const auto& one : page) office_seen_->push_back(one.id.value);
  TRY(take_office(unreadable));
  sorted(*office_seen_);
  return shelf_.take(page);
}

bool StockWalk::shown(const Seen& seen, std::int64_t id) const {
  return !seen || std::binary_search(seen->begin(), seen->end(), id);
}

// --- what the orders hold ---

sync::ShopProductOf StockWalk::pair_of() const {
  return [this](office::ProductId product) {
    const auto found = pairs_.find(product);
    return found == pairs_.end() ? std::optional<shop::ProductId>{} : found->second;
  };
}

Result<void> StockWalk::sum_up() {
  pairs_ = TRY(products_of(sides_.catalogue.tables.db, look_.orders()));
  held_.clear();
  orders_holding_ = 0;
  for (const auto& [id, order] : look_.orders()) {
    const auto held = sync::stock_held(order, lessons_, pair_of());
    orders_holding_ += held.empty() ? 0 : 1;
    for (const auto& [product, pieces] : held) {
      held_[product].least += pieces.least;
      held_[product].most += pieces.most;
    }
  }
  return {};
}

Result<void> StockWalk::note_moved(const std::set<shop::OrderId>& moved) {
  const auto wait_for = [&](const StockOrderMap& orders, shop::OrderId id) -> Result<void> {
    const auto found = orders.find(id);
    if (found == orders.end()) return {};
    for (const auto& take : found->second.takes) waits_.insert(take.product);
    for (const auto& part : found->second.parts) {
      for (const auto& row : part.rows) {
        if (const auto product = TRY(shelf_.shop_product_of(row.product))) waits_.insert(*product);
      }
    }
    return {};
  };
  for (const auto id : moved) {
    TRY(wait_for(look_.orders(), id));
    TRY(wait_for(look_.stored(), id));
  }
  return {};
}

Result<void> StockWalk::look_again() {
  const auto now = sides_.catalogue.doors.clock.now();
  if (looked_at_ && now >= *looked_at_ && now - *looked_at_ < k_looked_holds) return {};
  const auto before = waits_;
  TRY(note_moved(TRY(look_.again_in_shop())));
  looked_at_ = now;
  for (const auto product : waits_) {
    if (!before.contains(product)) TRY(shelf_.put_write({product, std::nullopt, now}));
  }
  return {};
}

/// What the stock of the products of orders that moved since the last run says of when an order counts.
Result<void> StockWalk::learn() {
  std::map<office::ProductId, std::vector<sync::StockMove>> moves;
  for (const auto& [id, order] : look_.orders()) {
    const auto old = look_.stored().find(id);
    const auto* before = old == look_.stored().end() ? nullptr : &old->second;
    for (auto& move : sync::stock_moves(before, order, true)) {
      const auto seen = TRY(shelf_.seen(move.product));
      const bool made_since = seen && order.created && *order.created > seen->at + k_margin;
      move.usable = seen && (before != nullptr || made_since);
      moves[move.product].push_back(std::move(move));
    }
  }
  for (const auto& [product, of_it] : moves) {
    const auto there = TRY(sides_.catalogue.tables.office.of(product));
    const auto here = pairs_.find(product);
    if (!there || !there->stock || !there->stock_controlled.value_or(false)) continue;
    if (!shown(office_seen_, product.value) || here == pairs_.end() || waits_.contains(here->second)) continue;
    const auto seen = TRY(shelf_.seen(product));
    if (!seen) continue;
    const auto lesson = sync::stock_lesson(seen->stock, *there->stock, of_it, lessons_);
    if (!lesson) continue;
    const auto known = sync::counts_in(lessons_, lesson->state);
    auto& tally = lessons_[lesson->state];
    ++(lesson->counts ? tally.yes : tally.no);
    const bool new_here = known == sync::Counts::unknown && sync::counts_in(lessons_, lesson->state) != known;
    if (new_here) learnt_.push_back(lesson->state);
  }
  return sum_up();
}

/// So that the next run can tell what became of it. Of one whose orders moved while it was read, what was seen before stays.
Result<void> StockWalk::remember_seen(const StockPair& pair) {
  if (waits_.contains(pair.shop) || !shown(office_seen_, pair.office.value)) return {};
  const auto seen = TRY(shelf_.seen(pair.office));
  if (!pair.office_stock || !pair.controlled.value_or(false)) return seen ? shelf_.forget_seen(pair.office) : Result<void>{};
  // A row a product and sweep would be much to write, and the time of an older sight does as well.
  if (full_ && seen && seen->stock == *pair.office_stock) return {};
  return shelf_.put_seen(pair.office, {*pair.office_stock, began_});
}

// --- every product ---

Result<void> StockWalk::compare(const StockPair& pair, const StockTaker& each) {
  if (waits_.contains(pair.shop)) return each(StockWaits{pair});
  if (gone_.contains(pair.shop)) return each(LeaveStock{pair, StockLeft::gone});
  if (!shown(office_seen_, pair.office.value)) return each(LeaveStock{pair, StockLeft::gone});
  if (full_ && !shown(shop_seen_, pair.shop.value)) return each(LeaveStock{pair, StockLeft::gone});
  const auto held = held_.find(pair.shop);
  const auto change = sync::stock_change(mode(), pair, held == held_.end() ? StockHeld{} : held->second);
  if (std::holds_alternative<StockEqual>(change) && written_.contains(pair.shop)) arrived_.insert(pair.shop);
  return each(change);
}

Result<void> StockWalk::walk(const StockTaker& each) {
  if (!full_) {
    for (const auto product : concerned_) {
      if (const auto pair = TRY(shelf_.of(product))) TRY(compare(*pair, each));
    }
    return {};
  }
  for (shop::ProductId after;;) {
    const auto pairs = TRY(shelf_.page(after, k_page));
    if (pairs.empty()) return {};
    after = pairs.back().shop;
    for (const auto& pair : pairs) TRY(compare(pair, each));
  }
}

Result<void> StockWalk::record(bool finished) {
  // A listing that is not believed was not followed by a second look: what the office seems to have drawn teaches nothing.
  if (missing_) return {};
  auto& tables = sides_.catalogue.tables;
  return tables.db.transaction([&]() -> Result<void> {
    auto unsure = TRY(look_.record(lessons_, pair_of(), waits_));
    for (const auto& [state, tally] : lessons_) {
      const auto told = told_.find(state);
      if (told != told_.end() && told->second == tally) continue;
      TRY(sides_.orders.tables.memory.set(std::string(k_counts) + state, sync::tally_text(tally), began_));
    }
    const auto keep = [&](const StockPair& pair) { return remember_seen(pair); };
    if (learning_ && full_) {
      for (shop::ProductId after;;) {
        const auto pairs = TRY(shelf_.page(after, k_page));
        if (pairs.empty()) break;
        after = pairs.back().shop;
        for (const auto& pair : pairs) TRY(keep(pair));
      }
    } else if (learning_) {
      for (const auto product : concerned_) {
        if (const auto pair = TRY(shelf_.of(product))) TRY(keep(*pair));
      }
    } else {
      TRY(shelf_.forget_all_seen());  // it would be old when there is something to learn again
    }
    for (const auto product : recorded_ ? waits_ : std::set<shop::ProductId>{}) {  // found out while it was written
      if (const auto partner = TRY(shelf_.office_product_of(product))) unsure.insert(*partner);
    }
    for (const auto product : unsure) TRY(shelf_.forget_seen(product));
    recorded_ = true;
    for (const auto& write : TRY(shelf_.writes())) {
      const bool over = write.pieces ? arrived_.contains(write.product) : !waits_.contains(write.product);
      if (over) TRY(shelf_.remove_write(write.product));
    }
    for (const auto product : waits_) {
      if (!written_.contains(product)) TRY(shelf_.put_write({product, std::nullopt, began_}));
    }
    if (shop_as_of_) TRY(tables.cursors.set(k_shop_cursor, format_utc(*shop_as_of_)));
    if (office_as_of_) TRY(tables.cursors.set(k_office_cursor, format_utc(*office_as_of_)));
    if (swept_) TRY(tables.cursors.set(k_sweep_cursor, format_utc(began_)));
    TRY(tables.cursors.set(k_run_cursor, format_utc(began_)));
    // What was learnt may concern any product that an order holds.
    return tables.cursors.set(k_unfinished, finished && learnt_.empty() ? "no" : "yes");
  });
}

}  // namespace woo24::jobs
