#include "woo24/woo/catalogue_writer.hpp"

#include "pretend_catalogue.hpp"
#include "sandbox_shop.hpp"

#include "woo24/woo/catalogue_reader.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using nlohmann::json;
using test::ScriptedHttp;
using testing::IsEmpty;
using testing::SizeIs;

class CatalogueWrites : public testing::Test {
 protected:
  static shop::NewProduct made(const std::string& sku) {
    shop::NewProduct one;
    one.sku = sku;
    one.name = sku;
    return one;
  }
  static shop::ProductUpdate stock(std::int64_t id, std::int64_t pieces, std::int64_t parent = 0) {
    shop::ProductUpdate one;
    one.id = {id};
    one.parent = {parent};
    one.stock = pieces;
    return one;
  }
  static http::Response answer(const json& body) { return ScriptedHttp::response(200, test::as_php_writes(body)); }
  json sent(std::size_t n) { return json::parse(shop.doors.http.requests.at(n).body); }
  std::string path(std::size_t n) { return test::shop_call(shop.doors.http.requests.at(n)).path; }

  test::PretendCatalogue shop;
  CatalogueWriter writer{shop.wire};
};

json batch_part(const char* name, const char* list) { return json{{list, test::recorded(name).body.at(list)}}; }

TEST_F(CatalogueWrites, drafts_in_one_batch_each_with_its_own_result) {
  shop.doors.http.then(answer(batch_part("products_batch_mixed", "create")));
  const auto results = writer.create({made("BAT-1"), made("HAM-001")});
  ASSERT_TRUE(results.ok());
  ASSERT_THAT(results.value(), SizeIs(2));
  ASSERT_TRUE(results.value()[0].ok());
  EXPECT_EQ(results.value()[0].value().id, shop::ProductId{44});
  EXPECT_EQ(results.value()[0].value().status, "draft");
  ASSERT_FALSE(results.value()[1].ok());
  const auto& taken = results.value()[1].error();
  EXPECT_EQ(taken.kind, Kind::refused);
  EXPECT_EQ(taken.reason.id, ReasonId::shop_number_taken);
  EXPECT_EQ(taken.reason.arguments, (std::map<std::string, std::string>{{"number", "HAM-001"}, {"holder", "10"}}));
  EXPECT_EQ(path(0), "products/batch");
  EXPECT_EQ(shop.doors.http.requests.at(0).repeat, http::Repeat::never);
}

TEST_F(CatalogueWrites, a_number_that_the_trash_holds_is_taken_too) {
  const auto refusal = test::recorded("product_create_sku_of_trashed").body;
  shop.doors.http.then(answer({{"create", json::array({{{"id", 0}, {"error", refusal}}})}}));
  const auto results = writer.create({made("NY-001")});
  ASSERT_TRUE(results.ok());
  ASSERT_FALSE(results.value()[0].ok());
  EXPECT_EQ(results.value()[0].error().reason.id, ReasonId::shop_number_taken);
  EXPECT_EQ(results.value()[0].error().reason.arguments.at("holder"), "");
}

/// Whether and how much of it was done nobody knows: nothing may be made again before it was looked for.
TEST_F(CatalogueWrites, a_batch_that_was_cut_off_is_unclear) {
  for (const auto& lost : std::vector<ScriptedHttp::Answer>{
           test::recorded("error_504_batch_goes_on").response, test::recorded("error_502_batch_killed").response,
           ScriptedHttp::failure(Kind::ambiguous), answer(json::object()), answer({{"create", json::array()}}),
           ScriptedHttp::response(200, "[1")}) {
    shop.doors.http.then(lost);
    const auto results = writer.create({made("A")});
    ASSERT_FALSE(results.ok());
    EXPECT_EQ(results.error().kind, Kind::ambiguous);
  }
}

TEST_F(CatalogueWrites, an_item_that_shows_no_product_is_unclear_alone) {
  auto good = test::recorded("product_simple").body;
  shop.doors.http.then(answer({{"create", json::array({good, json::object()})}}));
  const auto results = writer.create({made("A"), made("B")});
  ASSERT_TRUE(results.ok());
  EXPECT_TRUE(results.value()[0].ok());
  EXPECT_EQ(results.value()[1].error().kind, Kind::ambiguous);
}

TEST_F(CatalogueWrites, more_than_a_hundred_is_refused_by_the_shop) {
  shop.doors.http.then(test::recorded("error_batch_over_100").response);
  const auto results = writer.create({made("A")});
  ASSERT_FALSE(results.ok());
  EXPECT_EQ(results.error().kind, Kind::refused);
}

TEST_F(CatalogueWrites, updates_go_plain_ones_together_and_variations_by_parent) {
  const auto item = [](std::int64_t id) { return test::PretendCatalogue::product_with(id, "X"); };
  shop.doors.http.then(answer({{"update", json::array({item(10), item(11)})}}));
  shop.doors.http.then(answer({{"update", json::array({item(18), item(20)})}}));
  shop.doors.http.then(answer({{"update", json::array({item(31)})}}));
  const auto results = writer.update({stock(18, 1, 17), stock(10, 2), stock(31, 3, 30), stock(20, 4, 17), stock(11, 5)});
  ASSERT_THAT(results, SizeIs(5));
  const std::vector<std::int64_t> ids{18, 10, 31, 20, 11};
  for (std::size_t n = 0; n < ids.size(); ++n) {
    ASSERT_TRUE(results[n].ok());
    EXPECT_EQ(results[n].value().id.value, ids[n]);
  }
  EXPECT_EQ(results[0].value().parent, shop::ProductId{17});
  EXPECT_EQ(path(0), "products/batch");
  EXPECT_EQ(path(1), "products/17/variations/batch");
  EXPECT_EQ(path(2), "products/30/variations/batch");
  EXPECT_EQ(sent(1)["update"][1], json::parse(R"({"id":20,"manage_stock":true,"stock_quantity":4})"));
}

TEST_F(CatalogueWrites, a_hundred_a_call) {
  std::vector<shop::ProductUpdate> many;
  for (int n = 1; n <= 250; ++n) many.push_back(stock(n, n));
  test::ScriptedDoors doors;
  std::vector<std::size_t> sizes;
  doors.http.on([](const http::Request&) { return true; },
                [&](const http::Request& request) {
                  auto items = json::array();
                  const auto body = json::parse(request.body);
                  for (const auto& one : body.at("update"))
                    items.push_back(test::PretendCatalogue::product_with(one["id"].get<std::int64_t>(), "X"));
                  sizes.push_back(items.size());
                  return answer({{"update", items}});
                });
  ShopWire wire{doors.doors(), settings::Shop{"https://shop.example.se", "", false}, {"ck_key", "cs_hemligt"}};
  const auto results = CatalogueWriter(wire).update(many);
  EXPECT_THAT(results, SizeIs(250));
  EXPECT_THAT(sizes, testing::ElementsAre(100, 100, 50));
  EXPECT_TRUE(results[249].ok());
}

TEST_F(CatalogueWrites, items_that_failed_say_why_and_the_others_are_done) {
  shop.doors.http.then(answer(batch_part("variations_batch_update", "update")));
  const auto results = writer.update({stock(18, 1, 17), stock(20, 0, 17), stock(10, 3, 17), stock(99999, 3, 17)});
  ASSERT_THAT(results, SizeIs(4));
  EXPECT_TRUE(results[0].ok());
  EXPECT_TRUE(results[1].ok());
  EXPECT_EQ(results[2].error().reason.id, ReasonId::shop_not_found);
  EXPECT_EQ(results[3].error().reason.id, ReasonId::shop_not_found);
}

TEST_F(CatalogueWrites, a_number_that_another_has_is_taken) {
  shop.doors.http.then(
      answer({{"update", json::array({{{"id", 11}, {"error", test::recorded("error_duplicate_sku_update").body}}})}}));
  shop::ProductUpdate one;
  one.id = {11};
  one.sku = "HAM-001";
  const auto results = writer.update({one});
  ASSERT_THAT(results, SizeIs(1));
  EXPECT_EQ(results[0].error().reason.id, ReasonId::shop_number_taken);
  EXPECT_EQ(results[0].error().reason.arguments.at("holder"), "10");
  EXPECT_EQ(results[0].error().reason.arguments.at("number"), "HAM-001");
}

TEST_F(CatalogueWrites, a_side_that_is_down_is_not_tried_part_after_part) {
  shop.doors.http.then(test::recorded("error_504_batch_goes_on").response);
  const auto results = writer.update({stock(10, 1), stock(18, 1, 17)});
  ASSERT_THAT(results, SizeIs(2));
  EXPECT_EQ(results[0].error().kind, Kind::ambiguous);
  EXPECT_EQ(results[1].error().kind, Kind::unreachable);
  EXPECT_EQ(shop.wire.calls(), 1);
}

TEST_F(CatalogueWrites, no_price_that_the_shop_would_take_for_another) {
  for (const char* price : {"abc", "-5", "1e3", "125,50", "1 250.00", ".", "1.2.3"}) {
    auto one = stock(10, 1);
    one.regular_price = price;
    const auto results = writer.update({one});
    ASSERT_FALSE(results[0].ok()) << price;
    EXPECT_EQ(results[0].error().reason.id, ReasonId::internal_fault);
    auto draft = made("A");
    draft.regular_price = price;
    EXPECT_FALSE(writer.create({draft}).ok());
  }
  EXPECT_EQ(shop.wire.calls(), 0);
}

TEST_F(CatalogueWrites, a_category_is_made_or_named_where_it_is) {
  shop.doors.http.then(test::recorded("category_create").response);
  const auto made = writer.create_category({"Trädgård", {16}});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made.value(), (shop::ProductCategory{{24}, {16}, "Trädgård", "tradgard"}));
  EXPECT_EQ(sent(0), json::parse(R"({"name":"Trädgård","parent":16})"));

  shop.doors.http.then(test::recorded("error_category_exists").response);
  const auto again = writer.create_category({"Trädgård", {16}});
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().reason.id, ReasonId::shop_category_exists);
  EXPECT_EQ(again.error().reason.arguments, (std::map<std::string, std::string>{{"name", "Trädgård"}, {"category", "24"}}));

  shop.doors.http.then(answer(json::object()));
  EXPECT_EQ(writer.create_category({"X", {}}).error().kind, Kind::ambiguous);
}

/// The pretend shop with the versions' own ways.
class InTheSandbox : public test::SandboxShop {
 protected:
  explicit InTheSandbox(const char* version = "9.9.5") : SandboxShop(of(version)) {}
  static sandbox::ShopSettings of(const char* version) {
    sandbox::ShopSettings settings;
    settings.version = version;
    return settings;
  }
  static shop::NewProduct draft(const std::string& sku) {
    shop::NewProduct one;
    one.sku = sku;
    one.name = "Skruv & mutter";
    one.regular_price = "12.50";
    one.stock = 3;
    return one;
  }
  std::int64_t add_article(const std::string& sku, const std::string& type = "simple") {
    sandbox::ShopArticle article;
    article.sku = sku;
    article.name = "Vara " + sku;
    if (type == "simple") article.price = "10.00";
    article.type = type;
    return shop.catalogue().add_product(article);
  }
  CatalogueReader catalogue{wire, {}};
  CatalogueWriter products{wire};
};
struct AnOlderShop : InTheSandbox {
  AnOlderShop() : InTheSandbox("8.9.1") {}
};

TEST_F(InTheSandbox, a_number_in_the_trash_is_taken_and_can_be_named) {
  const auto held = add_article("NY-1");
  ASSERT_TRUE(shop.catalogue().trash(held));
  const auto results = products.create({draft("NY-1"), draft("NY-2")});
  ASSERT_TRUE(results.ok());
  ASSERT_FALSE(results.value()[0].ok());
  EXPECT_EQ(results.value()[0].error().reason.id, ReasonId::shop_number_taken);
  ASSERT_TRUE(results.value()[1].ok());
  const auto trash = catalogue.by_sku({"ny-1"}, CatalogueReader::Which::trash);
  ASSERT_TRUE(trash.ok());
  ASSERT_THAT(trash.value().products, SizeIs(1));
  EXPECT_EQ(trash.value().products[0].id.value, held);
}

TEST_F(AnOlderShop, makes_the_number_of_the_trash_again_and_tells_no_gtin) {
  const auto held = add_article("NY-1");
  ASSERT_TRUE(shop.catalogue().trash(held));
  const auto results = products.create({draft("NY-1")});
  ASSERT_TRUE(results.ok());
  ASSERT_TRUE(results.value()[0].ok());
  EXPECT_FALSE(results.value()[0].value().knows_global_unique_id);
}

TEST_F(InTheSandbox, a_killed_batch_is_unclear_and_what_it_made_is_found_by_number) {
  shop.catalogue().kill_next_batch(2);
  const auto results = products.create({draft("A"), draft("B"), draft("C"), draft("D")});
  ASSERT_FALSE(results.ok());
  EXPECT_EQ(results.error().kind, Kind::ambiguous);
  const auto found = catalogue.by_sku({"A", "B", "C", "D"}, CatalogueReader::Which::all_but_trash);
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(found.value().products, SizeIs(2));
  EXPECT_THAT(shop.violations(), IsEmpty());
}

TEST_F(InTheSandbox, what_is_listed_is_what_there_is_in_every_way_of_asking) {
  std::vector<std::string> numbers;
  for (int n = 0; n < 230; ++n) {
    numbers.push_back("L-" + std::to_string(n));
    ASSERT_GT(add_article(numbers.back()), 0);
  }
  const auto parent = add_article("JACKA", "variable");
  sandbox::ShopVariant blue;
  blue.sku = "JACKA-B";
  blue.price = "895.00";
  blue.options = {{"Färg", "Blå"}};
  blue.stock = 4;
  const auto variation = shop.catalogue().add_variation(parent, blue);
  std::map<std::string, shop::CatalogueProduct> listed;
  const auto take = [&](std::span<const shop::CatalogueProduct> page) -> Result<void> {
    for (const auto& one : page) listed[one.sku] = one;
    return {};
  };
  using Fields = CatalogueReader::Fields;
  ASSERT_TRUE(catalogue.products(CatalogueReader::Which::all_but_trash, Fields::all, {}, take).ok());
  ASSERT_TRUE(catalogue.variations({{parent}}, Fields::all, {}, take).ok());
  for (const auto& number : numbers) EXPECT_TRUE(listed.contains(number)) << number;
  ASSERT_TRUE(listed.contains("JACKA-B"));
  EXPECT_EQ(listed["JACKA-B"].id.value, variation);
  EXPECT_EQ(listed["JACKA-B"].attributes, (std::vector<shop::ProductAttribute>{{"Färg", "Blå"}}));

  numbers.emplace_back("jacka-b");
  const auto found = catalogue.by_sku(numbers, CatalogueReader::Which::all_but_trash);
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(found.value().products, SizeIs(231));
  std::vector<shop::ProductId> ids;
  for (const auto& one : found.value().products) ids.push_back(one.id);
  const auto again = catalogue.by_id(ids);
  ASSERT_TRUE(again.ok());
  EXPECT_THAT(again.value().products, SizeIs(231));
  for (const auto& one : again.value().products) EXPECT_EQ(one, listed[one.sku]) << one.sku;
  EXPECT_THAT(shop.violations(), IsEmpty());
}

}  // namespace
}  // namespace woo24::woo
