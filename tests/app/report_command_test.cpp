// `woo24 report`, and what `woo24 status` says of mail that waits.
#include "commands_fixture.hpp"

#include "woo24/store/reports.hpp"

#include "support/example_config.hpp"

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A server that takes everything, or fails as it is told.
struct Post {
  std::vector<std::string> messages;
  std::optional<Fail> fails;
};

class Hand : public MailDoor {
 public:
  explicit Hand(Post& post) : post_(post) {}
  Result<MailTaken> send(const std::string& from, const std::vector<std::string>& to, const std::string& message) override {
    EXPECT_EQ(from, "woo24@example.se");
    EXPECT_THAT(to, ElementsAre("ekonomi@example.se"));
    post_.messages.push_back(message);
    if (post_.fails) return *post_.fails;
    return MailTaken{};
  }

 private:
  Post& post_;
};

class ReportCommandTest : public test::CommandsTest {
 protected:
  ReportCommandTest() {
    outside.mail = [this](const settings::Settings&, const std::string&, const std::function<bool()>&) {
      return std::make_unique<Hand>(post_);
    };
  }
  void with_mail() {
    configure(std::string(test::k_example) + "mail: { from: woo24@example.se, failures_to: [ekonomi@example.se] }\n");
  }
  Post post_;
};

TEST_F(ReportCommandTest, PreviewSendsNothingAndNeedsNobodyToSendTo) {
  EXPECT_EQ(woo24({"report", "preview"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("[exempel] "));
  EXPECT_EQ(woo24({"report", "preview", "--html"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("<!DOCTYPE html>"));
  EXPECT_TRUE(post_.messages.empty());
  EXPECT_EQ(woo24({"report", "send"}), 3) << "nobody is named";
  EXPECT_THAT(err.str(), HasSubstr("mail-not-configured"));
}

TEST_F(ReportCommandTest, WhatWasNotAcceptedIsSentAgainAndStatusSaysThatItWaits) {
  with_mail();
  database();
  post_.fails = Fail{Kind::sign_in, Reason{ReasonId::mail_sign_in_refused, {{"server", "localhost:25"}, {"username", "u"}}}};
  EXPECT_EQ(woo24({"report", "send"}), 4);
  time.advance(std::chrono::hours{2});
  EXPECT_EQ(woo24({"status"}), 1);
  EXPECT_THAT(out.str(), HasSubstr("check --mail"));
  post_.fails.reset();
  EXPECT_EQ(woo24({"report", "send"}), 0);
  ASSERT_EQ(post_.messages.size(), 3U);
  EXPECT_EQ(post_.messages[1], post_.messages[0]) << "the same bytes, and then a new one";
  EXPECT_NE(post_.messages[2], post_.messages[0]);
  woo24({"status"});
  EXPECT_THAT(out.str(), Not(HasSubstr("check --mail")));
  auto db = database();
  EXPECT_TRUE(store::Reports(db).unsent().value().empty());
}

}  // namespace
}  // namespace woo24::app
