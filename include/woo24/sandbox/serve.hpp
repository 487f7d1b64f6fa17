#pragma once
// Both sides as HTTP servers on 127.0.0.1, each on a port of its own, with a small control plane under /_sandbox/.

#include "woo24/base/http_message.hpp"

#include <functional>
#include <memory>
#include <string>

namespace woo24::sandbox {

struct ServeOptions {
  int port = 0;           ///< 0: any free one
  std::string cert, key;  ///< PEM files; both empty: plain http
};

/// Serves one handler until it is destroyed or stopped. Calls come from many threads.
class Server {
 public:
  using Handler = std::function<http::Response(const http::Request&)>;
  Server(ServeOptions options, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Binds and starts; false when the port or the certificate cannot be used.
  bool start();
  void stop();
  [[nodiscard]] int port() const;
  /// "http://127.0.0.1:8080"
  [[nodiscard]] std::string address() const;
  /// The next n requests are handled, and their connections then closed without a byte.
  void drop_after(int n);

 private:
  struct Inner;
  std::unique_ptr<Inner> inner_;
};

}  // namespace woo24::sandbox
