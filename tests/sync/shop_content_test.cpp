// What of a shop's order is content of the books, and what the shop and woo24 write into it all the time.
#include "woo24/sync/shop_content.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

shop::Order sold() {
  auto order = samples::swedish_order();
  order.order_key = "wc_order_abc";
  order.number = "1042";
  return order;
}

struct Edit {
  const char* name;
  void (*done)(shop::Order&);
  const char* what;  ///< "" for none
};

class ShopContentOf : public testing::TestWithParam<Edit> {};

TEST_P(ShopContentOf, an_edit_is_told_by_what_it_is_about) {
  const auto rules = samples::example_rules();
  auto order = sold();
  const auto sent = shop_content(order, rules);
  GetParam().done(order);
  const auto change = content_change(sent, shop_content(order, rules));
  EXPECT_EQ(change ? change->what : "", GetParam().what);
}

INSTANTIATE_TEST_SUITE_P(Edits, ShopContentOf,
                         testing::Values(Edit{"nothing", [](shop::Order&) {}, ""},
                                         Edit{"completed", [](shop::Order& o) { o.status = "completed"; }, ""},
                                         Edit{"modified", [](shop::Order& o) { o.modified = Instant{}; }, ""},
                                         Edit{"meta",
                                              [](shop::Order& o) {
                                                o.meta.push_back({"_woo24", "x"});
                                              },
                                              ""},
                                         Edit{"refunded",
                                              [](shop::Order& o) {
                                                o.refunds.push_back({{7}, -Amount::whole(1), ""});
                                              },
                                              ""},
                                         Edit{"restocked", [](shop::Order& o) { o.lines[0].restocked = Amount::whole(1); }, ""},
                                         Edit{"row_entered_anew", [](shop::Order& o) { o.lines[0].id = 999; }, ""},
                                         Edit{"account_made_later", [](shop::Order& o) { o.customer = {77}; }, ""},
                                         Edit{"pieces", [](shop::Order& o) { o.lines[0].quantity += Amount::whole(1); },
                                              "rows"},
                                         Edit{"name_of_a_row", [](shop::Order& o) { o.lines[0].name = "Annat"; }, "rows"},
                                         Edit{"total", [](shop::Order& o) { o.total += Amount::cents(1); }, "total"},
                                         Edit{"street", [](shop::Order& o) { o.billing.address_1 = "Ekgatan 9"; }, "addresses"},
                                         Edit{"buyer", [](shop::Order& o) { o.billing.last_name = "Berg"; }, "customer"},
                                         Edit{"note", [](shop::Order& o) { o.customer_note = "Ring först"; }, "texts"},
                                         Edit{"currency", [](shop::Order& o) { o.currency = "EUR"; }, "currency"},
                                         Edit{"way_of_payment", [](shop::Order& o) { o.payment_method = "bacs|x"; }, "payment"},
                                         Edit{"organisation_number",
                                              [](shop::Order& o) {
                                                o.meta.push_back({"_billing_org_nr", "5566778899"});
                                              },
                                              "dimensions"}),
                         [](const auto& one) { return one.param.name; });

TEST(ShopContent, settings_that_changed_are_no_edit_and_an_edit_is_one_all_the_same) {
  auto rules = samples::example_rules();
  auto order = sold();
  order.meta.push_back({"org", "5566778899"});
  const auto sent = shop_content(order, rules);
  rules.settings.orders.customers.organisation_number_from = {"org"};
  EXPECT_FALSE(content_change(sent, shop_content(order, rules), false));
  EXPECT_TRUE(content_change(sent, shop_content(order, rules), true));
  order.lines[0].quantity += Amount::whole(1);
  EXPECT_TRUE(content_change(sent, shop_content(order, rules), false));
}

TEST(ShopContent, what_is_not_known_is_held_against_nothing) {
  const auto now = shop_content(sold(), samples::example_rules());
  EXPECT_FALSE(content_change("", now));
  EXPECT_FALSE(content_change("gone", now));
}

TEST(ShopContent, an_order_called_off_differs_from_itself_taken_up_again) {
  const auto now = shop_content(sold(), samples::example_rules());
  const auto change = content_change(called_off_content(now), now);
  ASSERT_TRUE(change);
  EXPECT_EQ(change->what, "status");
  EXPECT_EQ(called_off_content(called_off_content(now)), called_off_content(now));
}

TEST(ShopContent, totals_are_told_with_their_currency) {
  auto order = sold();
  order.total = Amount::cents(12450);
  const auto sent = shop_content(order, samples::example_rules());
  order.total = Amount::whole(99);
  const auto change = content_change(sent, shop_content(order, samples::example_rules()));
  ASSERT_TRUE(change && change->other_total);
  EXPECT_EQ(change->before, "124.50 SEK");
  EXPECT_EQ(change->now, "99.00 SEK");
}

}  // namespace
}  // namespace woo24::sync
