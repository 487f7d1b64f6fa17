#include "woo24/base/http_message.hpp"

#include <gtest/gtest.h>

namespace woo24::http {
namespace {

TEST(HttpMessage, TheFirstHeaderOfANameCounts) {
  Response response;
  response.headers = {{"X-WP-Total", "7", false}, {"x-wp-total", "9", false}, {"Retry-After", "", false}};
  EXPECT_EQ(response.header("X-WP-TOTAL"), "7");
  EXPECT_EQ(response.header("retry-after"), "");
  EXPECT_EQ(response.header("Date"), "");
  EXPECT_EQ(response.header(""), "");
}

TEST(HttpMessage, ARequestIsNotRepeatedUnlessItSaysSo) { EXPECT_EQ(Request{}.repeat, Repeat::never); }

}  // namespace
}  // namespace woo24::http
