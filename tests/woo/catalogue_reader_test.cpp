#include "woo24/woo/catalogue_reader.hpp"

#include "pretend_catalogue.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using Fields = CatalogueReader::Fields;
using Which = CatalogueReader::Which;

std::string told(const Error& error) { return std::string(reason_id(error.reason.id)) + " " + arguments_json(error.reason); }

class Catalogue : public testing::Test {
 protected:
  CatalogueReader::Taker taker() {
    return [this](std::span<const shop::CatalogueProduct> page) -> Result<void> {
      most_at_once = std::max(most_at_once, page.size());
      for (const auto& one : page) {
        taken.push_back(one.id.value);
        products.insert_or_assign(one.id.value, one);
      }
      return {};
    };
  }
  CatalogueReader::Listing listed(Fields fields = Fields::all, std::optional<Instant> after = {},
                                  Which which = Which::all_but_trash) {
    auto listing = reader.products(which, fields, after, taker());
    EXPECT_TRUE(listing.ok()) << told(listing.error());
    return listing.ok() ? std::move(listing).value() : CatalogueReader::Listing{};
  }
  std::vector<std::int64_t> ids() const {
    std::vector<std::int64_t> all;
    for (const auto& [id, one] : products) all.push_back(id);
    return all;
  }
  std::vector<int> offsets() const {
    std::vector<int> all;
    for (const auto& call : shop.calls()) all.push_back(call.number("offset", -1));
    return all;
  }

  test::PretendCatalogue shop;
  CatalogueReader reader{shop.wire, {"24so_category"}};
  std::vector<std::int64_t> taken;
  std::map<std::int64_t, shop::CatalogueProduct> products;
  std::size_t most_at_once = 0;
};

TEST_F(Catalogue, comes_in_pages_that_overlap_each_product_once) {
  shop.add_many(1, 455);
  const auto listing = listed();
  EXPECT_EQ(listing.count, 455);
  EXPECT_THAT(taken, SizeIs(455));
  EXPECT_THAT(ids(), SizeIs(455));
  EXPECT_LE(most_at_once, 100u);
  EXPECT_EQ(listing.as_of, *parse_http_date(shop.date));
  EXPECT_THAT(offsets(), ElementsAre(0, 90, 180, 270, 360));
  EXPECT_THAT(listing.unreadable, IsEmpty());
}

TEST_F(Catalogue, asks_for_what_is_used_and_no_more) {
  shop.add(10, "HAM-001");
  listed();
  EXPECT_THAT(shop.doors.http.requests.at(0).url, HasSubstr("meta_data&include_meta=24so_category"));
  EXPECT_EQ(products.at(10).name, "Hammare 450 g");
  EXPECT_EQ(products.at(10).regular_price, "249.00");
  listed(Fields::stock);
  EXPECT_THAT(shop.doors.http.requests.at(1).url, Not(HasSubstr("description")));
  EXPECT_THAT(shop.doors.http.requests.at(1).url, Not(HasSubstr("include_meta")));
  EXPECT_TRUE(products.at(10).name.empty());
  EXPECT_EQ(products.at(10).sku, "HAM-001");
}

TEST_F(Catalogue, since_a_moment_in_utc_without_a_z) {
  listed(Fields::all, parse_utc("2026-11-24T01:15:03"));
  EXPECT_THAT(shop.doors.http.requests.at(0).url, HasSubstr("&modified_after=2026-11-24T01:15:03&dates_are_gmt=true"));
}

TEST_F(Catalogue, the_trash_only_when_it_is_asked_for) {
  shop.add(10, "HAM-001");
  shop.add(11, "SKR-010");
  shop.products.at(11)["status"] = "trash";
  listed();
  EXPECT_THAT(ids(), ElementsAre(10));
  products.clear();
  listed(Fields::all, {}, Which::trash);
  EXPECT_THAT(ids(), ElementsAre(11));
}

TEST_F(Catalogue, one_that_the_shop_cannot_render_is_named_and_the_rest_comes) {
  shop.add_many(1, 150);
  shop.poisonous = {37, 120};
  const auto listing = listed();
  EXPECT_EQ(listing.count, 148);
  ASSERT_THAT(listing.unreadable, SizeIs(2));
  EXPECT_EQ(listing.unreadable[0].id, shop::ProductId{37});
  EXPECT_EQ(listing.unreadable[0].error.reason.id, ReasonId::shop_server_error);
}

TEST_F(Catalogue, one_that_this_program_cannot_read_is_named) {
  shop.add_many(1, 3);
  shop.products.at(2)["stock_quantity"] = "many";
  const auto listing = listed();
  EXPECT_EQ(listing.count, 2);
  ASSERT_THAT(listing.unreadable, SizeIs(1));
  EXPECT_EQ(listing.unreadable[0].error.reason.id, ReasonId::shop_answer_wrong);
}

/// A product goes to the trash while the list is read: what stands behind it moves up, and none may slip away.
TEST_F(Catalogue, that_shifts_is_begun_anew) {
  shop.add_many(1, 300);
  bool once = false;
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.number("offset", 0) == 180 && !once) {
      once = true;
      for (int id = 50; id < 70; ++id) shop.products.erase(id);
    }
  };
  const auto listing = listed();
  EXPECT_EQ(listing.count, 280);
  EXPECT_THAT(taken, testing::SizeIs(testing::Gt(280u)));  // what came before the shift came again
  EXPECT_TRUE(products.contains(185));
}

TEST_F(Catalogue, that_shifts_again_and_again_is_given_up) {
  shop.add_many(1, 1000);
  std::int64_t next = 1;
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.number("offset", 0) == 0) return;
    for (int n = 0; n < 15; ++n) shop.products.erase(next++);
  };
  const auto listing = reader.products(Which::all_but_trash, Fields::all, {}, taker());
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().reason.id, ReasonId::shop_listing_unstable);
}

TEST_F(Catalogue, a_taker_that_refuses_ends_the_reading) {
  shop.add_many(1, 300);
  const auto listing = reader.products(Which::all_but_trash, Fields::all, {}, [](auto) -> Result<void> {
    return Fail{Kind::state, Reason{ReasonId::state_unreadable, {}}};
  });
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().kind, Kind::state);
  EXPECT_EQ(shop.wire.calls(), 1);
}

TEST_F(Catalogue, a_shop_that_wants_a_rest_is_left_alone) {
  shop.doors.http.then(test::recorded("error_503_maintenance_json").response);
  const auto listing = reader.products(Which::all_but_trash, Fields::all, {}, taker());
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().kind, Kind::paused);
  EXPECT_EQ(shop.wire.calls(), 1);
}

TEST_F(Catalogue, variations_by_parent_and_parents_that_are_gone_are_left_out) {
  shop.add(17, "JAC");
  for (int id = 1000; id < 1120; ++id)
    shop.variations[17][id] = test::PretendCatalogue::variation_with(id, "V" + std::to_string(id));
  shop.variations[18][2000] = test::PretendCatalogue::variation_with(2000, "W");
  shop.variations[18][2000].erase("type");  // as 8.9 shows it
  shop.variations[18][2000].erase("parent_id");
  const auto listing = reader.variations({{17}, {18}, {99}}, Fields::all, {}, taker());
  ASSERT_TRUE(listing.ok()) << told(listing.error());
  EXPECT_EQ(listing.value().count, 121);
  EXPECT_EQ(products.at(1119).parent, shop::ProductId{17});
  EXPECT_EQ(products.at(2000).parent, shop::ProductId{18});
  EXPECT_EQ(products.at(2000).type, shop::ProductType::variation);
  EXPECT_EQ(products.at(2000).name, "");
  EXPECT_EQ(shop.wire.calls(), 4);
}

TEST_F(Catalogue, by_id_in_one_call_and_variations_each_where_its_pieces_are_told_apart) {
  shop.add(10, "HAM-001");
  shop.add(11, "SKR-010");
  shop.add(12, "BOK-001");
  shop.products.at(12)["status"] = "trash";
  shop.variations[17][18] = test::PretendCatalogue::variation_with(18, "JAC-R-S");
  shop.variations[17][19] = test::PretendCatalogue::variation_with(19, "JAC-R-M");
  shop.variations[17][19]["manage_stock"] = "parent";
  const auto found = reader.by_id({{10}, {11}, {12}, {18}, {19}, {999}, {10}});
  ASSERT_TRUE(found.ok()) << told(found.error());
  for (const auto& one : found.value().products) products.insert_or_assign(one.id.value, one);
  EXPECT_THAT(ids(), ElementsAre(10, 11, 12, 18, 19));
  EXPECT_EQ(products.at(12).status, "trash");
  EXPECT_EQ(products.at(18).manage_stock, shop::ManageStock::yes);
  EXPECT_EQ(products.at(19).manage_stock, shop::ManageStock::parent);
  EXPECT_THAT(found.value().unreadable, IsEmpty());
}

TEST_F(Catalogue, by_id_a_poisonous_one_is_unreadable_and_not_gone) {
  shop.add_many(10, 14);
  shop.poisonous = {12};
  const auto found = reader.by_id({{10}, {11}, {12}, {13}});
  ASSERT_TRUE(found.ok()) << told(found.error());
  EXPECT_THAT(found.value().products, SizeIs(3));
  ASSERT_THAT(found.value().unreadable, SizeIs(1));
  EXPECT_EQ(found.value().unreadable[0].id, shop::ProductId{12});
}

TEST_F(Catalogue, by_id_a_filter_that_is_taken_away_lets_nothing_else_in) {
  shop.add_many(10, 30);
  shop.knows_filters = false;
  const auto found = reader.by_id({{10}, {29}});
  ASSERT_TRUE(found.ok()) << told(found.error());
  ASSERT_THAT(found.value().products, SizeIs(2));
  EXPECT_EQ(found.value().products[1].id, shop::ProductId{29});
}

TEST_F(Catalogue, by_id_a_shop_that_is_down_is_not_asked_for_one_after_another) {
  shop.doors.http.then(test::ScriptedHttp::response(200, "[]", {{"X-WP-Total", "0"}}));
  for (int n = 0; n < 40; ++n) shop.doors.http.then(test::ScriptedHttp::response(502, "<html>Bad Gateway</html>"));
  std::vector<shop::ProductId> ids;
  for (int id = 100; id < 140; ++id) ids.push_back({id});
  const auto found = reader.by_id(ids);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().kind, Kind::unreachable);
  EXPECT_LE(shop.wire.calls(), 6) << "the list, four side by side, and something small";
}

TEST_F(Catalogue, by_id_any_number_that_bring_the_shop_down_end_nothing_where_it_answers_beside_them) {
  shop.add_many(1, 8);
  for (int id = 1; id <= 7; ++id) {
    shop.products[id]["status"] = "trash";  // in no list: each is asked for alone
    shop.poisonous.insert(id);
  }
  shop.when_poisoned = test::ScriptedHttp::response(502, "<html>Bad Gateway</html>");
  std::vector<shop::ProductId> wanted;
  for (int id = 1; id <= 7; ++id) wanted.push_back({id});
  const auto found = reader.by_id(wanted);
  ASSERT_TRUE(found.ok()) << told(found.error());
  EXPECT_THAT(found.value().unreadable, SizeIs(7));
  EXPECT_THAT(found.value().products, IsEmpty());
}

TEST_F(Catalogue, by_number_drafts_variations_and_the_trash_apart) {
  shop.add(10, "HAM-001");
  shop.add(11, "SKR-010");
  shop.add(12, "ham-001");
  shop.products.at(12)["status"] = "trash";
  shop.variations[17][19] = test::PretendCatalogue::variation_with(19, "JAC-R-M");
  const auto found = reader.by_sku({" Ham-001", "jac-r-m", "", "0", "NOPE"}, Which::all_but_trash);
  ASSERT_TRUE(found.ok()) << told(found.error());
  for (const auto& one : found.value().products) products.insert_or_assign(one.id.value, one);
  EXPECT_THAT(ids(), ElementsAre(10, 19));
  EXPECT_EQ(products.at(19).parent, shop::ProductId{17});
  const auto trash = reader.by_sku({"HAM-001"}, Which::trash);
  ASSERT_TRUE(trash.ok());
  ASSERT_THAT(trash.value().products, SizeIs(1));
  EXPECT_EQ(trash.value().products[0].id, shop::ProductId{12});
}

TEST_F(Catalogue, by_number_a_filter_that_is_none_is_not_read_to_its_end) {
  shop.add_many(1, 2300);
  shop.knows_filters = false;
  const auto found = reader.by_sku({"N-17"}, Which::all_but_trash);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().reason.id, ReasonId::shop_answer_wrong);
  EXPECT_LT(shop.wire.calls(), 30);
}

TEST_F(Catalogue, nobody_is_asked_for_no_number) {
  EXPECT_THAT(reader.by_sku({"", " ", "0"}, Which::all_but_trash).value().products, IsEmpty());
  EXPECT_THAT(reader.by_id({}).value().products, IsEmpty());
  EXPECT_EQ(shop.wire.calls(), 0);
}

TEST_F(Catalogue, categories_as_recorded) {
  shop.doors.http.then(test::recorded("categories_list").response);
  const auto categories = reader.categories();
  ASSERT_TRUE(categories.ok()) << told(categories.error());
  EXPECT_THAT(categories.value(), SizeIs(6));
  EXPECT_EQ(categories.value()[2], (shop::ProductCategory{{17}, {16}, "Handverktyg", "handverktyg"}));
}

}  // namespace
}  // namespace woo24::woo
