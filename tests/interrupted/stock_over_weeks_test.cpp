// Weeks of sales in random order, with cancellations, refunds, deliveries and invoices, against offices that count early or
// late: the shop never shows more than is there, and when all is invoiced both sides say what is there.
#include "woo24/jobs/stock.hpp"

#include "jobs/stocked_world.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::Moment;
using sandbox::Side;

struct Sold {
  std::int64_t order = 0;
  std::string sku;
  int pieces = 0, back = 0;
  bool restocks = true;  ///< of its refunds: all, or none
  bool refunded = false, cancelled = false, exported = false, invoiced = false;
};

class Weeks : public StockedWorld {
 public:
  Weeks(std::uint64_t seed, sandbox::OfficeSwitches::StockDrawn drawn, settings::StockMode mode)
      : StockedWorld(stock_keeping_example(), 2), random_(seed) {
    settings.stock.mode = mode;
    settings.brakes.stock_to_zero = Amount::whole(100);
    office.change([&](auto& switches) {
      switches.stock_drawn = drawn;
      switches.sale_moves_date = random_() % 2 == 0;
    });
    for (int n = 0; n < 2; ++n) {
      count_there("1000", number(n));
      shop.catalogue().set_stock(shop_id(number(n)), 1000);
      physical_[number(n)] = 1000;
    }
  }

  void step() {
    time.advance(std::chrono::minutes{1 + random_() % 300});
    switch (random_() % 12) {
      case 0:
      case 1:
      case 2:
        return buy("processing");
      case 3:
        return buy("on-hold");
      case 4:
        return cancel();
      case 5:
      case 6:
        return give_back();
      case 7:
        return deliver();
      case 8:
        return export_all();
      case 9:
        return invoice_some();
      default:
        return keep();
    }
  }

  void finish_all() {
    quiet_ = true;
    for (int n = 0; n < 3; ++n) {  // enough to be sure of when this office counts
      time.advance(2h);
      buy("processing");
      keep();
      export_all();
      keep();
      (void)invoice_order(sold_.back().order);
      sold_.back().invoiced = true;
      keep();
    }
    for (const auto& one : sold_) {
      if (shop.order(one.order)->status == "on-hold") shop.set_status(one.order, "processing");
    }
    for (int n = 0; n < 2; ++n) {
      export_all();
      for (auto& one : sold_) invoice(one);
      keep();
    }
    ASSERT_TRUE(stock(full()).ok());
    for (const auto& [sku, pieces] : physical_) {
      EXPECT_EQ(here(sku), pieces) << sku;
      EXPECT_EQ(there(sku), std::to_string(pieces)) << sku;
    }
    const auto last = stock(full());
    ASSERT_TRUE(last.ok());
    EXPECT_EQ(last.value().counts.changes, 0);
    EXPECT_EQ(last.value().counts.orders, 0) << "orders that still hold something";
    EXPECT_EQ(shop.violations(), std::vector<std::string>{});
    EXPECT_EQ(office.errors(), std::vector<std::string>{});
  }

 private:
  Sold* one() { return sold_.empty() ? nullptr : &sold_[random_() % sold_.size()]; }

  void buy(const std::string& status) {
    Sold one;
    one.sku = number(static_cast<int>(random_() % 2));
    one.pieces = 2 + static_cast<int>(random_() % 4);
    one.restocks = random_() % 2 == 0;
    one.order = sell(one.pieces, one.sku, status, "invoice");  // a paid one that is cancelled is left to a person
    physical_[one.sku] -= one.pieces;
    sold_.push_back(one);
  }
  void cancel() {
    auto* one = this->one();
    if (one == nullptr || one->cancelled || one->refunded || one->invoiced) return;
    shop.set_status(one->order, "cancelled");
    one->cancelled = true;
    physical_[one->sku] += one->pieces;
  }
  void give_back() {
    auto* one = this->one();
    if (one == nullptr || one->cancelled || !one->exported || one->back + 1 >= one->pieces) return;
    sandbox::ShopRefundSpec refund;
    refund.rows.push_back({sandbox::ShopRefundRow::List::item, 0, 1, {}, {}});
    refund.restock = one->restocks;
    if (!shop.refund(one->order, refund)) return;
    one->refunded = true;
    ++one->back;
    physical_[one->sku] += one->restocks ? 1 : 0;
  }
  void deliver() {
    const auto sku = number(static_cast<int>(random_() % 2));
    if (settings.stock.mode == settings::StockMode::from_shop) {
      shop.catalogue().set_stock(shop_id(sku), here(sku) + 500);
    } else {
      count_there((*Amount::parse(there(sku)) + Amount::whole(500)).shortest(), sku);
    }
    physical_[sku] += 500;
  }
  void export_all() {
    export_orders();
    for (auto& one : sold_) one.exported = one.exported || office_order_of(one.order) != 0;
  }
  void invoice(Sold& one) {
    if (!one.exported || one.cancelled) return;
    if (!one.invoiced) one.invoiced = invoice_order(one.order);
    for (const auto& posting : postings()) {
      if (posting.order.value == one.order && posting.kind == PostingKind::credit && posting.office_order)
        office.invoice(posting.office_order->value);
    }
  }
  void invoice_some() {
    for (auto& one : sold_) {
      if (random_() % 3 == 0) invoice(one);
    }
  }
  void keep() {
    if (!quiet_ && random_() % 4 == 0) {
      const auto* call = random_() % 2 == 0 ? "GET /wc/v3/products" : "GET /wc/v3/orders";
      world.hand_at(Side::shop, call, Moment::after, [this](const http::Request&) {
        if (!quiet_) buy("processing");
      });
    }
    const auto run = stock();
    ASSERT_TRUE(run.ok()) << reason_id(run.error().reason.id) << " " << arguments_json(run.error().reason);
    for (const auto& [sku, pieces] : physical_) {
      EXPECT_LE(here(sku), pieces) << sku;
      if (settings.stock.mode == settings::StockMode::from_shop) {
        EXPECT_EQ(here(sku), pieces) << "the shop's own";
      }
    }
  }

  std::mt19937_64 random_;
  bool quiet_ = false;  ///< nobody buys in the middle of a run
  std::vector<Sold> sold_;
  std::map<std::string, std::int64_t> physical_;
};

class StockOverWeeks
    : public testing::TestWithParam<std::tuple<int, sandbox::OfficeSwitches::StockDrawn, settings::StockMode>> {};

TEST_P(StockOverWeeks, never_more_than_there_is_and_equal_in_the_end) {
  const auto [seed, drawn, mode] = GetParam();
  Weeks weeks(static_cast<std::uint64_t>(seed), drawn, mode);
  for (int n = 0; n < 30; ++n) {
    weeks.step();
    if (HasFailure()) FAIL() << "step " << n;
  }
  weeks.finish_all();
}

INSTANTIATE_TEST_SUITE_P(Seeds, StockOverWeeks,
                         testing::Combine(testing::Range(1, 3),
                                          testing::Values(sandbox::OfficeSwitches::StockDrawn::invoiced,
                                                          sandbox::OfficeSwitches::StockDrawn::saved),
                                          testing::Values(settings::StockMode::from_office, settings::StockMode::from_shop)));

}  // namespace
}  // namespace woo24::jobs
