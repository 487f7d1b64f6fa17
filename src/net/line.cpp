#include "woo24/net/line.hpp"

#include <curl/curl.h>

#include <algorithm>

namespace woo24::net {

namespace {

constexpr int k_look_up_ms = 1'000;  ///< upper bound between two looks; wake() comes at once
constexpr std::size_t k_spare = 8;

void free_multi(void* multi) { curl_multi_cleanup(multi); }

}  // namespace

struct Line::Run {
  struct Way {
    std::size_t index;
    std::unique_ptr<Transfer> transfer;
  };
  std::span<const http::Request> requests;
  const http::BodySink& sink;
  std::vector<std::optional<Result<http::Response>>> results;
  std::vector<Way> under_way;
};

Line::Line(const CurlOptions& options, const std::atomic<bool>& stopping)
    : options_(options), stopping_(stopping), multi_(curl_multi_init(), free_multi) {
  if (multi_) curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(std::max(options.parallel, 1)) + 1);
}

Line::~Line() = default;

void Line::wake() {
  if (multi_) curl_multi_wakeup(multi_.get());
}

void Line::start(Run& run, std::size_t index) {
  const auto& request = run.requests[index];
  if (auto fault = Transfer::unsendable(request)) {
    run.results[index] = Fail{Kind::refused, Reason{ReasonId::internal_fault, {{"detail", *fault}}}};
    return;
  }
  auto easy = spare_.empty() ? new_easy_handle() : std::move(spare_.back());
  if (!spare_.empty()) spare_.pop_back();
  if (!easy || !multi_) {
    run.results[index] = Transfer::not_begun(request, "no memory");
    return;
  }
  auto transfer = std::make_unique<Transfer>(std::move(easy), request, run.sink, options_);
  if (curl_multi_add_handle(multi_.get(), transfer->easy()) != CURLM_OK) {
    run.results[index] = Transfer::not_begun(request, "no memory");
    return;
  }
  run.under_way.push_back({index, std::move(transfer)});
}

void Line::finish(Run& run, void* easy, int code) {
  const auto way =
      std::find_if(run.under_way.begin(), run.under_way.end(), [&](const Run::Way& w) { return w.transfer->easy() == easy; });
  if (way == run.under_way.end()) return;
  run.results[way->index] = way->transfer->outcome(code);
  curl_multi_remove_handle(multi_.get(), easy);
  auto handle = way->transfer->release();
  if (spare_.size() < k_spare) spare_.push_back(std::move(handle));
  run.under_way.erase(way);
}

void Line::finish_done(Run& run) {
  int left = 0;
  while (const auto* message = curl_multi_info_read(multi_.get(), &left)) {
    // The message belongs to libcurl and is gone with the handle it speaks of.
    if (message->msg == CURLMSG_DONE) finish(run, message->easy_handle, message->data.result);
  }
}

void Line::finish_all(Run& run) {
  while (!run.under_way.empty()) finish(run, run.under_way.back().transfer->easy(), CURLE_ABORTED_BY_CALLBACK);
}

std::vector<Result<http::Response>> Line::run(std::span<const http::Request> requests, const http::BodySink& sink,
                                              std::size_t parallel) {
  Run run{requests, sink, {}, {}};
  run.results.resize(requests.size());
  std::size_t next = 0;
  while (!stopping_) {
    while (next < requests.size() && run.under_way.size() < parallel) start(run, next++);
    if (run.under_way.empty()) break;
    int running = 0;
    if (curl_multi_perform(multi_.get(), &running) != CURLM_OK) break;
    finish_done(run);
    if (!run.under_way.empty()) curl_multi_poll(multi_.get(), nullptr, 0, k_look_up_ms, nullptr);
  }
  finish_all(run);
  std::vector<Result<http::Response>> results;
  results.reserve(requests.size());
  for (std::size_t n = 0; n < requests.size(); ++n) {
    if (run.results[n]) {
      results.push_back(std::move(*run.results[n]));
    } else {
      results.emplace_back(Transfer::not_begun(requests[n], k_call_stopped));
    }
  }
  return results;
}

}  // namespace woo24::net
