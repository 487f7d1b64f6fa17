// What the log says of a wish about one order that could not be done.
#include "woo24/app/wish_desk.hpp"

#include <gtest/gtest.h>

namespace woo24::app {
namespace {

store::Wish wish(const std::string& what, const std::string& detail = "") { return {1, what, "1042", detail, Instant{}}; }

TEST(WishDesk, ARefusedLinkNamesBothOrdersTheSideAndWhatToDo) {
  EXPECT_EQ(refusal(wish("link", "5001"), Reason{ReasonId::office_order_taken, {{"office_order", "5001"}, {"order", "1007"}}}),
            "a person asked to link order 1042 of the shop to order 5001 of 24SevenOffice; it was not done. Order 5001 in "
            "24SevenOffice already stands for the shop's order 1007. To do: `woo24 why order 1007` tells its story; `woo24 "
            "orders unlink 1007` takes a link back.");
  EXPECT_EQ(refusal(wish("link", "999"),
                    Reason{ReasonId::office_order_not_found, {{"office_order", "999"}, {"client", "Exempel AB"}}}),
            "a person asked to link order 1042 of the shop to order 999 of 24SevenOffice; it was not done. There is no order "
            "999 in the books of Exempel AB. To do: Give the order's id in 24SevenOffice (OrderId), not its invoice number; "
            "`woo24 rehearse` names it.");
}

TEST(WishDesk, WhatElseWasAskedFor) {
  const Reason unknown{ReasonId::order_not_known, {{"order", "1042"}}};
  EXPECT_TRUE(refusal(wish("retry", "again"), unknown).starts_with("a person asked to retry order 1042 of the shop (again);"));
  EXPECT_TRUE(refusal(wish("unlink"), unknown).starts_with("a person asked to unlink order 1042 of the shop;"));
  EXPECT_TRUE(refusal(wish("import retry"), unknown).starts_with("a person asked to retry order 1042 of 24SevenOffice;"));
}

TEST(WishDesk, NobodyIsNamed) {
  const auto line = refusal(
      wish("skip"),
      Reason{ReasonId::customer_not_saved, {{"name", "Anna Ask"}, {"message", "Anna is taken"}, {"found", "anna@example.se"}}});
  EXPECT_EQ(line.find("Anna"), std::string::npos) << line;
  EXPECT_EQ(line.find("anna"), std::string::npos) << line;
}

}  // namespace
}  // namespace woo24::app
