#include "woo24/woo/product_json.hpp"

#include "order_parts.hpp"
#include "woo24/base/text.hpp"
#include "woo24/woo/shop_failure.hpp"
#include "written_json.hpp"

#include <algorithm>

namespace woo24::woo {

namespace {

using nlohmann::json;

shop::ProductType type_of(std::string_view name) {
  using shop::ProductType;
  if (name == "simple") return ProductType::simple;
  if (name == "variable") return ProductType::variable;
  if (name == "variation") return ProductType::variation;
  if (name == "grouped") return ProductType::grouped;
  if (name == "external") return ProductType::external;
  return ProductType::other;  // of a plugin: a bundle, a subscription
}

shop::ManageStock manage_stock_of(const std::string& told) {
  if (told == "parent") return shop::ManageStock::parent;
  return told == "true" ? shop::ManageStock::yes : shop::ManageStock::no;
}

/// Whole pieces. A plugin may count in parts: what is less than a piece is none.
Result<std::optional<std::int64_t>> pieces_of(const json& value) {
  if (const auto whole = whole_of(value)) return whole;
  const auto text = text_of(value);
  if (trimmed(text).empty() && (value.is_null() || value.is_string())) return std::optional<std::int64_t>{};
  const auto amount = value.is_boolean() ? std::nullopt : Amount::parse_noisy(text);
  if (!amount || !amount->is_believable()) return wrong_answer("product", "stock_quantity", value);
  const auto part = amount->millionths() % Amount::k_scale;
  return std::optional(amount->millionths() / Amount::k_scale - (part < 0 ? 1 : 0));
}

template <typename StrongId>
Result<std::vector<StrongId>> ids_in(const json& from, const char* name) {
  std::vector<StrongId> ids;
  for (const auto* one : TRY(elements_of(from, name, "product"))) {
    const auto id = whole_of(one->is_object() ? member(*one, "id") : *one);
    if (!id) return wrong_answer("product", name, *one);
    ids.push_back({*id});
  }
  return ids;
}

Result<std::vector<shop::ProductAttribute>> attributes_of(const json& from) {
  std::vector<shop::ProductAttribute> attributes;
  for (const auto* one : TRY(elements_of(from, "attributes", "product"))) {
    if (member(*one, "option").is_null()) continue;  // of a variable product: what its variations may choose from
    attributes.push_back({text_of(member(*one, "name")), text_of(member(*one, "option"))});
  }
  return attributes;
}

Result<std::vector<shop::Meta>> wanted_meta(const json& from, const std::vector<std::string>& keys) {
  std::vector<shop::Meta> meta;
  for (const auto* one : TRY(elements_of(from, "meta_data", "product"))) {
    auto key = text_of(member(*one, "key"));
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
    meta.push_back({std::move(key), any_text_of(member(*one, "value"))});
  }
  return meta;
}

Result<shop::CatalogueProduct> product_of(const json& from, const ProductReading& reading) {
  if (!from.is_object()) return wrong_answer("product", "product", from);
  const auto id = whole_of(member(from, "id"));
  if (!id || *id <= 0) return wrong_answer("product", "id", member(from, "id"));
  shop::CatalogueProduct product;
  product.id = {*id};
  const bool is_variation = reading.parent.value != 0;
  product.type = is_variation ? shop::ProductType::variation : type_of(text_of(member(from, "type")));
  product.parent = is_variation ? reading.parent : shop::ProductId{whole_of(member(from, "parent_id")).value_or(0)};
  product.status = text_of(member(from, "status"));
  if (product.status.empty()) return wrong_answer("product", "status", member(from, "status"));
  product.sku = text_of(member(from, "sku"));
  if (product.type != shop::ProductType::variation) {
    product.parent = {};  // a grouped product's own business
    product.name = text_of(member(from, "name"));
  }
  product.regular_price = text_of(member(from, "regular_price"));
  product.sale_price = text_of(member(from, "sale_price"));
  product.description = text_of(member(from, "description"));
  product.tax_status = text_of(member(from, "tax_status"));
  product.tax_class = text_of(member(from, "tax_class"));
  product.weight = text_of(member(from, "weight"));
  product.knows_global_unique_id = from.contains("global_unique_id");
  product.global_unique_id = text_of(member(from, "global_unique_id"));
  product.manage_stock = manage_stock_of(text_of(member(from, "manage_stock")));
  if (product.manage_stock != shop::ManageStock::no) product.stock = TRY(pieces_of(member(from, "stock_quantity")));
  product.backorders = text_of(member(from, "backorders"));
  product.categories = TRY(ids_in<shop::CategoryId>(from, "categories"));
  product.attributes = TRY(attributes_of(from));
  product.variations = TRY(ids_in<shop::ProductId>(from, "variations"));
  product.meta = TRY(wanted_meta(from, reading.meta_keys));
  product.modified = moment(from, "date_modified_gmt").value_or(Instant{});
  return product;
}

Result<shop::ProductCategory> category_of(const json& from) {
  const auto id = whole_of(member(from, "id"));
  if (!id || *id <= 0) return wrong_answer("category", "id", member(from, "id"));
  shop::ProductCategory category;
  category.id = {*id};
  category.parent = {whole_of(member(from, "parent")).value_or(0)};
  category.name = text_of(member(from, "name"));
  category.slug = text_of(member(from, "slug"));
  if (category.name.empty()) return wrong_answer("category", "name", member(from, "name"));
  return category;
}

json category_list(const std::vector<shop::CategoryId>& categories) {
  auto list = json::array();
  for (const auto id : categories) list.push_back({{"id", id.value}});
  return list;
}

json new_product_json(const shop::NewProduct& product) {
  json item{{"type", "simple"}, {"status", "draft"}, {"name", product.name}};
  put_filled(item, "sku", product.sku);
  put_filled(item, "regular_price", product.regular_price);
  put_filled(item, "description", product.description);
  put_filled(item, "tax_class", product.tax_class);
  put_filled(item, "weight", product.weight);
  put_filled(item, "global_unique_id", product.global_unique_id);
  if (product.stock) {
    item["manage_stock"] = true;
    item["stock_quantity"] = *product.stock;
  }
  if (!product.categories.empty()) item["categories"] = category_list(product.categories);
  put_meta(item, product.meta);
  return item;
}

json update_json(const shop::ProductUpdate& update) {
  json item{{"id", update.id.value}};
  if (update.name) item["name"] = *update.name;
  if (update.regular_price) item["regular_price"] = *update.regular_price;
  if (update.sku) item["sku"] = *update.sku;
  if (update.status) item["status"] = *update.status;
  if (update.global_unique_id) item["global_unique_id"] = *update.global_unique_id;
  if (update.tax_class) item["tax_class"] = *update.tax_class;
  if (update.weight) item["weight"] = *update.weight;
  if (update.stock) {
    item["manage_stock"] = true;
    item["stock_quantity"] = *update.stock;
  }
  if (update.categories) item["categories"] = category_list(*update.categories);
  put_meta(item, update.meta);
  return item;
}

/// Two codes, and only one of them tells who holds the number: the other is for what lies in the trash, or is being made.
Error item_error(const json& fault, const std::string& number) {
  const auto code = text_of(member(fault, "code"));
  const auto& data = member(fault, "data");
  if (code == "product_invalid_sku" || code == "woocommerce_rest_product_not_created") {
    const auto holder = whole_of(member(data, "resource_id"));
    return {Kind::refused,
            Reason{ReasonId::shop_number_taken,
                   {{"number", number}, {"holder", holder && *holder > 0 ? std::to_string(*holder) : ""}}},
            std::nullopt};
  }
  const auto status = whole_of(member(data, "status")).value_or(whole_of(data).value_or(0));
  const auto what = number.empty() ? std::string("a product") : "product " + number;
  return item_failure(what, static_cast<int>(status), code, text_of(member(fault, "message")));
}

Fail unclear(const char* detail) {
  return Fail{Kind::ambiguous, Reason{ReasonId::shop_no_answer, {{"url", "products/batch"}, {"detail", detail}}}};
}

}  // namespace

Result<shop::CatalogueProduct> catalogue_product_from_json(std::string_view text, const ProductReading& reading) {
  const auto root = parse_json(text);
  if (!root) return no_json("product", text);
  return product_of(*root, reading);
}

Result<std::vector<ProductOrNot>> catalogue_products_from_json(std::string_view text, const ProductReading& reading) {
  const auto root = parse_json(text);
  if (!root || !root->is_array()) return no_json("products", text);
  std::vector<ProductOrNot> products;
  products.reserve(root->size());
  for (const auto& one : *root) products.push_back({{whole_of(member(one, "id")).value_or(0)}, product_of(one, reading)});
  return products;
}

Result<shop::ProductCategory> product_category_from_json(std::string_view text) {
  const auto root = parse_json(text);
  if (!root) return no_json("category", text);
  return category_of(*root);
}

Result<std::vector<shop::ProductCategory>> product_categories_from_json(std::string_view text) {
  const auto root = parse_json(text);
  if (!root || !root->is_array()) return no_json("categories", text);
  std::vector<shop::ProductCategory> categories;
  for (const auto& one : *root) categories.push_back(TRY(category_of(one)));
  return categories;
}

std::string new_products_json(const std::vector<shop::NewProduct>& products) {
  auto items = json::array();
  for (const auto& one : products) items.push_back(new_product_json(one));
  return written({{"create", std::move(items)}});
}

std::string product_updates_json(const std::vector<shop::ProductUpdate>& updates) {
  auto items = json::array();
  for (const auto& one : updates) items.push_back(update_json(one));
  return written({{"update", std::move(items)}});
}

std::string new_category_json(const shop::NewCategory& category) {
  json body{{"name", category.name}};
  if (category.parent.value != 0) body["parent"] = category.parent.value;
  return written(body);
}

Result<std::vector<Result<shop::CatalogueProduct>>> batch_from_json(std::string_view text, const BatchReading& reading) {
  const auto root = parse_json(text);
  const auto& items = root ? member(*root, reading.list) : member(json(), "");
  if (!items.is_array() || items.size() != reading.numbers.size()) return unclear("an answer without an item for each product");
  std::vector<Result<shop::CatalogueProduct>> results;
  for (std::size_t n = 0; n < items.size(); ++n) {
    const auto& item = items[n];
    if (const auto& fault = member(item, "error"); !fault.is_null()) {
      results.emplace_back(Fail{item_error(fault, reading.numbers[n])});
      continue;
    }
    auto product = product_of(item, reading.products);
    if (!product.ok() || (!reading.ids.empty() && product.value().id != reading.ids[n])) {
      results.emplace_back(unclear("an answer that does not show what was written"));
    } else {
      results.push_back(std::move(product));
    }
  }
  return results;
}

}  // namespace woo24::woo
