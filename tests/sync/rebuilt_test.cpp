// What a row becomes from what both sides show of it: a row here is a case.
#include "woo24/sync/rebuilt.hpp"

#include "woo24/sync/hand_over.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

constexpr const char* k_key = "WOO-exempel-1042-3fa9c1";
constexpr const char* k_own = "12ab34cd";
const Instant k_now{Seconds{1'800'000'000}};

Posting fresh() {
  Posting posting;
  posting.key = k_key;
  posting.order = {1042};
  posting.next_try_at = k_now;
  return posting;
}

office::Order in_office(std::int64_t id, const std::string& reference, const std::string& state = "ForInvoicing") {
  office::Order order;
  order.id = {id};
  order.reference_number = reference;
  order.state = state;
  order.customer = {7};
  return order;
}

Remains remains(const std::vector<office::Order>& orders, std::optional<std::int64_t> mark = std::nullopt, bool pays = true) {
  Remains left;
  left.sight = sight(orders, k_key, k_own);
  if (mark) {
    left.mark = BookedMark{};
    left.mark->key = k_key;
    left.mark->office_order = {*mark};
    left.mark->installation = "deadbeef";
  }
  left.pays = pays;
  return left;
}

struct Case {
  const char* name;
  std::vector<office::Order> office;
  std::optional<std::int64_t> mark;
  Rebuilt what;
  Stage stage;
  Standing standing;
  bool payment_sent, payment_unsure;
};

class FreshRow : public testing::TestWithParam<Case> {};

TEST_P(FreshRow, becomes_what_both_sides_show) {
  const auto& one = GetParam();
  const auto out = restored(fresh(), remains(one.office, one.mark), {}, k_now);
  EXPECT_EQ(out.what, one.what);
  EXPECT_EQ(out.posting.stage, one.stage);
  EXPECT_EQ(out.posting.standing, one.standing);
  EXPECT_EQ(out.posting.payment_sent, one.payment_sent);
  EXPECT_EQ(out.posting.payment_unsure, one.payment_unsure);
}

const std::string k_bare = k_key;
const std::string k_ours = k_bare + " *12ab";
const std::string k_theirs = k_bare + " *dead";

office::Order cash(office::Order order) {
  order.invoice = office::InvoiceId{10'007};
  order.state = "Invoiced";
  return order;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, FreshRow,
    testing::Values(
        Case{"nowhere", {}, std::nullopt, Rebuilt::absent, Stage::seen, Standing::moving, false, false},
        Case{"booked_and_noted", {in_office(5001, k_bare)}, 5001, Rebuilt::booked, Stage::done, Standing::moving, true, false},
        Case{"invoiced_and_noted",
             {cash(in_office(5001, k_bare))},
             5001,
             Rebuilt::booked,
             Stage::done,
             Standing::moving,
             true,
             false},
        Case{"booked_not_noted",
             {in_office(5001, k_bare)},
             std::nullopt,
             Rebuilt::to_note,
             Stage::released,
             Standing::moving,
             true,
             true},
        Case{"noted_as_another_order",
             {in_office(5001, k_bare)},
             4000,
             Rebuilt::to_note,
             Stage::released,
             Standing::moving,
             true,
             false},
        Case{"booked_twice",
             {in_office(5001, k_bare), in_office(5002, k_bare)},
             5001,
             Rebuilt::to_note,
             Stage::released,
             Standing::moving,
             true,
             false},
        Case{"staged_by_a_lost_file",
             {in_office(5001, k_theirs, "Web")},
             std::nullopt,
             Rebuilt::half_way,
             Stage::staged,
             Standing::moving,
             true,
             false},
        Case{"staged_by_this_one",
             {in_office(5001, k_ours, "Web")},
             std::nullopt,
             Rebuilt::half_way,
             Stage::staged,
             Standing::moving,
             true,
             false},
        Case{"invoiced_by_hand_while_staged",
             {cash(in_office(5001, k_ours))},
             std::nullopt,
             Rebuilt::by_hand,
             Stage::seen,
             Standing::taken_over,
             false,
             false},
        Case{"deleted_in_the_office", {}, 5001, Rebuilt::gone, Stage::staged, Standing::failed, true, false}),
    [](const auto& one) { return one.param.name; });

TEST(Restored, a_row_takes_customer_and_rate_from_the_office) {
  auto order = in_office(5001, k_bare);
  order.currency = office::Currency{"EUR", Amount::parse("11.25"), 1};
  const auto out = restored(fresh(), remains({order}, 5001), {}, k_now).posting;
  EXPECT_EQ(out.customer, office::CompanyId{7});
  EXPECT_EQ(out.office_order, office::OrderId{5001});
  EXPECT_EQ(out.currency_rate, Amount::parse("11.25"));
  EXPECT_EQ(out.currency_unit, 1);
}

TEST(Restored, what_the_earlier_file_knew_of_the_payment_stands_in_its_mark) {
  auto left = remains({in_office(5001, k_bare)}, 5001);
  left.mark->payment_unsure = true;
  EXPECT_TRUE(restored(fresh(), left, {}, k_now).posting.payment_unsure);
}

TEST(Restored, a_row_that_knows_as_much_is_kept) {
  auto known = fresh();
  known.id = 3;
  for (const auto stage : {Stage::released, Stage::confirmed, Stage::done}) {
    known.stage = stage;
    const auto out = restored(known, remains({in_office(5001, k_bare)}, 5001), {}, k_now);
    EXPECT_EQ(out.what, Rebuilt::kept);
    EXPECT_EQ(out.posting, known);
  }
  known.stage = Stage::staging;  // unclear: its own run reconciles it, settle time and all
  EXPECT_EQ(restored(known, remains({}), {}, k_now).what, Rebuilt::kept);
  EXPECT_EQ(restored(known, remains({in_office(5001, k_ours, "Web")}), {}, k_now).what, Rebuilt::kept);
}

TEST(Restored, an_older_file_learns_that_its_order_was_released_and_keeps_what_it_knew_of_the_payment) {
  auto known = fresh();
  known.id = 3;
  known.stage = Stage::staged;
  known.staging_at = k_now;
  const auto out = restored(known, remains({in_office(5001, k_bare)}, 5001), {}, k_now);
  EXPECT_EQ(out.what, Rebuilt::booked);
  EXPECT_EQ(out.posting.stage, Stage::done);
  EXPECT_FALSE(out.posting.payment_unsure);
}

TEST(Restored, what_a_person_decided_stands) {
  auto skipped = fresh();
  skipped.id = 3;
  skipped.standing = Standing::skipped;
  skipped.reason = Reason{ReasonId::skipped_by_person, {}};
  EXPECT_EQ(restored(skipped, remains({}, 5001), {}, k_now).what, Rebuilt::kept);
  const auto by_hand = linked(fresh(), in_office(900, ""), k_now);
  ASSERT_TRUE(by_hand.ok());
  auto known = by_hand.value();
  EXPECT_EQ(restored(known, remains({}), {}, k_now).what, Rebuilt::linked) << "told by the mark in the shop alone";
  known.id = 3;
  EXPECT_EQ(restored(known, remains({}), {}, k_now).what, Rebuilt::kept);
}

TEST(Restored, what_stood_still_because_of_the_other_installation_is_tried_again) {
  auto known = fresh();
  known.id = 3;
  known.stage = Stage::staged;
  known.standing = Standing::failed;
  known.reason = Reason{ReasonId::released_by_other_installation, {{"installation", "dead"}}};
  const auto out = restored(known, remains({in_office(5001, k_theirs, "Web")}), {}, k_now);
  EXPECT_EQ(out.what, Rebuilt::tried_anew);
  EXPECT_EQ(out.posting.stage, Stage::staged);
  EXPECT_EQ(out.posting.standing, Standing::waiting);
}

TEST(Restored, the_installation_shows_in_the_office_first) {
  EXPECT_EQ(installation_in(remains({in_office(5001, k_theirs, "Web")}, 5001)), "dead");
  EXPECT_EQ(installation_in(remains({in_office(5001, k_bare)}, 5001)), "deadbeef");
  EXPECT_EQ(installation_in(remains({})), "");
}

}  // namespace
}  // namespace woo24::sync
