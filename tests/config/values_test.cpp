#include "woo24/config/values.hpp"

namespace woo24::config {
namespace {

using namespace std::chrono_literals;

Node text(const std::string& value) {
  Node node;
  node.form = Node::Form::text;
  node.text = value;
  return node;
}

TEST(Values, Durations) {
  const std::vector<std::pair<std::string, std::optional<Seconds>>> k_cases{
      {"30s", 30s}, {"10m", 10min}, {"6h", 6h},  {"1d", 24h},  {"0s", 0s},    {"", {}},           {"10", {}},
      {"m", {}},    {"10 m", {}},   {"-1m", {}}, {"1.5h", {}}, {"1h30m", {}}, {"999999999d", {}}, {"2d", {}}};
  for (const auto& [written, expected] : k_cases) EXPECT_EQ(duration(text(written), 0s, 24h), expected) << written;
  EXPECT_EQ(duration(text("8y"), 0s, 24h * 366 * 50), 24h * 366 * 8) << "never shorter than the calendar's";
  for (const auto& [length, written] : std::vector<std::pair<Seconds, std::string>>{{0s, "0s"},
                                                                                    {90s, "90s"},
                                                                                    {60s, "1m"},
                                                                                    {3600s, "1h"},
                                                                                    {86400s, "1d"},
                                                                                    {8 * 366 * 86400s, "8y"},
                                                                                    {86401s, "86401s"}}) {
    EXPECT_EQ(duration_text(length), written);
  }
}

TEST(Values, WholeNumbersAndDecimals) {
  EXPECT_EQ(whole(text("8"), 1, 100), 8);
  for (const auto* wrong : {"0", "101", "", "8.0", "-8", "1e1", "0x8", "99999999999999"})
    EXPECT_EQ(whole(text(wrong), 1, 100), std::nullopt) << wrong;
  const auto hundred = Amount::whole(100);
  EXPECT_EQ(decimal(text("25.5"), Amount{}, hundred), Amount::micro(25'500'000));
  EXPECT_EQ(decimal(text("25"), Amount{}, hundred), Amount::whole(25));
  for (const auto* wrong : {"25,5", "1E+1", "-1", "100.01", ".5", "5.", "", "25 %"}) {
    EXPECT_EQ(decimal(text(wrong), Amount{}, hundred), std::nullopt) << wrong;
  }
}

TEST(Values, MonthsAndCountries) {
  EXPECT_EQ(month(text("2026-10")), std::chrono::year{2026} / 10);
  EXPECT_EQ(month_text(std::chrono::year{2026} / 2), "2026-02");
  for (const auto* wrong : {"2026-13", "2026-1", "2026", "2026-10-01", "26-10"})
    EXPECT_EQ(month(text(wrong)), std::nullopt) << wrong;
  EXPECT_EQ(country(text("se")), "SE");
  for (const auto* wrong : {"SWE", "S", "å", "1E"}) EXPECT_EQ(country(text(wrong)), std::nullopt) << wrong;
}

TEST(Values, Addresses) {
  const auto with_folder = address("https://Shop.example.se:8443/butik/");
  ASSERT_TRUE(with_folder);
  EXPECT_EQ(with_folder->text, "https://Shop.example.se:8443/butik");
  EXPECT_EQ(with_folder->host, "Shop.example.se");
  EXPECT_FALSE(with_folder->bare);
  for (const auto* near :
       {"http://localhost", "http://LOCALHOST:80", "http://127.0.0.1", "http://127.1.2.3:9", "http://[::1]:9/"}) {
    const auto found = address(near);
    ASSERT_TRUE(found) << near;
    EXPECT_TRUE(found->loopback && found->plain && found->bare) << near;
  }
  for (const auto* far :
       {"http://127.0.0.1.example.se", "http://localhost.example.se", "http://128.0.0.1", "http://127.0.0.1x"}) {
    const auto found = address(far);
    EXPECT_FALSE(found && found->loopback) << far;
  }
  for (const auto* wrong :
       {"shop.example.se", "ftp://shop.example.se", "https://", "https:///x", "https://a@b.se", "https://b.se?x=1",
        "https://b.se#x", "https://b.se:0", "https://b.se:70000", "https://b.se:x", "https://b .se", "https://[::1"}) {
    EXPECT_FALSE(address(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace woo24::config
