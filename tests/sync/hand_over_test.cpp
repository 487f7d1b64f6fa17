// What a person's word, or another company's books, makes of a posting.
#include "woo24/sync/hand_over.hpp"

#include "woo24/sync/booked_mark.hpp"
#include "woo24/sync/course.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

const Instant k_now{Seconds{1'800'000'000}};

Posting at(Stage stage, Standing standing = Standing::moving) {
  Posting posting;
  posting.id = 3;
  posting.key = "WOO-en-butik-1042-3fa9c1";
  posting.order = {1042};
  posting.stage = stage;
  posting.standing = standing;
  return posting;
}

office::Order by_hand(const std::string& reference = "") {
  office::Order order;
  order.id = {900};
  order.customer = {7};
  order.state = "Invoiced";
  order.reference_number = reference;
  return order;
}

TEST(Linked, an_order_that_was_not_sent_never_is) {
  for (const auto stage : {Stage::seen, Stage::drafted, Stage::ready}) {
    for (const auto standing : {Standing::moving, Standing::waiting, Standing::failed, Standing::skipped}) {
      const auto out = linked(at(stage, standing), by_hand(), k_now);
      ASSERT_TRUE(out.ok());
      const auto& posting = out.value();
      EXPECT_TRUE(is_linked(posting));
      EXPECT_EQ(posting.office_order, office::OrderId{900});
      EXPECT_EQ(posting.customer, office::CompanyId{7});
      EXPECT_EQ(next(posting, {}, k_now).step, Step::end);
      EXPECT_EQ(woken(posting, k_now), posting) << "an edit in the shop does not send it";
      EXPECT_FALSE(retried(posting, true, k_now)) << "nor does a retry";
    }
  }
}

TEST(Linked, what_woo24_sent_is_no_other_order) {
  for (const auto stage : {Stage::staging, Stage::staged, Stage::releasing, Stage::released, Stage::confirmed, Stage::done}) {
    auto posting = at(stage);
    posting.office_order = office::OrderId{5001};
    const auto out = linked(posting, by_hand(), k_now);
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().reason.id, ReasonId::cannot_link);
  }
}

TEST(Linked, an_order_deleted_in_the_office_may_have_been_entered_again_by_hand) {
  auto posting = at(Stage::staged, Standing::failed);
  posting.reason = Reason{ReasonId::deleted_in_office, {{"office_order", "5001"}}};
  EXPECT_TRUE(linked(posting, by_hand(), k_now).ok());
}

TEST(Linked, one_that_bears_a_key_stands_for_that_order_already) {
  const auto own = linked(at(Stage::seen), by_hand("WOO-en-butik-7-aaaaaa *12ab"), k_now);
  ASSERT_FALSE(own.ok());
  EXPECT_EQ(own.error().reason.id, ReasonId::office_order_taken);
  EXPECT_EQ(own.error().reason.arguments.at("order"), "7");
  const auto other = linked(at(Stage::seen), by_hand("WOO-annan-7-aaaaaa"), k_now);
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().reason.arguments.at("order"), "WOO-annan-7-aaaaaa");
}

TEST(Linked, what_is_no_booking_stands_for_nothing) {
  for (const auto* state : {"Inactive", "Offer"}) {
    auto order = by_hand();
    order.state = state;
    EXPECT_FALSE(linked(at(Stage::seen), order, k_now).ok()) << state;
  }
}

TEST(Linked, a_link_can_be_moved_and_taken_back) {
  auto linked_to = linked(at(Stage::seen), by_hand(), k_now).value();
  auto other = by_hand();
  other.id = office::OrderId{901};
  EXPECT_EQ(linked(linked_to, other, k_now).value().office_order, office::OrderId{901});
  const auto back = unlinked(linked_to, k_now);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back.value().stage, Stage::seen);
  EXPECT_EQ(back.value().office_order, std::nullopt);
  EXPECT_EQ(next(back.value(), {}, k_now).step, Step::draft);
  EXPECT_FALSE(unlinked(at(Stage::done), k_now).ok());
}

TEST(Linked, the_mark_in_the_shop_survives_the_state_file) {
  auto fresh = at(Stage::seen);
  fresh.id = 0;
  shop::Order order;
  order.id = {1042};
  BookedMark mark{fresh.key, 4711, {900}, "12ab34cd", k_now, false, true};
  order.meta = {mark_meta(mark)};
  EXPECT_TRUE(is_linked(linked_by_mark(fresh, order, 4711, k_now)));
  EXPECT_EQ(linked_by_mark(fresh, order, 4712, k_now), fresh) << "another company's books";
  fresh.key = "WOO-en-butik-1043-aaaaaa";
  EXPECT_EQ(linked_by_mark(fresh, order, 4711, k_now), fresh) << "meta that a plugin copied to another order";
  mark.linked = false;
  order.meta = {mark_meta(mark)};
  EXPECT_EQ(linked_by_mark(at(Stage::seen), order, 4711, k_now), at(Stage::seen)) << "a mark is no proof that it was sent";
}

struct Moved {
  const char* name;
  Stage stage;
  Standing standing;
  Stage then;
  Standing stands;
  std::optional<ReasonId> reason;
};

class OtherClient : public testing::TestWithParam<Moved> {};

TEST_P(OtherClient, keeps_what_is_booked_and_begins_the_rest_anew) {
  const auto& one = GetParam();
  auto posting = at(one.stage, one.standing);
  posting.customer = office::CompanyId{7};
  if (one.stage >= Stage::staged) posting.office_order = office::OrderId{5001};
  if (one.standing == Standing::skipped) posting.reason = Reason{ReasonId::skipped_by_person, {}};
  const auto out = in_other_client(posting, "4711 Exempel AB", k_now);
  EXPECT_EQ(out.stage, one.then);
  EXPECT_EQ(out.standing, one.stands);
  EXPECT_EQ(out.office_order, std::nullopt) << "the same number is another order there";
  EXPECT_EQ(out.customer, std::nullopt);
  ASSERT_EQ(out.reason.has_value(), one.reason.has_value());
  if (!one.reason) return;
  EXPECT_EQ(out.reason->id, *one.reason);
  if (one.stage >= Stage::staged && out.reason->id != ReasonId::skipped_by_person) {
    EXPECT_EQ(out.reason->arguments.at("office_order"), "5001");
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, OtherClient,
    testing::Values(
        Moved{"seen", Stage::seen, Standing::moving, Stage::seen, Standing::moving, {}},
        Moved{"failed", Stage::seen, Standing::failed, Stage::seen, Standing::moving, {}},
        Moved{"ready", Stage::ready, Standing::waiting, Stage::seen, Standing::moving, {}},
        Moved{"skipped", Stage::seen, Standing::skipped, Stage::seen, Standing::skipped, ReasonId::skipped_by_person},
        Moved{"withdrawn", Stage::staged, Standing::skipped, Stage::seen, Standing::skipped, ReasonId::skipped_by_person},
        Moved{"unclear", Stage::staging, Standing::waiting, Stage::seen, Standing::skipped, ReasonId::begun_in_other_client},
        Moved{"staged", Stage::staged, Standing::failed, Stage::seen, Standing::skipped, ReasonId::begun_in_other_client},
        Moved{"releasing", Stage::releasing, Standing::moving, Stage::seen, Standing::skipped, ReasonId::begun_in_other_client},
        Moved{"released", Stage::released, Standing::failed, Stage::done, Standing::taken_over,
              ReasonId::booked_in_other_client},
        Moved{"done", Stage::done, Standing::moving, Stage::done, Standing::taken_over, ReasonId::booked_in_other_client},
        Moved{"by_hand", Stage::staged, Standing::taken_over, Stage::done, Standing::taken_over,
              ReasonId::booked_in_other_client}),
    [](const auto& one) { return one.param.name; });

TEST(OtherClient, a_change_of_an_order_in_the_old_books_changes_nothing_here) {
  auto change = at(Stage::seen);
  change.kind = PostingKind::update;
  EXPECT_EQ(in_other_client(change, "4711 Exempel AB", k_now).standing, Standing::taken_over);
}

TEST(OtherClient, what_was_begun_there_is_sent_here_only_by_a_retry) {
  const auto out = in_other_client(at(Stage::staged), "4711 Exempel AB", k_now);
  EXPECT_EQ(woken(out, k_now), out);
  const auto again = retried(out, false, k_now);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->stage, Stage::seen);
}

}  // namespace
}  // namespace woo24::sync
