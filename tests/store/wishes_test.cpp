#include "woo24/store/wishes.hpp"

#include "store/table_fixture.hpp"

namespace woo24::store {
namespace {

using test::at;

TEST_F(TablesTest, WishesAreTakenInTheOrderTheyCame) {
  Wishes wishes(db_);
  const auto first = wishes.leave({0, "retry", "1042", "again", at(5)}).value();
  const auto second = wishes.leave({0, "run", "orders", "", at(1)}).value();
  EXPECT_EQ(wishes.all().value(),
            (std::vector<Wish>{{first, "retry", "1042", "again", at(5)}, {second, "run", "orders", "", at(1)}}));
  ASSERT_TRUE(wishes.remove(second).ok());
  EXPECT_TRUE(wishes.pending(first).value());
  ASSERT_TRUE(wishes.still_wanted(first, at(7)).ok());
  EXPECT_EQ(wishes.all().value(), (std::vector<Wish>{{first, "retry", "1042", "again", at(7)}}));
  EXPECT_FALSE(wishes.pending(second).value());
  // Whoever still asks after the second must not be answered by a third.
  EXPECT_NE(wishes.leave({0, "skip", "7", "", at(6)}).value(), second);
}

TEST_F(TablesTest, WhatBecameOfAWishIsKeptForTheOneWhoAsked) {
  Wishes wishes(db_);
  const auto run = wishes.leave({0, "run", "orders", "", at(1)}).value();
  const auto send = wishes.leave({0, "send", "7", "", at(2)}).value();
  const auto left = wishes.leave({0, "skip", "8", "", at(3)}).value();
  EXPECT_FALSE(wishes.granted(run).value());
  const Granted ran{0, std::nullopt, "3 2 0 1 0 12 40"};
  const Granted unsent{1, Reason{ReasonId::not_due_yet, {{"status", "on-hold"}}}, ""};
  ASSERT_TRUE(wishes.grant(run, ran, at(10)).ok());
  ASSERT_TRUE(wishes.grant(send, unsent, at(20)).ok());
  EXPECT_EQ(wishes.granted(run).value(), ran);
  EXPECT_EQ(wishes.granted(send).value(), unsent);
  EXPECT_FALSE(wishes.pending(run).value());
  EXPECT_EQ(wishes.all().value(), (std::vector<Wish>{{left, "skip", "8", "", at(3)}})) << "granted once";
  ASSERT_TRUE(wishes.forget_granted_before(at(15)).ok());
  EXPECT_FALSE(wishes.granted(run).value()) << "nobody came for it";
  EXPECT_TRUE(wishes.granted(send).value());
  EXPECT_TRUE(wishes.pending(left).value());
  ASSERT_TRUE(wishes.remove(left).ok());
  ASSERT_TRUE(wishes.grant(left, ran, at(20)).ok());
  EXPECT_FALSE(wishes.granted(left).value()) << "taken back";
}

}  // namespace
}  // namespace woo24::store
