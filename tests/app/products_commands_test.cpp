#include "commands_fixture.hpp"
#include "woo24/jobs/products.hpp"

namespace woo24 {
namespace {

struct ProductsCommands : test::CommandsTest {
  ProductsCommands() {
    auto db = database();
    jobs::CatalogueTables tables(db);
    shop::CatalogueProduct screw;
    screw.id = {41};
    screw.sku = "SK-1";
    screw.name = "Skruv &amp; mutter";
    screw.status = "publish";
    screw.regular_price = "125.00";
    office::CatalogueProduct there;
    there.id = {501};
    there.number = "SK-1";
    there.name = "Skruv & mutter";
    there.price = Amount::whole(100);
    EXPECT_TRUE(tables.shop.put_all({&screw, 1}, 1).ok());
    EXPECT_TRUE(tables.office.put_all({&there, 1}, 1).ok());
  }
  std::string linked(const std::string& shop, const std::string& office) {
    const auto code = woo24({"products", "link", shop, office, "--json"});
    return std::to_string(code) + " " + out.str();
  }
};

TEST_F(ProductsCommands, LinkAndUnlinkNameBoth) {
  EXPECT_EQ(linked("SK-1", "501"), "0 {\"shop\": 41, \"office\": 501}\n");
  EXPECT_EQ(woo24({"products", "link", "41", "SK-1"}), 1);
  EXPECT_NE(err.str().find("products unlink"), std::string::npos) << err.str();
  EXPECT_EQ(woo24({"products", "list", "--all"}), 0);
  EXPECT_EQ(out.str(), "= SK-1  WooCommerce 41 ↔ 24SevenOffice 501  Skruv & mutter\n");
  EXPECT_EQ(woo24({"products", "unlink", "sk-1"}), 0);
  EXPECT_EQ(woo24({"products", "unlink", "sk-1"}), 1);
  EXPECT_EQ(woo24({"products", "link", "SK-2", "501"}), 1);
}

TEST_F(ProductsCommands, ShowTellsBothSidesAsLastListed) {
  EXPECT_EQ(linked("SK-1", "SK-1").front(), '0');
  EXPECT_EQ(woo24({"products", "show", "sk-1"}), 0);
  EXPECT_NE(out.str().find("WooCommerce 41  SK-1  Skruv & mutter  publish  125.00"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("24SevenOffice 501  SK-1  Skruv & mutter  active  Price 100.00"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("linked by hand"), std::string::npos) << out.str();
  EXPECT_EQ(woo24({"products", "show", "501", "--json"}), 0);
  EXPECT_NE(out.str().find("\"number\": \"SK-1\""), std::string::npos) << out.str();
  EXPECT_EQ(woo24({"products", "show", "SK-9"}), 1);
}

TEST_F(ProductsCommands, ListTellsWhatStandsWrongAndWhatABrakeHolds) {
  EXPECT_EQ(woo24({"products", "list", "--json"}), 0);
  EXPECT_EQ(out.str(), "[]\n");
  {
    auto db = database();
    jobs::CatalogueTables tables(db);
    const Reason gone{ReasonId::product_gone, {{"side", "24SevenOffice"}, {"id", "501"}}};
    ASSERT_TRUE(tables.troubles.put("products", {CatalogueSide::shop, 41, gone}, clock.now(), 1).ok());
    const Reason prices{ReasonId::brake_prices, {{"some", "40"}, {"all", "100"}, {"limit", "20"}}};
    ASSERT_TRUE(tables.brakes.set({"products", prices, "d", clock.now()}).ok());
  }
  EXPECT_EQ(woo24({"products", "list"}), 0);
  EXPECT_NE(out.str().find("40 of 100 linked products"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("WooCommerce 41  SK-1"), std::string::npos) << out.str();
  EXPECT_EQ(woo24({"products", "list", "--json"}), 0);
  EXPECT_NE(out.str().find("\"id\": \"product-gone\""), std::string::npos) << out.str();
}

TEST_F(ProductsCommands, SyncNeedsAMode) {
  EXPECT_EQ(woo24({"sync", "products", "--dry-run"}), 2);
  EXPECT_NE(err.str().find("products.mode"), std::string::npos) << err.str();
}

}  // namespace
}  // namespace woo24
