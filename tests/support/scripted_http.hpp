#pragma once
// Doors whose other side is told by the test: HTTP by script or by rule, a clock that stands, chance that counts.

#include "woo24/base/doors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace woo24::test {

inline std::string header_of(const http::Request& request, std::string_view name) {
  const auto found =
      std::find_if(request.headers.begin(), request.headers.end(), [&](const auto& one) { return one.name == name; });
  return found == request.headers.end() ? std::string() : found->value;
}

/// Answers what was put with `then`, in that order; when that is used up, by the first rule that fits. A request that nothing
/// answers fails the test. Bodies reach a sink in pieces of seven bytes.
class ScriptedHttp final : public HttpDoor {
 public:
  using Answer = std::variant<http::Response, Error>;
  using Fits = std::function<bool(const http::Request&)>;
  using Gives = std::function<Answer(const http::Request&)>;

  static http::Response response(int status, std::string body, std::vector<http::Header> headers = {}) {
    return {status, std::move(headers), std::move(body), {}};
  }
  static Error failure(Kind kind, const std::string& detail = "reset") {
    return {kind, Reason{ReasonId::internal_fault, {{"detail", detail}}}, {}};
  }

  ScriptedHttp& then(Answer answer) {
    script_.push_back(std::move(answer));
    return *this;
  }
  ScriptedHttp& on(Fits fits, Gives gives) {
    rules_.emplace_back(std::move(fits), std::move(gives));
    return *this;
  }
  ScriptedHttp& on_url_with(std::string part, Answer answer) {
    return on([part = std::move(part)](const http::Request& request) { return request.url.find(part) != std::string::npos; },
              [answer = std::move(answer)](const http::Request&) { return answer; });
  }

  Result<http::Response> send(const http::Request& request, const http::BodySink& sink = {}) override {
    requests.push_back(request);
    auto answer = answer_to(request);
    if (auto* error = std::get_if<Error>(&answer)) return Fail{*error};
    auto given = std::get<http::Response>(std::move(answer));
    if (given.status != 200 || !sink) return given;
    const auto body = std::exchange(given.body, {});
    constexpr std::size_t k_piece = 7;
    for (std::size_t at = 0; at < body.size(); at += k_piece) {
      if (!sink(std::string_view(body).substr(at, k_piece))) return Fail{failure(Kind::unreachable, "stopped")};
    }
    return given;
  }
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> many) override {
    std::vector<Result<http::Response>> answers;
    for (const auto& one : many) {
      EXPECT_EQ(one.repeat, http::Repeat::harmless) << "only reads go side by side: " << one.method << " " << one.url;
      answers.push_back(send(one));
    }
    return answers;
  }

  [[nodiscard]] std::size_t left() const { return script_.size(); }
  std::vector<http::Request> requests;

 private:
  Answer answer_to(const http::Request& request) {
    if (!script_.empty()) {
      auto answer = std::move(script_.front());
      script_.pop_front();
      return answer;
    }
    for (const auto& [fits, gives] : rules_) {
      if (fits(request)) return gives(request);
    }
    ADD_FAILURE() << "nothing answers " << request.method << " " << request.url;
    return failure(Kind::unreachable, "nothing answers");
  }

  std::deque<Answer> script_;
  std::vector<std::pair<Fits, Gives>> rules_;
};

/// Stands until it is moved.
class StandingClock final : public ClockDoor {
 public:
  static constexpr Instant k_start{std::chrono::seconds{1'795'507'200}};  ///< 2026-11-24 08:00 UTC
  Instant now() override { return now_; }
  std::chrono::milliseconds steady() override { return steady_; }
  void advance(std::chrono::seconds by) {
    now_ += by;
    steady_ += by;
  }
  void set(Instant at) { now_ = at; }

 private:
  Instant now_ = k_start;
  std::chrono::milliseconds steady_{0};
};

/// 1, 2, 3 …: never the same twice.
class CountingChance final : public ChanceDoor {
 public:
  std::uint64_t draw() override { return ++drawn_; }

 private:
  std::uint64_t drawn_ = 0;
};

class GivenEnvironment final : public EnvironmentDoor {
 public:
  Result<std::string> secret(std::string_view name) override {
    const auto found = secrets.find(std::string(name));
    if (found != secrets.end()) return found->second;
    return Fail{Kind::configuration, Reason{ReasonId::secret_missing, {{"name", std::string(name)}, {"places", "the test"}}}};
  }
  Result<std::uint64_t> free_bytes(const std::string&) override { return free; }
  void notify(const std::string& state) override { notified.push_back(state); }

  std::map<std::string, std::string> secrets;
  std::uint64_t free = std::uint64_t{1} << 40;
  std::vector<std::string> notified;
};

/// All of them together. Outlives what is given its doors.
struct ScriptedDoors {
  ScriptedHttp http;
  StandingClock clock;
  CountingChance chance;
  GivenEnvironment environment;
  Doors doors() { return {http, clock, chance, environment}; }
};

}  // namespace woo24::test
