#include "woo24/sandbox/world.hpp"

#include "woo24/sandbox/fault_answers.hpp"

#include <algorithm>
#include <utility>

namespace woo24::sandbox {

struct World::Visit {
  int number = 0;
  Side side = Side::shop;
  std::string operation;
  const http::Request& request;
  const http::BodySink& sink;
  Handler handler;
  std::size_t piece = 1000;
  bool dies_after = false;
};

namespace {

std::string host_of(const std::string& url) {
  const auto scheme = url.find("://");
  const auto start = scheme == std::string::npos ? 0 : scheme + 3;
  return url.substr(start, url.find_first_of("/?#", start) - start);
}

std::string origin_of(const std::string& url) {
  const auto host = host_of(url);
  return url.substr(0, url.find(host)) + host;
}

Fail unreachable(const http::Request& request, const std::string& detail) {
  return Fail{Kind::unreachable, Reason{ReasonId::shop_unreachable, {{"url", origin_of(request.url)}, {"detail", detail}}}};
}

/// No whole answer came: whether the other side did it, nobody knows.
Fail no_answer(const http::Request& request, const std::string& detail) {
  const auto kind = request.repeat == http::Repeat::never ? Kind::ambiguous : Kind::unreachable;
  return Fail{kind, Reason{ReasonId::shop_no_answer, {{"url", origin_of(request.url)}, {"detail", detail}}}};
}

}  // namespace

World::World(SimTime& time, std::uint64_t seed) : time_(time), faults_(seed) {
  time_.watch([this, alive = std::weak_ptr<int>(alive_)] {
    if (!alive.expired()) run_late_ones();
  });
}

void World::serve(const std::string& host, Side side, Handler handler) {
  const std::lock_guard lock(mutex_);
  places_[host] = Place{side, std::move(handler)};
}

Result<http::Response> World::send(const http::Request& request, const http::BodySink& sink) {
  const auto dies_after = run_.enter(DoorKind::http);
  auto answer = pass(request, sink, dies_after);
  if (dies_after) run_.die();
  return answer;
}

std::vector<Result<http::Response>> World::send_all(std::span<const http::Request> requests) {
  std::vector<Result<http::Response>> answers;
  for (const auto& request : requests) answers.push_back(send(request));
  return answers;
}

Result<http::Response> World::pass(const http::Request& request, const http::BodySink& sink, bool dies_after) {
  time_.advance(latency_);
  const auto visit = begin(request, sink, dies_after);
  if (!visit) return unreachable(request, "Could not resolve host: " + host_of(request.url));
  run_hands(*visit, Moment::before);
  auto answer = meet(*visit);
  run_hands(*visit, Moment::after);
  if (answer.ok()) mark(visit->number, [&](SeenCall& call) { call.status = answer.value().status; });
  return answer;
}

std::optional<World::Visit> World::begin(const http::Request& request, const http::BodySink& sink, bool dies_after) {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(host_of(request.url));
  if (place == places_.end()) return std::nullopt;
  const auto side = place->second.side;
  Visit visit{++calls_, side, operation_of(side, request), request, sink, place->second.handler, piece_, dies_after};
  ++calls_of_[side];
  seen_.push_back({visit.number, side, visit.operation, request.repeat == http::Repeat::never, false, 0});
  return visit;
}

Result<http::Response> World::meet(const Visit& visit) {
  if (is_down(visit.side)) return unreachable(visit.request, "Connection refused");
  const auto write = visit.request.repeat == http::Repeat::never;
  const auto fault = faults_.strike(visit.number, visit.side, visit.operation, write);
  if (fault) return struck_by(visit, *fault);
  return deliver(visit, apply(visit));
}

http::Response World::apply(const Visit& visit) {
  auto answer = visit.handler(visit.request);
  answer.took = latency_;
  mark(visit.number, [](SeenCall& call) { call.applied = true; });
  return answer;
}

void World::put_off(const Visit& visit, std::chrono::milliseconds by) {
  const std::lock_guard lock(mutex_);
  late_.push_back({time_.steady() + by, visit.number, visit.handler, visit.request});
}

Fail World::late(const Visit& visit, const Fault& fault) {
  put_off(visit, visit.request.limits.total + fault.late_by);
  time_.advance(visit.request.limits.total);
  return no_answer(visit.request, "Operation timed out");
}

Result<http::Response> World::struck_by(const Visit& visit, const Fault& fault) {
  switch (fault.kind) {
    case FaultKind::refuse:
      return unreachable(visit.request, "Connection refused");
    case FaultKind::drop_before:
      return no_answer(visit.request, "Empty reply from server");
    case FaultKind::time_out:
      time_.advance(visit.request.limits.total);
      return no_answer(visit.request, "Operation timed out");
    case FaultKind::late:
      return late(visit, fault);
    case FaultKind::goes_on:
      put_off(visit, fault.late_by);
      return deliver(visit, made_answer(fault, visit.side, time_.now()));
    case FaultKind::drop_after:
      apply(visit);
      return no_answer(visit.request, "Empty reply from server");
    case FaultKind::truncate: {
      auto answer = apply(visit);
      answer.body.resize(answer.body.size() / 2);
      auto half = deliver(visit, std::move(answer));  // what came of it does reach a sink
      if (!half.ok()) return half;
      return no_answer(visit.request, "transfer closed with outstanding read data remaining");
    }
    default:
      break;
  }
  if (leaves_undone(fault.kind)) return deliver(visit, made_answer(fault, visit.side, time_.now()));
  auto answer = apply(visit);
  spoil(answer, fault, visit.side, time_.now());
  return deliver(visit, std::move(answer));
}

Result<http::Response> World::deliver(const Visit& visit, http::Response answer) {
  if (visit.dies_after) return answer;  // nobody is left to take it
  const auto& request = visit.request;
  const auto limit = request.limits.body_bytes;
  const auto too_large = answer.body.size() > limit;
  if (visit.sink && answer.status == 200) {
    const auto whole = std::string_view(answer.body).substr(0, limit);
    for (std::size_t at = 0; at < whole.size(); at += visit.piece) {
      if (visit.sink(whole.substr(at, visit.piece))) continue;
      if (request.repeat == http::Repeat::never) return no_answer(request, "stopped by reader");
      return Fail{Kind::refused, Reason{ReasonId::internal_fault, {{"detail", "stopped by reader"}}}};
    }
    answer.body.clear();
  }
  if (!too_large) return answer;
  if (request.repeat == http::Repeat::never)
    return no_answer(request, "answer over the limit of " + std::to_string(limit) + " bytes");
  return Fail{Kind::refused,
              Reason{ReasonId::shop_answer_too_large, {{"what", origin_of(request.url)}, {"limit", std::to_string(limit)}}}};
}

void World::run_hands(const Visit& visit, Moment moment) {
  std::vector<Hand> due;
  {
    const std::lock_guard lock(mutex_);
    for (auto& rule : hands_) {
      if (rule.left == 0 || rule.moment != moment) continue;
      const auto here =
          rule.call ? *rule.call == visit.number : rule.side == visit.side && fits(rule.operation, visit.operation);
      if (!here) continue;
      if (rule.left > 0) --rule.left;
      due.push_back(rule.hand);
    }
  }
  for (const auto& hand : due) hand(visit.request);
}

void World::run_late_ones() {
  std::vector<LateCall> due;
  {
    const std::lock_guard lock(mutex_);
    const auto now = time_.steady();
    const auto later = std::stable_partition(late_.begin(), late_.end(), [&](const LateCall& call) { return call.at > now; });
    std::move(later, late_.end(), std::back_inserter(due));
    late_.erase(later, late_.end());
  }
  for (const auto& call : due) {
    call.handler(call.request);
    mark(call.number, [](SeenCall& seen) { seen.applied = true; });
  }
}

void World::mark(int number, const std::function<void(SeenCall&)>& change) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(seen_.rbegin(), seen_.rend(), [&](const SeenCall& call) { return call.number == number; });
  if (found != seen_.rend()) change(*found);
}

bool World::is_down(Side side) const {
  const std::lock_guard lock(mutex_);
  const auto found = down_.find(side);
  return found != down_.end() && found->second;
}

void World::hand_at(int call, Moment moment, Hand hand) {
  const std::lock_guard lock(mutex_);
  hands_.push_back({call, Side::shop, "", moment, std::move(hand), 1});
}

void World::hand_at(Side side, const std::string& operation, Moment moment, Hand hand, int times) {
  const std::lock_guard lock(mutex_);
  hands_.push_back({std::nullopt, side, operation, moment, std::move(hand), times == 0 ? -1 : times});
}

void World::set_latency(std::chrono::milliseconds latency) { latency_ = latency; }

void World::set_down(Side side, bool down) {
  const std::lock_guard lock(mutex_);
  down_[side] = down;
}

void World::set_piece(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  piece_ = std::max<std::size_t>(bytes, 1);
}

int World::calls() const {
  const std::lock_guard lock(mutex_);
  return calls_;
}

int World::calls(Side side) const {
  const std::lock_guard lock(mutex_);
  const auto found = calls_of_.find(side);
  return found == calls_of_.end() ? 0 : found->second;
}

int World::calls(Side side, std::string_view operation) const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(std::count_if(
      seen_.begin(), seen_.end(), [&](const SeenCall& call) { return call.side == side && fits(operation, call.operation); }));
}

std::vector<SeenCall> World::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

void World::forget_seen() {
  const std::lock_guard lock(mutex_);
  seen_.clear();
}

std::size_t World::late_ones() const {
  const std::lock_guard lock(mutex_);
  return late_.size();
}

}  // namespace woo24::sandbox
