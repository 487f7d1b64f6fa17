// When a credit may follow its sale (books.md §10): a row is how the sale stands, with what that means for its credit.
#include "woo24/sync/credit_course.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace woo24::sync {
namespace {

const Instant k_now = parse_utc("2026-11-24T08:00:00Z").value();

Posting credit(Stage stage = Stage::seen) {
  Posting posting;
  posting.kind = PostingKind::credit;
  posting.key = "WOO-exempel-1-abcdef-R7";
  posting.order = {1};
  posting.refund = shop::RefundId{7};
  posting.total = Amount::whole(-249);
  posting.stage = stage;
  return posting;
}

Posting sale(Stage stage, Standing standing, std::optional<std::int64_t> office_order = std::nullopt,
             std::optional<ReasonId> reason = std::nullopt) {
  Posting posting;
  posting.stage = stage;
  posting.standing = standing;
  if (office_order) posting.office_order = office::OrderId{*office_order};
  if (reason) posting.reason = Reason{*reason, {}};
  return posting;
}

/// "may", or what it is told: "cannot refund-reported", "waits waits-for-its-order".
std::string told(const std::optional<Evidence>& evidence) {
  if (!evidence) return "may";
  if (const auto* cannot = std::get_if<Cannot>(&*evidence)) return "cannot " + std::string(reason_id(cannot->reason.id));
  if (const auto* pause = std::get_if<Pause>(&*evidence)) return "waits " + std::string(reason_id(pause->reason.id));
  return "?";
}

TEST(CreditCourse, FollowsItsSale) {
  struct Row {
    const char* why;
    std::optional<Posting> sale;
    const char* answer;
  };
  const std::vector<Row> k_rows{
      {"the sale is in the books, read once more", sale(Stage::confirmed, Standing::moving, 5001), "may"},
      {"and noted in the shop", sale(Stage::done, Standing::moving, 5001), "may"},
      {"a person invoiced the sale: it is in the books", sale(Stage::staged, Standing::taken_over, 5001), "may"},
      {"a sale that was listed after it was booked is booked all the same", sale(Stage::done, Standing::failed, 5001), "may"},
      {"the sale is on its way", sale(Stage::releasing, Standing::moving, 5001), "waits waits-for-its-order"},
      {"the sale waits for an answer", sale(Stage::staging, Standing::waiting), "waits waits-for-its-order"},
      {"the sale stands failed: listed with it", sale(Stage::seen, Standing::failed), "cannot waits-for-its-order"},
      {"the sale is not due", sale(Stage::seen, Standing::moving), "cannot waits-for-its-order"},
      {"the state file knows no sale", std::nullopt, "cannot waits-for-its-order"},
      {"the sale is in another company's books: a person credits it there",
       sale(Stage::done, Standing::taken_over, std::nullopt, ReasonId::booked_in_other_client), "cannot refund-reported"},
      {"the sale was withdrawn", sale(Stage::staged, Standing::skipped, 5001, ReasonId::no_longer_due),
       "cannot waits-for-its-order"},
      {"a person booked the sale by hand, so the credit too",
       sale(Stage::seen, Standing::skipped, std::nullopt, ReasonId::skipped_by_person), "cannot refund-reported"},
  };
  for (const auto& row : k_rows) EXPECT_EQ(told(held_back_by(row.sale, credit(), k_now)), row.answer) << row.why;
}

TEST(CreditCourse, IsMadeOnlyWhereTheSettingsSaySo) {
  settings::After after;
  ASSERT_TRUE(not_credited(credit(), after)) << "by default a person books it";
  EXPECT_EQ(not_credited(credit(), after)->arguments.at("amount"), "249.00");
  after.refunds = settings::AfterSale::act;
  EXPECT_FALSE(not_credited(credit(), after));
}

TEST(CreditCourse, ARefundThatIsGoneMattersOnceItsCreditIsInTheBooks) {
  shop::Order order;
  EXPECT_TRUE(lost_its_refund(credit(Stage::done), order));
  EXPECT_EQ(refund_gone(credit(Stage::done)).arguments.at("stage"), "done");
  EXPECT_FALSE(lost_its_refund(credit(Stage::staged), order)) << "not released yet: it is withdrawn in its own step";
  auto told = credit(Stage::done);
  told.standing = Standing::failed;
  EXPECT_FALSE(lost_its_refund(told, order)) << "said already";
  order.refunds.push_back({{7}, Amount::whole(-249), ""});
  EXPECT_FALSE(lost_its_refund(credit(Stage::done), order));
}

}  // namespace
}  // namespace woo24::sync
