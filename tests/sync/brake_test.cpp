#include "woo24/sync/brake.hpp"

#include "samples.hpp"

#include <gtest/gtest.h>

namespace woo24::sync {
namespace {

using namespace samples;

TEST(TooMuch, IsMoreThanTheShareAndMoreThanAHandful) {
  EXPECT_FALSE(too_much(5, 5, amount("20")));
  EXPECT_TRUE(too_much(6, 6, amount("20")));
  EXPECT_FALSE(too_much(20, 100, amount("20")));
  EXPECT_TRUE(too_much(21, 100, amount("20")));
  EXPECT_TRUE(too_much(201, 1000, amount("20")));
  EXPECT_FALSE(too_much(100, 100, amount("100")));
  EXPECT_TRUE(too_much(6, 100, amount("0")));
}

TEST(Brakes, SayHowMuchOfWhat) {
  const settings::Brakes brakes;
  EXPECT_EQ(price_brake(20, 100, brakes), std::nullopt);
  EXPECT_EQ(told(price_brake(40, 100, brakes).value()), "brake-prices some=40 all=100 limit=20");
  EXPECT_EQ(told(stock_brake(40, 100, brakes).value()), "brake-stock some=40 all=100 limit=30");
  EXPECT_EQ(told(missing_brake(CatalogueSide::office, 40, 100, brakes).value()),
            "brake-missing side=24SevenOffice some=40 all=100 limit=30");
}

TEST(Brakes, SayWhichSideLacksProducts) {
  const settings::Brakes brakes;
  for (const auto side : {CatalogueSide::shop, CatalogueSide::office})
    EXPECT_EQ(side_of_missing(*missing_brake(side, 40, 100, brakes)), side);
  EXPECT_EQ(side_of_missing(*price_brake(40, 100, brakes)), std::nullopt);
  EXPECT_EQ(side_of_missing(Reason{ReasonId::brake_missing, {}}), std::nullopt) << "of a state file that was tampered with";
}

TEST(Brakes, AYesToWhatIsMissingIsToNoMoreThanWasSaid) {
  const settings::Brakes brakes;
  const auto said = missing_brake(CatalogueSide::office, 40, 100, brakes);
  EXPECT_TRUE(is_yes_to_missing(said, *said));
  EXPECT_TRUE(is_yes_to_missing(said, *missing_brake(CatalogueSide::office, 39, 100, brakes)));
  EXPECT_FALSE(is_yes_to_missing(said, *missing_brake(CatalogueSide::office, 41, 100, brakes)));
  EXPECT_FALSE(is_yes_to_missing(said, *missing_brake(CatalogueSide::shop, 40, 100, brakes)));
  EXPECT_FALSE(is_yes_to_missing(price_brake(40, 100, brakes), *said));
  EXPECT_FALSE(is_yes_to_missing(std::nullopt, *said));
}

}  // namespace
}  // namespace woo24::sync
