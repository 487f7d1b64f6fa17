#include "woo24/sandbox/shop_auth.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace woo24::sandbox {

namespace {

constexpr std::int64_t k_window_seconds = 15 * 60;

using Params = std::vector<std::pair<std::string, std::string>>;

std::string base64(const unsigned char* bytes, std::size_t size) {
  std::string text((size + 2) / 3 * 4 + 1, '\0');
  const auto length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::string from_base64(std::string text) {
  while (text.size() % 4 != 0) text += '=';
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  const auto length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (length < 0) return {};
  auto size = static_cast<std::size_t>(length);
  for (auto at = text.size(); at > 0 && text[at - 1] == '='; --at) --size;
  bytes.resize(size);
  return bytes;
}

std::string hmac(const std::string& method, const std::string& key, const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const auto* kind = method == "HMAC-SHA1" ? EVP_sha1() : EVP_sha256();
  HMAC(kind, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
       digest.data(), &size);
  return base64(digest.data(), size);
}

ShopCaller refused(const std::string& message) {
  return {false, false, true, error_answer(401, "woocommerce_rest_authentication_error", message)};
}

const ShopKey* find_key(const ShopSettings& settings, const std::string& key) {
  const auto found = std::ranges::find(settings.keys, key, &ShopKey::key);
  return found == settings.keys.end() ? nullptr : &*found;
}

ShopCaller permitted(const ShopKey& key, const ShopRequest& request) {
  const bool reads = request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS";
  const auto* needed = reads ? "read" : "write";
  if (key.permissions == "read_write" || key.permissions == needed) return {true, true, false, {}};
  auto caller = refused("The API key provided does not have " + std::string(needed) + " permissions.");
  caller.key_is_good = true;
  return caller;
}

/// k="v" pairs of "OAuth …", decoded.
Params oauth_header(const std::string& authorization) {
  Params params;
  for (std::size_t at = 6; at < authorization.size();) {
    const auto end = std::min(authorization.find(',', at), authorization.size());
    auto pair = authorization.substr(at, end - at);
    pair.erase(0, pair.find_first_not_of(' '));
    const auto equals = pair.find('=');
    if (equals != std::string::npos) {
      auto value = pair.substr(equals + 1);
      std::erase(value, '"');
      while (value.ends_with(' ')) value.pop_back();
      params.emplace_back(percent_decoded(pair.substr(0, equals), false), percent_decoded(value, false));
    }
    at = end + 1;
  }
  return params;
}

bool starts_ignoring_case(const std::string& text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::string base_string(const ShopRequest& request, const ShopSettings& settings, const Params& all) {
  Params encoded;
  for (const auto& [name, value] : all) {
    if (name != "oauth_signature") encoded.emplace_back(percent_encoded_strictly(name), percent_encoded_strictly(value));
  }
  std::ranges::sort(encoded);
  std::string joined;
  for (const auto& [name, value] : encoded) joined += (joined.empty() ? "" : "&") + name + "=" + value;
  auto address = settings.address;
  while (address.ends_with('/')) address.pop_back();
  const auto url = address + request.path;  // the shop's own address, whatever host was called
  return request.method + "&" + percent_encoded_strictly(url) + "&" + percent_encoded_strictly(joined);
}

ShopCaller by_signature(const ShopRequest& request, const ShopSettings& settings, Instant now, std::set<std::string>& nonces,
                        const Params& oauth) {
  std::map<std::string, std::string> given(oauth.begin(), oauth.end());
  for (const auto* name :
       {"oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method"}) {
    if (given[name].empty()) return refused("Missing OAuth parameter " + std::string(name));
  }
  const auto* key = find_key(settings, given["oauth_consumer_key"]);
  if (key == nullptr) return refused("Consumer key is invalid.");
  const auto& method = given["oauth_signature_method"];
  if (method != "HMAC-SHA1" && method != "HMAC-SHA256") return refused("Invalid signature - signature method is invalid.");
  auto all = oauth;
  for (const auto& param : request.params) {
    if (!param.first.starts_with("oauth_")) all.push_back(param);
  }
  if (hmac(method, key->secret + "&", base_string(request, settings, all)) != given["oauth_signature"]) {
    return refused("Invalid signature - provided signature does not match.");
  }
  std::int64_t stamp = 0;
  const auto& text = given["oauth_timestamp"];
  std::from_chars(text.data(), text.data() + text.size(), stamp);
  const auto apart = now.time_since_epoch().count() - stamp;
  if (apart > k_window_seconds || apart < -k_window_seconds) return refused("Invalid timestamp.");
  if (!nonces.insert(given["oauth_nonce"]).second) return refused("Invalid nonce - nonce has already been used.");
  return permitted(*key, request);
}

ShopCaller by_secret(const ShopRequest& request, const ShopSettings& settings, const std::string& key,
                     const std::string& secret) {
  const auto* known = find_key(settings, key);
  if (known == nullptr) return {};  // an unknown key is as good as none
  if (known->secret != secret) return refused("Consumer secret is invalid.");
  return permitted(*known, request);
}

}  // namespace

ShopCaller identify(const ShopRequest& request, const ShopSettings& settings, Instant now, std::set<std::string>& nonces) {
  if (request.scheme == "https") {
    if (starts_ignoring_case(request.authorization, "Basic ")) {
      const auto pair = from_base64(request.authorization.substr(6));
      const auto colon = std::min(pair.find(':'), pair.size());
      return by_secret(request, settings, pair.substr(0, colon), colon < pair.size() ? pair.substr(colon + 1) : "");
    }
    const auto key = request.param("consumer_key"), secret = request.param("consumer_secret");
    if (key && secret) return by_secret(request, settings, *key, *secret);
  }
  if (starts_ignoring_case(request.authorization, "OAuth ")) {
    return by_signature(request, settings, now, nonces, oauth_header(request.authorization));
  }
  if (request.param("oauth_signature")) {
    Params oauth;
    for (const auto& param : request.params) {
      if (param.first.starts_with("oauth_")) oauth.push_back(param);
    }
    return by_signature(request, settings, now, nonces, oauth);
  }
  return {};
}

}  // namespace woo24::sandbox
