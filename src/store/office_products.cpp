#include "woo24/store/office_products.hpp"

#include "product_rows.hpp"
#include "woo24/sync/product_number.hpp"

namespace woo24::store {

namespace {

constexpr const char* k_put =
    "INSERT INTO office_product (id, number, number_key, name, description, ean, category, active, price, web_price, "
    "cash_price_inc_tax, weight, stock, stock_controlled, changed, listing) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
    "ON CONFLICT (id) DO UPDATE SET number=excluded.number, number_key=excluded.number_key, name=excluded.name, "
    "description=excluded.description, ean=excluded.ean, category=excluded.category, active=excluded.active, "
    "price=excluded.price, web_price=excluded.web_price, cash_price_inc_tax=excluded.cash_price_inc_tax, "
    "weight=excluded.weight, stock=excluded.stock, stock_controlled=excluded.stock_controlled, changed=excluded.changed, "
    "listing=excluded.listing";

std::string select(const std::string& where) { return "SELECT " + office_columns("", true) + " FROM office_product " + where; }

Result<std::int64_t> counted(Result<std::vector<std::int64_t>> found) { return TRY(std::move(found)).front(); }

std::int64_t first_number(Statement& row) { return number(row, 0); }

}  // namespace

Result<void> OfficeProducts::put_all(std::span<const office::CatalogueProduct> products, std::int64_t listing) {
  return db_.transaction([&]() -> Result<void> {
    Prepared statement(db_, k_put);
    for (const auto& one : products) {
      bind_all(*statement, one.id, one.number, sync::number_key(one.number), one.name, one.description, one.ean, one.category,
               one.active, one.price, one.web_price, one.cash_price_inc_tax, one.weight, one.stock, one.stock_controlled,
               one.changed, listing);
      statement->exec();
      statement->reset();
    }
    return {};
  });
}

Result<void> OfficeProducts::saw(const std::vector<office::ProductId>& ids, std::int64_t listing) {
  if (ids.empty()) return {};
  return execute(db_, "UPDATE office_product SET listing=? WHERE id IN (" + id_list(ids) + ")", listing);
}

Result<std::optional<office::CatalogueProduct>> OfficeProducts::of(office::ProductId id) {
  return first(rows(db_, select("WHERE id=?"), office_product_in, id));
}

Result<std::vector<office::CatalogueProduct>> OfficeProducts::of_ids(const std::vector<office::ProductId>& ids) {
  return rows(db_, select("WHERE id IN (" + id_list(ids) + ") ORDER BY id"), office_product_in);
}

Result<std::vector<office::CatalogueProduct>> OfficeProducts::with_key(const std::string& number_key) {
  return rows(db_, select("WHERE number_key=? AND number_key<>'' ORDER BY id"), office_product_in, number_key);
}

Result<std::vector<office::CatalogueProduct>> OfficeProducts::page(office::ProductId after, int most) {
  return rows(db_, select("WHERE id>? ORDER BY id LIMIT ?"), office_product_in, after, most);
}

Result<void> OfficeProducts::remove(const std::vector<office::ProductId>& ids) {
  if (ids.empty()) return {};
  return execute(db_, "DELETE FROM office_product WHERE id IN (" + id_list(ids) + ")");
}

Result<std::int64_t> OfficeProducts::count() { return counted(rows(db_, "SELECT count(*) FROM office_product", first_number)); }

Result<std::int64_t> OfficeProducts::missing(std::int64_t listing) {
  return counted(rows(db_, "SELECT count(*) FROM office_product WHERE listing<?", first_number, listing));
}

Result<std::vector<office::ProductId>> OfficeProducts::missing_ids(std::int64_t listing, int most) {
  return rows(
      db_, "SELECT id FROM office_product WHERE listing<? ORDER BY id LIMIT ?",
      [](Statement& row) { return office::ProductId{number(row, 0)}; }, listing, most);
}

Result<void> OfficeProducts::remove_missing(std::int64_t listing) {
  return execute(db_, "DELETE FROM office_product WHERE listing<?", listing);
}

Result<std::int64_t> OfficeProducts::without_number() {
  return counted(rows(db_,
                      "SELECT count(*) FROM office_product WHERE number_key='' AND active=1 AND id NOT IN (SELECT "
                      "office_product FROM product_pair)",
                      first_number));
}

}  // namespace woo24::store
