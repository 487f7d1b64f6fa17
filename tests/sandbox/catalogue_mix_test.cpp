// Catalogues of any size are the same on both sides, and calls take as long as a real shop's.
#include "sandbox/shop_fixture.hpp"

#include "woo24/sandbox/catalogue_mix.hpp"
#include "woo24/sandbox/recorded_times.hpp"

namespace woo24::sandbox {
namespace {

class CatalogueOf : public ShopTest {
 public:
  CatalogueOf() {
    shop.catalogue().clear();
    office.catalogue().clear();
  }
  Office office{[this] { return time.now(); }};
};

TEST_F(CatalogueOf, BothSidesHoldTheSameNumbers) {
  CatalogueMix mix;
  mix.products = 200;
  fill_shop(shop, mix);
  fill_office(office, mix);
  int variations = 0, numbers = 0;
  for (const auto& product : shop.catalogue().products()) {
    if (product.sku.empty()) continue;
    ++numbers;
    variations += product.type == "variation" ? 1 : 0;
    const auto item = office.catalogue().item(product.sku);
    ASSERT_TRUE(item) << product.sku;
    EXPECT_EQ(item->stock, std::to_string(product.stock.value()));
  }
  EXPECT_EQ(numbers, 200);
  EXPECT_EQ(variations, 40);
  EXPECT_EQ(shop.catalogue().size(), 205u) << "and five parents";
  Shop other(ShopSettings{}, [this] { return time.now(); });
  other.catalogue().clear();
  fill_shop(other, mix);
  EXPECT_EQ(other.catalogue().product("A-000150")->name, shop.catalogue().product("A-000150")->name);
}

TEST_F(CatalogueOf, IsPagedWhole) {
  CatalogueMix mix;
  mix.products = 1000;
  fill_shop(shop, mix);
  std::size_t seen = 0;
  for (int page = 1; page <= 10; ++page)
    seen += get("/products?orderby=id&order=asc&per_page=100&_fields=id&page=" + std::to_string(page)).json.size();
  EXPECT_EQ(seen, 825u) << "800 plain ones and 25 parents";
}

struct Timed {
  const char *method, *path, *body;
  int at_least, at_most;
};

class CallTime : public CatalogueOf, public ::testing::WithParamInterface<Timed> {};

TEST_P(CallTime, IsThatOfARealShop) {
  CatalogueMix mix;
  mix.products = 300;
  fill_shop(shop, mix);
  http::Request request;
  request.method = GetParam().method;
  request.url = std::string("https://shop.example.se/wp-json/wc/v3") + GetParam().path;
  request.body = GetParam().body;
  const auto answer = call(GetParam().method, GetParam().path, GetParam().body).raw;
  const auto took = shop_call_time(request, answer).count();
  EXPECT_GE(took, GetParam().at_least);
  EXPECT_LE(took, GetParam().at_most);
}

INSTANTIATE_TEST_SUITE_P(
    Recorded, CallTime,
    ::testing::Values(Timed{"GET", "/products?per_page=100", "", 255, 265}, Timed{"GET", "/products?per_page=10", "", 58, 66},
                      Timed{"GET", "/products?per_page=100&_fields=id,sku", "", 180, 190},
                      Timed{"GET", "/products?modified_after=2036-01-01T00:00:00Z", "", 40, 40},
                      Timed{"GET", "/products/1001", "", 45, 45}, Timed{"GET", "/products/1", "", 40, 40},
                      Timed{"PUT", "/products/1001", R"({"stock_quantity":4})", 70, 70},
                      Timed{"POST", "/products/batch",
                            R"({"update":[{"id":1001},{"id":1002},{"id":1003},{"id":1004},{"id":1005},{"id":1006},{"id":1007},)"
                            R"({"id":1008},{"id":1009},{"id":1010}]})",
                            260, 275}));

TEST_F(CatalogueOf, TheOfficesTimeGrowsWithItsAnswer) {
  http::Response answer;
  for (int i = 0; i < 1000; ++i) answer.body += "<Product></Product>";
  EXPECT_EQ(office_call_time({}, answer).count(), 370);
}

}  // namespace
}  // namespace woo24::sandbox
