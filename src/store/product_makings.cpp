#include "woo24/store/product_makings.hpp"

#include "product_rows.hpp"

namespace woo24::store {

namespace {

constexpr const char* k_select =
    "SELECT side, number_key, source, at, name_shop, name_office, price_shop, price_office FROM product_making ";

ProductMaking making_in(Statement& row) {
  return {side_of(text(row, 0)),       text(row, 1), number(row, 2), instant(row, 3), {text(row, 4), text(row, 5)},
          {text(row, 6), text(row, 7)}};
}

}  // namespace

Result<void> ProductMakings::begin(const std::vector<ProductMaking>& makings) {
  return db_.transaction([&]() -> Result<void> {
    for (const auto& one : makings) {
      TRY(execute(db_,
                  "INSERT OR REPLACE INTO product_making (side, number_key, source, at, name_shop, name_office, price_shop, "
                  "price_office) VALUES (?,?,?,?,?,?,?,?)",
                  side_name(one.side), one.number_key, one.source, one.at, one.name.shop, one.name.office, one.price.shop,
                  one.price.office));
    }
    return {};
  });
}

Result<void> ProductMakings::end(CatalogueSide side, const std::string& number_key) {
  return execute(db_, "DELETE FROM product_making WHERE side=? AND number_key=?", side_name(side), number_key);
}

Result<std::optional<ProductMaking>> ProductMakings::of(CatalogueSide side, const std::string& number_key) {
  return first(rows(db_, std::string(k_select) + "WHERE side=? AND number_key=?", making_in, side_name(side), number_key));
}

Result<std::vector<ProductMaking>> ProductMakings::all() {
  return rows(db_, std::string(k_select) + "ORDER BY side, number_key", making_in);
}

}  // namespace woo24::store
