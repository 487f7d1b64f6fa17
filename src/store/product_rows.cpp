#include "product_rows.hpp"

#include "woo24/base/text.hpp"

#include <array>
#include <utility>

namespace woo24::store {

namespace {

// Lists within a column: nothing that either side sends holds these control characters.
constexpr char k_between = '\x1e', k_inside = '\x1f';

constexpr std::array<std::string_view, 6> k_types{"simple", "variable", "variation", "grouped", "external", "other"};
constexpr std::array<std::string_view, 3> k_manage{"no", "yes", "parent"};

template <std::size_t N>
std::size_t place_of(const std::array<std::string_view, N>& names, std::string_view name, std::size_t otherwise) {
  for (std::size_t n = 0; n < N; ++n) {
    if (names[n] == name) return n;
  }
  return otherwise;
}

template <typename Take>
void each_of(const std::string& text, char between, const Take& take) {
  if (text.empty()) return;
  for (const auto& part : split(text, between)) take(part);
}

std::pair<std::string, std::string> halves(const std::string& text) {
  const auto at = text.find(k_inside);
  if (at == std::string::npos) return {text, ""};
  return {text.substr(0, at), text.substr(at + 1)};
}

std::optional<Amount> maybe_amount(Statement& row, int column) {
  if (row.getColumn(column).isNull()) return std::nullopt;
  return Amount::parse(text(row, column));
}

std::string columns(const std::vector<std::string_view>& names, std::string_view prefix, bool description) {
  std::string all;
  for (const auto name : names) {
    if (!all.empty()) all += ", ";
    all += !description && name == "description" ? "''" : std::string(prefix) + std::string(name);
  }
  return all;
}

}  // namespace

std::string shop_columns(std::string_view prefix, bool description) {
  return columns({"id",
                  "parent",
                  "type",
                  "status",
                  "sku",
                  "name",
                  "regular_price",
                  "sale_price",
                  "description",
                  "tax_status",
                  "tax_class",
                  "weight",
                  "global_unique_id",
                  "knows_global_unique_id",
                  "manage_stock",
                  "stock",
                  "backorders",
                  "categories",
                  "attributes",
                  "meta",
                  "modified"},
                 prefix, description);
}

shop::CatalogueProduct shop_product_in(Statement& row) {
  shop::CatalogueProduct one;
  one.id = {number(row, 0)};
  one.parent = {number(row, 1)};
  one.type = static_cast<shop::ProductType>(place_of(k_types, text(row, 2), k_types.size() - 1));
  one.status = text(row, 3);
  one.sku = text(row, 4);
  one.name = text(row, 5);
  one.regular_price = text(row, 6);
  one.sale_price = text(row, 7);
  one.description = text(row, 8);
  one.tax_status = text(row, 9);
  one.tax_class = text(row, 10);
  one.weight = text(row, 11);
  one.global_unique_id = text(row, 12);
  one.knows_global_unique_id = flag(row, 13);
  one.manage_stock = static_cast<shop::ManageStock>(place_of(k_manage, text(row, 14), 0));
  one.stock = maybe_number(row, 15);
  one.backorders = text(row, 16);
  each_of(text(row, 17), ',', [&](const std::string& part) {
    if (const auto id = Amount::parse(part)) one.categories.push_back({id->millionths() / Amount::k_scale});
  });
  each_of(text(row, 18), k_between, [&](const std::string& part) {
    auto [name, option] = halves(part);
    one.attributes.push_back({std::move(name), std::move(option)});
  });
  each_of(text(row, 19), k_between, [&](const std::string& part) {
    auto [key, value] = halves(part);
    one.meta.push_back({std::move(key), std::move(value)});
  });
  one.modified = instant(row, 20);
  return one;
}

std::string office_columns(std::string_view prefix, bool description) {
  return columns({"id", "number", "name", "description", "ean", "category", "active", "price", "web_price",
                  "cash_price_inc_tax", "weight", "stock", "stock_controlled", "changed"},
                 prefix, description);
}

office::CatalogueProduct office_product_in(Statement& row) {
  office::CatalogueProduct one;
  one.id = {number(row, 0)};
  one.number = text(row, 1);
  one.name = text(row, 2);
  one.description = text(row, 3);
  one.ean = text(row, 4);
  one.category = {number(row, 5)};
  one.active = flag(row, 6);
  one.price = maybe_amount(row, 7);
  one.web_price = maybe_amount(row, 8);
  one.cash_price_inc_tax = maybe_amount(row, 9);
  one.weight = maybe_amount(row, 10);
  one.stock = maybe_amount(row, 11);
  if (const auto controlled = maybe_number(row, 12)) one.stock_controlled = *controlled != 0;
  one.changed = maybe_instant(row, 13);
  return one;
}

std::string_view side_name(CatalogueSide side) { return side == CatalogueSide::shop ? "shop" : "office"; }
CatalogueSide side_of(std::string_view name) { return name == "shop" ? CatalogueSide::shop : CatalogueSide::office; }

namespace {

constexpr std::array<std::string_view, 4> k_fields{"name", "price", "number", "active"};

}  // namespace

std::string_view field_key(ProductField field) { return k_fields.at(static_cast<std::size_t>(field)); }

std::optional<ProductField> field_of(std::string_view key) {
  const auto place = place_of(k_fields, key, k_fields.size());
  return place == k_fields.size() ? std::nullopt : std::optional(static_cast<ProductField>(place));
}

}  // namespace woo24::store
