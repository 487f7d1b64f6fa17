#include "woo24/sync/category_plan.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/names.hpp"

#include <algorithm>

namespace woo24::sync {

namespace {

constexpr int k_deepest = 32;  // no tree is; a parent that is its own child ends here
constexpr const char* k_step = " > ";

template <typename Category>
std::string name_of(const Category& category) {
  return std::string(trimmed(html_decoded(category.name)));
}
std::string name_of(const office::ProductCategory& category) { return std::string(trimmed(category.name)); }

/// A tree by id, with the path of each and how deep it lies.
template <typename Category>
class Tree {
 public:
  explicit Tree(const std::vector<Category>& all) {
    for (const auto& one : all) by_id_[one.id.value] = &one;
    for (const auto& one : all) {
      const auto names = path(one.id.value);
      paths_[one.id.value] = joined(names, k_step);
      keys_[one.id.value] = lower(paths_[one.id.value]);
      depths_[one.id.value] = static_cast<int>(names.size());
      by_path_[keys_[one.id.value]].push_back(one.id.value);
      by_name_[lower(name_of(one))].push_back(one.id.value);
    }
  }
  [[nodiscard]] const std::map<std::int64_t, const Category*>& by_id() const { return by_id_; }
  [[nodiscard]] bool has(std::int64_t id) const { return by_id_.contains(id); }
  [[nodiscard]] const std::string& path_of(std::int64_t id) const { return paths_.at(id); }
  [[nodiscard]] const std::string& key_of(std::int64_t id) const { return keys_.at(id); }
  [[nodiscard]] int depth(std::int64_t id) const { return depths_.at(id); }
  [[nodiscard]] std::int64_t parent(std::int64_t id) const {
    const auto up = by_id_.at(id)->parent.value;
    return has(up) ? up : 0;
  }
  [[nodiscard]] std::vector<std::int64_t> with_path(const std::string& key) const { return found(by_path_, key); }
  [[nodiscard]] std::vector<std::int64_t> with_name(const std::string& key) const { return found(by_name_, key); }
  /// By a path of names, or a name.
  [[nodiscard]] std::vector<std::int64_t> named(const std::string& text) const {
    std::vector<std::string> names;
    for (const auto& part : split(text, '>')) names.emplace_back(trimmed(part));
    auto ids = with_path(lower(joined(names, k_step)));
    return ids.empty() && names.size() == 1 ? with_name(lower(names.front())) : ids;
  }
  [[nodiscard]] std::vector<std::int64_t> ids() const {
    std::vector<std::int64_t> all;
    for (const auto& [id, one] : by_id_) all.push_back(id);
    std::stable_sort(all.begin(), all.end(), [&](auto a, auto b) { return depth(a) < depth(b); });
    return all;
  }
  [[nodiscard]] bool within(std::int64_t id, const std::set<std::int64_t>& roots) const {
    for (int n = 0; n < k_deepest && id != 0; ++n, id = parent(id)) {
      if (roots.contains(id)) return true;
    }
    return false;
  }
  [[nodiscard]] std::vector<std::string> all_paths() const {
    std::vector<std::string> all;
    for (const auto& [id, path] : paths_) all.push_back(path);
    return all;
  }

 private:
  using Index = std::map<std::string, std::vector<std::int64_t>>;
  static std::vector<std::int64_t> found(const Index& index, const std::string& key) {
    const auto at = index.find(key);
    return at == index.end() ? std::vector<std::int64_t>{} : at->second;
  }
  [[nodiscard]] std::vector<std::string> path(std::int64_t id) const {
    std::vector<std::string> names;
    for (int n = 0; n < k_deepest && has(id); ++n) {
      names.push_back(name_of(*by_id_.at(id)));
      id = by_id_.at(id)->parent.value;
    }
    std::reverse(names.begin(), names.end());
    return names;
  }
  std::map<std::int64_t, const Category*> by_id_;
  std::map<std::int64_t, std::string> paths_, keys_;
  std::map<std::int64_t, int> depths_;
  Index by_path_, by_name_;
};

std::string listed(const std::vector<std::int64_t>& ids) {
  std::string text;
  for (const auto id : ids) text += (text.empty() ? "" : ", ") + std::to_string(id);
  return text;
}

class Planning {
 public:
  Planning(const CategoryTrees& trees, const Rules& rules)
      : trees_(trees), products_(rules.settings.products), shop_(trees.shop), office_(trees.office) {}

  CategoryPlan run() && {
    plan_.map.office = trees_.office;
    choose();
    by_settings();
    by_earlier_runs();
    by_path();
    by_name();
    missing_in_shop();
    missing_in_office();
    return std::move(plan_);
  }

 private:
  template <typename Category>
  std::optional<std::int64_t> resolve(const Tree<Category>& tree, const settings::Named& named, const std::string& setting,
                                      CatalogueSide side) {
    const auto ids = tree.named(named.name);
    if (ids.size() == 1) return ids.front();
    std::map<std::string, std::string> arguments{
        {"kind", "categories"}, {"name", named.name}, {"setting", setting}, {"line", std::to_string(named.line)}};
    if (ids.empty()) {
      arguments["nearest"] = nearest(named.name, tree.all_paths());
    } else {
      arguments["ids"] = listed(ids);
    }
    plan_.changes.emplace_back(
        LeaveCategory{side, 0, Reason{ids.empty() ? ReasonId::name_unknown : ReasonId::name_ambiguous, std::move(arguments)}});
    return std::nullopt;
  }

  void choose() {
    std::set<std::int64_t> roots;
    for (const auto& named : products_.categories) {
      if (const auto id = resolve(office_, named, "products.categories", CatalogueSide::office)) roots.insert(*id);
    }
    plan_.map.all = products_.categories.empty();
    for (const auto id : office_.ids()) {
      if (plan_.map.all || office_.within(id, roots)) plan_.map.chosen.insert(id);
    }
  }

  [[nodiscard]] bool is_free(std::int64_t shop, std::int64_t office) const {
    return !plan_.map.office_of_shop.contains(shop) && !plan_.map.shop_of_office.contains(office);
  }

  void link(std::int64_t shop, std::int64_t office, const char* by) {
    plan_.map.office_of_shop[shop] = office;
    plan_.map.shop_of_office[office] = shop;
    const auto before = trees_.linked.find(shop);
    if (before != trees_.linked.end() && before->second == office) return;
    plan_.changes.emplace_back(LinkCategories{{shop}, {office}, by, office_.path_of(office)});
  }

  void by_settings() {
    for (const auto& pair : products_.map) {
      const auto office = resolve(office_, pair.office, "products.map", CatalogueSide::office);
      const auto shop = resolve(shop_, pair.shop, "products.map", CatalogueSide::shop);
      if (office && shop && is_free(*shop, *office)) link(*shop, *office, "settings");
    }
  }

  void by_earlier_runs() {
    for (const auto& [shop, office] : trees_.linked) {
      if (shop_.has(shop) && office_.has(office) && is_free(shop, office)) link(shop, office, "before");
    }
  }

  void by_path() {
    for (const auto office : office_.ids()) {
      const auto shop = shop_.with_path(office_.key_of(office));
      if (shop.size() == 1 && office_.with_path(office_.key_of(office)).size() == 1 && is_free(shop.front(), office))
        link(shop.front(), office, "path");
    }
  }

  void by_name() {
    for (const auto office : office_.ids()) {
      const auto name = lower(name_of(*office_.by_id().at(office)));
      const auto shop = shop_.with_name(name);
      if (shop.size() == 1 && office_.with_name(name).size() == 1 && is_free(shop.front(), office))
        link(shop.front(), office, "name");
    }
  }

  void missing_in_shop() {
    for (const auto id : office_.ids()) {
      if (!plan_.map.chosen.contains(id) || plan_.map.shop_of_office.contains(id)) continue;
      const auto same_name = shop_.with_name(lower(name_of(*office_.by_id().at(id))));
      const bool stands = stands_there(CatalogueSide::shop, office_, id, shop_, same_name, plan_.map.shop_of_office);
      if (products_.new_categories && same_name.size() < 2 && !stands) {
        make(CatalogueSide::shop, id, office_, plan_.map.shop_of_office);
      } else {
        leave(CatalogueSide::office, id, office_.path_of(id), same_name);
      }
    }
  }

  void missing_in_office() {
    if (products_.mode != settings::ProductMode::two_way) return;
    for (const auto id : shop_.ids()) {
      if (plan_.map.office_of_shop.contains(id) || is_default(*shop_.by_id().at(id))) continue;
      const auto up = shop_.parent(id);
      const auto above = plan_.map.office_of_shop.find(up);
      const bool below_chosen = above != plan_.map.office_of_shop.end() && plan_.map.chosen.contains(above->second);
      if (!plan_.map.all && !below_chosen && !made_.contains(up)) continue;
      const auto same_name = office_.with_name(lower(name_of(*shop_.by_id().at(id))));
      const bool stands = stands_there(CatalogueSide::office, shop_, id, office_, same_name, plan_.map.office_of_shop);
      if (products_.new_categories && same_name.size() < 2 && !stands) {
        make(CatalogueSide::office, id, shop_, plan_.map.office_of_shop);
        made_.insert(id);
      } else {
        leave(CatalogueSide::shop, id, shop_.path_of(id), same_name);
      }
    }
  }

  /// The shop's own place for products without a category.
  static bool is_default(const shop::ProductCategory& category) {
    return category.slug == "uncategorized" || starts_with_ignoring_case(category.slug, "okategoriser") ||
           starts_with_ignoring_case(category.slug, "ukategoriser");
  }

  /// Where it would be made there is one of its name, which is another's: it was renamed, and the link stays.
  template <typename Here, typename There>
  bool stands_there(CatalogueSide on, const Tree<Here>& here, std::int64_t id, const Tree<There>& there,
                    const std::vector<std::int64_t>& same_name, const std::map<std::int64_t, std::int64_t>& partner) const {
    const auto above = partner.find(here.parent(id));
    if (above == partner.end() && here.parent(id) != 0 && to_be_made(on, here.parent(id))) return false;
    const auto parent = above == partner.end() ? 0 : above->second;
    return std::any_of(same_name.begin(), same_name.end(), [&](std::int64_t one) { return there.parent(one) == parent; });
  }

  template <typename Category>
  void make(CatalogueSide on, std::int64_t id, const Tree<Category>& tree,
            const std::map<std::int64_t, std::int64_t>& partner) {
    MakeCategory change;
    change.on = on;
    change.source = id;
    change.name = name_of(*tree.by_id().at(id));
    change.path = tree.path_of(id);
    const auto up = tree.parent(id);
    const auto above = partner.find(up);
    change.source_parent = up;
    if (above != partner.end()) {
      change.parent = above->second;
    } else if (up == 0 || !to_be_made(on, up)) {
      change.parent = 0;
    }
    plan_.changes.emplace_back(std::move(change));
  }

  [[nodiscard]] bool to_be_made(CatalogueSide on, std::int64_t id) const {
    return on == CatalogueSide::shop ? plan_.map.chosen.contains(id) && !plan_.map.shop_of_office.contains(id)
                                     : made_.contains(id);
  }

  void leave(CatalogueSide side, std::int64_t id, const std::string& path, const std::vector<std::int64_t>& candidates) {
    std::map<std::string, std::string> arguments{{"side", side == CatalogueSide::shop ? "WooCommerce" : "24SevenOffice"},
                                                 {"path", path}};
    if (candidates.size() > 1) arguments["ids"] = listed(candidates);
    plan_.changes.emplace_back(LeaveCategory{side, id, Reason{ReasonId::category_unmatched, std::move(arguments)}});
  }

  const CategoryTrees& trees_;
  const settings::Products& products_;
  Tree<shop::ProductCategory> shop_;
  Tree<office::ProductCategory> office_;
  std::set<std::int64_t> made_;  ///< of the shop, made in the office in this run
  CategoryPlan plan_;
};

}  // namespace

CategoryPlan plan_categories(const CategoryTrees& trees, const Rules& rules) { return Planning(trees, rules).run(); }

std::string category_path(const std::vector<shop::ProductCategory>& tree, shop::CategoryId id) {
  const Tree<shop::ProductCategory> all(tree);
  return all.has(id.value) ? all.path_of(id.value) : "";
}

std::string category_path(const std::vector<office::ProductCategory>& tree, office::CategoryId id) {
  const Tree<office::ProductCategory> all(tree);
  return all.has(id.value) ? all.path_of(id.value) : "";
}

std::optional<office::CategoryId> named_category(const std::vector<office::ProductCategory>& tree, const std::string& text) {
  const Tree<office::ProductCategory> all(tree);
  const auto ids = all.named(text);
  if (ids.size() == 1) return office::CategoryId{ids.front()};
  if (!ids.empty()) return std::nullopt;
  const auto id = whole_number(text);
  return id && all.has(*id) ? std::optional(office::CategoryId{*id}) : std::nullopt;
}

}  // namespace woo24::sync
