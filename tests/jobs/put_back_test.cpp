// A state file that is not the one that was worked with last: deleted, put back from a copy, or a copy put over it in place.
#include "woo24/jobs/put_back.hpp"

#include "staged_order.hpp"
#include "woo24/store/lease.hpp"
#include "woo24/store/private_file.hpp"

#include <fstream>
#include <sstream>

namespace woo24::jobs {
namespace {

using sandbox::Moment;
using sandbox::Side;

TEST(PutBack, one_that_a_person_made_inactive_since_a_new_file_began_is_theirs) {
  for (const bool before : {true, false}) {
    Staged world;
    world.delete_state();
    world.time.advance(std::chrono::hours{1});
    if (before) world.office.set_state(world.office_order, "Inactive");  // as the file that is gone would have withdrawn it
    world.time.advance(std::chrono::hours{1});
    ASSERT_TRUE(world.run().ok());
    world.time.advance(std::chrono::minutes{3});
    if (!before) world.office.set_state(world.office_order, "Inactive");
    world.finish();
    EXPECT_EQ(world.booked().state, before ? "ForInvoicing" : "Inactive");
    if (!before) {
      EXPECT_EQ(world.posting().standing, Standing::failed);
      EXPECT_EQ(reason_id(world.posting().reason->id), "touched-in-office");
    }
  }
}

TEST(PutBack, a_file_put_back_from_before_the_release_pays_nothing_twice) {
  Staged world;
  world.keep_state();
  world.time.advance(std::chrono::minutes{3});  // the office tells to the minute when it saved: nearer than that is not seen
  ASSERT_NO_FATAL_FAILURE(world.pay_and_die());
  world.put_state_back();
  world.time.advance(std::chrono::minutes{30});
  world.finish();
  EXPECT_EQ(world.booked().payments.size(), 1U);
  EXPECT_TRUE(world.posting().payment_unsure) << "and someone is told";
  world.expect_books_equal_shop();
}

TEST(PutBack, a_copy_put_over_the_file_in_place_pays_nothing_twice_either) {
  Staged world;
  const auto lease = store::Lease::take(world.settings.database);
  ASSERT_TRUE(lease.ok());
  std::stringstream kept;
  kept << std::ifstream(world.settings.database, std::ios::binary).rdbuf();
  const auto file = store::file_identity(world.settings.database);
  ASSERT_NO_FATAL_FAILURE(world.pay_and_die());
  std::ofstream(world.settings.database, std::ios::binary | std::ios::trunc) << kept.str();
  ASSERT_EQ(store::file_identity(world.settings.database), file) << "to the system it is the same file";
  world.finish();
  EXPECT_EQ(world.booked().payments.size(), 1U);
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_TRUE(world.posting().payment_unsure) << "and someone is told";
}

TEST(PutBack, one_put_back_within_the_minute_of_the_release_pays_nothing_twice_either) {
  Staged world;
  world.keep_state();
  ASSERT_NO_FATAL_FAILURE(world.pay_and_die());
  world.put_state_back();
  world.finish();
  EXPECT_EQ(world.booked().payments.size(), 1U);
  EXPECT_EQ(world.posting().stage, Stage::done);
  EXPECT_TRUE(world.posting().payment_unsure) << "and someone is told";
  world.expect_books_equal_shop();
}

TEST(PutBack, one_put_back_from_before_the_save_was_answered_pays_nothing_twice) {
  PretendWorld world;
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "swish";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
  world.shop.add_order(spec);
  int saves = 0;
  world.world.hand_at(
      Side::office, "SaveInvoices", Moment::before,
      [&](const http::Request&) {
        if (++saves == 1) world.keep_state();
        if (saves == 2) world.office.not_atomic_next(sandbox::OfficeSwitches::NotAtomic::state_lost);
      },
      2);
  world.world.hand_at(
      Side::office, "SaveInvoices", Moment::after,
      [&](const http::Request&) {
        if (saves != 2) return;
        const auto next = world.world.run().calls(sandbox::DoorKind::http) + 1;
        world.world.run().crash_at(next, Moment::before, sandbox::DoorKind::http);
      },
      2);
  ASSERT_TRUE(world.run_until_crash());
  ASSERT_EQ(world.office.books().orders.front().payments.size(), 1U);
  world.put_state_back();
  ASSERT_EQ(world.postings().front().stage, Stage::staging);
  world.finish();
  EXPECT_EQ(world.office.books().orders.front().payments.size(), 1U);
  EXPECT_TRUE(world.postings().front().payment_unsure);
  world.expect_books_equal_shop();
}

}  // namespace
}  // namespace woo24::jobs
