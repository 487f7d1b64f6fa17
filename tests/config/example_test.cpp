// The example and the page of settings are what the table of keys makes of them.
#include "woo24/config/keys.hpp"
#include "woo24/config/reader.hpp"

#include "support/made_file.hpp"

#include <set>

namespace woo24::config {
namespace {

using test::expect_file;

TEST(Example, TheFileIsTheOneThatTheTableMakes) { expect_file("config/woo24.yaml", example()); }

TEST(Example, ReadsWithoutFaults) {
  const auto read = config::read(example(), "woo24.yaml");
  for (const auto& fault : read.faults) ADD_FAILURE() << place(fault, "woo24.yaml") << " " << reason_id(fault.id);
  EXPECT_EQ(read.settings.orders.mode, settings::Mode::watch);
  EXPECT_EQ(read.settings.orders.payments.size(), 3U);
}

TEST(SettingsPage, TheFileIsTheOneThatTheTableMakes) { expect_file("docs/settings.md", settings_page()); }

TEST(Manual, TheFileIsTheOneThatTheTableMakes) { expect_file("man/woo24.yaml.5", manual_page()); }

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
