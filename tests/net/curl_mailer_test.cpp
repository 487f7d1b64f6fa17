// The way to a server; what comes of it is tested over sockets by tests/scenarios/mail.py.
#include "woo24/net/curl_mailer.hpp"

#include <gtest/gtest.h>

namespace woo24::net {
namespace {

using settings::MailTls;

struct RouteCase {
  const char* host;
  std::optional<int> port;
  MailTls tls;
  const char* url;
  bool starttls;
};

TEST(CurlMailerTest, NeverLessThanWasAskedFor) {
  const std::vector<RouteCase> cases{{"localhost", {}, MailTls::automatic, "smtp://localhost:25", false},
                                     {"127.0.0.1", 2525, MailTls::automatic, "smtp://127.0.0.1:2525", false},
                                     {"localhost", {}, MailTls::starttls, "smtp://localhost:25", true},
                                     {"mail.example.se", {}, MailTls::automatic, "smtp://mail.example.se:587", true},
                                     {"mail.example.se", 25, MailTls::automatic, "smtp://mail.example.se:25", true},
                                     {"mail.example.se", 465, MailTls::automatic, "smtps://mail.example.se:465", false},
                                     {"mail.example.se", {}, MailTls::implicit, "smtps://mail.example.se:465", false},
                                     {"mail.example.se", 2465, MailTls::implicit, "smtps://mail.example.se:2465", false},
                                     {"mail.example.se", {}, MailTls::none, "smtp://mail.example.se:587", false}};
  for (const auto& row : cases) {
    settings::Smtp smtp;
    smtp.host = row.host;
    smtp.port = row.port;
    smtp.tls = row.tls;
    const auto route = route_of(smtp);
    EXPECT_EQ(route.url, row.url);
    EXPECT_EQ(route.starttls, row.starttls) << row.url;
  }
}

TEST(CurlMailerTest, NobodyThereIsTriedLater) {
  settings::Smtp smtp;
  smtp.host = "127.0.0.1";
  smtp.port = 9;
  CurlMailer mailer(smtp, "");
  const auto sent = mailer.send("woo24@example.se", {"a@example.se"}, "Subject: x\r\n\r\nx\r\n");
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.error().kind, Kind::unreachable);
  EXPECT_EQ(sent.error().reason.id, ReasonId::mail_unreachable);
}

}  // namespace
}  // namespace woo24::net
