#pragma once
// What a seed holds in store: how the office is made, which of the troubles may come, and how often.

#include "sim/dice.hpp"
#include "sim/scenario_catalogue.hpp"
#include "woo24/sandbox/office_switches.hpp"
#include "woo24/settings/settings.hpp"

#include <cstdint>
#include <set>
#include <string>

namespace woo24::sim {

struct Scenario {
  std::uint64_t seed = 0;
  sandbox::OfficeSwitches office;
  bool plain_office = false;  ///< every switch as the reference guesses it
  // percent
  double faults = 0;         ///< of the calls
  double crashes = 0;        ///< of the calls
  double between_calls = 0;  ///< something is done by a person between two calls
  double office_hands = 0;   ///< of the turns
  double shop_deeds = 0;     ///< of the turns
  double state_files = 0, clock_steps = 0, shop_restores = 0, sessions = 0, sides_down = 0, wishes = 0;
  bool two_threads = false;
  bool other_installation = false;
  int turns = 20;
  int first_orders = 4, most_orders = 16;
  bool odd_orders = true;
  int batch = 20, attempts = 8;
  bool external_status = true;
  // --- after the sale ---
  settings::AfterSale refunds = settings::AfterSale::report;
  bool completes = false;       ///< an invoiced order that is processing becomes completed
  double refund_deeds = 0;      ///< of the turns: money goes back to a customer
  bool puts_back_part = false;  ///< a plugin of the shop puts back in stock what it pleases of a refund
  double invoice_runs = 0;      ///< of the turns: the bookkeeper invoices what was released, as it is meant to be
  settings::AfterSale changed = settings::AfterSale::report, cancelled = settings::AfterSale::report;
  double minds_changed = 0;  ///< of the turns: an order that is in the books is edited, called off or taken up again
  // --- the other way ---
  double office_orders = 0;  ///< of the turns: somebody enters an order in the office, or goes on with one. 0: no imports
  bool taken_early = false;  ///< imported before they are invoiced
  bool makes_accounts = false;
  double rebuilds = 0;  ///< percent of the lost state files: `woo24 rebuild` before the service goes on
  CatalogueScenario catalogue;
};

Scenario drawn(std::uint64_t seed);

/// What a rule guards against may be rare. So its seed may be drawn with more of one trouble than the dice gave it.
enum class More {
  nothing,
  catalogue,        ///< it is there, and everybody has a hand in it
  crashes_and_lag,  ///< the program dies often, and the office's searches see a save only later
  imports,          ///< orders are entered in the office, and people have a hand in them in the shop
};
Scenario drawn(std::uint64_t seed, More more);
/// Of every two unknowns of the office, the values they have together: "echo 1, dates 0".
std::set<std::string> pairs_of(const sandbox::OfficeSwitches& office);
/// One paragraph.
std::string described(const Scenario& scenario);
/// The configuration that every seed starts from, with the scenario's own changes. Fails loudly when it cannot be read.
settings::Settings settings_of(const Scenario& scenario);

}  // namespace woo24::sim
