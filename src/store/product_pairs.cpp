#include "woo24/store/product_pairs.hpp"

#include "product_rows.hpp"

#include <unordered_map>

namespace woo24::store {

namespace {

constexpr const char* k_pair = "SELECT shop_product, office_product, linked_by, linked_at FROM product_pair ";

ProductPair pair_in(Statement& row) { return {{number(row, 0)}, {number(row, 1)}, text(row, 2), instant(row, 3)}; }

struct AgreedRow {
  std::int64_t shop = 0;
  std::string field;
  Agreed agreed;
};
AgreedRow agreed_in(Statement& row) { return {number(row, 0), text(row, 1), {text(row, 2), text(row, 3)}}; }

struct IntentRow {
  std::int64_t shop = 0;
  std::string field;
  ProductIntent intent;
};
IntentRow intent_in(Statement& row) {
  return {number(row, 0), text(row, 1), {side_of(text(row, 2)), text(row, 3), instant(row, 4), text(row, 5), text(row, 6)}};
}

/// What is known of the pairs whose shop id lies after `after`, up to `last`.
Result<void> fill(Database& db, std::vector<PairedProduct>& pairs, std::int64_t after, std::int64_t last) {
  const std::string within = "IN (SELECT shop_product FROM product_pair WHERE shop_product>? AND shop_product<=?)";
  std::unordered_map<std::int64_t, PairedProduct*> by_shop, by_office;
  for (auto& one : pairs) {
    by_shop[one.pair.shop.value] = &one;
    by_office[one.pair.office.value] = &one;
  }
  auto shop = TRY(
      rows(db, "SELECT " + shop_columns("", false) + " FROM shop_product WHERE id " + within, shop_product_in, after, last));
  auto parents =
      TRY(rows(db,
               "SELECT " + shop_columns("", false) +
                   " FROM shop_product WHERE id IN (SELECT parent FROM shop_product WHERE parent<>0 AND id " + within + ")",
               shop_product_in, after, last));
  std::unordered_map<std::int64_t, const shop::CatalogueProduct*> parent_of;
  for (const auto& one : parents) parent_of[one.id.value] = &one;
  for (auto& one : shop) {
    auto& pair = *by_shop.at(one.id.value);
    if (const auto parent = parent_of.find(one.parent.value); parent != parent_of.end()) pair.parent = *parent->second;
    pair.shop = std::move(one);
  }
  auto office =
      TRY(rows(db,
               "SELECT " + office_columns("", false) +
                   " FROM office_product WHERE id IN (SELECT office_product FROM product_pair WHERE shop_product>? AND "
                   "shop_product<=?)",
               office_product_in, after, last));
  for (auto& one : office) by_office.at(one.id.value)->office = std::move(one);
  const auto agreed = TRY(rows(db,
                               "SELECT shop_product, field, shop_value, office_value FROM product_agreed WHERE shop_product>? "
                               "AND shop_product<=?",
                               agreed_in, after, last));
  for (const auto& one : agreed) {
    if (const auto field = field_of(one.field)) by_shop.at(one.shop)->agreed[*field] = one.agreed;
  }
  const auto intents = TRY(rows(
      db,
      "SELECT shop_product, field, side, value, at, source, over FROM product_intent WHERE shop_product>? AND shop_product<=?",
      intent_in, after, last));
  for (const auto& one : intents) {
    if (const auto field = field_of(one.field)) by_shop.at(one.shop)->intents[*field] = one.intent;
  }
  return {};
}

std::vector<PairedProduct> bare(std::vector<ProductPair> pairs) {
  std::vector<PairedProduct> all;
  all.reserve(pairs.size());
  for (auto& pair : pairs) {
    PairedProduct one;
    one.pair = std::move(pair);
    all.push_back(std::move(one));
  }
  return all;
}

struct ShopNumber {
  std::string key;
  sync::NumberedShop one;
};
struct OfficeNumber {
  std::string key;
  sync::NumberedOffice one;
};

ShopNumber shop_number_in(Statement& row) {
  ShopNumber found{text(row, 0), {}};
  found.one.id = {number(row, 1)};
  found.one.trashed = flag(row, 2);
  if (const auto partner = maybe_number(row, 3)) found.one.paired = office::ProductId{*partner};
  found.one.partner_gone = found.one.paired && row.getColumn(4).isNull();
  return found;
}

OfficeNumber office_number_in(Statement& row) {
  OfficeNumber found{text(row, 0), {}};
  found.one.id = {number(row, 1)};
  found.one.active = flag(row, 2);
  if (const auto partner = maybe_number(row, 3)) found.one.paired = shop::ProductId{*partner};
  found.one.partner_gone = found.one.paired && row.getColumn(4).isNull();
  return found;
}

}  // namespace

Result<void> ProductPairs::link(const ProductPair& pair) {
  return db_.transaction([&]() -> Result<void> {
    TRY(execute(db_, "DELETE FROM product_pair WHERE shop_product=? OR office_product=?", pair.shop, pair.office));
    TRY(execute(db_, "DELETE FROM product_apart WHERE shop_product=? AND office_product=?", pair.shop, pair.office));
    return execute(db_, "INSERT INTO product_pair (shop_product, office_product, linked_by, linked_at) VALUES (?,?,?,?)",
                   pair.shop, pair.office, pair.linked_by, pair.linked_at);
  });
}

Result<void> ProductPairs::unlink(const ProductPair& pair, bool apart) {
  return db_.transaction([&]() -> Result<void> {
    TRY(execute(db_, "DELETE FROM product_pair WHERE shop_product=? AND office_product=?", pair.shop, pair.office));
    if (!apart) return {};
    return execute(db_, "INSERT OR IGNORE INTO product_apart (shop_product, office_product) VALUES (?,?)", pair.shop,
                   pair.office);
  });
}

Result<std::optional<ProductPair>> ProductPairs::of_shop(shop::ProductId id) {
  return first(rows(db_, std::string(k_pair) + "WHERE shop_product=?", pair_in, id));
}

Result<std::optional<ProductPair>> ProductPairs::of_office(office::ProductId id) {
  return first(rows(db_, std::string(k_pair) + "WHERE office_product=?", pair_in, id));
}

Result<bool> ProductPairs::are_apart(shop::ProductId shop, office::ProductId office) {
  const auto found = TRY(rows(
      db_, "SELECT 1 FROM product_apart WHERE shop_product=? AND office_product=?",
      [](Statement& row) { return number(row, 0); }, shop, office));
  return !found.empty();
}

Result<std::int64_t> ProductPairs::count() {
  const auto found = TRY(rows(db_, "SELECT count(*) FROM product_pair", [](Statement& row) { return number(row, 0); }));
  return found.front();
}

Result<std::vector<PairedProduct>> ProductPairs::page(shop::ProductId after, int most) {
  auto pairs =
      bare(TRY(rows(db_, std::string(k_pair) + "WHERE shop_product>? ORDER BY shop_product LIMIT ?", pair_in, after, most)));
  if (!pairs.empty()) TRY(fill(db_, pairs, after.value, pairs.back().pair.shop.value));
  return pairs;
}

Result<std::optional<PairedProduct>> ProductPairs::with_all(shop::ProductId id) {
  auto pairs = TRY(page({id.value - 1}, 1));
  if (pairs.empty() || pairs.front().pair.shop != id) return std::optional<PairedProduct>{};
  return std::optional(std::move(pairs.front()));
}

Result<void> ProductPairs::agree(shop::ProductId id, ProductField field, const Agreed& agreed) {
  return db_.transaction([&]() -> Result<void> {
    TRY(execute(db_, "INSERT OR REPLACE INTO product_agreed (shop_product, field, shop_value, office_value) VALUES (?,?,?,?)",
                id, field_key(field), agreed.shop, agreed.office));
    return execute(db_, "DELETE FROM product_intent WHERE shop_product=? AND field=?", id, field_key(field));
  });
}

Result<void> ProductPairs::forget_agreed() {
  return db_.transaction([&]() -> Result<void> {
    TRY(execute(db_, "DELETE FROM product_agreed"));
    return execute(db_, "DELETE FROM product_intent");
  });
}

Result<void> ProductPairs::withdraw(shop::ProductId id, ProductField field) {
  return execute(db_, "DELETE FROM product_intent WHERE shop_product=? AND field=?", id, field_key(field));
}

Result<void> ProductPairs::intend(shop::ProductId id, ProductField field, const ProductIntent& intent) {
  return execute(db_,
                 "INSERT OR REPLACE INTO product_intent (shop_product, field, side, value, at, source, over) VALUES "
                 "(?,?,?,?,?,?,?)",
                 id, field_key(field), side_name(intent.side), intent.value, intent.at, intent.source, intent.over);
}

Result<std::vector<sync::NumberGroup>> ProductPairs::groups(const std::string& after, int most) {
  const auto keys = TRY(rows(
      db_,
      "SELECT number_key FROM shop_product WHERE number_key<>'' AND number_key>?1 UNION SELECT number_key FROM office_product "
      "WHERE number_key<>'' AND number_key>?1 ORDER BY number_key LIMIT ?2",
      [](Statement& row) { return text(row, 0); }, after, most));
  std::vector<sync::NumberGroup> groups;
  if (keys.empty()) return groups;
  const auto shop = TRY(rows(
      db_,
      "SELECT s.number_key, s.id, s.status='trash' OR ifnull(p.status, '')='trash', l.office_product, o.id FROM shop_product s "
      "LEFT JOIN shop_product p ON p.id=s.parent LEFT JOIN product_pair l ON l.shop_product=s.id LEFT JOIN office_product o ON "
      "o.id=l.office_product WHERE s.number_key<>'' AND s.number_key>? AND s.number_key<=? ORDER BY s.number_key, s.id",
      shop_number_in, after, keys.back()));
  const auto office = TRY(rows(
      db_,
      "SELECT o.number_key, o.id, o.active, l.shop_product, s.id FROM office_product o LEFT JOIN product_pair l ON "
      "l.office_product=o.id LEFT JOIN shop_product s ON s.id=l.shop_product WHERE o.number_key<>'' AND o.number_key>? AND "
      "o.number_key<=? ORDER BY o.number_key, o.id",
      office_number_in, after, keys.back()));
  auto next_shop = shop.begin();
  auto next_office = office.begin();
  for (const auto& key : keys) {
    sync::NumberGroup group;
    group.key = key;
    for (; next_shop != shop.end() && next_shop->key == key; ++next_shop) group.shop.push_back(next_shop->one);
    for (; next_office != office.end() && next_office->key == key; ++next_office) group.office.push_back(next_office->one);
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace woo24::store
