#include "sandbox/shop_fixture.hpp"

#include <set>

namespace woo24::sandbox {
namespace {

using Ids = std::vector<std::int64_t>;

class ShopListing : public ShopTest {
 public:
  std::int64_t add(const std::string& status = "processing") {
    auto order = spec({row("A", 1, "10.00")});
    order.status = status;
    return shop.add_order(order);
  }
  /// Orders one second apart, from 08:00:00 UTC on.
  Ids add_many(int count) {
    Ids added;
    for (int i = 0; i < count; ++i) {
      added.push_back(add());
      time.advance(std::chrono::seconds{1});
    }
    return added;
  }
};

TEST_F(ShopListing, PagesByIdWithTotals) {
  const auto all = add_many(7);
  const auto page = get("/orders?orderby=id&order=asc&per_page=3&page=2");
  EXPECT_EQ(ids(page), (Ids{all[3], all[4], all[5]}));
  EXPECT_EQ(page.raw.header("X-WP-Total"), "7");
  EXPECT_EQ(page.raw.header("X-WP-TotalPages"), "3");
  const auto link = std::string(page.raw.header("Link"));
  EXPECT_LT(link.find("rel=\"prev\""), link.find("rel=\"next\""));
  EXPECT_NE(link.find("status%5B0%5D=any&dp=2&context=view"), std::string::npos);
  EXPECT_EQ(ids(get("/orders?orderby=id&order=asc&per_page=3&offset=5")), (Ids{all[5], all[6]}));
}

TEST_F(ShopListing, PastTheEndCountsNothing) {
  add_many(3);
  const auto past = get("/orders?per_page=5&page=99");
  EXPECT_EQ(past.status, 200);
  EXPECT_EQ(past.raw.body, "[]");
  EXPECT_EQ(past.raw.header("X-WP-Total"), "0");
  shop.change_settings([](ShopSettings& settings) { settings.legacy_orders = true; });
  EXPECT_EQ(get("/orders?per_page=5&page=99").raw.header("X-WP-Total"), "3");
}

TEST_F(ShopListing, WrongParametersAreRefused) {
  const auto message = [&](const std::string& query, const std::string& name) {
    const auto answer = get("/orders?" + query);
    EXPECT_EQ(answer.status, 400) << query;
    EXPECT_EQ(answer.json["code"], "rest_invalid_param");
    return answer.json["data"]["params"][name].get<std::string>();
  };
  EXPECT_EQ(message("page=0", "page"), "page must be greater than or equal to 1");
  EXPECT_EQ(message("page=abc", "page"), "page is not of type integer.");
  EXPECT_EQ(message("per_page=101", "per_page"), "per_page must be between 1 (inclusive) and 100 (inclusive)");
  EXPECT_EQ(message("modified_after=2026-11-24", "modified_after"), "Invalid date.");
  EXPECT_EQ(message("modified_after=2026-13-45T00:00:00", "modified_after"), "Invalid date.");
  EXPECT_EQ(message("status=nonsense", "status"),
            "status[0] is not one of any, trash, auto-draft, pending, processing, on-hold, completed, cancelled, refunded, "
            "failed, and "
            "checkout-draft.");
  EXPECT_EQ(message("status=wc-completed", "status").substr(0, 9), "status[0]");
  EXPECT_NE(message("orderby=total", "orderby"), "");
}

TEST_F(ShopListing, ModifiedAfterIsExclusive) {
  const auto all = add_many(3);
  EXPECT_EQ(ids(get("/orders?orderby=id&order=asc&dates_are_gmt=true&modified_after=2026-11-24T08:00:01")), Ids{all[2]});
  EXPECT_EQ(ids(get("/orders?orderby=id&order=asc&dates_are_gmt=true&after=2026-11-24T07:59:59")), all);
}

TEST_F(ShopListing, TimeZoneTraps) {
  const auto all = add_many(1);  // at 08:00:00 UTC, 09:00:00 in the shop
  const auto seen = [&](const std::string& query) { return !ids(get("/orders?" + query)).empty(); };
  EXPECT_TRUE(seen("modified_after=2026-11-24T07:59:59&dates_are_gmt=true"));
  EXPECT_TRUE(seen("modified_after=2026-11-24T08:59:59"));  // shop time
  EXPECT_FALSE(seen("modified_after=2026-11-24T09:00:00"));
  EXPECT_TRUE(seen("modified_after=2026-11-24T07:59:59Z"));
  EXPECT_TRUE(seen("modified_after=2026-11-24T08:59:59%2B01:00"));
  EXPECT_FALSE(seen("modified_after=2026-11-24T07:59:59Z&dates_are_gmt=true"));    // an hour is lost
  EXPECT_EQ(get("/orders?modified_after=2026-11-24T08:59:59+01:00").status, 400);  // a bare + is a blank
}

TEST_F(ShopListing, AnyHoldsDraftsAndNoTrash) {
  const auto open = add(), draft = add("checkout-draft"), thrown = add(), foreign = add("packad");
  shop.trash(thrown);
  EXPECT_EQ(ids(get("/orders?orderby=id&order=asc")), (Ids{open, draft}));
  EXPECT_EQ(ids(get("/orders?status=trash")), Ids{thrown});
  EXPECT_TRUE(ids(get("/orders?include=" + std::to_string(foreign))).empty());
  EXPECT_EQ(get("/orders/" + std::to_string(foreign)).json["status"], "packad");
  shop.change_settings([](ShopSettings& settings) { settings.plugin_statuses = {"packad"}; });
  EXPECT_EQ(ids(get("/orders?status=packad")), Ids{foreign});
  EXPECT_EQ(ids(get("/orders?orderby=id&order=asc&status[]=processing&status[]=packad")), (Ids{open, foreign}));
}

TEST_F(ShopListing, IncludeExcludeAndFields) {
  const auto all = add_many(4);
  const auto two = std::to_string(all[2]) + "," + std::to_string(all[0]);
  EXPECT_EQ(ids(get("/orders?orderby=include&include=" + two)), (Ids{all[2], all[0]}));
  EXPECT_EQ(ids(get("/orders?orderby=id&order=asc&exclude=" + two)), (Ids{all[1], all[3]}));
  const auto chosen = get("/orders?_fields=id,billing.email,line_items.sku&per_page=1").json[0];
  EXPECT_EQ(chosen.size(), 2u);
  EXPECT_EQ(chosen["billing"].size(), 1u);
}

TEST_F(ShopListing, UnknownParametersAreIgnoredInSilence) {
  add_many(2);
  EXPECT_EQ(get("/orders?number=1").json.size(), 2u);
  ASSERT_EQ(shop.violations().size(), 1u);
  EXPECT_EQ(shop.violations()[0], "unknown parameter number is ignored");
}

TEST_F(ShopListing, SortByDateIsNotStable) {
  for (int i = 0; i < 30; ++i) add();  // all in one second
  std::set<Ids> orders;
  for (int i = 0; i < 5; ++i) orders.insert(ids(get("/orders?per_page=30")));
  EXPECT_GT(orders.size(), 1u);
  orders.clear();
  for (int i = 0; i < 5; ++i) orders.insert(ids(get("/orders?per_page=30&orderby=id")));
  EXPECT_EQ(orders.size(), 1u);
}

TEST_F(ShopListing, DecimalsAreAskedFor) {
  add();
  const auto order = get("/orders?dp=6").json[0];
  EXPECT_EQ(order["total"], "10.000000");
  EXPECT_EQ(order["line_items"][0]["total"], "8.000000");
  EXPECT_EQ(order["line_items"][0]["price"], 8);
  EXPECT_EQ(order["line_items"][0]["taxes"][0]["total"], "2");
}

}  // namespace
}  // namespace woo24::sandbox
