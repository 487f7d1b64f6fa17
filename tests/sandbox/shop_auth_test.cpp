#include "woo24/sandbox/shop_auth.hpp"

#include <gtest/gtest.h>

namespace woo24::sandbox {
namespace {

constexpr Instant k_now{std::chrono::seconds{1'795'483'280}};

ShopSettings recorded_shop() {
  ShopSettings settings;
  settings.address = "http://127.0.0.1:8085";
  settings.keys = {
      {"ck_4afe04b653262676e7850d722c363d6305b6b8f5", "cs_1521a9d75a04eaeaeaec542e00b7b0438c3b15eb", "read_write"}};
  return settings;
}

/// A call that a real shop took (recorded).
constexpr const char* k_recorded =
    "http://127.0.0.1:8085/wp-json/wc/v3/orders?per_page=1&status=processing"
    "&oauth_consumer_key=ck_4afe04b653262676e7850d722c363d6305b6b8f5&oauth_timestamp=1795483280"
    "&oauth_nonce=5c4ef249ace865e3a6eb1e5b1e2e53cb&oauth_signature_method=HMAC-SHA256"
    "&oauth_signature=qWB3JVHc3JYHxllq4kwi%2FkxtW7uJB5dqoD5%2BBb85sdE%3D";

ShopCaller identified(const std::string& url, const ShopSettings& settings, Instant now, std::set<std::string>& nonces,
                      const std::string& authorization = "", const std::string& method = "GET") {
  http::Request request;
  request.method = method;
  request.url = url;
  request.headers = {{"Authorization", authorization}};
  return identify(read_request(request, settings.address), settings, now, nonces);
}

std::string message(const ShopCaller& caller) {
  return caller.refused ? caller.refusal.body["message"].get<std::string>() : "";
}

TEST(ShopAuth, TakesTheRecordedSignatureOnce) {
  std::set<std::string> nonces;
  const auto first = identified(k_recorded, recorded_shop(), k_now, nonces);
  EXPECT_TRUE(first.known) << message(first);
  EXPECT_EQ(message(identified(k_recorded, recorded_shop(), k_now, nonces)), "Invalid nonce - nonce has already been used.");
}

TEST(ShopAuth, TakesTheSameSignatureInAHeader) {
  std::set<std::string> nonces;
  const auto caller =
      identified("http://127.0.0.1:8085/wp-json/wc/v3/orders?per_page=1&status=processing", recorded_shop(), k_now, nonces,
                 "OAuth oauth_consumer_key=\"ck_4afe04b653262676e7850d722c363d6305b6b8f5\", "
                 "oauth_timestamp=\"1795483280\", oauth_nonce=\"5c4ef249ace865e3a6eb1e5b1e2e53cb\", "
                 "oauth_signature_method=\"HMAC-SHA256\", "
                 "oauth_signature=\"qWB3JVHc3JYHxllq4kwi%2FkxtW7uJB5dqoD5%2BBb85sdE%3D\"");
  EXPECT_TRUE(caller.known) << message(caller);
}

TEST(ShopAuth, RefusesOldStampsAndOtherAddresses) {
  std::set<std::string> nonces;
  EXPECT_EQ(message(identified(k_recorded, recorded_shop(), k_now + std::chrono::seconds{1000}, nonces)), "Invalid timestamp.");
  EXPECT_EQ(message(identified(k_recorded, recorded_shop(), k_now - std::chrono::seconds{1000}, nonces)), "Invalid timestamp.");
  auto other = recorded_shop();
  other.address = "http://localhost:8085";
  EXPECT_EQ(message(identified(k_recorded, other, k_now, nonces)), "Invalid signature - provided signature does not match.");
  EXPECT_EQ(message(identified(k_recorded, recorded_shop(), k_now, nonces, "", "PUT")),
            "Invalid signature - provided signature does not match.");
  EXPECT_TRUE(identified(k_recorded, recorded_shop(), k_now, nonces).known);  // none of these used the nonce up
}

TEST(ShopAuth, QueryStringOnlyOverTls) {
  std::set<std::string> nonces;
  auto settings = recorded_shop();
  const auto key = settings.keys[0];
  const auto query = "/wp-json/wc/v3/orders?consumer_key=" + key.key + "&consumer_secret=" + key.secret;
  EXPECT_FALSE(identified("http://127.0.0.1:8085" + query, settings, k_now, nonces).known);
  EXPECT_TRUE(identified("https://127.0.0.1:8085" + query, settings, k_now, nonces).known);
}

}  // namespace
}  // namespace woo24::sandbox
