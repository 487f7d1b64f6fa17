// Known answers, worked out by another implementation of RFC 5849 with HMAC-SHA256.
#include "woo24/net/oauth1.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace woo24::net {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view k_key = "ck_0123456789abcdef0123456789abcdef01234567";
constexpr std::string_view k_secret = "cs_76543210fedcba9876543210fedcba9876543210";
constexpr Instant k_now{std::chrono::seconds{1'795'482'903}};

std::string signature(std::string_view method, std::string_view url) {
  const auto header = oauth1_header(method, url, k_key, k_secret, k_now, "n0nce");
  const std::string_view mark = "oauth_signature=\"";
  const auto start = header.find(mark) + mark.size();
  return header.substr(start, header.find('"', start) - start);
}

TEST(Oauth1, SaysAllThatTheShopNeeds) {
  EXPECT_EQ(oauth1_header("GET", "http://shop.example.se/wp-json/wc/v3/orders", k_key, k_secret, k_now, "n0nce"),
            "OAuth oauth_consumer_key=\"ck_0123456789abcdef0123456789abcdef01234567\",oauth_nonce=\"n0nce\","
            "oauth_signature_method=\"HMAC-SHA256\",oauth_timestamp=\"1795482903\","
            "oauth_signature=\"biGaf7PIkulJexyRA7jVZsBpfLjCXKTmUXI7WszMhU4%3D\"");
}

TEST(Oauth1, NeverCarriesTheSecret) {
  EXPECT_THAT(oauth1_header("GET", "http://shop.example.se/", k_key, k_secret, k_now, "n0nce"), Not(HasSubstr("cs_")));
}

TEST(Oauth1, SignsThePortOnlyWhereItIsNotTheSchemesOwn) {
  EXPECT_EQ(signature("PUT", "http://127.0.0.1:8080/wp-json/wc/v3/orders/7"), "JPKHQtcyQyOdHMQ1NNupNOye78iyc8Dy5yHLQqyfOw0%3D");
  EXPECT_EQ(signature("GET", "HTTP://Shop.example.se:80/wp-json/wc/v3/orders"),
            "biGaf7PIkulJexyRA7jVZsBpfLjCXKTmUXI7WszMhU4%3D");
}

TEST(Oauth1, SignsTheQueryHoweverItIsWritten) {
  // status[0]=processing, status[1]=on-hold, per_page=100, search="Räksmörgås & co+1", in any order and encoding
  const std::string start = "http://shop.example.se/wp-json/wc/v3/orders?";
  for (const auto* query : {
           "status[0]=processing&status[1]=on-hold&per_page=100&search=R%C3%A4ksm%C3%B6rg%C3%A5s%20%26%20co%2B1",
           "search=R%c3%a4ksm%c3%b6rg%c3%a5s+%26+co%2b1&per_page=100&status%5B1%5D=on-hold&status%5b0%5d=processing",
           "per_page=100&&status%5B0%5D=%70rocessing&status[1]=on%2Dhold&search=Räksmörgås+%26 co%2B1",
       }) {
    EXPECT_EQ(signature("GET", start + query), "vRxbWBTSyFGAXQDm7or88EBBFck0aH7fcVbACy2%2FXG4%3D") << query;
  }
}

TEST(Oauth1, SignsTheParametersOfTheRfcsExample) {
  // RFC 5849, 3.4.1.3.1, less its token and its body
  const auto header = oauth1_header("POST", "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2&a3=2+q",
                                    "9djdj82h48djs9d2", "j49sk3j29djd", Instant{std::chrono::seconds{137'131'201}}, "7d8f3e4a");
  EXPECT_THAT(header, HasSubstr("oauth_signature=\"8MNbEQ%2B8eippYMqxFnztWSJJA9dh8G8SVKdfvoMXzME%3D\""));
}

TEST(Oauth1, TheMethodTheTimeAndTheNonceAreSigned) {
  const std::string url = "http://shop.example.se/wp-json/wc/v3/orders";
  const auto plain = oauth1_header("GET", url, k_key, k_secret, k_now, "n0nce");
  const auto after = [](const std::string& header) { return header.substr(header.find("oauth_signature=")); };
  EXPECT_NE(after(plain), after(oauth1_header("PUT", url, k_key, k_secret, k_now, "n0nce")));
  EXPECT_NE(after(plain), after(oauth1_header("GET", url, k_key, k_secret, k_now + Seconds{1}, "n0nce")));
  EXPECT_NE(after(plain), after(oauth1_header("GET", url, k_key, k_secret, k_now, "another")));
}

TEST(PercentEncoded, KeepsOnlyTheUnreserved) {
  EXPECT_EQ(percent_encoded("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(percent_encoded(" !*'()+/[]=&%"), "%20%21%2A%27%28%29%2B%2F%5B%5D%3D%26%25");
  EXPECT_EQ(percent_encoded("å€"), "%C3%A5%E2%82%AC");
  EXPECT_EQ(percent_encoded(std::string_view("\0\x7f", 2)), "%00%7F");
  EXPECT_EQ(percent_encoded(""), "");
}

}  // namespace
}  // namespace woo24::net
