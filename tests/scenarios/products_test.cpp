// Every file of tests/scenarios/products is a test of its own, and is named as the file is.
#include "scenarios/runner.hpp"
#include "scenarios/script.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace woo24::scenarios {
namespace {

std::filesystem::path folder() { return std::filesystem::path(WOO24_SOURCE_DIR) / "tests/scenarios/products"; }

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::string text_of(const std::string& name) {
  std::ifstream file(folder() / (name + ".txt"));
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class ProductScenario : public ::testing::TestWithParam<std::string> {};

TEST_P(ProductScenario, EndsAsItSays) {
  const auto text = text_of(GetParam());
  const auto faults = run_scenario(text);
  EXPECT_EQ(faults, "") << GetParam() << ".txt: " << read_script(text).title;
}

INSTANTIATE_TEST_SUITE_P(Files, ProductScenario, ::testing::ValuesIn(files()), [](const auto& one) {
  auto name = one.param;
  std::ranges::replace_if(
      name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

TEST(ProductScenarios, AreManyAndEachSaysWhatItIsAbout) {
  EXPECT_GE(files().size(), 40U);
  for (const auto& name : files()) {
    const auto script = read_script(text_of(name));
    EXPECT_FALSE(script.title.empty()) << name;
    bool syncs = false, expects = false;
    for (const auto& step : script.steps) {
      syncs |= step.head.text.starts_with("sync");
      expects |= step.head.text.starts_with("expect");
    }
    EXPECT_TRUE(syncs && expects) << name;
  }
}

TEST(ScenarioWords, AreReadWithTheirQuotesAndColons) {
  Words words(R"(HAM-001: name "Hammare, 22\" & co", price 5, Färg="Ljus blå")");
  EXPECT_TRUE(words.names_first());
  EXPECT_EQ(words.next(), "HAM-001");
  EXPECT_EQ(words.next(), "name");
  EXPECT_EQ(words.take(), (Word{"Hammare, 22\" & co", true}));
  EXPECT_FALSE(words.take_if("stock"));
  EXPECT_TRUE(words.take_if("price 5"));
  EXPECT_EQ(words.next(), "Färg=Ljus blå");
  EXPECT_TRUE(words.done());
  Words quoted("\"A B\": price 1");
  EXPECT_TRUE(quoted.names_first());
  EXPECT_EQ(quoted.next(), "A B");
}

TEST(ScenarioWords, HeadingsGatherWhatIsIndented) {
  const auto script =
      read_script("# About something\nsettings\n  a: 1  # remark\n\nin the shop\n  product A#2 name \"x # y\"\n");
  EXPECT_EQ(script.title, "About something");
  ASSERT_EQ(script.steps.size(), 2U);
  EXPECT_EQ(script.steps[0].lines[0].text, "a: 1");
  EXPECT_EQ(script.steps[1].lines[0].text, "product A#2 name \"x # y\"");
  EXPECT_EQ(script.steps[1].lines[0].number, 6);
}

TEST(ScenarioFaults, AreTold) {
  EXPECT_NE(run_scenario("nonsense\n").find("line 1: not understood"), std::string::npos);
  const auto faults = run_scenario("in the shop\n  product A price 1\n  dance A\nexpect in the shop\n  A: price 2\n  no A\n");
  EXPECT_NE(faults.find("line 3: not understood: dance A"), std::string::npos) << faults;
  EXPECT_NE(faults.find("price is \"1.000000\", expected \"2.000000\""), std::string::npos) << faults;
  EXPECT_NE(faults.find("line 6: there is a product A"), std::string::npos) << faults;
}

}  // namespace
}  // namespace woo24::scenarios
