#include "woo24/sync/prospect.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using samples::example_rules;
using samples::products;
using samples::swedish_order;

TEST(Prospect, one_answer_for_plan_and_run) {
  struct Case {
    std::function<void(shop::Order&)> change;
    Outlook outlook;
    std::optional<ReasonId> reason;
  };
  const std::vector<Case> table{
      {[](shop::Order&) {}, Outlook::ready, std::nullopt},
      {[](shop::Order& o) { o.status = "pending", o.paid.reset(); }, Outlook::rests, ReasonId::not_due_yet},
      {[](shop::Order& o) { o.status = "cancelled"; }, Outlook::fails, ReasonId::paid_not_due},
      {[](shop::Order& o) { o.payment_method = "ppcp-gateway"; }, Outlook::fails, ReasonId::payment_method_unmapped},
      {[](shop::Order& o) { o.lines.front().sku = "FINNS-INTE"; }, Outlook::fails, ReasonId::unknown_product},
      {[](shop::Order& o) {
         o.billing = {}, o.shipping = {}, o.billing.email = "deleted@site.invalid", o.billing.country = "SE";
       },
       Outlook::fails, ReasonId::order_anonymised},
  };
  const auto rules = example_rules();
  for (const auto& row : table) {
    auto order = swedish_order();
    row.change(order);
    auto known = products();
    known["finns-inte"];
    const auto found = prospect(order, rules, known, "WOO-exempel-1-abcdef");
    EXPECT_EQ(found.outlook, row.outlook) << reason_id(found.reason.id) << " " << arguments_json(found.reason);
    EXPECT_EQ(found.draft.has_value(), row.outlook == Outlook::ready);
    EXPECT_TRUE(!row.reason || found.reason.id == *row.reason) << reason_id(found.reason.id);
  }
}

TEST(Prospect, money_that_is_only_reserved_waits) {
  auto rules = example_rules();
  auto order = swedish_order();
  for (auto& payment : rules.payments) {
    if (payment.setting.method == order.payment_method) payment.setting.release = settings::Release::captured;
  }
  EXPECT_EQ(prospect(order, rules, products(), "WOO-exempel-1-abcdef").outlook, Outlook::waits);
  order.meta.push_back({"_wc_klarna_capture_id", "abc"});
  EXPECT_EQ(prospect(order, rules, products(), "WOO-exempel-1-abcdef").outlook, Outlook::ready);
}

}  // namespace
}  // namespace woo24::sync
