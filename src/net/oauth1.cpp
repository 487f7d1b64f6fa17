#include "woo24/net/oauth1.hpp"

#include "woo24/base/text.hpp"
#include "woo24/net/url.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace woo24::net {

namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

bool is_unreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// As PHP reads a query: %XX, and "+" for a blank.
std::string query_decoded(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool coded = text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0;
    if (coded) {
      plain += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    } else {
      plain += text[at] == '+' ? ' ' : text[at];
    }
  }
  return plain;
}

/// Each name and value decoded and encoded again, so that it does not matter how the URL was written.
void add_query(Parameters& parameters, std::string_view query) {
  for (const auto& part : split(query, '&')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    const auto name = part.substr(0, equals);
    const auto value = equals == std::string::npos ? std::string() : part.substr(equals + 1);
    parameters.emplace_back(percent_encoded(query_decoded(name)), percent_encoded(query_decoded(value)));
  }
}

std::string base_string(std::string_view method, const Url& url, Parameters parameters) {
  add_query(parameters, url.query);
  std::sort(parameters.begin(), parameters.end());
  std::vector<std::string> pairs;
  for (const auto& [name, value] : parameters) pairs.push_back(name + "=" + value);
  return std::string(method) + "&" + percent_encoded(url.origin() + url.path) + "&" + percent_encoded(joined(pairs, "&"));
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());  // NOLINT: what the C library takes
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, text.size(), digest.data(), &size);
  return {digest.begin(), digest.begin() + size};
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view k_hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += k_hex[byte >> 4U];
    encoded += k_hex[byte & 15U];
  }
  return encoded;
}

std::string oauth1_header(std::string_view method, std::string_view url, std::string_view key, std::string_view secret,
                          Instant now, std::string_view nonce) {
  Parameters parameters{{"oauth_consumer_key", percent_encoded(key)},
                        {"oauth_nonce", percent_encoded(nonce)},
                        {"oauth_signature_method", "HMAC-SHA256"},
                        {"oauth_timestamp", std::to_string(now.time_since_epoch().count())}};
  // One-legged: there is no token, but the "&" before its empty secret belongs to the key all the same.
  const auto signing_key = percent_encoded(secret) + "&";
  const auto signature = base64(hmac_sha256(signing_key, base_string(method, url_parts(url), parameters)));
  parameters.emplace_back("oauth_signature", percent_encoded(signature));
  std::vector<std::string> quoted;
  for (const auto& [name, value] : parameters) quoted.push_back(name + "=\"" + value + "\"");
  return "OAuth " + joined(quoted, ",");
}

}  // namespace woo24::net
