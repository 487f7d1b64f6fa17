// A write leaves once, whatever the connection does. Over real sockets, since no fake shows it (docs: exactly once, on the
// wire).
#include "curl_http_fixture.hpp"

namespace woo24::net::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Keeps connections; applies a save, then closes without a byte.
Handler closes_after_saving() {
  return [](const Seen& seen, Wire& wire) { return seen.target != "/save" && wire.write(answer(200, "list")); };
}

TEST(CurlHttpOnce, AKeptConnectionThatDiesAfterTheSaveDoesNotSaveTwice) {
  TinyServer server(closes_after_saving());
  CurlHttp http({});
  ASSERT_TRUE(http.send(get(server.url("/list")), {}).ok());  // leaves a kept connection behind
  const auto got = http.send(save(server.url("/save")), {});
  expect_failure(got, Kind::ambiguous, ReasonId::shop_no_answer);
  EXPECT_EQ(got.error().reason.arguments.at("url"), server.url(""));
  EXPECT_EQ(server.count("/save"), 1U);
}

TEST(CurlHttpOnce, TheDangerIsReal) {
  // The same request said to be harmless is repeated by libcurl itself: what the rule above exists for.
  TinyServer server(closes_after_saving());
  CurlHttp http({});
  ASSERT_TRUE(http.send(get(server.url("/list")), {}).ok());
  auto request = save(server.url("/save"));
  request.repeat = http::Repeat::harmless;
  expect_failure(http.send(request, {}), Kind::unreachable, ReasonId::shop_no_answer);
  EXPECT_EQ(server.count("/save"), 2U);
}

TEST(CurlHttpOnce, AnAnswerAfterWeGaveUpIsAmbiguous) {
  Gate gave_up;
  TinyServer server([&](const Seen&, Wire& wire) {
    gave_up.wait();
    wire.write(answer(200, "saved"));
    return false;
  });
  CurlHttp http({});
  auto request = save(server.url("/save"));
  request.limits.total = std::chrono::milliseconds{1'500};
  const auto got = http.send(request, {});
  EXPECT_TRUE(server.wait_for(1));
  gave_up.open();
  expect_failure(got, Kind::ambiguous, ReasonId::shop_no_answer);
  EXPECT_EQ(server.count("/save"), 1U);
}

TEST(CurlHttpOnce, AReadThatTakesTooLongIsUnreachable) {
  Gate gave_up;
  TinyServer server([&](const Seen&, Wire&) {
    gave_up.wait();
    return false;
  });
  CurlHttp http({});
  auto request = get(server.url("/list"));
  request.limits.total = std::chrono::milliseconds{1'500};
  const auto got = http.send(request, {});
  EXPECT_TRUE(server.wait_for(1));
  gave_up.open();
  expect_failure(got, Kind::unreachable, ReasonId::shop_no_answer);
}

TEST(CurlHttpOnce, EachWriteHasAConnectionOfItsOwnReadsShareOne) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); });
  CurlHttp http({});
  for (const auto& request : {get(server.url("/")), get(server.url("/")), save(server.url("/")), get(server.url("/")),
                              save(server.url("/")), save(server.url("/")), get(server.url("/"))}) {
    ASSERT_TRUE(http.send(request, {}).ok());
  }
  std::vector<int> over;
  for (const auto& seen : server.seen()) over.push_back(seen.connection);
  EXPECT_THAT(over, ElementsAre(1, 1, 2, 1, 3, 4, 1));
}

TEST(CurlHttpOnce, NoPermissionIsAskedForALargeBody) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); });
  CurlHttp http({});
  const std::string body(2u << 20, 'x');
  ASSERT_TRUE(http.send(save(server.url("/"), body), {}).ok());
  EXPECT_FALSE(server.seen().back().has_header("Expect"));
  EXPECT_EQ(server.seen().back().body, body);
}

struct Broken {
  const char* what;
  std::string answer;
};

TEST(CurlHttpOnce, WhatIsNoWholeAnswerIsAmbiguous) {
  const std::vector<Broken> all{
      {"nothing", ""},
      {"half a head", "HTTP/1.1 200 OK\r\nContent-Le"},
      {"half a body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"},
      {"half a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf"},
      {"no HTTP", "220 mail.example.se ESMTP\r\n"},
      {"an interim answer alone", "HTTP/1.1 102 Processing\r\n\r\n"},
      {"broken gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip"},
      {"over the limit", answer(200, std::string(5'000, 'x'))},
  };
  for (const auto& one : all) {
    TinyServer server([&](const Seen&, Wire& wire) {
      wire.write(one.answer);
      return false;
    });
    CurlHttp http({});
    auto request = save(server.url("/save"));
    request.limits.body_bytes = 1'000;
    SCOPED_TRACE(one.what);
    expect_failure(http.send(request, {}), Kind::ambiguous, ReasonId::shop_no_answer);
    EXPECT_EQ(server.count("/save"), 1U);
  }
}

TEST(CurlHttpOnce, AnAnswerThatItsReaderRefusesIsAmbiguous) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "saved")); });
  CurlHttp http({});
  const auto got = http.send(save(server.url("/save")), [](std::string_view) { return false; });
  expect_failure(got, Kind::ambiguous, ReasonId::shop_no_answer);
  EXPECT_EQ(got.error().reason.arguments.at("detail"), "stopped by reader");
}

TEST(CurlHttpOnce, AReaderThatThrowsIsOneThatRefuses) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "list")); });
  CurlHttp http({});
  const auto got = http.send(get(server.url("/list")), [](std::string_view) -> bool { throw std::length_error("full"); });
  expect_failure(got, Kind::refused, ReasonId::internal_fault);
}

TEST(CurlHttpStop, EndsWhatIsUnderWayAndRefusesWhatIsNew) {
  Gate stopped;
  TinyServer server([&](const Seen&, Wire&) {
    stopped.wait();
    return false;
  });
  CurlHttp http({});
  auto writing = std::async(std::launch::async, [&] { return http.send(save(server.url("/save")), {}); });
  auto reading = std::async(std::launch::async, [&] {
    const std::vector<http::Request> requests(9, get(server.url("/list")));
    return http.send_all(requests);
  });
  ASSERT_TRUE(server.wait_for(5));  // the save and the four that may read at once
  http.stop();
  expect_failure(writing.get(), Kind::ambiguous, ReasonId::shop_no_answer);
  const auto reads = reading.get();
  ASSERT_EQ(reads.size(), 9U);
  for (std::size_t n = 0; n < reads.size(); ++n) {
    SCOPED_TRACE(n);
    expect_failure(reads[n], Kind::unreachable, n < 4 ? ReasonId::shop_no_answer : ReasonId::shop_unreachable);
  }
  expect_failure(http.send(save(server.url("/save")), {}), Kind::unreachable, ReasonId::shop_unreachable);
  stopped.open();
  EXPECT_EQ(server.count("/save"), 1U);
}

}  // namespace
}  // namespace woo24::net::testing
