#include "woo24/sandbox/shop_catalogue.hpp"

#include "woo24/sandbox/shop_products.hpp"

#include <algorithm>
#include <charconv>

namespace woo24::sandbox {

namespace {

std::string trimmed(std::string_view text) { return plain_text(text); }

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(at), text.size());
    if (auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Entities of & < > back.
std::string plain(std::string text) {
  constexpr std::pair<std::string_view, std::string_view> k_entities[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}};
  for (const auto& [entity, letter] : k_entities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1))
      text.replace(at, entity.size(), letter);
  }
  return text;
}

std::string path_of(const ShopDatabase& database, std::int64_t id) {
  std::string path;
  for (int depth = 0; id != 0 && depth < 20; ++depth) {
    const auto found = database.categories.find(id);
    if (found == database.categories.end()) break;
    path = plain(found->second.name) + (path.empty() ? "" : " > ") + path;
    id = found->second.parent;
  }
  return path;
}

std::int64_t category_at(const ShopDatabase& database, const std::string& path) {
  std::int64_t id = 0;
  for (const auto& name : split(path, '>')) {
    const auto* found = category_named(database, name, id);
    if (found == nullptr) return 0;
    id = found->id;
  }
  return id;
}

std::int64_t made_category(ShopState& state, const std::string& path) {
  std::int64_t id = 0;
  for (const auto& name : split(path, '>')) {
    const auto* found = category_named(state.database, name, id);
    id = found == nullptr ? add_category(state, name, id) : found->id;
  }
  return id;
}

std::vector<std::int64_t> categories_at(ShopState& state, const std::vector<std::string>& paths) {
  std::vector<std::int64_t> ids;
  for (const auto& path : paths) ids.push_back(made_category(state, path));
  if (ids.empty()) ids.push_back(k_uncategorized);
  return ids;
}

bool set_option(StoredProduct& product, const std::string& name, const std::string& value) {
  for (auto& attribute : product.attributes) {
    if (attribute.name == name) return attribute.options = {value}, true;
  }
  product.attributes.push_back({name, {value}});
  return true;
}

bool set_pieces(StoredProduct& product, const std::string& value) {
  product.manages_stock = !value.empty();
  if (value.empty()) return product.stock.reset(), true;
  std::int64_t pieces = 0;
  const auto end = value.data() + value.size();
  if (std::from_chars(value.data(), end, pieces).ptr != end) return false;
  product.stock = pieces;
  return true;
}

bool set_field(ShopState& state, StoredProduct& product, const std::string& field, const std::string& value) {
  if (field == "name") return product.name = kept_html(value), true;
  if (field == "sku") return product.sku = plain_text(value), true;
  if (field == "regular_price" || field == "price") return product.regular_price = value, true;
  if (field == "sale_price") return product.sale_price = value, true;
  if (field == "description") return product.description = kept_html(value), true;
  if (field == "status") return product.status = value, true;
  if (field == "tax_class") return product.tax_class = value, true;
  if (field == "weight") return product.weight = value, true;
  if (field == "ean") return product.gtin = value, true;
  if (field == "backorders") return product.backorders = value, true;
  if (field == "stock") return set_pieces(product, value);
  if (field == "categories") return product.categories = categories_at(state, split(value, ';')), true;
  if (field == "type") {
    const auto kind = kind_of(value);
    if (kind) product.kind = *kind;
    return kind.has_value();
  }
  if (field.starts_with("option:")) return set_option(product, field.substr(7), value);
  if (!field.starts_with("meta:")) return false;
  return put_product_meta(state, product, field.substr(5), value.empty() ? Json(nullptr) : Json(value)), true;
}

ShopProductView view_of_product(const ShopState& state, const StoredProduct& product) {
  ShopProductView view;
  view.id = product.id;
  view.parent = product.parent;
  view.type = kind_name(product.kind);
  view.status = product.status;
  view.sku = product.sku;
  view.name = full_name(state, product);
  view.price = selling_price(state, product);
  view.regular_price = product.regular_price;
  view.sale_price = product.sale_price;
  view.description = product.description;
  view.tax_class = product.tax_class;
  view.weight = product.weight;
  view.ean = product.gtin;
  const auto* holder = stock_holder(state, product);
  view.manage_stock = holder == nullptr ? "false" : holder == &product ? "true" : "parent";
  if (holder != nullptr) view.stock = holder->stock;
  view.stock_status = product.stock_status;
  view.backorders = product.backorders;
  for (const auto id : product.categories) view.categories.push_back(path_of(state.database, id));
  for (const auto& meta : product.meta)
    view.meta.emplace_back(meta.key, meta.value.is_string() ? meta.value.get<std::string>() : meta.value.dump());
  view.created = product.created;
  view.modified = product.modified;
  view.writes = product.writes;
  view.renderable = !product.unrenderable;
  return view;
}

/// Changes a copy of one product under the lock and keeps it, its date moved. False when there is none, or it refuses.
template <typename Change>
bool with_product(ShopState& state, std::int64_t id, Change change) {
  const std::lock_guard lock(state.mutex);
  const auto* found = state.database.shelf.find(id);
  if (found == nullptr) return false;
  auto product = *found;
  if (!change(product)) return false;
  settle_stock(product);
  keep_product(state, std::move(product));
  return true;
}

template <typename Change>
bool with_category(ShopState& state, const std::string& path, Change change) {
  const std::lock_guard lock(state.mutex);
  const auto id = category_at(state.database, path);
  return id != 0 && change(state.database.categories.at(id));
}

}  // namespace

std::int64_t ShopCatalogue::add_product(const ShopArticle& article) {
  const std::lock_guard lock(state_.mutex);
  auto product = blank_product(state_, 0);
  product.id = state_.database.draw_id();
  product.kind = kind_of(article.type).value_or(ShopKind::simple);
  product.sku = plain_text(article.sku);
  product.name = kept_html(article.name);
  product.slug = article.status == "draft" ? "" : slug_of(article.name);
  product.regular_price = article.price;
  product.sale_price = article.sale_price;
  product.status = article.status;
  product.tax_class = article.tax_class;
  product.weight = article.weight;
  product.gtin = article.ean;
  product.description = kept_html(article.description);
  product.backorders = article.backorders;
  product.manages_stock = article.stock.has_value();
  product.stock = article.stock;
  product.categories = categories_at(state_, article.categories);
  for (const auto& [key, value] : article.meta) put_product_meta(state_, product, key, value);
  settle_stock(product);
  const auto id = product.id;
  keep_product(state_, std::move(product));
  return id;
}

std::int64_t ShopCatalogue::add_variation(std::int64_t parent, const ShopVariant& variant) {
  const std::lock_guard lock(state_.mutex);
  if (state_.database.shelf.find(parent) == nullptr) return 0;
  auto product = blank_product(state_, parent);
  product.id = state_.database.draw_id();
  product.sku = plain_text(variant.sku);
  product.regular_price = variant.price;
  product.sale_price = variant.sale_price;
  product.status = variant.status;
  product.tax_class = variant.tax_class;
  product.gtin = variant.ean;
  product.backorders = variant.backorders;
  product.manages_stock = variant.stock.has_value();
  product.stock = variant.stock;
  for (const auto& [name, option] : variant.options) product.attributes.push_back({name, {option}});
  settle_stock(product);
  const auto id = product.id;
  keep_product(state_, std::move(product));
  return id;
}

bool ShopCatalogue::edit(std::int64_t id, const std::string& field, const std::string& value) {
  return with_product(state_, id, [&](StoredProduct& product) { return set_field(state_, product, field, value); });
}

bool ShopCatalogue::set_custom_field(std::int64_t id, const std::string& key, const std::string& value) {
  const std::lock_guard lock(state_.mutex);
  const auto* found = state_.database.shelf.find(id);
  if (found == nullptr) return false;
  auto product = *found;
  put_product_meta(state_, product, key, value.empty() ? Json(nullptr) : Json(value));
  state_.database.shelf.store(std::move(product));
  return true;
}

bool ShopCatalogue::trash(std::int64_t id) {
  const std::lock_guard lock(state_.mutex);
  if (state_.database.shelf.find(id) == nullptr) return false;
  trash_product(state_, id);
  return true;
}

bool ShopCatalogue::untrash(std::int64_t id) {
  const std::lock_guard lock(state_.mutex);
  if (state_.database.shelf.find(id) == nullptr) return false;
  untrash_product(state_, id);
  return true;
}

bool ShopCatalogue::erase(std::int64_t id) {
  const std::lock_guard lock(state_.mutex);
  if (state_.database.shelf.find(id) == nullptr) return false;
  erase_product(state_, id);
  return true;
}

bool ShopCatalogue::set_stock(std::int64_t id, std::int64_t pieces) {
  return with_product(state_, id, [&](StoredProduct& product) {
    product.manages_stock = true;
    product.stock = pieces;
    return true;
  });
}

bool ShopCatalogue::move_variation(std::int64_t id, std::int64_t parent) {
  return with_product(state_, id, [&](StoredProduct& product) {
    const auto* to = state_.database.shelf.find(parent);
    if (product.kind != ShopKind::variation || to == nullptr || to->kind != ShopKind::variable) return false;
    product.parent = parent;
    return true;
  });
}

std::int64_t ShopCatalogue::add_category(const std::string& path) {
  const std::lock_guard lock(state_.mutex);
  return made_category(state_, path);
}

bool ShopCatalogue::rename_category(const std::string& path, const std::string& name) {
  return with_category(state_, path, [&](StoredCategory& category) {
    category.name = kept_html(plain_text(name));
    return true;
  });
}

bool ShopCatalogue::move_category(const std::string& path, const std::string& below) {
  return with_category(state_, path, [&](StoredCategory& category) {
    const auto parent = below.empty() ? 0 : category_at(state_.database, below);
    if (!below.empty() && parent == 0) return false;
    category.parent = parent;
    return true;
  });
}

bool ShopCatalogue::erase_category(const std::string& path) {
  const std::lock_guard lock(state_.mutex);
  const auto id = category_at(state_.database, path);
  if (id == 0 || id == k_uncategorized) return false;
  std::vector<StoredProduct> inside;
  for (const auto& [number, product] : state_.database.shelf.all()) {
    if (std::ranges::find(product.categories, id) != product.categories.end()) inside.push_back(product);
  }
  for (auto& product : inside) {
    std::erase(product.categories, id);
    if (product.categories.empty()) product.categories.push_back(k_uncategorized);
    state_.database.shelf.store(std::move(product));
  }
  const auto above = state_.database.categories.at(id).parent;
  state_.database.categories.erase(id);
  for (auto& [number, category] : state_.database.categories) {
    if (category.parent == id) category.parent = above;
  }
  return true;
}

void ShopCatalogue::clear() {
  const std::lock_guard lock(state_.mutex);
  state_.database.shelf.clear();
  std::erase_if(state_.database.categories, [](const auto& one) { return one.first != k_uncategorized; });
}

bool ShopCatalogue::set_unrenderable(std::int64_t id, bool broken) {
  return with_product(state_, id, [&](StoredProduct& product) { return product.unrenderable = broken, true; });
}

bool ShopCatalogue::set_unwritable(std::int64_t id, bool refused) {
  return with_product(state_, id, [&](StoredProduct& product) { return product.unwritable = refused, true; });
}

void ShopCatalogue::kill_next_batch(int after, bool half_made) {
  const std::lock_guard lock(state_.mutex);
  state_.batch_death = BatchDeath{after, half_made};
}

std::optional<ShopProductView> ShopCatalogue::product(std::string_view sku) const {
  const std::lock_guard lock(state_.mutex);
  const auto* found = product_of_sku(state_.database, sku);
  return found == nullptr ? std::nullopt : std::optional(view_of_product(state_, *found));
}

std::optional<ShopProductView> ShopCatalogue::product(std::int64_t id) const {
  const std::lock_guard lock(state_.mutex);
  const auto* found = state_.database.shelf.find(id);
  return found == nullptr ? std::nullopt : std::optional(view_of_product(state_, *found));
}

std::vector<ShopProductView> ShopCatalogue::products() const {
  const std::lock_guard lock(state_.mutex);
  std::vector<ShopProductView> views;
  for (const auto& [id, product] : state_.database.shelf.all()) views.push_back(view_of_product(state_, product));
  return views;
}

std::size_t ShopCatalogue::size() const {
  const std::lock_guard lock(state_.mutex);
  return state_.database.shelf.all().size();
}

std::vector<ShopCategoryView> ShopCatalogue::categories() const {
  const std::lock_guard lock(state_.mutex);
  std::vector<ShopCategoryView> views;
  for (const auto& [id, category] : state_.database.categories)
    views.push_back({id, category.parent, category.name, path_of(state_.database, id)});
  return views;
}

std::vector<std::string> ShopCatalogue::idle_writes() const {
  const std::lock_guard lock(state_.mutex);
  return state_.idle_writes;
}

void ShopCatalogue::forget_idle_writes() {
  const std::lock_guard lock(state_.mutex);
  state_.idle_writes.clear();
}

}  // namespace woo24::sandbox
