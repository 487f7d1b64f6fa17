#include "woo24/net/url.hpp"

#include "woo24/base/text.hpp"

namespace woo24::net {

namespace {

bool is_own_port(std::string_view scheme, std::string_view port) {
  return (scheme == "http" && port == "80") || (scheme == "https" && port == "443");
}

/// "user@[::1]:8080" → host "::1", port "8080".
void read_authority(Url& url, std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  const auto bracket = authority.starts_with('[') ? authority.find(']') : std::string_view::npos;
  const auto colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const auto host = authority.substr(0, colon);
  url.host = lower(bracket == std::string_view::npos ? host : authority.substr(1, bracket - 1));
  if (colon != std::string_view::npos) url.port = authority.substr(colon + 1);
  if (is_own_port(url.scheme, url.port)) url.port.clear();
}

}  // namespace

std::string Url::origin() const {
  const bool address = host.find(':') != std::string::npos;
  return scheme + "://" + (address ? "[" + host + "]" : host) + (port.empty() ? "" : ":" + port);
}

bool Url::is_loopback() const {
  return host == "localhost" || host == "::1" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

Url url_parts(std::string_view text) {
  Url url;
  if (const auto colon = text.find("://"); colon != std::string_view::npos) {
    url.scheme = lower(text.substr(0, colon));
    text.remove_prefix(colon + 3);
  }
  text = text.substr(0, text.find('#'));
  if (const auto question = text.find('?'); question != std::string_view::npos) {
    url.query = text.substr(question + 1);
    text = text.substr(0, question);
  }
  const auto slash = text.find('/');
  read_authority(url, text.substr(0, slash));
  url.path = slash == std::string_view::npos ? "/" : text.substr(slash);
  return url;
}

}  // namespace woo24::net
