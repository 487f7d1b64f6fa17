#pragma once
// Which category of the shop is which of the office: as the settings say, as linked before, else by the same path of names,
// else by a name that both have once.

#include "woo24/model/catalogue_plan.hpp"
#include "woo24/sync/rules.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace woo24::sync {

/// Both trees, and the links that are known.
struct CategoryTrees {
  std::vector<shop::ProductCategory> shop;
  std::vector<office::ProductCategory> office;
  std::map<std::int64_t, std::int64_t> linked;  ///< shop → office, of earlier runs
};

/// What products are placed by.
struct CategoryMap {
  std::map<std::int64_t, std::int64_t> office_of_shop, shop_of_office;
  std::set<std::int64_t> chosen;                ///< the office's categories that take part, with all below them
  bool all = false;                             ///< every one does
  std::vector<office::ProductCategory> office;  ///< for what a product's meta names
  [[nodiscard]] bool takes_part(office::CategoryId category) const { return all || chosen.contains(category.value); }
};

struct CategoryPlan {
  CategoryMap map;
  std::vector<CategoryChange> changes;  ///< new links, categories to make (parents first), what does not fit
};
CategoryPlan plan_categories(const CategoryTrees& trees, const Rules& rules);

/// "Verktyg > Handverktyg", readable.
std::string category_path(const std::vector<shop::ProductCategory>& tree, shop::CategoryId id);
std::string category_path(const std::vector<office::ProductCategory>& tree, office::CategoryId id);
/// The category that a product's meta names, by path, name or id; nothing where none or several fit.
std::optional<office::CategoryId> named_category(const std::vector<office::ProductCategory>& tree, const std::string& text);

}  // namespace woo24::sync
