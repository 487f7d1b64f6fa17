// `woo24 check` as a doctor: each thing that may be wrong is named, and one that is wrong hides no other.
#include "sides_fixture.hpp"

#include <gmock/gmock.h>

namespace woo24::app {
namespace {

using sandbox::ShopSettings;
using testing::HasSubstr;
using testing::Not;

class CheckTest : public test::SidesTest {
 protected:
  int check() { return woo24({"check", "--json"}); }
};

TEST_F(CheckTest, WhatIsInOrderSaysWhatWasLookedAt) {
  EXPECT_EQ(check(), 0) << out.str() << err.str();
  EXPECT_THAT(out.str(), HasSubstr(R"("faults": [])"));
  EXPECT_THAT(out.str(), HasSubstr(R"({"what": "24SevenOffice", "found": "Exempel AB)"));
  EXPECT_THAT(out.str(), HasSubstr(R"("what": "sale type Kreditsälg", "found": "account id)"));
  EXPECT_FALSE(std::filesystem::exists(file())) << "to look leaves nothing";
}

TEST_F(CheckTest, AKeyThatOnlyReadsIsNamed) {
  shop.change_settings([](ShopSettings& settings) { settings.keys.front().permissions = "read"; });
  EXPECT_EQ(check(), 3);
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "shop-key-may-not")"));
  EXPECT_THAT(out.str(), HasSubstr("Read/Write"));
}

TEST_F(CheckTest, AnOldShopIsNamed) {
  shop.change_settings([](ShopSettings& settings) { settings.version = "8.2.1"; });
  EXPECT_EQ(check(), 0);
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "shop-version-old")"));
  shop.change_settings([](ShopSettings& settings) { settings.version = "10.1.0"; });
  EXPECT_EQ(check(), 0);
  EXPECT_THAT(out.str(), Not(HasSubstr("shop-version-old"))) << "ten comes after nine";
}

TEST_F(CheckTest, AClockThatIsWrongIsNamed) {
  clock.set_error(std::chrono::minutes{10});
  EXPECT_EQ(check(), 0);
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "clock-differs")"));
  EXPECT_THAT(out.str(), HasSubstr("WooCommerce"));
}

TEST_F(CheckTest, ADiskThatIsNearlyFullIsNamed) {
  environment.set_free_bytes(150ull << 20);
  EXPECT_EQ(check(), 0);
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "disk-low")"));
  EXPECT_THAT(out.str(), HasSubstr("150 MiB"));
}

TEST_F(CheckTest, ANumberThatTwoProductsHaveIsNamed) {
  sandbox::OfficeArticle article;
  article.number = "frakt";
  office.add_product(article);
  EXPECT_NE(check(), 0) << "shipping could go on either";
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "product-number-twice")"));
}

TEST_F(CheckTest, OneSideThatIsDownDoesNotHideTheOther) {
  shop.change_settings([](ShopSettings& settings) { settings.keys.front().secret = "cs_other"; });
  office.set_password("another");
  EXPECT_EQ(check(), 4);
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "office-sign-in-refused")"));
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "shop-secret-wrong")"));
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "mail-not-configured")")) << "nor what has to do with neither";
}

TEST_F(CheckTest, WhatRecentOrdersHaveAndTheSettingsLackIsNamed) {
  auto spec = sandbox::first_look_orders().front();
  spec.payment_method = "wiz";
  spec.payment_title = "Trollbetalning";
  shop.add_order(spec);
  shop.add_order(spec);
  spec.status = "cancelled";
  shop.add_order(spec);
  spec.status = "processing";
  spec.payment_method = "other";
  spec.created = time.now() - std::chrono::days{120};
  shop.add_order(spec);
  EXPECT_EQ(check(), 0) << err.str();
  EXPECT_THAT(out.str(), HasSubstr(R"("id": "orders-method-unmapped")"));
  EXPECT_THAT(out.str(), HasSubstr("Paid with wiz (Trollbetalning): 2 of the last 90 days' orders."));
  EXPECT_THAT(out.str(), HasSubstr(R"({"what": "orders of the last 90 days", "found": "3"})"));
  EXPECT_THAT(out.str(), Not(HasSubstr("Paid with other")));
}

TEST_F(CheckTest, NothingIsWrittenByLooking) {
  const auto id = shop.add_order(sandbox::first_look_orders().front());
  const auto before = shop.order(id)->status;
  EXPECT_EQ(check(), 0);
  EXPECT_EQ(shop.order(id)->status, before);
  EXPECT_EQ(shop.orders().size(), 1U);
  EXPECT_EQ(world.calls(sandbox::Side::office, "Save*"), 0);
}

}  // namespace
}  // namespace woo24::app
