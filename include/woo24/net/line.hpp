#pragma once
// A line to the outside: kept connections and the transfers that run over them side by side. Used by one thread at a time.

#include "woo24/net/transfer.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace woo24::net {

class Line {
 public:
  /// `options` and `stopping` outlive the line. Throws nothing; a line without memory answers `unreachable`.
  Line(const CurlOptions& options, const std::atomic<bool>& stopping);
  ~Line();
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  /// All of them, at most `parallel` at once; results in the order of the requests. `sink` may be empty.
  std::vector<Result<http::Response>> run(std::span<const http::Request> requests, const http::BodySink& sink,
                                          std::size_t parallel);
  /// From any thread, as long as the line lives: run() looks at `stopping` again.
  void wake();

 private:
  struct Run;
  void start(Run& run, std::size_t index);
  void finish(Run& run, void* easy, int code);
  void finish_done(Run& run);
  void finish_all(Run& run);

  const CurlOptions& options_;
  const std::atomic<bool>& stopping_;
  std::unique_ptr<void, void (*)(void*)> multi_;
  std::vector<EasyHandle> spare_;
};

}  // namespace woo24::net
