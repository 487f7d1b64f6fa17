// The sums of the proof by VAT rate, and what of them is rounding, listed, or a difference.
#include "woo24/sync/proof_sums.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

Amount kronor(std::int64_t whole) { return Amount::whole(whole); }
Amount oere(std::int64_t cents) { return Amount::cents(cents); }
Day november(unsigned day) { return Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{day}}; }

office::Row row(Amount price, std::int64_t quantity, std::int64_t rate) {
  office::Row made;
  made.price = price;
  made.quantity = kronor(quantity);
  made.vat_rate = kronor(rate);
  return made;
}

office::Order booked(Amount total, Amount vat, std::vector<office::Row> rows) {
  office::Order order;
  order.total_inc_vat = total;
  order.total_vat = vat;
  order.rows = std::move(rows);
  return order;
}

TEST(OfficeAmount, IsItsRowsByRateSoThatTheySumToTheOrder) {
  auto order = booked(oere(23'103), oere(3'103), {row(kronor(100), 1, 25), row(kronor(50), 2, 6), row(kronor(0), 1, 12)});
  order.rows.push_back({});
  order.rows.back().type = office::RowType::text;
  const auto side = office_amount(order, oere(6));
  ASSERT_EQ(side.rates.size(), 3U);
  EXPECT_EQ(side.rates[0], (RateShare{kronor(25), kronor(100), oere(2'503)})) << "the öre goes to the largest rate";
  EXPECT_EQ(side.rates[1], (RateShare{kronor(6), kronor(100), kronor(6)}));
}

TEST(OfficeAmount, WhatRoundingCannotExplainBelongsToNoRate) {
  const auto side = office_amount(booked(kronor(175), kronor(25), {row(kronor(100), 1, 25)}), oere(2));
  ASSERT_EQ(side.rates.size(), 2U);
  EXPECT_EQ(side.rates[1], (RateShare{std::nullopt, kronor(50), kronor(0)})) << "a fee that no row shows";
}

TEST(OfficeAmount, ADiscountIsInTheNet) {
  auto discounted = row(kronor(100), 2, 25);
  discounted.discount_rate = kronor(10);
  EXPECT_EQ(booked_net(discounted), kronor(180));
  EXPECT_EQ(office_amount(booked(kronor(225), kronor(45), {discounted}), oere(2)).rates.front().net, kronor(180));
}

TEST(OfficeAmount, RowsThatDoNotTellTheirRateTellNothing) {
  auto silent = row(kronor(100), 1, 25);
  silent.vat_rate.reset();
  EXPECT_TRUE(office_amount(booked(kronor(125), kronor(25), {silent}), oere(2)).rates.empty());
}

SideAmount sale(std::int64_t net, Amount vat, std::int64_t rate) {
  return {kronor(net) + vat, vat, {{kronor(rate), kronor(net), vat}}};
}

TEST(SumDifference, IsTheTotalThenTheVatThenARate) {
  const auto shop = sale(100, kronor(25), 25);
  const auto told = [&](const SideAmount& office) {
    const auto found = sum_difference(shop, office, "SEK", oere(2), oere(10));
    return found ? std::string(found->detail) + " " + found->row + ": " + found->shop + " / " + found->office : std::string();
  };
  EXPECT_EQ(told(shop), "");
  EXPECT_EQ(told({oere(12'499), kronor(25), shop.rates}), "total : 125.00 SEK / 124.99 SEK");
  EXPECT_EQ(told({kronor(125), kronor(20), shop.rates}), "VAT : 25.00 SEK / 20.00 SEK");
  EXPECT_EQ(told({kronor(125), oere(2'502), {{kronor(25), oere(9'998), oere(2'502)}}}), "") << "rounding";
  EXPECT_EQ(told({kronor(125), kronor(25), {{kronor(12), kronor(100), kronor(25)}}}),
            "VAT rate 12 %: 0.00 + 0.00 SEK / 100.00 + 25.00 SEK");
  EXPECT_EQ(told({kronor(125), kronor(25), {}}), "") << "rates that are not told are not held against it";
  EXPECT_EQ(told({kronor(125), kronor(25), {{kronor(25), oere(9'999), kronor(25)}, {kronor(0), oere(1), {}}}}), "")
      << "a rounding row";
}

TEST(ProofSums, NameRoundingAndWhatIsListedApartAndLeaveADifference) {
  ProofSums sums;
  const ProofSums::Place place{november(10), "swish"};
  sums.add(place, "SEK", sale(100, kronor(25), 25),
           {{"SEK", {kronor(125), oere(2'501), {{kronor(25), oere(9'999), oere(2'501)}}}}}, Held::equal);
  sums.add(place, "SEK", sale(200, kronor(50), 25), {}, Held::apart);
  const auto equal = sums.sums();
  ASSERT_EQ(equal.size(), 1U);
  EXPECT_TRUE(equal[0].equal());
  EXPECT_EQ(equal[0].count, 2);
  EXPECT_EQ(equal[0].apart, -kronor(250));
  EXPECT_EQ(equal[0].rounding, oere(1));
  ASSERT_EQ(equal[0].rates.size(), 1U);
  EXPECT_EQ(equal[0].rates[0].rounding_net, -oere(1));
  EXPECT_EQ(equal[0].rates[0].rounding_vat, oere(1));
  EXPECT_EQ(equal[0].rates[0].apart_vat, -kronor(50));
  EXPECT_TRUE(equal[0].rates[0].equal());

  sums.add(place, "SEK", sale(300, kronor(36), 12), {}, Held::differing);
  const auto unequal = sums.sums();
  EXPECT_FALSE(unequal[0].equal());
  EXPECT_TRUE(unequal[0].rates[1].equal()) << "25 % is still right";
  EXPECT_FALSE(unequal[0].rates[0].equal()) << "12 % is not";
}

TEST(ProofSums, EachDayMethodAndCurrencyStandsAlone) {
  ProofSums sums;
  sums.add({november(11), "swish"}, "SEK", sale(100, kronor(25), 25), {}, Held::differing);
  sums.add({november(10), "swish"}, "SEK", sale(100, kronor(25), 25), {}, Held::differing);
  sums.add({november(10), "klarna"}, "SEK", sale(100, kronor(25), 25), {}, Held::differing);
  sums.add({november(10), "swish"}, "EUR", sale(100, kronor(25), 25), {{"SEK", sale(100, kronor(25), 25)}}, Held::differing);
  std::string said;
  for (const auto& sum : sums.sums()) said += format_day(sum.day) + " " + sum.payment_method + " " + sum.currency + "; ";
  EXPECT_EQ(said, "2026-11-10 klarna SEK; 2026-11-10 swish EUR; 2026-11-10 swish SEK; 2026-11-11 swish SEK; ");
}

TEST(ProofSums, WhatOneSideDoesNotTellByRateStandsUnderNoRateOnBoth) {
  ProofSums sums;
  sums.add({november(10), "swish"}, "SEK", {kronor(125), kronor(25), {}}, {{"SEK", sale(100, kronor(25), 25)}}, Held::equal);
  const auto found = sums.sums();
  ASSERT_EQ(found[0].rates.size(), 1U);
  EXPECT_EQ(found[0].rates[0].rate, std::nullopt);
  EXPECT_TRUE(found[0].equal());
}

}  // namespace
}  // namespace woo24::sync
