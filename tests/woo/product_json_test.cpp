#include "woo24/woo/product_json.hpp"

#include "recorded.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string told(const Error& error) { return std::string(reason_id(error.reason.id)) + " " + arguments_json(error.reason); }

shop::CatalogueProduct product_in(const json& body, const ProductReading& reading = {}) {
  auto product = catalogue_product_from_json(test::as_php_writes(body), reading);
  EXPECT_TRUE(product.ok()) << told(product.error());
  return product.ok() ? std::move(product).value() : shop::CatalogueProduct{};
}

/// Every recorded product and variation is read, whatever the shop's version; what it is made of stays as it came.
TEST(ProductJson, every_recorded_product_is_read_as_it_stands) {
  int seen = 0;
  for (const auto* start : {"product_", "products_", "variation", "v8.9.1_"}) {
    for (const auto& name : recordings(start)) {
      const auto body = recorded_exchange(name)["response"]["body"];
      std::vector<json> items;
      if (body.is_array()) items.assign(body.begin(), body.end());
      if (body.contains("id")) items.push_back(body);
      for (const char* list : {"create", "update"}) {
        if (body.contains(list)) items.insert(items.end(), body[list].begin(), body[list].end());
      }
      for (const auto& item : items) {
        if (item.contains("error") || !item.contains("status")) continue;
        ++seen;
        const bool is_variation = name.find("variation") != std::string::npos && !name.starts_with("products");
        const auto product = product_in(item, {{}, {is_variation ? 17 : 0}});
        EXPECT_EQ(product.id.value, item["id"].get<std::int64_t>()) << name;
        EXPECT_EQ(product.sku, item["sku"].get<std::string>()) << name;
        EXPECT_EQ(product.regular_price, item["regular_price"].get<std::string>()) << name;
        EXPECT_EQ(product.status, item["status"].get<std::string>()) << name;
        EXPECT_EQ(product.knows_global_unique_id, !name.starts_with("v8.9")) << name;
        EXPECT_EQ(product.stock.has_value(), item["manage_stock"] != json(false)) << name;
        if (product.type == shop::ProductType::variation) {
          EXPECT_TRUE(product.name.empty()) << name;
          EXPECT_EQ(product.parent, shop::ProductId{17}) << name;
        } else {
          EXPECT_EQ(product.name, item["name"].get<std::string>()) << name;
          EXPECT_EQ(product.parent, shop::ProductId{}) << name;
        }
      }
    }
  }
  EXPECT_GT(seen, 30);
}

TEST(ProductJson, a_variable_product_and_its_variation) {
  const auto parent = product_in(test::recorded("product_variable").body);
  EXPECT_EQ(parent.type, shop::ProductType::variable);
  EXPECT_EQ(parent.regular_price, "");
  EXPECT_THAT(parent.variations, SizeIs(8));
  EXPECT_THAT(parent.categories, ElementsAre(shop::CategoryId{16}));
  EXPECT_THAT(parent.attributes, IsEmpty());
  EXPECT_EQ(parent.stock, std::nullopt);
  const auto variation = product_in(test::recorded("variation_single").body);
  EXPECT_EQ(variation.type, shop::ProductType::variation);
  EXPECT_THAT(variation.attributes, ElementsAre(shop::ProductAttribute{"Färg", "Röd"}, shop::ProductAttribute{"Storlek", "M"}));
  EXPECT_EQ(variation.stock, 5);
  EXPECT_EQ(variation.modified, *parse_utc("2026-11-24T01:15:03"));
}

TEST(ProductJson, the_name_stays_escaped) {
  EXPECT_EQ(product_in(test::recorded("product_name_ampersand").body).name, "Skruv &amp; mutter M8");
}

TEST(ProductJson, only_the_meta_that_was_asked_for) {
  auto body = test::recorded("product_simple").body;
  body["meta_data"] = json::array({{{"id", 1}, {"key", "24so_category"}, {"value", "Verktyg > Hand"}},
                                   {{"id", 2}, {"key", "_secret"}, {"value", "x"}},
                                   {{"id", 3}, {"key", "24so_department"}, {"value", {{"a", 1}}}}});
  EXPECT_THAT(product_in(body).meta, IsEmpty());
  EXPECT_THAT(product_in(body, {{"24so_category", "24so_department"}, {}}).meta,
              ElementsAre(shop::Meta{"24so_category", "Verktyg > Hand"}, shop::Meta{"24so_department", R"({"a":1})"}));
}

struct Pieces {
  json managed, quantity;
  shop::ManageStock who;
  std::optional<std::int64_t> stock;
};
class PiecesTest : public testing::TestWithParam<Pieces> {};
TEST_P(PiecesTest, are_read) {
  auto body = test::recorded("product_simple").body;
  body["manage_stock"] = GetParam().managed;
  body["stock_quantity"] = GetParam().quantity;
  const auto product = product_in(body);
  EXPECT_EQ(product.manage_stock, GetParam().who);
  EXPECT_EQ(product.stock, GetParam().stock);
}
INSTANTIATE_TEST_SUITE_P(
    ProductJson, PiecesTest,
    testing::Values(Pieces{true, 7, shop::ManageStock::yes, 7}, Pieces{true, "7", shop::ManageStock::yes, 7},
                    Pieces{true, -3, shop::ManageStock::yes, -3}, Pieces{true, 2.5, shop::ManageStock::yes, 2},
                    Pieces{true, -2.5, shop::ManageStock::yes, -3}, Pieces{true, nullptr, shop::ManageStock::yes, std::nullopt},
                    Pieces{false, 7, shop::ManageStock::no, std::nullopt}, Pieces{"parent", 4, shop::ManageStock::parent, 4}));

TEST(ProductJson, what_cannot_be_believed_is_refused_by_its_field) {
  for (const auto& [field, value] : std::vector<std::pair<std::string, json>>{{"id", 0},
                                                                              {"status", ""},
                                                                              {"stock_quantity", "12abc"},
                                                                              {"stock_quantity", true},
                                                                              {"meta_data", "none"},
                                                                              {"categories", {{{"name", "x"}}}}}) {
    auto body = test::recorded("product_simple").body;
    body["manage_stock"] = true;
    body[field] = value;
    const auto product = catalogue_product_from_json(body.dump(), {});
    ASSERT_FALSE(product.ok()) << field;
    EXPECT_EQ(product.error().reason.id, ReasonId::shop_answer_wrong);
    EXPECT_EQ(product.error().reason.arguments.at("field"), field);
    EXPECT_EQ(product.error().reason.arguments.at("what"), "product");
  }
  EXPECT_FALSE(catalogue_product_from_json("<html>", {}).ok());
  EXPECT_FALSE(catalogue_products_from_json("{}", {}).ok());
}

TEST(ProductJson, a_new_product_is_a_draft_with_what_is_known) {
  shop::NewProduct one;
  one.sku = "NY-1";
  one.name = "Skruv & mutter";
  EXPECT_EQ(json::parse(new_products_json({one})),
            json::parse(R"({"create":[{"type":"simple","status":"draft","name":"Skruv & mutter","sku":"NY-1"}]})"));
  one.regular_price = "125.00";
  one.stock = 0;
  one.categories = {{16}, {17}};
  one.tax_class = "reducerad";
  one.weight = "1.5";
  one.global_unique_id = "7310000000001";
  one.description = "Rad 1";
  one.meta = {{"_24so_id", "5"}};
  EXPECT_EQ(json::parse(new_products_json({one}))["create"][0], json::parse(R"({"type":"simple","status":"draft",
    "name":"Skruv & mutter","sku":"NY-1","regular_price":"125.00","manage_stock":true,"stock_quantity":0,
    "categories":[{"id":16},{"id":17}],"tax_class":"reducerad","weight":"1.5","global_unique_id":"7310000000001",
    "description":"Rad 1","meta_data":[{"key":"_24so_id","value":"5"}]})"));
}

TEST(ProductJson, an_update_names_what_changes_alone) {
  shop::ProductUpdate one;
  one.id = {18};
  one.parent = {17};
  one.stock = -2;
  EXPECT_EQ(json::parse(product_updates_json({one})),
            json::parse(R"({"update":[{"id":18,"manage_stock":true,"stock_quantity":-2}]})"));
  one.stock.reset();
  one.regular_price = "";
  one.name = "Nytt";
  one.status = "draft";
  one.sku = "N";
  one.categories = std::vector<shop::CategoryId>{};
  EXPECT_EQ(json::parse(product_updates_json({one}))["update"][0],
            json::parse(R"({"id":18,"name":"Nytt","regular_price":"","sku":"N","status":"draft","categories":[]})"));
}

}  // namespace
}  // namespace woo24::woo
