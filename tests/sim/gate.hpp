#pragma once
// All doors of the program, as the simulation holds them: at each call it may let a fault strike, crash the program, let a
// person act in between, or hand the baton on; and it writes down what was seen.

#include "sim/baton.hpp"
#include "sim/truth.hpp"

#include <functional>
#include <string>

namespace woo24::sim {

class Gate {
 public:
  Gate(Town& town, Truth& truth, Dice dice) : town_(town), truth_(truth), dice_(dice) {}

  Result<http::Response> send(int worker, const http::Request& request, const http::BodySink& sink);
  /// At any door but HTTP.
  void at_door(int worker);
  /// No trouble from now on.
  void calm() { calm_ = true; }
  [[nodiscard]] bool is_calm() const { return calm_; }
  /// What persons do between two calls.
  std::function<void()> between;
  /// Two workers are at it; `locked` says whether the state file is in a transaction, in which nobody hands the baton on.
  void share(Baton* baton, std::function<bool()> locked);

 private:
  struct Quiet;
  [[nodiscard]] Quiet quiet_now() const;
  void judge_quiet(const Quiet& before, const std::string& operation, const Story::Orders& orders);
  void perhaps_crash(bool write);
  std::string perhaps_strike(sandbox::Side side, const std::string& operation, const std::string& body, bool write);
  std::string strike_inside();
  sandbox::FaultKind drawn_kind(bool write);
  void perhaps_between();
  void after(int worker, const http::Request& request, const std::string& operation, const std::string& fault);

  Town& town_;
  Truth& truth_;
  Dice dice_;
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
