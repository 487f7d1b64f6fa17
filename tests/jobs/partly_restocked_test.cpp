// A refund of which the shop has put back only part becomes two credits: once each, together to the öre, and the stock moves by
// the pieces that are back.
#include "partly_restocked.hpp"

#include "woo24/jobs/proof.hpp"
#include "woo24/jobs/rebuild.hpp"
#include "woo24/jobs/wishes.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

constexpr const char* k_whole = "-308.00 ForInvoicing no stock -1 paid -308.00 | -498.00 ForInvoicing stock -2 paid -498.00";

std::size_t credits_in(PartlyRestocked& world) { return world.office.books().orders.size() - 1; }

TEST(PartlyRestocked, TwoCreditsInOneRunAndNothingMoreInTheNext) {
  PartlyRestocked world;
  ASSERT_TRUE(world.run().ok());
  const auto refund = world.hammers_back(3, 2, true);
  world.time.advance(1h);
  ASSERT_TRUE(world.run().ok());
  EXPECT_EQ(world.booked(refund), "-308.00 ForInvoicing no stock -1 paid -308.00 | -498.00 ForInvoicing stock -2 paid -498.00");
  const auto credits = world.credits();
  ASSERT_EQ(credits.size(), 2U);
  for (const auto& one : credits) {
    EXPECT_EQ(one.stage, Stage::done) << one.key;
    EXPECT_EQ(one.standing, Standing::moving) << one.key;
    EXPECT_FALSE(one.payment_unsure) << one.key;
    EXPECT_EQ(one.restocked, credits[0].restocked);
  }
  EXPECT_EQ(credits[0].total + credits[1].total, -Amount::whole(806));
  const auto id = std::to_string(refund);
  EXPECT_TRUE(world.shop.meta(world.order, "_woo24_R" + id)->starts_with(world.key(refund) + " "));
  EXPECT_TRUE(world.shop.meta(world.order, "_woo24_R" + id + "S")->starts_with(world.key(refund, "S") + " "));
  const auto saves = world.office.count("SaveInvoices");
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
  world.expect_books_equal_shop();
}

TEST(PartlyRestocked, OfTwoThatAreAlikeEachGetsWhatItPutBackInWhateverOrderTheyAreSeen) {
  {
    PartlyRestocked world;
    ASSERT_TRUE(world.run().ok());
    const auto first = world.hammers_back(1, 0);
    world.pass();
    const auto second = world.hammers_back(1, 1);
    world.pass();
    EXPECT_EQ(world.booked(first), "-249.00 ForInvoicing no stock -1 paid -249.00");
    EXPECT_EQ(world.booked(second), "-249.00 ForInvoicing stock -1 paid -249.00");
  }
  {
    PartlyRestocked world;
    ASSERT_TRUE(world.run().ok());
    const auto first = world.hammers_back(1, 0);
    const auto second = world.hammers_back(1, 1);
    world.pass();
    EXPECT_EQ(world.booked(first), "-249.00 ForInvoicing stock -1 paid -249.00") << "both at once: the shop cannot tell";
    EXPECT_EQ(world.booked(second), "-249.00 ForInvoicing no stock -1 paid -249.00") << "the sum is right";
  }
}

TEST(PartlyRestocked, WhatALaterRefundPutsBackChangesNothingInTheEarlierAlsoAfterTheStateFileWasLost) {
  for (const bool lost : {false, true}) {
    PartlyRestocked world;
    ASSERT_TRUE(world.run().ok());
    const auto first = world.hammers_back(2, 1);
    world.pass();
    const std::string halves = "-249.00 ForInvoicing no stock -1 paid -249.00 | -249.00 ForInvoicing stock -1 paid -249.00";
    ASSERT_EQ(world.booked(first), halves);
    const auto second = world.hammers_back(1, 1);  // two are back now: as if all of the first had been, and none of this
    if (lost) world.delete_state();
    world.pass();
    EXPECT_EQ(world.booked(first), halves) << lost;
    EXPECT_EQ(world.booked(second), "-249.00 ForInvoicing stock -1 paid -249.00") << lost;
    EXPECT_EQ(credits_in(world), 3U) << lost;
    for (const auto& credit : world.credits()) {
      EXPECT_EQ(credit.standing, Standing::moving)
          << lost << " " << credit.key << " " << (credit.reason ? reason_id(credit.reason->id) : "");
      EXPECT_EQ(credit.stage, Stage::done) << lost << " " << credit.key;
    }
  }
}

TEST(PartlyRestocked, WhatIsLeftOfTheSaleIsMeasuredByBothAsOne) {
  PartlyRestocked world;
  ASSERT_TRUE(world.run().ok());
  const auto first = world.hammers_back(3, 2, true);
  world.pass();
  ASSERT_EQ(world.booked(first), k_whole);
  sandbox::ShopRefundSpec rest;
  rest.payment = true;
  const auto second = world.shop.refund(world.order, rest).value_or(0);
  world.pass();
  EXPECT_EQ(world.booked(second), "-286.20 ForInvoicing no stock 0 paid -286.20");
}

TEST(PartlyRestocked, ARefundDeletedAfterwardsIsSaidOfBoth) {
  PartlyRestocked world;
  ASSERT_TRUE(world.run().ok());
  const auto refund = world.hammers_back(3, 2, true);
  world.pass();
  world.shop.delete_refund(world.order, refund);
  for (int n = 0; n < 3; ++n) {
    world.time.advance(25h);
    world.finish();
  }
  ASSERT_EQ(world.credits().size(), 2U);
  for (const auto& one : world.credits()) {
    EXPECT_EQ(one.standing, Standing::failed);
    ASSERT_TRUE(one.reason);
    EXPECT_EQ(one.reason->id, ReasonId::refund_deleted);
  }
  ASSERT_TRUE(world.with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {world.order}); }).ok());
  for (const auto& one : world.credits()) EXPECT_EQ(one.standing, Standing::taken_over);
}

TEST(PartlyRestocked, WhatFailsBeforeItIsSentIsSettledWhenItCanBeSent) {
  PartlyRestocked world;
  world.settings.orders.after.refunds = settings::AfterSale::report;
  ASSERT_TRUE(world.run().ok());
  const auto refund = world.hammers_back(3, 2, true);
  world.pass();
  ASSERT_EQ(world.credits().size(), 1U) << "a refund that is only told of is told of once";
  EXPECT_FALSE(world.credits()[0].restocked);
  world.settings.orders.after.refunds = settings::AfterSale::act;
  ASSERT_TRUE(
      world.with_sides([&](Sides& sides, Writers) { return retry_order(sides.tables, world.time.now(), {world.order}, false); })
          .ok());
  world.pass();
  EXPECT_EQ(world.booked(refund), k_whole);
}

TEST(PartlyRestocked, ARebuiltFileKnowsBothAndMakesTheOneThatIsMissing) {
  for (const bool missing : {false, true}) {
    PartlyRestocked world;
    ASSERT_TRUE(world.run().ok());
    const auto refund = world.hammers_back(3, 2, true);
    world.pass();
    ASSERT_EQ(world.booked(refund), k_whole);
    const auto stock = world.key(refund, "S");
    if (missing) {
      ASSERT_TRUE(world.office.delete_order(world.office.books().counting(stock).front().id));
      world.shop.remove_meta(world.order, "_woo24_R" + std::to_string(refund) + "S");
    }
    world.delete_state();
    ASSERT_TRUE(world
                    .with_sides([](Sides& sides, Writers) -> Result<void> {
                      const auto work = TRY(plan_rebuild(sides));
                      return apply_rebuild(sides, work);
                    })
                    .ok());
    ASSERT_EQ(world.credits().size(), 2U) << missing;
    world.pass();
    EXPECT_EQ(world.booked(refund), k_whole) << missing;
    EXPECT_EQ(credits_in(world), 2U);
    EXPECT_EQ(world.credits()[0].total + world.credits()[1].total, -Amount::whole(806)) << missing;
    for (const auto& one : world.credits()) EXPECT_EQ(one.stage, Stage::done) << missing << " " << one.key;
  }
}

/// "gone-from-office of …-R7S", each thing that the proof names.
std::string named(PartlyRestocked& world) {
  const auto proof = world.with_sides([](Sides& sides, Writers) { return run_proof(sides, 35); });
  if (!proof.ok()) return std::string(reason_id(proof.error().reason.id));
  std::string said;
  for (const auto& one : proof.value().findings) {
    said += (said.empty() ? "" : ", ") + std::string(reason_id(one.reason.id)) + " of " + one.key;
    for (const auto* what : {"shop", "office"}) {
      if (one.reason.id == ReasonId::differs_in_office) said += " " + one.reason.arguments.at(what);
    }
  }
  return said;
}

TEST(PartlyRestocked, IsEqualInTheProofAndAHalfThatIsMissingDoubledOrChangedIsNamed) {
  PartlyRestocked world;
  ASSERT_TRUE(world.run().ok());
  const auto refund = world.hammers_back(3, 2, true);
  world.pass();
  world.time.advance(2h);
  ASSERT_EQ(world.booked(refund), k_whole);
  EXPECT_EQ(named(world), "");
  const auto kept = world.key(refund), stock = world.key(refund, "S");
  const auto of = [&](const std::string& key) { return world.office.books().counting(key).front().id; };
  const auto copy = world.office.copy_order(of(stock));
  EXPECT_EQ(named(world), "doubled-in-office of " + stock);
  ASSERT_TRUE(world.office.delete_order(copy));
  ASSERT_TRUE(world.office.delete_order(of(stock)));
  EXPECT_EQ(named(world), "gone-from-office of " + stock);
  ASSERT_TRUE(world.office.delete_order(of(kept)));
  EXPECT_EQ(named(world), "gone-from-office of " + kept + ", gone-from-office of " + stock);
}

TEST(PartlyRestocked, TheProofTellsOfAHalfThatNoStateFileKnows) {
  PartlyRestocked world;
  ASSERT_TRUE(world.run().ok());
  const auto refund = world.hammers_back(3, 2, true);
  world.pass();
  ASSERT_TRUE(world.office.delete_order(world.office.books().counting(world.key(refund, "S")).front().id));
  const auto kept = world.key(refund);
  world.delete_state();
  world.time.advance(3h);
  EXPECT_EQ(named(world), "differs-in-office of " + kept + " -3 -1");
}

}  // namespace
}  // namespace woo24::jobs
