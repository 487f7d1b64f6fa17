#include "woo24/sync/booked_mark.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

const BookedMark k_mark{"WOO-exempel-1-abcdef", 4711, {5001}, "12ab34cd", parse_utc("2026-11-24T08:00:00Z"), false};

shop::Order with_meta(const std::string& value) {
  shop::Order order;
  order.meta = {{"other", "x"}, {"_woo24", value}};
  return order;
}

TEST(BookedMark, what_is_written_is_read) {
  const auto meta = mark_meta(k_mark);
  EXPECT_EQ(meta.key, "_woo24");
  EXPECT_EQ(mark_of(with_meta(meta.value), k_mark.key), k_mark);
}

TEST(BookedMark, an_unsure_payment_outlives_the_state_file) {
  auto unsure = k_mark;
  unsure.payment_unsure = true;
  EXPECT_EQ(mark_of(with_meta(mark_meta(unsure).value), k_mark.key), unsure);
}

TEST(BookedMark, the_mark_of_a_credit_stands_beside_that_of_its_sale) {
  auto order = with_meta(mark_meta(k_mark).value);
  order.meta.push_back(mark_meta({"WOO-exempel-1-abcdef-R7", 4711, {5002}, "12ab34cd", k_mark.at}, shop::RefundId{7}));
  EXPECT_EQ(mark_of(order, k_mark.key), k_mark);
  EXPECT_EQ(mark_of(order, "WOO-exempel-1-abcdef-R7", shop::RefundId{7})->office_order, office::OrderId{5002});
  EXPECT_FALSE(mark_of(order, "WOO-exempel-1-abcdef-R8", shop::RefundId{8}));
}

TEST(BookedMark, of_two_credits_of_one_refund_each_has_its_own) {
  auto order = with_meta(mark_meta(k_mark).value);
  const std::string key = "WOO-exempel-1-abcdef-R7";
  order.meta.push_back(mark_meta({key, 4711, {5002}, "12ab34cd", k_mark.at}, shop::RefundId{7}));
  EXPECT_FALSE(mark_of(order, key + "S", shop::RefundId{7}));
  order.meta.push_back(mark_meta({key + "S", 4711, {5003}, "12ab34cd", k_mark.at}, shop::RefundId{7}));
  EXPECT_EQ(order.meta.back().key, "_woo24_R7S");
  EXPECT_EQ(mark_of(order, key, shop::RefundId{7})->office_order, office::OrderId{5002});
  EXPECT_EQ(mark_of(order, key + "S", shop::RefundId{7})->office_order, office::OrderId{5003});
}

TEST(BookedMark, a_mark_that_a_plugin_copied_to_another_order_is_none) {
  EXPECT_FALSE(mark_of(with_meta(mark_meta(k_mark).value), "WOO-exempel-2-abcdef"));
  EXPECT_FALSE(mark_of(shop::Order{}, k_mark.key));
  EXPECT_FALSE(mark_of(with_meta(""), k_mark.key));
}

TEST(BookedMark, a_mark_that_somebody_edited_says_no_more_than_it_holds) {
  const auto mark = mark_of(with_meta(k_mark.key + " order=x client= junk installation=ff"), k_mark.key);
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->office_order, office::OrderId{0});
  EXPECT_EQ(mark->client, 0);
  EXPECT_EQ(mark->installation, "ff");
  EXPECT_FALSE(mark->at);
}

}  // namespace
}  // namespace woo24::sync
