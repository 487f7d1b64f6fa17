#pragma once
// The parts of an absolute URL that this room looks at.

#include <string>
#include <string_view>

namespace woo24::net {

struct Url {
  std::string scheme;  ///< lower case, "https"
  std::string host;    ///< lower case, without user, port and the brackets of an IPv6 address
  std::string port;    ///< "" where it is the scheme's own
  std::string path;    ///< as written, "/" where there is none
  std::string query;   ///< as written, without the "?"

  /// "https://shop.example.se:8443": what may be said in a log line. No user, path or query.
  [[nodiscard]] std::string origin() const;
  [[nodiscard]] bool is_loopback() const;
};

/// Parts that are missing are empty; nothing is refused here.
Url url_parts(std::string_view url);

}  // namespace woo24::net
