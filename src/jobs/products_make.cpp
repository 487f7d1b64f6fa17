// Products that one side lacks: looked for by number, journaled, made, and looked for again where the answer is not clear.
#include "woo24/base/log.hpp"
#include "woo24/base/teeth.hpp"
#include "woo24/jobs/product_match.hpp"
#include "woo24/jobs/products_apply.hpp"
#include "woo24/jobs/sides.hpp"
#include "woo24/sync/half_made.hpp"
#include "woo24/sync/product_fields.hpp"
#include "woo24/sync/product_number.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace woo24::jobs {

namespace {

using Which = woo::CatalogueReader::Which;

template <typename Change>
void keep_those_not(std::vector<Change>& changes, const std::set<std::int64_t>& sources) {
  std::erase_if(changes, [&](const Change& one) { return sources.contains(one.source.value); });
}

/// What a new pair agrees on: what was sent, and what it was made of.
Result<void> agree_on(CatalogueTables& tables, shop::ProductId shop, const Agreed& name, const Agreed& price,
                      const Agreed& number) {
  TRY(tables.pairs.agree(shop, ProductField::name, name));
  TRY(tables.pairs.agree(shop, ProductField::price, price));
  return tables.pairs.agree(shop, ProductField::number, number);
}

/// One that cannot be read is not to be seen: what concerns it is left for the next run, and the others go on.
void unseen(office::ProductId /*id*/, const Error& /*error*/) {}

}  // namespace

Result<void> ProductMaker::add(const MakeShopProduct& change) {
  shop_.push_back(change);
  return shop_.size() < pace_ ? Result<void>{} : make_in_shop();
}

Result<void> ProductMaker::add(const MakeOfficeProduct& change) {
  office_.push_back(change);
  const auto most = static_cast<std::size_t>(std::max(1, sides_.rules.settings.office.batch));
  return office_.size() < most ? Result<void>{} : make_in_office();
}

Result<void> ProductMaker::flush() {
  if (!shop_.empty()) TRY(make_in_shop());
  if (!office_.empty()) TRY(make_in_office());
  return {};
}

/// An earlier try whose answer did not come may still be on its way: until it is surely over nothing is made again.
Result<bool> ProductMaker::settles(CatalogueSide side, const std::string& key, std::int64_t source) {
  const auto earlier = TRY(sides_.tables.makings.of(side, key));
  const auto now = sides_.doors.clock.now();
  if (!WOO24_RULE(making_settles)) return false;
  return earlier && earlier->source == source &&
         !sync::settled(earlier->at, {.settle = sides_.rules.settings.office.settle}, now);
}

Result<void> ProductMaker::leave(CatalogueSide side, std::int64_t product, const Reason& reason) {
  log::warning("a product was not made", {{"product", std::to_string(product)}, {"reason", std::string(reason_id(reason.id))}});
  left_.push_back({side, product, reason});
  ++counts_.failed;
  return {};
}

Result<void> ProductMaker::unclear(CatalogueSide source_side, std::int64_t source, const std::string& number) {
  const auto* where = source_side == CatalogueSide::office ? "WooCommerce" : "24SevenOffice";
  return leave(source_side, source, Reason{ReasonId::product_unclear, {{"number", number}, {"side", where}}});
}

/// Whether the office's products are still as they were, and their numbers still free in the shop.
Result<void> ProductMaker::look_in_shop() {
  std::vector<std::string> numbers;
  office::ProductSearch search;
  for (const auto& one : shop_) {
    numbers.push_back(one.draft.sku);
    search.ids.push_back(one.source);
  }
  const auto listing = TRY(latest_listing(sides_.tables));
  std::map<std::int64_t, office::CatalogueProduct> sources;
  TRY(sides_.readers.office.products(
      search, office::ProductFields::all,
      [&](const office::CatalogueProduct& one) -> Result<void> {
        sources[one.id.value] = one;
        return sides_.tables.office.put_all({&one, 1}, listing);
      },
      unseen));
  std::set<std::string> taken;
  for (const auto which : {Which::all_but_trash, Which::trash}) {
    const auto found = TRY(sides_.readers.shop.by_sku(numbers, which));
    TRY(sides_.tables.shop.put_all(found.products, listing));
    if (!WOO24_RULE(number_looked_for_first)) continue;
    for (const auto& one : found.products) taken.insert(sync::number_key(one.sku));
    if (found.unreadable.empty()) continue;
    // What cannot be read may bear one of the numbers.
    for (const auto& one : shop_) taken.insert(sync::number_key(one.draft.sku));
  }
  std::set<std::int64_t> not_now;
  for (const auto& one : shop_) {
    const auto source = sources.find(one.source.value);
    const auto key = sync::number_key(one.draft.sku);
    const auto price = sides_.rules.settings.products.price;
    const bool same = source != sources.end() && source->second.active && source->second.name == one.name.office &&
                      sync::raw_value(source->second, ProductField::price, price) == one.price.office &&
                      sync::number_key(source->second.number) == key;
    if (!same || taken.contains(key)) {
      ++counts_.moved;
      not_now.insert(one.source.value);
    } else if (TRY(settles(CatalogueSide::shop, key, one.source.value))) {
      TRY(unclear(CatalogueSide::office, one.source.value, one.draft.sku));
      not_now.insert(one.source.value);
    } else if (TRY(finished(one))) {
      not_now.insert(one.source.value);
    }
  }
  keep_those_not(shop_, not_now);
  return {};
}

/// A shop that is killed while it makes a product leaves it without a number. Where an earlier try may have done that, and one
/// draft without a number bears the name, that one gets what it lacks; it is read again first, since a person may be at it.
Result<bool> ProductMaker::finished(const MakeShopProduct& change) {
  const auto key = sync::number_key(change.draft.sku);
  const auto earlier = TRY(sides_.tables.makings.of(CatalogueSide::shop, key));
  if (!earlier || earlier->source != change.source.value) return false;
  for (const auto& other : TRY(sides_.tables.makings.all())) {
    // Of two products of one name that were both to be made, nobody can tell whose half it is.
    const bool same = other.side == CatalogueSide::shop && other.source != change.source.value;
    if (same && other.name.office == change.name.office) return false;
  }
  std::vector<shop::ProductId> named;
  for (const auto& one : TRY(sides_.tables.shop.drafts_without_number())) {
    if (sync::may_be_half_of(one, change.name.office)) named.push_back(one.id);
  }
  if (named.size() != 1) return false;
  const auto now = TRY(sides_.readers.shop.by_id(named));
  if (!now.unreadable.empty()) {
    TRY(leave(CatalogueSide::office, change.source.value, now.unreadable.front().error.reason));
    return true;
  }
  if (now.products.empty()) {  // deleted for good
    TRY(sides_.tables.shop.remove(named));
    return false;
  }
  TRY(sides_.tables.shop.put_all(now.products, TRY(latest_listing(sides_.tables))));
  if (!sync::may_be_half_of(now.products.front(), change.name.office)) {
    ++counts_.moved;
    return true;
  }
  const auto& half = now.products.front();
  const auto rest = sync::rest_of(half, change.draft);
  const auto answers = writers_.shop.update({rest});
  const auto& answer = answers.front();
  if (!answer.ok()) {
    if (ends_the_run(answer.error())) return Fail{answer.error()};
    TRY(leave(CatalogueSide::office, change.source.value, answer.error().reason));
    return true;
  }
  // A price that a person typed is a change of the shop's since what was to be made.
  const auto price = rest.regular_price ? answer.value().regular_price : change.draft.regular_price;
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    TRY(sides_.tables.shop.put_all({&answer.value(), 1}, TRY(latest_listing(sides_.tables))));
    TRY(made_in_shop(change, answer.value(), price));
    return {};
  }));
  return true;
}

/// Within a transaction.
Result<void> ProductMaker::made_in_shop(const MakeShopProduct& change, const shop::CatalogueProduct& product,
                                        const std::string& price) {
  TRY(sides_.tables.makings.end(CatalogueSide::shop, sync::number_key(change.draft.sku)));
  TRY(sides_.tables.pairs.link({product.id, change.source, "made", sides_.doors.clock.now()}));
  TRY(agree_on(sides_.tables, product.id, {product.name, change.name.office}, {price, change.price.office},
               {product.sku, change.draft.sku}));
  TRY(sides_.tables.pairs.agree(product.id, ProductField::active, {product.status, "1"}));
  TRY(tell(sides_, product.id, "made as a draft", "24SevenOffice " + std::to_string(change.source.value)));
  TRY(tell(sides_, change.source, "made in WooCommerce", std::to_string(product.id.value)));
  ++counts_.made;
  return {};
}

Result<void> ProductMaker::make_in_shop() {
  TRY(look_in_shop());
  if (shop_.empty()) return {};
  std::vector<store::ProductMaking> makings;
  std::vector<shop::NewProduct> drafts;
  for (const auto& one : shop_) {
    makings.push_back({CatalogueSide::shop, sync::number_key(one.draft.sku), one.source.value, sides_.doors.clock.now(),
                       one.name, one.price});
    drafts.push_back(one.draft);
  }
  TRY(sides_.tables.makings.begin(makings));
  const auto begun = sides_.doors.clock.steady();
  auto made = writers_.shop.create(drafts);
  const bool answered = made.ok() || made.error().kind != Kind::ambiguous;
  pace_ = sync::next_batch(shop_.size(), sides_.doors.clock.steady() - begun, answered);
  if (!answered) return find_unclear();
  if (!made.ok()) {
    for (const auto& one : makings) TRY(sides_.tables.makings.end(one.side, one.number_key));
    if (ends_the_run(made.error())) return Fail{made.error()};
    for (const auto& one : shop_) TRY(leave(CatalogueSide::office, one.source.value, made.error().reason));
    shop_.clear();
    return {};
  }
  const auto listing = TRY(latest_listing(sides_.tables));
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    for (std::size_t n = 0; n < shop_.size(); ++n) {
      const auto& one = shop_[n];
      const auto& answer = made.value()[n];
      if (!answer.ok() && answer.error().kind == Kind::ambiguous) {
        TRY(unclear(CatalogueSide::office, one.source.value, one.draft.sku));
        continue;
      }
      if (!answer.ok()) {
        TRY(sides_.tables.makings.end(CatalogueSide::shop, makings[n].number_key));
        TRY(leave(CatalogueSide::office, one.source.value, answer.error().reason));
        continue;
      }
      const auto& product = answer.value();
      TRY(sides_.tables.shop.put_all({&product, 1}, listing));
      TRY(made_in_shop(one, product, product.regular_price));
    }
    return {};
  }));
  shop_.clear();
  return {};
}

/// A batch without an answer: some of it may be there, or come later.
Result<void> ProductMaker::find_unclear() {
  std::vector<std::string> numbers;
  for (const auto& one : shop_) numbers.push_back(one.draft.sku);
  const auto found = TRY(sides_.readers.shop.by_sku(numbers, Which::all_but_trash));
  const auto listing = TRY(latest_listing(sides_.tables));
  std::map<std::string, std::vector<shop::ProductId>> by_number;
  for (const auto& one : found.products) by_number[sync::number_key(one.sku)].push_back(one.id);
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    TRY(sides_.tables.shop.put_all(found.products, listing));
    for (const auto& one : shop_) {
      const auto there = by_number.find(sync::number_key(one.draft.sku));
      if (there == by_number.end() || there->second.size() != 1) {
        TRY(unclear(CatalogueSide::office, one.source.value, one.draft.sku));
        continue;
      }
      TRY(link_by_number(sides_, there->second.front(), one.source));
      ++counts_.made;
    }
    return {};
  }));
  shop_.clear();
  return {};
}

Result<void> ProductMaker::look_in_office() {
  std::vector<shop::ProductId> ids;
  for (const auto& one : office_) ids.push_back(one.source);
  const auto found = TRY(sides_.readers.shop.by_id(ids));
  const auto listing = TRY(latest_listing(sides_.tables));
  TRY(sides_.tables.shop.put_all(found.products, listing));
  std::map<std::int64_t, const shop::CatalogueProduct*> sources;
  for (const auto& one : found.products) sources[one.id.value] = &one;
  std::set<std::int64_t> not_now;
  for (const auto& one : office_) {
    const auto key = sync::number_key(one.draft.number);
    const auto source = sources.find(one.source.value);
    const bool variation = one.parent.value != 0;
    const bool same = source != sources.end() && sync::number_key(source->second->sku) == key &&
                      source->second->regular_price == one.price.shop && source->second->status != "trash" &&
                      (variation || source->second->name == one.name.shop);
    const bool waits = TRY(settles(CatalogueSide::office, key, one.source.value));
    bool taken = false;
    if (same && (looks_each_ || waits || TRY(sides_.tables.makings.of(CatalogueSide::office, key)))) {
      const auto there = sides_.readers.office.by_number(one.draft.number);
      if (!there.ok()) {  // one that the search finds cannot be read, and may bear the number
        if (ends_the_run(there.error())) return Fail{there.error()};
        TRY(leave(CatalogueSide::shop, one.source.value, there.error().reason));
        not_now.insert(one.source.value);
        continue;
      }
      TRY(sides_.tables.office.put_all(there.value(), listing));
      taken = !there.value().empty() && WOO24_RULE(number_looked_for_first);
    }
    if (!same || taken) {
      ++counts_.moved;
      not_now.insert(one.source.value);
    } else if (waits) {
      TRY(unclear(CatalogueSide::shop, one.source.value, one.draft.number));
      not_now.insert(one.source.value);
    }
  }
  keep_those_not(office_, not_now);
  return {};
}

Result<void> ProductMaker::make_in_office() {
  TRY(look_in_office());
  if (office_.empty()) return {};
  std::vector<store::ProductMaking> makings;
  std::vector<office::ProductSave> drafts;
  for (const auto& one : office_) {
    makings.push_back({CatalogueSide::office, sync::number_key(one.draft.number), one.source.value, sides_.doors.clock.now(),
                       one.name, one.price});
    drafts.push_back(one.draft);
  }
  TRY(sides_.tables.makings.begin(makings));
  const auto saved = writers_.office.save(drafts);
  if (!saved.ok()) {
    // Certainly nothing was saved.
    for (const auto& one : makings) TRY(sides_.tables.makings.end(one.side, one.number_key));
    if (ends_the_run(saved.error())) return Fail{saved.error()};
    for (const auto& one : office_) TRY(leave(CatalogueSide::shop, one.source.value, saved.error().reason));
    office_.clear();
    return {};
  }
  std::vector<std::pair<const MakeOfficeProduct*, office::ProductId>> made;
  for (std::size_t n = 0; n < office_.size(); ++n) {
    const auto& answer = saved.value()[n];
    if (answer.ok()) {
      made.emplace_back(&office_[n], answer.value().id);
    } else if (answer.error().kind == Kind::ambiguous) {
      TRY(unclear(CatalogueSide::shop, office_[n].source.value, office_[n].draft.number));
    } else {
      TRY(sides_.tables.makings.end(CatalogueSide::office, makings[n].number_key));
      TRY(leave(CatalogueSide::shop, office_[n].source.value, answer.error().reason));
    }
  }
  TRY(made_in_office(made));
  office_.clear();
  return {};
}

Result<void> ProductMaker::made_in_office(const std::vector<std::pair<const MakeOfficeProduct*, office::ProductId>>& made) {
  if (made.empty()) return {};
  TRY(sides_.tables.db.transaction([&]() -> Result<void> {
    for (const auto& [change, id] : made) {
      TRY(sides_.tables.pairs.link({change->source, id, "made", sides_.doors.clock.now()}));
      TRY(agree_on(sides_.tables, change->source, change->name, change->price, {change->draft.number, change->draft.number}));
      TRY(sides_.tables.makings.end(CatalogueSide::office, sync::number_key(change->draft.number)));
      TRY(tell(sides_, change->source, "made in 24SevenOffice", std::to_string(id.value)));
      TRY(tell(sides_, id, "made of WooCommerce's", std::to_string(change->source.value)));
      ++counts_.made;
    }
    return {};
  }));
  office::ProductSearch search;
  for (const auto& [change, id] : made) search.ids.push_back(id);
  std::vector<office::CatalogueProduct> now;
  TRY(sides_.readers.office.products(
      search, office::ProductFields::all,
      [&](const office::CatalogueProduct& one) -> Result<void> {
        now.push_back(one);
        return {};
      },
      unseen));
  return sides_.tables.office.put_all(now, TRY(latest_listing(sides_.tables)));
}

}  // namespace woo24::jobs
