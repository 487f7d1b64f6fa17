#pragma once
// One seed from its first order to the verdict.

#include "sim/actors.hpp"
#include "sim/actors_catalogue.hpp"
#include "sim/program.hpp"
#include "sim/verdict.hpp"

#include <iosfwd>
#include <memory>

namespace woo24::sim {

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed) : Simulation(drawn(seed)) {}
  explicit Simulation(const Scenario& scenario);
  /// True when nothing was broken.
  bool run();
  [[nodiscard]] const Town& town() const { return town_; }
  [[nodiscard]] const std::vector<Broken>& broken() const { return truth_.faults(); }
  /// Why it failed, and the story of the order that it concerns.
  void print_failure(std::ostream& out) const;

 private:
  void time_passes();
  void advance(std::chrono::seconds by);
  void upset();
  void upset_state_file();
  void rebuild();
  void upset_clock();
  void upset_session();
  void upset_side();
  void wish();
  void people_act();
  void other_installation(int turn);
  void program_runs();
  void what_is_refused_is_not_there();
  void settle();
  void until_still();
  void quiet();
  // --- the catalogue (simulation_catalogue.cpp) ---
  void catalogue_begins();
  void catalogue_turn();
  void catalogue_quiet();
  /// A person says yes to what a brake of the catalogue holds.
  void say_yes();
  /// At most two runs of the job products write, of those since that one.
  void judge_fixed_point(std::size_t since);
  void judge_catalogue();
  [[nodiscard]] std::string standing() const;
  [[nodiscard]] bool on_its_way() const;
  [[nodiscard]] bool nothing_unclear() const;

  Town town_;
  Dice dice_, after_dice_,
      more_dice_;  ///< the second: what happens after the sale; the third: changed minds, and the other way
  Truth truth_;
  CatalogueTruth catalogue_;
  Gate gate_;
  ShopPeople people_;
  Bookkeeper bookkeeper_;
  CatalogueHands hands_;
  Dice yes_dice_;
  Program program_;
  std::unique_ptr<Program> other_;
  bool foreign_mark_ = false;
  int saves_ = 0;
  Instant last_save_{};
};

}  // namespace woo24::sim
