#include "woo24/sandbox/serve.hpp"

#include <atomic>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <httplib.h>

namespace woo24::sandbox {

namespace {

constexpr std::size_t k_keep_alive_calls = 100'000;
constexpr int k_highest_descriptor = 4096;

std::uint16_t port_of(const sockaddr_storage& address) {
  if (address.ss_family != AF_INET) return 0;
  return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

/// Ends the connections to a port of ours from a port of the other side (0: from any). The library hands out no socket, so they
/// are looked for among the open ones.
void cut_connections(int local_port, int remote_port) {
  for (int descriptor = 3; descriptor < k_highest_descriptor; ++descriptor) {
    sockaddr_storage here{}, there{};
    socklen_t size = sizeof here;
    if (getsockname(descriptor, reinterpret_cast<sockaddr*>(&here), &size) != 0 || port_of(here) != local_port) continue;
    size = sizeof there;
    if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&there), &size) != 0 || there.ss_family != AF_INET) continue;
    if (remote_port != 0 && port_of(there) != remote_port) continue;
    shutdown(descriptor, SHUT_RDWR);
  }
}

std::unique_ptr<httplib::Server> make_server(const ServeOptions& options) {
  if (options.cert.empty() && options.key.empty()) return std::make_unique<httplib::Server>();
  return std::make_unique<httplib::SSLServer>(options.cert.c_str(), options.key.c_str());
}

void give(const http::Response& answer, httplib::Response& response) {
  response.status = answer.status;
  std::string type = "text/html";
  for (const auto& header : answer.headers) {
    if (header.name == "Content-Type")
      type = header.value;
    else if (header.name != "Content-Length" && header.name != "Transfer-Encoding")
      response.headers.emplace(header.name, header.value);
  }
  response.set_content(answer.body, type);
}

}  // namespace

struct Server::Inner {
  ServeOptions options;
  Handler handler;
  std::unique_ptr<httplib::Server> server;
  std::thread thread;
  int port = 0;
  std::atomic<int> drops{0};
  std::atomic<bool> ended{false};

  Inner(ServeOptions given, Handler answers) : options(std::move(given)), handler(std::move(answers)) {}

  [[nodiscard]] std::string address() const {
    const bool tls = !options.cert.empty() || !options.key.empty();
    return (tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port);
  }

  bool drops_this() {
    auto left = drops.load();
    while (left > 0 && !drops.compare_exchange_weak(left, left - 1)) {
    }
    return left > 0;
  }

  void take(const httplib::Request& given, httplib::Response& response) {
    http::Request request;
    request.method = given.method;
    request.url = address() + given.target;
    request.body = given.body;
    for (const auto& [name, value] : given.headers) request.headers.push_back({name, value, false});
    give(handler(request), response);
    if (drops_this()) cut_connections(port, given.remote_port);
  }
};

Server::Server(ServeOptions options, Handler handler)
    : inner_(std::make_unique<Inner>(std::move(options), std::move(handler))) {}

Server::~Server() { stop(); }

bool Server::start() {
  auto& inner = *inner_;
  inner.server = make_server(inner.options);
  if (!inner.server->is_valid()) return false;
  inner.server->set_tcp_nodelay(true);
  inner.server->set_keep_alive_max_count(k_keep_alive_calls);
  // A pre-routing handler would see requests without their bodies; these see every method and path.
  const auto take = [&inner](const httplib::Request& request, httplib::Response& response) { inner.take(request, response); };
  inner.server->Get(".*", take).Post(".*", take).Put(".*", take).Patch(".*", take).Delete(".*", take).Options(".*", take);
  if (inner.options.port == 0)
    inner.port = inner.server->bind_to_any_port("127.0.0.1");
  else
    inner.port = inner.server->bind_to_port("127.0.0.1", inner.options.port) ? inner.options.port : -1;
  if (inner.port <= 0) return false;
  inner.thread = std::thread([&inner] {
    inner.server->listen_after_bind();
    inner.ended = true;
  });
  // The port listens already; but a stop before the loop runs would be lost.
  while (!inner.server->is_running() && !inner.ended) std::this_thread::yield();
  return true;
}

void Server::stop() {
  auto& inner = *inner_;
  if (!inner.thread.joinable()) return;
  inner.server->stop();
  cut_connections(inner.port, 0);  // else each kept connection would be waited for
  inner.thread.join();
}

int Server::port() const { return inner_->port; }
std::string Server::address() const { return inner_->address(); }
void Server::drop_after(int n) { inner_->drops = n; }

}  // namespace woo24::sandbox
