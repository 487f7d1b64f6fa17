// The example and the page of settings are what the table of keys makes of them.
#include "woo24/config/keys.hpp"
#include "woo24/config/reader.hpp"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace woo24::config {
namespace {

/// Compares a file of the repository with what the program makes; with WOO24_WRITE_DOCS=1 writes it instead.
void expect_file(const std::string& name, const std::string& made) {
  const auto path = std::string(WOO24_SOURCE_DIR) + "/" + name;
  if (std::getenv("WOO24_WRITE_DOCS") != nullptr) std::ofstream(path) << made;
  std::ostringstream found;
  found << std::ifstream(path).rdbuf();
  EXPECT_TRUE(found.str() == made) << name
                                   << " is not what the program makes. To write it anew: WOO24_WRITE_DOCS=1 config_tests";
}

TEST(Example, TheFileIsTheOneThatTheTableMakes) { expect_file("config/woo24.yaml", example()); }

TEST(Example, ReadsWithoutFaults) {
  const auto read = config::read(example(), "woo24.yaml");
  for (const auto& fault : read.faults) ADD_FAILURE() << place(fault, "woo24.yaml") << " " << reason_id(fault.id);
  EXPECT_EQ(read.settings.orders.mode, settings::Mode::watch);
  EXPECT_EQ(read.settings.orders.payments.size(), 3U);
}

TEST(SettingsPage, TheFileIsTheOneThatTheTableMakes) { expect_file("docs/settings.md", settings_page()); }

TEST(Keys, StandOnceAndSayWhatTheyAre) {
  std::set<std::string_view> paths;
  for (const auto& key : settings_keys()) {
    EXPECT_TRUE(paths.insert(key.path).second) << key.path;
    EXPECT_NE(key.expected, "") << key.path;
    EXPECT_NE(key.comment, "") << key.path;
    EXPECT_EQ(key.holds == Holds::value, key.set != nullptr && key.get != nullptr) << key.path;
    EXPECT_EQ(key.holds == Holds::value, !key.example.empty()) << key.path;
  }
}

TEST(Keys, TheDefaultsNamedAreTheDefaultsTaken) {
  const settings::Settings defaults;
  for (const auto& key : settings_keys()) {
    if (key.holds != Holds::value || key.required) continue;
    EXPECT_EQ(key.get(defaults), key.standard == "Order {number}" ? "\"Order {number}\"" : key.standard) << key.path;
  }
  EXPECT_EQ(payment_keys()[2].get(settings::Payment{}), payment_keys()[2].standard);
}

TEST(Keys, EveryExampleAloneIsAccepted) {
  for (const auto& key : settings_keys()) {
    if (key.holds != Holds::value) continue;
    settings::Settings settings;
    const auto tree = parse_tree("x: " + std::string(key.example));
    ASSERT_TRUE(tree.faults.empty()) << key.path;
    EXPECT_EQ(key.set(tree.root.entries.at(0).value, settings), nullptr) << key.path;
  }
}

}  // namespace
}  // namespace woo24::config
