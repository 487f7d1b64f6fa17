#include "woo24/woo/refund_json.hpp"

#include "recordings.hpp"

#include <gmock/gmock.h>

namespace woo24::woo {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Amount amount(const char* text) { return Amount::parse(text).value(); }

std::vector<shop::Refund> recorded_refunds(const std::string& name, std::int64_t order) {
  auto body = recorded_exchange(name)["response"]["body"];
  if (!body.is_array()) body = nlohmann::json::array({body});
  const auto refunds = refunds_from_json(body.dump(), {order});
  EXPECT_TRUE(refunds.ok()) << name;
  return refunds.value_or({});
}

TEST(RefundJson, a_refund_by_line_as_recorded) {
  const auto refunds = recorded_refunds("order_refunds_list", 31);
  ASSERT_THAT(refunds, SizeIs(1));
  const auto& refund = refunds[0];
  EXPECT_EQ(refund.id, shop::RefundId{32});
  EXPECT_EQ(refund.order, shop::OrderId{31});
  EXPECT_EQ(refund.amount, amount("805.50"));
  EXPECT_EQ(refund.reason, "Fel storlek");
  EXPECT_EQ(refund.created, parse_utc("2026-11-24T01:15:03Z"));
  EXPECT_FALSE(refund.refunded_payment);
  EXPECT_EQ(refund.refunded_by, 1);
  EXPECT_FALSE(refund.by_amount_only());
  ASSERT_THAT(refund.lines, SizeIs(1));
  const auto& line = refund.lines[0];
  EXPECT_EQ(line.refunded_item, 14);
  EXPECT_EQ(line.sku, "JAC-R-M");
  EXPECT_EQ(line.variation_id, 19);
  EXPECT_EQ(line.quantity, amount("-1"));
  EXPECT_EQ(line.total, amount("-644.40"));
  EXPECT_EQ(line.total_tax, amount("-161.10"));
  EXPECT_EQ(line.taxes, (std::vector<shop::TaxShare>{{{1}, amount("-161.1")}}));
  ASSERT_THAT(refund.tax_lines, SizeIs(1));
  EXPECT_EQ(refund.tax_lines[0].percent, amount("25"));
}

TEST(RefundJson, an_amount_alone_has_no_lines) {
  const auto refunds = recorded_refunds("refunds_all_list", 39);
  ASSERT_THAT(refunds, SizeIs(2));
  EXPECT_EQ(refunds[0].amount, amount("806.00"));
  EXPECT_TRUE(refunds[0].by_amount_only());
  EXPECT_FALSE(refunds[1].by_amount_only());
}

/// Whatever made it, it adds up: rows and taxes are its amount.
TEST(RefundJson, recorded_refunds_add_up_to_their_amount) {
  for (const auto* name : {"order_refunds_list", "refund_made_in_admin", "refund_create_by_line", "refund_delete"}) {
    for (const auto& refund : recorded_refunds(name, 1)) {
      Amount sum;
      for (const auto* list : {&refund.lines, &refund.shipping_lines, &refund.fee_lines}) {
        for (const auto& line : *list) sum += line.total + line.total_tax;
      }
      EXPECT_EQ(-sum, refund.amount) << name;
      EXPECT_GT(refund.lines.at(0).refunded_item, 0) << name;
    }
  }
}

TEST(RefundJson, money_without_a_piece_and_tax_left_out) {
  const auto refunds = refunds_from_json(R"([{"id":7,"date_created_gmt":"2026-11-24T01:15:03","amount":"10.00","reason":null,
    "refunded_by":0,"refunded_payment":true,"line_items":[{"id":1,"quantity":0,"total":"-10.000000","total_tax":"0.000000",
    "taxes":[],"meta_data":[{"key":"_refunded_item_id","value":"5"}]}],
    "shipping_lines":[{"id":2,"method_title":"Frakt","total":"0.00","total_tax":"","taxes":[{"id":1,"total":"","subtotal":""}]}]}])",
                                         {3});
  ASSERT_TRUE(refunds.ok());
  const auto& refund = refunds.value().at(0);
  EXPECT_TRUE(refund.refunded_payment);
  EXPECT_EQ(refund.reason, "");
  EXPECT_EQ(refund.lines.at(0).quantity, Amount{});
  EXPECT_THAT(refund.lines.at(0).taxes, IsEmpty());
  EXPECT_EQ(refund.shipping_lines.at(0).name, "Frakt");
  EXPECT_EQ(refund.shipping_lines.at(0).quantity, Amount{});
  EXPECT_THAT(refund.shipping_lines.at(0).taxes, IsEmpty());
}

struct WrongRefund {
  const char* json;
  ReasonId reason;
};

class WrongRefunds : public testing::TestWithParam<WrongRefund> {};

TEST_P(WrongRefunds, are_not_read_half) {
  const auto refunds = refunds_from_json(GetParam().json, {3});
  ASSERT_FALSE(refunds.ok());
  EXPECT_EQ(refunds.error().reason.id, GetParam().reason) << GetParam().json;
}

INSTANTIATE_TEST_SUITE_P(
    RefundJson, WrongRefunds,
    testing::Values(WrongRefund{"<html>", ReasonId::shop_answer_not_json}, WrongRefund{"{}", ReasonId::shop_answer_not_json},
                    WrongRefund{"[7]", ReasonId::shop_answer_wrong}, WrongRefund{R"([{"id":7}])", ReasonId::shop_answer_wrong},
                    WrongRefund{R"([{"id":0,"amount":"1"}])", ReasonId::shop_answer_wrong},
                    WrongRefund{R"([{"id":7,"amount":"-1.00"}])", ReasonId::shop_answer_wrong},
                    WrongRefund{R"([{"id":7,"amount":"1","line_items":[{"id":1}]}])", ReasonId::shop_answer_wrong},
                    WrongRefund{R"([{"id":7,"amount":"1","fee_lines":"none"}])", ReasonId::shop_answer_wrong}));

}  // namespace
}  // namespace woo24::woo
