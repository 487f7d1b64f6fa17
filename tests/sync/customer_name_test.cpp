#include "woo24/sync/customer_name.hpp"

#include "woo24/base/text.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

struct NameCase {
  const char *what, *company, *first, *last, *wanted;
};

TEST(CustomerName, TheCompanyElseThePerson) {
  const std::vector<NameCase> cases = {
      {"a person", "", "Anna", "Åkesson", "Anna Åkesson"},
      {"a company's buyer", "Exempelbolaget AB", "Anna", "Åkesson", "Exempelbolaget AB"},
      {"the first name alone", "", "Anna", "", "Anna"},
      {"the last name alone", " ", "", "Åkesson", "Åkesson"},
      {"nobody", "", " ", "", ""},
      {"as the shop writes its letters", "Bror &amp; Syster", "", "", "Bror & Syster"},
      {"in one line", "Bror\r\n  & \tSyster", "", "", "Bror & Syster"},
      {"nothing that a terminal obeys", "\x1b[31mRöd", "", "", "[31mRöd"},
      {"erased by the shop", "[deleted]", "[deleted]", "[deleted]", ""},
  };
  for (const auto& one : cases) {
    shop::Order order;
    order.billing.company = one.company;
    order.billing.first_name = one.first;
    order.billing.last_name = one.last;
    EXPECT_EQ(customer_name(order), one.wanted) << one.what;
  }
}

TEST(CustomerName, ALongOneIsCutBetweenCharacters) {
  shop::Order order;
  for (int n = 0; n < 40; ++n) order.billing.company += "Åö";
  const auto name = customer_name(order);
  EXPECT_EQ(length(name), 60U);
  EXPECT_TRUE(is_utf8(name));
  EXPECT_TRUE(name.ends_with("…"));
}

TEST(CustomerName, WhereTheBillNamesNobodyTheParcelDoes) {
  shop::Order order;
  order.shipping.first_name = "Bo";
  EXPECT_EQ(customer_name(order), "Bo");
}

TEST(CustomerName, OfTheOfficeIsOnTheOrderElseOnTheCard) {
  office::Order order;
  office::Company card;
  card.name = "Kortet AB";
  EXPECT_EQ(customer_name(order, nullptr), "");
  EXPECT_EQ(customer_name(order, &card), "Kortet AB");
  order.customer_name = " Ordern  AB ";
  EXPECT_EQ(customer_name(order, &card), "Ordern AB");
}

TEST(CustomerName, IsForRowsThatStandStill) {
  shop::Order order;
  order.billing.first_name = "Anna";
  for (const auto standing : {Standing::moving, Standing::waiting, Standing::failed, Standing::skipped, Standing::taken_over}) {
    Posting posting;
    posting.standing = standing;
    name_customer(posting, order);
    const bool still = standing == Standing::waiting || standing == Standing::failed;
    EXPECT_EQ(posting.customer_name, still ? "Anna" : "");
  }
}

}  // namespace
}  // namespace woo24::sync
