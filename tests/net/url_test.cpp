#include "woo24/net/url.hpp"

#include <gtest/gtest.h>

namespace woo24::net {
namespace {

TEST(Url, FallsIntoItsParts) {
  struct Row {
    const char *url, *origin, *host, *path, *query;
  };
  for (const auto& row : {
           Row{"https://shop.example.se/wp-json?a=1#x", "https://shop.example.se", "shop.example.se", "/wp-json", "a=1"},
           Row{"HTTPS://Shop.Example.SE:443", "https://shop.example.se", "shop.example.se", "/", ""},
           Row{"http://shop.example.se:80/A/b", "http://shop.example.se", "shop.example.se", "/A/b", ""},
           Row{"http://127.0.0.1:8080?x=/y", "http://127.0.0.1:8080", "127.0.0.1", "/", "x=/y"},
           Row{"http://name:word@shop.example.se/", "http://shop.example.se", "shop.example.se", "/", ""},
           Row{"http://[::1]:8080/a", "http://[::1]:8080", "::1", "/a", ""},
           Row{"http://[::1]/a", "http://[::1]", "::1", "/a", ""},
       }) {
    SCOPED_TRACE(row.url);
    const auto url = url_parts(row.url);
    EXPECT_EQ(url.origin(), row.origin);
    EXPECT_EQ(url.host, row.host);
    EXPECT_EQ(url.path, row.path);
    EXPECT_EQ(url.query, row.query);
  }
}

TEST(Url, KnowsLoopback) {
  for (const auto* url : {"http://localhost/", "http://127.0.0.1:99", "http://127.1.2.3/", "http://[::1]/"}) {
    EXPECT_TRUE(url_parts(url).is_loopback()) << url;
  }
  for (const auto* url : {"http://127.example.se/", "http://localhost.example.se/", "http://10.0.0.1/", ""}) {
    EXPECT_FALSE(url_parts(url).is_loopback()) << url;
  }
}

}  // namespace
}  // namespace woo24::net
