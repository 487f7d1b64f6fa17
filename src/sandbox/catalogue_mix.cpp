#include "woo24/sandbox/catalogue_mix.hpp"

#include "woo24/sandbox/shop_money.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <array>
#include <string>

#include <fmt/core.h>

namespace woo24::sandbox {

namespace {

constexpr int k_to_a_parent = 8;
constexpr std::array k_things = {"Hammare", "Träskruv", "Såg",         "Vattenpass", "Skiftnyckel", "Bits",
                                 "Spik",    "Måttband", "Tving",       "Pensel",     "Slipskiva",   "Borr",
                                 "Kofot",   "Stege",    "Arbetslampa", "Limpistol"};
constexpr std::array k_kinds = {"rostfri",     "förzinkad", "proffs",  "kort",       "lång & smal",
                                "extra stark", "ø 8",       "för trä", "för betong", "150 st"};
constexpr std::array k_clothes = {"Arbetsjacka", "Byxa", "Handskar", "T-tröja", "Känga"};
constexpr std::array k_colours = {"Röd", "Blå", "Svart", "Grön"};
constexpr std::array k_sizes = {"S", "M", "L", "XL", "2XL", "3XL", "36", "38"};
constexpr std::array k_categories = {"Verktyg", "Verktyg > Skruv", "Arbetskläder", "Verktyg > Måttband & pass"};

/// One number of the catalogue, as both sides hold it.
struct Ware {
  std::string number, name, gross, net, category;
  int stock = 0;
  std::int64_t group = -1;  ///< of variations: which parent
  std::string colour, size, parent_name;
};

Ware ware_of(const CatalogueMix& mix, int index) {
  auto random = mix.seed * 0x9E3779B97F4A7C15u + static_cast<std::uint64_t>(index);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(next_random(random) % n); };
  Ware ware;
  ware.number = fmt::format("A-{:06}", index + 1);
  const auto gross = ShopMoney{static_cast<std::int64_t>(900 + below(200'000)) * 10'000};  // 9.00 to 2009.00 kr
  ware.gross = money_text(gross, 2);
  ware.net = money_text(rounded(net_of(gross, money_or_zero("25")), 4), 4);
  ware.stock = static_cast<int>(below(200));
  const int plain = mix.products - static_cast<int>(std::int64_t{mix.products} * mix.percent_variations / 100);
  if (index < plain) {
    ware.name = fmt::format("{} {} {}", k_things[below(k_things.size())], k_kinds[below(k_kinds.size())], index + 1);
    ware.category = k_categories[below(k_categories.size())];
    return ware;
  }
  const auto place = index - plain;
  ware.group = place / k_to_a_parent;
  const auto member = static_cast<std::size_t>(place % k_to_a_parent);
  const auto group = static_cast<std::size_t>(ware.group);
  ware.colour = k_colours[group % k_colours.size()];
  ware.size = k_sizes[member];
  ware.parent_name = fmt::format("{} modell {}", k_clothes[group % k_clothes.size()], group + 1);
  ware.name = fmt::format("{} - {}, {}", ware.parent_name, ware.colour, ware.size);
  ware.category = "Arbetskläder";
  return ware;
}

}  // namespace

void fill_shop(Shop& shop, const CatalogueMix& mix) {
  auto& catalogue = shop.catalogue();
  std::int64_t group = -1, parent = 0;
  for (int index = 0; index < mix.products; ++index) {
    const auto ware = ware_of(mix, index);
    const auto stock = mix.stock ? std::optional<std::int64_t>(ware.stock) : std::nullopt;
    ShopArticle article;
    article.status = mix.shop_status;
    article.categories = {ware.category};
    if (ware.group < 0) {
      article.sku = ware.number;
      article.name = ware.name;
      article.price = ware.gross;
      article.stock = stock;
      catalogue.add_product(article);
      continue;
    }
    if (ware.group != group) {
      group = ware.group;
      article.name = ware.parent_name;
      article.type = "variable";
      parent = catalogue.add_product(article);
    }
    ShopVariant variant;
    variant.sku = ware.number;
    variant.price = ware.gross;
    variant.options = {{"Färg", ware.colour}, {"Storlek", ware.size}};
    variant.stock = stock;
    catalogue.add_variation(parent, variant);
  }
}

void fill_office(Office& office, const CatalogueMix& mix) {
  auto catalogue = office.catalogue();
  for (int index = 0; index < mix.products; ++index) {
    const auto ware = ware_of(mix, index);
    OfficeItem item;
    item.number = ware.number;
    item.name = ware.name;
    item.price = ware.net;
    item.category = ware.category;
    if (mix.stock) item.stock = std::to_string(ware.stock);
    catalogue.add(item);
  }
}

}  // namespace woo24::sandbox
