// One customer that the office chokes on, or a search that it refuses, holds up nobody else's order.
#include "pretend_world.hpp"

#include "woo24/base/text.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::Side;

sandbox::ShopOrderSpec order_of(const std::string& name) {
  sandbox::ShopOrderSpec order;
  order.payment_method = "swish";
  order.billing.last_name = name;
  order.billing.email = lower(name) + "@example.se";
  order.billing.phone = "";
  order.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  return order;
}

http::Response fault(const std::string& text) {
  http::Response answer;
  answer.status = 500;
  answer.headers = {{"Content-Type", "text/xml; charset=utf-8"}};
  answer.body =
      R"(<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)"
      R"(<soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>)" +
      text + "</faultstring></soap:Fault></soap:Body></soap:Envelope>";
  return answer;
}

/// An office that faults each call whose body holds all of these.
struct Choking : PretendWorld {
  explicit Choking(std::vector<std::string> on) {
    world.serve("api.24sevenoffice.com", Side::office, [this, on = std::move(on)](const http::Request& request) {
      const bool chokes =
          std::all_of(on.begin(), on.end(), [&](const auto& part) { return request.body.find(part) != std::string::npos; });
      return chokes ? fault("Instance validation error") : office.handle(request);
    });
  }
  std::vector<std::string> sent() {
    std::vector<std::string> numbers;
    for (const auto& posting : postings()) {
      if (posting.stage == Stage::done) numbers.push_back(posting.number);
    }
    return numbers;
  }
};

TEST(CustomersApart, a_customer_that_the_office_chokes_on_goes_alone_after_one_unclear_batch) {
  Choking world({"<SaveCompanies", "Giftig"});
  const auto before = world.office.books().companies.size();
  for (const auto* name : {"Ek", "Giftig", "Gran", "Tall"}) world.shop.add_order(order_of(name));
  ASSERT_TRUE(world.run().ok());
  EXPECT_TRUE(world.sent().empty()) << "all four went in one batch, of which nobody knows what became";
  world.time.advance(std::chrono::minutes{11});
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.sent().size(), 3U);
  for (const auto& posting : world.postings()) {
    if (posting.stage == Stage::done) continue;
    ASSERT_TRUE(posting.reason);
    EXPECT_EQ(posting.reason->id, ReasonId::customer_unclear);
  }
  EXPECT_EQ(world.office.books().companies.size(), before + 3) << "each card once";
}

TEST(CustomersApart, two_orders_of_one_new_customer_make_one_card_also_when_the_first_answer_is_unclear) {
  PretendWorld world;
  world.world.faults().add(
      {sandbox::Fault{sandbox::FaultKind::drop_after, {}, 0, ""}, Side::office, "SaveCompanies", false, {}, {}, 1, 1});
  const auto before = world.office.books().companies.size();
  world.shop.add_order(order_of("Ek"));
  world.shop.add_order(order_of("Ek"));
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.office.books().companies.size(), before + 1);
}

TEST(CustomersApart, a_card_whose_making_was_unclear_is_not_made_again_before_a_search_can_show_it) {
  PretendWorld world;
  const auto before = world.office.books().companies.size();
  world.office.change([](sandbox::OfficeSwitches& office) { office.search_lag.seconds = std::chrono::minutes{5}; });
  world.world.faults().add(
      {sandbox::Fault{sandbox::FaultKind::drop_after, {}, 0, ""}, Side::office, "SaveCompanies", false, {}, {}, 1, 1});
  world.shop.add_order(order_of("Ek"));
  for (int n = 0; n < 3; ++n) {
    (void)world.run();
    EXPECT_EQ(world.office.books().companies.size(), before + 1) << "minute " << n << ": a search that lags is no answer";
    world.time.advance(std::chrono::minutes{1});
  }
  world.finish();
  EXPECT_EQ(world.office.books().companies.size(), before + 1);
  world.expect_books_equal_shop();
}

TEST(CustomersApart, one_person_with_and_without_an_account_gets_one_card_though_the_first_answer_is_unclear) {
  PretendWorld world;
  const auto before = world.office.books().companies.size();
  world.office.change([](sandbox::OfficeSwitches& office) { office.search_lag.seconds = std::chrono::minutes{5}; });
  world.world.faults().add(
      {sandbox::Fault{sandbox::FaultKind::drop_after, {}, 0, ""}, Side::office, "SaveCompanies", false, {}, {}, 1, 1});
  world.shop.add_order(order_of("Ek"));
  (void)world.run();
  world.time.advance(std::chrono::minutes{1});
  auto with_account = order_of("Ek");
  with_account.customer_id = 107;
  world.shop.add_order(with_account);
  (void)world.run();
  world.finish();
  EXPECT_EQ(world.office.books().companies.size(), before + 1);
  world.expect_books_equal_shop();
}

TEST(CustomersApart, a_refused_search_for_our_own_cards_lets_known_customers_orders_go_on) {
  bool refuses = false;
  PretendWorld world;
  world.world.serve("api.24sevenoffice.com", Side::office, [&](const http::Request& request) {
    const bool chokes = refuses && request.body.find("<GetCompanies") != std::string::npos &&
                        request.body.find("ChangedAfter") != std::string::npos;
    return chokes ? fault("Timeout expired") : world.office.handle(request);
  });
  world.shop.add_order(order_of("Ek"));
  world.finish();
  refuses = true;
  world.time.advance(std::chrono::hours{25});  // our own cards are to be read again
  const auto again = world.shop.add_order(order_of("Ek"));
  const auto fresh = world.shop.add_order(order_of("Gran"));
  ASSERT_TRUE(world.run().ok()) << "it is about one search, not about the office";
  for (const auto& posting : world.postings()) {
    if (posting.order.value == again) {
      EXPECT_EQ(posting.stage, Stage::done);
    }
    if (posting.order.value != fresh) continue;
    EXPECT_EQ(posting.standing, Standing::waiting);
    ASSERT_TRUE(posting.reason);
    EXPECT_EQ(posting.reason->id, ReasonId::office_fault);
  }
  refuses = false;
  world.finish();
  world.expect_books_equal_shop();
}

}  // namespace
}  // namespace woo24::jobs
