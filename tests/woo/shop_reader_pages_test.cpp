// A listing as it comes, a page at a time.
#include "woo24/woo/shop_reader.hpp"

#include "pretend_shop.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr Instant k_after{std::chrono::seconds{1'795'500'001}};  // 2026-11-24 06:00:01 UTC

struct ShopReaderPagesTest : testing::Test {
  test::PretendShop shop;
  ShopReader reader{shop.wire};
};

TEST_F(ShopReaderPagesTest, a_listing_is_given_page_by_page_and_begins_anew_where_it_shifted) {
  shop.add_many(1, 130);
  shop.before_answer = [&, shifted = false](const test::ShopCall& call) mutable {
    if (call.number("offset", 0) != 90 || shifted) return;
    shifted = true;
    for (int id = 1; id <= 15; ++id) shop.orders.erase(id);
  };
  std::vector<std::string> told;
  OrderPages pages;
  pages.begin = [&] { told.push_back("begin"); };
  pages.take = [&](std::vector<shop::Order> orders, std::vector<Unreadable>) -> Result<void> {
    told.push_back(std::to_string(orders.front().id.value) + "-" + std::to_string(orders.back().id.value));
    return {};
  };
  const auto as_of = reader.orders_changed_since(k_after, pages);
  ASSERT_TRUE(as_of.ok());
  EXPECT_EQ(format_utc(as_of.value()), "2026-11-24T07:59:58Z");
  EXPECT_THAT(told, ElementsAre("begin", "1-100", "106-130", "begin", "16-115", "106-130"));
}

TEST_F(ShopReaderPagesTest, an_error_of_the_one_who_takes_it_ends_a_listing) {
  shop.add_many(1, 130);
  OrderPages pages;
  pages.begin = [] {};
  pages.take = [](std::vector<shop::Order>, std::vector<Unreadable>) -> Result<void> {
    return Fail{Kind::binding, Reason{ReasonId::other_installation, {}}};
  };
  const auto ended = reader.orders_changed_since(k_after, pages);
  ASSERT_FALSE(ended.ok());
  EXPECT_EQ(ended.error().kind, Kind::binding);
  EXPECT_THAT(shop.calls(), SizeIs(1));
}

}  // namespace
}  // namespace woo24::woo
