// What a body does to a product or variation: what is refused, what is dropped in silence, what moves with it (api.md §5).
#include "woo24/sandbox/shop_products.hpp"

#include <algorithm>
#include <array>

namespace woo24::sandbox {

namespace {

constexpr std::size_t k_longest_unique_sku = 100;

std::string text_in(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) {  // 249.0 is 249 in PHP
    const auto number = value.get<double>();
    if (number == static_cast<double>(static_cast<std::int64_t>(number)))
      return std::to_string(static_cast<std::int64_t>(number));
  }
  return value.is_number() ? value.dump() : "";
}

std::string named(const StoredProduct& product) { return "product " + std::to_string(product.id); }

std::string free_sku(const ShopShelf& shelf, const std::string& sku) {
  for (int i = 1;; ++i) {
    const auto candidate = sku + "-" + std::to_string(i);
    if (shelf.of_sku(candidate).empty()) return candidate;
  }
}

/// Who else has this number: outside the trash, or in it.
const StoredProduct* holder_of(const ShopShelf& shelf, const std::string& sku, std::int64_t but, bool trashed) {
  for (const auto id : shelf.of_sku(sku)) {
    const auto* other = shelf.find(id);
    if (id != but && other->trashed() == trashed) return other;
  }
  return nullptr;
}

std::optional<ShopAnswer> take_sku(ShopState& state, StoredProduct& product, const Json& value, bool is_new) {
  auto& shelf = state.database.shelf;
  const auto sku = plain_text(text_in(value));
  if (!sku.empty() && sku.size() <= k_longest_unique_sku) {
    if (const auto* holder = holder_of(shelf, sku, product.id, false)) {
      return error_answer(400, "product_invalid_sku", "Invalid or duplicated SKU.",
                          Json{{"resource_id", holder->id}, {"unique_sku", free_sku(shelf, sku)}});
    }
    const auto* thrown = is_new ? holder_of(shelf, sku, product.id, true) : nullptr;
    if (thrown != nullptr && !state.is_old()) {
      return error_answer(400, "woocommerce_rest_product_not_created",
                          "The product with SKU (" + sku + ") you are trying to insert is already present in the lookup table");
    }
    if (thrown != nullptr) state.violation("the number " + sku + " of a product in the trash was given to another");
  }
  product.sku = sku;
  return std::nullopt;
}

std::string price_in(ShopState& state, const StoredProduct& product, const Json& value) {
  if (value.is_number()) state.violation("the price of " + named(product) + " is a number in a batch");
  const auto text = text_in(value);
  const auto price = decimal_text(text);
  if (price.empty() && !text.empty()) state.violation("the price \"" + text + "\" cleared that of " + named(product));
  return price;
}

void take_prices(ShopState& state, StoredProduct& product, const Json& body) {
  const bool priced = product.kind != ShopKind::variable && product.kind != ShopKind::grouped;
  for (const auto* field : {"regular_price", "sale_price"}) {
    if (!body.contains(field)) continue;
    const auto price = price_in(state, product, body[field]);
    if (!priced) {
      if (!price.empty()) state.violation("a price written on " + named(product) + " has no effect: it has none of its own");
      continue;
    }
    (std::string_view(field) == "regular_price" ? product.regular_price : product.sale_price) = price;
  }
  const bool lower = !product.regular_price.empty() && money_or_zero(product.sale_price) < money_or_zero(product.regular_price);
  if (!product.sale_price.empty() && !lower) product.sale_price.clear();
}

bool truth_in(const Json& value) {
  if (value.is_number()) return value.get<double>() != 0;
  return is_true(value) || value == "yes";
}

void take_stock(ShopState& state, StoredProduct& product, const Json& body) {
  if (body.contains("manage_stock")) {
    const auto& manage = body["manage_stock"];
    product.manages_stock = manage != "parent" && truth_in(manage);
  }
  if (body.contains("backorders")) product.backorders = text_in(body["backorders"]);
  if (body.contains("stock_status") && !product.manages_stock) product.stock_status = text_in(body["stock_status"]);
  if (!body.contains("stock_quantity")) return;
  if (product.manages_stock)
    product.stock = php_integer(body["stock_quantity"]);
  else if (!body["stock_quantity"].is_null())
    state.violation("stock_quantity of " + named(product) + " is ignored: manage_stock is false");
}

void take_categories(ShopState& state, StoredProduct& product, const Json& list) {
  std::vector<std::int64_t> ids;
  for (const auto& one : list) {
    const auto id = one.is_object() ? php_integer(one.value("id", Json())) : 0;
    if (!state.database.categories.contains(id)) {
      state.violation("category " + std::to_string(id) + " of " + named(product) + " is unknown and ignored");
    } else if (std::ranges::find(ids, id) == ids.end()) {
      ids.push_back(id);
    }
  }
  if (ids.empty()) ids.push_back(k_uncategorized);
  product.categories = std::move(ids);
}

void take_attributes(StoredProduct& product, const Json& list) {
  product.attributes.clear();
  for (const auto& one : list) {
    if (!one.is_object()) continue;
    StoredAttribute attribute{text_at(one, "name"), {}};
    if (one.contains("option")) attribute.options.push_back(text_in(one["option"]));
    for (const auto& option : one.value("options", Json::array())) attribute.options.push_back(text_in(option));
    product.attributes.push_back(std::move(attribute));
  }
}

/// The shop's own keys are not shown, and take effect all the same.
bool take_inner_product_meta(ShopState& state, StoredProduct& product, const std::string& key, const Json& value) {
  constexpr std::array<std::string_view, 6> k_own = {"_price",         "_stock",      "_sku",
                                                     "_regular_price", "_sale_price", "_stock_status"};
  if (std::ranges::find(k_own, key) == k_own.end()) return false;
  state.violation("the shop's own meta " + key + " of " + named(product) + " was written");
  if (key == "_stock") product.stock = php_integer(value);
  if (key == "_sku") product.sku = text_in(value);
  if (key == "_regular_price") product.regular_price = text_in(value);
  if (key == "_sale_price") product.sale_price = text_in(value);
  return true;
}

void take_meta(ShopState& state, StoredProduct& product, const Json& list) {
  for (const auto& one : list) {
    if (!one.is_object()) continue;
    auto key = text_at(one, "key");
    if (key.empty() && one.contains("id")) {
      for (const auto& meta : product.meta) {
        if (one["id"] == meta.id) key = meta.key;
      }
    }
    const auto value = one.value("value", Json());
    if (!key.empty() && !take_inner_product_meta(state, product, key, value)) put_product_meta(state, product, key, value);
  }
}

std::optional<ShopAnswer> take_gtin(ShopState& state, StoredProduct& product, const Json& value) {
  std::string gtin;
  for (const auto c : text_in(value)) {
    if ((c >= '0' && c <= '9') || c == '-') gtin += c;
  }
  const auto same = [&](const auto& one) {
    return one.first != product.id && one.second.gtin == gtin && !one.second.trashed();
  };
  if (!gtin.empty() && std::ranges::any_of(state.database.shelf.all(), same)) {
    return error_answer(400, "product_invalid_global_unique_id", "Invalid or duplicated GTIN, UPC, EAN or ISBN.");
  }
  product.gtin = gtin;
  return std::nullopt;
}

void take_texts(const ShopState& state, StoredProduct& product, const Json& body) {
  if (body.contains("name")) {
    if (auto name = kept_html(text_in(body["name"])); !name.empty()) product.name = std::move(name);
  }
  if (body.contains("description")) product.description = kept_html(text_in(body["description"]));
  if (body.contains("short_description")) product.short_description = kept_html(text_in(body["short_description"]));
  if (body.contains("weight")) product.weight = decimal_text(text_in(body["weight"]));
  if (body.contains("status")) product.status = text_in(body["status"]);
  if (body.contains("tax_status")) product.tax_status = text_in(body["tax_status"]);
  if (body.contains("type")) {
    const auto kind = kind_of(text_in(body["type"]));
    if (kind && kind != ShopKind::variation && product.kind != ShopKind::variation) product.kind = *kind;
  }
  if (!body.contains("tax_class")) return;
  const auto wanted = text_in(body["tax_class"]);
  const bool known = std::ranges::any_of(state.settings.taxes, [&](const auto& rate) { return rate.tax_class == wanted; });
  const bool inherits = wanted == "parent" && product.kind == ShopKind::variation;
  product.tax_class = (known && wanted != "standard") || inherits || wanted == "untaxed" ? wanted : "";
}

void give_slug(ShopState& state, StoredProduct& product) {
  if (!product.slug.empty() || product.status == "draft" || product.kind == ShopKind::variation) return;
  const auto wanted = slug_of(product.name);
  const auto taken = [&](const std::string& slug) {
    return std::ranges::any_of(state.database.shelf.all(),
                               [&](const auto& one) { return one.first != product.id && one.second.slug == slug; });
  };
  product.slug = wanted;
  for (int i = 2; taken(product.slug); ++i) product.slug = wanted + "-" + std::to_string(i);
}

/// What a field must be in a single call.
struct Typed {
  const char* name;
  enum { text, boolean, integer, list } type;
  std::vector<std::string> allowed = {};
};

bool is_integer(const Json& value) {
  if (value.is_number_integer() || value.is_null()) return true;
  if (value.is_number_float()) return value.get<double>() == static_cast<double>(php_integer(value));
  return value.is_string() && value.get<std::string>() == std::to_string(php_integer(value));
}

bool is_boolean(const Json& value) {
  constexpr std::array<std::string_view, 4> k_words = {"true", "false", "0", "1"};
  if (value.is_string()) return std::ranges::find(k_words, value.get<std::string>()) != k_words.end();
  return value.is_boolean() || value == 0 || value == 1;
}

void check_type(const Typed& field, const Json& value, ParamFaults& faults) {
  const std::string name = field.name;
  const auto wrong = [&](const char* type) {
    faults.add(name, "rest_invalid_type", name + " is not of type " + type + ".", Json{{"param", name}});
  };
  if (field.type == Typed::text && !value.is_string()) return wrong("string");
  if (field.type == Typed::boolean && !is_boolean(value)) return wrong("boolean");
  if (field.type == Typed::integer && !is_integer(value)) return wrong("integer");
  if (field.type == Typed::list && !value.is_array()) return wrong("array");
  if (field.allowed.empty() || std::ranges::find(field.allowed, value.get<std::string>()) != field.allowed.end()) return;
  faults.add(name, "rest_not_in_enum", name + " is not one of " + enumerated(field.allowed) + ".");
}

const std::vector<Typed>& typed_fields() {
  static const std::vector<Typed> k_fields = {
      {"name", Typed::text},
      {"type", Typed::text, {"simple", "grouped", "external", "variable"}},
      {"status", Typed::text, {"draft", "pending", "private", "publish", "future", "auto-draft", "trash"}},
      {"description", Typed::text},
      {"short_description", Typed::text},
      {"sku", Typed::text},
      {"global_unique_id", Typed::text},
      {"regular_price", Typed::text},
      {"sale_price", Typed::text},
      {"tax_status", Typed::text, {"taxable", "shipping", "none"}},
      {"tax_class", Typed::text},
      {"weight", Typed::text},
      {"manage_stock", Typed::boolean},
      {"stock_quantity", Typed::integer},
      {"stock_status", Typed::text, {"instock", "outofstock", "onbackorder"}},
      {"backorders", Typed::text, {"no", "notify", "yes"}},
      {"categories", Typed::list},
      {"attributes", Typed::list},
      {"images", Typed::list},
      {"meta_data", Typed::list},
  };
  return k_fields;
}

}  // namespace

std::optional<ShopAnswer> refuse_product_types(const Json& body, bool variation) {
  ParamFaults faults;
  for (const auto& field : typed_fields()) {
    const auto found = body.find(field.name);
    if (found == body.end()) continue;
    if (variation && std::string_view(field.name) == "manage_stock" && *found == "parent") continue;
    check_type(field, *found, faults);
  }
  if (!faults.any()) return std::nullopt;
  return faults.answer();
}

std::optional<ShopAnswer> take_product(ShopState& state, StoredProduct& product, const Json& body, bool is_new, bool in_batch) {
  if (body.contains("images") && body["images"].is_array() && !body["images"].empty()) {
    return error_answer(400, "woocommerce_product_image_upload_error", "Error getting remote image.");
  }
  take_texts(state, product, body);
  if (body.contains("sku")) {
    if (auto refusal = take_sku(state, product, body["sku"], is_new)) return refusal;
  }
  if (body.contains("global_unique_id") && !state.is_old()) {
    if (auto refusal = take_gtin(state, product, body["global_unique_id"])) return refusal;
  }
  take_prices(state, product, body);
  if (in_batch && body.contains("stock_quantity") && !body["stock_quantity"].is_number_integer() &&
      !body["stock_quantity"].is_null()) {
    state.violation("stock_quantity of " + named(product) + " is no whole number in a batch");
  }
  take_stock(state, product, body);
  const auto list = [&](const char* name) { return body.contains(name) && body[name].is_array(); };
  if (list("categories") && product.kind != ShopKind::variation) take_categories(state, product, body["categories"]);
  if (list("attributes")) take_attributes(product, body["attributes"]);
  if (list("meta_data")) take_meta(state, product, body["meta_data"]);
  give_slug(state, product);
  settle_stock(product);
  return std::nullopt;
}

StoredProduct blank_product(ShopState& state, std::int64_t parent) {
  StoredProduct product;
  product.parent = parent;
  product.kind = parent == 0 ? ShopKind::simple : ShopKind::variation;
  if (parent == 0) product.name = "Product";
  if (parent == 0) product.categories = {k_uncategorized};
  product.tax_class = parent == 0 ? "" : "parent";
  product.created = product.modified = state.now();
  return product;
}

void put_product_meta(ShopState& state, StoredProduct& product, const std::string& key, const Json& value) {
  const auto found = std::ranges::find(product.meta, key, &StoredMeta::key);
  if (value.is_null()) {
    if (found != product.meta.end()) product.meta.erase(found);
    return;
  }
  auto stored = value;
  if (value.is_number()) stored = text_in(value);
  if (value.is_boolean()) stored = value.get<bool>() ? "1" : "";
  if (found != product.meta.end())
    found->value = std::move(stored);
  else
    product.meta.push_back({state.database.next_meta++, key, std::move(stored)});
}

void keep_product(ShopState& state, StoredProduct product) {
  product.modified = state.now();
  const auto parent = product.parent;
  state.database.shelf.store(std::move(product));
  const auto* above = parent == 0 ? nullptr : state.database.shelf.find(parent);
  if (above == nullptr) return;
  auto moved = *above;
  moved.modified = state.now();
  state.database.shelf.store(std::move(moved));
}

void trash_product(ShopState& state, std::int64_t id) {
  auto ids = state.database.shelf.children(id);
  ids.push_back(id);
  for (const auto one : ids) {
    auto product = *state.database.shelf.find(one);
    if (product.trashed()) continue;
    product.status_before_trash = product.status;
    product.status = "trash";
    keep_product(state, std::move(product));
  }
}

void untrash_product(ShopState& state, std::int64_t id) {
  auto ids = state.database.shelf.children(id);
  ids.push_back(id);
  for (const auto one : ids) {
    auto product = *state.database.shelf.find(one);
    if (!product.trashed()) continue;
    product.status = product.status_before_trash.empty() ? "draft" : product.status_before_trash;
    if (holder_of(state.database.shelf, product.sku, one, false) != nullptr)
      product.sku = free_sku(state.database.shelf, product.sku);
    keep_product(state, std::move(product));
  }
}

void erase_product(ShopState& state, std::int64_t id) {
  auto& shelf = state.database.shelf;
  for (const auto child : shelf.children(id)) shelf.erase(child);
  shelf.erase(id);
  for (auto& [number, order] : state.database.orders) {  // its rows keep name and amounts
    for (auto& row : order.document["line_items"]) {
      if (row.value("product_id", Json()) != id && row.value("variation_id", Json()) != id) continue;
      row["sku"] = nullptr;
      row["product_id"] = row["variation_id"] = 0;
    }
  }
}

}  // namespace woo24::sandbox
