// Accounts and products, as far as an import asks for them.
#include "shop_fixture.hpp"

#include <gmock/gmock.h>

namespace woo24::sandbox {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class ShopAccounts : public ShopTest {};

TEST_F(ShopAccounts, are_found_by_email_and_role) {
  ShopAccount manager;
  manager.email = "chef@example.se";
  manager.role = "shop_manager";
  const auto id = shop.add_account(manager);
  shop.add_account({});
  EXPECT_THAT(get("/customers?email=CHEF@example.se").json, IsEmpty()) << "the list is of customers alone";
  const auto found = get("/customers?email=CHEF@example.se&role=all");
  ASSERT_THAT(found.json, SizeIs(1));
  EXPECT_EQ(found.json[0]["id"], id);
  EXPECT_EQ(found.raw.header("X-WP-Total"), "1");
  EXPECT_EQ(get("/customers/" + std::to_string(id)).json["email"], "chef@example.se");
  EXPECT_EQ(get("/customers/777").json["code"], "woocommerce_rest_invalid_id");
  EXPECT_THAT(shop.mails(), IsEmpty());
}

TEST_F(ShopAccounts, a_new_one_is_mailed_and_an_address_is_taken_once) {
  const auto made = call("POST", "/customers", R"({"email":"ny@example.se","billing":{"company":"Ny AB","country":"SE"}})");
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.json["username"], "ny");
  EXPECT_EQ(made.json["billing"]["company"], "Ny AB");
  EXPECT_EQ(made.json["billing"]["email"], "");
  ASSERT_THAT(shop.mails(), SizeIs(1));
  EXPECT_EQ(shop.mails()[0].kind, "new_account");
  EXPECT_EQ(call("POST", "/customers", R"({"email":"NY@example.se"})").json["code"], "registration-error-email-exists");
  EXPECT_EQ(call("POST", "/customers", "{}").json["code"], "rest_missing_callback_param");
  EXPECT_EQ(call("POST", "/customers", R"({"email":"ny"})").json["code"], "rest_invalid_param");
  EXPECT_EQ(call("POST", "/customers", R"({"email":"a@b.se","billing":{"email":""}})").json["code"], "rest_invalid_param");
}

TEST_F(ShopAccounts, products_by_number_and_what_is_no_filter) {
  const auto found = get("/products?sku=ham-001,NOPE,BOK-001&per_page=100&orderby=id&order=asc");
  ASSERT_THAT(found.json, SizeIs(2));
  EXPECT_EQ(found.json[0]["price"], "249.00");
  EXPECT_EQ(found.json[0]["stock_quantity"], 100);
  EXPECT_THAT(get("/products?sku=NOPE").json, IsEmpty());
  EXPECT_EQ(get("/products/10").json["sku"], "HAM-001");
  EXPECT_EQ(get("/products/9999").status, 404);
  EXPECT_THAT(shop.violations(), IsEmpty());
  EXPECT_THAT(get("/products?sku=0&per_page=100").json, SizeIs(17));
  EXPECT_THAT(shop.violations(), SizeIs(1));
}

TEST_F(ShopAccounts, orders_draw_and_cancelling_gives_back) {
  const auto id = shop.add_order(spec({row("HAM-001", 3, "249.00")}));
  EXPECT_EQ(shop.stock("HAM-001"), 97);
  shop.set_status(id, "cancelled");
  EXPECT_EQ(shop.stock("HAM-001"), 100);
  shop.set_status(id, "processing");
  EXPECT_EQ(shop.stock("HAM-001"), 97);
  shop.set_status(id, "refunded");
  EXPECT_EQ(shop.stock("HAM-001"), 97) << "this status puts nothing back";
  EXPECT_FALSE(shop.stock("NOPE"));
}

}  // namespace
}  // namespace woo24::sandbox
