#pragma once
// An HttpDoor that keeps the calls to some hosts apart. The office answers bursts of about 25 a second with 429, long before
// its hourly limit; its usual answer takes longer than the gap, so this waits only where the office is unusually quick.

#include "woo24/base/doors.hpp"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace woo24::app {

class PacedHttp final : public HttpDoor {
 public:
  /// `starts`: beginnings of the URLs that are paced.
  PacedHttp(std::unique_ptr<HttpDoor> inner, std::vector<std::string> starts, std::chrono::milliseconds gap);
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override;
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override;
  void stop() override { inner_->stop(); }

 private:
  void wait(const std::string& url);
  std::unique_ptr<HttpDoor> inner_;
  std::vector<std::string> starts_;
  std::chrono::milliseconds gap_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace woo24::app
