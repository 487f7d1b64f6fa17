#pragma once
// OAuth 1.0a, one-legged, HMAC-SHA256, as WooCommerce checks it over plain HTTP.

#include "woo24/base/when.hpp"

#include <string>
#include <string_view>

namespace woo24::net {

/// The value of an Authorization header ("OAuth oauth_consumer_key=…") for this call. The query of `url` is signed too,
/// decoded and encoded again by RFC 3986.
std::string oauth1_header(std::string_view method, std::string_view url, std::string_view key, std::string_view secret,
                          Instant now, std::string_view nonce);
/// RFC 3986: everything but A-Z a-z 0-9 - . _ ~ as %XX.
std::string percent_encoded(std::string_view text);

}  // namespace woo24::net
