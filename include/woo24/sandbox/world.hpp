#pragma once
// Both sides behind one HttpDoor: calls are routed by the URL's host, faults and hands come in between, and time is simulated.
// It keeps the contract of HttpDoor as the real one does: no whole answer to a Repeat::never request is `ambiguous`, to a
// harmless one `unreachable`; no connection is `unreachable`. Reasons are shop-unreachable and shop-no-answer for either side,
// since the door does not know whom it calls.

#include "woo24/base/doors.hpp"
#include "woo24/sandbox/faults.hpp"
#include "woo24/sandbox/sim_doors.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace woo24::sandbox {

using Handler = std::function<http::Response(const http::Request&)>;

/// What a person (or another machine) does at a call of the program; may use anything but the world's send.
using Hand = std::function<void(const http::Request&)>;

/// One call, as the world saw it.
struct SeenCall {
  int number = 0;  ///< from 1, over both sides
  Side side = Side::shop;
  std::string operation;
  bool write = false;    ///< Repeat::never
  bool applied = false;  ///< the side handled it (not yet known for a late one)
  int status = 0;        ///< 0: no answer reached the program
};

class World final : public HttpDoor {
 public:
  explicit World(SimTime& time, std::uint64_t seed = 24);

  /// Calls to this host ("shop.example.se", "127.0.0.1:8080") go to this side. An unknown host is `unreachable`.
  void serve(const std::string& host, Side side, Handler handler);

  Result<http::Response> send(const http::Request& request, const http::BodySink& sink = {}) override;
  /// One after the other, in order.
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override;

  [[nodiscard]] Faults& faults() { return faults_; }
  [[nodiscard]] SimRun& run() { return run_; }
  [[nodiscard]] SimTime& time() { return time_; }

  /// Before or after the n-th call of the world (from 1) was handled, once.
  void hand_at(int call, Moment moment, Hand hand);
  /// Before or after each call whose operation fits, `times` times (0: always).
  void hand_at(Side side, const std::string& operation, Moment moment, Hand hand, int times = 1);
  /// Each call moves the time by this (default 20 ms).
  void set_latency(std::chrono::milliseconds latency);
  /// The side is gone: every call is `unreachable` until it is back.
  void set_down(Side side, bool down);
  /// How many bytes a sink gets at a time (default 1000).
  void set_piece(std::size_t bytes);

  [[nodiscard]] int calls() const;
  [[nodiscard]] int calls(Side side) const;
  /// Calls that fit ("SaveInvoices", "PUT *").
  [[nodiscard]] int calls(Side side, std::string_view operation) const;
  [[nodiscard]] std::vector<SeenCall> seen() const;
  /// Forgets what was seen; the numbers go on.
  void forget_seen();
  /// Requests that were accepted and not yet applied (FaultKind::late).
  [[nodiscard]] std::size_t late_ones() const;

 private:
  struct Place {
    Side side = Side::shop;
    Handler handler;
  };
  struct LateCall {
    std::chrono::milliseconds at;
    int number = 0;
    Handler handler;
    http::Request request;
  };
  struct HandRule {
    std::optional<int> call;
    Side side = Side::shop;
    std::string operation;
    Moment moment = Moment::before;
    Hand hand;
    int left = 1;  ///< -1: always
  };
  struct Visit;  ///< one call on its way

  Result<http::Response> pass(const http::Request& request, const http::BodySink& sink, bool dies_after);
  Result<http::Response> meet(const Visit& visit);
  Result<http::Response> struck_by(const Visit& visit, const Fault& fault);
  Result<http::Response> deliver(const Visit& visit, http::Response answer);
  std::optional<Visit> begin(const http::Request& request, const http::BodySink& sink, bool dies_after);
  http::Response apply(const Visit& visit);
  Fail late(const Visit& visit, const Fault& fault);
  void put_off(const Visit& visit, std::chrono::milliseconds by);
  void run_hands(const Visit& visit, Moment moment);
  void run_late_ones();
  void mark(int number, const std::function<void(SeenCall&)>& change);
  bool is_down(Side side) const;

  SimTime& time_;
  SimRun run_;
  Faults faults_;
  mutable std::mutex mutex_;
  std::map<std::string, Place> places_;
  std::map<Side, bool> down_;
  std::vector<HandRule> hands_;
  std::vector<LateCall> late_;
  std::vector<SeenCall> seen_;
  std::map<Side, int> calls_of_;
  std::atomic<std::chrono::milliseconds> latency_{std::chrono::milliseconds{20}};
  std::size_t piece_ = 1000;
  int calls_ = 0;
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);  ///< the time may outlive this world
};

}  // namespace woo24::sandbox
