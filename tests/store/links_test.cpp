#include "woo24/store/links.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, LinksSayWhoIsWho) {
  Links links(db_);
  const Link customer{"customer", "woo24:exempel:3fa9", 77, at(1), "Exempel AB"};
  const Link product{"product", "sk-100", 501, at(2), ""};
  EXPECT_EQ(links.find("customer", customer.woo_id).value(), std::nullopt);
  ASSERT_TRUE(links.put_all({customer, product}).ok());
  EXPECT_EQ(links.find("customer", customer.woo_id).value(), customer);
  EXPECT_EQ(links.find("product", customer.woo_id).value(), std::nullopt);
  auto seen_again = product;
  seen_again.seen_at = at(90);
  seen_again.office_id = 502;
  ASSERT_TRUE(links.put(seen_again).ok());
  EXPECT_EQ(links.find("product", "sk-100").value(), seen_again);
  EXPECT_EQ(links.count("product").value(), 1);
  ASSERT_TRUE(links.remove("product", "sk-100").ok());
  EXPECT_EQ(links.count("product").value(), 0);
  EXPECT_EQ(links.count("customer").value(), 1);
}

}  // namespace
}  // namespace woo24::store
