#include "woo24/net/curl_http.hpp"

#include "woo24/net/line.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace woo24::net {

namespace {

/// libcurl counts these itself; the first one sets it up, the last one takes it down.
struct CurlLibrary {
  CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
  ~CurlLibrary() { curl_global_cleanup(); }
  CurlLibrary(const CurlLibrary&) = delete;
  CurlLibrary& operator=(const CurlLibrary&) = delete;
};

}  // namespace

struct CurlHttp::Inner {
  explicit Inner(CurlOptions wanted) : options(std::move(wanted)) {}

  CurlLibrary library;
  const CurlOptions options;
  std::atomic<bool> stopping{false};
  std::mutex mutex;  ///< guards the two below
  std::vector<std::unique_ptr<Line>> idle;
  std::vector<Line*> busy;

  /// A line of one's own for the time of a call; the one used last first, since its connections are the freshest.
  std::unique_ptr<Line> taken() {
    const std::lock_guard lock(mutex);
    auto line = idle.empty() ? std::make_unique<Line>(options, stopping) : std::move(idle.back());
    if (!idle.empty()) idle.pop_back();
    busy.push_back(line.get());
    return line;
  }

  void give_back(std::unique_ptr<Line> line) {
    const std::lock_guard lock(mutex);
    std::erase(busy, line.get());
    idle.push_back(std::move(line));
  }

  std::vector<Result<http::Response>> run(std::span<const http::Request> requests, const http::BodySink& sink) {
    struct Lent {
      Inner& inner;
      std::unique_ptr<Line> line = inner.taken();
      ~Lent() { inner.give_back(std::move(line)); }
    };
    const Lent lent{*this};
    return lent.line->run(requests, sink, static_cast<std::size_t>(std::max(options.parallel, 1)));
  }
};

CurlHttp::CurlHttp(CurlOptions options) : inner_(std::make_unique<Inner>(std::move(options))) {}
CurlHttp::~CurlHttp() = default;

Result<http::Response> CurlHttp::send(const http::Request& request, const http::BodySink& sink) {
  return std::move(inner_->run({&request, 1}, sink).front());
}

std::vector<Result<http::Response>> CurlHttp::send_all(std::span<const http::Request> requests) {
  const bool reads =
      std::all_of(requests.begin(), requests.end(), [](const auto& r) { return r.repeat == http::Repeat::harmless; });
  if (reads) return inner_->run(requests, {});
  const Fail fault{Kind::refused, Reason{ReasonId::internal_fault, {{"detail", "a write among reads side by side"}}}};
  return std::vector<Result<http::Response>>(requests.size(), Result<http::Response>(fault));
}

void CurlHttp::stop() {
  inner_->stopping = true;
  const std::lock_guard lock(inner_->mutex);
  for (auto* line : inner_->busy) line->wake();
}

}  // namespace woo24::net
