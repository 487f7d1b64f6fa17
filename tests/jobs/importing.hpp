#pragma once
// Orders that people make in the office, on their way into the shop: how both sides and the state file have them.

#include "pretend_world.hpp"
#include "woo24/jobs/import_orders.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs::importing {

using sandbox::OfficeHandOrder;
using sandbox::OfficeHandRow;

inline constexpr std::int64_t k_company = 1001, k_person = 1003;  // Exempelbolaget AB, Sven Svensson

struct Importing : PretendWorld {
  Importing() {
    auto& setting = settings.office_orders;
    setting.mode = settings::Mode::send;
    setting.vat_free_class = "untaxed";
  }
  std::int64_t enter(std::vector<OfficeHandRow> rows, std::int64_t customer = k_company, const std::string& state = "Invoiced",
                     const std::string& currency = "") {
    OfficeHandOrder order;
    order.customer = customer;
    order.rows = std::move(rows);
    order.state = state;
    order.currency = currency;
    return office.add_order(order);
  }
  std::int64_t enter() { return enter({{"HAM-001", "199.20", "2", "0", ""}}); }
  Result<ImportRun> look() {
    return with_sides([](Sides& sides, Writers writers) { return run_imports(sides, writers, [] { return false; }); });
  }
  /// Counts of a run: "seen/made/waiting/failed".
  std::string counts() {
    const auto run = look();
    if (!run.ok()) return std::string(reason_id(run.error().reason.id));
    const auto& c = run.value().counts;
    return std::to_string(c.seen) + "/" + std::to_string(c.sent) + "/" + std::to_string(c.waiting) + "/" +
           std::to_string(c.failed);
  }
  std::vector<Import> rows() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    if (!database.ok()) return {};
    return store::Imports(database.value()).listed(true).value_or({});
  }
  Import row(std::int64_t order) {
    for (auto& one : rows()) {
      if (one.office_order.value == order) return one;
    }
    return {};
  }
  std::string why(std::int64_t order) {
    const auto one = row(order);
    return one.reason ? std::string(reason_id(one.reason->id)) : "";
  }
  std::int64_t in_shop(std::int64_t order) { return row(order).shop_order.value_or(shop::OrderId{}).value; }
  /// Orders of the shop that came from the office, those in the trash left out.
  int imported() {
    int count = 0;
    for (const auto& order : shop.orders()) count += shop.meta(order.id, "_woo24_import") && !order.trashed ? 1 : 0;
    return count;
  }
  void expect_quiet() {
    EXPECT_TRUE(shop.mails().empty()) << shop.mails().front().kind;
    for (const auto* sku : {"HAM-001", "SK-1"}) EXPECT_EQ(shop.stock(sku).value_or(100), 100) << sku;
    EXPECT_EQ(shop.violations(), std::vector<std::string>{});
    EXPECT_EQ(office.errors(), std::vector<std::string>{});
  }
  void expect_equal(std::int64_t order) {
    const auto there = office.books().order(order);
    const auto here = shop.order(in_shop(order));
    ASSERT_TRUE(there && here) << "order " << order << ": " << why(order);
    EXPECT_EQ(Amount::parse(here->total)->text(2), there->total_inc_vat) << "order " << order;
    EXPECT_EQ(here->currency, there->currency);
  }
};

}  // namespace woo24::jobs::importing
