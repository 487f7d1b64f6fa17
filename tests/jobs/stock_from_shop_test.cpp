// The shop's number goes to the office, with what the shop's open orders hold on top.
#include "woo24/jobs/stock.hpp"

#include "jobs/stocked_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::FaultKind;
using sandbox::Moment;
using sandbox::Side;

struct ShopOwned : StockedWorld {
  explicit ShopOwned(int products = 3) : StockedWorld(stock_keeping_example(), products) {
    settings.stock.mode = settings::StockMode::from_shop;
  }
};

TEST(StockFromShop, the_office_gets_what_the_shop_counts) {
  ShopOwned world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.shop.catalogue().set_stock(world.shop_id("VARA-0"), 25);
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.there(), "25");
  EXPECT_EQ(world.here(), 25);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.expect_clean();
}

TEST(StockFromShop, a_sale_goes_through_its_whole_life_without_a_write) {
  ShopOwned world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.export_orders();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.there(), "7");
  EXPECT_EQ(world.office.count("SetStockQuantity"), 0);
}

TEST(StockFromShop, a_delivery_counted_in_the_shop_while_orders_are_open) {
  ShopOwned world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.shop.catalogue().set_stock(world.shop_id("VARA-0"), 17);
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.there(), "20") << "three of them are sold, and will be drawn when they are invoiced";
  ASSERT_TRUE(world.invoice_order(order));
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.there(), "17");
}

TEST(StockFromShop, products_that_the_office_does_not_control_are_left_alone) {
  ShopOwned world;
  world.office.catalogue().edit(world.office_id("VARA-0"), "stock_controlled", "false");
  world.shop.catalogue().set_stock(world.shop_id("VARA-0"), 25);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.office.count("SetStockQuantity"), 0);
}

TEST(StockFromShop, a_write_whose_answer_was_lost_is_made_good) {
  for (const auto kind : {FaultKind::drop_before, FaultKind::drop_after, FaultKind::server_error}) {
    ShopOwned world;
    ASSERT_EQ(world.counts(), "0/0/0/0");
    world.office.change([](auto& switches) { switches.count_moves_date = false; });
    world.shop.catalogue().set_stock(world.shop_id("VARA-0"), 25);
    sandbox::FaultRule rule;
    rule.fault.kind = kind;
    rule.side = Side::office;
    rule.operation = "SetStockQuantity";
    rule.times = 1;
    world.world.faults().add(rule);
    (void)world.stock().ok();
    ASSERT_TRUE(world.stock().ok());
    EXPECT_EQ(world.there(), "25");
    EXPECT_EQ(world.counts(), "0/0/0/0");
  }
}

}  // namespace
}  // namespace woo24::jobs
