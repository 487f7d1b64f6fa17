#pragma once
// Table category_pair: which category of the shop is which of the office. No rule lives here.

#include "woo24/base/result.hpp"
#include "woo24/model/catalogue_plan.hpp"
#include "woo24/store/database.hpp"

#include <cstdint>
#include <map>

namespace woo24::store {

class CategoryPairs {
 public:
  explicit CategoryPairs(Database& db) : db_(db) {}
  Result<std::map<std::int64_t, std::int64_t>> all();  ///< shop → office
  /// Any other link of either is over.
  Result<void> link(const LinkCategories& link);
  Result<void> unlink(shop::CategoryId shop);

 private:
  Database& db_;
};

}  // namespace woo24::store
