#include "sim/scenario_catalogue.hpp"

#include <fmt/core.h>

#include <array>

namespace woo24::sim {

namespace {

using namespace std::chrono_literals;
using settings::OfficePrice;
using settings::OnExpired;
using settings::Owner;
using settings::ProductMode;
using settings::StockMode;
using Switches = sandbox::OfficeSwitches;

constexpr std::uint64_t k_stream = 0xCA7A106ull;
constexpr double k_share = 12;

}  // namespace

const std::vector<std::string>& chosen_categories() {
  static const std::vector<std::string> k_chosen{"Trädgård", "Kök & bad"};
  return k_chosen;
}

CatalogueScenario drawn_catalogue(std::uint64_t seed) {
  Dice dice(seed ^ k_stream);
  CatalogueScenario s;
  s.there = dice.chance(k_share);
  s.mode = dice.chance(70) ? ProductMode::two_way : ProductMode::from_office;
  s.stock = dice.pick(std::array{StockMode::from_office, StockMode::from_office, StockMode::from_shop, StockMode::off});
  s.price =
      dice.pick(std::array{OfficePrice::price, OfficePrice::price, OfficePrice::web_price, OfficePrice::cash_price_inc_tax});
  s.name_owner = dice.chance(50) ? Owner::office : Owner::shop;
  s.price_owner = dice.chance(50) ? Owner::office : Owner::shop;
  s.expired = dice.chance(50) ? OnExpired::draft : OnExpired::leave;
  s.new_categories = dice.chance(50);
  s.often = dice.chance(50);
  s.products = dice.between(5, 30);
  s.traps = dice.chance(60);
  s.admin = dice.between(20, 90);
  s.clerk = dice.between(20, 90);
  s.sales = dice.chance(70) ? dice.between(10, 50) : 0;
  s.yeses = dice.chance(60) ? dice.between(10, 50) : 0;
  s.faults = dice.chance(75) ? dice.between(1, 6) : 0;
  s.crashes = dice.chance(50) ? dice.between(1, 15) / 10.0 : 0;
  s.between_calls = dice.chance(70) ? dice.between(3, 20) : 0;
  return s;
}

void draw_switches(std::uint64_t seed, Switches& office) {
  Dice dice(seed ^ k_stream ^ 0x5717C4ull);
  office.stock_drawn = dice.chance(30) ? Switches::StockDrawn::saved : Switches::StockDrawn::invoiced;
  office.sale_moves_date = dice.chance(50);
  office.count_moves_date = dice.chance(70);
  office.numbers_are_unique = dice.chance(30);
}

std::string described(const CatalogueScenario& s) {
  if (!s.there) return "";
  const auto owner = [](Owner one) { return one == Owner::office ? "office" : "shop"; };
  return fmt::format(
      "\ncatalogue: {} products{}, {}, stock {}, price {}, names the {}'s, prices the {}'s{}{}{}; admin {:.0f}, clerk {:.0f}, "
      "sales {:.0f}, yes {:.0f} % of the turns; faults {:.0f}, crashes {:.1f}, between {:.0f} % of its calls",
      s.products, s.traps ? " with traps" : "", s.mode == ProductMode::two_way ? "two ways" : "from the office",
      s.stock == StockMode::off         ? "left alone"
      : s.stock == StockMode::from_shop ? "from the shop"
                                        : "from the office",
      static_cast<int>(s.price), owner(s.name_owner), owner(s.price_owner),
      s.expired == OnExpired::draft ? ", expired ones become drafts" : "", s.new_categories ? ", new categories are made" : "",
      s.often ? ", every minute" : "", s.admin, s.clerk, s.sales, s.yeses, s.faults, s.crashes, s.between_calls);
}

void apply(const CatalogueScenario& s, settings::Settings& settings) {
  if (!s.there) return;
  auto& products = settings.products;
  products.mode = s.mode;
  for (const auto& name : chosen_categories()) products.categories.push_back({name, 0});
  products.price = s.price;
  products.owner_name = s.name_owner;
  products.owner_price = s.price_owner;
  products.expired = s.expired;
  products.new_categories = s.new_categories;
  settings.stock.mode = s.stock;
  if (s.often) products.every = settings.stock.every = 1min;
}

}  // namespace woo24::sim
