#pragma once
// The HttpDoor of one lane. It hands every call on to the one door that all lanes share, and keeps what became of them: which
// side answered, how quickly, and when something last went on here.

#include "woo24/app/pulse.hpp"
#include "woo24/base/doors.hpp"

#include <memory>
#include <string>
#include <vector>

namespace woo24::app {

/// Of one side.
struct Answers {
  std::int64_t calls = 0, answers = 0;
  std::chrono::milliseconds took{0};  ///< all answers together
  friend bool operator==(const Answers&, const Answers&) = default;
  friend Answers operator-(const Answers& a, const Answers& b) {
    return {a.calls - b.calls, a.answers - b.answers, a.took - b.took};
  }
};

struct BothAnswers {
  Answers shop, office;
};

/// Used by the lane's thread alone.
class LaneHttp final : public HttpDoor {
 public:
  /// `shop`: the beginning of the shop's URLs; everything else is the office's.
  LaneHttp(std::shared_ptr<HttpDoor> inner, std::string shop, Pulse& pulse)
      : inner_(std::move(inner)), shop_(std::move(shop)), pulse_(pulse) {}
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override;
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override;
  [[nodiscard]] const BothAnswers& so_far() const { return answers_; }

 private:
  void count(const http::Request& request, const Result<http::Response>& answer);
  std::shared_ptr<HttpDoor> inner_;
  std::string shop_;
  Pulse& pulse_;
  BothAnswers answers_;
};

}  // namespace woo24::app
