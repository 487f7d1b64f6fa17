// Lists of products and variations: filters, the ones that are none, sorts, pages.
#include "sandbox/shop_fixture.hpp"

#include <set>

namespace woo24::sandbox {
namespace {

using Ids = std::vector<std::int64_t>;

class ProductListing : public ShopTest {
 public:
  ProductListing() { shop.catalogue().clear(); }
  std::int64_t add(const std::string& sku, const std::string& status = "publish") {
    ShopArticle article;
    article.sku = article.name = sku;
    article.status = status;
    return shop.catalogue().add_product(article);
  }
  Ids listed(const std::string& query) { return ids(get("/products?orderby=id&order=asc&" + query)); }
};

TEST_F(ProductListing, PagesByIdWithTheTrueTotals) {
  Ids all;
  for (int i = 0; i < 7; ++i) all.push_back(add("P" + std::to_string(i)));
  const auto page = get("/products?orderby=id&order=asc&per_page=3&page=2");
  EXPECT_EQ(ids(page), (Ids{all[3], all[4], all[5]}));
  EXPECT_EQ(page.raw.header("X-WP-Total"), "7");
  EXPECT_EQ(page.raw.header("X-WP-TotalPages"), "3");
  EXPECT_EQ(listed("per_page=3&offset=5"), (Ids{all[5], all[6]}));
  const auto past = get("/products?per_page=5&page=9&orderby=id&order=asc");
  EXPECT_EQ(past.raw.body, "[]");
  EXPECT_EQ(past.raw.header("X-WP-Total"), "7") << "unlike orders";
  shop.catalogue().trash(all[0]);
  EXPECT_EQ(listed("per_page=3"), (Ids{all[1], all[2], all[3]})) << "what was kept of a listing is sought anew";
}

TEST_F(ProductListing, NumbersAreSoughtAsTheShopSeeksThem) {
  const auto a = add("HAM-001"), b = add("SKR-010"), draft = add("UTK-1", "draft"), comma = add("A,B"), thrown = add("BORT");
  shop.catalogue().trash(thrown);
  ShopArticle jacket;
  jacket.name = "Jacka";
  jacket.type = "variable";
  ShopVariant red;
  red.sku = "JAC-R";
  const auto parent = shop.catalogue().add_product(jacket);
  const auto variation = shop.catalogue().add_variation(parent, red);
  EXPECT_EQ(listed("sku=ham-001,SKR-010,NOPE"), (Ids{a, b}));
  EXPECT_EQ(listed("sku=%20UTK-1%20"), Ids{draft});
  EXPECT_EQ(listed("sku=SKR-010%20,%20HAM-001"), Ids{}) << "blanks around a comma are part of the numbers";
  EXPECT_EQ(listed("sku=A%2CB"), Ids{comma});
  EXPECT_EQ(listed("sku=JAC-R"), Ids{variation});
  EXPECT_EQ(listed("sku=BORT"), Ids{});
  EXPECT_EQ(listed("sku=BORT&status=trash"), Ids{thrown});
  EXPECT_TRUE(shop.violations().empty());
  EXPECT_EQ(listed("sku=0").size(), 5u) << "no filter at all";
  EXPECT_EQ(listed("sku=").size(), 5u);
  EXPECT_EQ(get("/products?sku[]=HAM-001").status, 400);
}

TEST_F(ProductListing, IncludeGivesNoVariations) {
  const auto a = add("A"), b = add("B");
  ShopArticle jacket;
  jacket.type = "variable";
  const auto parent = shop.catalogue().add_product(jacket);
  const auto variation = shop.catalogue().add_variation(parent, {});
  const auto list = std::to_string(variation) + "," + std::to_string(b) + "," + std::to_string(a);
  EXPECT_EQ(ids(get("/products?orderby=include&include=" + list)), (Ids{b, a}));
  EXPECT_EQ(listed("exclude=" + list), Ids{parent});
  EXPECT_EQ(listed("type=variable"), Ids{parent});
  EXPECT_EQ(get("/products?type=variation").status, 400);
}

TEST_F(ProductListing, ModifiedAfterIsExclusiveAndHasItsTimeZoneTraps) {
  const auto id = add("A");  // at 08:00:00 UTC
  EXPECT_EQ(listed("modified_after=2026-11-24T07:59:59&dates_are_gmt=true"), Ids{id});
  EXPECT_EQ(listed("modified_after=2026-11-24T08:00:00&dates_are_gmt=true"), Ids{});
  EXPECT_EQ(listed("modified_after=2026-11-24T07:59:59Z"), Ids{id});
  EXPECT_TRUE(shop.violations().empty());
  EXPECT_EQ(listed("modified_after=2026-11-24T07:59:59Z&dates_are_gmt=true"), Ids{}) << "an hour is lost";
  EXPECT_FALSE(shop.violations().empty());
}

TEST_F(ProductListing, VariationsAreListedBelowTheirParent) {
  ShopArticle jacket;
  jacket.type = "variable";
  const auto parent = shop.catalogue().add_product(jacket), other = shop.catalogue().add_product(jacket);
  Ids all;
  for (int i = 0; i < 4; ++i) all.push_back(shop.catalogue().add_variation(parent, {}));
  shop.catalogue().add_variation(other, {});
  const auto path = "/products/" + std::to_string(parent) + "/variations?orderby=id&order=asc";
  EXPECT_EQ(ids(get(path)), all);
  time.advance(std::chrono::seconds{60});
  shop.catalogue().set_stock(all[2], 4);
  EXPECT_EQ(ids(get(path + "&modified_after=2026-11-24T08:00:30&dates_are_gmt=true")), Ids{all[2]});
  EXPECT_EQ(ids(get(path + "&_fields=id,stock_quantity&per_page=2&offset=2")), (Ids{all[2], all[3]}));
  EXPECT_EQ(ids(get("/products/4711/variations?orderby=id&order=asc")), Ids{});
}

TEST_F(ProductListing, FieldsAndMetaAreChosen) {
  ShopArticle article;
  article.sku = "A";
  article.meta = {{"24so_category", "Verktyg"}, {"other", "x"}};
  shop.catalogue().add_product(article);
  const auto one = get("/products?_fields=id,sku,meta_data&include_meta=24so_category").json[0];
  EXPECT_EQ(one.size(), 3u);
  ASSERT_EQ(one["meta_data"].size(), 1u);
  EXPECT_EQ(one["meta_data"][0]["key"], "24so_category");
}

TEST_F(ProductListing, SortByDateIsNotStable) {
  for (int i = 0; i < 30; ++i) add("P" + std::to_string(i));  // all in one second
  std::set<Ids> orders;
  for (int i = 0; i < 5; ++i) orders.insert(ids(get("/products?per_page=30")));
  EXPECT_GT(orders.size(), 1u);
}

TEST_F(ProductListing, WhatIsNoFilterListsAll) {
  add("A");
  add("B");
  EXPECT_EQ(listed("search_sku=A").size(), 1u);
  EXPECT_TRUE(shop.violations().empty());
  shop.change_settings([](ShopSettings& settings) { settings.version = "8.9.1"; });
  EXPECT_EQ(listed("search_sku=A").size(), 2u);
  EXPECT_FALSE(shop.violations().empty());
}

TEST_F(ProductListing, ABrokenProductBreaksItsPage) {
  const auto id = add("A");
  add("B");
  shop.catalogue().set_unrenderable(id, true);
  EXPECT_EQ(get("/products?orderby=id&order=asc").status, 500);
  EXPECT_EQ(get("/products?orderby=id&order=asc&_fields=id,status").status, 200);
  EXPECT_EQ(get("/products?orderby=id&order=asc&offset=1").status, 200);
}

}  // namespace
}  // namespace woo24::sandbox
