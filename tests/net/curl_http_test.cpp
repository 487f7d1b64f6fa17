// Reads and the plain ways of CurlHttp, over real sockets. Writes and what can go wrong with them: curl_http_once_test.cpp.
#include "woo24/net/curl_http.hpp"

#include "curl_http_fixture.hpp"
#include "woo24/base/text.hpp"

#include <openssl/evp.h>

namespace woo24::net::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  auto* into = reinterpret_cast<unsigned char*>(bytes.data());             // NOLINT: what the library takes
  const auto* from = reinterpret_cast<const unsigned char*>(text.data());  // NOLINT
  const auto size = EVP_DecodeBlock(into, from, static_cast<int>(text.size()));
  const auto padding = text.size() - std::min(text.find('='), text.size());
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

TEST(CurlHttp, AnyStatusIsAnAnswer) {
  TinyServer server([](const Seen& seen, Wire& wire) { return wire.write(answer(seen.target == "/gone" ? 404 : 503, "no")); });
  CurlHttp http({});
  for (const auto& [path, status] : {std::pair{"/gone", 404}, std::pair{"/down", 503}}) {
    const auto got = http.send(get(server.url(path)), {});
    ASSERT_TRUE(got.ok()) << path;
    EXPECT_EQ(got.value().status, status);
    EXPECT_EQ(got.value().body, "no");
  }
}

TEST(CurlHttp, SendsMethodHeadersAndBodyAsTheyAre) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); });
  CurlHttp http({.user_agent = "woo24/test"});
  for (const std::string method : {"POST", "PUT", "DELETE", "PATCH"}) {
    auto request = save(server.url("/x?status[0]=processing&s=%C3%A5"), method == "DELETE" ? "" : "{\"a\":1}");
    request.method = method;
    request.headers = {
        {"Content-Type", "application/json", false}, {"Authorization", "Basic c2VjcmV0", true}, {"X-Empty", "", false}};
    ASSERT_TRUE(http.send(request, {}).ok()) << method;
    const auto seen = server.seen().back();
    EXPECT_EQ(seen.method, method);
    EXPECT_EQ(seen.target, "/x?status[0]=processing&s=%C3%A5");
    EXPECT_EQ(seen.body, request.body);
    EXPECT_THAT(seen.head, HasSubstr("\r\nContent-Type: application/json\r\n"));
    EXPECT_THAT(seen.head, HasSubstr("\r\nAuthorization: Basic c2VjcmV0\r\n"));
    EXPECT_THAT(seen.head, HasSubstr("\r\nUser-Agent: woo24/test\r\n"));
    EXPECT_THAT(seen.head, HasSubstr("\r\nX-Empty:\r\n"));
    EXPECT_THAT(seen.head, HasSubstr(" HTTP/1.1\r\n"));
  }
}

TEST(CurlHttp, HeadAsksForNoBody) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"); });
  CurlHttp http({});
  auto request = get(server.url("/"));
  request.method = "HEAD";
  const auto got = http.send(request, {});
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got.value().header("content-length"), "500");
  EXPECT_EQ(server.seen().back().method, "HEAD");
}

TEST(CurlHttp, ABodyIsNotSaidToBeAForm) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); });
  CurlHttp http({});
  ASSERT_TRUE(http.send(save(server.url("/")), {}).ok());
  EXPECT_FALSE(server.seen().back().has_header("Content-Type"));
}

TEST(CurlHttp, FindsHeadersWhateverTheirCase) {
  TinyServer server([](const Seen&, Wire& wire) {
    return wire.write(answer(200, "", "X-WP-TotalPages:  7 \r\ndate: Tue, 24 Nov 2026 01:18:04 GMT\r\nx-wp-totalpages: 9\r\n"));
  });
  CurlHttp http({});
  const auto got = http.send(get(server.url("/")), {});
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got.value().header("x-wp-totalpages"), "7");
  EXPECT_EQ(got.value().header("Date"), "Tue, 24 Nov 2026 01:18:04 GMT");
  EXPECT_EQ(got.value().header("Link"), "");
}

TEST(CurlHttp, HeadersOfAnInterimAnswerAreNotTheAnswers) {
  TinyServer server([](const Seen&, Wire& wire) {
    return wire.write("HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" + answer(200, "real"));
  });
  CurlHttp http({});
  const auto got = http.send(get(server.url("/")), {});
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got.value().status, 200);
  EXPECT_EQ(got.value().header("Link"), "");
  EXPECT_EQ(got.value().body, "real");
}

TEST(CurlHttp, TrailersBehindTheBodyAreNoHeaders) {
  TinyServer server([](const Seen&, Wire& wire) {
    return wire.write(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n4\r\nbody\r\n0\r\nX-Sum: 1\r\n\r\n");
  });
  CurlHttp http({});
  const auto got = http.send(get(server.url("/")), {});
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got.value().body, "body");
  EXPECT_EQ(got.value().header("X-Sum"), "");
}

TEST(CurlHttp, FollowsNoRedirect) {
  TinyServer server([](const Seen& seen, Wire& wire) {
    return wire.write(answer(seen.method == "GET" ? 301 : 307, "", "Location: /elsewhere\r\n"));
  });
  CurlHttp http({});
  for (const auto& request : {get(server.url("/here")), save(server.url("/here"))}) {
    const auto got = http.send(request, {});
    ASSERT_TRUE(got.ok());
    EXPECT_EQ(got.value().status / 100, 3);
    EXPECT_EQ(got.value().header("location"), "/elsewhere");
  }
  EXPECT_EQ(server.count("/here"), 2U);
  EXPECT_EQ(server.count("/elsewhere"), 0U);
}

TEST(CurlHttp, DecodesGzip) {
  TinyServer server([](const Seen&, Wire& wire) {
    return wire.write(answer(200, from_base64("H4sIAAAAAAACAwvOPbytKP3w0mIAL5UoewkAAAA="), "Content-Encoding: gzip\r\n"));
  });
  CurlHttp http({});
  const auto got = http.send(get(server.url("/")), {});
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got.value().body, "Smörgås");
  EXPECT_THAT(server.seen().back().head, HasSubstr("\r\nAccept-Encoding: gzip\r\n"));
}

TEST(CurlHttp, CountsABodyOfUnknownLength) {
  TinyServer server([](const Seen&, Wire& wire) {
    const auto piece = "400\r\n" + std::string(0x400, 'x') + "\r\n";
    bool listening = wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (listening) listening = wire.write(piece);  // without end
    return false;
  });
  CurlHttp http({});
  auto request = get(server.url("/"));
  request.limits.body_bytes = 100'000;
  const auto got = http.send(request, {});
  expect_failure(got, Kind::refused, ReasonId::shop_answer_too_large);
  EXPECT_EQ(got.error().reason.arguments.at("limit"), "100000");
}

TEST(CurlHttp, CountsABodyAsItIsUnpacked) {
  // 230 bytes that unpack to 200 000.
  const auto packed = from_base64("H4sIAAAAAAACA+3BMQEAAADCoKzrX8IM/kAB" + std::string(257, 'A') + "K8Bm1Np4EANAwA=");
  TinyServer server([&](const Seen&, Wire& wire) { return wire.write(answer(200, packed, "Content-Encoding: gzip\r\n")); });
  CurlHttp http({});
  auto request = get(server.url("/"));
  request.limits.body_bytes = 300'000;
  const auto fits = http.send(request, {});
  ASSERT_TRUE(fits.ok());
  EXPECT_EQ(fits.value().body, std::string(200'000, 'a'));
  request.limits.body_bytes = 100'000;
  expect_failure(http.send(request, {}), Kind::refused, ReasonId::shop_answer_too_large);
}

TEST(CurlHttp, AHalfAnswerIsNone) {
  TinyServer server([](const Seen&, Wire& wire) {
    wire.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    return false;
  });
  CurlHttp http({});
  expect_failure(http.send(get(server.url("/")), {}), Kind::unreachable, ReasonId::shop_no_answer);
}

TEST(CurlHttp, TheSinkTakesOnlyWhatIsFine) {
  TinyServer server(
      [](const Seen& seen, Wire& wire) { return wire.write(answer(seen.target == "/fine" ? 200 : 500, "some bytes")); });
  CurlHttp http({});
  std::string taken;
  const http::BodySink sink = [&](std::string_view piece) {
    taken += piece;
    return true;
  };
  const auto fine = http.send(get(server.url("/fine")), sink);
  ASSERT_TRUE(fine.ok());
  EXPECT_EQ(fine.value().body, "");
  EXPECT_EQ(taken, "some bytes");
  const auto broken = http.send(get(server.url("/broken")), sink);
  ASSERT_TRUE(broken.ok());
  EXPECT_EQ(broken.value().body, "some bytes");
  EXPECT_EQ(taken, "some bytes");
}

TEST(CurlHttp, ASinkEndsTheTransfer) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, std::string(1u << 20, 'x'))); });
  CurlHttp http({});
  int pieces = 0;
  const auto got = http.send(get(server.url("/")), [&](std::string_view) { return ++pieces < 2; });
  expect_failure(got, Kind::refused, ReasonId::internal_fault);
  EXPECT_EQ(got.error().reason.arguments.at("detail"), "stopped by reader");
  EXPECT_EQ(pieces, 2);
}

TEST(CurlHttp, WhereNobodyListensNothingWasDone) {
  const auto url = TinyServer([](const Seen&, Wire&) { return false; }).url("/wp-json?consumer=secret");  // and gone
  CurlHttp http({});
  for (const auto& request : {get(url), save(url)}) {
    const auto got = http.send(request, {});
    expect_failure(got, Kind::unreachable, ReasonId::shop_unreachable);
    EXPECT_EQ(got.error().reason.arguments.at("url"), url.substr(0, url.find("/wp-json")));
    EXPECT_THAT(arguments_json(got.error().reason), Not(HasSubstr("secret")));
  }
}

TEST(CurlHttp, ALineBreakInAHeaderIsNotSent) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); });
  CurlHttp http({});
  auto request = save(server.url("/"));
  request.headers = {{"Cookie", "a=b\r\nX-Evil: yes", true}};
  const auto got = http.send(request, {});
  expect_failure(got, Kind::refused, ReasonId::internal_fault);
  EXPECT_THAT(arguments_json(got.error().reason), Not(HasSubstr("Evil")));
  EXPECT_EQ(server.connections(), 0);
}

TEST(CurlHttp, NoProxyStandsBeforeLoopback) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); });
  const auto nobody = TinyServer([](const Seen&, Wire&) { return false; }).url("");
  ASSERT_EQ(setenv("http_proxy", nobody.c_str(), 1), 0);
  CurlHttp http({});
  EXPECT_TRUE(http.send(get(server.url("/")), {}).ok());
  EXPECT_FALSE(http.send(get("http://shop.example.invalid/"), {}).ok()) << "elsewhere it does";
  unsetenv("http_proxy");
}

TEST(CurlHttp, OtherSchemesAreNotSpoken) {
  CurlHttp http({});
  for (const auto* url : {"file:///etc/hostname", "ftp://127.0.0.1/", "nonsense", ""}) {
    expect_failure(http.send(get(url), {}), Kind::unreachable, ReasonId::shop_unreachable);
  }
}

TEST(CurlHttp, ReadsSideBySideAnswerInOrder) {
  constexpr int k_parallel = 3;
  std::mutex mutex;
  std::condition_variable changed;
  int arrived = 0, at_once = 0, most = 0;
  TinyServer server([&](const Seen& seen, Wire& wire) {
    {
      std::unique_lock lock(mutex);
      ++arrived;
      most = std::max(most, ++at_once);
      changed.notify_all();
      // The first three answer only once all three have come: they must be under way together.
      changed.wait_for(lock, std::chrono::seconds{30}, [&] { return arrived >= k_parallel; });
      --at_once;
    }
    return wire.write(answer(200, seen.target));
  });
  CurlHttp http({.parallel = k_parallel});
  std::vector<http::Request> requests;
  for (int n = 0; n < 10; ++n) requests.push_back(get(server.url("/" + std::to_string(n))));
  const auto results = http.send_all(requests);
  ASSERT_EQ(results.size(), 10U);
  for (std::size_t n = 0; n < results.size(); ++n) {
    ASSERT_TRUE(results[n].ok()) << n;
    EXPECT_EQ(results[n].value().body, "/" + std::to_string(n));
  }
  EXPECT_EQ(most, k_parallel);
  EXPECT_LE(server.connections(), k_parallel + 1);
}

TEST(CurlHttp, OneOfManyThatFailsFailsAlone) {
  TinyServer server([](const Seen& seen, Wire& wire) { return seen.target != "/bad" && wire.write(answer(200, seen.target)); });
  CurlHttp http({});
  const std::vector<http::Request> requests{get(server.url("/a")), get(server.url("/bad")), get(server.url("/c"))};
  const auto results = http.send_all(requests);
  ASSERT_EQ(results.size(), 3U);
  EXPECT_TRUE(results[0].ok());
  expect_failure(results[1], Kind::unreachable, ReasonId::shop_no_answer);
  EXPECT_TRUE(results[2].ok());
  EXPECT_TRUE(http.send_all({}).empty());
}

TEST(CurlHttp, NoWriteGoesSideBySide) {
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); });
  CurlHttp http({});
  const std::vector<http::Request> requests{get(server.url("/a")), save(server.url("/b"))};
  const auto results = http.send_all(requests);
  ASSERT_EQ(results.size(), 2U);
  for (const auto& result : results) expect_failure(result, Kind::refused, ReasonId::internal_fault);
  EXPECT_TRUE(server.seen().empty());
}

TEST(CurlHttp, ThreadsShareIt) {
  TinyServer server([](const Seen& seen, Wire& wire) { return wire.write(answer(200, seen.target)); });
  CurlHttp http({});
  std::vector<std::future<int>> threads;
  for (int t = 0; t < 4; ++t) {
    threads.push_back(std::async(std::launch::async, [&, t] {
      int right = 0;
      for (int n = 0; n < 25; ++n) {
        const auto path = "/" + std::to_string(t) + "/" + std::to_string(n);
        const auto got = http.send(n % 5 == 0 ? save(server.url(path)) : get(server.url(path)), {});
        right += got.ok() && got.value().body == path ? 1 : 0;
      }
      return right;
    }));
  }
  for (auto& thread : threads) EXPECT_EQ(thread.get(), 25);
}

TEST(CurlHttpTls, ASelfSignedCertificateIsRefused) {
  const Folder folder;
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); },
                    self_signed(folder.path(), "IP:127.0.0.1"));
  CurlHttp http({});
  for (const auto& request : {get(server.url("/")), save(server.url("/"))}) {
    const auto got = http.send(request, {});
    expect_failure(got, Kind::unreachable, ReasonId::shop_unreachable);
    EXPECT_THAT(got.error().reason.arguments.at("detail"), HasSubstr("certificate"));
  }
  EXPECT_TRUE(server.seen().empty());
}

TEST(CurlHttpTls, ACertificateOfTheCaFileIsTaken) {
  const Folder folder;
  const auto files = self_signed(folder.path(), "IP:127.0.0.1");
  TinyServer server([](const Seen& seen, Wire& wire) { return wire.write(answer(200, seen.body)); }, files);
  CurlHttp http({.ca_files = {{"other.example.se", "/nowhere.pem"}, {"127.0.0.1", files.certificate}}});
  ASSERT_TRUE(http.send(get(server.url("/")), {}).ok());
  const auto got = http.send(save(server.url("/"), "safe"), {});
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got.value().body, "safe");
}

TEST(CurlHttpTls, TheNameMustFitAllTheSame) {
  const Folder folder;
  const auto files = self_signed(folder.path(), "DNS:shop.example.se");
  TinyServer server([](const Seen&, Wire& wire) { return wire.write(answer(200, "")); }, files);
  CurlHttp http({.ca_files = {{"127.0.0.1", files.certificate}}});
  expect_failure(http.send(get(server.url("/")), {}), Kind::unreachable, ReasonId::shop_unreachable);
  EXPECT_TRUE(server.seen().empty());
}

}  // namespace
}  // namespace woo24::net::testing
