// What the shop's key may do, asked of the pretend shop: nothing is changed by asking.
#include "woo24/woo/key_rights.hpp"

#include "support/scripted_http.hpp"

#include "woo24/sandbox/shop.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

class KeyRightsTest : public testing::Test {
 protected:
  Result<void> may_write(const std::string& key, const std::string& secret) {
    ShopWire wire(doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {key, secret});
    return key_may_write(wire);
  }
  void answer(int status, const std::string& body) { doors.http.on_url_with("", test::ScriptedHttp::response(status, body)); }
  test::ScriptedDoors doors;
};

TEST_F(KeyRightsTest, NoSuchOrderIsTheGoodAnswer) {
  answer(404, R"({"code": "woocommerce_rest_shop_order_invalid_id", "message": "Invalid ID.", "data": {"status": 404}})");
  EXPECT_TRUE(may_write("ck", "cs").ok());
  EXPECT_EQ(doors.http.requests.size(), 1U);
  EXPECT_EQ(doors.http.requests[0].url, "https://shop.example.se/wp-json/wc/v3/orders/0");
}

TEST_F(KeyRightsTest, OneThatOnlyReadsIsNamed) {
  answer(
      401,
      R"({"code": "woocommerce_rest_authentication_error", "message": "The API key provided does not have write permissions.", "data": {"status": 401}})");
  const auto rights = may_write("ck", "cs");
  ASSERT_FALSE(rights.ok());
  EXPECT_EQ(rights.error().reason, (Reason{ReasonId::shop_key_may_not, {{"permission", "write"}}}));
}

TEST_F(KeyRightsTest, AFrontThatSaysNothingClearIsNoProof) {
  answer(502, "<html>Bad Gateway</html>");
  const auto rights = may_write("ck", "cs");
  ASSERT_FALSE(rights.ok());
  EXPECT_NE(rights.error().kind, Kind::sign_in);
}

/// The pretend shop answers both as a real one does, and keeps all its orders as they were.
TEST_F(KeyRightsTest, ThePretendShopIsNotChanged) {
  sandbox::ShopSettings settings;
  settings.keys = {{"ck_reads", "cs_reads", "read"}, {"ck_both", "cs_both", "read_write"}};
  sandbox::Shop shop(settings, [] { return Instant{}; });
  shop.add_order(sandbox::first_look_orders().front());
  const auto before = shop.orders().size();
  const auto status = shop.orders().front().status;
  const auto asked = [&](const std::string& key, const std::string& secret) {
    test::ScriptedDoors at_shop;
    at_shop.http.on_url_with("", test::ScriptedHttp::response(200, "{}"));
    ShopWire wire(at_shop.doors(), settings::Shop{"https://shop.example.se", "", false}, {key, secret});
    (void)key_may_write(wire).ok();
    return shop.handle(at_shop.http.requests.at(0)).status;
  };
  EXPECT_EQ(asked("ck_reads", "cs_reads"), 401);
  EXPECT_EQ(asked("ck_both", "cs_both"), 404);
  EXPECT_EQ(shop.orders().size(), before);
  EXPECT_EQ(shop.orders().front().status, status);
}

}  // namespace
}  // namespace woo24::woo
