#include "woo24/store/imports.hpp"

#include <gtest/gtest.h>

#include "store/table_fixture.hpp"
#include "woo24/store/postings.hpp"

namespace woo24::store {
namespace {

class ImportsTest : public TablesTest {
 protected:
  Imports table_{db_};
  void add(std::int64_t client, std::int64_t order, ImportStage stage, Standing standing = Standing::moving) {
    Import row;
    row.office_order = {order};
    row.key = "IMP-exempel-" + std::to_string(client) + "-" + std::to_string(order);
    row.stage = stage;
    row.standing = standing;
    ASSERT_TRUE(table_.add(row).ok());
  }
  /// key → number and standing
  std::map<std::string, std::string> rows() {
    std::map<std::string, std::string> found;
    for (const auto& row : table_.all().release_value())
      found[row.key] = std::to_string(row.office_order.value) + " " + std::string(standing_name(row.standing));
    return found;
  }
};

constexpr std::int64_t k_first = 4711, k_second = 77;
using Rows = std::map<std::string, std::string>;

TEST_F(ImportsTest, WhatAPersonSkippedStaysSkippedAfterAnotherCompanyHadTheSameNumber) {
  add(k_first, 5001, ImportStage::done);
  add(k_first, 5002, ImportStage::seen, Standing::skipped);
  ASSERT_TRUE(table_.leave_client(k_second).ok());
  add(k_second, 5001, ImportStage::done);
  add(k_second, 5002, ImportStage::done);
  ASSERT_TRUE(table_.leave_client(k_first).ok());
  EXPECT_EQ(rows(), (Rows{{"IMP-exempel-4711-5001", "5001 moving"},
                          {"IMP-exempel-4711-5002", "5002 skipped"},
                          {"IMP-exempel-77-5001", "-5003 moving"},
                          {"IMP-exempel-77-5002", "-5004 moving"}}));
  ASSERT_TRUE(table_.leave_client(k_second).ok());
  const auto back = rows();
  EXPECT_EQ(back.size(), 4U);
  EXPECT_EQ(back.at("IMP-exempel-77-5001"), "5001 moving");
  EXPECT_EQ(back.at("IMP-exempel-77-5002"), "5002 moving");
}

TEST_F(ImportsTest, ACustomersNameStaysNoLongerThanTheRowStandsStill) {
  for (const auto standing : {Standing::moving, Standing::waiting, Standing::failed, Standing::skipped}) {
    Import row;
    row.office_order = {static_cast<std::int64_t>(standing) + 1};
    row.key = "IMP-exempel-1-" + std::to_string(row.office_order.value);
    row.standing = Standing::failed;
    row.customer_name = "Anna Åkesson";
    ASSERT_TRUE(table_.add(row).ok());
    EXPECT_EQ(table_.of(row.office_order).value()->customer_name, "Anna Åkesson");
    row.standing = standing;
    ASSERT_TRUE(table_.advance(row, row.stage).ok());
    const bool still = standing == Standing::waiting || standing == Standing::failed;
    EXPECT_EQ(table_.of(row.office_order).value()->customer_name, still ? "Anna Åkesson" : "") << standing_name(standing);
  }
}

TEST_F(ImportsTest, WhatHadNotReachedTheShopIsMetAnewByACompanyThatComesBack) {
  add(k_first, 5001, ImportStage::seen, Standing::failed);
  add(k_first, 5002, ImportStage::creating);
  add(k_first, 5003, ImportStage::made);
  ASSERT_TRUE(table_.leave_client(k_second).ok());
  EXPECT_EQ(rows(), (Rows{{"IMP-exempel-4711-5003", "-5003 moving"}}));
  ASSERT_TRUE(table_.leave_client(k_first).ok());
  EXPECT_EQ(rows(), (Rows{{"IMP-exempel-4711-5003", "5003 moving"}}));
}

}  // namespace
}  // namespace woo24::store
