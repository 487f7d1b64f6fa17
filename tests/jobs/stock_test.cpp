// Stock is kept in step: the shop shows what the office has less what its own orders hold, whatever happens to these meanwhile.
#include "woo24/jobs/stock.hpp"

#include "jobs/stocked_world.hpp"
#include "woo24/jobs/catalogue_listing.hpp"
#include "woo24/jobs/products.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::FaultKind;
using sandbox::Moment;
using sandbox::Side;

TEST(Stock, equal_numbers_are_left_as_they_are) {
  StockedWorld world;
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.shop.writes(), 0);
  EXPECT_EQ(world.office.count("SetStockQuantity"), 0);
  world.expect_clean();
}

TEST(Stock, a_delivery_counted_in_the_office_is_for_sale_at_the_next_run) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.count_there("25");
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 25);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.expect_clean();
}

TEST(Stock, a_number_changed_by_hand_in_the_shop_is_put_right) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.shop.catalogue().set_stock(world.shop_id("VARA-1"), 99);
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here("VARA-1"), 10);
}

TEST(Stock, decimals_are_floored_and_negative_numbers_kept) {
  StockedWorld world;
  world.count_there("7.9");
  world.count_there("-2.5", "VARA-1");
  EXPECT_EQ(world.counts(), "2/2/0/0");
  EXPECT_EQ(world.here(), 7);
  EXPECT_EQ(world.here("VARA-1"), -3);
  EXPECT_EQ(world.counts(), "0/0/0/0") << "7.9 stays 7";
  EXPECT_EQ(world.stock(StockedWorld::full()).value().counts.floored, 2);
}

TEST(Stock, a_sale_goes_through_its_whole_life_without_a_write) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  world.export_orders();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  EXPECT_EQ(world.there(), "7");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here(), 7);
  EXPECT_EQ(world.counts(StockedWorld::full()), "0/0/0/0");
  EXPECT_EQ(world.stock().value().counts.orders, 0) << "the office counts it: it is held no more";
  world.expect_clean();
}

TEST(Stock, a_delivery_while_orders_are_open) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.sell(3);
  world.sell(2, "VARA-0", "on-hold");
  world.export_orders();
  world.count_there("20");
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 15) << "three are on their way to the books, two wait for their money";
}

TEST(Stock, a_sale_before_the_first_run_is_held_too) {
  StockedWorld world;
  world.sell(2, "VARA-0", "on-hold");
  const auto sent = world.sell(3);
  const auto done = world.sell(1);
  world.export_orders();
  ASSERT_TRUE(world.invoice_order(done));
  ASSERT_EQ(world.there(), "9");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here(), 4);
  ASSERT_TRUE(world.invoice_order(sent));
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here(), 4);
}

TEST(Stock, a_sale_that_moves_no_date_in_the_office_is_noticed_by_its_order) {
  StockedWorld world;
  world.office.change([](auto& switches) { switches.sale_moves_date = switches.count_moves_date = false; });
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.time.advance(48h);
  const auto order = world.sell(3);
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.stock().value().counts.orders, 0);
  world.count_there("50", "VARA-1");
  EXPECT_EQ(world.counts(), "0/0/0/0") << "nothing told of it";
  EXPECT_EQ(world.counts(StockedWorld::full()), "1/1/0/0");
  EXPECT_EQ(world.here("VARA-1"), 50);
}

TEST(Stock, a_pair_made_since_the_last_run_is_compared) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.add("NY-1", 1, "5");
  world.time.advance(48h);  // no list of changes reaches back so far
  world.settings.stock.sweep = std::chrono::hours{24 * 7};
  const auto listed = world.with_stock_sides([](StockSides& sides, CatalogueWriters) -> Result<void> {
    TRY(list_catalogues(sides.catalogue, {}, {}));
    const auto here = TRY(sides.catalogue.tables.shop.with_key("ny-1"));
    const auto office = TRY(sides.catalogue.tables.office.with_key("ny-1"));
    TRY(link_products(sides.catalogue.tables, sides.catalogue.doors.clock.now(), here.front().id, office.front().id));
    return {};
  });
  ASSERT_TRUE(listed.ok());
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here("NY-1"), 5);
}

TEST(Stock, a_sweep_is_made_by_itself_in_its_time) {
  StockedWorld world;
  EXPECT_TRUE(world.stock().value().full);
  EXPECT_FALSE(world.stock().value().full);
  world.time.advance(6h);
  EXPECT_TRUE(world.stock().value().full);
}

TEST(Stock, cancelled_before_it_is_invoiced) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.shop.set_status(order, "cancelled");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here(), 10);
  world.export_orders();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here(), 10);
  EXPECT_EQ(world.there(), "10");
}

TEST(Stock, refunded_with_goods_back_before_and_after_the_invoice) {
  for (const bool invoiced : {false, true}) {
    StockedWorld world;
    ASSERT_EQ(world.counts(), "0/0/0/0");
    // Another sale has shown that invoicing counts, and nothing before that.
    world.time.advance(1h);
    const auto first = world.sell(1, "VARA-1");
    const auto order = world.sell(3);
    ASSERT_EQ(world.counts(), "0/0/0/0");
    world.export_orders();
    ASSERT_EQ(world.counts(), "0/0/0/0");
    ASSERT_TRUE(world.invoice_order(first));
    if (invoiced) {
      ASSERT_TRUE(world.invoice_order(order));
    }
    ASSERT_EQ(world.counts(), "0/0/0/0");
    sandbox::ShopRefundSpec refund;
    refund.rows.push_back({sandbox::ShopRefundRow::List::item, 0, 1, {}, {}});
    ASSERT_TRUE(world.shop.refund(order, refund));
    EXPECT_EQ(world.here(), 8);
    world.export_orders();
    EXPECT_EQ(world.counts(), "0/0/0/0") << invoiced;
    EXPECT_EQ(world.here(), 8);
    if (!invoiced) {
      ASSERT_TRUE(world.invoice_order(order));
    }
    world.export_orders();
    ASSERT_TRUE(world.office.invoice(world.office_order_of(order, PostingKind::credit)));
    EXPECT_EQ(world.there(), "8");
    EXPECT_EQ(world.counts(), "0/0/0/0") << invoiced;
    EXPECT_EQ(world.counts(StockedWorld::full()), "0/0/0/0") << invoiced;
    EXPECT_EQ(world.here(), 8);
    world.expect_clean();
  }
}

TEST(Stock, refunded_without_goods_back) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  world.export_orders();
  sandbox::ShopRefundSpec refund;
  refund.rows.push_back({sandbox::ShopRefundRow::List::item, 0, 1, {}, {}});
  refund.restock = false;
  ASSERT_TRUE(world.shop.refund(order, refund));
  world.export_orders();
  EXPECT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  world.export_orders();
  ASSERT_TRUE(world.office.invoice(world.office_order_of(order, PostingKind::credit)));
  EXPECT_EQ(world.there(), "7") << "the credit leaves the stock alone";
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here(), 7);
}

TEST(Stock, refunded_with_some_of_the_goods_back_both_sides_have_the_same) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  // Another sale has shown that invoicing counts.
  const auto first = world.sell(1, "VARA-1");
  const auto order = world.sell(5);
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(first));
  ASSERT_TRUE(world.invoice_order(order));
  ASSERT_EQ(world.counts(), "0/0/0/0");
  for (const auto& [pieces, restocked] : {std::pair{3, 2}, std::pair{1, 0}, std::pair{1, 1}}) {
    sandbox::ShopRefundSpec refund;
    refund.rows.push_back({sandbox::ShopRefundRow::List::item, 0, pieces, {}, {}, restocked});
    ASSERT_TRUE(world.shop.refund(order, refund));
    world.export_orders();
    EXPECT_EQ(world.counts(), "0/0/0/0") << pieces << " of which " << restocked;
  }
  int credits = 0;
  for (const auto& posting : world.postings()) {
    if (posting.kind != PostingKind::credit) continue;
    ++credits;
    ASSERT_TRUE(world.office.invoice(posting.office_order->value)) << posting.key;
    EXPECT_EQ(world.counts(), "0/0/0/0") << posting.key;
  }
  EXPECT_EQ(credits, 4);
  EXPECT_EQ(world.here(), 8);
  EXPECT_EQ(world.there(), "8");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.counts(StockedWorld::full()), "0/0/0/0");
  EXPECT_EQ(world.here(), 8);
  world.expect_clean();
}

TEST(Stock, credited_by_hand_the_goods_are_for_sale_once_the_office_has_them_back) {
  StockedWorld world{stock_keeping_example("{ refunds: report }")};
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  ASSERT_EQ(world.counts(), "0/0/0/0");
  sandbox::ShopRefundSpec refund;
  refund.rows.push_back({sandbox::ShopRefundRow::List::item, 0, 3, {}, {}});
  ASSERT_TRUE(world.shop.refund(order, refund));
  EXPECT_EQ(world.here(), 10);
  world.export_orders();
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 7) << "nobody tells whether a credit will come, or has come";
  ASSERT_NE(world.office.add_credit(world.office_order_of(order)), 0);
  ASSERT_EQ(world.there(), "10");
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 10);
}

TEST(Stock, an_order_thrown_away_holds_nothing_from_the_next_sweep_on) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3, "VARA-0", "on-hold");
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.shop.trash(order));
  world.time.advance(1h);
  ASSERT_EQ(world.counts(), "0/0/0/0") << "no list tells of it";
  EXPECT_EQ(world.counts(StockedWorld::full()), "1/1/0/0");
  EXPECT_EQ(world.here(), 10);
}

TEST(Stock, an_order_from_before_the_start_is_held_while_somebody_waits_for_it) {
  StockedWorld world;
  sandbox::ShopOrderSpec spec;
  spec.created = world.time.now() - 40 * 24h;  // before orders.from
  spec.payment_method = "swish";
  spec.rows.push_back({"VARA-0", "VARA-0", 3, "125.00", "", 0, 0, {}});
  const auto open = world.shop.add_order(spec);
  spec.rows.front().sku = "VARA-1";
  spec.status = "completed";
  world.shop.add_order(spec);
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 7);
  EXPECT_EQ(world.here("VARA-1"), 10) << "delivered long ago, and counted in the office since";
  world.shop.set_status(open, "completed");
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 10);
}

TEST(Stock, a_sale_during_a_run_waits_for_the_next) {
  for (const auto* call : {"GET /wc/v3/products", "GET /wc/v3/orders"}) {
    StockedWorld world;
    ASSERT_EQ(world.counts(), "0/0/0/0");
    world.count_there("20");
    world.world.hand_at(Side::shop, call, Moment::after, [&](const http::Request&) { world.sell(3); });
    const auto counts = world.counts();
    if (counts != "0/0/1/0") {  // it came before anything was read
      EXPECT_EQ(counts, "1/1/0/0") << call;
    }
    EXPECT_LE(world.here(), 17) << call;
    EXPECT_TRUE(world.stock().ok());
    EXPECT_EQ(world.here(), 17) << call;
    EXPECT_EQ(world.counts(), "0/0/0/0") << call;
  }
}

TEST(Stock, an_order_invoiced_during_a_run_waits_for_the_next) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.world.hand_at(Side::office, "GetProducts", Moment::before, [&](const http::Request&) { world.invoice_order(order); });
  EXPECT_EQ(world.counts(), "0/0/1/0");
  EXPECT_EQ(world.here(), 7);
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(world.here(), 7);
}

TEST(Stock, a_sale_between_the_last_look_and_the_write_is_put_right_by_the_next_run) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.count_there("20");
  world.world.hand_at(Side::shop, "POST /wc/v3/products/batch", Moment::before, [&](const http::Request&) { world.sell(3); });
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 20) << "the write is absolute: the sale is overwritten";
  EXPECT_EQ(world.counts(), "1/1/0/0");
  EXPECT_EQ(world.here(), 17);
}

TEST(Stock, what_one_side_does_not_count_is_left_alone) {
  StockedWorld world{stock_keeping_example(), 1};
  sandbox::ShopArticle uncounted;
  uncounted.sku = uncounted.name = "OANTAL";
  uncounted.price = "125.00";
  const auto id = world.shop.catalogue().add_product(uncounted);
  sandbox::OfficeItem item;
  item.number = item.name = "OANTAL";
  item.price = "100.00";
  item.stock = "4";
  world.office.catalogue().add(item);
  world.add("TJANST", 5, "7");
  world.office.catalogue().edit(world.office_id("TJANST"), "stock_controlled", "false");
  const auto run = world.stock();
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(run.value().counts.not_managed, 1);
  EXPECT_EQ(run.value().counts.left, 2);
  EXPECT_EQ(run.value().counts.changes, 0);
  EXPECT_EQ(world.shop.catalogue().product(id)->stock, std::nullopt);
  EXPECT_EQ(world.here("TJANST"), 5);
}

TEST(Stock, when_an_order_begins_to_count_is_learnt_and_said_once) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.time.advance(1h);
  const auto order = world.sell(3);
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.export_orders();
  EXPECT_EQ(world.stock().value().learnt, std::vector<std::string>{"ForInvoicing"}) << "it does not count yet";
  ASSERT_TRUE(world.invoice_order(order));
  EXPECT_EQ(world.stock().value().learnt, std::vector<std::string>{"Invoiced"});
  EXPECT_TRUE(world.stock().value().learnt.empty());
  const auto findings = world.with_stock_sides([](StockSides& sides, CatalogueWriters) {
    return stock_findings(sides.orders.tables.db, sides.catalogue.rules.settings);
  });
  ASSERT_EQ(findings.value().size(), 2U);
  EXPECT_EQ(findings.value()[0].id, ReasonId::stock_counts_later);
  EXPECT_EQ(findings.value()[1].id, ReasonId::stock_counts_from);
}

TEST(Stock, an_office_that_counts_at_every_save_is_learnt_from_three_orders) {
  StockedWorld world;
  world.office.change([](auto& switches) { switches.stock_drawn = sandbox::OfficeSwitches::StockDrawn::saved; });
  ASSERT_EQ(world.counts(), "0/0/0/0");
  for (int n = 0; n < 3; ++n) {
    world.time.advance(1h);
    world.sell(2);
    ASSERT_TRUE(world.stock().ok());
    world.export_orders();
    ASSERT_TRUE(world.stock().ok());
    EXPECT_LE(world.here(), 10 - 2 * (n + 1)) << "fewer rather than more";
  }
  EXPECT_EQ(world.there(), "4");
  EXPECT_EQ(world.here(), 4);
  EXPECT_EQ(world.counts(), "0/0/0/0");
}

TEST(Stock, before_it_is_learnt_an_invoice_that_something_else_hides_shows_fewer) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  world.count_there("15");  // counted by hand at the same time
  ASSERT_TRUE(world.stock().ok());
  EXPECT_EQ(world.here(), 12) << "whether the 15 are with or without the 3 cannot be known";
  const auto second = world.sell(1, "VARA-1");
  world.export_orders();
  ASSERT_TRUE(world.stock().ok());
  ASSERT_TRUE(world.invoice_order(second));
  ASSERT_TRUE(world.stock().ok());
  ASSERT_TRUE(world.stock().ok());
  EXPECT_EQ(world.here(), 15) << "the second has told";
}

TEST(Stock, why_a_product_has_the_number_it_has) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto order = world.sell(3);
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto product = shop::ProductId{world.shop_id("VARA-0")};
  const auto story = world.with_stock_sides(
      [&](StockSides& sides, CatalogueWriters) { return stock_story(sides.orders.tables.db, world.settings, product); });
  ASSERT_TRUE(story.ok() && story.value());
  EXPECT_EQ(story.value()->pair.shop_stock, 7);
  EXPECT_EQ(story.value()->pair.office_stock, Amount::whole(10));
  EXPECT_EQ(story.value()->held.most, Amount::whole(3));
  ASSERT_EQ(story.value()->orders.size(), 1U);
  EXPECT_EQ(story.value()->orders.front().first.order.value, order);
  EXPECT_TRUE(std::holds_alternative<StockEqual>(story.value()->outcome));
}

}  // namespace
}  // namespace woo24::jobs
