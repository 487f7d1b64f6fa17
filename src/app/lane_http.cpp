#include "woo24/app/lane_http.hpp"

namespace woo24::app {

void LaneHttp::count(const http::Request& request, const Result<http::Response>& answer) {
  auto& side = request.url.starts_with(shop_) ? answers_.shop : answers_.office;
  ++side.calls;
  if (!answer.ok()) return;
  ++side.answers;
  side.took += answer.value().took;
}

Result<http::Response> LaneHttp::send(const http::Request& request, const http::BodySink& sink) {
  pulse_.beat();
  http::BodySink watched;
  if (sink) {
    watched = [&](std::string_view piece) {
      pulse_.beat();
      return sink(piece);
    };
  }
  auto answer = inner_->send(request, watched);
  count(request, answer);
  pulse_.beat();
  return answer;
}

std::vector<Result<http::Response>> LaneHttp::send_all(std::span<const http::Request> requests) {
  pulse_.beat();
  auto answers = inner_->send_all(requests);
  for (std::size_t n = 0; n < answers.size(); ++n) count(requests[n], answers[n]);
  pulse_.beat();
  return answers;
}

}  // namespace woo24::app
