// The steps up to the staged order and after the release: what cannot go on, and what is said of it.
#include "woo24/jobs/posting_steps.hpp"

#include "pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::Moment;
using sandbox::Side;

sandbox::ShopOrderSpec hammer(const std::string& row = "Hammare 450 g") {
  sandbox::ShopOrderSpec order;
  order.payment_method = "swish";
  order.rows.push_back({"HAM-001", row, 2, "249.00", "", 0, 0, {}});
  return order;
}

struct Steps : PretendWorld {
  explicit Steps(const char* config = k_example) : PretendWorld(config) {}
  Posting posting(std::int64_t order) {
    for (auto& one : postings()) {
      if (one.order.value == order) return one;
    }
    return {};
  }
  std::string reason(std::int64_t order) {
    const auto one = posting(order);
    return one.reason ? std::string(reason_id(one.reason->id)) : "";
  }
  std::vector<std::string> story(std::int64_t order) {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    store::Trail trail(database.value());
    std::vector<std::string> out;
    for (const auto& line : trail.of("order:" + std::to_string(order)).value_or({}))
      out.push_back(line.what + ": " + line.detail);
    return out;
  }
};

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

TEST(PostingSteps, an_order_that_the_office_chokes_on_stands_alone_in_the_end_and_holds_up_no_other) {
  Steps world;
  world.shop.add_order(hammer());
  world.finish();  // its kind is proven: later ones go together
  world.world.serve("api.24sevenoffice.com", Side::office, [&](const http::Request& request) {
    const bool chokes =
        request.body.find("<SaveInvoices") != std::string::npos && request.body.find("Giftig") != std::string::npos;
    return chokes ? fault("Instance validation error") : world.office.handle(request);
  });
  std::int64_t poison = 0;
  for (int n = 0; n < 7; ++n) {
    const auto order = world.shop.add_order(hammer(n == 3 ? "Giftig hammare" : "Hammare 450 g"));
    if (n == 3) poison = order;
  }
  for (int n = 0; n < 8; ++n) {
    world.time.advance(std::chrono::minutes{11});
    ASSERT_TRUE(world.run().ok());
  }
  for (const auto& posting : world.postings()) {
    if (posting.order.value == poison) continue;
    EXPECT_EQ(posting.stage, Stage::done) << "order " << posting.order.value;
  }
  EXPECT_NE(world.posting(poison).standing, Standing::moving);
  EXPECT_NE(world.reason(poison), "");
  EXPECT_EQ(world.office.books().orders.size(), 7U) << "each once";
}

TEST(PostingSteps, an_order_gone_from_the_shop_before_it_was_sent_is_left_out_and_taken_up_when_it_is_back) {
  Steps world;
  auto spec = hammer();
  spec.rows.front().sku = "NY-1";  // fails, and is tried again within the hour
  const auto order = world.shop.add_order(spec);
  ASSERT_TRUE(world.run().ok());
  ASSERT_EQ(world.reason(order), "unknown-product");
  world.shop.trash(order);
  world.time.advance(std::chrono::hours{1});
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.posting(order).standing, Standing::skipped);
  EXPECT_EQ(world.reason(order), "order-gone-from-shop");
  sandbox::OfficeArticle article;
  article.number = "NY-1";
  article.name = "Ny";
  world.office.add_product(article);
  world.time.advance(std::chrono::hours{1});
  world.shop.set_status(order, "processing");  // out of the trash
  world.finish();
  EXPECT_EQ(world.posting(order).stage, Stage::done);
  world.expect_books_equal_shop();
}

TEST(PostingSteps, an_order_erased_from_the_shop_while_it_is_staged_is_never_released_and_is_said) {
  Steps world;
  const auto order = world.shop.add_order(hammer());
  world.world.hand_at(Side::office, "SaveInvoices", Moment::after, [&](const http::Request&) { world.shop.erase(order); });
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.reason(order), "order-gone-from-shop");
  EXPECT_EQ(world.posting(order).standing, Standing::failed);
  ASSERT_EQ(world.office.books().orders.size(), 1U);
  EXPECT_EQ(world.office.books().orders.front().state, "Web");
  EXPECT_EQ(world.office.books().orders.front().title, "STOPPAD AV woo24") << "nobody is to invoice it by hand";
  EXPECT_TRUE(world.office.books().orders.front().payments.empty());
  const auto saves = world.office.count("SaveInvoices");
  world.time.advance(std::chrono::hours{1});
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.office.count("SaveInvoices"), saves) << "said once";
}

TEST(PostingSteps, a_staged_order_that_comes_back_out_of_the_trash_is_released_under_its_own_title) {
  Steps world;
  const auto order = world.shop.add_order(hammer());
  world.world.hand_at(Side::office, "SaveInvoices", Moment::after, [&](const http::Request&) { world.shop.trash(order); });
  ASSERT_TRUE(world.run().ok());
  ASSERT_EQ(world.reason(order), "order-gone-from-shop");
  ASSERT_EQ(world.office.books().orders.front().title, "STOPPAD AV woo24");
  world.time.advance(std::chrono::hours{2});
  world.shop.set_status(order, "processing");
  world.finish();
  EXPECT_EQ(world.posting(order).stage, Stage::done);
  EXPECT_EQ(world.office.books().orders.front().title, "Order " + std::to_string(order));
  world.expect_books_equal_shop();
}

TEST(PostingSteps, meta_that_the_shop_refuses_is_tried_again_alone_and_never_leads_to_a_second_save) {
  Steps world;
  const auto refused = world.shop.add_order(hammer());
  const auto other = world.shop.add_order(hammer());
  world.shop.set_unwritable(refused, true);
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.reason(refused), "annotation-failed");
  EXPECT_EQ(world.posting(refused).stage, Stage::confirmed);
  EXPECT_EQ(world.posting(other).stage, Stage::done) << "it holds up no other";
  const auto saves = world.office.count("SaveInvoices");
  for (int n = 0; n < 10; ++n) {
    world.time.advance(std::chrono::hours{1});
    ASSERT_TRUE(world.run().ok());
  }
  EXPECT_EQ(world.reason(refused), "attempts-used-up");
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
  EXPECT_EQ(world.office.books().orders.size(), 2U);
  world.shop.set_unwritable(refused, false);
  EXPECT_TRUE(world.shop.notes(refused).empty()) << "no note of what was not written";
}

TEST(PostingSteps, what_was_cut_or_dropped_stands_in_the_orders_story) {
  Steps world;
  auto spec = hammer(std::string("Hammare ") + std::string(310, 'x'));
  spec.billing.first_name = std::string(60, 'a');
  spec.customer_note = "Ring \x01 innan";
  const auto order = world.shop.add_order(spec);
  world.finish();
  world.expect_books_equal_shop();
  const auto said = world.story(order);
  EXPECT_THAT(said, testing::Contains("noted: row name: cut to 300 characters"));
  EXPECT_THAT(said, testing::Contains("noted: YourReference: cut to 50 characters"));
  EXPECT_THAT(said, testing::Contains("noted: InvoiceText: characters dropped that XML cannot carry"));
  EXPECT_THAT(said, testing::Contains("customer: FirstName: cut to 50 characters"));
}

TEST(PostingSteps, an_order_from_before_the_beginning_that_is_paid_after_it_is_listed_once_and_not_sent) {
  Steps world;
  auto spec = hammer();
  spec.created = world.time.now() - std::chrono::hours{24 * 60};  // September; `orders.from` is 2026-11-01
  spec.status = "pending";
  const auto order = world.shop.add_order(spec);
  ASSERT_TRUE(world.run().ok());
  EXPECT_TRUE(world.postings().empty()) << "it is left alone";
  world.time.advance(std::chrono::hours{1});
  world.shop.set_status(order, "processing");
  for (int n = 0; n < 3; ++n) {
    ASSERT_TRUE(world.run().ok());
    EXPECT_EQ(world.postings().size(), 1U);
    EXPECT_EQ(world.reason(order), "created-before-start");
    world.time.advance(std::chrono::hours{1});
  }
  EXPECT_TRUE(world.office.books().orders.empty());
  int told = 0;
  for (const auto& line : world.story(order)) told += line.find("created-before-start") == std::string::npos ? 0 : 1;
  EXPECT_EQ(told, 1);
}

TEST(PostingSteps, another_installations_mark_that_moved_since_is_not_released_by_this_one) {
  Steps world;
  const auto order = world.shop.add_order(hammer());
  world.world.hand_at(Side::office, "SaveInvoices", Moment::after, [&](const http::Request&) {
    world.time.advance(std::chrono::minutes{5});
    const auto booked = world.office.books().orders.front();
    const auto key = booked.reference_number.substr(0, booked.reference_number.find(" *"));
    world.office.edit_reference(booked.id, key + " *ffff");
  });
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.reason(order), "released-by-other-installation");
  EXPECT_EQ(world.office.books().orders.front().state, "Web");
  EXPECT_TRUE(world.office.books().orders.front().payments.empty());
}

TEST(PostingSteps, a_capture_is_noticed_within_the_hour_also_where_no_change_date_tells_of_it) {
  std::string config = k_example;
  config.replace(config.find("{ paid_with: Klarna }"), 21, "{ paid_with: Klarna, release: captured }");
  Steps world(config.c_str());
  world.shop.change_settings([](sandbox::ShopSettings& shop) { shop.legacy_orders = true; });  // orders as posts
  auto spec = hammer();
  spec.payment_method = "klarna_payments";
  const auto order = world.shop.add_order(spec);
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.reason(order), "not-captured-yet");
  world.time.advance(std::chrono::hours{5});  // no listing since the cursor has it any more
  ASSERT_TRUE(world.run().ok());
  ASSERT_TRUE(world.shop.set_meta(order, "_wc_klarna_capture_id", "cap-1"));
  world.time.advance(std::chrono::minutes{45});
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.posting(order).stage, Stage::done);
  world.expect_books_equal_shop();
}

TEST(PostingSteps, watching_drafts_and_predicts_and_writes_nothing_anywhere) {
  Steps world;
  world.settings.orders.mode = settings::Mode::watch;
  world.shop.add_order(hammer());
  auto odd = hammer();
  odd.rows.front().sku = "NY-1";
  world.shop.add_order(odd);
  for (int n = 0; n < 2; ++n) {
    const auto run = world.run();
    ASSERT_TRUE(run.ok());
    const auto& changes = run.value().plan.changes;
    ASSERT_EQ(changes.size(), 2U) << "run " << n << ": nothing was remembered, so it is said again";
    EXPECT_TRUE(std::holds_alternative<SendOrder>(changes[0]));
    ASSERT_TRUE(std::holds_alternative<FailOrder>(changes[1]));
    EXPECT_EQ(std::get<FailOrder>(changes[1]).reason.id, ReasonId::unknown_product);
    world.time.advance(std::chrono::hours{25});
  }
  EXPECT_EQ(world.shop.writes(), 0);
  EXPECT_EQ(world.office.count("SaveInvoices") + world.office.count("SaveCompanies"), 0);
  EXPECT_TRUE(world.postings().empty());
  world.settings.orders.mode = settings::Mode::send;
  world.finish();
  EXPECT_EQ(world.office.books().orders.size(), 1U) << "and forgets nothing for having watched";
}

}  // namespace
}  // namespace woo24::jobs
