// Batches, calls, brakes, and writes that go wrong.
#include "woo24/jobs/stock.hpp"

#include "jobs/stocked_world.hpp"
#include "woo24/jobs/catalogue_listing.hpp"
#include "woo24/jobs/product_match.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::FaultKind;
using sandbox::Moment;
using sandbox::Side;

TEST(Stock, variations_go_together_by_their_parent) {
  StockedWorld world{stock_keeping_example(), 1};
  for (int parent = 0; parent < 2; ++parent) {
    sandbox::ShopArticle article;
    article.type = "variable";
    article.name = "Tröja " + std::to_string(parent);
    const auto id = world.shop.catalogue().add_product(article);
    for (const auto* size : {"S", "M", "L"}) {
      const auto sku = "TRO-" + std::to_string(parent) + "-" + size;
      sandbox::ShopVariant variant;
      variant.sku = sku;
      variant.price = "399.00";
      variant.options = {{"Storlek", size}};
      variant.stock = 1;
      world.shop.catalogue().add_variation(id, variant);
      sandbox::OfficeItem item;
      item.number = item.name = sku;
      item.price = "319.20";
      item.stock = "4";
      world.office.catalogue().add(item);
    }
  }
  world.world.forget_seen();
  EXPECT_EQ(world.counts(), "6/6/0/0");
  EXPECT_EQ(world.here("TRO-0-S"), 4);
  EXPECT_EQ(world.here("TRO-1-L"), 4);
  EXPECT_EQ(world.world.calls(Side::shop, "POST /wc/v3/products/*/variations/batch"), 2) << "one a parent";
  EXPECT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(2, "TRO-1-L");
  world.export_orders();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here("TRO-1-L"), 2);
  world.expect_clean();
}

TEST(Stock, a_hundred_products_a_call) {
  StockedWorld world{stock_keeping_example(), 250};
  world.settings.brakes.stock_to_zero = Amount::whole(100);
  ASSERT_EQ(world.counts(), "0/0/0/0");
  for (int n = 0; n < 250; ++n) world.count_there("11", StockedWorld::number(n));
  world.world.forget_seen();
  EXPECT_EQ(world.counts(), "250/250/0/0");
  EXPECT_EQ(world.world.calls(Side::shop, "POST /wc/v3/products/batch"), 3);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.expect_clean();
}

TEST(Stock, a_run_in_which_nothing_happened_costs_a_handful_of_calls) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.time.advance(48h);
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.settings.stock.sweep = std::chrono::hours{24 * 7};
  world.world.forget_seen();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  int shop_calls = 0, office_calls = 0;
  for (const auto& call : world.world.seen()) {
    // What every life of the program asks for first is no run's.
    const bool of_the_run =
        call.operation.starts_with("GET /wc/v3/orders") || call.operation.starts_with("GET /wc/v3/products");
    shop_calls += of_the_run ? 1 : 0;
    office_calls += call.operation == "GetOrderSyncList" || call.operation == "GetProducts" || call.operation == "GetInvoices";
  }
  EXPECT_EQ(shop_calls, 3) << "orders, products, orders";
  EXPECT_EQ(office_calls, 3) << "orders, products, orders";
}

TEST(Stock, most_to_zero_stops_and_waits_for_a_yes_to_the_very_same) {
  StockedWorld world{stock_keeping_example(), 20};
  ASSERT_EQ(world.counts(), "0/0/0/0");
  for (int n = 0; n < 8; ++n) world.count_there("0", StockedWorld::number(n));
  EXPECT_EQ(world.counts(), "8/0/0/0 brake-stock");
  EXPECT_EQ(world.counts(), "8/0/0/0 brake-stock") << "it is still so";
  EXPECT_EQ(world.here(), 10);
  world.count_there("0", StockedWorld::number(8));
  EXPECT_EQ(world.counts(StockedWorld::yes()), "9/0/0/0 brake-stock") << "the yes was to eight";
  EXPECT_EQ(world.counts(StockedWorld::yes()), "9/9/0/0");
  EXPECT_EQ(world.here(), 0);
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(Stock, a_brake_is_over_when_its_cause_is) {
  StockedWorld world{stock_keeping_example(), 20};
  ASSERT_EQ(world.counts(), "0/0/0/0");
  for (int n = 0; n < 8; ++n) world.count_there("0", StockedWorld::number(n));
  ASSERT_EQ(world.counts(), "8/0/0/0 brake-stock");
  for (int n = 0; n < 8; ++n) world.count_there("12", StockedWorld::number(n));
  EXPECT_EQ(world.counts(), "8/8/0/0");
  const auto left =
      world.with_stock_sides([](StockSides& sides, CatalogueWriters) { return sides.catalogue.tables.brakes.of("stock"); });
  EXPECT_EQ(left.value(), std::nullopt);
}

TEST(Stock, an_answer_that_lacks_most_products_is_not_believed) {
  StockedWorld world{stock_keeping_example(), 20};
  ASSERT_EQ(world.counts(), "0/0/0/0");
  for (int n = 0; n < 12; ++n) world.office.catalogue().remove(world.office_id(StockedWorld::number(n)));
  world.count_there("3", StockedWorld::number(15));
  EXPECT_EQ(world.counts(StockedWorld::full()), "0/0/0/0 brake-missing");
  EXPECT_EQ(world.here(StockedWorld::number(15)), 10);
}

/// How many products a dry run of stock names while twelve of twenty are missing in the office.
int named_as_gone(StockedWorld& world) {
  EXPECT_EQ(world.counts(), "0/0/0/0");
  for (int n = 0; n < 12; ++n) world.office.catalogue().remove(world.office_id(StockedWorld::number(n)));
  int named = 0;
  const auto run = world.with_stock_sides([&](StockSides& sides, CatalogueWriters) {
    return plan_stock(sides, StockedWorld::full(), [&](const StockChange& change) -> Result<void> {
      const auto* left = std::get_if<LeaveStock>(&change);
      named += left != nullptr && left->why == StockLeft::gone ? 1 : 0;
      return {};
    });
  });
  EXPECT_TRUE(run.ok() && run.value().braked && run.value().braked->id == ReasonId::brake_missing);
  return named;
}

TEST(Stock, an_answer_that_lacks_most_products_is_told_of_with_a_list) {
  StockedWorld world{stock_keeping_example(), 20};
  EXPECT_EQ(named_as_gone(world), 12);
}

TEST(Stock, so_is_one_where_the_job_products_lists_them) {
  StockedWorld world{stock_keeping_example(), 20};
  world.settings.products.mode = settings::ProductMode::from_office;  // stock alone is listed
  ASSERT_TRUE(world
                  .with_stock_sides([](StockSides& sides, CatalogueWriters) -> Result<void> {
                    TRY(list_catalogues(sides.catalogue, {}, {}));
                    return match_products(sides.catalogue, [](const CatalogueChange&) { return Result<void>{}; });
                  })
                  .ok());
  EXPECT_EQ(named_as_gone(world), 12);
}

TEST(Stock, a_yes_believes_no_more_missing_than_was_said) {
  StockedWorld world{stock_keeping_example(), 20};
  ASSERT_EQ(world.counts(), "0/0/0/0");
  for (int n = 0; n < 12; ++n) world.office.catalogue().remove(world.office_id(StockedWorld::number(n)));
  auto yes = StockedWorld::full();
  yes.yes = true;
  EXPECT_EQ(world.counts(yes), "0/0/0/0 brake-missing") << "nothing had been said yet";
  world.office.catalogue().remove(world.office_id(StockedWorld::number(12)));
  EXPECT_EQ(world.counts(yes), "0/0/0/0 brake-missing") << "the yes was to twelve";
  EXPECT_EQ(world.counts(yes), "0/0/0/0");
  world.count_there("3", StockedWorld::number(15));
  EXPECT_EQ(world.counts(), "1/1/0/0");
}

TEST(Stock, a_product_of_the_office_that_cannot_be_read_holds_up_no_other) {
  for (const bool full : {false, true}) {
    StockedWorld world;
    ASSERT_EQ(world.counts(), "0/0/0/0");
    world.count_there("7312345678901", "VARA-1");  // an EAN in the field of the stock
    world.count_there("4");
    EXPECT_EQ(world.counts(full ? StockedWorld::full() : StockOptions{}).substr(0, 5), "1/1/1") << "full: " << full;
    EXPECT_EQ(world.here(), 4);
    EXPECT_EQ(world.here("VARA-1"), 10);
    world.count_there("6", "VARA-1");
    EXPECT_EQ(world.counts(), "1/1/0/0");
    EXPECT_EQ(world.here("VARA-1"), 6);
  }
}

TEST(Stock, an_order_that_the_shop_cannot_show_holds_its_pieces_as_soon_as_it_can) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  world.shop.set_unrenderable(order, true);
  for (int n = 0; n < 6; ++n) ASSERT_TRUE(world.stock().ok()) << "longer than the margin of a listing";
  world.shop.set_unrenderable(order, false);
  ASSERT_TRUE(world.stock().ok());
  EXPECT_EQ(world.here(), 7);
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(Stock, what_was_edited_of_an_order_that_the_shop_cannot_show_counts_as_soon_as_it_can) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  ASSERT_EQ(world.counts(), "0/0/0/0") << "it holds three";
  ASSERT_TRUE(world.shop.edit_rows(order, {{"VARA-0", "VARA-0", 6, "125.00", "", 0, 0, {}}}));
  ASSERT_EQ(world.here(), 4);
  world.shop.set_unrenderable(order, true);
  world.sell(1, "VARA-1");  // listed with it, so that the listing goes on from there
  for (int n = 0; n < 6; ++n) ASSERT_TRUE(world.stock().ok()) << "longer than the margin of a listing";
  ASSERT_TRUE(world.stock(StockedWorld::full()).ok());
  world.shop.set_unrenderable(order, false);
  ASSERT_FALSE(world.stock().value().full);
  EXPECT_EQ(world.here(), 4);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.expect_clean();
}

TEST(Stock, what_a_person_asks_of_the_services_next_run_reaches_it_once) {
  StockedWorld world;
  ASSERT_TRUE(world.stock().value().full);
  const auto asked = world.with_stock_sides(
      [](StockSides& sides, CatalogueWriters) { return ask_of_stock(sides.catalogue.tables, "full yes"); });
  ASSERT_TRUE(asked.ok());
  EXPECT_TRUE(world.stock().value().full);
  EXPECT_FALSE(world.stock().value().full);
}

TEST(Stock, a_write_whose_answer_was_lost_is_made_good) {
  for (const auto kind :
       {FaultKind::drop_before, FaultKind::drop_after, FaultKind::html_503, FaultKind::time_out, FaultKind::truncate}) {
    StockedWorld world;
    ASSERT_EQ(world.counts(), "0/0/0/0");
    world.count_there("4");
    world.count_there("5", "VARA-1");
    sandbox::FaultRule rule;
    rule.fault.kind = kind;
    rule.side = Side::shop;
    rule.operation = "POST /wc/v3/products/batch";
    rule.times = 1;
    world.world.faults().add(rule);
    EXPECT_FALSE(world.stock().ok());
    ASSERT_TRUE(world.stock().ok());
    EXPECT_EQ(world.here(), 4);
    EXPECT_EQ(world.here("VARA-1"), 5);
    EXPECT_EQ(world.counts(), "0/0/0/0");
  }
}

TEST(Stock, one_product_that_is_refused_does_not_hold_up_the_others) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.count_there("4");
  world.count_there("5", "VARA-1");
  world.shop.catalogue().set_unwritable(world.shop_id("VARA-0"), true);
  EXPECT_EQ(world.counts(), "2/1/0/1");
  EXPECT_EQ(world.here("VARA-1"), 5);
  EXPECT_EQ(world.counts(), "1/0/0/1") << "tried again";
  world.shop.catalogue().set_unwritable(world.shop_id("VARA-0"), false);
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 4);
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

}  // namespace
}  // namespace woo24::jobs
