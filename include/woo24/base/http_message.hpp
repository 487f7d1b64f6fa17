#pragma once
// Plain HTTP request and response, as values. No wire knowledge beyond names and bytes.

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace woo24::http {

struct Header {
  std::string name;
  std::string value;
  bool secret = false;  ///< never logged or dumped
  friend bool operator==(const Header&, const Header&) = default;
};

/// May any layer send it again? `never` also means: over a fresh connection, redirects not followed, and no clear answer is
/// Ambiguous.
enum class Repeat { harmless, never };

struct Limits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds total{120'000};
  std::size_t body_bytes = 256u << 20;
  friend bool operator==(const Limits&, const Limits&) = default;
};

struct Request {
  std::string method = "GET";
  std::string url;  ///< absolute; never carries a credential
  std::vector<Header> headers;
  std::string body;
  Repeat repeat = Repeat::never;
  Limits limits;
  friend bool operator==(const Request&, const Request&) = default;
};

struct Response {
  int status = 0;
  std::vector<Header> headers;
  std::string body;  ///< decoded (gzip); empty where a sink took it
  std::chrono::milliseconds took{0};
  /// The first header of that name, ignoring case; "" when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Takes a body in pieces as it comes (only of an answer with status 200). Returns false to stop the transfer.
using BodySink = std::function<bool(std::string_view)>;

}  // namespace woo24::http
