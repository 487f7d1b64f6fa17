// The catalogue as it is on the first day: what one side has, what both have, and what is there twice.
#include "sim/actors_catalogue.hpp"
#include "sim/refunds.hpp"

#include <fmt/core.h>

#include <array>

namespace woo24::sim {

namespace {

constexpr std::array k_words{"Spade",           "Kruka & fat", "Kratta <5 mm>", "Såpa å ä ö 🦐",
                             "Kastrull \"24\"", "Borste",      "Ångbåt"};
constexpr std::array k_categories{"Trädgård", "Trädgård > Krukor", "Trädgård > Redskap & tillbehör", "Kök & bad",
                                  "Kök & bad > Koppar"};

}  // namespace

std::string CatalogueHands::new_name() { return fmt::format("{} {}", dice_.pick(k_words), ++words_); }
std::string CatalogueHands::new_price() { return fmt::format("{}.{:02}", dice_.between(1, 999), dice_.between(0, 99)); }
std::string CatalogueHands::new_number() {
  const auto* form = std::array{"KAT-{}", "kåt-{}", "Å{}/b"}[dice_.below(3)];
  return fmt::format(fmt::runtime(form), ++numbers_);
}
std::string CatalogueHands::pieces() { return std::to_string(dice_.between(0, 40)); }
std::string CatalogueHands::category() { return dice_.pick(k_categories); }

/// The office's price of what the shop sells for that, at 25 %.
std::string CatalogueHands::there_for(const std::string& price) const {
  if (town_.scenario.catalogue.price == settings::OfficePrice::cash_price_inc_tax) return price;
  const auto net = (in_ore(price) * 200 + 125) / 250;
  return fmt::format("{}.{:02}", net / 100, net % 100);
}

std::int64_t CatalogueHands::add_to_shop(const std::string& number, const std::string& name, const std::string& price,
                                         const std::string& status) {
  sandbox::ShopArticle article;
  article.sku = number;
  article.name = name;
  article.price = price;
  article.status = status;
  if (dice_.chance(70)) article.stock = dice_.between(0, 40);
  article.categories = {category()};
  if (dice_.chance(40)) article.description = fmt::format("Om {} & mer", ++words_);
  if (dice_.chance(10)) article.meta.emplace_back("24so_category", "Kök & bad");
  return town_.shop.catalogue().add_product(article);
}

std::int64_t CatalogueHands::add_to_office(const std::string& number, const std::string& name, const std::string& price) {
  sandbox::OfficeItem item;
  item.number = number;
  item.name = name;
  const auto which = town_.scenario.catalogue.price;
  (which == settings::OfficePrice::price       ? item.price
   : which == settings::OfficePrice::web_price ? item.web_price
                                               : item.cash_price_inc_tax) = price;
  item.category = category();
  if (dice_.chance(80)) item.stock = pieces() + (dice_.chance(10) ? ".5" : "");
  item.active = !dice_.chance(8);
  if (dice_.chance(40)) item.description = fmt::format("Om {} & mer", ++words_);
  return town_.office.catalogue().add(item);
}

/// Alike on both sides in most.
void CatalogueHands::add_both(int n) {
  const auto number = new_number(), name = new_name(), price = new_price();
  const auto where = n == 0 ? 9 : dice_.below(10);
  const bool alike = dice_.chance(80);
  if (where != 0 && where != 1)
    add_to_office(dice_.chance(90) ? number : " " + number + " ", alike ? name : new_name(),
                  there_for(alike ? price : new_price()));
  if (where > 2) add_to_shop(number, name, price, dice_.chance(85) ? "publish" : "draft");
}

void CatalogueHands::add_variable(int /*n*/) {
  const auto name = new_name();
  sandbox::ShopArticle article;
  article.name = name;
  article.type = "variable";
  article.categories = {category()};
  const auto parent = town_.shop.catalogue().add_product(article);
  for (int n = dice_.between(2, 4); n > 0; --n) {
    const auto number = new_number(), price = new_price();
    sandbox::ShopVariant variant;
    variant.sku = number;
    variant.price = price;
    variant.options = {{"Färg", fmt::format("Blå {}", n)}};
    if (dice_.chance(70)) variant.stock = dice_.between(0, 40);
    town_.shop.catalogue().add_variation(parent, variant);
    if (dice_.chance(40)) add_to_office(number, name + fmt::format(" – Blå {}", n), there_for(price));
  }
}

/// Numbers that are there twice, in another case, in the trash, or not at all.
void CatalogueHands::add_traps() {
  const auto twice = new_number();
  add_to_shop(twice, new_name(), new_price(), "publish");
  add_to_shop(" " + twice + (dice_.chance(50) ? "" : " "), new_name(), new_price(), dice_.chance(50) ? "publish" : "draft");
  if (dice_.chance(60)) add_to_office(twice, new_name(), new_price());
  const auto there = new_number();
  add_to_office(there, new_name(), new_price());
  add_to_office(there, new_name(), new_price());
  if (dice_.chance(60)) add_to_shop(there, new_name(), new_price(), "publish");
  const auto thrown = new_number();
  add_to_office(thrown, new_name(), new_price());
  town_.shop.catalogue().trash(add_to_shop(thrown, new_name(), new_price(), "publish"));
  add_to_shop("", new_name(), new_price(), "publish");
  add_to_office("", new_name(), new_price());
  add_to_shop("0", new_name(), new_price(), "publish");
}

void CatalogueHands::fill() {
  for (const auto* path : k_categories) {
    if (!town_.scenario.catalogue.new_categories || !dice_.chance(30)) town_.shop.catalogue().add_category(path);
    town_.office.catalogue().add_category(path);
  }
  int variable = 0;
  for (int n = 0; n < town_.scenario.catalogue.products; ++n) {
    if (dice_.chance(12) && ++variable <= 3) {
      add_variable(n);
    } else {
      add_both(n);
    }
  }
  if (town_.scenario.catalogue.traps) add_traps();
  catalogue_.look_after_hand();
  ++town_.tally.catalogue["seeds"];
  town_.tally.catalogue["products on the first day"] += static_cast<int>(catalogue_.wares().size());
}

}  // namespace woo24::sim
