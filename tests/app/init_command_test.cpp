// `woo24 init`: what is asked, what is written, and what is never written over.
#include "sides_fixture.hpp"

#include "woo24/config/reader.hpp"

#include <gmock/gmock.h>

#include <sys/stat.h>

namespace woo24::app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* k_password = "not-to-be-shown-24";

class InitTest : public test::SidesTest {
 protected:
  InitTest() {
    std::filesystem::remove(folder + "/woo24.yaml");
    for (const auto& spec : sandbox::first_look_orders()) shop.add_order(spec);
  }
  std::vector<std::string> answers() const {
    const sandbox::ShopKey key;
    return {"https://shop.example.se/",
            key.key,
            key.secret,
            "integration@example.se",
            sandbox::k_office_application,
            sandbox::k_office_password,
            "Exempel AB",
            "shop",
            "2026-11-01",
            "exempel",
            ""};
  }
  int init(const std::vector<std::string>& lines) {
    in.clear();
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    in.str(text);
    return woo24({"init", "--database", file()});
  }
  [[nodiscard]] std::string config() const {
    std::ostringstream text;
    text << std::ifstream(folder + "/woo24.yaml").rdbuf();
    return text.str();
  }
};

TEST_F(InitTest, WritesSettingsThatWatchAndThatCheckAccepts) {
  EXPECT_EQ(init(answers()), 0) << out.str() << err.str();
  const auto read = config::read(config(), "woo24.yaml");
  EXPECT_TRUE(read.faults.empty());
  EXPECT_EQ(read.settings.orders.mode, settings::Mode::watch);
  EXPECT_EQ(read.settings.shop_id, "exempel");
  EXPECT_EQ(read.settings.shop.url, "https://shop.example.se");
  EXPECT_EQ(read.settings.orders.rows.shipping.name, "FRAKT");
  EXPECT_EQ(read.settings.database, file());
  EXPECT_FALSE(std::filesystem::exists(file()));
  struct stat facts {};
  ASSERT_EQ(::stat((folder + "/woo24.yaml").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0644U) << "the service's user reads it";
}

TEST_F(InitTest, NothingSecretIsWrittenOrEchoed) {
  office.set_password(k_password);
  environment.set_secret("office_password", k_password);
  auto lines = answers();
  lines[5] = k_password;
  EXPECT_EQ(init(lines), 0) << err.str();
  for (const auto& secret : {std::string(sandbox::ShopKey{}.key), std::string(sandbox::ShopKey{}.secret),
                             std::string(sandbox::k_office_application), std::string(k_password)}) {
    EXPECT_THAT(config() + out.str() + err.str(), Not(HasSubstr(secret)));
  }
  std::ostringstream kept;
  kept << std::ifstream(folder + "/credentials/shop_key").rdbuf();
  EXPECT_EQ(kept.str(), std::string(sandbox::ShopKey{}.key) + "\n");
}

TEST_F(InitTest, WritesOverNothing) {
  configure("mine: yes\n");
  const auto before = config();
  EXPECT_EQ(init(answers()), 3);
  EXPECT_THAT(err.str(), HasSubstr("config-exists"));
  EXPECT_EQ(config(), before);
  EXPECT_FALSE(std::filesystem::exists(folder + "/credentials")) << "nothing was asked";
}

TEST_F(InitTest, AnswersThatEndTooEarlyLeaveNoSettings) {
  for (std::size_t count = 0; count < answers().size(); ++count) {
    auto some = answers();
    some.resize(count);
    EXPECT_NE(init(some), 0) << count;
    EXPECT_FALSE(std::filesystem::exists(folder + "/woo24.yaml")) << count;
  }
}

TEST_F(InitTest, ASecretThatIsSetIsKeptByAnEmptyLine) {
  auto wrong = answers();
  wrong[6] = "Nobody AB";
  wrong.insert(wrong.begin() + 7, {"Nobody AB", "Nobody AB"});
  EXPECT_EQ(init(wrong), 2) << "no such company";
  auto again = answers();
  for (const std::size_t secret : {1U, 2U, 4U, 5U}) again[secret] = "";
  EXPECT_EQ(init(again), 0) << err.str();
}

TEST_F(InitTest, WhatTheSidesSayIsSaid) {
  environment.set_secret("shop_secret", "cs_wrong");
  EXPECT_EQ(init(answers()), 4);
  EXPECT_THAT(err.str(), HasSubstr("shop-"));
  EXPECT_FALSE(std::filesystem::exists(folder + "/woo24.yaml"));
}

TEST_F(InitTest, AnAnswerThatNoSettingMayHaveIsNamed) {
  auto wrong = answers();
  wrong[9] = "Exempel AB!";
  EXPECT_NE(init(wrong), 0);
  EXPECT_THAT(err.str(), HasSubstr("shop_id"));
  EXPECT_FALSE(std::filesystem::exists(folder + "/woo24.yaml"));
}

TEST_F(InitTest, WhatIsNeededAndNotFoundIsAsked) {
  ASSERT_TRUE(office.rename_product("FRAKT", "Okänt"));
  ASSERT_TRUE(office.renumber_product("FRAKT", "X-1"));
  auto lines = answers();
  lines.insert(lines.begin() + 8, "X-1");
  EXPECT_EQ(init(lines), 0) << err.str();
  EXPECT_EQ(config::read(config(), "woo24.yaml").settings.orders.rows.shipping.name, "X-1");
}

TEST_F(InitTest, APaymentMethodThatIsNotClearIsAsked) {
  shop.change_settings([](sandbox::ShopSettings& settings) { settings.gateways.push_back({"wiz", "Trollbetalning"}); });
  auto lines = answers();
  lines.insert(lines.begin() + 8, "stripe");
  EXPECT_EQ(init(lines), 0) << err.str();
  EXPECT_THAT(config(), HasSubstr("wiz: { paid_with: Stripe }"));
  std::filesystem::remove(folder + "/woo24.yaml");
  lines[8] = "";
  EXPECT_EQ(init(lines), 0) << err.str();
  EXPECT_THAT(config(), HasSubstr("#   wiz: { paid_with: NAME }"));
  EXPECT_THAT(out.str(), HasSubstr("wiz")) << "check says that its orders will stop";
}

TEST_F(InitTest, NeitherSideIsChanged) {
  EXPECT_EQ(init(answers()), 0);
  EXPECT_EQ(world.calls(sandbox::Side::office, "Save*"), 0);
  for (const auto& order : shop.orders()) EXPECT_FALSE(shop.meta(order.id, "_woo24")) << order.id;
}

}  // namespace
}  // namespace woo24::app
