// Past orders, held against what was booked without woo24: nothing is written anywhere.
#include "woo24/jobs/rehearsal.hpp"

#include "pretend_world.hpp"

#include "woo24/sync/import_mark.hpp"
#include "woo24/sync/key.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

struct Past : PretendWorld {
  Past() {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
    first = shop.add_order(spec);
    second = shop.add_order(spec);
    customer = office.add_company({});
    settings.orders.mode = settings::Mode::watch;
  }
  Result<Rehearsal> rehearse_all() {
    return with_sides([](Sides& sides, Writers) { return rehearse(sides, sides.rules.settings.orders.from); });
  }
  std::int64_t by_hand(const std::string& title) {
    sandbox::OfficeHandOrder order;
    order.customer = customer;
    order.rows = {{"HAM-001", "249.00", "1", "0", ""}};
    order.title = title;
    const auto id = office.add_order(order);
    office.invoice(id);
    return id;
  }
  std::int64_t first = 0, second = 0, customer = 0;
};

TEST(Rehearsal, names_the_order_that_another_hand_booked_and_what_is_in_no_books) {
  Past world;
  const auto booked = world.by_hand("Webborder " + std::to_string(world.first));
  world.time.advance(1h);
  const auto writes = world.shop.writes();
  const auto out = world.rehearse_all();
  ASSERT_TRUE(out.ok()) << reason_id(out.error().reason.id) << arguments_json(out.error().reason);
  ASSERT_EQ(out.value().orders.size(), 2U);
  const auto& one = out.value().orders[0];
  ASSERT_EQ(one.candidates.size(), 1U);
  EXPECT_EQ(one.candidates[0].id.value, booked);
  EXPECT_TRUE(one.customer_differs) << "it is on a card of another name";
  EXPECT_TRUE(out.value().orders[1].candidates.empty());
  EXPECT_EQ(out.value().office_orders, 1U);
  EXPECT_EQ(world.shop.writes(), writes);
  EXPECT_EQ(world.office.count("SaveInvoices") + world.office.count("SaveCompanies"), 0);
  EXPECT_TRUE(world.postings().empty());
}

TEST(Rehearsal, what_woo24_booked_itself_is_said_so) {
  Past world;
  world.settings.orders.mode = settings::Mode::send;
  world.finish();
  const auto out = world.rehearse_all();
  ASSERT_TRUE(out.ok());
  ASSERT_EQ(out.value().orders.size(), 2U);
  for (const auto& one : out.value().orders) EXPECT_TRUE(one.own);
}

TEST(Rehearsal, leaves_out_what_woo24_copied_from_the_office) {
  Past world;
  const auto before = world.rehearse_all().release_value().orders.size();
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "invoice";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}});
  const auto copied = world.shop.add_order(spec);
  const auto key = world.with_sides([&](Sides& sides, Writers) -> Result<std::string> {
    const auto read = TRY(sides.readers.shop.orders_by_id({shop::OrderId{copied}}));
    return sync::order_key(sides.rules.settings.shop_id, shop::OrderId{copied}, read.orders.front().order_key);
  });
  const auto mark = sync::import_mark_meta({"IMP-exempel-4711-5001", key.value()});
  ASSERT_TRUE(world.shop.set_meta(copied, mark.key, mark.value));
  EXPECT_EQ(world.rehearse_all().release_value().orders.size(), before);
}

TEST(Rehearsal, reaches_back_before_the_configured_start) {
  Past world;
  const auto from = world.settings.orders.from;
  world.settings.orders.from = Day{std::chrono::year{2099} / 1 / 1};
  const auto out = world.with_sides([&](Sides& sides, Writers) { return rehearse(sides, from); });
  ASSERT_TRUE(out.ok());
  ASSERT_EQ(out.value().orders.size(), 2U);
  EXPECT_TRUE(out.value().orders[0].past.due);
}

TEST(Rehearsal, calls_to_the_office_do_not_grow_with_the_orders) {
  const auto calls = [](int more) {
    Past world;
    for (int n = 0; n < more; ++n) world.by_hand("Webborder " + std::to_string(world.first));
    const auto before = world.world.calls(sandbox::Side::office);
    EXPECT_TRUE(world.rehearse_all().ok());
    return world.world.calls(sandbox::Side::office) - before;
  };
  EXPECT_EQ(calls(1), calls(30) + 1) << "of several that weigh the same no card is read";
}

}  // namespace
}  // namespace woo24::jobs
