#pragma once
// What the tests of CurlHttp share.

#include "tiny_server.hpp"
#include "woo24/net/curl_http.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <future>

namespace woo24::net::testing {

inline http::Request get(const std::string& url) {
  http::Request request;
  request.url = url;
  request.repeat = http::Repeat::harmless;
  return request;
}

inline http::Request save(const std::string& url, std::string body = "<save/>") {
  http::Request request;
  request.method = "POST";
  request.url = url;
  request.body = std::move(body);
  request.repeat = http::Repeat::never;
  return request;
}

/// Opened once; whoever waits goes on. Gives up after a time that only a broken test takes.
class Gate {
 public:
  void open() { opened_.set_value(); }
  bool wait() { return seen_.wait_for(std::chrono::seconds{30}) == std::future_status::ready; }

 private:
  std::promise<void> opened_;
  std::shared_future<void> seen_ = opened_.get_future().share();
};

class Folder {
 public:
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "woo24-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline void expect_failure(const Result<http::Response>& result, Kind kind, ReasonId reason) {
  ASSERT_FALSE(result.ok()) << "status " << result.value().status;
  EXPECT_EQ(result.error().kind, kind);
  EXPECT_EQ(reason_id(result.error().reason.id), reason_id(reason));
}

}  // namespace woo24::net::testing
