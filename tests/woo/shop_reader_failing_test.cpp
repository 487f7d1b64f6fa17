// The reader against a shop that fails in part: one order must not hold up the next, and none may slip away unseen.
#include "woo24/woo/shop_reader.hpp"

#include "pretend_shop.hpp"

#include <gmock/gmock.h>

#include <numeric>

namespace woo24::woo {
namespace {

using nlohmann::json;
using test::ScriptedHttp;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

constexpr Instant k_after{std::chrono::seconds{1'795'500'001}};  // 2026-11-24 06:00:01 UTC
const std::string k_html = "<html><body><h1>502 Bad Gateway</h1></body></html>";

std::string told(const Error& error) { return std::string(reason_id(error.reason.id)) + " " + arguments_json(error.reason); }

template <typename Orders>
std::vector<std::int64_t> ids(const Orders& orders) {
  std::vector<std::int64_t> all;
  for (const auto& one : orders) all.push_back(one.id.value);
  return all;
}

std::vector<std::int64_t> from_to(std::int64_t from, std::int64_t to) {
  std::vector<std::int64_t> all(static_cast<std::size_t>(to - from + 1));
  std::iota(all.begin(), all.end(), from);
  return all;
}

class FailingShopTest : public testing::Test {
 protected:
  OrderListing listed() {
    auto listing = reader.orders_changed_since(k_after);
    EXPECT_TRUE(listing.ok()) << told(listing.error());
    return listing.ok() ? std::move(listing).value() : OrderListing{};
  }
  ShopReader::ById by_id(const std::vector<std::int64_t>& wanted) {
    std::vector<shop::OrderId> list;
    for (const auto id : wanted) list.push_back({id});
    auto found = reader.orders_by_id(list);
    EXPECT_TRUE(found.ok()) << told(found.error());
    return found.ok() ? std::move(found).value() : ShopReader::ById{};
  }
  std::vector<int> offsets() {
    std::vector<int> all;
    for (const auto& call : shop.calls()) all.push_back(call.number("offset", -1));
    return all;
  }

  test::PretendShop shop;
  ShopReader reader{shop.wire};
};

TEST_F(FailingShopTest, the_only_order_that_changed_may_be_the_poisonous_one) {
  shop.add(47);
  shop.poisonous = {47};
  shop.when_poisoned = ScriptedHttp::response(502, k_html);  // PHP died of it
  const auto listing = listed();
  EXPECT_THAT(ids(listing.unreadable), ElementsAre(47));
  EXPECT_EQ(shop.wire.calls(), 1 + 1 + 1 + 1);  // a hundred, ten, one, its id: there is one in all
}

TEST_F(FailingShopTest, a_page_that_was_cut_off_or_is_too_large_is_read_smaller) {
  for (const auto& error :
       {Error{Kind::unreachable, Reason{ReasonId::shop_no_answer, {{"url", ""}, {"detail", "cut off"}}}, {}},
        Error{Kind::refused, Reason{ReasonId::shop_answer_too_large, {{"what", ""}, {"limit", "33554432"}}}, {}}}) {
    test::PretendShop heavy;
    heavy.add_many(1, 12);
    heavy.doors.http.then(error);
    const auto listing = ShopReader(heavy.wire).orders_changed_since(k_after);
    ASSERT_TRUE(listing.ok()) << told(listing.error());
    EXPECT_EQ(ids(listing.value().orders), from_to(1, 12));
  }
}

TEST_F(FailingShopTest, a_shop_that_can_render_none_of_its_orders_does_not_move_the_cursor_past_them) {
  shop.add_many(1, 100);
  for (int id = 1; id <= 100; ++id) shop.poisonous.insert(id);
  const auto listing = reader.orders_changed_since(k_after);
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().reason.id, ReasonId::shop_server_error);
  EXPECT_LT(shop.wire.calls(), 70);
}

TEST_F(FailingShopTest, a_shop_that_does_not_know_offset_is_not_asked_for_ever) {
  shop.add_many(1, 100);
  const auto page = [&] {
    auto body = json::array();
    for (const auto& [id, order] : shop.orders) body.push_back(order);
    return ScriptedHttp::response(200, test::as_php_writes(body));
  }();
  for (int n = 0; n < 20; ++n) shop.doors.http.then(page);
  const auto listing = reader.orders_changed_since(k_after);
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().reason.id, ReasonId::shop_listing_unstable);
  EXPECT_LE(shop.wire.calls(), 6);
}

struct ShortPages {
  const char* why;
  int orders;
  int most_a_page;
  std::vector<std::int64_t> left_out;
  bool tells_total;
  int calls;
};
void PrintTo(const ShortPages& row, std::ostream* out) { *out << row.why; }
class ShortPagesTest : public FailingShopTest, public testing::WithParamInterface<ShortPages> {};

/// A page that is not full is no end: a listing that stopped there would forget what follows.
TEST_P(ShortPagesTest, are_no_end_of_the_list) {
  const auto& row = GetParam();
  shop.add_many(1, row.orders);
  shop.most_a_page = row.most_a_page;
  shop.left_out = {row.left_out.begin(), row.left_out.end()};
  shop.tells_total = row.tells_total;
  auto expected = from_to(1, row.orders);
  for (const auto id : row.left_out) std::erase(expected, id);
  EXPECT_EQ(ids(listed().orders), expected) << row.why;
  EXPECT_EQ(shop.wire.calls(), row.calls) << row.why;
  const auto marks = reader.order_ids_created_since(k_after);
  ASSERT_TRUE(marks.ok()) << row.why;
  EXPECT_THAT(marks.value(), SizeIs(expected.size())) << row.why;
}

INSTANTIATE_TEST_SUITE_P(
    Shops, ShortPagesTest,
    testing::Values(ShortPages{"all on one page, and the shop says so", 60, 100, {}, true, 1},
                    ShortPages{"a front took the total out of the answer: asked once more", 60, 100, {}, false, 2},
                    ShortPages{"one order, and no total", 1, 100, {}, false, 2},
                    ShortPages{"an order on the first page that this key may not see", 250, 100, {40}, true, 3},
                    ShortPages{"the same, and no total", 250, 100, {40}, false, 4},
                    ShortPages{"the last order of a page is the hidden one", 150, 100, {100}, true, 3},
                    ShortPages{"twenty in a row, over the edge of a page", 150, 100, from_to(91, 110), true, 3},
                    ShortPages{"a whole page of them but for five", 300, 100, from_to(6, 100), true, 11},
                    ShortPages{"the last ones of all", 120, 100, {119, 120}, true, 3},
                    ShortPages{"pages capped at fifty, whatever is asked for", 120, 50, {}, true, 3},
                    ShortPages{"the same, and no total", 120, 50, {}, false, 4},
                    ShortPages{"pages capped at ten", 45, 10, {}, true, 8},
                    ShortPages{"capped, and one hidden", 120, 50, {7}, true, 3}));

TEST_F(FailingShopTest, a_shop_that_caps_its_pages_and_does_not_know_offset_has_not_shown_all) {
  shop.add_many(1, 50);
  auto body = json::array();
  for (const auto& [id, order] : shop.orders) body.push_back(order);
  for (int n = 0; n < 20; ++n)
    shop.doors.http.then(ScriptedHttp::response(200, test::as_php_writes(body), {{"X-WP-Total", "200", false}}));
  const auto listing = reader.orders_changed_since(k_after);
  ASSERT_FALSE(listing.ok());
  EXPECT_EQ(listing.error().reason.id, ReasonId::shop_listing_unstable);
}

TEST_F(FailingShopTest, a_hidden_order_on_a_page_that_is_read_smaller_hides_no_other) {
  shop.add_many(1, 130);
  shop.poisonous = {47};
  shop.left_out = {12};
  auto expected = from_to(1, 130);
  std::erase(expected, 12);
  std::erase(expected, 47);
  const auto listing = listed();
  EXPECT_EQ(ids(listing.orders), expected);
  EXPECT_THAT(ids(listing.unreadable), ElementsAre(47));
}

TEST_F(FailingShopTest, the_newest_copy_counts_whether_it_can_be_read_or_not) {
  shop.add_many(1, 150);
  shop.orders[95]["total"] = "gratis";
  shop.before_answer = [&](const test::ShopCall& call) {
    if (call.number("offset", 0) == 0) return;
    shop.orders[95]["total"] = "10.000000";  // mended meanwhile
    shop.orders[96]["total"] = "gratis";     // and this one spoilt
  };
  const auto listing = listed();
  EXPECT_THAT(ids(listing.unreadable), ElementsAre(96));
  EXPECT_THAT(ids(listing.orders), testing::AllOf(SizeIs(149), testing::Contains(95), Not(testing::Contains(96))));
}

TEST_F(FailingShopTest, an_item_without_an_id_is_asked_for_its_id_alone) {
  shop.add_many(1, 3);
  shop.orders[2].erase("id");  // a plugin's doing; the list of ids still has it
  EXPECT_THAT(ids(listed().unreadable), ElementsAre(2));
}

TEST_F(FailingShopTest, ids_of_carts_are_no_orders_ids) {
  shop.add(1);
  shop.add(2, "checkout-draft");
  const auto found = reader.order_ids_created_since(k_after);
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(found.value(), ElementsAre(shop::OrderId{1}));
}

TEST_F(FailingShopTest, ids_are_listed_anew_when_the_pages_shift) {
  shop.add_many(1, 150);
  int calls = 0;
  shop.before_answer = [&](const test::ShopCall&) {
    if (++calls == 2) {
      for (int id = 1; id <= 12; ++id) shop.orders.erase(id);
    }
  };
  const auto found = reader.order_ids_created_since(k_after);
  ASSERT_TRUE(found.ok());
  EXPECT_THAT(found.value(), SizeIs(138));
  EXPECT_THAT(offsets(), ElementsAre(0, 90, 0, 90));
}

/// PHP dies of order 2 each time: the others must not wait for it.
TEST_F(FailingShopTest, one_that_brings_the_shop_down_is_unreadable_and_the_others_come) {
  shop.add_many(1, 3);
  shop.poisonous = {2};
  shop.when_poisoned = ScriptedHttp::response(502, k_html);
  const auto found = by_id({1, 2, 3});
  EXPECT_THAT(ids(found.orders), ElementsAre(1, 3));
  EXPECT_THAT(ids(found.unreadable), ElementsAre(2));
  const auto alone = by_id({2});
  EXPECT_THAT(ids(alone.unreadable), ElementsAre(2));
}

TEST_F(FailingShopTest, one_after_another_in_vain_is_a_shop_that_is_down) {
  shop.doors.http.then(ScriptedHttp::response(200, "[]"));  // no list has them
  for (int n = 0; n < 20; ++n) shop.doors.http.then(ScriptedHttp::response(502, k_html));
  std::vector<shop::OrderId> list;
  for (int id = 1; id <= 20; ++id) list.push_back({id});
  const auto found = reader.orders_by_id(list);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().kind, Kind::unreachable);
  EXPECT_EQ(shop.wire.calls(), 1 + 3 + 1) << "the list, three alone, and something small";
}

TEST_F(FailingShopTest, any_number_that_bring_the_shop_down_end_nothing_where_it_answers_beside_them) {
  shop.add_many(1, 8);
  shop.poisonous = {1, 2, 3, 4, 5, 6, 7};
  shop.hidden = shop.poisonous;
  shop.when_poisoned = ScriptedHttp::response(502, k_html);
  EXPECT_THAT(ids(by_id({1, 2, 3, 4, 5, 6, 7}).unreadable), ElementsAre(1, 2, 3, 4, 5, 6, 7));
  EXPECT_THAT(ids(by_id({1, 2, 3, 8}).orders), ElementsAre(8));
}

TEST_F(FailingShopTest, a_list_that_cannot_even_tell_ids_is_asked_for_one_by_one) {
  shop.add_many(1, 4);
  shop.poisonous = {2};
  shop.when_poisoned = ScriptedHttp::response(502, k_html);
  shop.ids_break_too = true;
  const auto found = by_id({1, 2, 3, 4});
  EXPECT_THAT(ids(found.orders), ElementsAre(1, 3, 4));
  EXPECT_THAT(ids(found.unreadable), ElementsAre(2));
}

TEST_F(FailingShopTest, what_was_not_asked_for_is_not_taken_where_the_filter_is_not_known) {
  shop.add_many(1, 5);
  shop.poisonous = {2};
  shop.when_poisoned = ScriptedHttp::response(
      500, R"({"code":"internal_server_error","message":"<p>critical error</p>","data":{"status":500}})");
  shop.knows_include = false;
  const auto found = by_id({4, 5, 9});
  EXPECT_THAT(ids(found.orders), ElementsAre(4, 5));
  EXPECT_TRUE(found.unreadable.empty());
  EXPECT_THAT(found.missing, ElementsAre(shop::OrderId{9}));
}

TEST_F(FailingShopTest, a_cart_asked_for_by_id_is_given_as_what_it_is) {
  shop.add(1);
  shop.add(2, "checkout-draft");
  EXPECT_EQ(by_id({1, 2}).orders.at(1).status, "checkout-draft");
  EXPECT_EQ(shop.wire.calls(), 1);
}

}  // namespace
}  // namespace woo24::woo
