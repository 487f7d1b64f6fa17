// What becomes of a staged order when people, or an unclear answer, came between.
#include "pretend_world.hpp"

#include "woo24/jobs/wishes.hpp"
#include "woo24/sync/forms.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using sandbox::Moment;
using sandbox::Side;

struct Staged : PretendWorld {
  /// One order, saved in the office and not released: the program died before it could read it back.
  Staged() {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
    order = shop.add_order(spec);
    world.hand_at(Side::office, "SaveInvoices", Moment::after, [this](const http::Request&) {
      world.run().crash_at(world.run().calls(sandbox::DoorKind::http) + 1, Moment::before, sandbox::DoorKind::http);
    });
    EXPECT_TRUE(run_until_crash());
    EXPECT_EQ(office.books().orders.size(), 1U);
    if (!office.books().orders.empty()) office_order = office.books().orders.front().id;
  }
  sandbox::BooksOrder booked() { return office.books().order(office_order).value_or(sandbox::BooksOrder{}); }
  /// The first row that is sold; a row of text goes before it.
  std::size_t sold() {
    const auto rows = booked().rows;
    return static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.text; }) -
                                    rows.begin());
  }
  Posting posting() { return postings().at(0); }
  void retry() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    ASSERT_TRUE(database.ok());
    Tables tables(database.value());
    ASSERT_TRUE(retry_order(tables, time.now(), {order}, false).ok());
  }
  std::int64_t order = 0, office_order = 0;
};

TEST(PostingRelease, a_price_changed_by_hand_stops_it_and_a_retry_after_the_mend_releases_it_under_its_own_title) {
  Staged world;
  const auto price = world.booked().rows.at(world.sold()).price;
  ASSERT_TRUE(world.office.edit_row_price(world.office_order, world.sold(), "1.00"));
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed);
  EXPECT_EQ(world.booked().title, sync::k_stopped_title) << "nobody is to invoice it by hand";
  EXPECT_EQ(world.booked().state, "Web");
  EXPECT_TRUE(world.booked().payments.empty());

  world.retry();
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed)
      << "still not what the shop sold: a retry writes over no person's doing";
  EXPECT_EQ(world.booked().rows.at(world.sold()).price, "1");

  ASSERT_TRUE(world.office.edit_row_price(world.office_order, world.sold(), price));
  world.retry();
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_NE(world.booked().title, sync::k_stopped_title) << "the customer would read it on the invoice";
  world.expect_books_equal_shop();
}

TEST(PostingRelease, cancelled_in_the_shop_before_the_release_becomes_inactive) {
  Staged world;
  world.shop.set_status(world.order, "pending");
  world.finish();
  EXPECT_EQ(world.booked().state, "Inactive");
  EXPECT_EQ(world.posting().standing, Standing::skipped);
  world.shop.set_status(world.order, "processing");
  world.time.advance(std::chrono::minutes{1});
  world.finish();
  EXPECT_EQ(world.posting().stage, Stage::done) << "due again: the same office order is taken up";
  EXPECT_EQ(world.office.books().orders.size(), 1U);
  world.expect_books_equal_shop();
}

TEST(PostingRelease, paid_and_then_cancelled_is_for_a_person_to_decide) {
  Staged world;
  world.shop.set_status(world.order, "cancelled");
  world.finish();
  EXPECT_EQ(world.posting().standing, Standing::failed);
  ASSERT_TRUE(world.posting().reason);
  EXPECT_EQ(world.posting().reason->id, ReasonId::paid_not_due);
  EXPECT_EQ(world.booked().title, sync::k_stopped_title);
  EXPECT_TRUE(world.booked().payments.empty());
}

TEST(PostingRelease, released_elsewhere_before_the_shop_cancelled_it_is_never_called_skipped) {
  Staged world;
  const auto key = world.posting().key;
  ASSERT_TRUE(world.office.edit_reference(world.office_order, key));  // as a restored state file finds it
  ASSERT_TRUE(world.office.set_state(world.office_order, "ForInvoicing"));
  world.shop.set_status(world.order, "pending");
  world.finish();
  EXPECT_NE(world.posting().standing, Standing::skipped) << "it is in the books";
  EXPECT_EQ(world.booked().state, "ForInvoicing");
}

TEST(PostingRelease, of_two_with_the_key_the_lowest_goes_on_and_the_other_becomes_inactive) {
  Staged world;
  const auto first = world.booked();
  const auto twin = world.office.add_order(first.customer, "HAM-001", "199.20", first.reference_number);
  world.finish();
  EXPECT_EQ(world.office.books().order(twin)->state, "Inactive");
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_EQ(world.posting().office_order, office::OrderId{world.office_order});
}

}  // namespace
}  // namespace woo24::jobs
