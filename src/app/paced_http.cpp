#include "woo24/app/paced_http.hpp"

#include <algorithm>
#include <thread>

namespace woo24::app {

PacedHttp::PacedHttp(std::unique_ptr<HttpDoor> inner, std::vector<std::string> starts, std::chrono::milliseconds gap)
    : inner_(std::move(inner)), starts_(std::move(starts)), gap_(gap) {}

void PacedHttp::wait(const std::string& url) {
  if (std::none_of(starts_.begin(), starts_.end(), [&](const std::string& start) { return url.starts_with(start); })) return;
  std::chrono::steady_clock::time_point mine;
  {
    const std::lock_guard lock(mutex_);
    mine = std::max(std::chrono::steady_clock::now(), next_);
    next_ = mine + gap_;
  }
  std::this_thread::sleep_until(mine);
}

Result<http::Response> PacedHttp::send(const http::Request& request, const http::BodySink& sink) {
  wait(request.url);
  return inner_->send(request, sink);
}

std::vector<Result<http::Response>> PacedHttp::send_all(std::span<const http::Request> requests) {
  for (const auto& request : requests) wait(request.url);
  return inner_->send_all(requests);
}

}  // namespace woo24::app
