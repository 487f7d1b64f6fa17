#pragma once
// An HTTP/1.1 server over real sockets on 127.0.0.1, small enough to misbehave exactly as told: a thread a connection.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

struct ssl_st;
struct ssl_ctx_st;

namespace woo24::net::testing {

struct Seen {
  int connection = 0;  ///< which one it came over, counted from 1
  std::string method;
  std::string target;
  std::string head;  ///< everything before the body
  std::string body;
  [[nodiscard]] bool has_header(std::string_view name) const;
};

/// The server's end of one connection.
class Wire {
 public:
  Wire(int socket, ssl_st* tls) : socket_(socket), tls_(tls) {}
  std::size_t read(char* into, std::size_t most);  ///< 0: over
  bool write(std::string_view bytes);              ///< false: the other side is gone
  bool handshake();

 private:
  int socket_;
  ssl_st* tls_;
};

/// Answers one request; true keeps the connection. To close it without a byte: write nothing, return false.
using Handler = std::function<bool(const Seen&, Wire&)>;

struct TlsFiles {
  std::string certificate;
  std::string key;
};

class TinyServer {
 public:
  explicit TinyServer(Handler handler, std::optional<TlsFiles> tls = std::nullopt);
  ~TinyServer();
  TinyServer(const TinyServer&) = delete;
  TinyServer& operator=(const TinyServer&) = delete;

  [[nodiscard]] std::string url(const std::string& path) const;
  [[nodiscard]] std::vector<Seen> seen() const;
  [[nodiscard]] std::size_t count(std::string_view target) const;
  [[nodiscard]] int connections() const;
  /// False when so many have not come after a time that only a broken test takes.
  bool wait_for(std::size_t requests) const;

 private:
  void accept_all();
  void serve(int socket, int number);
  std::optional<Seen> read_request(Wire& wire, std::string& buffered, int number);

  Handler handler_;
  ssl_ctx_st* tls_ = nullptr;
  int socket_ = -1;
  int port_ = 0;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::vector<Seen> seen_;
  std::vector<int> sockets_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
  bool closing_ = false;
};

/// "HTTP/1.1 STATUS" with a Content-Length; `headers` are whole lines, each ended by CRLF.
std::string answer(int status, std::string_view body, std::string_view headers = {});

/// A new self-signed certificate for one name or address ("DNS:localhost", "IP:127.0.0.1"), as files in `folder`.
TlsFiles self_signed(const std::string& folder, const std::string& alternative_name);

}  // namespace woo24::net::testing
