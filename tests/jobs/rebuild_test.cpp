// A lost, old or foreign state file is made whole from both sides: nothing is sent twice, nothing forgotten, and a run after it
// changes nothing for what is in the books.
#include "woo24/jobs/rebuild.hpp"

#include "pretend_world.hpp"

#include "woo24/jobs/completed.hpp"
#include "woo24/sync/import_mark.hpp"
#include "woo24/sync/key.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;
using sandbox::DoorKind;
using sandbox::Moment;
using sync::Rebuilt;

constexpr std::uint64_t k_seed = 7;
constexpr int k_orders = 8;

struct Fresh : PretendWorld {
  explicit Fresh(const std::string& config = crediting_example()) : PretendWorld(config.c_str()) {
    sandbox::OrderMix mix;
    mix.abroad = false;
    for (const auto& spec : sandbox::swedish_orders(k_seed, k_orders, mix)) shop.add_order(spec);
    sandbox::ShopOrderSpec hammers;
    hammers.payment_method = "swish";
    hammers.rows.push_back({"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}});
    order = shop.add_order(hammers);
  }
  /// Everything sent, one order refunded in part and credited, one invoiced.
  void live() {
    ASSERT_TRUE(run().ok());
    time.advance(1h);
    sandbox::ShopRefundSpec spec;
    sandbox::ShopRefundRow row;
    row.quantity = 1;
    spec.rows = {row};
    spec.payment = true;
    ASSERT_TRUE(shop.refund(order, spec));
    finish();
    time.advance(1h);
  }
  Result<RebuildWork> rebuild() {
    return with_sides([](Sides& sides, Writers) -> Result<RebuildWork> {
      auto work = TRY(plan_rebuild(sides));
      TRY(apply_rebuild(sides, work));
      return work;
    });
  }
  Result<CompletedRun> completed() {
    return with_sides([](Sides& sides, Writers writers) { return run_completed(sides, writers, [] { return false; }); });
  }
  /// key → stage, standing and office order: what must be the same in the end.
  std::map<std::string, std::string> rows() {
    std::map<std::string, std::string> found;
    for (const auto& posting : postings()) {
      if (posting.stage < Stage::staging && posting.standing == Standing::moving) continue;  // rests
      found[posting.key] =
          std::string(store::stage_name(posting.stage)) + " " + std::string(store::standing_name(posting.standing)) + " " +
          std::to_string(posting.office_order ? posting.office_order->value : 0) + (posting.payment_unsure ? " unsure" : "");
    }
    return found;
  }
  std::map<std::string, std::string> booked_rows() {
    auto found = rows();
    std::erase_if(found, [](const auto& row) { return !row.second.starts_with("done moving"); });
    return found;
  }
  std::int64_t order = 0;
};

TEST(Rebuild, of_a_deleted_file_restores_every_row_in_the_books_and_a_run_after_it_writes_nothing) {
  Fresh world;
  world.live();
  const auto before = world.booked_rows();
  ASSERT_GT(before.size(), 4U);
  world.delete_state();
  const auto work = world.rebuild();
  ASSERT_TRUE(work.ok()) << reason_id(work.error().reason.id);
  EXPECT_EQ(world.booked_rows(), before);
  for (const auto& row : work.value().rows) EXPECT_EQ(row.what, Rebuilt::booked) << row.posting.key;
  EXPECT_FALSE(work.value().customers.empty());
  EXPECT_TRUE(work.value().strays.empty());
  const auto saves = world.office.count("SaveInvoices") + world.office.count("SaveCompanies");
  const auto writes = world.shop.writes();
  ASSERT_TRUE(world.run().ok());
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices") + world.office.count("SaveCompanies"), saves);
  EXPECT_EQ(world.shop.writes(), writes);
  for (const auto& [key, row] : before) EXPECT_EQ(world.rows()[key], row) << key;
  world.expect_books_equal_shop();
}

TEST(Rebuild, writes_nothing_on_either_side_and_a_second_one_finds_nothing_to_do) {
  Fresh world;
  world.live();
  world.delete_state();
  const auto saves = world.office.count("SaveInvoices") + world.office.count("SaveCompanies");
  const auto writes = world.shop.writes();
  ASSERT_TRUE(world.rebuild().ok());
  const auto again = world.rebuild();
  ASSERT_TRUE(again.ok());
  EXPECT_TRUE(again.value().rows.empty());
  EXPECT_TRUE(again.value().customers.empty());
  EXPECT_TRUE(again.value().others.empty()) << "the lost file's marks in the shop are history";
  EXPECT_GT(again.value().kept, 4);
  EXPECT_EQ(world.office.count("SaveInvoices") + world.office.count("SaveCompanies"), saves);
  EXPECT_EQ(world.shop.writes(), writes);
}

TEST(Rebuild, calls_to_the_office_do_not_grow_with_the_orders) {
  Fresh world;
  world.live();
  world.delete_state();
  ASSERT_TRUE(world.with_sides([](Sides&, Writers) -> Result<void> { return {}; }).ok());
  const auto before = world.world.calls(sandbox::Side::office);
  ASSERT_TRUE(world
                  .with_sides([](Sides& sides, Writers) -> Result<void> {
                    TRY(plan_rebuild(sides));
                    return {};
                  })
                  .ok());
  const auto starting = 12;  // the session's proof and the lists
  EXPECT_LE(world.world.calls(sandbox::Side::office) - before, starting + 3);
}

TEST(Rebuild, an_order_staged_by_a_lost_file_goes_on_without_payment_and_is_listed) {
  std::unique_ptr<Fresh> half_way;
  for (int n = 1; !half_way; ++n) {
    auto tried = std::make_unique<Fresh>();
    tried->world.run().crash_at(n, Moment::after, DoorKind::http);
    ASSERT_TRUE(tried->run_until_crash());
    const auto books = tried->office.books();
    const bool staged = std::any_of(books.orders.begin(), books.orders.end(),
                                    [](const auto& one) { return one.reference_number.find('*') != std::string::npos; });
    if (staged) half_way = std::move(tried);
  }
  auto& world = *half_way;
  world.delete_state();
  world.time.advance(1h);
  const auto work = world.rebuild();
  ASSERT_TRUE(work.ok());
  ASSERT_FALSE(work.value().rows.empty());
  EXPECT_EQ(work.value().rows.front().what, Rebuilt::half_way);
  EXPECT_EQ(work.value().others.size(), 1U);
  world.finish();
  world.expect_books_equal_shop();
  const auto postings = world.postings();
  EXPECT_TRUE(std::any_of(postings.begin(), postings.end(), [](const Posting& one) { return one.payment_unsure; }));
}

TEST(Rebuild, an_order_deleted_in_the_office_is_said_and_not_sent_anew) {
  Fresh world;
  world.live();
  const auto gone = *world.postings().at(0).office_order;
  ASSERT_TRUE(world.office.delete_order(gone.value));
  world.delete_state();
  const auto work = world.rebuild();
  ASSERT_TRUE(work.ok());
  EXPECT_EQ(work.value().rows.at(0).what, Rebuilt::gone);
  EXPECT_NE(work.value().rows.at(0).posting.customer_name, "") << "somebody has to see to it";
  const auto saves = world.office.count("SaveInvoices");
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
  EXPECT_EQ(world.postings().at(0).standing, Standing::failed);
  EXPECT_EQ(world.postings().at(0).reason->id, ReasonId::deleted_in_office);
}

TEST(Rebuild, a_search_that_failed_is_no_answer) {
  Fresh world;
  world.live();
  ASSERT_TRUE(world.office.delete_order(world.postings().at(0).office_order->value));
  world.delete_state();
  // The search by number is the last of the office's calls that a rebuild makes for these orders.
  const auto before_it = world.world.calls(sandbox::Side::office, "GetInvoices");
  ASSERT_TRUE(world.rebuild().ok());
  const auto searches = world.world.calls(sandbox::Side::office, "GetInvoices") - before_it;
  world.delete_state();
  sandbox::FaultRule rule;
  rule.fault = {sandbox::FaultKind::server_error, {}, 0, "Server was unable to process request."};
  rule.side = sandbox::Side::office;
  rule.operation = "GetInvoices";
  rule.at_match = searches;
  rule.times = 1;
  world.world.faults().add(rule);
  const auto failed = world.rebuild();
  ASSERT_FALSE(failed.ok());
  EXPECT_TRUE(world.rows().empty()) << "nothing is written of half an answer";
}

TEST(Rebuild, takes_over_from_an_installation_that_wrote_after_this_one_began) {
  Fresh world;
  world.machine = "aaaa";
  ASSERT_TRUE(world.run().ok());
  world.keep_state();
  world.time.advance(1h);
  const auto original = world.settings.database;
  const auto other = original.substr(0, original.rfind('/')) + ".kept" + original.substr(original.rfind('/'));
  world.settings.database = other;
  world.machine = "bbbb";
  ASSERT_TRUE(world.run().ok());  // a clone, which draws an id of its own
  world.time.advance(1h);
  world.shop.add_order([] {
    sandbox::ShopOrderSpec spec;
    spec.payment_method = "swish";
    spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
    return spec;
  }());
  world.settings.database = original;
  world.machine = "aaaa";
  world.finish();
  world.time.advance(1min);
  world.settings.database = other;
  world.machine = "bbbb";
  const auto stopped = world.run();
  ASSERT_FALSE(stopped.ok());
  ASSERT_EQ(stopped.error().reason.id, ReasonId::other_installation);
  const auto work = world.rebuild();
  ASSERT_TRUE(work.ok());
  EXPECT_EQ(work.value().others.size(), 1U);
  const auto saves = world.office.count("SaveInvoices");
  EXPECT_TRUE(world.run().ok()) << "it is in force";
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
  world.expect_books_equal_shop();
  std::filesystem::remove_all(std::filesystem::path(other).parent_path());
  world.settings.database = original;
}

TEST(Rebuild, what_was_changed_or_called_off_after_it_was_sent_is_not_changed_again) {
  auto config = crediting_example();
  const std::string after = "refunds: credit";
  config.replace(config.find(after), after.size(), "refunds: credit, changed: update, cancelled: inactive");
  Fresh world(config);
  world.live();
  sandbox::ShopOrderSpec spec;
  spec.payment_method = "invoice";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 3, "249.00", "", 0, 0, {}});
  const auto edited = world.shop.add_order(spec);
  const auto called_off = world.shop.add_order(spec);
  world.finish();
  world.time.advance(1h);
  ASSERT_TRUE(world.shop.edit_rows(edited, {{"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}}}));
  ASSERT_TRUE(world.shop.set_status(called_off, "cancelled"));
  world.finish();
  world.time.advance(1h);
  world.delete_state();
  ASSERT_TRUE(world.rebuild().ok());
  const auto saves = world.office.count("SaveInvoices");
  const auto first = world.run();
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first.value().counts.sent, 0) << "nothing was";
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
  for (const auto& error : world.office.errors()) ADD_FAILURE() << error;
}

TEST(Rebuild, a_payment_that_no_longer_fits_is_to_be_looked_at_also_after_the_file_is_lost) {
  auto config = crediting_example();
  const std::string after = "refunds: credit";
  config.replace(config.find(after), after.size(), "refunds: credit, changed: update, cancelled: inactive");
  Fresh world(config);
  ASSERT_TRUE(world.run().ok());
  world.finish();
  world.time.advance(1h);
  ASSERT_TRUE(world.shop.edit_rows(world.order, {{"HAM-001", "Hammare 450 g", 2, "249.00", "", 0, 0, {}}}));
  world.finish();
  const auto of_order = [&](PostingKind kind) {
    for (const auto& one : world.postings()) {
      if (one.order.value == world.order && one.kind == kind) return one;
    }
    return Posting{};
  };
  ASSERT_TRUE(of_order(PostingKind::update).reason);
  ASSERT_EQ(of_order(PostingKind::update).reason->id, ReasonId::changed_paid_total);
  world.time.advance(1h);
  world.delete_state();
  ASSERT_TRUE(world.rebuild().ok());
  EXPECT_TRUE(of_order(PostingKind::order).payment_unsure);
  world.delete_state();
  world.finish();
  EXPECT_TRUE(of_order(PostingKind::order).payment_unsure) << "without a rebuild too";
}

TEST(Rebuild, what_may_have_been_paid_counts_as_paid) {
  Fresh world;
  ASSERT_TRUE(world.run().ok());
  world.finish();
  world.time.advance(1h);
  world.delete_state();
  ASSERT_TRUE(world.rebuild().ok());
  int paid = 0;
  for (const auto& one : world.postings()) {
    if (one.order.value != world.order) continue;
    EXPECT_TRUE(one.payment_sent);
    ++paid;
  }
  EXPECT_EQ(paid, 1);
}

TEST(Rebuild, an_order_that_came_from_the_office_is_not_said_to_go_there) {
  Fresh world;
  const auto before = world.rebuild().release_value().absent;
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
  EXPECT_EQ(world.rebuild().release_value().absent, before);
}

TEST(Rebuild, an_invoice_noted_in_the_shop_is_not_noted_again) {
  Fresh world;
  world.live();
  const auto id = *world.postings().at(0).office_order;
  ASSERT_TRUE(world.office.invoice(id.value));
  ASSERT_TRUE(world.completed().ok());
  world.delete_state();
  const auto work = world.rebuild();
  ASSERT_TRUE(work.ok());
  EXPECT_TRUE(work.value().rows.at(0).invoiced);
  const auto writes = world.shop.writes();
  ASSERT_TRUE(world.completed().ok());
  EXPECT_EQ(world.shop.writes(), writes);
}

class RebuildAt : public testing::TestWithParam<Moment> {};

TEST_P(RebuildAt, interrupted_at_every_call_ends_the_same) {
  Fresh whole;
  whole.live();
  whole.delete_state();
  whole.world.run().restart();
  ASSERT_TRUE(whole.rebuild().ok());
  const auto calls = whole.world.run().calls(DoorKind::http);
  ASSERT_GT(calls, 8);
  whole.finish();
  const auto wanted = whole.rows();
  Fresh world;
  world.live();
  for (int n = 1; n <= calls; ++n) {
    world.delete_state();
    world.world.run().restart();
    world.world.run().crash_at(n, GetParam(), DoorKind::http);
    bool crashed = false;
    try {
      (void)world.rebuild().ok();
    } catch (const sandbox::Crash&) {
      crashed = true;
    }
    EXPECT_TRUE(crashed) << n;
    world.world.run().restart();
    ASSERT_TRUE(world.rebuild().ok()) << n;
    world.finish();
    EXPECT_EQ(world.rows(), wanted) << n;
    world.expect_books_equal_shop();
    if (HasFailure()) FAIL() << "stopped at call " << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Moments, RebuildAt, testing::Values(Moment::before, Moment::after), [](const auto& one) {
  return one.param == Moment::before ? "before_it_was_applied" : "after_it_was_applied";
});

}  // namespace
}  // namespace woo24::jobs
