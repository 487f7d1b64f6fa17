#include "woo24/sandbox/serve.hpp"

#include <atomic>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace woo24::sandbox {
namespace {

/// One kept connection to the server.
class Connection {
 public:
  explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// The answer up to the end of its body, "" when the connection closed without a byte.
  std::string call(const std::string& text) {
    if (!open_ || ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) < 0) return "";
    std::string answer;
    char bytes[4096];
    while (!answer.ends_with("!end")) {
      const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
      if (got <= 0) break;
      answer.append(bytes, static_cast<std::size_t>(got));
    }
    return answer;
  }

 private:
  int socket_;
  bool open_ = false;
};

class ServeTest : public ::testing::Test {
 public:
  ServeTest()
      : server({}, [this](const http::Request& request) {
          ++handled;
          http::Response answer;
          answer.status = 201;
          answer.headers = {{"Content-Type", "application/json"}, {"X-Seen", request.url}};
          answer.body = request.body + "!end";
          return answer;
        }) {
    EXPECT_TRUE(server.start());
  }
  std::atomic<int> handled{0};
  Server server;
  const std::string k_put =
      "PUT /a/b?c=%C3%A5 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
};

TEST_F(ServeTest, HandsOverRequestAndAnswer) {
  Connection connection(server.port());
  const auto answer = connection.call(k_put);
  EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 201");
  EXPECT_NE(answer.find("X-Seen: " + server.address() + "/a/b?c=%C3%A5\r\n"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("{}!end"));
}

TEST_F(ServeTest, ClosesKeptConnectionWithoutAByteAfterApplying) {
  Connection connection(server.port());
  EXPECT_NE(connection.call(k_put), "");
  server.drop_after(1);
  EXPECT_EQ(connection.call(k_put), "");
  EXPECT_EQ(handled, 2);
  Connection other(server.port());
  EXPECT_NE(other.call(k_put), "");
  EXPECT_EQ(handled, 3);
}

TEST_F(ServeTest, EndsCleanly) {
  Connection connection(server.port());
  EXPECT_NE(connection.call(k_put), "");
  server.stop();
  Server second({}, [](const http::Request&) { return http::Response{}; });
  EXPECT_TRUE(second.start());
}

TEST(Serve, RefusesAWrongCertificate) {
  Server server({0, "/nowhere.pem", "/nowhere.key"}, [](const http::Request&) { return http::Response{}; });
  EXPECT_FALSE(server.start());
}

}  // namespace
}  // namespace woo24::sandbox
