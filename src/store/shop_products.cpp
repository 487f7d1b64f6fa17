#include "woo24/store/shop_products.hpp"

#include "product_rows.hpp"
#include "woo24/sync/product_number.hpp"

namespace woo24::store {

namespace {

constexpr const char* k_put =
    "INSERT INTO shop_product (id, parent, type, status, sku, number_key, name, regular_price, sale_price, description, "
    "tax_status, tax_class, weight, global_unique_id, knows_global_unique_id, manage_stock, stock, backorders, categories, "
    "attributes, meta, modified, listing) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
    "ON CONFLICT (id) DO UPDATE SET parent=excluded.parent, type=excluded.type, status=excluded.status, sku=excluded.sku, "
    "number_key=excluded.number_key, name=excluded.name, regular_price=excluded.regular_price, "
    "sale_price=excluded.sale_price, description=excluded.description, tax_status=excluded.tax_status, "
    "tax_class=excluded.tax_class, weight=excluded.weight, global_unique_id=excluded.global_unique_id, "
    "knows_global_unique_id=excluded.knows_global_unique_id, manage_stock=excluded.manage_stock, stock=excluded.stock, "
    "backorders=excluded.backorders, categories=excluded.categories, attributes=excluded.attributes, meta=excluded.meta, "
    "modified=excluded.modified, listing=excluded.listing";

constexpr const char* type_name(shop::ProductType type) {
  switch (type) {
    case shop::ProductType::simple:
      return "simple";
    case shop::ProductType::variable:
      return "variable";
    case shop::ProductType::variation:
      return "variation";
    case shop::ProductType::grouped:
      return "grouped";
    case shop::ProductType::external:
      return "external";
    case shop::ProductType::other:
      break;
  }
  return "other";
}

constexpr const char* manage_name(shop::ManageStock manage) {
  switch (manage) {
    case shop::ManageStock::yes:
      return "yes";
    case shop::ManageStock::parent:
      return "parent";
    case shop::ManageStock::no:
      break;
  }
  return "no";
}

std::string listed(const std::vector<shop::CategoryId>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : ",") + std::to_string(id.value);
  return text;
}

std::string listed(const std::vector<shop::ProductAttribute>& attributes) {
  std::string text;
  for (const auto& one : attributes) text += (text.empty() ? "" : "\x1e") + one.name + "\x1f" + one.option;
  return text;
}

std::string listed(const std::vector<shop::Meta>& meta) {
  std::string text;
  for (const auto& one : meta) text += (text.empty() ? "" : "\x1e") + one.key + "\x1f" + one.value;
  return text;
}

std::string select(const std::string& where) { return "SELECT " + shop_columns("", true) + " FROM shop_product " + where; }

}  // namespace

Result<void> ShopProducts::put_all(std::span<const shop::CatalogueProduct> products, std::int64_t listing) {
  return db_.transaction([&]() -> Result<void> {
    Prepared statement(db_, k_put);
    for (const auto& one : products) {
      bind_all(*statement, one.id, one.parent, std::string_view(type_name(one.type)), one.status, one.sku,
               sync::number_key(one.sku), one.name, one.regular_price, one.sale_price, one.description, one.tax_status,
               one.tax_class, one.weight, one.global_unique_id, one.knows_global_unique_id,
               std::string_view(manage_name(one.manage_stock)), one.stock, one.backorders, listed(one.categories),
               listed(one.attributes), listed(one.meta), one.modified, listing);
      statement->exec();
      statement->reset();
    }
    return {};
  });
}

Result<void> ShopProducts::saw(const std::vector<shop::ProductId>& ids, std::int64_t listing) {
  if (ids.empty()) return {};
  return execute(db_, "UPDATE shop_product SET listing=? WHERE id IN (" + id_list(ids) + ")", listing);
}

Result<std::optional<shop::CatalogueProduct>> ShopProducts::of(shop::ProductId id) {
  return first(rows(db_, select("WHERE id=?"), shop_product_in, id));
}

Result<std::vector<shop::CatalogueProduct>> ShopProducts::of_ids(const std::vector<shop::ProductId>& ids) {
  return rows(db_, select("WHERE id IN (" + id_list(ids) + ") ORDER BY id"), shop_product_in);
}

Result<std::vector<shop::CatalogueProduct>> ShopProducts::with_key(const std::string& number_key) {
  return rows(db_, select("WHERE number_key=? AND number_key<>'' ORDER BY id"), shop_product_in, number_key);
}

Result<std::vector<shop::CatalogueProduct>> ShopProducts::page(shop::ProductId after, int most) {
  return rows(db_, select("WHERE id>? AND status<>'trash' ORDER BY id LIMIT ?"), shop_product_in, after, most);
}

Result<std::vector<shop::ProductId>> ShopProducts::variable_parents() {
  return rows(db_, "SELECT id FROM shop_product WHERE type='variable' AND status<>'trash' ORDER BY id",
              [](Statement& row) { return shop::ProductId{number(row, 0)}; });
}

Result<void> ShopProducts::remove(const std::vector<shop::ProductId>& ids) {
  if (ids.empty()) return {};
  return execute(db_, "DELETE FROM shop_product WHERE id IN (" + id_list(ids) + ")");
}

Result<std::vector<shop::CatalogueProduct>> ShopProducts::drafts_without_number() {
  return rows(
      db_,
      select("WHERE number_key='' AND type='simple' AND status IN ('draft', 'pending') AND id NOT IN (SELECT shop_product "
             "FROM product_pair) ORDER BY id"),
      shop_product_in);
}

Result<void> ShopProducts::keep_variations(shop::ProductId parent, const std::vector<shop::ProductId>& ids) {
  // parent<>0 lets the index of parents be used: each of thousands would read the whole catalogue otherwise.
  return execute(db_, "DELETE FROM shop_product WHERE parent=? AND parent<>0 AND id NOT IN (" + id_list(ids) + ")", parent);
}

Result<std::int64_t> ShopProducts::count() {
  const auto found =
      TRY(rows(db_, "SELECT count(*) FROM shop_product WHERE status<>'trash'", [](Statement& row) { return number(row, 0); }));
  return found.front();
}

Result<std::int64_t> ShopProducts::missing(std::int64_t listing) {
  const auto found = TRY(rows(
      db_, "SELECT count(*) FROM shop_product WHERE status<>'trash' AND listing<?",
      [](Statement& row) { return number(row, 0); }, listing));
  return found.front();
}

Result<std::vector<shop::ProductId>> ShopProducts::missing_ids(std::int64_t listing, int most) {
  return rows(
      db_, "SELECT id FROM shop_product WHERE listing<? AND status<>'trash' ORDER BY id LIMIT ?",
      [](Statement& row) { return shop::ProductId{number(row, 0)}; }, listing, most);
}

Result<void> ShopProducts::remove_missing(std::int64_t listing) {
  return execute(db_, "DELETE FROM shop_product WHERE listing<?", listing);
}

Result<std::int64_t> ShopProducts::without_number() {
  const auto found = TRY(
      rows(db_,
           "SELECT count(*) FROM shop_product s LEFT JOIN shop_product p ON p.id=s.parent WHERE s.number_key='' AND "
           "s.status<>'trash' "
           "AND ifnull(p.status, '')<>'trash' AND s.type IN ('simple', 'variation') AND s.id NOT IN (SELECT shop_product FROM "
           "product_pair)",
           [](Statement& row) { return number(row, 0); }));
  return found.front();
}

}  // namespace woo24::store
