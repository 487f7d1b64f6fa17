#include "woo24/sync/product_fields.hpp"

#include "woo24/base/teeth.hpp"
#include "woo24/base/text.hpp"
#include "woo24/sync/product_number.hpp"
#include "woo24/sync/product_price.hpp"
#include "woo24/sync/product_text.hpp"

#include <functional>

namespace woo24::sync {

namespace {

using Meaning = std::function<std::string(const std::string&)>;

std::string price_meaning(const std::string& raw) {
  const auto price = Amount::parse(trimmed(raw));
  return price ? price->shortest() : std::string(trimmed(raw));
}

std::string name_meaning(const std::string& raw) { return html_as_text(raw, raw.size()); }
std::string plain_meaning(const std::string& raw) { return std::string(trimmed(raw)); }
std::string number_meaning(const std::string& raw) { return number_key(raw); }
std::string no_meaning(const std::string&) { return ""; }

const shop::CatalogueProduct* parent_of(const PairedProduct& pair) { return pair.parent ? &*pair.parent : nullptr; }

/// Where the side that a write went to has its value, that write is over, whatever the other side says since.
void see_arrived(FieldView& view, const std::string& source, const Meaning& shop, const Meaning& office) {
  if (source.empty() || !view.agreed_meaning) return;
  const auto& [side, value] = *view.intent_meaning;
  const bool in_shop = side == CatalogueSide::shop;
  const auto& now = in_shop ? view.shop_meaning : view.office_meaning;
  const auto& was = in_shop ? view.agreed_meaning->first : view.agreed_meaning->second;
  if (now != value || now == was) return;
  view.arrived = in_shop ? Agreed{view.raw.shop, source} : Agreed{source, view.raw.office};
  view.agreed_meaning = {shop(view.arrived->shop), office(view.arrived->office)};
  view.intent_meaning.reset();
}

/// The raw values of a field, what each means, and what was agreed on.
FieldView begun(const PairedProduct& pair, ProductField field, settings::OfficePrice price, const Meaning& shop,
                const Meaning& office) {
  FieldView view;
  view.field = field;
  view.raw = {raw_value(*pair.shop, parent_of(pair), field), raw_value(*pair.office, field, price)};
  view.shop_meaning = shop(view.raw.shop);
  view.office_meaning = office(view.raw.office);
  if (const auto agreed = pair.agreed.find(field); agreed != pair.agreed.end())
    view.agreed_meaning = {shop(agreed->second.shop), office(agreed->second.office)};
  if (const auto intent = pair.intents.find(field); intent != pair.intents.end()) {
    const bool in_shop = intent->second.side == CatalogueSide::shop;
    view.intent_meaning = {intent->second.side, in_shop ? shop(intent->second.value) : office(intent->second.value)};
    if (!intent->second.source.empty()) view.intent_over = in_shop ? shop(intent->second.over) : office(intent->second.over);
    see_arrived(view, intent->second.source, shop, office);
  }
  return view;
}

/// Whether what a write without an answer carried over is what it would carry over today, and something else has come since to
/// where it went. What stood there before the write is no younger than it.
FieldView with_intent(FieldView view, const Meaning& shop, const Meaning& office) {
  if (!view.intent_meaning) return view;
  const auto& [side, value] = *view.intent_meaning;
  const bool in_shop = side == CatalogueSide::shop;
  const auto& today = in_shop ? view.to_shop : view.to_office;
  const bool as_before = view.intent_over == (in_shop ? view.shop_meaning : view.office_meaning);
  view.intent_stands = today && (in_shop ? shop(*today) : office(*today)) == value && !as_before;
  return view;
}

FieldView name_view(const PairedProduct& pair, const settings::Products& products) {
  auto view = begun(pair, ProductField::name, products.price, name_meaning, plain_meaning);
  view.equal = same_name(view.raw.shop, view.raw.office);
  view.owner = products.owner_name;
  const bool own = pair.shop->type != shop::ProductType::variation;
  view.first_agrees = !own;  // the office's name of it was never the shop's to say
  if (auto name = shop_name(view.raw.office); own && !name.empty()) view.to_shop = std::move(name);
  if (auto name = office_name(view.raw.shop); !name.empty()) view.to_office = std::move(name);
  return with_intent(std::move(view), name_meaning, plain_meaning);
}

FieldView price_view(const PairedProduct& pair, const Rules& rules) {
  const auto& products = rules.settings.products;
  auto view = begun(pair, ProductField::price, products.price, price_meaning, price_meaning);
  const auto terms = price_terms(rules, *pair.shop, parent_of(pair));
  const auto office = chosen_price(*pair.office, products.price);
  view.equal = same_price(view.raw.shop, office, terms);
  view.owner = products.owner_price;
  view.to_shop = shop_price(office, terms);
  if (const auto price = office_price(view.raw.shop, terms)) view.to_office = price->shortest(2);
  return with_intent(std::move(view), price_meaning, price_meaning);
}

FieldView number_view(const PairedProduct& pair, const settings::Products& products) {
  auto view = begun(pair, ProductField::number, products.price, number_meaning, number_meaning);
  view.equal = view.shop_meaning == view.office_meaning;
  view.owner = products.owner_name;
  if (!view.office_meaning.empty()) view.to_shop = std::string(trimmed(view.raw.office));
  if (!view.shop_meaning.empty() && length(trimmed(view.raw.shop)) <= k_longest_number)
    view.to_office = std::string(trimmed(view.raw.shop));
  return with_intent(std::move(view), number_meaning, number_meaning);
}

/// What expires in the office goes back to draft in the shop, once: whoever publishes it again has the last word.
FieldView active_view(const PairedProduct& pair, const settings::Products& products) {
  auto view = begun(pair, ProductField::active, products.price, no_meaning, plain_meaning);
  const bool shown = pair.shop->status == "publish" || pair.shop->status == "private";
  view.equal = !pair.office->active && !shown;
  view.intent_meaning.reset();
  view.first_agrees = true;
  if (!pair.office->active && shown) view.to_shop = "draft";
  if (!WOO24_RULE(published_again_stays)) view.agreed_meaning = {"", "1"};
  if (pair.office->active) view.equal = view.agreed_meaning && view.agreed_meaning->second == view.office_meaning;
  return view;
}

bool has_price(shop::ProductType type) { return type != shop::ProductType::variable && type != shop::ProductType::grouped; }

}  // namespace

std::string readable_name(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent) {
  return office_name(raw_value(product, parent, ProductField::name));
}

std::string raw_value(const shop::CatalogueProduct& product, const shop::CatalogueProduct* parent, ProductField field) {
  switch (field) {
    case ProductField::name:
      if (product.type == shop::ProductType::variation)
        return parent == nullptr ? "" : variation_name(parent->name, product.attributes);
      return product.name;
    case ProductField::price:
      return product.regular_price;
    case ProductField::number:
      return product.sku;
    case ProductField::active:
      break;
  }
  return product.status;
}

std::string raw_value(const office::CatalogueProduct& product, ProductField field, settings::OfficePrice price) {
  switch (field) {
    case ProductField::name:
      return product.name;
    case ProductField::price: {
      const auto chosen = chosen_price(product, price);
      return chosen ? chosen->shortest(2) : "";
    }
    case ProductField::number:
      return product.number;
    case ProductField::active:
      break;
  }
  return product.active ? "1" : "0";
}

std::vector<FieldView> field_views(const PairedProduct& pair, const Rules& rules) {
  const auto& products = rules.settings.products;
  std::vector<FieldView> views;
  if (products.mode == settings::ProductMode::two_way) {
    const bool variation = pair.shop->type == shop::ProductType::variation;
    if (!variation || pair.parent) views.push_back(name_view(pair, products));
    const bool same_money = rules.client.currency.empty() || rules.client.currency == rules.facts.currency;
    if (has_price(pair.shop->type) && same_money) views.push_back(price_view(pair, rules));
    views.push_back(number_view(pair, products));
  }
  const bool expires = products.expired == settings::OnExpired::draft && pair.shop->type != shop::ProductType::variation;
  if (products.mode != settings::ProductMode::off && expires) views.push_back(active_view(pair, products));
  return views;
}

std::string_view field_name(ProductField field) {
  switch (field) {
    case ProductField::name:
      return "name";
    case ProductField::price:
      return "price";
    case ProductField::number:
      return "number";
    case ProductField::active:
      break;
  }
  return "status";
}

shop::ProductUpdate shop_update(const ChangePair& change) {
  shop::ProductUpdate update;
  update.id = change.shop;
  update.parent = change.parent;
  for (const auto& one : change.fields) {
    if (one.to != CatalogueSide::shop) continue;
    switch (one.field) {
      case ProductField::name:
        update.name = one.value;
        break;
      case ProductField::price:
        update.regular_price = one.value;
        break;
      case ProductField::number:
        update.sku = one.value;
        break;
      case ProductField::active:
        update.status = one.value;
        break;
    }
  }
  return update;
}

std::optional<office::ProductSave> office_save(const ChangePair& change, const Rules& rules) {
  office::ProductSave save;
  save.id = change.office;
  save.number = change.number;
  bool any = false;
  for (const auto& one : change.fields) {
    if (one.to != CatalogueSide::office) continue;
    any = true;
    switch (one.field) {
      case ProductField::name:
        save.name = one.value;
        break;
      case ProductField::price:
        if (const auto price = Amount::parse(one.value)) set_chosen_price(save, rules.settings.products.price, *price);
        break;
      case ProductField::number:
        save.number = one.value;
        break;
      case ProductField::active:
        break;
    }
  }
  return any ? std::optional(std::move(save)) : std::nullopt;
}

}  // namespace woo24::sync
