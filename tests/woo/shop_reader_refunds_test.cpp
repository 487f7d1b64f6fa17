#include "sandbox_shop.hpp"

#include "pretend_shop.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using sandbox::ShopRefundRow;
using sandbox::ShopRefundSpec;
using test::ScriptedHttp;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Refunds : public test::SandboxShop {};

TEST_F(Refunds, of_one_order_in_the_order_in_which_they_were_made) {
  const auto id = add({row("HAM-001", 3, "249.00"), row("BOR-550", 1, "995.00")});
  ShopRefundSpec first;
  first.rows = {{ShopRefundRow::List::item, 0, 1, std::nullopt, std::nullopt}, {ShopRefundRow::List::shipping, 0, 0, {}, {}}};
  first.reason = "Ånger";
  ASSERT_TRUE(shop.refund(id, first));
  ASSERT_TRUE(shop.refund(id, "10.00"));

  const auto refunds = reader.refunds_of({id});
  ASSERT_TRUE(refunds.ok());
  ASSERT_THAT(refunds.value(), SizeIs(2));
  const auto& by_line = refunds.value()[0];
  EXPECT_EQ(by_line.reason, "Ånger");
  EXPECT_EQ(by_line.amount, amount("308.00"));  // 249.00 and 59.00
  EXPECT_EQ(by_line.lines.at(0).quantity, amount("-1"));
  EXPECT_EQ(by_line.shipping_lines.at(0).total, amount("-47.20"));
  EXPECT_TRUE(refunds.value()[1].by_amount_only());
  EXPECT_LT(by_line.id, refunds.value()[1].id);
}

TEST_F(Refunds, the_orders_lines_tell_what_was_put_back_in_stock) {
  const auto id = add({row("HAM-001", 3, "249.00")});
  const auto line = [&] { return reader.orders_by_id({{id}}).value().orders.at(0).lines.at(0); };
  EXPECT_EQ(line().stock_reduced, amount("3"));
  EXPECT_EQ(line().restocked, std::nullopt);
  ShopRefundSpec one;
  one.rows = {{ShopRefundRow::List::item, 0, 1, std::nullopt, std::nullopt}};
  ASSERT_TRUE(shop.refund(id, one));
  one.restock = false;
  ASSERT_TRUE(shop.refund(id, one));
  EXPECT_EQ(line().stock_reduced, amount("2"));
  EXPECT_EQ(line().restocked, amount("1"));
}

TEST_F(Refunds, of_many_orders_a_call_each_and_what_is_gone_apart) {
  std::vector<shop::OrderId> ids;
  for (int n = 0; n < 25; ++n) {
    ids.push_back({add({row("HAM-001", 1, "249.00")})});
    ASSERT_TRUE(shop.refund(ids.back().value, "9.00"));
  }
  ids.push_back({999'999});
  ids.push_back(ids.front());
  const auto before = wire.calls();
  const auto refunds = reader.refunds(ids);
  ASSERT_TRUE(refunds.ok());
  EXPECT_THAT(refunds.value().refunds, SizeIs(25));
  EXPECT_THAT(refunds.value().missing, ElementsAre(shop::OrderId{999'999}));
  EXPECT_THAT(refunds.value().unreadable, IsEmpty());
  EXPECT_EQ(wire.calls() - before, 26);
  EXPECT_EQ(refunds.value().refunds.front().order, ids.front());
}

TEST_F(Refunds, one_that_is_deleted_is_gone_from_the_list_and_moves_no_date) {
  const auto id = add({row("HAM-001", 1, "249.00")});
  const auto refund = shop.refund(id, "9.00").value();
  const auto modified = reader.orders_by_id({{id}}).value().orders.at(0).modified;
  time.advance(std::chrono::hours{1});
  ASSERT_TRUE(shop.delete_refund(id, refund));
  EXPECT_THAT(reader.refunds_of({id}).value(), IsEmpty());
  EXPECT_THAT(reader.orders_by_id({{id}}).value().orders.at(0).refunds, IsEmpty());
  EXPECT_EQ(reader.orders_by_id({{id}}).value().orders.at(0).modified, modified);
}

class OldRefunds : public test::SandboxShop {
 protected:
  OldRefunds()
      : SandboxShop([] {
          sandbox::ShopSettings old;
          old.version = "8.9.1";
          return old;
        }()) {}
};

TEST_F(OldRefunds, are_read_by_order_where_the_shop_lists_none) {
  const auto id = add({row("HAM-001", 1, "249.00")});
  ASSERT_TRUE(shop.refund(id, "9.00"));
  EXPECT_THAT(reader.refunds({{id}}).value().refunds, SizeIs(1));
}

std::string list_of(int from, int count) {
  auto list = nlohmann::json::array();
  for (int n = 0; n < count; ++n) list.push_back({{"id", from + n}, {"amount", "1.00"}});
  return list.dump();
}

TEST(RefundPages, are_read_until_one_is_not_full) {
  test::PretendShop shop;
  shop.doors.http.then(ScriptedHttp::response(200, list_of(1, 100)));
  shop.doors.http.then(ScriptedHttp::response(200, list_of(100, 100)));  // one slipped over the edge
  shop.doors.http.then(ScriptedHttp::response(200, list_of(200, 3)));
  ShopReader reader(shop.wire);
  const auto refunds = reader.refunds_of({5});
  ASSERT_TRUE(refunds.ok());
  EXPECT_THAT(refunds.value(), SizeIs(202));
  EXPECT_EQ(shop.calls().at(2).number("page", 0), 3);
}

TEST(RefundPages, that_the_shop_caps_are_read_until_its_total_is_there) {
  test::PretendShop shop;
  const std::vector<http::Header> total{{"X-WP-Total", "5", false}};
  shop.doors.http.then(ScriptedHttp::response(200, list_of(1, 2), total));
  shop.doors.http.then(ScriptedHttp::response(200, list_of(3, 2), total));
  shop.doors.http.then(ScriptedHttp::response(200, list_of(5, 1), total));
  ShopReader reader(shop.wire);
  const auto refunds = reader.refunds_of({5});
  ASSERT_TRUE(refunds.ok());
  EXPECT_THAT(refunds.value(), SizeIs(5));
  EXPECT_EQ(shop.wire.calls(), 3);
}

TEST(RefundPages, an_order_that_breaks_the_shop_holds_up_no_other) {
  test::PretendShop shop;
  shop.doors.http.then(ScriptedHttp::response(200, list_of(1, 1)));
  shop.doors.http.then(shop.when_poisoned);
  shop.doors.http.then(ScriptedHttp::response(200, list_of(2, 1)));
  ShopReader reader(shop.wire);
  const auto refunds = reader.refunds({{1}, {2}, {3}});
  ASSERT_TRUE(refunds.ok());
  EXPECT_THAT(refunds.value().refunds, SizeIs(2));
  ASSERT_THAT(refunds.value().unreadable, SizeIs(1));
  EXPECT_EQ(refunds.value().unreadable[0].id, shop::OrderId{2});
}

TEST(RefundPages, a_shop_in_maintenance_is_no_matter_of_one_order) {
  test::PretendShop shop;
  shop.doors.http.then(test::recorded("error_503_maintenance_json").response);
  ShopReader reader(shop.wire);
  const auto refunds = reader.refunds({{1}});
  ASSERT_FALSE(refunds.ok());
  EXPECT_EQ(refunds.error().reason.id, ReasonId::shop_maintenance);
}

}  // namespace
}  // namespace woo24::woo
