#include "woo24/sync/unsure_payment.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

TEST(UnsurePayment, of_a_credit_that_the_shop_paid_nothing_back_for_is_no_doubt_but_an_open_post) {
  struct Case {
    PostingKind kind;
    bool sent;
    ReasonId told;
  };
  for (const auto& row : {Case{PostingKind::order, true, ReasonId::check_the_payment},
                          Case{PostingKind::order, false, ReasonId::check_the_payment},
                          Case{PostingKind::credit, true, ReasonId::check_the_payment},
                          Case{PostingKind::credit, false, ReasonId::credit_left_open}}) {
    Posting posting;
    posting.kind = row.kind;
    posting.payment_unsure = true;
    posting.payment_sent = row.sent;
    posting.total = Amount::whole(249);
    posting.currency = "SEK";
    posting.office_order = office::OrderId{5001};
    const auto told = unsure_payment(posting, "swish");
    EXPECT_EQ(told.id, row.told);
    EXPECT_EQ(told.arguments.at("amount"), "249.00 SEK");
    EXPECT_EQ(told.arguments.at("office_order"), "5001");
  }
}

}  // namespace
}  // namespace woo24::sync
