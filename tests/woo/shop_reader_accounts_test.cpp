#include "pretend_shop.hpp"
#include "sandbox_shop.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using test::ScriptedHttp;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Accounts : public test::SandboxShop {};

TEST_F(Accounts, by_email_whatever_its_letters_and_role) {
  sandbox::ShopAccount account;
  account.email = "Nils.Ny@example.se";
  account.role = "shop_manager";
  const auto id = shop.add_account(account);
  shop.add_account({});
  const auto found = reader.customers_by_email(" nils.ny@EXAMPLE.se ");
  ASSERT_TRUE(found.ok());
  ASSERT_THAT(found.value(), SizeIs(1));
  EXPECT_EQ(found.value()[0].id, shop::CustomerId{id});
  EXPECT_EQ(found.value()[0].billing.city, "Malmö");
  EXPECT_THAT(reader.customers_by_email("ingen@example.se").value(), IsEmpty());
  EXPECT_THAT(doors.http.requests.at(0).url, HasSubstr("email=nils.ny%40EXAMPLE.se"));
}

TEST_F(Accounts, nobody_is_asked_for_by_nothing) {
  EXPECT_THAT(reader.customers_by_email("  ").value(), IsEmpty());
  EXPECT_THAT(reader.customers_by_email("saknas").value(), IsEmpty());
  EXPECT_THAT(reader.products_by_sku({"", " ", "0"}).value(), IsEmpty());
  EXPECT_EQ(wire.calls(), 0);
}

TEST_F(Accounts, products_by_number_many_a_call) {
  const auto found = reader.products_by_sku({"HAM-001", " ham-001", "SÅG-22", "NOPE", "0"});
  ASSERT_TRUE(found.ok());
  ASSERT_THAT(found.value(), SizeIs(2));
  EXPECT_EQ(found.value()[0].sku, "HAM-001");
  EXPECT_EQ(found.value()[0].id, 10);
  EXPECT_EQ(found.value()[0].stock, amount("100"));
  EXPECT_EQ(wire.calls(), 1);
  EXPECT_THAT(shop.violations(), IsEmpty());
}

TEST_F(Accounts, a_number_with_a_comma_is_asked_for_alone) {
  ASSERT_TRUE(reader.products_by_sku({"A,B", "HAM-001"}).ok());
  EXPECT_EQ(wire.calls(), 2);
}

TEST_F(Accounts, long_lists_stay_below_what_servers_take) {
  std::vector<std::string> numbers;
  for (int n = 0; n < 150; ++n) numbers.push_back(std::string(90, 'X') + std::to_string(n));
  ASSERT_TRUE(reader.products_by_sku(numbers).ok());
  EXPECT_GT(wire.calls(), 2);
  for (const auto& request : doors.http.requests) EXPECT_LT(request.url.size(), 5000u);
}

/// An older shop takes a filter that it does not know for none, and shows everything.
TEST(ProductSearch, what_was_not_asked_for_is_not_believed) {
  test::PretendShop shop;
  const auto list = test::recorded("products_by_sku_list");
  shop.doors.http.on([](const http::Request&) { return true; }, [&](const http::Request&) { return list.response; });
  shop.doors.http.then(list.response).then(test::recorded("customers_by_email").response);
  ShopReader reader(shop.wire);
  const auto products = reader.products_by_sku({"SKR-010"});
  ASSERT_TRUE(products.ok());
  ASSERT_THAT(products.value(), SizeIs(1));
  EXPECT_EQ(products.value()[0].id, 11);
  EXPECT_TRUE(products.value()[0].manage_stock);
  EXPECT_THAT(reader.customers_by_email("eva@example.se").value(), IsEmpty());
}

TEST(ProductSearch, a_variation_is_found_by_its_own_number) {
  test::PretendShop shop;
  shop.doors.http.then(test::recorded("products_by_variation_sku").response);
  ShopReader reader(shop.wire);
  const auto body = test::recorded("products_by_variation_sku").body;
  const auto products = reader.products_by_sku({body.at(0).at("sku").get<std::string>()});
  ASSERT_TRUE(products.ok());
  ASSERT_THAT(products.value(), SizeIs(1));
  EXPECT_EQ(products.value()[0].type, "variation");
  EXPECT_GT(products.value()[0].parent_id, 0);
}

}  // namespace
}  // namespace woo24::woo
