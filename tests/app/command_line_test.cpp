// What a command says about settings that are wrong, and in which language.
#include "commands_fixture.hpp"

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::HasSubstr;

class CommandLineTest : public test::CommandsTest {};

TEST_F(CommandLineTest, WrongSettingsAreJsonWhereJsonWasAsked) {
  configure("shop_id: exempel\nmode: sned\norderz: {}\n");
  EXPECT_EQ(woo24({"status", "--json"}), 3);
  EXPECT_THAT(out.str(), HasSubstr(R"({"error": {"id": "config-faults")"));
  EXPECT_THAT(out.str(), HasSubstr(R"("faults": [{"id": "config-key-)"));
  EXPECT_THAT(err.str(), HasSubstr("orderz"));
  EXPECT_EQ(woo24({"status"}), 3);
  EXPECT_EQ(out.str(), "");
  std::filesystem::remove(folder + "/woo24.yaml");
  EXPECT_EQ(woo24({"orders", "list", "--json"}), 3);
  EXPECT_THAT(out.str(), HasSubstr(R"({"error": {"id": "config-unreadable")"));
}

TEST_F(CommandLineTest, WrongUseIsJsonWhereJsonWasAsked) {
  EXPECT_EQ(woo24({"orders", "link", "1", "--json"}), 2);
  EXPECT_THAT(out.str(), HasSubstr(R"({"error": {"id": "usage-wrong")"));
  EXPECT_THAT(out.str(), HasSubstr("OFFICE_ORDER"));
  EXPECT_THAT(err.str(), HasSubstr("OFFICE_ORDER is required"));
  EXPECT_EQ(woo24({"sync", "stars", "--json"}), 2);
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "usage-wrong")"));
  EXPECT_EQ(woo24({"orders", "link", "1"}), 2);
  EXPECT_EQ(out.str(), "");
}

TEST_F(CommandLineTest, ExplainSpeaksTheLanguageOfTheSettingsOrOfTheTerminal) {
  ::unsetenv("LC_ALL");
  ::unsetenv("LC_MESSAGES");
  ::setenv("LANG", "sv_SE.UTF-8", 1);
  EXPECT_EQ(woo24({"explain", "state-disk-full"}), 0);
  EXPECT_THAT(out.str(), HasSubstr("The disk is full")) << "the settings say English";
  std::filesystem::remove(folder + "/woo24.yaml");
  struct Case {
    const char *all, *lang, *says;
  };
  for (const auto& one : {Case{nullptr, "sv_SE.UTF-8", "Disken är full"}, Case{nullptr, "nb_NO", "Disken er full"},
                          Case{nullptr, "C", "The disk is full"}, Case{nullptr, nullptr, "The disk is full"},
                          Case{"en_GB.UTF-8", "sv_SE", "The disk is full"}, Case{"", "sv_SE", "Disken är full"}}) {
    if (one.all != nullptr) ::setenv("LC_ALL", one.all, 1);
    if (one.lang != nullptr) ::setenv("LANG", one.lang, 1);
    if (one.lang == nullptr) ::unsetenv("LANG");
    EXPECT_EQ(woo24({"explain", "state_disk_full"}), 0);
    EXPECT_THAT(out.str(), HasSubstr(one.says)) << (one.lang != nullptr ? one.lang : "-");
  }
  ::unsetenv("LC_ALL");
  ::unsetenv("LANG");
}

}  // namespace
}  // namespace woo24::app
