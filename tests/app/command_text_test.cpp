// The page of the manual and the completion are what the parser's own table makes of them.
#include "woo24/app/command_text.hpp"

#include "support/made_file.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using testing::Contains;
using testing::HasSubstr;

const CommandText& command(const std::vector<CommandText>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const CommandText& one) { return one.name == name; });
  if (found == all.end()) throw std::runtime_error("no command " + name);
  return *found;
}

TEST(CommandText, TheManualIsWhatTheParserKnows) { test::expect_file("man/woo24.1", manual_page(command_texts())); }

TEST(CommandText, TheCompletionIsWhatTheParserKnows) {
  test::expect_file("completion/woo24.bash", bash_completion(command_texts()));
}

TEST(CommandText, EveryCommandSaysWhatItDoes) {
  std::set<std::string> names;
  for (const auto& one : command_texts()) {
    EXPECT_TRUE(names.insert(one.name).second) << one.name;
    EXPECT_GE(one.about.size(), 10U) << one.name;
    for (const auto& option : one.options) EXPECT_NE(option.about, "") << one.name << " " << option.name;
  }
  EXPECT_THAT(names, Contains("orders list"));
  EXPECT_EQ(names.count("orders"), 0U) << "a group cannot be typed alone";
}

TEST(CommandText, OptionsAreToldApart) {
  const auto all = command_texts();
  const auto& sync = command(all, "sync");
  const auto job = std::find_if(sync.options.begin(), sync.options.end(), [](const auto& one) { return one.name == "JOB"; });
  ASSERT_NE(job, sync.options.end());
  EXPECT_FALSE(job->named);
  EXPECT_TRUE(job->required);
  EXPECT_THAT(job->choices, Contains("orders"));
  const auto& check = command(all, "check");
  EXPECT_THAT(check.options, Contains(testing::Field(&OptionText::name, "--mail")));
  const auto config =
      std::find_if(check.options.begin(), check.options.end(), [](const auto& one) { return one.name == "--config"; });
  ASSERT_NE(config, check.options.end());
  EXPECT_EQ(config->value, "FILE");
}

}  // namespace
}  // namespace woo24::app
