// `woo24 alarm`, which systemd starts when the service has ended.
#include "commands_fixture.hpp"

#include "support/example_config.hpp"

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class AlarmCommandTest : public test::CommandsTest {
 protected:
  AlarmCommandTest() {
    outside.mail = [this](const settings::Settings&, const std::string&, const std::function<bool()>&) {
      return std::make_unique<Hand>(*this);
    };
    ::setenv("MONITOR_SERVICE_RESULT", "exit-code", 1);
    ::setenv("MONITOR_EXIT_STATUS", "7", 1);
    ::setenv("MONITOR_INVOCATION_ID", "0123abcd", 1);
  }
  ~AlarmCommandTest() override {
    for (const auto* name : {"MONITOR_SERVICE_RESULT", "MONITOR_EXIT_STATUS", "MONITOR_INVOCATION_ID"}) ::unsetenv(name);
  }

  struct Hand : MailDoor {
    explicit Hand(AlarmCommandTest& test) : test_(test) {}
    Result<MailTaken> send(const std::string&, const std::vector<std::string>& to, const std::string& message) override {
      test_.to_ = to;
      test_.messages_.push_back(message);
      if (test_.fails_) return *test_.fails_;
      return MailTaken{};
    }
    AlarmCommandTest& test_;
  };
  static constexpr const char* k_mail =
      "mail: { from: woo24@example.se, failures_to: [ekonomi@example.se], alarms_to: [it@example.se], language: en }\n";

  std::vector<std::string> to_, messages_;
  std::optional<Fail> fails_;
};

TEST_F(AlarmCommandTest, TellsThoseWhomAlarmsGoToWithoutAStateFile) {
  configure(std::string(test::k_example) + k_mail);
  std::ofstream(file()) << "no database at all";
  EXPECT_EQ(woo24({"alarm", "woo24.service"}), 0);
  EXPECT_THAT(to_, ElementsAre("it@example.se"));
  ASSERT_EQ(messages_.size(), 1U);
  EXPECT_THAT(messages_[0], HasSubstr("woo24.service"));
  EXPECT_THAT(messages_[0], HasSubstr("exit-code (7)"));
  EXPECT_THAT(messages_[0], HasSubstr("journalctl -u woo24.service"));
  EXPECT_THAT(messages_[0], HasSubstr("0123abcd@example.se")) << "the same death, the same id";
}

TEST_F(AlarmCommandTest, FaultySettingsAreReadAsFarAsTheyGo) {
  configure(std::string(test::k_example) + k_mail + "orderz: {}\n");
  EXPECT_EQ(woo24({"alarm", "woo24.service"}), 0);
  EXPECT_EQ(messages_.size(), 1U);
}

TEST_F(AlarmCommandTest, TellsSystemdWhetherToTryAgain) {
  configure(std::string(test::k_example) + k_mail);
  fails_ = Fail{Kind::unreachable, Reason{ReasonId::mail_unreachable, {{"server", "localhost:25"}, {"detail", "refused"}}}};
  EXPECT_EQ(woo24({"alarm", "woo24.service"}), 5) << "again in a while";
  fails_ = Fail{Kind::refused, Reason{ReasonId::mail_refused, {{"server", "localhost:25"}, {"answer", "550"}}}};
  EXPECT_EQ(woo24({"alarm", "woo24.service"}), 3) << "no use";
  configure(std::string(test::k_example));
  EXPECT_EQ(woo24({"alarm", "woo24.service"}), 3) << "nobody is to be told";
  EXPECT_THAT(err.str(), HasSubstr("mail-not-configured"));
}

}  // namespace
}  // namespace woo24::app
