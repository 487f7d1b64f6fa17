#include "woo24/store/binding.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, TheBindingIsOneRow) {
  Binding binding(db_);
  EXPECT_EQ(binding.get().value(), std::nullopt);
  BindingRow row{"3fa9c1d2", at(1), "exempel", "https://shop.example.se", "", "", "", 0};
  ASSERT_TRUE(binding.set(row).ok());
  row.office_identity = "identity";
  row.office_client_name = "Exempel AB";
  row.office_org_number = "556000-0000";
  row.office_client = 4711;
  ASSERT_TRUE(binding.set(row).ok());
  EXPECT_EQ(binding.get().value(), row);
  EXPECT_EQ(rows("binding"), 1);
}

}  // namespace
}  // namespace woo24::store
