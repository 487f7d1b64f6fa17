#include "woo24/sync/import_mark.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

const std::string k_key = import_key("exempel", 4711, {5001});
constexpr const char* k_own = "WOO-exempel-1042-3fa9c1";
constexpr const char* k_other = "WOO-exempel-1041-aaaaaa";

Import made(const char* shop_key) {
  Import row;
  row.key = k_key;
  row.shop_order = shop::OrderId{1};
  row.shop_key = shop_key;
  return row;
}

TEST(ImportMark, reads_what_it_wrote) {
  EXPECT_EQ(k_key, "IMP-exempel-4711-5001");
  for (const auto& mark : {ImportMark{k_key, ""}, ImportMark{k_key, k_own}}) {
    EXPECT_EQ(import_mark_of({{"_other", "x"}, import_mark_meta(mark)}), mark);
    EXPECT_EQ(office_order_of(mark), "5001");
  }
  EXPECT_EQ(import_mark_of({{"_woo24_import", "nonsense"}}), std::nullopt);
}

struct Case {
  const char* name;
  std::optional<ImportMark> mark;
  std::optional<Import> known, told;
  Origin origin;
};

class OriginOf : public testing::TestWithParam<Case> {};

TEST_P(OriginOf, is_told_by_its_own_mark_or_by_the_state_file) {
  const auto& one = GetParam();
  EXPECT_EQ(origin_of(one.mark, k_own, one.known, one.told), one.origin);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, OriginOf,
    testing::Values(
        Case{"no_mark", {}, {}, {}, Origin::shop}, Case{"its_own_mark", ImportMark{k_key, k_own}, {}, {}, Origin::office},
        Case{"its_own_mark_and_known", ImportMark{k_key, k_own}, made(k_own), made(k_own), Origin::office},
        Case{"its_own_mark_under_another_shop_id", ImportMark{k_key, "WOO-gammal-1042-3fa9c1"}, {}, {}, Origin::office},
        Case{"the_mark_of_another", ImportMark{k_key, k_other}, {}, {}, Origin::shop},
        Case{"the_mark_of_another_that_is_known", ImportMark{k_key, k_other}, made(k_other), {}, Origin::shop},
        Case{"an_id_given_out_again", ImportMark{k_key, "WOO-exempel-1042-ffffff"}, {}, {}, Origin::shop},
        Case{"mark_taken_away_by_hand", {}, {}, made(k_own), Origin::office},
        Case{"an_id_given_out_again_that_the_state_file_knows", {}, {}, made("WOO-exempel-1042-ffffff"), Origin::shop},
        Case{"not_finished", ImportMark{k_key, ""}, {}, {}, Origin::unsettled},
        Case{"not_finished_and_on_its_way", ImportMark{k_key, ""}, Import{}, {}, Origin::unsettled},
        Case{"a_copy_of_one_not_finished", ImportMark{k_key, ""}, made(k_other), {}, Origin::shop},
        Case{"not_finished_but_known", ImportMark{k_key, ""}, made(k_own), made(k_own), Origin::office}),
    [](const auto& one) { return std::string(one.param.name); });

struct RowCase {
  const char* name;
  Stage stage;
  Standing standing;
  std::optional<ReasonId> reason;
  bool read;  ///< its order's key is known
  bool no_import;
};

class RowOfUnreadable : public testing::TestWithParam<RowCase> {};

TEST_P(RowOfUnreadable, tells_whether_it_may_be_an_import) {
  const auto& one = GetParam();
  Posting posting;
  posting.stage = one.stage;
  posting.standing = one.standing;
  if (one.reason) posting.reason = Reason{*one.reason, {}};
  if (one.read) posting.order_key = "wc_order_a";
  EXPECT_EQ(is_no_import(posting), one.no_import);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, RowOfUnreadable,
    testing::Values(
        RowCase{"never_read", Stage::seen, Standing::failed, ReasonId::order_unreadable, false, false},
        RowCase{"never_read_and_skipped", Stage::seen, Standing::skipped, ReasonId::skipped_by_person, false, true},
        RowCase{"rests_as_a_sale", Stage::seen, Standing::moving, {}, true, true},
        RowCase{"failed_as_a_sale", Stage::seen, Standing::failed, ReasonId::unknown_product, true, true},
        RowCase{"rests_as_made_in_the_office", Stage::seen, Standing::moving, ReasonId::made_in_office, true, false},
        RowCase{"half_made_from_the_office", Stage::seen, Standing::failed, ReasonId::import_unsettled, true, false},
        RowCase{"read_once_and_unreadable_since", Stage::seen, Standing::failed, ReasonId::order_unreadable, true, false},
        RowCase{"on_its_way_to_the_office", Stage::staged, Standing::failed, ReasonId::order_unreadable, true, true},
        RowCase{"in_the_books", Stage::done, Standing::moving, {}, true, true}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace woo24::sync
