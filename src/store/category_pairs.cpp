#include "woo24/store/category_pairs.hpp"

#include "statement.hpp"

namespace woo24::store {

Result<std::map<std::int64_t, std::int64_t>> CategoryPairs::all() {
  const auto found = TRY(rows(db_, "SELECT shop_category, office_category FROM category_pair", [](Statement& row) {
    return std::pair{number(row, 0), number(row, 1)};
  }));
  return std::map<std::int64_t, std::int64_t>(found.begin(), found.end());
}

Result<void> CategoryPairs::link(const LinkCategories& link) {
  return db_.transaction([&]() -> Result<void> {
    TRY(execute(db_, "DELETE FROM category_pair WHERE shop_category=? OR office_category=?", link.shop, link.office));
    return execute(db_, "INSERT INTO category_pair (shop_category, office_category, linked_by) VALUES (?,?,?)", link.shop,
                   link.office, link.by);
  });
}

Result<void> CategoryPairs::unlink(shop::CategoryId shop) {
  return execute(db_, "DELETE FROM category_pair WHERE shop_category=?", shop);
}

}  // namespace woo24::store
