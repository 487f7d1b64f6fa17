// What an order of the shop holds of the stock, from the moment it takes its pieces until the office has them off its shelf,
// and what is learnt of it.
#include "jobs/stocked_world.hpp"
#include "woo24/store/office_memory.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::Moment;
using sandbox::Side;

constexpr const char* k_number = "VARA-0";

void refund_one(StockedWorld& world, std::int64_t order) {
  sandbox::ShopRefundSpec refund;
  refund.rows.push_back({sandbox::ShopRefundRow::List::item, 0, 1, {}, {}});
  ASSERT_TRUE(world.shop.refund(order, refund));
}

struct Case {
  const char* what;
  std::function<void(StockedWorld&)> happens;
  int here;           ///< pieces in the shop in the end
  const char* there;  ///< and in the office
};

/// It has been seen that the office counts an order when it is invoiced, and not before.
void know_when_it_counts(StockedWorld& world) {
  const auto known = world.with_stock_sides([&](StockSides& sides, CatalogueWriters) -> Result<void> {
    TRY(sides.orders.tables.memory.set("stock-counts:Invoiced", "yes 1 no 0", world.time.now()));
    return sides.orders.tables.memory.set("stock-counts:ForInvoicing", "yes 0 no 1", world.time.now());
  });
  ASSERT_TRUE(known.ok());
}

TEST(StockOrdersLook, what_each_kind_of_order_leaves_for_sale) {
  const std::vector<Case> cases{
      {"new, not sent yet", [](StockedWorld& w) { w.sell(3); }, 7, "10"},
      {"sent",
       [](StockedWorld& w) {
         w.sell(3);
         w.export_orders();
       },
       7, "10"},
      {"sent and invoiced",
       [](StockedWorld& w) {
         const auto order = w.sell(3);
         w.export_orders();
         ASSERT_TRUE(w.invoice_order(order));
       },
       7, "7"},
      {"on hold, which is never sent", [](StockedWorld& w) { w.sell(3, k_number, "on-hold"); }, 7, "10"},
      {"on hold, and looked at by both jobs",
       [](StockedWorld& w) {
         w.sell(3, k_number, "on-hold");
         w.export_orders();
       },
       7, "10"},
      {"on hold, and then given up: the money never came",
       [](StockedWorld& w) {
         const auto order = w.sell(3, k_number, "on-hold");
         w.export_orders();
         w.shop.set_status(order, "failed");
       },
       10, "10"},
      {"on hold, given up, and nobody looked at it in between",
       [](StockedWorld& w) { w.shop.set_status(w.sell(3, k_number, "on-hold"), "failed"); }, 10, "10"},
      {"on hold, given up, and paid after all",
       [](StockedWorld& w) {
         const auto order = w.sell(3, k_number, "on-hold");
         w.shop.set_status(order, "failed");
         ASSERT_TRUE(w.stock().ok());
         w.shop.set_status(order, "processing");
       },
       7, "10"},
      {"cancelled before it was sent", [](StockedWorld& w) { w.shop.set_status(w.sell(3), "cancelled"); }, 10, "10"},
      {"cancelled after it was sent",
       [](StockedWorld& w) {
         const auto order = w.sell(3);
         w.export_orders();
         w.shop.set_status(order, "cancelled");
         w.export_orders();
       },
       10, "10"},
      {"refunded with goods back before it was sent", [](StockedWorld& w) { refund_one(w, w.sell(3)); }, 8, "10"},
      {"refunded with goods back, sent, and both invoiced",
       [](StockedWorld& w) {
         const auto order = w.sell(3);
         w.export_orders();
         refund_one(w, order);
         w.export_orders();
         ASSERT_TRUE(w.invoice_order(order));
         w.export_orders();
         ASSERT_TRUE(w.office.invoice(w.office_order_of(order, PostingKind::credit)));
       },
       8, "8"},
      {"beside it a row of a product that is linked to nothing",
       [](StockedWorld& w) {
         sandbox::ShopArticle alone;
         alone.sku = alone.name = "OLANKAD";
         alone.price = "125.00";
         alone.stock = 5;
         w.shop.catalogue().add_product(alone);
         sandbox::ShopOrderSpec spec;
         spec.payment_method = "swish";
         spec.rows.push_back({"OLANKAD", "OLANKAD", 2, "125.00", "", 0, 0, {}});
         spec.rows.push_back({k_number, k_number, 3, "125.00", "", 0, 0, {}});
         w.shop.add_order(spec);
         w.export_orders();  // fails: the office knows no such product
       },
       7, "10"},
  };
  for (const auto& one : cases) {
    for (const bool looked_before : {true, false}) {
      StockedWorld world;
      know_when_it_counts(world);
      if (looked_before) {
        ASSERT_EQ(world.counts(), "0/0/0/0");
      }
      one.happens(world);
      if (testing::Test::HasFatalFailure()) FAIL() << one.what;
      ASSERT_TRUE(world.stock().ok()) << one.what;
      EXPECT_EQ(world.here(), one.here) << one.what << ", looked before: " << looked_before;
      EXPECT_EQ(world.there(), one.there) << one.what;
      EXPECT_EQ(world.counts(StockedWorld::full()), "0/0/0/0") << one.what << ", again";
      EXPECT_EQ(world.here(), one.here) << one.what << ", again";
    }
  }
}

// --- what is learnt while something moves ---

sync::StockLessons learnt(StockedWorld& world) {
  auto database = store::Database::open(world.settings.database, store::Open::read_write);
  store::OfficeMemory memory(database.value());
  return stock_lessons(memory).value_or({});
}

TEST(StockOrdersLook, an_order_of_two_products_of_which_one_waits_tells_nothing_twice) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.time.advance(1h);
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"VARA-0", "VARA-0", 3, "125.00", "", 0, 0, {}});
  spec.rows.push_back({"VARA-1", "VARA-1", 2, "125.00", "", 0, 0, {}});
  const auto order = world.shop.add_order(spec);
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.export_orders();
  ASSERT_EQ(world.counts(), "0/0/0/0");
  ASSERT_TRUE(world.invoice_order(order));
  world.world.hand_at(Side::office, "GetProducts", Moment::before,
                      [&](const http::Request&) { world.sell(1, "VARA-0", "on-hold"); });
  EXPECT_EQ(world.counts(), "0/0/1/0");
  EXPECT_EQ(world.counts(), "0/0/0/0");
  EXPECT_EQ(learnt(world)["Invoiced"].no, 0) << "its other product had been counted and learnt from before";
}

TEST(StockOrdersLook, what_moved_while_a_product_waited_is_not_another_orders_doing) {
  StockedWorld world;
  ASSERT_EQ(world.counts(), "0/0/0/0");
  world.time.advance(1h);
  ASSERT_EQ(world.counts(), "0/0/0/0");
  const auto first = world.sell(3);
  world.export_orders();
  ASSERT_TRUE(world.invoice_order(first));
  world.world.hand_at(Side::office, "GetProducts", Moment::before,
                      [&](const http::Request&) { world.sell(1, "VARA-0", "on-hold"); });
  EXPECT_EQ(world.counts(), "0/0/1/0") << "the first order is new here in a run in which its product waits";
  world.time.advance(1h);
  world.sell(3);
  world.export_orders();
  ASSERT_TRUE(world.stock().ok());
  EXPECT_EQ(learnt(world)["ForInvoicing"].yes, 0) << "the pieces went with the first order's invoice";
  EXPECT_LE(world.here(), 3);
}

}  // namespace
}  // namespace woo24::jobs
