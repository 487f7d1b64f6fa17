// The keys of products, categories and stock: part of the one table.
#include "woo24/base/text.hpp"
#include "woo24/config/key_values.hpp"
#include "woo24/config/keys.hpp"

namespace woo24::config {

namespace {

using settings::CategoryPair;
using settings::Settings;

constexpr Words<settings::ProductMode, 3> k_product_modes{{{"off", settings::ProductMode::off},
                                                           {"from_24sevenoffice", settings::ProductMode::from_office},
                                                           {"two_way", settings::ProductMode::two_way}}};
constexpr Words<settings::StockMode, 3> k_stock_modes{{{"off", settings::StockMode::off},
                                                       {"from_24sevenoffice", settings::StockMode::from_office},
                                                       {"from_woocommerce", settings::StockMode::from_shop}}};
constexpr Words<settings::Owner, 2> k_owners{
    {{"24sevenoffice", settings::Owner::office}, {"woocommerce", settings::Owner::shop}}};
constexpr Words<settings::OfficePrice, 3> k_prices{{{"price", settings::OfficePrice::price},
                                                    {"web_price", settings::OfficePrice::web_price},
                                                    {"cash_price_inc_tax", settings::OfficePrice::cash_price_inc_tax}}};
constexpr Words<settings::OnExpired, 2> k_expired{
    {{"leave", settings::OnExpired::leave}, {"draft", settings::OnExpired::draft}}};

/// With its % or without.
const Node* percent(const Node& node, Amount& into) {
  auto bare = node;
  if (node.form == Node::Form::text && bare.text.ends_with('%'))
    bare.text = std::string(trimmed(std::string_view(bare.text).substr(0, bare.text.size() - 1)));
  return keep(node, decimal(bare, Amount{}, Amount::whole(100)), into);
}

std::string percent_text(Amount share) { return share.shortest() + "%"; }

/// Names with the lines they stand on; [] takes all.
const Node* names(const Node& node, std::vector<settings::Named>& into) {
  if (node.form != Node::Form::list) return &node;
  std::vector<settings::Named> found;
  for (const auto& item : node.items) {
    auto one = named(item);
    const auto same = [&](const settings::Named& other) { return one && other.name == one->name; };
    if (!one || std::any_of(found.begin(), found.end(), same)) return &item;
    found.push_back(std::move(*one));
  }
  into = std::move(found);
  return nullptr;
}

std::string names_text(const std::vector<settings::Named>& names) {
  std::vector<std::string> words;
  for (const auto& one : names) words.push_back(one.name);
  return list_text(words);
}

const Node* meta_keys(const Node& node, std::vector<std::string>& into) {
  if (node.form != Node::Form::list || !node.items.empty()) return word_list(node, into);
  into.clear();
  return nullptr;
}

const Key<Settings> k_catalogue[] = {
    {{.path = "products.mode",
      .expected = "off | from_24sevenoffice | two_way",
      .standard = "off",
      .comment = "from_24sevenoffice: new products become drafts in the shop. two_way: products, names and prices both ways.",
      .example = "off"},
     [](const Node& node, Settings& s) { return choose(node, k_product_modes, s.products.mode); },
     [](const Settings& s) { return word_of(k_product_modes, s.products.mode); }},
    {{.path = "products.categories",
      .expected = "[] | [CATEGORY, …]",
      .standard = "[]",
      .comment = "Which categories of 24SevenOffice, with all below them, by name or path (\"Verktyg > Hand\"). []: all.",
      .example = "[]",
      .free_text = true},
     [](const Node& node, Settings& s) { return names(node, s.products.categories); },
     [](const Settings& s) { return names_text(s.products.categories); }},
    {{.path = "products.map",
      .expected = "[ { office: …, shop: … }, … ]",
      .comment = "Which category is which, where the names differ. Else a category is the other side's of the same path, or "
                 "name."},
     nullptr,
     nullptr,
     Holds::category_map},
    {{.path = "products.new_categories",
      .expected = "yes | no",
      .standard = "no",
      .comment = "yes: a category that the other side lacks is made there. no: it is named, and its products become drafts "
                 "without one.",
      .example = "no"},
     [](const Node& node, Settings& s) { return keep(node, yes_no(node), s.products.new_categories); },
     [](const Settings& s) { return yes_no_text(s.products.new_categories); }},
    {{.path = "products.category_meta",
      .expected = "[] | [META, …]",
      .standard = "[24so_category]",
      .comment = "Meta on a product of the shop that names its category in 24SevenOffice, by name, path or id.",
      .example = "[24so_category]",
      .free_text = true},
     [](const Node& node, Settings& s) { return meta_keys(node, s.products.category_meta); },
     [](const Settings& s) { return list_text(s.products.category_meta); }},
    {{.path = "products.price",
      .expected = "price | web_price | cash_price_inc_tax",
      .standard = "price",
      .comment = "Which price in 24SevenOffice is the shop's regular price. The first two are without VAT, the last is with.",
      .example = "price"},
     [](const Node& node, Settings& s) { return choose(node, k_prices, s.products.price); },
     [](const Settings& s) { return word_of(k_prices, s.products.price); }},
    {{.path = "products.on_conflict.name",
      .expected = "24sevenoffice | woocommerce",
      .standard = "24sevenoffice",
      .comment = "Who wins where both sides changed the name.",
      .example = "24sevenoffice"},
     [](const Node& node, Settings& s) { return choose(node, k_owners, s.products.owner_name); },
     [](const Settings& s) { return word_of(k_owners, s.products.owner_name); }},
    {{.path = "products.on_conflict.price",
      .expected = "24sevenoffice | woocommerce",
      .standard = "24sevenoffice",
      .comment = "Who wins where both sides changed the price.",
      .example = "24sevenoffice"},
     [](const Node& node, Settings& s) { return choose(node, k_owners, s.products.owner_price); },
     [](const Settings& s) { return word_of(k_owners, s.products.owner_price); }},
    {{.path = "products.tax_class",
      .expected = "SLUG",
      .comment = "The shop's tax class of products that are made there. Default: its standard.",
      .example = "reducerad",
      .in_use = false,
      .free_text = true},
     [](const Node& node, Settings& s) { return keep(node, word(node), s.products.tax_class); },
     [](const Settings& s) { return text_of(s.products.tax_class); }},
    {{.path = "products.expired",
      .expected = "leave | draft",
      .standard = "leave",
      .comment = "What becomes of the shop's product when it expires in 24SevenOffice. draft: nobody can buy it any more.",
      .example = "leave"},
     [](const Node& node, Settings& s) { return choose(node, k_expired, s.products.expired); },
     [](const Settings& s) { return word_of(k_expired, s.products.expired); }},
    {{.path = "stock.mode",
      .expected = "off | from_24sevenoffice | from_woocommerce",
      .standard = "off",
      .comment = "Who says how many there are.",
      .example = "off"},
     [](const Node& node, Settings& s) { return choose(node, k_stock_modes, s.stock.mode); },
     [](const Settings& s) { return word_of(k_stock_modes, s.stock.mode); }},
    {{.path = "brakes.prices_changed",
      .expected = "0% … 100%",
      .standard = "20%",
      .comment = "A run that would change a larger share of the prices stops with a list and waits for --yes. 100%: never.",
      .example = "20%"},
     [](const Node& node, Settings& s) { return percent(node, s.brakes.prices_changed); },
     [](const Settings& s) { return percent_text(s.brakes.prices_changed); }},
    {{.path = "brakes.stock_to_zero",
      .expected = "0% … 100%",
      .standard = "30%",
      .comment = "The same for a run that would set a larger share of the products in stock to zero.",
      .example = "30%"},
     [](const Node& node, Settings& s) { return percent(node, s.brakes.stock_to_zero); },
     [](const Settings& s) { return percent_text(s.brakes.stock_to_zero); }},
    {{.path = "brakes.products_missing",
      .expected = "0% … 100%",
      .standard = "30%",
      .comment = "The same for a list that lacks a larger share of the products that it had.",
      .example = "30%"},
     [](const Node& node, Settings& s) { return percent(node, s.brakes.products_missing); },
     [](const Settings& s) { return percent_text(s.brakes.products_missing); }},
};

const Key<CategoryPair> k_pair[] = {
    {{.path = "office",
      .expected = "CATEGORY",
      .required = true,
      .comment = "In 24SevenOffice, by name, path (\"Verktyg > Hand\") or number.",
      .free_text = true},
     [](const Node& node, CategoryPair& p) { return keep(node, named(node), p.office); },
     [](const CategoryPair& p) { return name_text(p.office); }},
    {{.path = "shop",
      .expected = "CATEGORY",
      .required = true,
      .comment = "In the shop, by name, path or id.",
      .free_text = true},
     [](const Node& node, CategoryPair& p) { return keep(node, named(node), p.shop); },
     [](const CategoryPair& p) { return name_text(p.shop); }},
};

}  // namespace

std::span<const Key<Settings>> catalogue_keys() { return k_catalogue; }
std::span<const Key<CategoryPair>> category_pair_keys() { return k_pair; }

}  // namespace woo24::config
