#pragma once
// All doors of the program, as the simulation holds them: at each call it may let a fault strike, crash the program, let a
// person act in between, or hand the baton on; and it writes down what was seen.

#include "sim/baton.hpp"
#include "sim/truth_catalogue.hpp"

#include <functional>
#include <string>

namespace woo24::sim {

class Gate {
 public:
  Gate(Town& town, Truth& truth, CatalogueTruth& catalogue, Dice dice)
      : town_(town), truth_(truth), catalogue_(catalogue), dice_(dice), catalogue_dice_(town.scenario.seed ^ 0xCA7A6A7Eull) {}

  Result<http::Response> send(int worker, const http::Request& request, const http::BodySink& sink);
  /// At any door but HTTP.
  void at_door(int worker);
  /// No trouble from now on.
  void calm() { calm_ = true; }
  [[nodiscard]] bool is_calm() const { return calm_; }
  /// What persons do between two calls.
  std::function<void()> between;
  std::function<void()> between_of_catalogue;
  /// Two workers are at it; `locked` says whether the state file is in a transaction, in which nobody hands the baton on.
  void share(Baton* baton, std::function<bool()> locked);

 private:
  struct Quiet;
  [[nodiscard]] Quiet quiet_now() const;
  void judge_quiet(const Quiet& before, const std::string& operation, const Story::Orders& orders);
  void perhaps_crash(bool write);
  std::string perhaps_strike(sandbox::Side side, const std::string& operation, const std::string& body, bool write);
  std::string strike_inside();
  std::string strike_catalogue(const std::string& operation);
  /// Those of the orders' story, or of the catalogue's where one of its lanes is at work.
  [[nodiscard]] Dice& dice() { return town_.catalogue.at_work ? catalogue_dice_ : dice_; }
  [[nodiscard]] double faults() const {
    return town_.catalogue.at_work ? town_.scenario.catalogue.faults : town_.scenario.faults;
  }
  [[nodiscard]] double crashes() const {
    return town_.catalogue.at_work ? town_.scenario.catalogue.crashes : town_.scenario.crashes;
  }
  std::map<std::string, int>& fault_tally() {
    return town_.catalogue.at_work ? town_.tally.catalogue_faults : town_.tally.faults;
  }
  sandbox::FaultKind drawn_kind(bool write);
  void perhaps_between();
  void after(int worker, const http::Request& request, const std::string& operation, const std::string& fault);

  Town& town_;
  Truth& truth_;
  CatalogueTruth& catalogue_;
  Dice dice_, catalogue_dice_;
  bool calm_ = false;
  Baton* baton_ = nullptr;
  std::function<bool()> locked_;
};

/// The six doors of one worker, all through the gate.
class WorkerDoors final : public HttpDoor, public ClockDoor, public ChanceDoor, public EnvironmentDoor {
 public:
  WorkerDoors(Gate& gate, Town& town, int worker, std::uint64_t seed);
  [[nodiscard]] Doors doors() { return {*this, *this, *this, *this}; }
  void set_clock_error(std::chrono::seconds error) { clock_.set_error(error); }

  Result<http::Response> send(const http::Request& request, const http::BodySink& sink = {}) override;
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override;
  Instant now() override;
  std::chrono::milliseconds steady() override;
  std::uint64_t draw() override;
  Result<std::string> secret(std::string_view name) override;
  Result<std::uint64_t> free_bytes(const std::string& folder) override;
  void notify(const std::string& state) override;

 private:
  Gate& gate_;
  int worker_;
  sandbox::SimClock clock_;
  sandbox::SimChance chance_;
  sandbox::SimEnvironment environment_;
};

/// An HttpDoor that belongs to a part that owns its door.
class LentHttp final : public HttpDoor {
 public:
  explicit LentHttp(HttpDoor& door) : door_(door) {}
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override {
    return door_.send(request, sink);
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override {
    return door_.send_all(requests);
  }

 private:
  HttpDoor& door_;
};

}  // namespace woo24::sim
