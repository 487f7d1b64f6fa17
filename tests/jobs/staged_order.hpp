#pragma once
// An order that is saved in the office and not released yet, in a program that has died.

#include "pretend_world.hpp"
#include "woo24/jobs/wishes.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {

struct Staged : PretendWorld {
  /// One order, saved in the office and not released: the program died before it could read it back.
  Staged() {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}});
    order = shop.add_order(spec);
    world.hand_at(sandbox::Side::office, "SaveInvoices", sandbox::Moment::after, [this](const http::Request&) {
      world.run().crash_at(world.run().calls(sandbox::DoorKind::http) + 1, sandbox::Moment::before, sandbox::DoorKind::http);
    });
    EXPECT_TRUE(run_until_crash());
    EXPECT_EQ(office.books().orders.size(), 1U);
    if (!office.books().orders.empty()) office_order = office.books().orders.front().id;
  }
  /// The release takes the payment, and leaves state and mark as they were; the program dies before it can read that.
  void pay_and_die() {
    office.not_atomic_next(sandbox::OfficeSwitches::NotAtomic::state_lost);
    world.hand_at(sandbox::Side::office, "SaveInvoices", sandbox::Moment::after, [this](const http::Request&) {
      world.run().crash_at(world.run().calls(sandbox::DoorKind::http) + 1, sandbox::Moment::before, sandbox::DoorKind::http);
    });
    ASSERT_TRUE(run_until_crash());
    ASSERT_EQ(booked().payments.size(), 1U) << "the payment was taken, state and mark were lost";
  }
  sandbox::BooksOrder booked() { return office.books().order(office_order).value_or(sandbox::BooksOrder{}); }
  /// The first row that is sold; a row of text goes before it.
  std::size_t sold() {
    const auto rows = booked().rows;
    return static_cast<std::size_t>(std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.text; }) -
                                    rows.begin());
  }
  Posting posting() { return postings().at(0); }
  /// `woo24 orders retry`, with --again where `again`. Whether there was something to retry.
  bool retried(bool again) {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    if (!database.ok()) return false;
    Tables tables(database.value());
    return retry_order(tables, time.now(), {order}, again).ok();
  }
  void retry() { ASSERT_TRUE(retried(false)); }
  void skip() {
    ASSERT_TRUE(with_sides([&](Sides& sides, Writers writers) { return skip_order(sides, writers, {order}); }).ok());
  }
  std::int64_t order = 0, office_order = 0;
};

}  // namespace woo24::jobs
