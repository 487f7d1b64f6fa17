// customers.update: empty, between both pretended sides: what a card lacks is filled in, whatever becomes of the answer.
#include "pretend_world.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::Fault;
using sandbox::FaultKind;
using sandbox::Side;

std::string filling() {
  std::string config = k_example;
  config += "  customers: { update: empty }\n";
  return config;
}

struct Known : PretendWorld {
  /// A card that a person made: the buyer's name and phone, and nothing else.
  explicit Known(const std::string& config = filling()) : PretendWorld(config.c_str()) {
    sandbox::OfficeCard made;
    made.name = "Åkesson";
    made.first_name = "Anna";
    made.type = "Consumer";
    made.phone = "070-123 45 67";
    card = office.add_company(made);
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
    order = shop.add_order(spec);
  }
  sandbox::BooksCompany booked() {
    for (const auto& one : office.books().companies) {
      if (one.id == card) return one;
    }
    return {};
  }
  std::vector<std::string> story() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    store::Trail trail(database.value());
    std::vector<std::string> out;
    for (const auto& line : trail.of("order:" + std::to_string(order)).value_or({}))
      out.push_back(line.what + ": " + line.detail);
    return out;
  }
  std::int64_t card = 0, order = 0;
};

TEST(Customers, a_card_is_filled_in_once_and_the_trail_says_what) {
  Known world;
  world.finish();
  EXPECT_EQ(world.booked().invoice_email, "anna@example.se");
  EXPECT_EQ(world.booked().name, "Åkesson");
  EXPECT_EQ(world.booked().external_id, "") << "an id is for cards that woo24 makes";
  EXPECT_EQ(world.world.calls(Side::office, "SaveCompanies"), 1);
  EXPECT_THAT(world.story(), testing::Contains(testing::HasSubstr("filled in on card")));
  world.expect_books_equal_shop();
  world.time.advance(std::chrono::hours{30});  // the card is read again
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  world.finish();
  EXPECT_EQ(world.world.calls(Side::office, "SaveCompanies"), 1) << "nothing is missing any more";
  world.expect_books_equal_shop();
}

TEST(Customers, never_is_never) {
  Known world(k_example);
  world.finish();
  EXPECT_EQ(world.booked().invoice_email, "");
  EXPECT_EQ(world.world.calls(Side::office, "SaveCompanies"), 0);
  world.expect_books_equal_shop();
}

TEST(Customers, an_unclear_fill_holds_up_no_order) {
  Known world;
  world.world.faults().add(
      {sandbox::Fault{sandbox::FaultKind::drop_after, {}, 0, ""}, Side::office, "SaveCompanies", false, {}, {}, 1, 1});
  world.finish();
  EXPECT_EQ(world.postings().front().stage, Stage::done);
  EXPECT_THAT(world.story(), testing::Contains(testing::HasSubstr("not filled in on card")));
  world.expect_books_equal_shop();
}

TEST(Customers, a_known_card_is_taken_from_memory_and_read_again_once_a_day) {
  PretendWorld world;
  const auto buy = [&] {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
    return world.shop.add_order(spec);
  };
  buy();
  world.finish();
  const auto card = world.office.books().orders.at(0).customer;
  const auto asked = [&] { return world.world.calls(Side::office, "GetCompanies"); };
  const auto first = asked();
  world.time.advance(std::chrono::hours{20});
  ASSERT_TRUE(world.office.block_company(card, true));
  buy();
  world.finish();
  EXPECT_EQ(asked(), first) << "no call for a card that was read today";
  EXPECT_EQ(world.office.books().orders.at(1).customer, card);
  world.time.advance(std::chrono::hours{25});
  const auto last = buy();
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(asked(), first + 1) << "one, by its id";
  EXPECT_EQ(world.office.books().orders.size(), 2U) << "a card that is blocked for invoicing fails the order";
  for (const auto& posting : world.postings()) {
    if (posting.order.value != last) continue;
    ASSERT_TRUE(posting.reason);
    EXPECT_EQ(posting.reason->id, ReasonId::customer_blocked);
  }
  ASSERT_TRUE(world.office.block_company(card, false));
  world.time.advance(std::chrono::hours{1});
  world.finish();
  world.expect_books_equal_shop();
  EXPECT_EQ(world.office.books().orders.size(), 3U) << "healed by itself";
}

TEST(Customers, private_buyers_share_the_collective_card_and_companies_have_their_own) {
  PretendWorld world;
  sandbox::OfficeCard shared;
  shared.name = "Webbkunder";
  const auto card = world.office.add_company(shared);
  world.settings.orders.customers.collective = {std::to_string(card), 1};
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  spec.billing.first_name = "Per";
  spec.billing.email = "per@example.se";
  world.shop.add_order(spec);
  spec.billing.company = "Öst Bygg AB";
  world.shop.add_order(spec);
  world.finish();
  const auto orders = world.office.books().orders;
  ASSERT_EQ(orders.size(), 3U);
  EXPECT_EQ(orders[0].customer, card);
  EXPECT_EQ(orders[1].customer, card);
  EXPECT_NE(orders[2].customer, card);
  EXPECT_EQ(orders[1].your_reference, "Per Åkesson") << "who bought it stands on the order";
  world.expect_books_equal_shop();
}

}  // namespace
}  // namespace woo24::jobs
