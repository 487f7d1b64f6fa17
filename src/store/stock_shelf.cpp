#include "woo24/store/stock_shelf.hpp"

#include "statement.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace woo24::store {

namespace {

constexpr std::array<std::string_view, 6> k_types{"simple", "variable", "variation", "grouped", "external", "other"};
constexpr std::array<std::string_view, 3> k_manage{"no", "yes", "parent"};

constexpr const char* k_pair =
    "SELECT s.id, s.parent, o.id, o.number, s.type, s.status, s.manage_stock, s.stock, o.stock_controlled, o.stock, "
    "p.linked_by='made' FROM product_pair p JOIN shop_product s ON s.id=p.shop_product "
    "JOIN office_product o ON o.id=p.office_product ";

template <typename Names, typename Value>
Value among(const Names& names, const std::string& name, Value otherwise) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? otherwise : static_cast<Value>(at - names.begin());
}

StockPair pair_in(Statement& row) {
  StockPair one;
  one.shop = {number(row, 0)};
  one.parent = {number(row, 1)};
  one.office = {number(row, 2)};
  one.number = text(row, 3);
  one.type = among(k_types, text(row, 4), shop::ProductType::other);
  one.status = text(row, 5);
  one.manage = among(k_manage, text(row, 6), shop::ManageStock::no);
  one.shop_stock = maybe_number(row, 7);
  if (const auto controlled = maybe_number(row, 8)) one.controlled = *controlled != 0;
  if (!row.getColumn(9).isNull()) one.office_stock = Amount::parse(text(row, 9));
  one.made = flag(row, 10);
  return one;
}

StockWrite write_in(Statement& row) { return {{number(row, 0)}, maybe_number(row, 1), instant(row, 2)}; }

template <typename Tag>
Result<std::optional<Id<Tag>>> other_of(Database& db, const char* sql, std::int64_t id) {
  return first(rows(
      db, sql, [](Statement& row) { return Id<Tag>{number(row, 0)}; }, id));
}

}  // namespace

Result<void> StockShelf::take(std::span<const shop::CatalogueProduct> products) {
  return db_.transaction([&]() -> Result<void> {
    // A row that is as it was is not written: most of a sweep touches no disk.
    Prepared statement(
        db_,
        "UPDATE shop_product SET status=?1, manage_stock=?2, stock=?3, backorders=?4 WHERE id=?5 AND (status IS NOT "
        "?1 OR manage_stock IS NOT ?2 OR stock IS NOT ?3 OR backorders IS NOT ?4)");
    for (const auto& one : products) {
      bind_all(*statement, one.status, k_manage[static_cast<std::size_t>(one.manage_stock)], one.stock, one.backorders, one.id);
      statement->exec();
      statement->reset();
    }
    return {};
  });
}

Result<void> StockShelf::take(std::span<const office::CatalogueProduct> products) {
  return db_.transaction([&]() -> Result<void> {
    Prepared statement(db_,
                       "UPDATE office_product SET stock=?1, stock_controlled=?2, active=?3 WHERE id=?4 AND (stock IS NOT ?1 OR "
                       "stock_controlled IS NOT ?2 OR active IS NOT ?3)");
    for (const auto& one : products) {
      bind_all(*statement, one.stock, one.stock_controlled, one.active, one.id);
      statement->exec();
      statement->reset();
    }
    return {};
  });
}

Result<void> StockShelf::set_shop(shop::ProductId product, std::int64_t pieces) {
  return execute(db_, "UPDATE shop_product SET stock=?, manage_stock='yes' WHERE id=?", pieces, product);
}

Result<void> StockShelf::set_office(office::ProductId product, Amount pieces) {
  return execute(db_, "UPDATE office_product SET stock=? WHERE id=?", pieces, product);
}

Result<std::vector<StockPair>> StockShelf::page(shop::ProductId after, int most) {
  return rows(db_, std::string(k_pair) + "WHERE p.shop_product>? ORDER BY p.shop_product LIMIT ?", pair_in, after, most);
}

Result<std::optional<StockPair>> StockShelf::of(shop::ProductId product) {
  return first(rows(db_, std::string(k_pair) + "WHERE p.shop_product=?", pair_in, product));
}

Result<std::vector<shop::ProductId>> StockShelf::not_listed(CatalogueSide side, std::int64_t listing) {
  const auto* sql = side == CatalogueSide::shop
                        ? "SELECT shop_product FROM product_pair JOIN shop_product ON id=shop_product "
                          "WHERE listing<? AND status<>'trash' ORDER BY shop_product"
                        : "SELECT shop_product FROM product_pair JOIN office_product ON id=office_product "
                          "WHERE listing<? ORDER BY shop_product";
  return rows(
      db_, sql, [](Statement& row) { return shop::ProductId{number(row, 0)}; }, listing);
}

Result<std::optional<shop::ProductId>> StockShelf::shop_product_of(office::ProductId product) {
  return other_of<shop::ProductTag>(db_, "SELECT shop_product FROM product_pair WHERE office_product=?", product.value);
}

Result<std::optional<office::ProductId>> StockShelf::office_product_of(shop::ProductId product) {
  return other_of<office::ProductTag>(db_, "SELECT office_product FROM product_pair WHERE shop_product=?", product.value);
}

Result<std::int64_t> StockShelf::pairs() {
  return TRY(first(rows(db_, "SELECT count(*) FROM product_pair", [](Statement& row) { return number(row, 0); }))).value_or(0);
}

Result<std::vector<shop::ProductId>> StockShelf::linked_since(Instant then, int most) {
  return rows(
      db_, "SELECT shop_product FROM product_pair WHERE linked_at>=? ORDER BY shop_product LIMIT ?",
      [](Statement& row) { return shop::ProductId{number(row, 0)}; }, then, most);
}

Result<std::int64_t> StockShelf::in_stock(CatalogueSide side) {
  const std::string where = side == CatalogueSide::shop ? "s.stock>0" : "o.stock IS NOT NULL AND CAST(o.stock AS REAL)>0";
  return TRY(first(rows(db_,
                        "SELECT count(*) FROM product_pair p JOIN shop_product s ON s.id=p.shop_product JOIN office_product o "
                        "ON o.id=p.office_product WHERE s.manage_stock='yes' AND s.status<>'trash' AND "
                        "s.type IN ('simple','variation') AND o.stock_controlled=1 AND " +
                            where,
                        [](Statement& row) { return number(row, 0); })))
      .value_or(0);
}

Result<void> StockShelf::put_write(const StockWrite& write) {
  return execute(db_, "INSERT OR REPLACE INTO stock_write (shop_product, pieces, at) VALUES (?,?,?)", write.product,
                 write.pieces, write.at);
}

Result<void> StockShelf::remove_write(shop::ProductId product) {
  return execute(db_, "DELETE FROM stock_write WHERE shop_product=?", product);
}

Result<std::vector<StockWrite>> StockShelf::writes() {
  return rows(db_, "SELECT shop_product, pieces, at FROM stock_write ORDER BY shop_product", write_in);
}

Result<std::optional<StockSeen>> StockShelf::seen(office::ProductId product) {
  return first(rows(
      db_, "SELECT stock, at FROM stock_seen WHERE office_product=?",
      [](Statement& row) {
        return StockSeen{Amount::parse(text(row, 0)).value_or(Amount()), instant(row, 1)};
      },
      product));
}

Result<void> StockShelf::put_seen(office::ProductId product, const StockSeen& seen) {
  return execute(db_, "INSERT OR REPLACE INTO stock_seen (office_product, stock, at) VALUES (?,?,?)", product, seen.stock,
                 seen.at);
}

Result<void> StockShelf::forget_seen(office::ProductId product) {
  return execute(db_, "DELETE FROM stock_seen WHERE office_product=?", product);
}

Result<void> StockShelf::forget_all_seen() { return execute(db_, "DELETE FROM stock_seen"); }

}  // namespace woo24::store
