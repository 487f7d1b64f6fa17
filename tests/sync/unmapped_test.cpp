// What recent orders have that the settings have no entry for.
#include "woo24/sync/unmapped.hpp"

#include "samples.hpp"

#include <gmock/gmock.h>

namespace woo24::sync {
namespace {

using namespace samples;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> all(const std::vector<Reason>& reasons) {
  std::vector<std::string> out;
  for (const auto& reason : reasons) out.push_back(told(reason));
  return out;
}

class UnmappedTest : public testing::Test {
 protected:
  void add(const std::function<void(shop::Order&)>& change, int times = 1) {
    for (int n = 0; n < times; ++n) {
      auto order = swedish_order();
      order.id = {++last_};
      change(order);
      unmapped.add(order);
    }
  }
  const Rules rules = example_rules();
  Unmapped unmapped{rules};

 private:
  std::int64_t last_ = 1042;
};

TEST_F(UnmappedTest, WhatIsMappedSaysNothing) {
  add([](shop::Order&) {}, 3);
  EXPECT_THAT(unmapped.warnings(), IsEmpty());
  EXPECT_EQ(unmapped.orders(), 3U);
}

TEST_F(UnmappedTest, AMethodIsNamedOnceWithItsOrders) {
  add([](shop::Order& order) { order.payment_method = "wiz", order.payment_title = "Trollbetalning"; }, 2);
  add([](shop::Order& order) { order.payment_method = "wiz", order.payment_title = ""; });
  EXPECT_THAT(all(unmapped.warnings()), ElementsAre("orders-method-unmapped method=wiz title=Trollbetalning orders=3"));
}

TEST_F(UnmappedTest, WhatNobodyPaidForSaysNothing) {
  for (const auto* status : {"pending", "failed", "cancelled"})
    add([&](shop::Order& order) { order.payment_method = "wiz", order.status = status; });
  EXPECT_THAT(unmapped.warnings(), IsEmpty());
}

TEST_F(UnmappedTest, ARateIsNamedWithItsCountryAlsoWhereTheShopNoLongerListsIt) {
  add(
      [](shop::Order& order) {
        send_to(order, "DE", "10115");
        order.lines = {line("Hammare", "HAM-001", 1, "100.00", "19.00", 77)};
        order.shipping_lines = {shipping("50.00", "9.50", 77)};
        order.tax_lines = {tax_line(77, "DE-MWST-1", "19")};
        add_up(order);
      },
      2);
  EXPECT_THAT(all(unmapped.warnings()), ElementsAre("orders-rate-unmapped rate=19 country=DE orders=2"))
      << "an order counts once, however many rows have it";
}

TEST_F(UnmappedTest, ASaleWithoutVatThatNothingFitsIsNamed) {
  add([](shop::Order& order) {
    send_to(order, "US", "10001");
    order.lines = {line("Hammare", "HAM-001", 1, "100.00", "0.00", 0)};
    order.shipping_lines.clear();
    order.tax_lines.clear();
    add_up(order);
  });
  auto settings = example_settings();
  settings.orders.sale_types.clear();  // with a sale type for it, an export needs no entry
  const auto without = rules_of(settings);
  Unmapped strict(without);
  auto order = swedish_order();
  send_to(order, "US", "10001");
  order.lines = {line("Hammare", "HAM-001", 1, "100.00", "0.00", 0)};
  order.shipping_lines.clear();
  order.tax_lines.clear();
  add_up(order);
  strict.add(order);
  EXPECT_THAT(unmapped.warnings(), IsEmpty());
  EXPECT_THAT(all(strict.warnings()), ElementsAre("orders-without-vat-unmapped treatment=export country=US orders=1"));
}

TEST_F(UnmappedTest, AnOrderThatComesAgainCountsOnce) {
  auto order = swedish_order();
  order.payment_method = "wiz";
  unmapped.add(order);
  unmapped.add(order);
  EXPECT_THAT(all(unmapped.warnings()), ElementsAre("orders-method-unmapped method=wiz title=Swish orders=1"));
}

TEST(WithOrders, WhatBothSayIsSaidByTheOrders) {
  const Reason rate{ReasonId::vat_entry_missing, {{"rate", "25"}, {"country", "DK"}}};
  const Reason other{ReasonId::vat_entry_missing, {{"rate", "24"}, {"country", "FI"}}};
  const Reason method{ReasonId::shop_method_unmapped, {{"method", "paypal"}, {"title", "PayPal"}}};
  const auto both = with_orders(
      {rate, other, method}, {{ReasonId::orders_method_unmapped, {{"method", "paypal"}, {"title", "PayPal"}, {"orders", "4"}}},
                              {ReasonId::orders_rate_unmapped, {{"rate", "25"}, {"country", "DK"}, {"orders", "2"}}}});
  EXPECT_THAT(all(both),
              ElementsAre("vat-entry-missing rate=24 country=FI", "orders-method-unmapped method=paypal title=PayPal orders=4",
                          "orders-rate-unmapped rate=25 country=DK orders=2"));
}

}  // namespace
}  // namespace woo24::sync
