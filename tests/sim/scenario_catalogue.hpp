#pragma once
// What a seed holds in store for the catalogue: which way it is kept, how the office is made where products are concerned, and
// how often somebody has a hand in it. Thrown apart, so that a seed without a catalogue tells the story it always told.

#include "sim/dice.hpp"
#include "woo24/sandbox/office_switches.hpp"
#include "woo24/settings/settings.hpp"

#include <cstdint>
#include <string>

namespace woo24::sim {

struct CatalogueScenario {
  bool there = false;
  settings::ProductMode mode = settings::ProductMode::two_way;
  settings::StockMode stock = settings::StockMode::from_office;
  settings::OfficePrice price = settings::OfficePrice::price;
  settings::Owner name_owner = settings::Owner::office, price_owner = settings::Owner::office;
  settings::OnExpired expired = settings::OnExpired::leave;
  bool new_categories = false;
  bool often = false;  ///< every minute, not every quarter of an hour
  int products = 0;
  bool traps = false;  ///< numbers that are there twice, blank or in another case
  // percent
  double admin = 0, clerk = 0, sales = 0, yeses = 0;  ///< of the turns
  double faults = 0, crashes = 0;                     ///< of the catalogue's calls
  double between_calls = 0;                           ///< of the catalogue's calls: something is done by a person between two
};

/// Of about one seed in eight.
CatalogueScenario drawn_catalogue(std::uint64_t seed);
/// The unknowns of the office that concern products alone.
void draw_switches(std::uint64_t seed, sandbox::OfficeSwitches& office);
std::string described(const CatalogueScenario& scenario);
void apply(const CatalogueScenario& scenario, settings::Settings& settings);

/// The categories of the office that take part, with all below them.
const std::vector<std::string>& chosen_categories();

}  // namespace woo24::sim
