#include "sides_fixture.hpp"
#include "woo24/jobs/products.hpp"

#include <filesystem>

namespace woo24 {
namespace {

struct ProductsSync : test::SidesTest {
  ProductsSync() {
    configure(std::string(test::k_example) + "products: { mode: two_way }\n");
    shop.catalogue().clear();
    office.catalogue().clear();
  }
  std::int64_t in_office(const std::string& number, const std::string& name) {
    sandbox::OfficeItem item;
    item.number = number;
    item.name = name;
    item.price = "100";
    return office.catalogue().add(item);
  }
  std::int64_t in_shop(const std::string& number, const std::string& name) {
    sandbox::ShopArticle article;
    article.sku = number;
    article.name = name;
    article.price = "125";
    return shop.catalogue().add_product(article);
  }
};

TEST_F(ProductsSync, ADryRunShowsOldAndNewAndLeavesNothingBehind) {
  in_office("SK-1", "Skruv");
  in_office("SK-2", "Kontorets");
  in_shop("SK-2", "Butikens");
  EXPECT_EQ(woo24({"sync", "products", "--dry-run"}), 1) << err.str();
  EXPECT_NE(out.str().find("+ WooCommerce  SK-1  Skruv  125.00"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("WooCommerce name: Butikens → Kontorets  (--yes)"), std::string::npos) << out.str();
  EXPECT_FALSE(std::filesystem::exists(file()));
  EXPECT_EQ(shop.catalogue().size(), 1U);
  EXPECT_EQ(woo24({"sync", "products", "--dry-run", "--json"}), 1);
  EXPECT_NE(out.str().find("\"change\": \"make\", \"to\": \"shop\""), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("\"old\": \"Butikens\", \"new\": \"Kontorets\""), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("\"id\": \"differences-wait\""), std::string::npos) << out.str();
}

TEST_F(ProductsSync, WhatWaitsIsListedAndReleasedByAYes) {
  in_office("SK-2", "Kontorets");
  in_shop("SK-2", "Butikens");
  EXPECT_EQ(woo24({"sync", "products"}), 1) << err.str();
  EXPECT_NE(out.str().find("Butikens → Kontorets"), std::string::npos) << out.str();
  EXPECT_EQ(woo24({"sync", "products", "--yes", "--json"}), 0) << err.str();
  EXPECT_NE(out.str().find("\"written\": 1"), std::string::npos) << out.str();
  EXPECT_EQ(shop.catalogue().product("SK-2")->name, "Kontorets");
  EXPECT_EQ(woo24({"why", "product", "SK-2"}), 0) << err.str();
  EXPECT_NE(out.str().find("name from 24SevenOffice"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("VAT 25 %"), std::string::npos) << out.str();
}

/// As the service finds it: what a command left for the run that it asked for.
TEST_F(ProductsSync, WhatWasAskedOfTheNextRunReachesIt) {
  in_office("SK-2", "Kontorets");
  in_shop("SK-2", "Butikens");
  EXPECT_EQ(woo24({"sync", "products"}), 1);
  {
    auto db = database();
    jobs::CatalogueTables tables(db);
    ASSERT_TRUE(jobs::ask_of_products(tables, "yes").ok());
  }
  EXPECT_EQ(woo24({"sync", "products"}), 0) << err.str();
  EXPECT_EQ(shop.catalogue().product("SK-2")->name, "Kontorets");
}

TEST_F(ProductsSync, CheckNamesNumbersThatAreThereTwice) {
  in_office("SK-2", "Ett");
  in_office("sk-2", "Två");
  EXPECT_EQ(woo24({"sync", "products"}), 1);
  EXPECT_EQ(woo24({"check", "--json"}), 0) << out.str();
  EXPECT_NE(out.str().find("catalogue-number-twice"), std::string::npos) << out.str();
}

TEST_F(ProductsSync, AllIncludesThem) {
  in_office("SK-1", "Skruv");
  EXPECT_EQ(woo24({"sync", "all", "--json"}), 0) << err.str() << out.str();
  EXPECT_NE(out.str().find("\"products\": {"), std::string::npos) << out.str();
  EXPECT_TRUE(shop.catalogue().product("SK-1"));
}

TEST_F(ProductsSync, ADryRunOfAllShowsEachChangeAsThatOfEachJob) {
  configure(std::string(test::k_example) + "products: { mode: two_way }\nstock: { mode: from_24sevenoffice }\n");
  in_office("SK-1", "Skruv");
  in_office("SK-2", "Kontorets");
  in_shop("SK-2", "Butikens");
  EXPECT_EQ(woo24({"sync", "all", "--dry-run"}), 1) << err.str();
  EXPECT_NE(out.str().find("+ WooCommerce  SK-1  Skruv  125.00"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("WooCommerce name: Butikens → Kontorets  (--yes)"), std::string::npos) << out.str();
  EXPECT_EQ(woo24({"sync", "all", "--dry-run", "--json"}), 1);
  EXPECT_NE(out.str().find(R"("products": {"changes": [{"change": )"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find(R"("old": "Butikens", "new": "Kontorets")"), std::string::npos) << out.str();
  EXPECT_NE(out.str().find(R"(, "stock": {"changes": [)"), std::string::npos) << out.str();
  EXPECT_TRUE(out.str().starts_with("{") && out.str().ends_with("}}}}\n")) << out.str();
  EXPECT_FALSE(std::filesystem::exists(file()));
  EXPECT_EQ(shop.catalogue().size(), 1U);
}

}  // namespace
}  // namespace woo24
