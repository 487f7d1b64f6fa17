#include "woo24/app/stock_lines.hpp"

#include <gtest/gtest.h>

namespace woo24::app {
namespace {

using settings::Language;

StockPair pair() {
  StockPair one;
  one.shop = {12};
  one.office = {9001};
  one.number = "HAM-001";
  one.shop_stock = 10;
  one.controlled = true;
  one.office_stock = Amount::cents(1050);
  return one;
}

TEST(StockLines, each_change_with_its_sum) {
  const SetStock to_shop{pair(), CatalogueSide::shop, 7, Amount::whole(3), true, false};
  EXPECT_EQ(stock_line(to_shop, Language::en),
            "HAM-001 (12)  WooCommerce 10 → 7  24SevenOffice has 10.5, orders hold 3, decimals left off\n");
  EXPECT_EQ(stock_change_json(to_shop, Language::en)->written(),
            R"({"product": 12, "office_product": 9001, "number": "HAM-001", "side": "shop", "shop": 10, "office": "10.5", )"
            R"("held": "3", "becomes": 7, "reason": null})");
  auto uncounted = pair();
  uncounted.shop_stock.reset();
  const SetStock begins{uncounted, CatalogueSide::shop, 10, {}, false, true};
  EXPECT_EQ(stock_line(begins, Language::sv),
            "HAM-001 (12)  WooCommerce - → 10  24SevenOffice har 10.5, butiken börjar räkna den\n");
  const SetStock to_office{pair(), CatalogueSide::office, 13, Amount::whole(3), false, false};
  EXPECT_EQ(stock_line(to_office, Language::nb), "HAM-001 (12)  24SevenOffice 10.5 → 13  WooCommerce 10, ordrer holder 3\n");
}

TEST(StockLines, what_is_left_is_named_where_a_person_can_do_something_about_it) {
  EXPECT_EQ(stock_line(StockEqual{pair(), true}, Language::en), "");
  EXPECT_EQ(stock_line(LeaveStock{pair(), StockLeft::not_controlled}, Language::en), "");
  auto thrown_away = pair();
  thrown_away.status = "trash";
  EXPECT_EQ(stock_change_json(LeaveStock{thrown_away, StockLeft::gone}, Language::en), std::nullopt);
  EXPECT_NE(stock_line(LeaveStock{pair(), StockLeft::gone}, Language::en).find("HAM-001 (12)  "), std::string::npos)
      << "an answer lacks it";
  EXPECT_EQ(stock_line(LeaveStock{pair(), StockLeft::not_managed}, Language::en),
            "HAM-001 (12)  The shop does not count the pieces of HAM-001, so that its stock is left alone.\n");
  EXPECT_EQ(stock_line(StockWaits{pair()}, Language::en),
            "HAM-001 (12)  An order of HAM-001 moved while both sides were read: its stock waits for the next run.\n");
}

TEST(StockLines, a_run_in_numbers) {
  jobs::StockRun run;
  run.full = true;
  run.counts.compared = 50;
  run.counts.changes = 4;
  run.counts.written = 3;
  run.counts.failed = 1;
  run.counts.left = 7;
  run.counts.not_managed = 2;
  run.counts.orders = 9;
  EXPECT_EQ(stock_counts_line(run, false, Language::en),
            "every product: 50 compared, 3 changed, 1 refused, 5 left alone, 2 not counted by the shop, 9 orders that "
            "24SevenOffice does not count yet\n");
  EXPECT_EQ(stock_counts_line(run, true, Language::sv).substr(0, 43), "alla produkter: 50 jämförda, 4 att ändra");
  RunCounts calls;
  calls.shop_calls = 12;
  calls.office_calls = 4;
  EXPECT_EQ(stock_json(run, calls, Language::en).written(),
            R"({"full": true, "compared": 50, "changes": 4, "written": 3, "waiting": 0, "failed": 1, "floored": 0, "left": 7, )"
            R"("not_managed": 2, "orders": 9, "brake": null, "calls": {"shop": 12, "office": 4}})");
}

TEST(StockLines, the_story_of_one_product) {
  StockOrder order;
  order.order = {1042};
  order.status = "processing";
  order.parts = {{{5001}, false, "ForInvoicing", false, false, {}}};
  const StockHeld held{{}, Amount::whole(3)};
  const jobs::StockStory story{
      pair(), held, {{order, held}}, SetStock{pair(), CatalogueSide::shop, 7, Amount::whole(3), true, false}, 7};
  EXPECT_EQ(stock_story_lines(story, Language::en),
            "WooCommerce 10, 24SevenOffice 10.5, orders hold 0–3\n"
            "  1042 (processing)  0–3  24SevenOffice 5001 ForInvoicing\n"
            "written, not yet seen there: 7\n"
            "HAM-001 (12)  WooCommerce 10 → 7  24SevenOffice has 10.5, orders hold 3, decimals left off\n");
  EXPECT_EQ(stock_story_json(story, Language::en).written(),
            R"({"shop": 10, "office": "10.5", "least": "0", "most": "3", "orders": [{"order": 1042, "status": "processing", )"
            R"("least": "0", "most": "3"}], "becomes": 7, "written": 7, "reason": null})");
}

}  // namespace
}  // namespace woo24::app
