#pragma once
// HttpDoor over libcurl. Reads share kept connections; every Repeat::never request has a connection of its own, HTTP/1.1,
// no Expect, no redirect. TLS is always verified. Thread-safe. A proxy of the environment is used, but not to reach loopback.
//
// Errors. The door does not know which side it speaks to, so its reasons say "shop"; the wires word them anew. `url` in them is
// scheme, host and port alone.
//   unreachable  shop-unreachable: the request never began to leave (name, connect, TLS, stopped before)
//   ambiguous    shop-no-answer: Repeat::never, and it may have left, whatever came after
//   unreachable  shop-no-answer: Repeat::harmless, and no whole answer came
//   refused      Repeat::harmless: shop-answer-too-large; internal-fault "stopped by reader" when a sink said so.
//                Any: internal-fault for a request that cannot be written (line breaks in a header)

#include "woo24/base/doors.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace woo24::net {

struct CurlOptions {
  std::string user_agent = "woo24";
  /// host (as in the URL) → CA file to trust for it besides the system's
  std::vector<std::pair<std::string, std::string>> ca_files{};
  int parallel = 4;  ///< most reads side by side
};

class CurlHttp final : public HttpDoor {
 public:
  explicit CurlHttp(CurlOptions options);
  ~CurlHttp() override;
  CurlHttp(const CurlHttp&) = delete;
  CurlHttp& operator=(const CurlHttp&) = delete;
  Result<http::Response> send(const http::Request& request, const http::BodySink& sink) override;
  std::vector<Result<http::Response>> send_all(std::span<const http::Request> requests) override;
  /// Transfers under way end with an error (a write: ambiguous), new ones are refused as unreachable.
  void stop() override;

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace woo24::net
