// Products of the pretend shop: what is written, refused, dropped in silence, and what moves with it.
#include "sandbox/shop_fixture.hpp"

#include <filesystem>
#include <fstream>

namespace woo24::sandbox {
namespace {

class ShopProducts : public ShopTest {
 public:
  ShopProducts() { shop.catalogue().clear(); }
  std::int64_t add(const std::string& sku, const std::string& name = "Skruv", std::optional<std::int64_t> stock = 5) {
    ShopArticle article;
    article.sku = sku;
    article.name = name;
    article.price = "125.00";
    article.stock = stock;
    return shop.catalogue().add_product(article);
  }
  std::pair<std::int64_t, std::int64_t> add_jacket(std::optional<std::int64_t> own = 3,
                                                   std::optional<std::int64_t> parents = {}) {
    ShopArticle jacket;
    jacket.sku = "JAC";
    jacket.name = "Arbetsjacka";
    jacket.type = "variable";
    jacket.stock = parents;
    const auto parent = shop.catalogue().add_product(jacket);
    ShopVariant red;
    red.sku = "JAC-R-M";
    red.price = "895.00";
    red.options = {{"Färg", "Röd"}, {"Storlek", "M"}};
    red.stock = own;
    return {parent, shop.catalogue().add_variation(parent, red)};
  }
  Called put(std::int64_t id, const std::string& body) { return call("PUT", "/products/" + std::to_string(id), body); }
  Called batch(const std::string& body) { return call("POST", "/products/batch", body); }
  ShopProductView seen(std::int64_t id) { return shop.catalogue().product(id).value(); }
  std::string words() {
    std::string all;
    for (const auto& one : shop.violations()) all += one + "\n";
    return all;
  }
};

std::vector<std::string> names_of(const nlohmann::ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& entry : object.items()) names.push_back(entry.key());
  return names;
}

nlohmann::ordered_json recorded(const std::string& name) {
  std::ifstream file(std::filesystem::path(WOO24_SOURCE_DIR) / "tests/data/woo" / (name + ".json"));
  return nlohmann::ordered_json::parse(file)["response"]["body"];
}

TEST_F(ShopProducts, HaveTheFieldsOfARealShopInItsOrder) {
  const auto [parent, variation] = add_jacket();
  const auto path = "/products/" + std::to_string(parent);
  EXPECT_EQ(names_of(get(path).json), names_of(recorded("product_variable")));
  EXPECT_EQ(names_of(get("/products?sku=JAC-R-M").json[0]), names_of(recorded("products_by_variation_sku")[0]));
  const auto one = get(path + "/variations/" + std::to_string(variation)).json;
  EXPECT_EQ(names_of(one), names_of(recorded("variation_single")));
  EXPECT_EQ(one["name"], "Röd, M");
  EXPECT_EQ(one["attributes"][0]["option"], "Röd");
  const auto made = call("POST", "/products", R"({"name":"Ny","status":"draft"})");
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(names_of(made.json), names_of(recorded("product_create_draft")));
  EXPECT_EQ(made.json["slug"], "");
  EXPECT_EQ(made.json["generated_slug"], "ny");
  shop.change_settings([](ShopSettings& settings) { settings.version = "8.9.1"; });
  EXPECT_FALSE(get(path).json.contains("global_unique_id"));
  EXPECT_FALSE(get(path).json.contains("brands"));
  EXPECT_FALSE(get(path + "/variations").json[0].contains("type"));
}

TEST_F(ShopProducts, AWholeDraftIsMadeByOnePost) {
  shop.catalogue().add_category("Verktyg");
  const auto category = shop.catalogue().categories().back().id;
  const auto made =
      call("POST", "/products",
           R"({"name":"Skruv & <b>mutter</b> <script>x</script>","status":"draft","sku":" NY-1 ","regular_price":"125.00",)"
           R"("manage_stock":true,"stock_quantity":7,"categories":[{"id":)" +
               std::to_string(category) + R"(}],"meta_data":[{"key":"_source","value":5}]})");
  ASSERT_EQ(made.status, 201);
  const auto id = made.json["id"].get<std::int64_t>();
  EXPECT_EQ(made.raw.header("Location"), "https://shop.example.se/wp-json/wc/v3/products/" + std::to_string(id));
  const auto product = seen(id);
  EXPECT_EQ(product.name, "Skruv &amp; <b>mutter</b> x");
  EXPECT_EQ(product.sku, "NY-1");
  EXPECT_EQ(product.status, "draft");
  EXPECT_EQ(product.stock, 7);
  EXPECT_EQ(product.categories, std::vector<std::string>{"Verktyg"});
  EXPECT_EQ(product.meta, (std::vector<ShopMeta>{{"_source", "5"}}));
  EXPECT_EQ(product.writes, 1);
  EXPECT_TRUE(words().empty()) << words();
  // Orders and products draw from one series of ids.
  EXPECT_EQ(shop.add_order(spec({row("NY-1", 1, "125.00")})), id + 1);
}

TEST_F(ShopProducts, AreRefusedByTheirTypesInASingleCallOnly) {
  const auto id = add("A");
  const auto refused = put(id, R"({"regular_price":12.5,"stock_quantity":"x"})");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json["message"], "Invalid parameter(s): regular_price, stock_quantity");
  EXPECT_EQ(put(id, R"({"status":"sold"})").status, 400);
  EXPECT_EQ(put(id, R"({"stock_quantity":2.5})").status, 400);
  EXPECT_EQ(put(id, R"({"stock_quantity":"6"})").json["stock_quantity"], 6);
  const auto in_batch =
      batch(R"({"update":[{"id":)" + std::to_string(id) + R"(,"regular_price":249.0,"stock_quantity":"12abc"}]})");
  EXPECT_EQ(in_batch.json["update"][0]["stock_quantity"], 12);
  EXPECT_EQ(in_batch.json["update"][0]["regular_price"], "249");
  EXPECT_NE(words().find("is a number in a batch"), std::string::npos);
  EXPECT_NE(words().find("no whole number in a batch"), std::string::npos);
}

struct Priced {
  const char *sent, *kept;
};

class PriceText : public ShopProducts, public ::testing::WithParamInterface<Priced> {};

TEST_P(PriceText, IsReadAsASwedishShopReadsIt) {
  const auto id = add("A");
  EXPECT_EQ(put(id, R"({"regular_price":")" + std::string(GetParam().sent) + "\"}").json["regular_price"], GetParam().kept);
}

INSTANTIATE_TEST_SUITE_P(All, PriceText,
                         ::testing::Values(Priced{"125,50", "125.50"}, Priced{"1 250.00", "1250.00"}, Priced{"abc", ""},
                                           Priced{"-5", "-5"}, Priced{"10.123456", "10.123456"}, Priced{"", ""},
                                           Priced{"249", "249"}, Priced{"1.250,00", "1250.00"}));

TEST_F(ShopProducts, ASaleThatIsNoneIsDroppedInSilence) {
  const auto id = add("A");
  EXPECT_EQ(put(id, R"({"sale_price":"125.00"})").json["sale_price"], "");
  const auto sold = put(id, R"({"sale_price":"99.00"})").json;
  EXPECT_EQ(sold["price"], "99.00");
  EXPECT_EQ(sold["regular_price"], "125.00");
}

TEST_F(ShopProducts, StockIsCountedWhereItIsManaged) {
  const auto id = add("A", "Skruv", std::nullopt);
  EXPECT_EQ(put(id, R"({"stock_quantity":4})").json["stock_quantity"], nullptr);
  EXPECT_NE(words().find("manage_stock is false"), std::string::npos);
  auto managed = put(id, R"({"manage_stock":true,"stock_quantity":4})").json;
  EXPECT_EQ(managed["stock_quantity"], 4);
  EXPECT_EQ(managed["stock_status"], "instock");
  EXPECT_EQ(put(id, R"({"stock_quantity":-2})").json["stock_status"], "outofstock");
  EXPECT_EQ(put(id, R"({"backorders":"notify"})").json["stock_status"], "onbackorder");
  const auto left = put(id, R"({"manage_stock":false})").json;
  EXPECT_EQ(left["stock_quantity"], nullptr);
  EXPECT_EQ(left["stock_status"], "onbackorder");
}

TEST_F(ShopProducts, AVariationMayLeaveTheCountToItsParent) {
  const auto [parent, variation] = add_jacket(std::nullopt, 9);
  const auto path = "/products/" + std::to_string(parent) + "/variations/" + std::to_string(variation);
  EXPECT_EQ(get(path).json["manage_stock"], "parent");
  EXPECT_EQ(get(path).json["stock_quantity"], 9);
  call("PUT", path, R"({"stock_quantity":2})");
  EXPECT_EQ(seen(parent).stock, 9);
  const auto own = call("PUT", path, R"({"manage_stock":true,"stock_quantity":2})").json;
  EXPECT_EQ(own["manage_stock"], true);
  EXPECT_EQ(own["stock_quantity"], 2);
  EXPECT_EQ(own["tax_class"], "parent");
  EXPECT_EQ(get(path).json["tax_class"], "");
}

TEST_F(ShopProducts, AParentHasThePriceOfItsCheapestVariation) {
  const auto [parent, variation] = add_jacket();
  EXPECT_EQ(put(parent, R"({"regular_price":"10.00"})").json["price"], "895.00");
  EXPECT_EQ(get("/products/" + std::to_string(parent)).json["regular_price"], "");
  EXPECT_EQ(get("/products/" + std::to_string(parent)).json["variations"][0], variation);
}

TEST_F(ShopProducts, ADuplicateNumberIsRefusedEverywhere) {
  const auto first = add("HAM-001"), second = add("B");
  const auto [parent, variation] = add_jacket();
  const auto refused = put(second, R"({"sku":"ham-001 "})");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json["code"], "product_invalid_sku");
  EXPECT_EQ(refused.json["data"]["resource_id"], first);
  EXPECT_EQ(refused.json["data"]["unique_sku"], "ham-001-1");
  EXPECT_EQ(call("POST", "/products", R"({"sku":"JAC-R-M"})").json["data"]["resource_id"], variation);
  const auto path = "/products/" + std::to_string(parent) + "/variations/" + std::to_string(variation);
  EXPECT_EQ(call("PUT", path, R"({"sku":"HAM-001"})").json["data"]["resource_id"], first);
  EXPECT_EQ(put(first, R"({"sku":"Ham-001"})").json["sku"], "Ham-001") << "its own in another case is good";
  const std::string longest(120, 'x');
  EXPECT_EQ(put(first, R"({"sku":")" + longest + "\"}").status, 200);
  EXPECT_EQ(put(second, R"({"sku":")" + longest + "\"}").status, 200) << "over 100 letters nothing is checked";
}

TEST_F(ShopProducts, TheTrashHoldsANumberInSomeVersions) {
  const auto id = add("NY-001");
  const auto thrown = call("DELETE", "/products/" + std::to_string(id));
  EXPECT_EQ(thrown.json["status"], "publish") << "as it was";
  EXPECT_EQ(get("/products/" + std::to_string(id)).json["status"], "trash");
  EXPECT_EQ(call("DELETE", "/products/" + std::to_string(id)).status, 410);
  EXPECT_EQ(get("/products?sku=NY-001").json.size(), 0u);
  EXPECT_EQ(ids(get("/products?sku=NY-001&status=trash")), std::vector{id});
  const auto refused = call("POST", "/products", R"({"sku":"NY-001","name":"Efter trash"})");
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json["code"], "woocommerce_rest_product_not_created");
  EXPECT_FALSE(refused.json["data"].contains("resource_id"));
  shop.change_settings([](ShopSettings& settings) { settings.version = "8.9.1"; });
  EXPECT_EQ(call("POST", "/products", R"({"sku":"NY-001","name":"Efter trash"})").status, 201);
  EXPECT_NE(words().find("in the trash was given to another"), std::string::npos);
  shop.catalogue().untrash(id);
  EXPECT_EQ(seen(id).sku, "NY-001-1") << "its number was given away meanwhile";
  EXPECT_EQ(seen(id).status, "publish");
}

TEST_F(ShopProducts, AVariationIsWrittenBelowItsParentOnly) {
  const auto [parent, variation] = add_jacket();
  const auto simple = add("A");
  const auto number = std::to_string(variation);
  EXPECT_EQ(get("/products/" + number).json["name"], "Arbetsjacka - Röd, M");
  const auto refused = put(variation, R"({"stock_quantity":3})");
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(refused.json["code"], "woocommerce_rest_invalid_product_id");
  const auto wrong = "/products/" + std::to_string(simple) + "/variations/" + number;
  EXPECT_EQ(get(wrong).json["code"], "woocommerce_rest_product_variation_invalid_id");
  shop.change_settings([](ShopSettings& settings) { settings.version = "8.9.1"; });
  EXPECT_EQ(get(wrong).status, 200) << "8.9 does not look at the parent";
  const auto path = "/products/" + std::to_string(parent) + "/variations/batch";
  const auto done =
      call("POST", path, R"({"update":[{"id":)" + std::to_string(simple) + R"(,"stock_quantity":3},{"id":99999}]})");
  EXPECT_EQ(done.json["update"][0]["stock_quantity"], 3);
  EXPECT_EQ(done.json["update"][1]["error"]["data"]["status"], 400);
  EXPECT_EQ(seen(simple).stock, 3);
}

TEST_F(ShopProducts, DatesMoveByAnyWriteAndByOrders) {
  const auto id = add("A");
  const auto [parent, variation] = add_jacket();
  const auto moved = [&](std::int64_t which) { return seen(which).modified; };
  const auto old = moved(id);
  const auto next = [&] {
    time.advance(std::chrono::seconds{10});
    return time.now();
  };
  auto now = next();
  put(id, "{}");
  EXPECT_EQ(moved(id), now) << "a write that changes nothing";
  now = next();
  auto order = spec({row("A", 2, "125.00"), row("JAC-R-M", 1, "895.00")});
  const auto sale = shop.add_order(order);
  EXPECT_EQ(moved(id), now);
  EXPECT_EQ(moved(variation), now);
  EXPECT_EQ(moved(parent), now) << "with its variation";
  EXPECT_EQ(seen(id).stock, 3);
  EXPECT_EQ(seen(variation).stock, 2);
  const auto rows = get("/orders/" + std::to_string(sale)).json["line_items"];
  EXPECT_EQ(rows[1]["product_id"], parent);
  EXPECT_EQ(rows[1]["variation_id"], variation);
  EXPECT_EQ(rows[0]["meta_data"][0]["key"], "_reduced_stock");
  now = next();
  shop.set_status(sale, "cancelled");
  EXPECT_EQ(seen(id).stock, 5);
  EXPECT_EQ(moved(id), now);
  next();
  shop.catalogue().rename_category("Uncategorized", "Övrigt");
  shop.catalogue().set_custom_field(id, "24so_category", "Verktyg");
  EXPECT_EQ(moved(id), now) << "neither moves a date";
  EXPECT_GT(moved(id), old);
}

TEST_F(ShopProducts, ABodyOfAnotherTypeIsNotRead) {
  const auto id = add("A", "Hammare");
  http::Request request;
  request.method = "PUT";
  request.url = "https://shop.example.se/wp-json/wc/v3/products/" + std::to_string(id);
  request.body = R"({"name":"Nytt namn"})";
  request.headers = {{"Authorization", basic(ShopKey{}.key, ShopKey{}.secret), true},
                     {"Content-Type", "application/x-www-form-urlencoded"}};
  EXPECT_EQ(send(request).json["name"], "Hammare");
  request.method = "POST";
  request.url = "https://shop.example.se/wp-json/wc/v3/products";
  const auto made = send(request);
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.json["name"], "Product");
  EXPECT_EQ(made.json["status"], "publish");
}

TEST_F(ShopProducts, MetaIsWrittenByKeyAndTheShopsOwnTakesEffect) {
  const auto id = add("A");
  put(id, R"({"meta_data":[{"key":"k","value":true},{"key":"k","value":{"a":1}},{"key":"_stock","value":"999"}]})");
  auto product = get("/products/" + std::to_string(id)).json;
  ASSERT_EQ(product["meta_data"].size(), 1u);
  EXPECT_EQ(product["meta_data"][0]["value"]["a"], 1);
  EXPECT_EQ(product["stock_quantity"], 999);
  const auto meta = product["meta_data"][0]["id"].dump();
  put(id, R"({"meta_data":[{"id":)" + meta + R"(,"value":null}]})");
  EXPECT_TRUE(seen(id).meta.empty());
  EXPECT_NE(words().find("the shop's own meta _stock"), std::string::npos);
}

TEST_F(ShopProducts, AnUnknownCategoryFallsIntoUncategorized) {
  const auto id = add("A");
  const auto written = put(id, R"({"categories":[{"id":4711},{"name":"Verktyg"}]})").json;
  ASSERT_EQ(written["categories"].size(), 1u);
  EXPECT_EQ(written["categories"][0]["name"], "Uncategorized");
  EXPECT_NE(words().find("category 4711"), std::string::npos);
}

TEST_F(ShopProducts, ABatchGoesOnAfterAFaultAndAnswers200) {
  const auto first = add("HAM-001"), second = add("B");
  const auto [parent, variation] = add_jacket();
  const auto answer = batch(R"({"update":[{"id":)" + std::to_string(first) + R"(,"stock_quantity":22},{"id":)" +
                            std::to_string(second) + R"(,"sku":"HAM-001"},{"id":99999},{"id":)" + std::to_string(variation) +
                            R"(,"stock_quantity":44},{"sku":"B"}],"create":[{"name":"Ny","sku":"BAT-1"},{"sku":"HAM-001"}],)"
                            R"("delete":[99998]})");
  EXPECT_EQ(answer.status, 200);
  const auto& updated = answer.json["update"];
  EXPECT_EQ(updated[0]["stock_quantity"], 22);
  EXPECT_EQ(updated[1]["error"]["code"], "product_invalid_sku");
  EXPECT_EQ(updated[2]["error"]["data"]["status"], 400);
  EXPECT_EQ(updated[3]["error"]["code"], "woocommerce_rest_invalid_product_id");
  EXPECT_EQ(updated[4]["id"], nullptr);
  EXPECT_EQ(answer.json["create"][0]["sku"], "BAT-1");
  EXPECT_EQ(answer.json["create"][1]["id"], 0);
  EXPECT_EQ(answer.json["delete"][0]["error"]["data"]["status"], 404);
  EXPECT_EQ(batch("{}").raw.body, "[]");
  std::string many = R"({"update":[)";
  for (int i = 0; i < 101; ++i) many += (i > 0 ? "," : "") + (R"({"id":)" + std::to_string(first) + "}");
  EXPECT_EQ(batch(many + "]}").status, 413);
  EXPECT_EQ(call("POST", "/products/batch?_fields=update.id", R"({"update":[{"id":99999}]})").raw.body, R"({"update":[]})");
}

TEST_F(ShopProducts, ABatchBreaksOffWherePhpIsKilled) {
  shop.catalogue().kill_next_batch(2, true);
  const auto killed =
      batch(R"({"create":[{"name":"1","sku":"K1"},{"name":"2","sku":"K2"},{"name":"3","sku":"K3"},{"name":"4"}]})");
  EXPECT_EQ(killed.status, 502);
  EXPECT_NE(killed.raw.body.find("<h1>502 Bad Gateway</h1>"), std::string::npos);
  ASSERT_EQ(shop.catalogue().size(), 3u);
  EXPECT_TRUE(shop.catalogue().product("K2"));
  EXPECT_EQ(shop.catalogue().products().back().name, "3");
  EXPECT_EQ(shop.catalogue().products().back().sku, "") << "half made";
  EXPECT_EQ(batch(R"({"create":[{"name":"5","sku":"K5"}]})").status, 200);
}

TEST_F(ShopProducts, AWriteThatChangesNothingIsRemembered) {
  const auto id = add("A");
  put(id, R"({"manage_stock":true,"stock_quantity":6})");
  EXPECT_TRUE(shop.catalogue().idle_writes().empty());
  put(id, R"({"manage_stock":true,"stock_quantity":6})");
  EXPECT_EQ(shop.catalogue().idle_writes().size(), 1u);
  EXPECT_EQ(seen(id).writes, 2);
}

TEST_F(ShopProducts, EraseLeavesOrdersWithoutANumber) {
  const auto id = add("A");
  const auto order = shop.add_order(spec({row("A", 1, "125.00")}));
  EXPECT_EQ(call("DELETE", "/products/" + std::to_string(id) + "?force=true").status, 200);
  EXPECT_EQ(get("/products/" + std::to_string(id)).status, 404);
  const auto line = get("/orders/" + std::to_string(order)).json["line_items"][0];
  EXPECT_EQ(line["sku"], nullptr);
  EXPECT_EQ(line["product_id"], 0);
  EXPECT_EQ(line["name"], "A");
}

TEST_F(ShopProducts, CategoriesAreUniqueUnderOneParent) {
  const auto made = call("POST", "/products/categories", R"({"name":"Skruv & beslag"})");
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.json["name"], "Skruv &amp; beslag");
  EXPECT_EQ(names_of(made.json), names_of(recorded("categories_list")[0]));
  const auto id = made.json["id"].get<std::int64_t>();
  const auto again = call("POST", "/products/categories", R"({"name":"skruv & beslag"})");
  EXPECT_EQ(again.status, 400);
  EXPECT_EQ(again.json["code"], "term_exists");
  EXPECT_EQ(again.json["data"]["resource_id"], id);
  const auto below = call("POST", "/products/categories", R"({"name":"Skruv & beslag","parent":)" + std::to_string(id) + "}");
  EXPECT_EQ(below.json["slug"], "skruv-beslag-2");
  const auto all = get("/products/categories?per_page=100&orderby=id&order=asc");
  EXPECT_EQ(all.raw.header("X-WP-Total"), "3");
  EXPECT_EQ(shop.catalogue().categories().back().path, "Skruv & beslag > Skruv & beslag");
}

}  // namespace
}  // namespace woo24::sandbox
