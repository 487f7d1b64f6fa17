// The catalogue's part of a seed's turns.
#include "sim/simulation.hpp"
#include "sim/verdict_catalogue.hpp"

#include <fmt/core.h>

#include <array>

namespace woo24::sim {

void Simulation::catalogue_begins() {
  if (town_.scenario.catalogue.there) hands_.fill();
}

void Simulation::catalogue_turn() {
  const auto& s = town_.scenario.catalogue;
  if (!s.there) return;
  hands_.people_act();
  if (yes_dice_.chance(s.yeses)) say_yes();
}

void Simulation::say_yes() {
  for (const auto* job : {"products", "stock"}) {
    const auto brake = brake_in(program_.state_file(), job);
    if (!brake || !ask_in(program_.state_file(), job, yes_dice_.chance(50) ? "yes" : "full yes")) continue;
    catalogue_.yes_said();
    ++town_.tally.catalogue_hands["says yes"];
    town_.story.tell("person", fmt::format("says yes to {} of {}", reason_id(brake->reason.id), job));
  }
}

void Simulation::catalogue_quiet() {
  if (!town_.scenario.catalogue.there) return;
  hands_.mend();
  town_.catalogue.always = true;
}

void Simulation::judge_fixed_point(std::size_t since) {
  const auto& writes = town_.catalogue.writes;
  for (auto run = since + 2; run < writes.size(); ++run) {
    if (writes[run] > 0)
      truth_.broken(fmt::format("catalogue: the run {} of products in quiet times still wrote", run - since + 1));
  }
}

void Simulation::judge_catalogue() {
  if (!town_.scenario.catalogue.there) return;
  catalogue_.look();
  CatalogueVerdict(town_, truth_, catalogue_, program_).judge();
}

}  // namespace woo24::sim
