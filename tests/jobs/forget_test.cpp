// A person leaves the state file; what bookkeeping law needs stays, and nothing is booked again.
#include "woo24/jobs/forget.hpp"

#include "importing.hpp"
#include "woo24/jobs/nightly_report.hpp"
#include "woo24/store/proofs.hpp"

#include <gtest/gtest.h>

namespace woo24::jobs {
namespace {

using namespace std::chrono_literals;

struct Sold : PretendWorld {
  Sold() {
    for (const auto* email : {"anna@example.se", "bo@example.se"}) {
      sandbox::ShopOrderSpec spec;
      spec.payment_method = "swish";
      spec.billing.email = email;
      spec.billing.first_name = email[0] == 'a' ? "Anna" : "Bo";
      spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
      shop.add_order(spec);
    }
    finish();
  }
  Result<Forgotten> forget(const std::string& email) {
    return with_sides([&](Sides& sides, Writers) { return forget_person(sides, email); });
  }
  std::vector<store::Event> story(std::int64_t order) {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    return store::Trail(database.value()).of("order:" + std::to_string(order)).value_or({});
  }
  std::int64_t links() {
    auto database = store::Database::open(settings.database, store::Open::read_write);
    return store::Links(database.value()).count("customer").value_or(-1);
  }
};

TEST(Forget, takes_the_persons_links_and_story_and_keeps_the_rows) {
  Sold world;
  const auto rows = world.postings();
  ASSERT_EQ(rows.size(), 2U);
  const auto before = world.links();
  const auto other = world.story(rows[1].order.value);
  const auto gone = world.forget("ANNA@example.se");
  ASSERT_TRUE(gone.ok()) << reason_id(gone.error().reason.id);
  EXPECT_EQ(gone.value().orders, 1);
  EXPECT_GE(gone.value().links, 1);
  EXPECT_GE(gone.value().events, 1);
  EXPECT_EQ(world.links(), before - 1);
  EXPECT_EQ(world.postings(), rows) << "id, key, amounts and the office's number stay";
  for (const auto& event : world.story(rows[0].order.value))
    EXPECT_TRUE(event.detail.empty() || event.detail.starts_with("office order ")) << event.what;
  EXPECT_EQ(world.story(rows[1].order.value), other) << "the other person's stay";
  const auto saves = world.office.count("SaveInvoices");
  world.time.advance(25h);
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
}

/// The state file's own tables, as another program would read them.
template <typename What>
auto with_tables(PretendWorld& world, What what) {
  auto database = store::Database::open(world.settings.database, store::Open::read_write);
  EXPECT_TRUE(database.ok());
  Tables tables(database.value());
  return what(tables);
}

Reason naming_anna() { return Reason{ReasonId::customer_not_saved, {{"name", "Anna Ask"}, {"message", "Anna is taken"}}}; }

TEST(Forget, the_name_kept_with_an_order_that_stands_goes_and_another_persons_stays) {
  Sold world;
  with_tables(world, [&](Tables& tables) {
    for (auto row : tables.postings.listed(true).value_or({})) {
      row.stage = Stage::released;
      row.standing = Standing::failed;
      row.reason = Reason{ReasonId::total_differs, {{"shop", "1"}, {"office", "2"}}};
      row.customer_name = row.order == world.postings()[0].order ? "Anna Ask" : "Bo Ek";
      EXPECT_TRUE(tables.postings.advance(row, Stage::done).ok());
    }
  });
  const auto gone = world.forget("anna@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone.value().reasons, 1);
  const auto rows = world.postings();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].customer_name, "");
  EXPECT_EQ(rows[1].customer_name, "Bo Ek");
  EXPECT_EQ(rows[0].reason, rows[1].reason) << "what names nobody stays";
}

TEST(Forget, names_in_the_last_proof_go_and_another_persons_stay) {
  Sold world;
  const auto rows = world.postings();
  store::ProofResult proof;
  proof.findings = 2;
  proof.lines = {{rows[0].order, std::nullopt, "1", std::nullopt, true, naming_anna()},
                 {rows[1].order, std::nullopt, "2", std::nullopt, true, naming_anna()}};
  with_tables(world, [&](Tables& tables) {
    for (const bool nightly : {true, false}) {
      proof.nightly = nightly;
      EXPECT_TRUE(store::Proofs(tables.db).keep(proof).ok());
    }
  });
  const auto gone = world.forget("anna@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone.value().reasons, 2);
  with_tables(world, [&](Tables& tables) {
    const auto both = store::Proofs(tables.db).both().value_or({});
    EXPECT_EQ(both.size(), 2U);
    for (const auto& one : both) {
      EXPECT_EQ(one.lines[0].reason, (Reason{ReasonId::customer_not_saved, {}}));
      EXPECT_EQ(one.lines[1].reason, naming_anna());
      EXPECT_EQ(one.findings, 2);
    }
  });
}

TEST(Forget, an_order_that_only_the_proof_knows_is_found_too) {
  Sold world;
  sandbox::ShopOrderSpec spec;
  spec.status = "pending";
  spec.billing.email = "cia@example.se";
  spec.rows.push_back({"HAM-001", "Hammare 450 g", 1, "249.00", "", 0, 0, {}});
  const auto order = world.shop.add_order(spec);
  with_tables(world, [&](Tables& tables) {
    store::ProofResult proof;
    proof.nightly = true;
    proof.lines = {{{order}, std::nullopt, "3", std::nullopt, false, naming_anna()}};
    EXPECT_TRUE(store::Proofs(tables.db).keep(proof).ok());
  });
  const auto gone = world.forget("cia@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone.value().reasons, 1);
}

TEST(Forget, a_report_that_could_not_be_sent_is_composed_anew_without_the_name) {
  Sold world;
  const auto now = world.time.now();
  world.settings.mail.from = "woo24@example.se";
  world.settings.mail.failures_to = {"ekonomi@example.se"};
  world.settings.daily_report = std::chrono::minutes{420};
  auto row = world.postings()[0];
  const auto compose = [&](Instant at) {
    return world.with_sides([&](Sides& sides, Writers) {
      return compose_report(sides.tables, world.settings, sides.rules.zone, sides.doors.chance, at, true);
    });
  };
  with_tables(world, [&](Tables& tables) {
    row.stage = Stage::released;
    row.standing = Standing::failed;
    row.reason = naming_anna();
    EXPECT_TRUE(tables.postings.advance(row, Stage::done).ok());
  });
  ASSERT_TRUE(compose(now).ok());
  with_tables(world, [&](Tables& tables) {
    const auto unsent = store::Reports(tables.db).unsent().value_or({});
    ASSERT_EQ(unsent.size(), 1U);
    EXPECT_FALSE(store::Reports(tables.db).told().value_or({}).empty());
  });
  const auto gone = world.forget("anna@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone.value().reports, 1);
  EXPECT_EQ(gone.value().reasons, 1);
  with_tables(world, [&](Tables& tables) {
    EXPECT_TRUE(store::Reports(tables.db).unsent().value_or({}).empty());
    EXPECT_TRUE(store::Reports(tables.db).told().value_or({}).empty());
  });
  const auto due =
      world.with_sides([&](Sides& sides, Writers) { return next_report(sides.tables, world.settings, sides.rules.zone, now); });
  ASSERT_TRUE(due.ok() && due.value());
  ASSERT_TRUE(compose(*due.value()).ok());
  with_tables(world, [&](Tables& tables) {
    EXPECT_EQ(store::Reports(tables.db).unsent().value_or({}).size(), 1U);
    EXPECT_FALSE(store::Reports(tables.db).told().value_or({}).empty()) << "told again, without the name";
  });
}

TEST(Forget, orders_that_came_from_the_office_and_those_stopped_on_their_way) {
  importing::Importing world;
  const auto made = world.enter({{"HAM-001", "199.20", "2", "0", ""}}, importing::k_person);
  ASSERT_EQ(world.counts(), "1/1/0/0");
  const auto stopped = world.enter({{"HAM-001", "199.20", "3", "0", ""}}, importing::k_person);
  const auto other = world.enter({{"HAM-001", "199.20", "4", "0", ""}}, importing::k_company);
  ASSERT_EQ(world.counts(), "2/2/0/0");
  with_tables(world, [&](Tables& tables) {
    for (const auto id : {made, stopped, other}) {
      auto row = *tables.imports.of({id}).value_or(std::nullopt);
      row.standing = Standing::failed;
      row.reason = naming_anna();
      row.customer_name = "Sven Svensson";
      if (id != made) row.shop_order.reset();
      EXPECT_TRUE(tables.imports.advance(row, row.stage).ok());
    }
  });
  const std::string email = "sven.svensson@example.se";
  const auto gone = world.with_sides([&](Sides& sides, Writers) { return forget_person(sides, email); });
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone.value().reasons, 2);
  for (const auto id : {made, stopped}) {
    EXPECT_TRUE(world.row(id).reason->arguments.empty()) << id;
    EXPECT_EQ(world.row(id).customer_name, "") << id;
  }
  EXPECT_EQ(world.row(other).reason, naming_anna());
  EXPECT_EQ(world.row(other).customer_name, "Sven Svensson");
  with_tables(world, [&](Tables& tables) {
    for (const auto& event : tables.trail.of("import:" + std::to_string(made)).value_or({}))
      EXPECT_TRUE(event.detail.empty() || event.detail.starts_with("order ")) << event.detail;
  });
}

TEST(Forget, a_making_whose_answer_never_came_goes_under_both_its_names) {
  Sold world;
  const auto rows = world.postings();
  const auto making = [&](const Posting& row, const std::string& who) {
    with_tables(world, [&](Tables& tables) {
      const auto links = tables.links.of_office("customer", row.customer->value).value_or({});
      ASSERT_EQ(links.size(), 1U);
      EXPECT_TRUE(tables.memory.set("making-customer:" + links[0].woo_id, "sent", world.time.now()).ok());
      EXPECT_TRUE(tables.memory.set("making-person:" + who, links[0].woo_id, world.time.now()).ok());
    });
  };
  making(rows[0], "aaaa");
  making(rows[1], "bbbb");
  ASSERT_TRUE(world.forget("anna@example.se").ok());
  with_tables(world, [&](Tables& tables) {
    const auto left = tables.memory.with_prefix("making-").value_or({});
    ASSERT_EQ(left.size(), 2U) << "the other person's stay";
    EXPECT_EQ(left[1].first, "making-person:bbbb");
  });
}

TEST(Forget, nobody_by_that_address) {
  Sold world;
  const auto gone = world.forget("nobody@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_TRUE(gone.value().nobody());
}

TEST(Forget, a_person_whom_the_shop_has_anonymised_is_found_by_the_card) {
  Sold world;
  const auto order = world.postings()[0].order.value;
  world.shop.anonymise(order);
  const auto gone = world.forget("anna@example.se");
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone.value().orders, 1);
  EXPECT_GE(gone.value().links, 1);
}

TEST(Forget, old_events_and_runs_go_with_the_nightly_count_and_rows_stay) {
  Sold world;
  const auto order = world.postings()[0].order.value;
  ASSERT_FALSE(world.story(order).empty());
  world.settings.keep_trail = std::chrono::hours{24};
  world.time.advance(49h);
  ASSERT_TRUE(world.run().ok());
  EXPECT_TRUE(world.story(order).empty());
  EXPECT_EQ(world.postings().size(), 2U);
  const auto saves = world.office.count("SaveInvoices");
  world.finish();
  EXPECT_EQ(world.office.count("SaveInvoices"), saves);
}

}  // namespace
}  // namespace woo24::jobs
