#include "woo24/sync/product_draft.hpp"

#include "woo24/base/text.hpp"
#include "woo24/sync/product_fields.hpp"
#include "woo24/sync/product_number.hpp"
#include "woo24/sync/product_price.hpp"
#include "woo24/sync/product_text.hpp"
#include "woo24/sync/stock_plan.hpp"

#include <algorithm>
#include <array>

namespace woo24::sync {

namespace {

/// The settings book rows on these: they are no goods.
bool is_row_product(const std::string& key, const settings::Orders& orders) {
  const auto& rows = orders.rows;
  for (const auto* one :
       {&rows.shipping, &rows.fee, &rows.rounding, &rows.gift_card, &rows.price_reduction, &rows.unknown_product}) {
    if (!one->name.empty() && number_key(one->name) == key) return true;
  }
  return std::any_of(orders.fees.begin(), orders.fees.end(),
                     [&](const settings::FeeRule& fee) { return number_key(fee.product.name) == key; });
}

struct Unit {
  std::string_view name;
  Amount kilograms;  ///< of one
};
const std::array<Unit, 4> k_units{Unit{"kg", Amount::whole(1)}, Unit{"g", Amount::micro(1'000)},
                                  Unit{"lbs", Amount::micro(453'592)}, Unit{"oz", Amount::micro(28'350)}};

std::optional<Amount> kilograms_of(std::string_view unit) {
  for (const auto& one : k_units) {
    if (one.name == unit) return one.kilograms;
  }
  return std::nullopt;
}

/// A GTIN, which the shop checks: anything else would have the whole product refused.
std::string global_id(std::string_view ean) {
  const auto text = trimmed(ean);
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && text.size() >= 8 && text.size() <= 14 ? std::string(text) : "";
}

bool is_shown(const std::string& status) { return status == "publish" || status == "private"; }

std::string category_meta(const shop::CatalogueProduct& product, const std::vector<std::string>& keys) {
  for (const auto& key : keys) {
    for (const auto& meta : product.meta) {
      if (meta.key == key && !trimmed(meta.value).empty()) return std::string(trimmed(meta.value));
    }
  }
  return "";
}

struct Placed {
  std::optional<office::CategoryId> category;
  std::string unknown;  ///< what the product's meta says, and no category of the office is called
};

Placed place(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent, const Rules& rules,
             const CategoryMap& categories) {
  const auto& keys = rules.settings.products.category_meta;
  auto meta = category_meta(product, keys);
  if (meta.empty() && parent != nullptr) meta = category_meta(*parent, keys);
  if (!meta.empty()) {
    if (const auto named = named_category(categories.office, html_decoded(meta))) return {named, ""};
    return {std::nullopt, meta};
  }
  for (const auto& id : (parent == nullptr ? product : *parent).categories) {
    const auto found = categories.office_of_shop.find(id.value);
    if (found != categories.office_of_shop.end() && categories.takes_part({found->second}))
      return {office::CategoryId{found->second}, ""};
  }
  return {};
}

}  // namespace

Wanted wanted_in_shop(const office::CatalogueProduct& product, const Rules& rules, const CategoryMap& categories) {
  const auto key = number_key(product.number);
  const bool wanted =
      product.active && !key.empty() && categories.takes_part(product.category) && !is_row_product(key, rules.settings.orders);
  return {wanted, std::nullopt};
}

Wanted wanted_in_office(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent, const Rules& rules,
                        const CategoryMap& categories) {
  const bool variation = product.type == shop::ProductType::variation;
  if (rules.settings.products.mode != settings::ProductMode::two_way) return {};
  if (!variation && product.type != shop::ProductType::simple) return {};
  if (variation && parent == nullptr) return {};
  if (!is_shown(product.status) || (variation && !is_shown(parent->status)) || number_key(product.sku).empty()) return {};
  const auto placed = place(product, parent, rules, categories);
  if (!placed.unknown.empty()) {
    return {false, Reason{ReasonId::office_category_unknown, {{"name", placed.unknown}, {"number", product.sku}}}};
  }
  if (!placed.category) return {};
  if (length(trimmed(product.sku)) > k_longest_number) {
    return {false, Reason{ReasonId::number_too_long, {{"number", product.sku}, {"limit", std::to_string(k_longest_number)}}}};
  }
  return {true, std::nullopt};
}

MakeShopProduct draft_for_shop(const office::CatalogueProduct& product, const Rules& rules, const CategoryMap& categories,
                               const std::string& weight_unit) {
  const auto& products = rules.settings.products;
  MakeShopProduct change;
  change.source = product.id;
  auto& draft = change.draft;
  draft.sku = std::string(trimmed(product.number));
  draft.name = shop_name(product.name);
  if (draft.name.empty()) draft.name = draft.sku;
  const auto price = chosen_price(product, products.price);
  const bool same_money = rules.client.currency.empty() || rules.client.currency == rules.facts.currency;
  if (same_money) draft.regular_price = shop_price(price, price_terms(rules, "taxable", products.tax_class)).value_or("");
  draft.description = shop_description(product.description);
  draft.tax_class = products.tax_class;
  draft.global_unique_id = global_id(product.ean);
  const auto unit = kilograms_of(weight_unit);
  if (unit && product.weight && !product.weight->is_zero() && !product.weight->is_negative())
    draft.weight = product.weight->divided_by(*unit, Rounding::half_up).rounded(3).shortest();
  const bool counts = rules.settings.stock.mode == settings::StockMode::from_office;
  if (counts && product.stock_controlled.value_or(false) && product.stock) draft.stock = floored(*product.stock);
  if (const auto found = categories.shop_of_office.find(product.category.value); found != categories.shop_of_office.end())
    draft.categories.push_back({found->second});
  change.name = {draft.name, product.name};
  change.price = {draft.regular_price, raw_value(product, ProductField::price, products.price)};
  return change;
}

MakeOfficeProduct draft_for_office(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent,
                                   const Rules& rules, const CategoryMap& categories, const std::string& weight_unit) {
  const auto& products = rules.settings.products;
  MakeOfficeProduct change;
  change.source = product.id;
  change.parent = product.parent;
  auto& draft = change.draft;
  draft.number = std::string(trimmed(product.sku));
  auto name = readable_name(product, parent);
  draft.name = name.empty() ? draft.number : std::move(name);
  draft.category = place(product, parent, rules, categories).category;
  auto description = office_description(product.description);
  if (description.empty() && parent != nullptr) description = office_description(parent->description);
  if (!description.empty()) draft.description = std::move(description);
  if (!product.global_unique_id.empty() && length(product.global_unique_id) <= k_longest_ean)
    draft.ean = product.global_unique_id;
  const auto unit = kilograms_of(weight_unit);
  const auto weight = Amount::parse(trimmed(product.weight));
  if (unit && weight && !weight->is_zero() && !weight->is_negative())
    draft.weight = weight->times(*unit, Rounding::half_up).rounded(3);
  const bool same_money = rules.client.currency.empty() || rules.client.currency == rules.facts.currency;
  const auto price =
      same_money ? office_price(product.regular_price, price_terms(rules, product, parent)) : std::optional<Amount>{};
  if (price) set_chosen_price(draft, products.price, *price);
  change.name = {raw_value(product, parent, ProductField::name), *draft.name};
  change.price = {product.regular_price, price ? price->shortest(2) : ""};
  return change;
}

}  // namespace woo24::sync
